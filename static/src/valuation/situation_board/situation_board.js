import { registry } from "@web/core/registry";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { KanbanRenderer } from "@web/views/kanban/kanban_renderer";

/** The board of situations. A phone shows one column at a time: it leaves out those that hold nothing. */
export class SituationBoardRenderer extends KanbanRenderer {
    getGroupsOrRecords() {
        const groups = super.getGroupsOrRecords();
        if (!this.env.isSmall || !this.props.list.isGrouped) {
            return groups;
        }
        const filled = groups.filter(({ group }) => group.count);
        return filled.length ? filled : groups;
    }
}

registry.category("views").add("portfolio_situation_board", { ...kanbanView, Renderer: SituationBoardRenderer });
