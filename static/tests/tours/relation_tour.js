import { registry } from "@web/core/registry";

import { DONE, choose, openTab } from "./steps";

/** Ana writes that the bakery is the group of the garage, sees it from the garage, and opens the graph. */
registry.category("web_tour.tours").add("crm_portfolio_relate", {
    steps: () => [
        openTab("crm_portfolio_profile"),
        {
            content: "the hotel, a colleague's account, is a number",
            trigger: ".o_field_widget[name=portfolio_relation_hidden]:contains(1)",
        },
        { trigger: "button[name=action_portfolio_add_relation]", run: "click" },
        ...choose("type_id", "Group", { inside: ".modal ", typed: true }),
        ...choose("right_id", "Garage", { inside: ".modal ", typed: true }),
        { trigger: ".modal .o_field_widget[name=sentence]:contains(Bakery · Group of · Garage)" },
        { trigger: ".modal .o_form_button_save", run: "click" },
        {
            content: "the bakery shows it",
            trigger: `${DONE}.o_field_widget[name=portfolio_relation_ids]:contains(Subsidiary):contains(Garage)`,
        },
        { trigger: ".o_field_widget[name=portfolio_relation_ids] [name=action_open]", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=name]:contains(Garage), .o_breadcrumb:contains(Garage)" },
        openTab("crm_portfolio_profile"),
        {
            content: "and so does the garage, with the other word",
            trigger: ".o_field_widget[name=portfolio_relation_ids]:contains(Group):contains(Bakery)",
        },
        { trigger: "button[name=action_portfolio_relation_graph]", run: "click" },
        { content: "two steps away, without its name", trigger: ".o_portfolio_relation_graph .o_masked:contains(Another account)" },
        { trigger: ".o_portfolio_relation_graph:not(:contains(Hotel))" },
        {
            content: "with the keyboard",
            trigger: ".o_portfolio_relation_graph .o_node[role=link][tabindex='0']:contains(Bakery)",
            run({ anchor }) {
                anchor.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
            },
        },
        { trigger: ".o_form_view .o_breadcrumb:contains(Bakery), .o_form_view:has(.o_field_widget[name=name]):contains(Bakery)" },
    ],
});
