import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountView, onRpc } from "@web/../tests/web_test_helpers";

class Account extends models.Model {
    _name = "portfolio.test.account";
    staff = fields.Integer();
    _records = [
        { id: 1, staff: 0 },
        { id: 2, staff: 1250 },
    ];
}
defineMailModels();
defineModels([Account]);

const mount = (resId) =>
    mountView({
        type: "form",
        resModel: "portfolio.test.account",
        resId,
        arch: `<form><field name="staff" widget="portfolio_known_integer"/></form>`,
    });

test("what nobody has said is an empty box, and stays nought when it is left empty", async () => {
    onRpc("web_save", () => expect.step("saved"));
    await mount(1);
    expect("[name=staff] input").toHaveValue("");
    await contains("[name=staff] input").edit("12");
    await contains("[name=staff] input").edit("");
    expect("[name=staff] input").toHaveValue("");
    expect.verifySteps([]);
});

test("a number is written as the language does", async () => {
    await mount(2);
    expect("[name=staff] input").toHaveValue("1,250");
});
