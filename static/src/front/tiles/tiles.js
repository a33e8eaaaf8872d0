import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { normalize } from "@web/core/l10n/utils";
import { Layout } from "@web/search/layout";
import { formatInteger } from "@web/views/fields/formatters";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** A page of tiles by subject, each with what it counts: today, more, reports, configuration. */
export class Tiles extends Component {
    static template = "crm_portfolio.Tiles";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.ui = useService("ui");
        this.page = this.props.action.params?.page || "home";
        this.state = useState({ read: null, words: "" });
        this.display = { controlPanel: {} };
        if (!this.isHome && !this.ui.isSmall) {
            useAutofocus({ refName: "words" });
        }
        onWillStart(() => this.load());
    }

    get isHome() {
        return this.page === "home";
    }

    /** Subjects with the tiles that say what is looked for; on the page of today with what waits only. */
    get subjects() {
        const words = normalize(this.state.words).split(" ").filter(Boolean);
        return this.state.read.subjects
            .map((subject) => ({
                ...subject,
                tiles: subject.tiles.filter((tile) => {
                    const said = normalize(`${tile.name} ${tile.help} ${subject.name}`);
                    return (!this.isHome || tile.count) && words.every((word) => said.includes(word));
                }),
            }))
            .filter((subject) => subject.tiles.length);
    }

    /** Tiles of today with nothing in them. */
    get calm() {
        return this.state.read.subjects.flatMap((subject) => subject.tiles.filter((tile) => !tile.count));
    }

    get stepsDone() {
        return this.state.read.steps.filter((step) => !step.needed).length;
    }

    get stepsShare() {
        return Math.round((100 * this.stepsDone) / this.state.read.steps.length);
    }

    get hasSteps() {
        return this.stepsDone < this.state.read.steps.length;
    }

    /** How many have something to set up, on the page of the configuration. */
    get needed() {
        return this.state.read.subjects.flatMap((subject) => subject.tiles.filter((tile) => tile.needed)).length;
    }

    get stepsSentence() {
        return _t("%(done)s of %(all)s done", { done: this.stepsDone, all: this.state.read.steps.length });
    }

    get neededSentence() {
        return _t("To set up: %s", this.needed);
    }

    /** @returns {string} a number as the user's language writes it */
    format(tile) {
        const number = formatInteger(tile.count);
        return tile.more ? _t("over %s", number) : number;
    }

    async load() {
        this.state.read = await this.orm.call("portfolio.tile", "read_page", [this.page]);
    }

    async open(tile) {
        const action = await this.orm.call("portfolio.tile", "open", [[tile.id]]);
        await this.action.doAction(action, {
            onClose: () => action.target === "new" && this.load(),
        });
    }

    /** Enter in the search box opens the first that is left. */
    onKeydown(ev) {
        if (ev.key === "Enter" && this.state.words && this.subjects.length) {
            this.open(this.subjects[0].tiles[0]);
        }
    }
}

registry.category("actions").add("portfolio_tiles", Tiles);
