import { registry } from "@web/core/registry";

/** Ana notes what the bakery wants, in one line, and makes it an opportunity with one click. */
registry.category("web_tour.tours").add("crm_portfolio_need", {
    steps: () => [
        { trigger: "a[name=crm_portfolio_profile]", run: "click" },
        { trigger: "div[name=portfolio_need] button:contains(Note a need)", run: "click" },
        { trigger: ".modal .o_field_widget[name=name] input", run: "edit A second oven" },
        { trigger: ".modal .o_form_button_save", run: "click" },
        {
            content: "it stands on the account",
            trigger: "body:not(:has(.modal)) .o_field_widget[name=portfolio_need_ids]:contains(A second oven)",
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
