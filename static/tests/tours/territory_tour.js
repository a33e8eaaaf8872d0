import { registry } from "@web/core/registry";

/** Diego draws a zone on a large screen: what lies in it, saved, and its accounts. */
registry.category("web_tour.tours").add("crm_portfolio_zone", {
    steps: () => [
        { trigger: ".o_list_button_add", run: "click" },
        { trigger: ".o_field_widget[name=name] input", run: "edit Harbour" },
        { trigger: ".o_field_widget[name=rule_ids] .o_field_x2many_list_row_add a", run: "click" },
        { trigger: ".o_field_widget[name=rule_ids] .o_field_widget[name=country_id] input", run: "edit Spain" },
        { trigger: ".o-autocomplete--dropdown-item:contains(Spain)", run: "click" },
        { trigger: ".o_field_widget[name=rule_ids] .o_field_widget[name=zip_from] input", run: "edit 28081" },
        { trigger: ".o_field_widget[name=rule_ids] .o_field_widget[name=zip_to] input", run: "edit 28089" },
        { trigger: ".o_form_button_save", run: "click" },
        { content: "the bakery came into it", trigger: "button[name=action_accounts]:contains(1)", run: "click" },
        { trigger: ".o_list_view .o_data_row:contains(Bakery) td[name=portfolio_zone_id]:contains(Harbour)" },
    ],
});

/** Ana sees on her account where it is and why, puts it on a route, and finds the route. */
registry.category("web_tour.tours").add("crm_portfolio_add_to_route", {
    steps: () => [
        { trigger: "a[name=crm_portfolio]", run: "click" },
        { trigger: ".o_field_widget[name=portfolio_zone_id]:contains(City)" },
        { trigger: ".o_field_widget[name=portfolio_zone_reason]:contains(28001–28080)" },
        { trigger: "button[name=action_portfolio_add_to_route]", run: "click" },
        { trigger: ".modal .o_field_widget[name=route_id] input", run: "click" },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Old town), .modal .o_kanban_record:contains(Old town)",
            run: "click",
        },
        { trigger: ".modal button[name=action_add]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_field_widget[name=portfolio_route_ids]:contains(Old town)" },
    ],
});
