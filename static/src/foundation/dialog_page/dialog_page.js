import { router } from "@web/core/browser/router";
import { patch } from "@web/core/utils/patch";
import { WebClient } from "@web/webclient/webclient";

// addresses of our actions that are dialogs
const DIALOGS = ["portfolio-new-lead"];

patch(WebClient.prototype, {
    /**
     * A dialog that is opened by its address would have nothing behind it, and leave a blank page when it is closed:
     * the first page of its app is opened before it.
     */
    async loadRouterState() {
        const path = router.current.action;
        const app =
            DIALOGS.includes(path) &&
            this.menuService.getApps().find((one) => one.xmlid === "crm_portfolio.menu_root");
        if (!app?.actionID) {
            return super.loadRouterState(...arguments);
        }
        this.menuService.setCurrentMenu(app);
        await this.actionService.doAction(app.actionID, { clearBreadcrumbs: true });
        await this.actionService.doAction(path);
    },
});
