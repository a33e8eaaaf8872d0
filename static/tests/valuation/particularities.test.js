import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountView, onRpc } from "@web/../tests/web_test_helpers";

class Category extends models.Model {
    _name = "portfolio.particularity.category";
    name = fields.Char();
    _records = [
        { id: 1, name: "Legal" },
        { id: 2, name: "Visit" },
    ];
}

class Particularity extends models.Model {
    _name = "portfolio.particularity";
    name = fields.Text();
    category_id = fields.Many2one({ relation: "portfolio.particularity.category" });
    severity = fields.Char();
    is_read = fields.Boolean();
    _records = [
        { id: 1, name: "In court", category_id: 1, severity: "danger" },
        { id: 2, name: "Closed on Mondays", category_id: 2, severity: "info", is_read: true },
    ];
}

class Order extends models.Model {
    _name = "portfolio.test.order";
    shown_ids = fields.Many2many({ relation: "portfolio.particularity" });
    _records = [{ id: 1, shown_ids: [1, 2] }, { id: 2 }];
}
defineMailModels();
defineModels([Category, Particularity, Order]);

const mount = (resId) =>
    mountView({
        type: "form",
        resModel: "portfolio.test.order",
        resId,
        arch: `<form><field name="shown_ids" widget="portfolio_particularities" readonly="1"/></form>`,
    });

test("the worst gives the colour, each says what it is about; reading them takes one click", async () => {
    onRpc("portfolio.particularity", "action_acknowledge", ({ args }) => {
        expect.step(args[0]);
        return true;
    });
    await mount(1);
    expect(".alert-danger li").toHaveCount(2);
    expect(".alert-danger li:first-child").toHaveText("Legal: In court");
    await contains(".alert-danger button").click();
    expect.verifySteps([[1]]);
    expect(".alert-danger button").toHaveCount(0);
    expect(".alert-danger li").toHaveCount(2);
});

test("nothing to know shows nothing", async () => {
    await mount(2);
    expect(".alert").toHaveCount(0);
});
