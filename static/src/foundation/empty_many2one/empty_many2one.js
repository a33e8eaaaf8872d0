import { registry } from "@web/core/registry";
import { buildM2OFieldDescription, Many2OneField } from "@web/views/fields/many2one/many2one_field";

/** Says what it means that nothing is chosen, by the field's placeholder, also where nobody is writing. */
export class EmptyMany2OneField extends Many2OneField {
    static template = "crm_portfolio.EmptyMany2OneField";

    get meaning() {
        return this.props.readonly && !this.props.record.data[this.props.name] && this.props.placeholder;
    }
}

registry.category("fields").add("portfolio_empty_many2one", buildM2OFieldDescription(EmptyMany2OneField));
