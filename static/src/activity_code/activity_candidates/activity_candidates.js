import { Component, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { _t } from "@web/core/l10n/translation";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** So many are shown before 'more'. */
const FIRST = 4;

/** The equivalents a code may have, each a button: one click answers the question. */
export class ActivityCandidates extends Component {
    static template = "crm_portfolio.ActivityCandidates";
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.state = useState({ isOpen: false, isBusy: false });
    }

    get candidates() {
        const all = this.props.record.data[this.props.name].records.map((record) => ({
            id: record.resId,
            name: record.data.display_name,
        }));
        return this.state.isOpen ? all : all.slice(0, FIRST);
    }

    get hidden() {
        return this.props.record.data[this.props.name].records.length - this.candidates.length;
    }

    get more() {
        return _t("%s more…", this.hidden);
    }

    async choose(candidate) {
        if (this.state.isBusy) {
            return;
        }
        this.state.isBusy = true;
        const { record } = this.props;
        try {
            await this.orm.call(record.resModel, "action_portfolio_choose", [[record.resId], candidate.id]);
            await record.model.load();
        } finally {
            this.state.isBusy = false;
        }
    }
}

export const activityCandidates = {
    component: ActivityCandidates,
    displayName: _t("Equivalents to choose from"),
    supportedTypes: ["many2many"],
    relatedFields: () => [{ name: "display_name", type: "char" }],
};

registry.category("fields").add("portfolio_activity_candidates", activityCandidates);
