import { useSubEnv } from "@odoo/owl";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { executeButtonCallback } from "@web/views/view_button/view_button_hook";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { listView } from "@web/views/list/list_view";

/**
 * A list whose rows and cards stay where they are when one of their buttons is pressed: the record is read again, the
 * list is not. On a phone the next card would slide under the finger, and the second press hit another record.
 */
export const InPlace = (Controller) =>
    class extends Controller {
        setup() {
            super.setup();
            this.orm = useService("orm");
            this.asks = useService("dialog");
            const original = this.env.onClickViewButton;
            useSubEnv({
                onClickViewButton: (pressed) =>
                    pressed.clickParams.type === "object" && pressed.getResParams().resId
                        ? this.pressInPlace(pressed)
                        : original(pressed),
            });
        }

        async pressInPlace({ clickParams, getResParams }) {
            const { resModel, resId } = getResParams();
            const run = () =>
                executeButtonCallback(this.rootRef.el, () => this.callInPlace(resModel, clickParams.name, resId));
            if (clickParams.confirm) {
                this.asks.add(ConfirmationDialog, { body: clickParams.confirm, confirm: run, cancel: () => {} });
            } else {
                await run();
            }
        }

        async callInPlace(resModel, method, resId) {
            let action;
            try {
                action = await this.orm.call(resModel, method, [[resId]]);
            } catch (error) {
                // somebody else was first: what is shown is old
                await this.model.load();
                throw error;
            }
            if (action?.params?.next?.tag === "soft_reload") {
                delete action.params.next;
            }
            if (action && action.tag !== "soft_reload") {
                await this.actionService.doAction(action, { onClose: () => this.readInPlace(resId) });
            }
            await this.readInPlace(resId);
        }

        async readInPlace(resId) {
            const record = this.model.root.records.find((one) => one.resId === resId);
            await record?.load();
        }
    };

registry.category("views").add("portfolio_in_place_kanban", {
    ...kanbanView,
    Controller: InPlace(kanbanView.Controller),
});
registry.category("views").add("portfolio_in_place_list", {
    ...listView,
    Controller: InPlace(listView.Controller),
});
