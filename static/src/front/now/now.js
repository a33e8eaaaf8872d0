import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { deserializeDate, formatDate } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** How things stand with an account, each with what it counts and the one thing to do about it. */
export class Now extends Component {
    static template = "crm_portfolio.Now";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ slots: [] });
        // the form does not wait for it
        onWillStart(() => {
            this.load(this.props.record.resId);
        });
        onWillUpdateProps((next) => {
            if (next.record.resId !== this.props.record.resId) {
                this.load(next.record.resId);
            }
        });
    }

    async load(partnerId) {
        this.state.slots = partnerId ? await this.orm.silent.call("portfolio.now", "read_slots", [partnerId]) : [];
    }

    said(slot) {
        const day = slot.day ? formatDate(deserializeDate(slot.day)) : "";
        return [slot.value, day].filter(Boolean).join(" ");
    }

    async do(action) {
        const { resId } = this.props.record;
        if (action.call) {
            const [model, method, ids] = action.call;
            action = await this.orm.call(model, method, [ids]);
        }
        await this.action.doAction(action, {
            onClose: () => resId === this.props.record.resId && this.load(resId),
        });
    }
}

registry.category("view_widgets").add("portfolio_now", { component: Now });
