import { Component, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** The page of a web form as visitors will have it, as wide as a phone or a screen; saved first, what is new shows. */
class FormPreview extends Component {
    static template = "crm_portfolio.FormPreview";
    static props = { ...standardWidgetProps };

    setup() {
        this.state = useState({ phone: true, shown: 0 });
    }

    get url() {
        return `/portfolio/form/${this.props.record.data.token}/preview?${this.state.shown}`;
    }

    async refresh() {
        if (await this.props.record.save()) {
            this.state.shown += 1;
        }
    }
}

registry.category("view_widgets").add("portfolio_form_preview", {
    component: FormPreview,
    fieldDependencies: [{ name: "token", type: "char" }],
});
