import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountWithSearch, editSearch } from "@web/../tests/web_test_helpers";
import { SearchBar } from "@web/search/search_bar/search_bar";

const names = [...Array(26).keys()].map((number) => `f${number}`);

class Wide extends models.Model {
    _name = "portfolio.test.wide";

    constructor() {
        super(...arguments);
        for (const name of names) {
            this[name] = fields.Char({ string: name });
        }
    }
}
defineMailModels();
defineModels([Wide]);

const mount = (count) =>
    mountWithSearch(SearchBar, {
        resModel: "portfolio.test.wide",
        searchMenuTypes: [],
        searchViewId: false,
        searchViewArch: `<search>${names.slice(0, count).map((name) => `<field name="${name}"/>`).join("")}</search>`,
    });

test("of many ways to search the first ones are shown, and the others when they are asked for", async () => {
    await mount(26);
    await editSearch("oven");
    expect(".o_searchview_autocomplete .o-dropdown-item").toHaveCount(12);
    await contains(".o_searchview_autocomplete .o-dropdown-item:contains(more fields)").click();
    expect(".o_searchview_autocomplete .o-dropdown-item").toHaveCount(27);
});

test("a few are all shown", async () => {
    await mount(6);
    await editSearch("oven");
    expect(".o_searchview_autocomplete .o-dropdown-item").toHaveCount(7);
});
