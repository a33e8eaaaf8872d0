import { registry } from "@web/core/registry";

/** Maria blocks the bakery for orders; the page says so, and why. */
registry.category("web_tour.tours").add("crm_portfolio_block", {
    steps: () => [
        ...openPortfolio(),
        { trigger: "button[name=action_portfolio_block]", run: "click" },
        ...choose("reason_id", "Unpaid invoices"),
        { trigger: ".modal button[name=action_apply]", run: "click" },
        { trigger: "body:not(:has(.modal)) .alert-danger:contains(Unpaid invoices)" },
    ],
});

/** Ana wants to confirm the bakery's quotation: she was warned, and it is refused. */
registry.category("web_tour.tours").add("crm_portfolio_blocked_order", {
    steps: () => [
        {
            content: "she is warned before she tries",
            trigger: ".o_form_view .alert-danger:contains(Unpaid invoices)",
        },
        ...press("action_confirm"),
        {
            content: "and refused with the same sentence",
            trigger: ".modal:contains(Unpaid invoices)",
        },
        { trigger: ".modal-footer .btn-primary", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_form_view" },
    ],
});

/** Ana archives the garage and says why. */
registry.category("web_tour.tours").add("crm_portfolio_archive", {
    steps: () => [
        { trigger: ".o_cp_action_menus .dropdown-toggle", run: "click" },
        { trigger: ".o-dropdown-item:contains(Archive)", run: "click" },
        { trigger: ".modal-footer .btn-primary:contains(Archive), .modal .o_field_widget[name=reason_id]" },
        {
            content: "core asks whether, then we ask why",
            trigger: ".modal",
            run() {
                if (!document.querySelector(".modal .o_field_widget[name=reason_id]")) {
                    document.querySelector(".modal-footer .btn-primary").click();
                }
            },
        },
        ...choose("reason_id", "Closed down"),
        { trigger: ".modal .o_field_widget[name=note] input", run: "edit The owner retired" },
        { trigger: ".modal button[name=action_apply]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_form_view .ribbon:contains(Archived)" },
        ...openPortfolio(),
        { trigger: ".o_field_widget[name=portfolio_inactivity_ids]:contains(The owner retired)" },
    ],
});

/** Ana corrects a contact's title: the position follows, and says why. */
registry.category("web_tour.tours").add("crm_portfolio_contact_position", {
    steps: () => [
        { trigger: ".o_field_widget[name=function] input", run: "edit Jefa de compras" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved" },
        { trigger: "a[name=portfolio_person]", run: "click" },
        { trigger: ".o_field_widget[name=portfolio_job_reason]:contains(Jefa de compras)" },
    ],
});

function openPortfolio() {
    return [{ trigger: "a[name=crm_portfolio]", run: "click" }];
}

/** Chooses in a many2one of the dialog; on a phone it is a list of its own. */
function choose(name, label) {
    return [
        { trigger: `.modal .o_field_widget[name=${name}] input`, run: "click" },
        {
            trigger: `.o-autocomplete--dropdown-item:contains(${label}), .modal .o_kanban_record:contains(${label})`,
            run: "click",
        },
    ];
}

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
