import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { formatFloat } from "@web/views/fields/formatters";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** The manager's page over the leads: every number opens the records it counts, every cause has its cure. */
export class LeadDesk extends Component {
    static template = "crm_portfolio.LeadDesk";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ desk: null, busy: false });
        this.display = { controlPanel: {} };
        onWillStart(() => this.load());
    }

    /** @returns {string} a share as the user's language writes it */
    format(share) {
        return formatFloat(share, { digits: [false, 1], trailingZeros: false });
    }

    /** @returns {boolean} whether there is anything to say of first touches */
    get touched() {
        return this.state.desk.response.numbers.some((number) => number.count);
    }

    async load() {
        this.state.desk = await this.orm.call("portfolio.assignment.desk", "get_desk", []);
    }

    /** @param {{label?: string, name?: string, model: string, domain: Array}} number */
    open(number) {
        this.action.doAction({
            type: "ir.actions.act_window",
            name: number.label || number.name,
            res_model: number.model,
            views: [
                [false, "list"],
                [false, "form"],
            ],
            domain: number.domain,
        });
    }

    openVersion() {
        const id = this.state.desk.version_id;
        if (!id) {
            return this.action.doAction("crm_portfolio.action_assignment_ruleset");
        }
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "portfolio.assignment.ruleset",
            res_id: id,
            views: [[false, "form"]],
        });
    }

    openPool(id) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "portfolio.assignment.pool",
            res_id: id,
            views: [[false, "form"]],
        });
    }

    async cure(cause) {
        this.state.busy = true;
        try {
            const told = await this.orm.call("portfolio.assignment.desk", "cure", [cause.key]);
            if (told.tag === "display_notification") {
                await this.action.doAction({ ...told, params: { ...told.params, next: undefined } });
            }
            await this.load();
        } finally {
            this.state.busy = false;
        }
    }

    /** @returns {number} 0 to 100, how long a person's bar is beside the longest of the pool */
    percent(pool, value) {
        const longest = Math.max(1, ...pool.people.map((one) => Math.max(one.count, one.share)));
        return Math.round((100 * value) / longest);
    }
}

registry.category("actions").add("portfolio_assignment_desk", LeadDesk);
