import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { makeMockEnv, mockService, mountWithCleanup, patchWithCleanup } from "@web/../tests/web_test_helpers";
import { SaveSegment } from "@crm_portfolio/segment/save_segment/save_segment";

defineMailModels();

test("what is searched becomes the rule of the segment", async () => {
    mockService("action", {
        doAction: (name, { additionalContext }) => expect.step([name, additionalContext.default_domain]),
    });
    const env = await makeMockEnv({ searchModel: { domain: [["city", "=", "Vigo"]] } });
    const menu = await mountWithCleanup(SaveSegment, { env });
    menu.save();
    expect.verifySteps([["crm_portfolio.action_segment_save", `[("city", "=", "Vigo")]`]]);
});

test("it is offered on accounts' lists, to whoever makes segments", async () => {
    const { isDisplayed } = registry.category("cogMenu").get("crm_portfolio.save_segment");
    const on = (resModel, viewType) => isDisplayed({ config: { viewType }, searchModel: { resModel } });
    let groups = ["crm_portfolio.portfolio_group_marketing"];
    patchWithCleanup(user, { hasGroup: async (group) => groups.includes(group) });
    expect(await on("res.partner", "list")).toBe(true);
    expect(await on("res.partner", "form")).toBe(false);
    expect(await on("crm.lead", "list")).toBe(false);
    groups = [];
    expect(await on("res.partner", "list")).toBe(false);
});
