import { registry } from "@web/core/registry";

/** Ana looks at her portfolio: her accounts, nobody else's; she adds one and it is hers. */
registry.category("web_tour.tours").add("crm_portfolio_my_portfolio", {
    steps: () => [
        { trigger: ".o_data_row:contains(Bakery), .o_kanban_record:contains(Bakery)" },
        {
            content: "a colleague's account is not there",
            trigger: ".o_view_controller:not(:contains(Hotel))",
        },
        { trigger: ".o_list_button_add, .o-kanban-button-new", run: "click" },
        { trigger: ".o_field_widget[name=name]:not(.o_invisible_modifier) input, .o_field_widget[name=name] textarea", run: "edit Bar Nuevo" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved" },
        { trigger: "a[name=crm_portfolio]", run: "click" },
        {
            content: "she is its salesperson",
            trigger: ".o_field_widget[name=portfolio_responsible_ids]:contains(Ana)",
        },
    ],
});

/** Maria hands Ana's portfolio to Bruno and thinks better of it. */
registry.category("web_tour.tours").add("crm_portfolio_hand_over", {
    steps: () => [
        { trigger: ".o_list_button_add, .o-kanban-button-new", run: "click" },
        ...choose("from_user_id", "Ana"),
        ...choose("to_user_id", "Bruno"),
        {
            content: "how many accounts, before doing anything",
            trigger: ".o_field_widget[name=goes_along]:contains(2 accounts)",
        },
        ...press("action_start"),
        { trigger: ".modal-footer .btn-primary", run: "click" },
        { trigger: ".o_form_saved .o_field_widget[name=goes_along]:contains(2 accounts)" },
        ...press("action_undo"),
        { trigger: ".modal-footer .btn-primary", run: "click" },
        { trigger: ".o_field_widget[name=goes_along]:contains(Undone)" },
    ],
});

/** Maria asks why she sees the bakery. */
registry.category("web_tour.tours").add("crm_portfolio_explain", {
    steps: () => [
        { trigger: "a[name=crm_portfolio]", run: "click" },
        { trigger: "button[name=action_portfolio_explain]", run: "click" },
        { trigger: ".modal .o_field_widget[name=answer]:contains(leads the team of Ana)" },
        { trigger: ".modal .o_field_widget[name=visibility_ids]:contains(Ana is responsible)" },
    ],
});

/** Ana asks why she sees it, and is shown nobody else. */
registry.category("web_tour.tours").add("crm_portfolio_explain_mine", {
    steps: () => [
        { trigger: "a[name=crm_portfolio]", run: "click" },
        { trigger: "button[name=action_portfolio_explain]:contains(Why do I see)", run: "click" },
        { trigger: ".modal .o_field_widget[name=answer]:contains(Ana is responsible)" },
        { trigger: ".modal:not(:has([name=visibility_ids]))" },
    ],
});

/** A button of the form's status bar; on a phone it is behind a toggle. */
function press(name) {
    return [
        {
            trigger: ".o_form_statusbar",
            run() {
                document.querySelector(".o_statusbar_buttons .dropdown-toggle")?.click();
            },
        },
        { trigger: `button[name=${name}]`, run: "click" },
    ];
}

/** A user in a many2one field: a list below it, on a phone a screen of its own. */
function choose(field, name) {
    return [
        { trigger: `.o_field_widget[name=${field}] input`, run: "click" },
        {
            trigger: `.o-autocomplete--dropdown-item:contains(${name}), .modal .o_kanban_record:contains(${name})`,
            run: "click",
        },
    ];
}
