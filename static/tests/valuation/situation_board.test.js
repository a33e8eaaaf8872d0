import { expect, resize, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { defineModels, fields, models, mountView, onRpc } from "@web/../tests/web_test_helpers";

class Account extends models.Model {
    _name = "portfolio.test.account";
    name = fields.Char();
    situation = fields.Selection({
        selection: [
            ["new", "To contact"],
            ["contact", "In contact"],
            ["lost", "Lost"],
        ],
    });
    _records = [{ id: 1, name: "Bakery", situation: "contact" }];
}
defineMailModels();
defineModels([Account]);

const empty = (situation) => ({
    situation,
    __count: 0,
    __extra_domain: [["situation", "=", situation]],
    __records: [],
});

/** The server answers with every situation, as the model's group_expand does. */
const mount = () => {
    onRpc("web_read_group", async ({ parent }) => {
        const { groups } = await parent();
        return { groups: [empty("new"), ...groups, empty("lost")], length: 3 };
    });
    return mountView({
        type: "kanban",
        resModel: "portfolio.test.account",
        groupBy: ["situation"],
        arch: `<kanban js_class="portfolio_situation_board">
                <templates><t t-name="card"><field name="name"/></t></templates>
            </kanban>`,
    });
};

test("a desktop shows every situation, to drop an account there", async () => {
    await mount();
    expect(".o_kanban_group").toHaveCount(3);
});

test("a phone begins with the first that holds an account", async () => {
    await resize({ width: 390 });
    await mount();
    expect(".o_kanban_group").toHaveCount(1);
    expect(".o_kanban_group:first .o_kanban_record").toHaveText("Bakery");
});
