import { registry } from "@web/core/registry";

import { DONE, act, choose, confirm, fill, openTab, press, save } from "./steps";

/** Maria blocks the bakery for orders; the page says so, and why. */
registry.category("web_tour.tours").add("crm_portfolio_block", {
    steps: () => [
        openTab("crm_portfolio"),
        { trigger: "button[name=action_portfolio_block]", run: "click" },
        ...choose("reason_id", "Unpaid invoices", { inside: ".modal " }),
        { trigger: ".modal button[name=action_apply]", run: "click" },
        { trigger: `${DONE}.alert-danger:contains(Unpaid invoices)` },
    ],
});

/** Ana wants to confirm the bakery's quotation: she was warned, and it is refused. */
registry.category("web_tour.tours").add("crm_portfolio_blocked_order", {
    steps: () => [
        {
            content: "she is warned before she tries",
            trigger: ".o_form_view .alert-danger:contains(Unpaid invoices)",
        },
        ...press("action_confirm"),
        {
            content: "and refused with the same sentence",
            trigger: ".modal:contains(Unpaid invoices)",
        },
        confirm(),
        { trigger: `${DONE}.o_form_view` },
    ],
});

/** Ana archives the garage and says why. */
registry.category("web_tour.tours").add("crm_portfolio_archive", {
    steps: () => [
        ...act("Archive"),
        { trigger: ".modal-footer .btn-primary:contains(Archive), .modal .o_field_widget[name=reason_id]" },
        {
            content: "core asks whether, then we ask why",
            trigger: ".modal",
            run() {
                if (!document.querySelector(".modal .o_field_widget[name=reason_id]")) {
                    document.querySelector(".modal-footer .btn-primary").click();
                }
            },
        },
        ...choose("reason_id", "Closed down", { inside: ".modal " }),
        fill("note", "The owner retired", ".modal "),
        { trigger: ".modal button[name=action_apply]", run: "click" },
        { trigger: `${DONE}.o_form_view .ribbon:contains(Archived)` },
        openTab("crm_portfolio"),
        { trigger: ".o_field_widget[name=portfolio_inactivity_ids]:contains(The owner retired)" },
    ],
});

/** Ana corrects a contact's title: the position follows, and says why. */
registry.category("web_tour.tours").add("crm_portfolio_contact_position", {
    steps: () => [
        fill("function", "Jefa de compras"),
        ...save(),
        openTab("portfolio_person"),
        { trigger: ".o_field_widget[name=portfolio_job_reason]:contains(Jefa de compras)" },
    ],
});
