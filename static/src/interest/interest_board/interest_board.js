import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const STEPS = [
    { level: -2, icon: "fa-ban", label: _t("Rejects it"), colour: "danger" },
    { level: -1, icon: "fa-frown-o", label: _t("Not interested"), colour: "warning" },
    { level: 0, icon: "fa-meh-o", label: _t("Indifferent"), colour: "secondary" },
    { level: 1, icon: "fa-smile-o", label: _t("Interested"), colour: "info" },
    { level: 2, icon: "fa-heart", label: _t("Very interested"), colour: "success" },
];
// with more areas than these, a box to look for one is of help
const MANY = 8;

/** What an account thinks of each area, five faces a row: one tap says it and keeps it. */
export class InterestBoard extends Component {
    static template = "crm_portfolio.InterestBoard";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.steps = STEPS;
        this.state = useState({ areas: [], canTap: false, isAdding: false, saving: false, wanted: "" });
        onWillStart(() => this.load(this.props.record.resId));
        onWillUpdateProps((next) => {
            if (next.record.resId !== this.resId) {
                this.state.isAdding = false;
                return this.load(next.record.resId);
            }
        });
    }

    async load(resId) {
        this.resId = resId;
        if (resId) {
            this.show(await this.orm.call("res.partner", "portfolio_interest_board", [[resId]]));
        }
    }

    show({ areas, can_tap: canTap }) {
        Object.assign(this.state, { areas, canTap });
    }

    get known() {
        return this.state.areas.filter((area) => area.level !== false);
    }

    /** @returns {Object[]} areas nothing is known of, those looked for */
    get unknown() {
        const wanted = this.state.wanted.trim().toLowerCase();
        return this.state.areas.filter(
            (area) => area.level === false && `${area.above} ${area.name}`.toLowerCase().includes(wanted)
        );
    }

    get hasMany() {
        return this.state.areas.length > MANY;
    }

    get canAdd() {
        return this.state.canTap && this.state.areas.some((area) => area.level === false);
    }

    word(area) {
        return STEPS.find((step) => step.level === area.level)?.label;
    }

    /** @returns {string} what time has left of it, where that is less than what was said */
    faded(area) {
        return Math.abs(area.effective) < Math.abs(area.level) ? _t("today %s", formatFloat(area.effective, { digits: [16, 1] })) : "";
    }

    async tap(area, level) {
        if (!this.state.canTap || this.state.saving) {
            return;
        }
        this.state.saving = true;
        try {
            this.show(await this.orm.call("res.partner", "portfolio_interest_tap", [[this.resId], area.id, level]));
        } finally {
            this.state.saving = false;
        }
    }
}

registry.category("view_widgets").add("portfolio_interest_board", { component: InterestBoard });
