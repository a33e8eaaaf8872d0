import { loadBundle } from "@web/core/assets";
import { browser } from "@web/core/browser/browser";
import { cookie } from "@web/core/browser/cookie";
import { getColor } from "@web/core/colors/colors";
import { deserializeDate, formatDate } from "@web/core/l10n/dates";
import { formatFloat } from "@web/core/utils/numbers";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component, onWillStart, useEffect, useRef } from "@odoo/owl";

/* global Chart */

/**
 * The strategic index over time, as bars whose pieces are what each aspect gives. The pieces add up to
 * the total; a bar opens its valuation.
 */
export class IndexChartField extends Component {
    static template = "crm_portfolio.IndexChartField";
    static props = { ...standardFieldProps };

    setup() {
        this.action = useService("action");
        this.canvas = useRef("canvas");
        onWillStart(() => loadBundle("web.chartjs_lib"));
        useEffect(
            () => {
                if (!this.canvas.el) {
                    return;
                }
                const chart = new Chart(this.canvas.el, this.config);
                return () => chart.destroy();
            },
            () => [JSON.stringify(this.history), this.canvas.el]
        );
    }

    get history() {
        return this.props.record.data[this.props.name] || { dates: [], ids: [], totals: [], aspects: [] };
    }

    get labels() {
        const months = new Set(this.history.dates.map((date) => date.slice(0, 7)));
        // two of a month are told apart by their days
        const format = months.size < this.history.dates.length ? "d LLL yy" : "LLL yy";
        return this.history.dates.map((date) => formatDate(deserializeDate(date), { format }));
    }

    /** @returns {string} the index of a bar, as the user's language writes it */
    total(index) {
        return formatFloat(this.history.totals[index], { digits: [16, 1] });
    }

    get summary() {
        return this.history.dates
            .map((date, index) => `${formatDate(deserializeDate(date))}: ${this.total(index)}`)
            .join(", ");
    }

    get config() {
        const { ids, aspects } = this.history;
        const scheme = cookie.get("color_scheme");
        const isNarrow = browser.innerWidth < 576;
        return {
            type: "bar",
            data: {
                labels: this.labels,
                datasets: aspects.map((aspect, index) => ({
                    label: aspect.name,
                    data: aspect.shares,
                    backgroundColor: getColor(aspect.color || index, scheme, "odoo"),
                    maxBarThickness: 48,
                })),
            },
            options: {
                animation: false,
                maintainAspectRatio: false,
                onClick: (_event, [element]) => element && this.open(ids[element.index]),
                interaction: { mode: "index", intersect: false },
                plugins: {
                    legend: { position: "bottom", labels: { boxWidth: 12 } },
                    tooltip: { callbacks: { footer: ([item]) => `= ${this.total(item.dataIndex)}` } },
                },
                scales: {
                    x: { stacked: true, grid: { display: false }, ticks: { maxTicksLimit: isNarrow ? 5 : 12 } },
                    y: { stacked: true, min: 0, max: 100, ticks: { stepSize: isNarrow ? 50 : 25 } },
                },
            },
        };
    }

    open(valuationId) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "portfolio.valuation",
            res_id: valuationId,
            views: [[false, "form"]],
        });
    }
}

export const indexChartField = {
    component: IndexChartField,
    supportedTypes: ["json", "jsonb"],
};

registry.category("fields").add("portfolio_index_chart", indexChartField);
