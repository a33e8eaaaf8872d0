import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountView } from "@web/../tests/web_test_helpers";

class Purpose extends models.Model {
    _name = "portfolio.test.purpose";
    name = fields.Char();
    _records = [{ id: 1, name: "News" }];
}
class Refusal extends models.Model {
    _name = "portfolio.test.refusal";
    purpose_id = fields.Many2one({ relation: "portfolio.test.purpose" });
    _records = [{ id: 1 }, { id: 2, purpose_id: 1 }];
}
defineMailModels();
defineModels([Purpose, Refusal]);

test("what it means that nothing is chosen is said before somebody writes there", async () => {
    await mountView({
        type: "list",
        resModel: "portfolio.test.refusal",
        arch: `<list editable="bottom">
            <field name="purpose_id" widget="portfolio_empty_many2one" placeholder="Every purpose"/>
        </list>`,
    });
    const cell = (number) => `.o_data_row:nth-child(${number}) [name=purpose_id]`;
    expect(cell(1)).toHaveText("Every purpose");
    expect(cell(2)).toHaveText("News");
    await contains(cell(1)).click();
    expect(`${cell(1)} input`).toHaveAttribute("placeholder", "Every purpose");
});
