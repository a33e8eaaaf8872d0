import { Component, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { _t } from "@web/core/l10n/translation";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const ICONS = { danger: "fa-ban", warning: "fa-exclamation-triangle", info: "fa-info-circle" };

/** What must be known of an account, in the colour of the worst of it; one click says that it was read. */
export class Particularities extends Component {
    static template = "crm_portfolio.Particularities";
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.state = useState({ read: [] });
    }

    /** The worst first, as the server orders them. */
    get lines() {
        return this.props.record.data[this.props.name].records.map(({ resId, data }) => ({
            id: resId,
            category: data.category_id.display_name,
            text: data.name,
            severity: data.severity,
            icon: ICONS[data.severity],
            isRead: data.is_read || this.state.read.includes(resId),
        }));
    }

    get unread() {
        return this.lines.filter((line) => !line.isRead).map((line) => line.id);
    }

    async acknowledge() {
        const ids = this.unread;
        this.state.read.push(...ids);
        await this.orm.call("portfolio.particularity", "action_acknowledge", [ids]);
    }
}

export const particularities = {
    component: Particularities,
    displayName: _t("What to know of the account"),
    supportedTypes: ["many2many"],
    relatedFields: () => [
        { name: "category_id", type: "many2one" },
        { name: "name", type: "text" },
        { name: "severity", type: "char" },
        { name: "is_read", type: "boolean" },
    ],
};

registry.category("fields").add("portfolio_particularities", particularities);
