import { registry } from "@web/core/registry";

import { add, choose, confirm, openTab, press, row, save } from "./steps";

/** Ana looks at her portfolio: her accounts, nobody else's; she adds one and it is hers. */
registry.category("web_tour.tours").add("crm_portfolio_my_portfolio", {
    steps: () => [
        { trigger: row("Bakery") },
        {
            content: "a colleague's account is not there",
            trigger: ".o_view_controller:not(:contains(Hotel))",
        },
        add(),
        { trigger: ".o_field_widget[name=name]:not(.o_invisible_modifier) input, .o_field_widget[name=name] textarea", run: "edit Bar Nuevo" },
        ...save(),
        openTab("crm_portfolio"),
        {
            content: "she is its salesperson",
            trigger: ".o_field_widget[name=portfolio_responsible_ids]:contains(Ana)",
        },
    ],
});

/** Maria hands Ana's portfolio to Bruno and thinks better of it. */
registry.category("web_tour.tours").add("crm_portfolio_hand_over", {
    steps: () => [
        add(),
        ...choose("from_user_id", "Ana"),
        ...choose("to_user_id", "Bruno"),
        {
            content: "how many accounts, before doing anything",
            trigger: ".o_field_widget[name=goes_along]:contains(2 accounts)",
        },
        ...press("action_start"),
        confirm(),
        { trigger: ".o_form_saved .o_field_widget[name=goes_along]:contains(2 accounts)" },
        ...press("action_undo"),
        confirm(),
        { trigger: ".o_field_widget[name=goes_along]:contains(Undone)" },
    ],
});

/** Maria asks why she sees the bakery. */
registry.category("web_tour.tours").add("crm_portfolio_explain", {
    steps: () => [
        openTab("crm_portfolio"),
        { trigger: "button[name=action_portfolio_explain]", run: "click" },
        { trigger: ".modal .o_field_widget[name=answer]:contains(leads the team of Ana)" },
        { trigger: ".modal .o_field_widget[name=visibility_ids]:contains(Ana is responsible)" },
    ],
});

/** Ana asks why she sees it, and is shown nobody else. */
registry.category("web_tour.tours").add("crm_portfolio_explain_mine", {
    steps: () => [
        openTab("crm_portfolio"),
        { trigger: "button[name=action_portfolio_explain]:contains(Why do I see)", run: "click" },
        { trigger: ".modal .o_field_widget[name=answer]:contains(Ana is responsible)" },
        { trigger: ".modal:not(:has([name=visibility_ids]))" },
    ],
});
