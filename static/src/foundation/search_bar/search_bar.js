import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { SearchBar } from "@web/search/search_bar/search_bar";

// more ways to search than this are too many to read: the first ones are shown, the others on demand
const MANY = 20;
const SHOWN = 10;

patch(SearchBar.prototype, {
    async computeState(options = {}) {
        await super.computeState(options);
        const { query, expanded } = this.state;
        if (!query.trim()) {
            this.portfolioShowsAll = false;
        }
        if (this.portfolioShowsAll || expanded.length || this.items.length <= MANY) {
            return;
        }
        // the last one writes a filter by hand
        const hidden = this.items.length - SHOWN - 1;
        this.items.splice(SHOWN, hidden, {
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
