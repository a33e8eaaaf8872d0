import { registry } from "@web/core/registry";

import { DONE, fill, openTab } from "./steps";

/** Ana notes what the bakery wants, in one line, and makes it an opportunity with one click. */
registry.category("web_tour.tours").add("crm_portfolio_need", {
    steps: () => [
        openTab("crm_portfolio_profile"),
        { trigger: "div[name=portfolio_need] button:contains(Note a need)", run: "click" },
        fill("name", "A second oven", ".modal "),
        { trigger: ".modal .o_form_button_save", run: "click" },
        {
            content: "it stands on the account",
            trigger: `${DONE}.o_field_widget[name=portfolio_need_ids]:contains(A second oven)`,
        },
        {
            trigger: ".o_field_widget[name=portfolio_need_ids] button[name=action_portfolio_convert]",
            run: "click",
        },
        {
            content: "the opportunity, with the way back to the need",
            trigger: ".o_form_view:has(.o_statusbar_status) button[name=action_portfolio_needs], .o_lead_opportunity_form",
        },
    ],
});
