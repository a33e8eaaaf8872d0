import { onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { user } from "@web/core/user";
import { patch } from "@web/core/utils/patch";
import { SearchBar } from "@web/search/search_bar/search_bar";
import { SearchBarMenu } from "@web/search/search_bar_menu/search_bar_menu";
import { ActionHelper } from "@web/views/action_helper";

// more than these are too many to read: the first ones are shown, the others on demand
const SUGGESTIONS = 8;
const FILTERS = 12;

const hasRole = () => user.hasGroup("crm_portfolio.portfolio_group_user");

patch(SearchBar.prototype, {
    async computeState(options = {}) {
        await super.computeState(options);
        const { query, expanded } = this.state;
        if (!query.trim()) {
            this.portfolioShowsAll = false;
        }
        if (
            this.portfolioShowsAll || expanded.length || this.items.length <= SUGGESTIONS || !(await hasRole())
        ) {
            return;
        }
        // the last one writes a filter by hand
        const shown = SUGGESTIONS - 2;
        const hidden = this.items.length - shown - 1;
        this.items.splice(shown, hidden, {
            id: "portfolio_more",
            // the search bar looks up the field of whatever is chosen
            searchItemId: this.items[0].searchItemId,
            unselectable: true,
            label: _t("Search in %s more fields…", hidden),
            loadMore: () => {
                this.portfolioShowsAll = true;
                return this.computeState();
            },
        });
    },
});

/** The first of the items of a menu, and those that are in use. */
function few(items, all) {
    return all ? items : items.filter((item, index) => index < FILTERS || item.isActive);
}

patch(SearchBarMenu.prototype, {
    setup() {
        super.setup();
        this.portfolioAll = useState({ filters: true, groups: true });
        onWillStart(async () => {
            if (await hasRole()) {
                Object.assign(this.portfolioAll, { filters: false, groups: false });
            }
        });
    },

    get filterItems() {
        return few(super.filterItems, this.portfolioAll.filters);
    },

    get groupByItems() {
        return few(super.groupByItems, this.portfolioAll.groups);
    },

    /** @returns {number} how many are not shown */
    get portfolioMoreFilters() {
        return super.filterItems.length - this.filterItems.length;
    },

    get portfolioMoreGroups() {
        return super.groupByItems.length - this.groupByItems.length;
    },
});

patch(ActionHelper.prototype, {
    setup() {
        super.setup?.();
        this.portfolio = useState({ hasRole: false });
        onWillStart(async () => {
            this.portfolio.hasRole = await hasRole();
        });
    },

    /** Filters that may hide what is looked for: not what was typed, not how it is grouped. */
    get portfolioFilters() {
        const facets = this.env.searchModel?.facets || [];
        return this.portfolio.hasRole ? facets.filter((facet) => ["filter", "favorite"].includes(facet.type)) : [];
    },

    get portfolioFilterNames() {
        return this.portfolioFilters.flatMap((facet) => facet.values).join(", ");
    },

    get portfolioSearched() {
        return this.portfolio.hasRole && (this.env.searchModel?.facets || []).some((facet) => facet.type === "field");
    },

    onPortfolioWider() {
        for (const facet of this.portfolioFilters) {
            this.env.searchModel.deactivateGroup(facet.groupId);
        }
    },

    onPortfolioClear() {
        this.env.searchModel.clearQuery();
    },
});
