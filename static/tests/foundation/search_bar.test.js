import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains, defineModels, editSearch, fields, models, mountView, mountWithSearch, patchWithCleanup, toggleSearchBarMenu,
} from "@web/../tests/web_test_helpers";
import { user } from "@web/core/user";
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

const role = (hasRole = true) => patchWithCleanup(user, { hasGroup: async () => hasRole });

test("of many ways to search the first ones are shown, and the others when they are asked for", async () => {
    role();
    await mount(26);
    await editSearch("oven");
    expect(".o_searchview_autocomplete .o-dropdown-item").toHaveCount(8);
    await contains(".o_searchview_autocomplete .o-dropdown-item:contains(more fields)").click();
    expect(".o_searchview_autocomplete .o-dropdown-item").toHaveCount(27);
});

test("whoever has no role searches as before", async () => {
    role(false);
    await mount(26);
    await editSearch("oven");
    expect(".o_searchview_autocomplete .o-dropdown-item").toHaveCount(27);
});

const filters = names.map((name) => `<filter name="${name}" string="Filter ${name}" domain="[('${name}', '=', '1')]"/>`);
const groups = names.map((name) => `<filter name="by_${name}" string="By ${name}" context="{'group_by': '${name}'}"/>`);

test("twelve filters are shown, those in use, and the others when they are asked for", async () => {
    role();
    await mountWithSearch(SearchBar, {
        resModel: "portfolio.test.wide",
        searchMenuTypes: ["filter", "groupBy"],
        searchViewId: false,
        context: { search_default_f20: 1 },
        searchViewArch: `<search>${filters.join("")}${groups.join("")}</search>`,
    });
    await toggleSearchBarMenu();
    expect(".o_filter_menu .o-dropdown-item[role=menuitemcheckbox]").toHaveCount(13);
    expect(".o_group_by_menu .o-dropdown-item[role=menuitemcheckbox]").toHaveCount(12);
    await contains(".o_portfolio_more_filters").click();
    expect(".o_filter_menu .o-dropdown-item[role=menuitemcheckbox]").toHaveCount(26);
    await contains(".o_portfolio_more_groups").click();
    expect(".o_group_by_menu .o-dropdown-item[role=menuitemcheckbox]").toHaveCount(26);
});

test("where nothing is found the wider search is one click away", async () => {
    role();
    Wide._records = [{ id: 1, f0: "2", f1: "Oven" }];
    await mountView({
        type: "list",
        resModel: "portfolio.test.wide",
        arch: '<list><field name="f1"/></list>',
        noContentHelp: "<p>Create the first</p>",
        searchViewArch: `<search>${filters.join("")}</search>`,
        context: { search_default_f0: 1 },
    });
    expect(".o_portfolio_nothing_found").toHaveText(/Filter f0/);
    expect(".o_view_nocontent").not.toHaveText(/Create the first/);
    await contains(".o_portfolio_nothing_found .btn-primary").click();
    expect(".o_data_row").toHaveCount(1);
});

test("a few are all shown", async () => {
    role();
    await mount(6);
    await editSearch("oven");
    expect(".o_searchview_autocomplete .o-dropdown-item").toHaveCount(7);
});
