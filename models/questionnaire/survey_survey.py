from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...tools.questionnaire.questionnaire_flow import flow_problems
from .survey_question import FlowLater


class SurveySurvey(models.Model):
    _inherit = 'survey.survey'

    portfolio_state = fields.Selection(
        [('draft', "Draft"), ('published', "Published"), ('replaced', "Replaced")], "Asked of Accounts",
        index=True, copy=False,
        help="Only for questionnaires asked of accounts. A published one no longer changes: its answers keep the words "
             "they were given to.")
    portfolio_key = fields.Char(
        "Key", copy=False, readonly=True, index='btree_not_null', help="The same in all versions.")
    portfolio_version = fields.Integer("Version", copy=False, readonly=True, default=1, aggregator=None)
    portfolio_questionnaire_count = fields.Integer("Accounts Asked", compute='_compute_portfolio_questionnaire_count')

    def _compute_portfolio_questionnaire_count(self):
        # sudo: portfolio.questionnaire - how many, for whoever may read the survey
        counts = {survey.id: count for survey, count in self.env['portfolio.questionnaire'].sudo()._read_group(
            [('survey_id', 'in', self.ids)], ['survey_id'], ['__count'])}
        for survey in self:
            survey.portfolio_questionnaire_count = counts.get(survey.id, 0)

    @api.model_create_multi
    def create(self, vals_list):
        self._portfolio_check_kept(vals_list)
        self._portfolio_check_state({vals.get('portfolio_state') for vals in vals_list} - {'draft', False, None})
        for vals in vals_list:
            if vals.get('portfolio_state'):
                vals.setdefault('scoring_type', 'no_scoring')
                vals.setdefault('questions_layout', 'one_page')
                vals.setdefault('access_mode', 'token')
                vals.setdefault('portfolio_key', uuid4().hex)
        surveys = super(SurveySurvey, self._portfolio_own()._portfolio_tell(FlowLater())).create(vals_list)
        surveys._portfolio_untell(FlowLater)._portfolio_check_flow()
        return surveys.with_env(self.env)

    def write(self, vals):
        self._portfolio_check_state({'portfolio_state'} & vals.keys())
        # questions are written one by one: the order is judged when all of them are in place
        result = super(SurveySurvey, self._portfolio_tell(FlowLater())).write(vals)
        if 'question_and_page_ids' in vals:
            self._portfolio_untell(FlowLater)._portfolio_check_flow()
        return result

    def _portfolio_check_state(self, said):
        """A questionnaire is published by its button, which looks at it first."""
        if said and not self._portfolio_owns():
            raise AccessError(self.env._(
                "State: a questionnaire is published with the button 'Publish', which checks it first."))

    def copy_data(self, default=None):
        vals_list = super().copy_data(default=default)
        for survey, vals in zip(self, vals_list, strict=True):
            if survey.portfolio_state:
                vals['portfolio_state'] = 'draft'
        return vals_list

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        asked = self.filtered('portfolio_questionnaire_count')
        if asked:
            raise UserError(self.env._(
                "“%s” was sent to accounts and cannot be deleted. Archive it instead.", asked[0].title))
        # sudo: portfolio.question - the trace of a questionnaire nobody was asked goes with it
        self.env['portfolio.question'].sudo().with_context(active_test=False).search([
            ('survey_question_id.survey_id', 'in', self.ids)]).unlink()

    @api.model
    def _portfolio_leave_answered(self):
        """Give shipped questionnaires that somebody answered to the house, so that uninstalling leaves them."""
        data = self.env['ir.model.data'].search([('module', '=', 'crm_portfolio'), ('model', '=', self._name)])
        answered = self.browse(data.mapped('res_id')).filtered('user_input_ids')
        questions = answered.question_and_page_ids
        for records in (answered, questions, questions.suggested_answer_ids, questions.matrix_row_ids):
            self.env['ir.model.data'].search([
                ('module', '=', 'crm_portfolio'), ('model', '=', records._name), ('res_id', 'in', records.ids),
            ]).unlink()

    # -- conditions ---------------------------------------------------------------------------------

    def _portfolio_flow(self):
        """The questions in the form :mod:`tools.questionnaire_flow` takes."""
        self.ensure_one()
        return [
            (question.id, question.question_type, set(question.suggested_answer_ids.ids),
             set(question.triggering_answer_ids.ids))
            for question in self.question_and_page_ids.sorted() if not question.is_page]

    def _portfolio_check_flow(self):
        """Refuse a question nobody would ever be asked, where it is written."""
        for survey in self.filtered('portfolio_state'):
            for problem in flow_problems(survey._portfolio_flow())[:1]:
                raise ValidationError(survey._portfolio_flow_sentence(*problem))

    def _portfolio_flow_sentence(self, question_id, problem, other_id):
        Question = self.env['survey.question']
        names = {'question': Question.browse(question_id).title, 'other': Question.browse(other_id).title}
        if problem == 'loop':
            return self.env._(
                "Question “%(question)s” waits for an answer to “%(other)s”, which in turn waits for it: neither would "
                "ever be asked. Remove one of the two conditions.", **names)
        if problem == 'later':
            return self.env._(
                "Question “%(question)s” depends on “%(other)s”, which comes after it. Move it below, or remove the "
                "condition.", **names)
        if problem == 'unasked':
            return self.env._(
                "Question “%(question)s” depends on “%(other)s”, which is never asked itself. Correct that one first.",
                **names)
        return self.env._(
            "Question “%(question)s” depends on an answer nobody can choose. Choose another condition.", **names)

    # -- words in force -------------------------------------------------------------------------------

    @api.model
    def _portfolio_rewords(self, records, vals):
        """Whether writing ``vals``, of questions or choices, changes anything in them; lists of lines always do."""
        def differs(record, name, value):
            field = record._fields[name]
            return field.type == 'one2many' or (
                field.convert_to_record(field.convert_to_cache(value, record), record) != record[name])
        return any(differs(record, name, value) for record in records for name, value in vals.items())

    @api.model
    def _portfolio_retranslates(self, records, name, translations):
        """Whether ``{language: text}`` takes the place of a translation; a language that had none is only added."""
        stored = [records._fields[name]._get_stored_translations(record) or {} for record in records]
        return any(lang in texts and texts[lang] != text for texts in stored for lang, text in translations.items())

    # -- publishing ---------------------------------------------------------------------------------

    def action_portfolio_publish(self):
        """From now on it can be asked of accounts, and its words do not change; an earlier version is replaced."""
        for survey in self:
            if not survey.question_ids:
                raise UserError(self.env._("“%s” has no questions yet. Add at least one.", survey.title))
            survey._portfolio_check_flow()
            survey._portfolio_keep_questions()
            # sudo: survey.survey - earlier versions may be another author's
            earlier = survey.sudo().search([
                ('portfolio_key', '=', survey.portfolio_key), ('portfolio_state', '=', 'published'),
                ('id', '!=', survey.id)])
            survey._portfolio_own().write({
                'portfolio_state': 'published', 'access_mode': 'token', 'users_login_required': False})
            earlier.write({'portfolio_state': 'replaced'})
            # sudo: portfolio.questionnaire - whoever has not begun is asked the new version, in all portfolios
            self.env['portfolio.questionnaire'].sudo().search([
                ('survey_id', 'in', earlier.ids), ('state', '=', 'todo'), ('input_id', '=', False),
            ]).write({'survey_id': survey.id})
            # sudo: portfolio.questionnaire.plan - and so are those who come, whoever planned it
            self.env['portfolio.questionnaire.plan'].sudo().with_context(active_test=False).search([
                ('survey_id', 'in', earlier.ids)]).write({'survey_id': survey.id})
        return True

    def action_portfolio_revise(self):
        """Change a published questionnaire: the same while nobody was asked, from then on a new version of it."""
        self.ensure_one()
        survey = self
        if self._portfolio_has_answers():
            survey = self._portfolio_own().copy({
                'portfolio_key': self.portfolio_key, 'portfolio_version': self.portfolio_version + 1})
            survey.title = self.title
        else:
            self._portfolio_own().portfolio_state = 'draft'
        return {
            'type': 'ir.actions.act_window', 'res_model': 'survey.survey', 'res_id': survey.id,
            'views': [(False, 'form')], 'view_mode': 'form',
        }

    def _portfolio_has_answers(self):
        # sudo: survey.user_input - whether anybody began is asked of all portfolios
        return bool(self.env['survey.user_input'].sudo().search_count(
            [('survey_id', 'in', self.ids), ('test_entry', '=', False)], limit=1))

    def _portfolio_keep_questions(self):
        """Keep the questions and choices that all versions share, the words in force first."""
        self.ensure_one()
        # sudo: portfolio.question - kept by publishing, written by nobody's hand
        Question = self.env['portfolio.question'].sudo().with_context(active_test=False)
        known = Question.search([('survey_key', '=', self.portfolio_key)])
        kept = Question.browse()
        for place, question in enumerate(self.question_ids):
            stable = (known - kept) & question.portfolio_question_id
            vals = {'survey_question_id': question.id, 'sequence': place, 'active': True}
            if stable:
                stable.write(vals)
            else:
                stable = Question.create({**vals, 'survey_key': self.portfolio_key})
                question._portfolio_own().portfolio_question_id = stable
            stable._portfolio_keep_choices(question)
            kept |= stable
        (known - kept).active = False

    def action_portfolio_questionnaires(self):
        """Open the accounts asked."""
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_questionnaires')
        return {**action, 'domain': [('survey_id', 'in', self.ids)], 'context': {}}
