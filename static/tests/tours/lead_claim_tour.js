import { registry } from "@web/core/registry";

import { row } from "./steps";

/** Bruno claims a lead: he is told so, the row or card stays in its place, and he opens it. */
registry.category("web_tour.tours").add("crm_portfolio_claim", {
    steps: () => [
        { trigger: row("Panes Gil") },
        {
            trigger: row("Hornos Rey", " button[name=action_portfolio_claim]"),
            run: "click",
        },
        { trigger: ".o_notification:contains(Hornos Rey is yours now)" },
        {
            content: "it stays, and what was pressed is no longer there to be pressed",
            trigger:
                ".o_data_row:contains(Hornos Rey):not(:has(button[name=action_portfolio_claim])), .o_kanban_record:contains(Hornos Rey):has(button:disabled):not(:has(button[name=action_portfolio_claim]))",
        },
        { trigger: ".o_notification button:contains(Open)", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=name]:contains(Hornos Rey), .o_form_view .o_field_widget[name=name] textarea, .o_form_view .o_field_widget[name=name] input" },
    ],
});
