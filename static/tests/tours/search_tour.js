import { registry } from "@web/core/registry";

/** A representative, from whom tax ID, phone and e-mail are hidden, finds the bakery, opens it, changes it, writes. */
registry.category("web_tour.tours").add("crm_portfolio_search", {
    steps: () => [
        { trigger: ".o_control_panel" },
        {
            content: "on a phone the search is behind a button",
            trigger: ".o_control_panel",
            run() {
                if (!document.querySelector(".o_searchview_input")) {
                    document.querySelector(".o_control_panel button .fa-search")?.closest("button").click();
                }
            },
        },
        { trigger: ".o_searchview_input", run: "edit NUNEZ panaderia" },
        {
            content: "what his role does not see is not offered",
            trigger: ".o_searchview_autocomplete:not(:contains(Tax ID))",
        },
        {
            trigger: ".o_searchview_autocomplete .o-dropdown-item:contains(Search Account for:)",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(Panadería) .o_data_cell[name=complete_name], .o_kanban_record:contains(Panadería)",
            run: "click",
        },
        {
            content: "the form opens without the hidden fields",
            trigger: ".o_form_view:not(:has(.o_field_widget[name=vat], .o_field_widget[name=phone])) .o_field_widget[name=name]",
        },
        { trigger: ".nav-link[name=crm_portfolio]", run: "click" },
        { trigger: ".o_field_widget[name=portfolio_trade_name] input", run: "edit La Espiga" },
        {
            trigger: ".o_form_button_save, .o_form_status_indicator button.o_form_button_save",
            run: "click",
        },
        { trigger: ".o_form_saved, .o_form_status_indicator_buttons.invisible" },
    ],
});
