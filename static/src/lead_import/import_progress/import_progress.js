import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";
import { formatInteger } from "@web/views/fields/formatters";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component, onWillUnmount, useEffect } from "@odoo/owl";

export const INTERVAL = 2000;

/**
 * How far a job has come: a bar, and `1,200 / 5,000`. While it is at work the record is read again every two
 * seconds, so that bar, counters and buttons keep up; not while somebody is editing.
 */
export class ImportProgressField extends Component {
    static template = "crm_portfolio.ImportProgressField";
    static props = { ...standardFieldProps };

    setup() {
        useEffect(
            (isBusy) => {
                if (!isBusy) {
                    return;
                }
                this.timer = browser.setInterval(() => this.refresh(), INTERVAL);
                return () => browser.clearInterval(this.timer);
            },
            () => [this.progress.busy]
        );
        onWillUnmount(() => browser.clearInterval(this.timer));
    }

    get progress() {
        return this.props.record.data[this.props.name] || { done: 0, total: 0, busy: false };
    }

    /** @returns {number} 0 to 100; nothing to do counts as done, unless the job is still at work */
    get percent() {
        const { done, total, busy } = this.progress;
        if (!total) {
            return busy ? 0 : 100;
        }
        return Math.min(100, Math.floor((100 * done) / total));
    }

    get label() {
        const { done, total } = this.progress;
        return `${formatInteger(done)} / ${formatInteger(total)}`;
    }

    async refresh() {
        if (!(await this.props.record.isDirty())) {
            await this.props.record.load();
        }
    }
}

registry.category("fields").add("portfolio_import_progress", {
    component: ImportProgressField,
    supportedTypes: ["json"],
});
