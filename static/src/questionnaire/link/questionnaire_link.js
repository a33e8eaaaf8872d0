import { Component } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** The address a customer answers at: to copy, to mail, or to share from the phone. */
export class QuestionnaireLink extends Component {
    static template = "crm_portfolio.QuestionnaireLink";
    static props = { ...standardActionServiceProps };

    setup() {
        this.notification = useService("notification");
        this.params = this.props.action.params;
    }

    get mailto() {
        const subject = encodeURIComponent(this.params.name);
        return `mailto:${this.params.email}?subject=${subject}&body=${encodeURIComponent(this.params.url)}`;
    }

    get canShare() {
        return Boolean(browser.navigator.share);
    }

    share() {
        return browser.navigator.share({ title: this.params.name, url: this.params.url });
    }

    async copy() {
        await browser.navigator.clipboard.writeText(this.params.url);
        this.notification.add(_t("Link copied"), { type: "success" });
    }
}

registry.category("actions").add("crm_portfolio.questionnaire_link", QuestionnaireLink);
