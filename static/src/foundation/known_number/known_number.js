import { registry } from "@web/core/registry";
import { IntegerField, integerField } from "@web/views/fields/integer/integer_field";
import { MonetaryField, monetaryField } from "@web/views/fields/monetary/monetary_field";

/** Nought means that nobody has said yet: an empty box invites, a zero states. */
const blankWhenZero = (Field) =>
    class extends Field {
        get formattedValue() {
            return this.value ? super.formattedValue : "";
        }
    };

registry.category("fields").add("portfolio_known_integer", {
    ...integerField,
    component: blankWhenZero(IntegerField),
});
registry.category("fields").add("portfolio_known_monetary", {
    ...monetaryField,
    component: blankWhenZero(MonetaryField),
});
