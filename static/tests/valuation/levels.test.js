import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountView } from "@web/../tests/web_test_helpers";

class Band extends models.Model {
    _name = "portfolio.scorecard.band";
    name = fields.Char();
    _records = [
        { id: 1, name: "Low" },
        { id: 2, name: "High" },
    ];
}

class Line extends models.Model {
    _name = "portfolio.test.line";
    name = fields.Char();
    question = fields.Char();
    choices = fields.Json();
    weight = fields.Integer();
    band_id = fields.Many2one({ relation: "portfolio.scorecard.band" });
    _records = [
        {
            id: 1,
            name: "Loyalty",
            question: "Does he buy elsewhere?",
            choices: [
                { id: 1, name: "Low" },
                { id: 2, name: "High" },
            ],
        },
    ];
}

class Valuation extends models.Model {
    _name = "portfolio.test.valuation";
    line_ids = fields.One2many({ relation: "portfolio.test.line" });
    _records = [{ id: 1, line_ids: [1] }];
}
defineMailModels();
defineModels([Band, Line, Valuation]);

const mount = (attributes = "") =>
    mountView({
        type: "form",
        resModel: "portfolio.test.valuation",
        resId: 1,
        arch: `<form><field name="line_ids" widget="portfolio_levels" ${attributes}/></form>`,
    });

test("one touch says it, another level takes its place, a second touch takes it back", async () => {
    await mount();
    expect("legend").toHaveText(/Does he buy elsewhere/);
    expect("[aria-pressed=true]").toHaveCount(0);
    await contains("button:contains(Low)").click();
    expect("[aria-pressed=true]").toHaveText("Low");
    await contains("button:contains(High)").click();
    expect("[aria-pressed=true]").toHaveText("High");
    await contains("button:contains(High)").click();
    expect("[aria-pressed=true]").toHaveCount(0);
});

test("a finished valuation is only read", async () => {
    await mount(`readonly="1"`);
    expect("button:contains(Low)").not.toBeEnabled();
});
