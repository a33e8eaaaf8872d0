import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { registry } from "@web/core/registry";

// milliseconds: long enough to read it, decide and press
const SHOWN = 12000;

/** Do what a button of ours says: an action, or a method and the action it answers with. */
async function follow(env, { action, call }) {
    const done = call ? await env.services.orm.call(call.model, call.method, call.args) : action;
    if (done) {
        await env.services.action.doAction(done);
    }
}

/** Says what was done, with buttons: open it, undo it. Answered by `_portfolio_notice`. */
export function notice(env, { params }) {
    const close = env.services.notification.add(params.message, {
        type: params.type,
        autocloseDelay: params.buttons.length ? SHOWN : undefined,
        buttons: params.buttons.map((button) => ({
            name: button.name,
            primary: Boolean(button.primary),
            onClick: () => {
                close();
                return follow(env, button);
            },
        })),
    });
    return params.next;
}

/** Asks once what a method would do, and does it. Answered by `_portfolio_question`. */
export function ask(env, { params }) {
    env.services.dialog.add(ConfirmationDialog, {
        title: params.title,
        body: params.message,
        confirmLabel: params.label,
        confirm: () => follow(env, params),
        cancel: () => {},
    });
}

registry.category("actions").add("portfolio_notice", notice);
registry.category("actions").add("portfolio_ask", ask);
