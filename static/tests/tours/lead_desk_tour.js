import { registry } from "@web/core/registry";

import { DONE, add, fill, save } from "./steps";

/** Diego writes a rule in a new version, tries it on the last leads and publishes. */
registry.category("web_tour.tours").add("crm_portfolio_lead_rules_publish", {
    steps: () => [
        add(),
        fill("name", "Spring"),
        { trigger: ".o_field_x2many_list_row_add a", run: "click" },
        fill("name", "Everything", ".modal "),
        fill("team_id", "North", ".modal "),
        { trigger: ".ui-autocomplete a:contains(North)", run: "click" },
        { trigger: ".modal .o_form_button_save", run: "click" },
        { trigger: ".o_data_cell:contains(Everything)" },
        ...save(),
        { trigger: ".o_statusbar_buttons button:contains(Try)", run: "click" },
        { trigger: ".modal button[name=action_simulate]", run: "click" },
        { trigger: ".modal .o_field_widget[name=document_count]:contains(/[1-9]/)" },
        { trigger: ".modal .btn-secondary:contains(Close), .modal button[special=cancel]", run: "click" },
        { trigger: `${DONE}button[name=action_publish]`, run: "click" },
        { trigger: "button[name=action_new_version]", content: "it is in force" },
    ],
});

/** The lead that waits is assigned from the page, and a number opens its records. */
registry.category("web_tour.tours").add("crm_portfolio_assignment_desk", {
    steps: () => [
        { trigger: ".o_portfolio_lead_tiles [data-key=unassigned]:contains(1)" },
        { trigger: ".o_portfolio_lead_cause[data-key=new] .btn-secondary", run: "click" },
        { trigger: ".o_portfolio_lead_tiles [data-key=unassigned]:contains(0)" },
        { trigger: ".o_portfolio_lead_person:contains(Ana)" },
        { trigger: ".o_portfolio_lead_tiles [data-key=escalated]", run: "click" },
        { trigger: ".o_list_view, .o_kanban_view" },
    ],
});
