import { expect, test } from "@odoo/hoot";
import { isAnswered, shown } from "@crm_portfolio/questionnaire/flow";

const chain = (first, second) => [
    { id: 1, type: "simple_choice", triggers: [], value: first },
    { id: 2, type: "simple_choice", triggers: [10], value: second },
    { id: 3, type: "char_box", triggers: [20], value: "" },
];

test("a question appears when an answer it waits for is picked", () => {
    expect([...shown(chain([10], []))]).toEqual([1, 2]);
    expect([...shown(chain([10], [20]))]).toEqual([1, 2, 3]);
});

test("what was picked in a hidden question does not count", () => {
    expect([...shown(chain([11], [20]))]).toEqual([1]);
});

test("nought is an answer, an empty text is none, a refusal is one", () => {
    expect(isAnswered({ type: "scale", value: 0 })).toBe(true);
    expect(isAnswered({ type: "char_box", value: "" })).toBe(false);
    expect(isAnswered({ type: "char_box", value: "", refused: true })).toBe(true);
    expect(isAnswered({ type: "matrix", mandatory: true, rows: [{}, {}], value: { 1: [5] } })).toBe(false);
});
