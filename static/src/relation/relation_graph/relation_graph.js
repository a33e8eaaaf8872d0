import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

import { BOX, layout, line, shorten } from "./relation_graph_layout";

const MARGIN = 16;

/**
 * The relations around an account, two steps far: one box an account, one line a relation.
 *
 * Pressing an account opens it. What the user may not see stands there without a name and does nothing.
 */
export class RelationGraph extends Component {
    static template = "crm_portfolio.RelationGraph";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.ui = useService("ui");
        this.state = useState({ nodes: [], edges: [], more: 0, asked: false });
        this.box = BOX;
        onWillStart(() => this.load());
    }

    get display() {
        return { controlPanel: {} };
    }

    async load() {
        const id = this.props.action.context.active_id;
        if (id) {
            const graph = await this.orm.call("res.partner", "portfolio_relation_graph", [[id]]);
            Object.assign(this.state, graph, { asked: true });
            this.env.config.setDisplayName(_t("Relations of %s", graph.nodes[0].name));
        }
    }

    /** What is drawn; on a phone one account a line. */
    get drawing() {
        const narrow = this.ui.isSmall;
        const { width, height, places } = layout(this.state, narrow);
        const side = narrow ? 40 : 0;
        return {
            width: width + 2 * MARGIN + side,
            height: height + 2 * MARGIN,
            viewBox: `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN + side} ${height + 2 * MARGIN}`,
            nodes: this.state.nodes.map((node) => this.drawnNode(node, places.get(node.id))),
            edges: this.drawnEdges(places, narrow),
        };
    }

    drawnNode(node, place) {
        const name = node.hidden ? _t("Another account") : node.name;
        return { ...node, ...place, title: name, text: shorten(name, 22) };
    }

    drawnEdges(places, narrow) {
        const drawn = new Map();
        return this.state.edges.map((edge) => {
            const [inner, outer] = this.ends(edge);
            const turn = drawn.get(outer) || 0;
            drawn.set(outer, turn + 1);
            return {
                ...edge,
                ...line(places.get(inner), places.get(outer), narrow, turn),
                text: shorten(this.word(edge), 24),
            };
        });
    }

    /** The two accounts of a relation, the one nearer to the middle first. */
    ends(edge) {
        const hops = new Map(this.state.nodes.map((node) => [node.id, node.hop]));
        return hops.get(edge.from) > hops.get(edge.to) ? [edge.to, edge.from] : [edge.from, edge.to];
    }

    /** A relation in words, read from the account further out: what it is to the one before it. */
    word(edge) {
        return this.ends(edge)[0] === edge.from ? edge.reverse : edge.label;
    }

    /** The relation as a sentence, for whoever hears the graph. */
    sentence(edge) {
        const names = new Map(this.state.nodes.map((node) => [node.id, node.name || _t("Another account")]));
        return _t("%(first)s: %(label)s of %(second)s", {
            first: names.get(edge.from),
            label: edge.label,
            second: names.get(edge.to),
        });
    }

    open(node) {
        if (!node.hidden) {
            this.action.doAction({
                type: "ir.actions.act_window",
                res_model: "res.partner",
                res_id: node.id,
                views: [[false, "form"]],
            });
        }
    }

    onKeydown(event, node) {
        if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            this.open(node);
        }
    }
}

registry.category("actions").add("crm_portfolio.relation_graph", RelationGraph);
