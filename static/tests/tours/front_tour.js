import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("crm_portfolio_front_day", {
    steps: () => [
        {
            content: "One activity waits",
            trigger: ".o_portfolio_tile:contains(Due Today):contains(1)",
        },
        {
            content: "Write a note",
            trigger: ".o_portfolio_quick button:contains(Note)",
            run: "click",
        },
        {
            isActive: ["desktop"],
            trigger: ".modal .o_field_widget[name=partner_id] input",
            run: "edit Bakery",
        },
        {
            isActive: ["desktop"],
            trigger: ".o-autocomplete--dropdown-item:contains(Bakery)",
            run: "click",
        },
        {
            isActive: ["mobile"],
            trigger: ".modal .o_field_widget[name=partner_id] input",
            run: "click",
        },
        {
            isActive: ["mobile"],
            trigger: ".modal .o_kanban_record:contains(Bakery)",
            run: "click",
        },
        {
            trigger: ".modal .o_field_widget[name=body] textarea",
            run: "edit Ovens in May",
        },
        {
            trigger: ".modal footer button[name=action_note]",
            run: "click",
        },
        {
            content: "It says where the note went",
            trigger: ".o_notification:contains(Noted on Bakery)",
        },
        {
            content: "Open what is due",
            trigger: "body:not(:has(.modal)) .o_portfolio_tile:contains(Due Today)",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(Bakery), .o_kanban_record:contains(Bakery), .o_list_view, .o_kanban_view",
        },
    ],
});

registry.category("web_tour.tours").add("crm_portfolio_front_configuration", {
    steps: () => [
        {
            trigger: "main[data-page=config] .o_portfolio_tile:contains(Zones)",
        },
        {
            content: "Look for a tile by its words",
            trigger: "main[data-page=config] input[type=search]",
            run: "edit categories",
        },
        {
            trigger: "main:not(:has(.o_portfolio_tile:contains(Zones))) .o_portfolio_tile:contains(Account Categories)",
            run: "click",
        },
        {
            trigger: ".o_list_view, .o_kanban_view",
        },
        {
            trigger: ".o_breadcrumb, .o_control_panel",
        },
    ],
});
