import { registry } from "@web/core/registry";

import { DONE } from "./steps";

/** Ana types a phone: a colleague's customer. Then a name: one of hers, whose data she takes over. */
registry.category("web_tour.tours").add("crm_portfolio_lead_capture", {
    steps: () => [
        {
            content: "the short form, as the menu opens it",
            trigger: ".o_web_client .o_action_manager .o_view_controller",
            run: () => odoo.__WOWL_DEBUG__.root.env.services.action.doAction("crm_portfolio.action_lead_capture"),
        },
        {
            content: "typing, not leaving the field, is enough",
            trigger: ".modal div[name=phone] input",
            run() {
                this.anchor.value = "981 22 33 44";
                this.anchor.dispatchEvent(new Event("input", { bubbles: true }));
            },
        },
        { trigger: ".modal .o_portfolio_candidate:contains(talk to Bruno)" },
        { trigger: ".modal .o_portfolio_duplicates:not(:contains(Hotel))" },
        { trigger: ".modal div[name=phone] input", run: "clear" },
        { trigger: ".modal div[name=partner_name] input", run: "edit panad" },
        { trigger: ".modal .o_portfolio_offers button:contains(Panadería Rivas)", run: "click" },
        {
            content: "its phone came with it",
            trigger: ".modal div[name=partner_id] input:value(Panadería Rivas)",
        },
        { trigger: ".modal div[name=contact_name] input", run: "edit Marta" },
        { trigger: ".modal button[name=action_portfolio_captured]", run: "click" },
        { trigger: `${DONE}.o_notification:contains(is created) button:contains(Open It)` },
    ],
});

/** Ana has kept the address of the short form: behind it is a page, on which she lands once it is saved. */
registry.category("web_tour.tours").add("crm_portfolio_lead_capture_by_address", {
    steps: () => [
        { trigger: ".modal div[name=contact_name] input", run: "edit Lola by address" },
        { trigger: ".modal button[name=action_portfolio_captured]", run: "click" },
        { trigger: `${DONE}.o_notification:contains(is created)` },
        { content: "the page is not blank", trigger: ".o_action_manager .o_portfolio_tiles, .o_action_manager .o_view_controller" },
    ],
});
