import { Component, onWillStart, onWillUnmount, useExternalListener, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { readFile } from "../files";
import { isAnswered, shown } from "../flow";
import { SignaturePad } from "./signature_pad";

const { DateTime } = luxon;
const TYPING_PAUSE = 600;
const RETRY_EVERY = 4000;

/**
 * A questionnaire, filled in on one screen by whoever stands in the shop.
 *
 * Each answer goes to the server as it is given. What could not be sent waits and is tried again; the screen says so,
 * and nothing is handed in before all has arrived.
 */
export class QuestionnaireAnswer extends Component {
    static template = "crm_portfolio.QuestionnaireAnswer";
    static components = { SignaturePad };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        const { params, context } = this.props.action;
        this.questionnaireId = params?.questionnaire_id || context?.active_id;
        this.state = useState({
            form: null, problem: "", errors: {}, waiting: new Set(), offline: false, sending: false, saved: false,
        });
        this.timers = {};
        onWillStart(() => this.load());
        onWillUnmount(() => {
            Object.values(this.timers).forEach(clearTimeout);
            this.state.waiting.forEach((id) => this.save(this.question(id)));
        });
        useExternalListener(window, "online", () => this.retry());
        useExternalListener(window, "beforeunload", (ev) => this.state.waiting.size && ev.preventDefault());
    }

    async load() {
        try {
            this.state.form = await this.call("answer_form");
        } catch (error) {
            this.state.problem = error.data?.message || _t("The questionnaire cannot be opened.");
        }
    }

    call(method, ...args) {
        return this.orm.silent.call("portfolio.questionnaire", method, [[this.questionnaireId], ...args]);
    }

    // -- what is asked ----------------------------------------------------------------------------

    get questions() {
        const visible = shown(this.state.form.questions);
        return this.state.form.questions.filter((question) => visible.has(question.id));
    }

    question(id) {
        return this.state.form.questions.find((question) => question.id === id);
    }

    get progress() {
        const questions = this.questions;
        return questions.length ? Math.round((100 * questions.filter(isAnswered).length) / questions.length) : 100;
    }

    get commentLabel() {
        return _t("Comment");
    }

    get status() {
        if (this.state.offline) {
            return _t("No connection: kept here, sent as soon as there is");
        }
        if (this.state.waiting.size) {
            return _t("Saving…");
        }
        // before anything was answered there is nothing that could have been saved
        return this.state.saved || this.state.form.questions.some(isAnswered) ? _t("Saved") : "";
    }

    /** The page a question opens, if the one before is on another. */
    pageOf(index) {
        const questions = this.questions;
        return questions[index].page !== questions[index - 1]?.page ? questions[index].page : "";
    }

    // -- answering ------------------------------------------------------------------------------------

    set(question, value, pause = 0) {
        question.value = value;
        question.refused = false;
        this.keep(question, pause);
    }

    keep(question, pause = 0) {
        delete this.state.errors[question.id];
        this.state.waiting.add(question.id);
        clearTimeout(this.timers[question.id]);
        this.timers[question.id] = setTimeout(() => this.save(question), pause);
    }

    onText(question, ev) {
        this.set(question, ev.target.value, TYPING_PAUSE);
    }

    onComment(question, ev) {
        question.comment = ev.target.value;
        this.keep(question, TYPING_PAUSE);
    }

    /** Moments are kept in universal time. */
    onMoment(question, ev) {
        const moment = DateTime.fromISO(ev.target.value);
        this.set(question, moment.isValid ? moment.toUTC().toFormat("yyyy-MM-dd HH:mm:ss") : "");
    }

    moment(question) {
        const moment = DateTime.fromSQL(question.value || "", { zone: "utc" });
        return moment.isValid ? moment.toLocal().toFormat("yyyy-MM-dd'T'HH:mm") : "";
    }

    pick(question, choice) {
        const picked = question.value.includes(choice);
        if (question.type === "multiple_choice") {
            this.set(question, picked ? question.value.filter((id) => id !== choice) : [...question.value, choice]);
        } else {
            this.set(question, picked ? [] : [choice]);
        }
    }

    pickCell(question, row, choice) {
        const cell = question.value[row] || [];
        const picked = cell.includes(choice);
        const kept = question.multiple ? cell.filter((id) => id !== choice) : [];
        const value = { ...question.value, [row]: picked ? kept : [...kept, choice] };
        this.set(question, Object.fromEntries(Object.entries(value).filter(([, ids]) => ids.length)));
    }

    async addFiles(question, ev) {
        const files = [...question.value];
        for (const file of ev.target.files) {
            files.push(await readFile(file));
        }
        ev.target.value = "";
        this.set(question, files);
    }

    removeFile(question, file) {
        this.set(question, question.value.filter((other) => other !== file));
    }

    sign(question, data) {
        this.set(question, data ? [{ name: "signature", data }] : [], TYPING_PAUSE);
    }

    refuse(question) {
        question.refused = !question.refused;
        this.keep(question);
    }

    // -- keeping --------------------------------------------------------------------------------------

    /** What is sent of an answer; files handed in before go by their id. */
    valueOf(question) {
        if (["portfolio_file", "portfolio_signature"].includes(question.type)) {
            return question.value.map((file) => (file.id ? { id: file.id } : { name: file.name, data: file.data }));
        }
        return typeof question.value === "number" ? String(question.value) : question.value;
    }

    async save(question) {
        clearTimeout(this.timers[question.id]);
        const sent = question.value;
        try {
            const { error, value } = await this.call(
                "answer_save", question.id, this.valueOf(question), question.comment || null, question.refused);
            this.state.offline = false;
            if (question.value !== sent) {
                return; // changed meanwhile: it is on its way again
            }
            this.state.waiting.delete(question.id);
            this.state.saved ||= !error;
            if (error) {
                this.state.errors[question.id] = error;
            } else if (question.type === "portfolio_file") {
                question.value = value; // a signature stays on its pad, another stroke may follow
            }
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                this.state.offline = true;
                this.timers[question.id] = setTimeout(() => this.save(question), RETRY_EVERY);
            } else {
                this.state.waiting.delete(question.id);
                this.state.errors[question.id] = error.data?.message || error.message;
            }
        }
    }

    retry() {
        return Promise.all([...this.state.waiting].map((id) => this.save(this.question(id))));
    }

    async submit() {
        this.state.sending = true;
        try {
            await this.retry();
            if (this.state.waiting.size || this.questions.some(({ id }) => this.state.errors[id])) {
                return this.showFirstError();
            }
            const { errors } = await this.call("answer_submit");
            Object.assign(this.state.errors, errors);
            if (Object.keys(errors).length) {
                return this.showFirstError();
            }
            this.notification.add(_t("Handed in. Thank you!"), { type: "success" });
            this.close();
        } catch (error) {
            this.state.offline = error instanceof ConnectionLostError;
            if (!this.state.offline) {
                this.notification.add(error.data?.message || error.message, { type: "danger" });
            }
        } finally {
            this.state.sending = false;
        }
    }

    showFirstError() {
        const first = this.questions.find(({ id }) => this.state.errors[id]);
        document.getElementById(`o_portfolio_question_${first?.id}`)?.scrollIntoView({ block: "center" });
    }

    close() {
        if (this.env.config.breadcrumbs?.length > 1) {
            this.action.restore();
        } else {
            this.action.doAction("crm_portfolio.action_my_questionnaires", { clearBreadcrumbs: true });
        }
    }
}

registry.category("actions").add("crm_portfolio.questionnaire_answer", QuestionnaireAnswer);
