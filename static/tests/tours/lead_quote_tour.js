import { registry } from "@web/core/registry";

/** Maria writes a rule; leads of known accounts go to their salesperson. */
registry.category("web_tour.tours").add("crm_portfolio_assignment_rule", {
    steps: () => [
        { trigger: ".o_list_button_add, .o-kanban-button-new", run: "click" },
        { trigger: ".o_field_widget[name=name] input", run: "edit Everything" },
        { trigger: ".o_field_widget[name=target_type] input[data-value=account]", run: "click" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved", content: "the rule is saved" },
    ],
});

/** Ana opens her opportunity, notes a product and generates the quotation. */
registry.category("web_tour.tours").add("crm_portfolio_quote_generate", {
    steps: () => [
        {
            content: "the reason is on the form",
            trigger: ".o_field_widget[name=portfolio_assignment_reason]:contains(Ana is the salesperson of Bakery)",
        },
        { trigger: "a[name=portfolio_products]", run: "click" },
        { trigger: ".o_field_widget[name=portfolio_product_ids]:contains(Oven)" },
        {
            content: "on a phone the buttons are behind a toggle",
            trigger: ".o_form_statusbar",
            run() {
                document.querySelector(".o_statusbar_buttons .dropdown-toggle")?.click();
            },
        },
        { trigger: "button[name=action_portfolio_generate_quotes]", run: "click" },
        {
            content: "its own products are proposed",
            trigger: ".modal .o_field_widget[name=content] input[data-value=opportunity]:checked",
        },
        { trigger: ".modal button[name=action_generate]", run: "click" },
        { trigger: ".o_field_widget[name=order_line]:contains(Oven)", content: "the quotation opens" },
    ],
});
