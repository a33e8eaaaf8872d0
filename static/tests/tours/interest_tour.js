import { registry } from "@web/core/registry";

import { openTab } from "./steps";

/** Ana says that the bakery cares for ovens, then that it cares a lot. */
registry.category("web_tour.tours").add("crm_portfolio_tap_interest", {
    steps: () => [
        openTab("crm_portfolio_profile"),
        { trigger: ".o_portfolio_interest_add", run: "click" },
        { trigger: ".o_portfolio_interest[data-area=Ovens] button[data-level='1']", run: "click" },
        {
            content: "it is kept at once and says who noted it",
            trigger: ".o_portfolio_interest[data-area=Ovens]:contains(Ana) button[data-level='1'][aria-checked=true]",
        },
        { trigger: ".o_portfolio_interest[data-area=Ovens] button[data-level='2']:enabled", run: "click" },
        { trigger: ".o_portfolio_interest[data-area=Ovens] button[data-level='2'][aria-checked=true]" },
    ],
});
