import { registry } from "@web/core/registry";

import { openSearch, openTab, row } from "./steps";

/** Ana says what the bakery does, by its code without dots. */
registry.category("web_tour.tours").add("crm_portfolio_activity_set", {
    steps: () => [
        openTab("crm_portfolio_profile"),
        {
            isActive: ["desktop"],
            trigger: ".o_field_widget[name=portfolio_activity_id] input",
            run: "edit 4724",
        },
        // on a phone the field opens a list to choose from, with a search of its own
        { isActive: ["mobile"], trigger: ".o_field_widget[name=portfolio_activity_id] input", run: "click" },
        { isActive: ["mobile"], ...openSearch(".modal ") },
        { isActive: ["mobile"], trigger: ".modal .o_searchview_input", run: "edit 4724" },
        { isActive: ["mobile"], trigger: ".o_searchview_autocomplete .o-dropdown-item", run: "click" },
        {
            content: "the code, and what it is",
            trigger:
                ".o-autocomplete--dropdown-item:contains(CNAE25 47.24), .modal .o_kanban_record:contains(CNAE25 47.24)",
            run: "click",
        },
        { trigger: ".o_form_button_save:enabled", run: "click" },
        {
            content: "what follows from it stands below with its reason",
            trigger: ".o_field_widget[name=portfolio_activity_line_ids]:contains(NACE2.1 47.24)",
        },
        { trigger: ".o_form_saved, .o_form_view:not(:has(.o_form_button_save:visible))" },
    ],
});

/** She finds it again by the division. */
registry.category("web_tour.tours").add("crm_portfolio_activity_search", {
    steps: () => [
        openSearch(),
        { trigger: ".o_searchview_input", run: "edit 472" },
        { trigger: ".o_searchview_autocomplete .o-dropdown-item:contains(more fields)", run: "click" },
        { trigger: ".o_searchview_autocomplete .o-dropdown-item:contains(Activity)", run: "click" },
        { content: "the bakery", trigger: row("Bakery") },
        {
            content: "and nothing else",
            trigger: ".o_content:not(:has(.o_data_row:contains(Garage))):not(:has(.o_kanban_record:contains(Garage)))",
        },
    ],
});

/** A code with two equivalents waits for her: one click. */
registry.category("web_tour.tours").add("crm_portfolio_activity_review", {
    steps: () => [
        {
            trigger: row("Garage", " .o_portfolio_candidate:contains(47.91)"),
            run: "click",
        },
        { trigger: ".o_content:not(:has(.o_data_row:contains(Garage))):not(:has(.o_kanban_record:contains(Garage)))" },
    ],
});
