import { registry } from "@web/core/registry";

/** Ana looks at what her list says, has it checked, looks at the row to correct, and imports the rest. */
registry.category("web_tour.tours").add("crm_portfolio_import_leads", {
    steps: () => [
        {
            content: "what the columns mean was found out",
            trigger: ".o_field_widget[name=column_ids]:contains(Correo)",
        },
        { trigger: "button[name=action_check]", run: "click" },
        { content: "nothing is written yet", trigger: ".o_form_view:contains(Nothing has been written yet)" },
        { isActive: ["mobile"], trigger: ".o_button_more", run: "click" },
        { trigger: "button[name=action_open_rows]:contains(To Correct)", run: "click" },
        {
            content: "the row says why",
            trigger: ".o_action_manager > .o_list_view:contains(is no e-mail address), .o_action_manager > .o_kanban_view:contains(is no e-mail address)",
        },
        { trigger: ".o_back_button, .breadcrumb-item a:contains(fair.csv)", run: "click" },
        { trigger: "button[name=action_start]:contains(Import)", run: "click" },
        { content: "the job has it", trigger: ".o_portfolio_import_progress:contains(1 / 3)" },
    ],
});

/** And takes it back the next day. */
registry.category("web_tour.tours").add("crm_portfolio_undo_import", {
    steps: () => [
        { isActive: ["mobile"], trigger: ".o_button_more", run: "click" },
        { trigger: "button[name=action_open_rows]:contains(Created):contains(2)" },
        { isActive: ["mobile"], trigger: ".o_button_more", run: "click" },
        { isActive: ["mobile"], trigger: ".o_statusbar_buttons button[title=More]", run: "click" },
        { trigger: "button[name=action_undo]", run: "click" },
        { trigger: ".modal button:contains(Undo Import)", run: "click" },
        { trigger: ".o_portfolio_import_progress:contains(0 / 2)" },
    ],
});
