/**
 * Steps that tours have in common, the same on a large screen and on a phone. What gives a step is one of a list, what
 * gives more is spread into it: `[openTab("crm_portfolio"), ...press("action_undo")]`.
 */

/** Before a trigger: whatever was asked in a dialog is done. */
export const DONE = "body:not(:has(.modal)) ";

/** @returns {string} a trigger: the row of a list, or the card of a kanban, that has the text, and what is in it */
export function row(text, inside = "") {
    return `.o_data_row:contains(${text})${inside}, .o_kanban_record:contains(${text})${inside}`;
}

/** A page of a form's notebook. */
export function openTab(name) {
    return { trigger: `a[name=${name}]`, run: "click" };
}

/** A new record, from a list or a kanban. */
export function add() {
    return { trigger: ".o_list_button_add, .o-kanban-button-new", run: "click" };
}

/** Types into a field; of the dialog, where `inside` is ".modal ". */
export function fill(name, text, inside = "") {
    return { trigger: `${inside}.o_field_widget[name=${name}] input`, run: `edit ${text}` };
}

/** Yes to what a dialog asks. */
export function confirm() {
    return { trigger: ".modal-footer .btn-primary", run: "click" };
}

/** Saves the form, and waits for it: what is typed and not taken over yet shows in the buttons alone. */
export function save() {
    return [
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: "body:has(.o_form_status_indicator_buttons.invisible) .o_form_saved" },
    ];
}

/** A button of the form's status bar; on a phone it is behind a toggle. */
export function press(name) {
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

/** An entry of the menu of actions. */
export function act(label) {
    return [
        { trigger: ".o_cp_action_menus .dropdown-toggle", run: "click" },
        { trigger: `.o-dropdown-item:contains(${label})`, run: "click" },
    ];
}

/** A record of a many2one, which a list below it offers, on a phone a screen of its own; `typed`: after typing it. */
export function choose(name, label, { inside = "", typed = false } = {}) {
    return [
        { trigger: `${inside}.o_field_widget[name=${name}] input`, run: typed ? `edit ${label}` : "click" },
        {
            trigger: `.o-autocomplete--dropdown-item:contains(${label}), .modal .o_kanban_record:contains(${label})`,
            run: "click",
        },
    ];
}

/** The search box, which on a phone is behind a button. */
export function openSearch(inside = "") {
    return {
        trigger: `${inside}.o_control_panel`,
        run() {
            if (!document.querySelector(`${inside}.o_searchview_input`)) {
                const icon = document.querySelector(
                    `${inside}.o_control_panel .oi-search, ${inside}.o_control_panel .fa-search`
                );
                icon?.closest("button")?.click();
            }
        },
    };
}
