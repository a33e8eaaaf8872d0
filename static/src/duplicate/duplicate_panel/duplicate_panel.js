import { Component, onMounted, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const FIELDS = ["partner_name", "contact_name", "email_from", "phone", "website", "portfolio_vat", "zip", "city", "street"];
// milliseconds after the last key
const PAUSE = 400;
// candidates shown at once: on a phone the form itself must stay in sight
const SHOWN = 2;

/** Who a lead may be already, while it is typed and on its form: with the reason, and what to do about it. */
export class DuplicatePanel extends Component {
    static template = "crm_portfolio.DuplicatePanel";
    static props = { ...standardWidgetProps, isCapture: { type: Boolean, optional: true } };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.root = useRef("root");
        this.state = useState({ candidates: [], offers: [], busy: false, all: false });
        this.typed = {};
        this.last = new KeepLast();
        this.askSoon = useDebounced(() => this.ask(), PAUSE);
        this.onInput = (event) => {
            const name = event.target.closest?.("[name].o_field_widget")?.getAttribute("name");
            if (FIELDS.includes(name)) {
                this.typed[name] = event.target.value;
                this.askSoon();
            }
        };
        onMounted(() => {
            this.form = this.root.el.closest(".o_form_renderer");
            this.form.addEventListener("input", this.onInput);
        });
        onWillUnmount(() => this.form.removeEventListener("input", this.onInput));
        // what is committed to the record wins over what was typed on the way there
        useEffect(
            () => {
                this.typed = {};
                this.askSoon();
            },
            () => [this.props.record.resId, this.props.record.data.partner_id?.id, ...this.saved]
        );
    }

    get saved() {
        return FIELDS.map((name) => this.props.record.data[name] || "");
    }

    get values() {
        const saved = this.saved;
        return Object.fromEntries(FIELDS.map((name, index) => [name, this.typed[name] ?? saved[index]]));
    }

    /** Accounts first: to take one over is the quickest way on. */
    get shown() {
        const isLead = ({ target }) => Number(target === "lead");
        const candidates = [...this.state.candidates].sort((one, other) => isLead(one) - isLead(other));
        return this.state.all ? candidates : candidates.slice(0, SHOWN);
    }

    get moreLabel() {
        return _t("Show %s more", this.state.candidates.length - SHOWN);
    }

    get accountId() {
        return this.props.record.data.partner_id?.id;
    }

    async ask() {
        const values = this.values;
        if (!Object.values(values).some((value) => value.trim().length > 2) || (this.props.isCapture && this.accountId)) {
            Object.assign(this.state, { candidates: [], offers: [] });
            return;
        }
        const { data, resId } = this.props.record;
        // a number without prefix is dialled there
        const asked = { ...values, country_id: data.country_id?.id || false };
        const { candidates, offers } = await this.last.add(
            this.orm.silent.call("crm.lead", "portfolio_duplicates", [asked, resId || false])
        );
        Object.assign(this.state, { candidates, offers: this.props.isCapture ? offers : [] });
    }

    /** The account is the customer: its data fill the form. */
    async choose({ id, name }) {
        await this.props.record.update({ partner_id: { id, display_name: name } });
    }

    open({ target, id }) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: target === "account" ? "res.partner" : "crm.lead",
            res_id: id,
            views: [[false, "form"]],
        });
    }

    async resolve(verdict, { target, id }) {
        this.state.busy = true;
        try {
            if (await this.props.record.save()) {
                const lead = [this.props.record.resId];
                // merging says first what it does
                const action =
                    verdict === "merge"
                        ? await this.orm.call("crm.lead", "portfolio_ask_merge_duplicate", [lead, id])
                        : await this.orm.call("crm.lead", "portfolio_resolve_duplicate", [lead, verdict, target, id]);
                await this.action.doAction(action);
            }
        } finally {
            this.state.busy = false;
        }
    }
}

registry.category("view_widgets").add("portfolio_lead_duplicates", {
    component: DuplicatePanel,
    extractProps: ({ options }) => ({ isCapture: Boolean(options.capture) }),
    fieldDependencies: [
        ...FIELDS.map((name) => ({ name, type: "char" })),
        { name: "partner_id", type: "many2one" },
    ],
});
