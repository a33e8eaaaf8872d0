import { registry } from "@web/core/registry";

import { fill, openSearch, openTab, save } from "./steps";

/** A representative, from whom tax ID, phone and e-mail are hidden, finds the bakery, opens it, changes it, writes. */
registry.category("web_tour.tours").add("crm_portfolio_search", {
    steps: () => [
        { trigger: ".o_control_panel" },
        openSearch(),
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
        openTab("crm_portfolio"),
        fill("portfolio_trade_name", "La Espiga"),
        ...save(),
    ],
});
