import { expect, test } from "@odoo/hoot";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, models, mountView, onRpc } from "@web/../tests/web_test_helpers";

class Account extends models.Model {
    _name = "portfolio.test.account";
    _records = [{ id: 7 }];
}
defineMailModels();
defineModels([Account]);

const area = (id, name, level, effective = level) => ({
    id, name, level, effective, above: "", why: level === false ? "" : "visit, 3 March",
});

/** A board of these areas; a tap says the level of one. */
async function mount(areas, canTap = true) {
    onRpc("res.partner", "portfolio_interest_board", ({ args }) => {
        expect(args[0]).toEqual([7]);
        return { areas, can_tap: canTap };
    });
    onRpc("res.partner", "portfolio_interest_tap", ({ args: [ids, areaId, level] }) => {
        expect.step(`${ids}: ${areaId} is ${level}`);
        const said = areas.map((one) => (one.id === areaId ? { ...one, level, effective: level } : one));
        return { areas: said, can_tap: true };
    });
    await mountView({
        type: "form",
        resModel: "portfolio.test.account",
        resId: 7,
        arch: `<form><widget name="portfolio_interest_board"/></form>`,
    });
}

test("shows what is known, and one tap says and keeps it", async () => {
    await mount([area(1, "Kitchen", 1), area(2, "Rooms", false)]);
    expect(".o_portfolio_interest").toHaveCount(1);
    expect("[data-area=Kitchen] [aria-checked=true]").toHaveAttribute("data-level", "1");
    await contains("[data-area=Kitchen] [data-level='2']").click();
    expect.verifySteps(["7: 1 is 2"]);
    expect("[data-area=Kitchen] [aria-checked=true]").toHaveAttribute("data-level", "2");
});

test("areas nothing is known of are behind a button, and a few need no search", async () => {
    await mount([area(1, "Kitchen", 1), area(2, "Rooms", false)]);
    await contains(".o_portfolio_interest_add").click();
    expect("[data-area=Rooms]").toHaveCount(1);
    expect("input[type=search]").toHaveCount(0);
});

test("many areas can be looked for", async () => {
    await mount([..."abcdefghij"].map((letter, index) => area(index + 1, `Area ${letter}`, false)));
    await contains(".o_portfolio_interest_add").click();
    expect(".o_portfolio_interest").toHaveCount(10);
    await contains("input[type=search]").edit("area j");
    expect(".o_portfolio_interest").toHaveCount(1);
});

test("says what time has left of an opinion", async () => {
    await mount([area(1, "Kitchen", 2, 1.25)]);
    expect(".o_portfolio_interest").toHaveText(/today 1\.3/);
});

test("whoever may not write the account only reads", async () => {
    await mount([area(1, "Kitchen", 1), area(2, "Rooms", false)], false);
    expect("[data-area=Kitchen] [data-level='2']").not.toBeEnabled();
    expect(".o_portfolio_interest_add").toHaveCount(0);
});
