import { patch } from "@web/core/utils/patch";
import { SurveyForm } from "@survey/interactions/survey_form";
import { readFile } from "../files";
import { ink } from "../ink";

/** What was handed in, by the element of its question: the page is replaced after each step, and it with the page. */
const handed = new WeakMap();
const pens = new WeakMap();

patch(SurveyForm.prototype, {
    setup() {
        super.setup();
        this.el.addEventListener("change", (ev) => this.onPortfolioFile(ev));
        this.el.addEventListener("click", (ev) => this.onPortfolioClick(ev));
        // a pen for each canvas, the first time somebody touches it
        this.el.addEventListener("pointerdown", (ev) => this.onPortfolioInk(ev), true);
    },

    async onPortfolioFile(ev) {
        if (!ev.target.matches(".o_portfolio_file_input")) {
            return;
        }
        const questionEl = ev.target.closest(".o_portfolio_files");
        const files = [...(handed.get(questionEl) || [])];
        for (const file of ev.target.files) {
            files.push(await readFile(file));
        }
        ev.target.value = "";
        this.keepPortfolioFiles(questionEl, files.slice(-Number(questionEl.dataset.count)));
    },

    keepPortfolioFiles(questionEl, files) {
        handed.set(questionEl, files);
        const listEl = questionEl.querySelector(".o_portfolio_file_list");
        listEl.replaceChildren(
            ...files.map((file, index) => {
                const itemEl = document.createElement("li");
                const removeEl = document.createElement("button");
                removeEl.type = "button";
                removeEl.className = "btn btn-link fa fa-times o_portfolio_file_remove";
                removeEl.dataset.index = index;
                itemEl.append(file.name, removeEl);
                return itemEl;
            })
        );
    },

    onPortfolioClick(ev) {
        const questionEl = ev.target.closest(".o_portfolio_files");
        if (!questionEl) {
            return;
        }
        if (ev.target.matches(".o_portfolio_file_remove")) {
            const files = handed.get(questionEl).filter((_, index) => index !== Number(ev.target.dataset.index));
            this.keepPortfolioFiles(questionEl, files);
        } else if (ev.target.matches(".o_portfolio_ink_clear")) {
            handed.delete(questionEl);
            pens.get(questionEl.querySelector("canvas"))?.clear();
        }
    },

    onPortfolioInk(ev) {
        if (ev.target.matches?.(".o_portfolio_ink") && !pens.has(ev.target)) {
            const questionEl = ev.target.closest(".o_portfolio_files");
            pens.set(
                ev.target,
                ink(ev.target, (data) => handed.set(questionEl, [{ name: "signature", data }]))
            );
        }
    },

    prepareSubmitValues(formData, params) {
        super.prepareSubmitValues(...arguments);
        for (const questionEl of this.el.querySelectorAll(".o_portfolio_files")) {
            params[questionEl.dataset.name] = handed.get(questionEl) || [];
        }
    },
});
