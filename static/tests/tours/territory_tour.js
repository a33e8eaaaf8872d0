import { registry } from "@web/core/registry";

import { DONE, add, choose, fill, openTab } from "./steps";

/** Diego draws a zone on a large screen: what lies in it, saved, and its accounts. */
registry.category("web_tour.tours").add("crm_portfolio_zone", {
    steps: () => [
        add(),
        fill("name", "Harbour"),
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
        openTab("crm_portfolio"),
        { trigger: ".o_field_widget[name=portfolio_zone_id]:contains(City)" },
        { trigger: ".o_field_widget[name=portfolio_zone_reason]:contains(28001–28080)" },
        { trigger: "button[name=action_portfolio_add_to_route]", run: "click" },
        ...choose("route_id", "Old town", { inside: ".modal " }),
        { trigger: ".modal button[name=action_add]", run: "click" },
        { trigger: `${DONE}.o_field_widget[name=portfolio_route_ids]:contains(Old town)` },
    ],
});
