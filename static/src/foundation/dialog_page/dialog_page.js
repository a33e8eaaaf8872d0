import { router } from "@web/core/browser/router";
import { patch } from "@web/core/utils/patch";
import { WebClient } from "@web/webclient/webclient";

// addresses of our actions begin with it, where they are dialogs
const OURS = "portfolio-";

patch(WebClient.prototype, {
    /**
     * A dialog that is opened by its address has nothing behind it: closed, it would leave a blank page. The first
     * page of its app is put there.
     */
    async loadRouterState() {
        await super.loadRouterState(...arguments);
        const path = router.current.action;
        const app = this.menuService.getCurrentApp();
        if (!String(path).startsWith(OURS) || this.actionService.currentController || !app?.actionID) {
            return;
        }
        await this.actionService.doAction(app.actionID, { clearBreadcrumbs: true });
        await this.actionService.doAction(path);
    },
});
