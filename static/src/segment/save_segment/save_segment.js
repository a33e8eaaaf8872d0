import { Component } from "@odoo/owl";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { Domain } from "@web/core/domain";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { user } from "@web/core/user";

/** 'Save as segment' in the gear of the account list: what is searched now becomes a segment. */
export class SaveSegment extends Component {
    static template = "crm_portfolio.SaveSegment";
    static components = { DropdownItem };
    static props = {};

    setup() {
        this.action = useService("action");
    }

    save() {
        // a segment is the same for everybody: 'my portfolio' becomes the accounts of whoever saves it
        const conditions = this.env.searchModel.domain.map((node) =>
            Array.isArray(node) && node[0] === "portfolio_owned" && node[2] === true ? ["user_id", "=", user.userId] : node
        );
        const domain = new Domain(conditions).toString();
        this.action.doAction("crm_portfolio.action_segment_save", {
            additionalContext: { default_domain: domain },
        });
    }
}

registry.category("cogMenu").add("crm_portfolio.save_segment", {
    Component: SaveSegment,
    groupNumber: 20,
    isDisplayed: async ({ config, searchModel }) =>
        searchModel.resModel === "res.partner" &&
        ["list", "kanban"].includes(config.viewType) &&
        ((await user.hasGroup("crm_portfolio.portfolio_group_representative")) ||
            (await user.hasGroup("crm_portfolio.portfolio_group_marketing"))),
}, { sequence: 5 });
