import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { deserializeDate, deserializeDateTime, formatDate } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** What happened with an account, day by day, the latest first. */
export class Timeline extends Component {
    static template = "crm_portfolio.Timeline";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ kinds: [], chosen: [], entries: [], more: false, busy: false });
        onWillStart(() => this.load(this.props.record.resId));
        onWillUpdateProps((next) => {
            if (next.record.resId !== this.props.record.resId) {
                return this.load(next.record.resId);
            }
        });
    }

    /** @returns {Array<{day: string, entries: Array}>} */
    get days() {
        const days = [];
        for (const entry of this.state.entries) {
            if (days.at(-1)?.day !== entry.day) {
                days.push({ day: entry.day, entries: [] });
            }
            days.at(-1).entries.push(entry);
        }
        return days;
    }

    async load(partnerId, after = null) {
        if (!partnerId) {
            Object.assign(this.state, { kinds: [], entries: [], more: false });
            return;
        }
        this.state.busy = true;
        const chosen = this.state.chosen.length ? [...this.state.chosen] : null;
        try {
            const page = await this.orm.call("portfolio.timeline", "read_page", [partnerId, chosen, after]);
            this.state.kinds = page.kinds;
            this.state.entries = after ? [...this.state.entries, ...page.entries] : page.entries;
            this.state.more = page.more;
        } finally {
            this.state.busy = false;
        }
    }

    more() {
        return this.load(this.props.record.resId, this.state.entries.at(-1).key);
    }

    toggle(kind) {
        const { chosen } = this.state;
        this.state.chosen = chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind];
        return this.load(this.props.record.resId);
    }

    formatDay(day) {
        return formatDate(deserializeDate(day));
    }

    formatTime(moment) {
        return deserializeDateTime(moment).toFormat("HH:mm");
    }

    open(entry) {
        if (entry.model === "res.partner" && entry.id === this.props.record.resId) {
            return;
        }
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: entry.model,
            res_id: entry.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("view_widgets").add("portfolio_timeline", { component: Timeline });
