import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountView, onRpc } from "@web/../tests/web_test_helpers";

class Code extends models.Model {
    _name = "portfolio.test.code";
    name = fields.Char();
    _records = [1, 2, 3, 4, 5, 6].map((id) => ({ id, name: `Code ${id}` }));
}

class Activity extends models.Model {
    _name = "portfolio.test.activity";
    candidate_ids = fields.Many2many({ relation: "portfolio.test.code" });
    _records = [{ id: 9, candidate_ids: [1, 2, 3, 4, 5, 6] }];
}
defineMailModels();
defineModels([Code, Activity]);

const mount = () =>
    mountView({
        type: "form",
        resModel: "portfolio.test.activity",
        resId: 9,
        arch: `<form><field name="candidate_ids" widget="portfolio_activity_candidates" readonly="1"/></form>`,
    });

test("the first few are shown, and the others on demand", async () => {
    await mount();
    expect(".o_field_widget button:contains(Code)").toHaveCount(4);
    await contains("button:contains(2 more)").click();
    expect(".o_field_widget button:contains(Code)").toHaveCount(6);
});

test("one click answers", async () => {
    onRpc("action_portfolio_choose", ({ args }) => {
        expect.step(args);
        return true;
    });
    await mount();
    await contains("button:contains(Code 2)").click();
    expect.verifySteps([[[9], 2]]);
});
