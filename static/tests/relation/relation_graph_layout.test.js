import { describe, expect, test } from "@odoo/hoot";
import { BOX, inOrder, layout, line, shorten } from "@crm_portfolio/relation/relation_graph/relation_graph_layout";

describe.current.tags("headless");

const GRAPH = {
    nodes: [
        { id: 1, hop: 0 },
        { id: 2, hop: 1 },
        { id: 3, hop: 1 },
        { id: 4, hop: 2 },
        { id: 5, hop: 2 },
    ],
    edges: [
        { from: 1, to: 2 },
        { from: 3, to: 1 },
        { from: 3, to: 4 },
        { from: 5, to: 2 },
    ],
};

function boxesOverlap(places) {
    const boxes = [...places.values()];
    return boxes.some((a, i) =>
        boxes.slice(i + 1).some(
            (b) => Math.abs(a.x - b.x) < BOX.width && Math.abs(a.y - b.y) < BOX.height
        )
    );
}

test("each account is followed by those behind it", () => {
    expect(inOrder(GRAPH).map((node) => node.id)).toEqual([1, 2, 5, 3, 4]);
});

test("no two accounts cover one another, in either layout", () => {
    for (const narrow of [true, false]) {
        const { places } = layout(GRAPH, narrow);
        expect(places.size).toBe(5);
        expect(boxesOverlap(places)).toBe(false);
    }
});

test("everything stands within the drawing, which fits a phone", () => {
    for (const narrow of [true, false]) {
        const { width, height, places } = layout(GRAPH, narrow);
        for (const { x, y } of places.values()) {
            expect(x >= 0 && x + BOX.width <= width).toBe(true);
            expect(y >= 0 && y + BOX.height <= height).toBe(true);
        }
    }
    expect(layout(GRAPH, true).width).toBeLessThan(360);
});

test("an account alone is drawn", () => {
    expect(layout({ nodes: [{ id: 1, hop: 0 }], edges: [] }, false).width).toBe(BOX.width);
});

test("two relations between the same accounts have a line and a word each", () => {
    const { places } = layout(GRAPH, false);
    const [one, other] = [0, 1].map((turn) => line(places.get(1), places.get(2), false, turn));
    expect(one.path).not.toBe(other.path);
    expect(one.y).not.toBe(other.y);
});

test("a long name is cut with an ellipsis", () => {
    expect(shorten("Panadería La Espiga", 30)).toBe("Panadería La Espiga");
    expect(shorten("Panadería La Espiga de Oro", 12)).toBe("Panadería L…");
});
