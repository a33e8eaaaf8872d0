/** Where the accounts of a graph stand: pure arithmetic, in the units of the drawing (CSS pixels). */

export const BOX = { width: 168, height: 44 };
const GAP = { x: 190, y: 24 };
const INDENT = 26;

/**
 * @param {{nodes: {id: number, hop: number}[], edges: {from: number, to: number}[]}} graph
 * @param {boolean} narrow on a phone: one account a line, indented by its steps
 * @returns {{width: number, height: number, places: Map<number, {x: number, y: number}>}} the top left
 *  corner of each account's box
 */
export function layout(graph, narrow) {
    const order = inOrder(graph);
    return narrow ? asOutline(order) : inColumns(order);
}

/** The accounts with each one's second step right after it, as a reader would follow them. */
export function inOrder({ nodes, edges }) {
    const neighbours = new Map(nodes.map((node) => [node.id, new Set()]));
    for (const edge of edges) {
        neighbours.get(edge.from)?.add(edge.to);
        neighbours.get(edge.to)?.add(edge.from);
    }
    const order = [];
    const placed = new Set();
    const visit = (node) => {
        placed.add(node.id);
        order.push(node);
        for (const next of nodes) {
            if (next.hop === node.hop + 1 && !placed.has(next.id) && neighbours.get(node.id).has(next.id)) {
                visit(next);
            }
        }
    };
    for (const node of [...nodes].sort((a, b) => a.hop - b.hop)) {
        if (!placed.has(node.id)) {
            visit(node);
        }
    }
    return order;
}

function asOutline(order) {
    const places = new Map();
    order.forEach((node, line) => {
        places.set(node.id, { x: node.hop * INDENT, y: line * (BOX.height + 26) });
    });
    const steps = Math.max(0, ...order.map((node) => node.hop));
    return { width: steps * INDENT + BOX.width, height: order.length * (BOX.height + 26) - 26, places };
}

function inColumns(order) {
    const columns = [[], [], []];
    for (const node of order) {
        columns[node.hop].push(node);
    }
    const rows = Math.max(...columns.map((column) => column.length));
    const height = rows * (BOX.height + GAP.y) - GAP.y;
    const places = new Map();
    columns.forEach((column, step) => {
        const free = height - (column.length * (BOX.height + GAP.y) - GAP.y);
        column.forEach((node, row) => {
            places.set(node.id, {
                x: step * (BOX.width + GAP.x),
                y: free / 2 + row * (BOX.height + GAP.y),
            });
        });
    });
    const used = columns.filter((column) => column.length).length;
    return { width: used * (BOX.width + GAP.x) - GAP.x, height, places };
}

/**
 * The line of a relation and where its word stands: beside the account further out, where lines do not meet.
 *
 * @param {{x: number, y: number}} from the place of the account nearer to the middle
 * @param {{x: number, y: number}} to the place of the one further out
 * @param {boolean} narrow
 * @param {number} [turn] the how many-th relation of the one further out: each has a word and a bend of its own
 * @returns {{path: string, x: number, y: number}}
 */
export function line(from, to, narrow, turn = 0) {
    if (narrow) {
        return outlineLine(from, to, turn);
    }
    const isBeside = from.x === to.x;
    const start = { x: from.x + BOX.width, y: from.y + BOX.height / 2 };
    const end = { x: isBeside ? to.x + BOX.width : to.x, y: to.y + BOX.height / 2 };
    const bend = isBeside ? 60 + 24 * turn : (end.x - start.x) * (0.3 + 0.15 * turn);
    const wordY = turn ? end.y + 1 + 12 * turn : end.y - 9;
    return {
        path: `M${start.x},${start.y} C${start.x + bend},${start.y} ${isBeside ? end.x + bend : start.x + bend},${end.y} ${end.x},${end.y}`,
        x: isBeside ? end.x + 70 : end.x - 72,
        y: wordY,
    };
}

/** On a phone: down from the upper account's left edge, then into the lower one; the word above that. */
function outlineLine(from, to, turn) {
    const [upper, lower] = from.y <= to.y ? [from, to] : [to, from];
    const x = upper.x + 10 + 6 * turn;
    const y = lower.y + BOX.height / 2;
    const end = lower.x > upper.x ? lower.x : lower.x + BOX.width;
    if (end > x + BOX.width / 2) {
        const side = end + 14 + 8 * turn;
        return {
            path: `M${upper.x + BOX.width},${upper.y + BOX.height / 2} H${side} V${y} H${end}`,
            x: lower.x + BOX.width / 2,
            y: lower.y - 8 - 11 * turn,
        };
    }
    return { path: `M${x},${upper.y + BOX.height} V${y} H${end}`, x: lower.x + BOX.width / 2, y: lower.y - 8 - 11 * turn };
}

/** A name that fits into its box. */
export function shorten(text, length) {
    return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}
