import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    defineModels, fields, mockService, models, mountView, patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import { IndexChartField } from "@crm_portfolio/valuation/index_chart/index_chart";

class Account extends models.Model {
    _name = "portfolio.test.account";
    history = fields.Json();
    _records = [{ id: 1 }];
}
defineMailModels();
defineModels([Account]);

/** @returns {Promise<IndexChartField>} the chart of this history */
async function mount(history) {
    Account._records[0].history = history;
    let chart;
    patchWithCleanup(IndexChartField.prototype, {
        setup() {
            super.setup();
            chart = this;
        },
    });
    await mountView({
        type: "form",
        resModel: "portfolio.test.account",
        resId: 1,
        arch: `<form><field name="history" widget="portfolio_index_chart"/></form>`,
    });
    return chart;
}

const history = (...dates) => ({
    dates,
    ids: dates.map((_date, index) => 40 + index),
    totals: dates.map((_date, index) => 30.5 + index),
    aspects: [{ name: "Money", color: 1, shares: dates.map((_date, index) => 30.5 + index) }],
});

test("a bar a valuation, named by its month", async () => {
    const chart = await mount(history("2026-01-31", "2026-02-28"));
    expect(chart.labels).toEqual(["Jan 26", "Feb 26"]);
    expect(chart.summary).toInclude("30.5");
    expect("canvas").toHaveCount(1);
});

test("two of a month are told apart by their days", async () => {
    const chart = await mount(history("2026-02-03", "2026-02-28"));
    expect(chart.labels).toEqual(["3 Feb 26", "28 Feb 26"]);
});

test("a bar opens its valuation", async () => {
    mockService("action", { doAction: ({ res_id }) => expect.step(`open ${res_id}`) });
    const chart = await mount(history("2026-01-31", "2026-02-28"));
    chart.config.options.onClick(null, [{ index: 1 }]);
    chart.config.options.onClick(null, []);
    expect.verifySteps(["open 41"]);
});
