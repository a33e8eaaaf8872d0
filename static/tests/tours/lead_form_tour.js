import { registry } from "@web/core/registry";

import { add, openTab } from "./steps";

/** Maria builds a form, looks at it as a phone shows it, and publishes it. */
registry.category("web_tour.tours").add("crm_portfolio_lead_form_build", {
    steps: () => [
        add(),
        { trigger: "[name=name] input", run: "edit Fair" },
        { trigger: "[name=title] input", run: "edit Visit us at the fair" },
        { content: "it begins with what everybody asks", trigger: "[name=field_ids] :contains(E-mail)" },
        { trigger: "[name=field_ids] .o_field_x2many_list_row_add a, [name=field_ids] .o-kanban-button-new", run: "click" },
        { trigger: ".modal [name=label] input", run: "edit Town" },
        { trigger: ".modal [name=target] select, .modal [name=target] input", run: "click" },
        {
            trigger: ".modal [name=target] input, .modal [name=target] select",
            run: "edit City",
        },
        { trigger: ".o_select_menu_item:contains(City), .modal [name=target] select", run: "click" },
        { content: "the kind follows", trigger: ".modal [name=kind] :contains(Text), .modal [name=kind] input:value(Text)" },
        { trigger: ".modal .o_form_button_save:contains(Save & Close), .modal .o_form_button_save", run: "click" },
        { trigger: "body:not(:has(.modal))" },
        { trigger: "[name=field_ids] :contains(Town)" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: "body:not(.o_form_dirty) a[name=preview]", run: "click" },
        { content: "as visitors will see it", trigger: ":iframe h1:contains(Visit us at the fair)" },
        openTab("embed"),
        { trigger: "[name=embed_script]:contains(embed.js)" },
        { trigger: "button[name=action_publish_without_consent]", run: "click" },
        { content: "without a consent text, it asks", trigger: ".modal:contains(no consent text) .btn-primary", run: "click" },
        { trigger: "button[name=action_open_page]" },
    ],
});
