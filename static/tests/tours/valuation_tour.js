import { registry } from "@web/core/registry";

import { DONE, openTab } from "./steps";

/** Ana values the bakery with a touch a criterion, and reads what its index is made of. */
registry.category("web_tour.tours").add("crm_portfolio_value_account", {
    steps: () => [
        openTab("crm_portfolio_value"),
        { trigger: "button[name=action_portfolio_value]", run: "click" },
        { trigger: ".modal .o_portfolio_levels button:contains(Large)", run: "click" },
        {
            content: "the total follows at once",
            trigger: ".modal .o_field_widget[name=total]:contains(80.0)",
        },
        { trigger: ".modal .o_portfolio_levels button:contains(First)", run: "click" },
        { trigger: ".modal button[name=action_confirm]", run: "click" },
        {
            content: "the index, its chart and its parts",
            trigger: `${DONE}.o_field_widget[name=portfolio_strategic_index]:contains(76.0)`,
        },
        { trigger: ".o_portfolio_index_chart canvas" },
        {
            trigger: ".o_field_widget[name=portfolio_index_line_ids]:contains(48.0):contains(28.0)",
        },
        { trigger: ".o_field_widget[name=portfolio_index_line_ids] button[name=action_open_records]", run: "click" },
        { trigger: ".o_list_view:contains(Bakery), .o_kanban_view:contains(Bakery)" },
    ],
});
