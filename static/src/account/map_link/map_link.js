import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/** The address, as a link that a phone opens in its maps and a computer in a page. */
export class MapLink extends Component {
    static template = "crm_portfolio.MapLink";
    static props = { ...standardWidgetProps };

    get address() {
        const { street, zip, city, country_id: country } = this.props.record.data;
        const town = [zip, city].filter(Boolean).join(" ");
        return { said: [street, town].filter(Boolean).join(", "), country: country?.display_name || "" };
    }

    get href() {
        const { said, country } = this.address;
        const query = encodeURIComponent([said, country].filter(Boolean).join(", "));
        return `https://www.google.com/maps/search/?api=1&query=${query}`;
    }
}

registry.category("view_widgets").add("portfolio_map_link", {
    component: MapLink,
    fieldDependencies: ["street", "zip", "city"].map((name) => ({ name, type: "char" })).concat([
        { name: "country_id", type: "many2one" },
    ]),
});
