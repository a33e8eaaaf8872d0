import { registry } from "@web/core/registry";

import { add, fill, openTab, press, save } from "./steps";

/** Maria writes a rule; leads of known accounts go to their salesperson. */
registry.category("web_tour.tours").add("crm_portfolio_assignment_rule", {
    steps: () => [
        add(),
        fill("name", "Everything"),
        { trigger: ".o_field_widget[name=target_type] input[data-value=account]", run: "click" },
        ...save(),
    ],
});

/** Ana opens her opportunity, notes a product and generates the quotation. */
registry.category("web_tour.tours").add("crm_portfolio_quote_generate", {
    steps: () => [
        {
            content: "the reason is on the form",
            trigger: ".o_field_widget[name=portfolio_assignment_reason]:contains(Ana is the salesperson of Bakery)",
        },
        openTab("portfolio_products"),
        { trigger: ".o_field_widget[name=portfolio_product_ids]:contains(Oven)" },
        ...press("action_portfolio_generate_quotes"),
        {
            content: "its own products are proposed",
            trigger: ".modal .o_field_widget[name=content] input[data-value=opportunity]:checked",
        },
        { trigger: ".modal button[name=action_generate]", run: "click" },
        { trigger: ".o_field_widget[name=order_line]:contains(Oven)", content: "the quotation opens" },
    ],
});
