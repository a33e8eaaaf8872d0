import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component } from "@odoo/owl";

/** The criteria of a valuation, each with its levels as buttons: one touch says what somebody thinks. */
export class LevelsField extends Component {
    static template = "crm_portfolio.LevelsField";
    static props = { ...standardFieldProps };

    get lines() {
        return this.props.record.data[this.props.name].records;
    }

    isChosen(line, choice) {
        return line.data.band_id && line.data.band_id.id === choice.id;
    }

    /** A second touch takes it back: not to know is an answer too. */
    choose(line, choice) {
        const band = this.isChosen(line, choice) ? false : { id: choice.id, display_name: choice.name };
        return line.update({ band_id: band });
    }
}

export const levelsField = {
    component: LevelsField,
    supportedTypes: ["one2many"],
    relatedFields: [
        { name: "name", type: "char", readonly: true },
        { name: "question", type: "char", readonly: true },
        { name: "choices", type: "json", readonly: true },
        { name: "weight", type: "integer", readonly: true },
        { name: "band_id", type: "many2one", relation: "portfolio.scorecard.band", readonly: false },
    ],
};

registry.category("fields").add("portfolio_levels", levelsField);
