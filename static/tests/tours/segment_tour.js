import { registry } from "@web/core/registry";

import { fill, openSearch, openTab, row } from "./steps";

/** Ana searches the accounts of a town, keeps the search as a segment and reads why one is in it. */
registry.category("web_tour.tours").add("crm_portfolio_save_segment", {
    steps: () => [
        openSearch(),
        { trigger: ".o_searchview_input", run: "edit Bakery" },
        { trigger: ".o_searchview_autocomplete .o-dropdown-item:first, .o_searchview_input_container .dropdown-item:first", run: "click" },
        { trigger: ".o_searchview_facet:contains(Bakery)" },
        { trigger: ".o_cp_action_menus .dropdown-toggle", run: "click" },
        { trigger: ".o_portfolio_save_segment", run: "click" },
        fill("name", "My town", ".modal "),
        { trigger: ".modal .o_field_widget[name=preview_count]:contains(1)" },
        { trigger: ".modal .o_form_button_save", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_data_row:contains(Bakery) .o_data_cell[name=complete_name], body:not(:has(.modal)) .o_kanban_record:contains(Bakery)", run: "click" },
        openTab("crm_portfolio_profile"),
        { trigger: ".o_field_widget[name=portfolio_segment_ids]:contains(My town)" },
        { trigger: "button[name=action_portfolio_segments]", run: "click" },
        {
            content: "the row says what it meets",
            trigger: row("My town", ":contains(Meets)"),
        },
    ],
});
