import { registry } from "@web/core/registry";

import { DONE, act, choose, confirm, fill, press } from "./steps";

/** Ana converts her lead into an account, reads what went where, and takes it back. */
registry.category("web_tour.tours").add("crm_portfolio_convert_lead", {
    steps: () => [
        ...press("action_portfolio_convert"),
        {
            content: "the lead is proposed as a new account",
            trigger: ".modal .o_field_widget[name=line_ids]:contains(Florist wants a fridge)",
        },
        { trigger: ".modal button[name=action_convert]", run: "click" },
        {
            content: "what went where: the account is the lead's company",
            trigger: ".o_field_widget[name=partner_id]:contains(Flores Lola), .o_field_widget[name=partner_id] input:value(Flores Lola)",
        },
        { trigger: ".o_field_widget[name=line_ids]:contains(Madrid)" },
        ...press("action_undo"),
        confirm(),
        {
            content: "the lead stands as before",
            trigger: ".o_form_statusbar:not(:has(button[name=action_undo])):not(:has(button[name=action_open_lead]))",
        },
        { trigger: ".o_form_view:not(:has(.modal))" },
    ],
});

/** Ana says what the bakery is to her now, and why. */
registry.category("web_tour.tours").add("crm_portfolio_change_category", {
    steps: () => [
        ...act("Change category"),
        ...choose("category_id", "Prospect", { inside: ".modal " }),
        {
            content: "how many accounts, before doing anything",
            trigger: ".modal .o_field_widget[name=account_count]:contains(1)",
        },
        fill("reason", "Has not bought for a year", ".modal "),
        { trigger: ".modal button[name=action_apply]", run: "click" },
        { trigger: `${DONE}a[name=crm_portfolio]`, run: "click" },
        {
            content: "the history has the reason",
            trigger: ".o_field_widget[name=portfolio_change_ids]:contains(Has not bought for a year)",
        },
    ],
});

/** Ana is told what is missing of the bakery, fills it in and reads who said it. */
registry.category("web_tour.tours").add("crm_portfolio_fill_in_characteristics", {
    steps: () => [
        {
            content: "what is missing stands at the top",
            trigger: ".alert-warning:contains(Season) button[name=action_portfolio_fill_in]",
            run: "click",
        },
        {
            content: "everything an account can have, in one window",
            trigger: ".modal .o_field_widget[name=x_portfolio_seats] input",
            run: "edit 24",
        },
        ...choose("x_portfolio_season", "Summer", { inside: ".modal " }),
        { trigger: ".modal .o_form_button_save, .modal footer .btn-primary", run: "click" },
        {
            content: "nothing is missing any more",
            trigger: ".o_form_view:not(:has(.modal)):not(:has(.alert-warning:contains(Season)))",
        },
        { trigger: `${DONE}a[name=crm_portfolio_profile]`, run: "click" },
        { trigger: ".o_field_widget[name=x_portfolio_seats] input:value(24)" },
        {
            content: "nothing empty is shown",
            trigger: ".o_form_view:not(:has(.o_field_widget[name=x_portfolio_delivery_notice]))",
        },
        { trigger: "button[name=action_portfolio_characteristic_history]", run: "click" },
        { trigger: ".o_list_view:contains(Season), .o_kanban_view:contains(Season)" },
    ],
});
