from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import html2plaintext

from ..foundation.sentence import Sentence, kept

OPEN = ('todo', 'in_progress')


class PortfolioQuestionnaire(models.Model):
    """One account asked one questionnaire, once.

    It is answered here by the representative, who needs no rights on surveys, or by the customer through a link.
    Whoever answers works through the three ``answer_…`` methods: they check that the account is his to change, and do
    the rest with the rights of the house.
    """
    _name = 'portfolio.questionnaire'
    _description = "Questionnaire of an Account"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date_deadline, id'

    survey_id = fields.Many2one(
        'survey.survey', "Questionnaire", required=True, index=True, ondelete='restrict',
        domain=[('portfolio_state', '=', 'published')])
    survey_key = fields.Char(readonly=True, help="The same in all versions of the questionnaire.")
    name = fields.Char(related='survey_id.title', string="Title")
    version = fields.Integer(related='survey_id.portfolio_version')
    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, index=True, ondelete='cascade',
        domain=[('portfolio_is_account', '=', True)])
    contact_id = fields.Many2one('res.partner', index='btree_not_null', ondelete='set null')
    user_id = fields.Many2one('res.users', "Responsible", index=True)
    plan_id = fields.Many2one(
        'portfolio.questionnaire.plan', index='btree_not_null', ondelete='set null', readonly=True)
    round_date = fields.Date("Round", readonly=True, help="Which time the plan asked.")
    date_deadline = fields.Date("Due", index=True)
    date_done = fields.Datetime("Answered", readonly=True)
    state = fields.Selection([
        ('todo', "To Do"), ('in_progress', "In Progress"), ('done', "Done"), ('expired', "Expired"),
        ('skipped', "Skipped"),
    ], required=True, default='todo', readonly=True, index=True)
    is_late = fields.Boolean("Overdue", compute='_compute_is_late', search='_search_is_late')
    reason = Sentence(readonly=True, help="Why the account is asked, or why it no longer is.")
    channel = fields.Selection([('user', "In Odoo"), ('link', "Through the Link")], "Answered Through", readonly=True)
    input_id = fields.Many2one(
        'survey.user_input', readonly=True, copy=False, index='btree_not_null', ondelete='set null')
    answer_ids = fields.One2many('portfolio.answer', 'questionnaire_id', "Answers")
    done_rate = fields.Float("Completed", compute='_compute_done_rate', store=True, aggregator='avg')

    _portfolio_home = ('partner_id.company_id', 'user_id.company_id')

    _open_unique = models.UniqueIndex(
        "(partner_id, survey_key) WHERE state IN ('todo', 'in_progress')",
        "This account already has this questionnaire to answer.")
    _round_unique = models.UniqueIndex("(plan_id, partner_id, round_date) WHERE plan_id IS NOT NULL")
    _by_account = models.Index("(partner_id, state)")

    @api.depends('survey_id', 'partner_id')
    def _compute_display_name(self):
        for questionnaire in self:
            questionnaire.display_name = f"{questionnaire.name}: {questionnaire.partner_id.name}"

    @api.depends('state')
    def _compute_done_rate(self):
        for questionnaire in self:
            questionnaire.done_rate = float(questionnaire.state == 'done')

    @api.depends('state', 'date_deadline')
    def _compute_is_late(self):
        today = self._portfolio_today()
        for questionnaire in self:
            questionnaire.is_late = bool(
                questionnaire.state in OPEN and questionnaire.date_deadline and questionnaire.date_deadline < today)

    def _search_is_late(self, operator, value):
        if operator != 'in':
            return NotImplemented
        late = fields.Domain('state', 'in', OPEN) & fields.Domain(
            'date_deadline', '<', self._portfolio_today())
        return late if True in value else ~late

    @api.model_create_multi
    def create(self, vals_list):
        # sudo: survey.survey - only the key of what is asked
        surveys = self.env['survey.survey'].sudo().browse([vals.get('survey_id') for vals in vals_list])
        keys = {survey.id: survey.portfolio_key for survey in surveys}
        self._portfolio_check_kept(vals_list)
        return super(PortfolioQuestionnaire, self._portfolio_own()).create([
            {**vals, 'survey_key': keys.get(vals.get('survey_id'))} for vals in vals_list]).with_env(self.env)

    @api.ondelete(at_uninstall=False)
    def _unlink_input(self):
        # sudo: survey.user_input - what was filled in goes with the questionnaire it was filled in for
        self.sudo().input_id.unlink()

    # -- asking -----------------------------------------------------------------------------------------

    @api.model
    def _ask(self, accounts, survey, reason=None, **values):
        """Ask ``accounts`` a published questionnaire; who is being asked it already is left alone.

        One query for who is, one ``create`` for the rest.

        :param accounts: ``res.partner`` records; contacts stand for their account
        :param survey: one ``survey.survey``, published
        :param reason: why, in one sentence
        :param values: ``user_id`` (by default who is responsible for each), ``date_deadline``,
            ``plan_id``, ``round_date``
        :return: the new records
        :raise UserError: when the questionnaire is not published
        """
        if survey.portfolio_state != 'published':
            raise UserError(self.env._("“%s” is not published yet. Publish it before asking.", survey.title))
        accounts = accounts.commercial_partner_id.filtered('portfolio_is_account')
        # sudo: portfolio.questionnaire - whether one is open, also one of another portfolio's contact
        asked = self.sudo()._read_group(
            [('partner_id', 'in', accounts.ids), ('survey_key', '=', survey.portfolio_key), ('state', 'in', OPEN)],
            [], ['partner_id:array_agg'])[0][0] or []
        chosen = values.pop('user_id', None)
        quiet = self.with_context(tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True)
        return quiet._portfolio_own().create([
            {**values, 'survey_id': survey.id, 'partner_id': account.id, 'reason': reason,
             'user_id': chosen or account.user_id.id}
            for account in accounts if account.id not in asked]).with_env(self.env)

    def action_skip(self):
        """Do not ask after all."""
        self._check_may_answer()
        self._close('skipped', kept('questionnaire.skipped', self.env.user.name))
        return True

    def action_reopen(self):
        """Ask again what expired or was skipped."""
        self.check_access('write')
        self.filtered(lambda one: one.state in ('expired', 'skipped'))._portfolio_own().write(
            {'state': 'todo', 'reason': kept('questionnaire.opened_again', self.env.user.name)})
        return True

    def _close(self, state, reason):
        # sudo: portfolio.questionnaire - the state is changed by its own methods only, which have checked
        questionnaires = self.sudo().filtered(lambda one: one.state in OPEN)
        questionnaires.write({'state': state, 'reason': reason})
        questionnaires.activity_ids.unlink()
        # the link ends with it
        questionnaires.input_id.write({'deadline': fields.Datetime.now()})

    def _remind(self):
        """An activity for each responsible, due with the questionnaire; in one go."""
        todo = self.env.ref('mail.mail_activity_data_todo')
        model = self.env['ir.model']._get_id(self._name)
        return self.env['mail.activity'].with_context(mail_activity_quick_update=True).create([
            {'res_model_id': model, 'res_id': one.id, 'activity_type_id': todo.id, 'user_id': one.user_id.id,
             'date_deadline': one.date_deadline, 'summary': one.display_name}
            for one in self if one.user_id and one.date_deadline])

    # -- answering --------------------------------------------------------------------------------------

    def _check_may_answer(self):
        """Raise unless the user sees the questionnaire, may change its account, and it is open."""
        self.check_access('read')
        self.partner_id.check_access('write')
        if any(one.state not in OPEN for one in self):
            raise UserError(self.env._("This questionnaire is closed: it was answered, skipped, or its time is over."))

    def _input(self):
        """What is filled in for this questionnaire so far; made the first time. ``self`` has sudo.

        Locked: a colleague, or the customer through the link, may be doing the same.
        """
        self.ensure_one()
        self._portfolio_lock()
        if not self.input_id:
            person = self.contact_id or self.partner_id
            self.input_id = self.env['survey.user_input'].create({
                'survey_id': self.survey_id.id, 'partner_id': person.id, 'email': person.email,
                'nickname': person.name, 'lang_id': self.env['res.lang']._get_data(code=person.lang).id,
                'portfolio_questionnaire_id': self.id,
                'deadline': self.date_deadline and self.env.company._portfolio_moment(
                    self.date_deadline + timedelta(days=1)) - timedelta(seconds=1)})
        return self.input_id

    def action_answer(self):
        """Open the questionnaire to be filled in, here."""
        self.ensure_one()
        self._check_may_answer()
        return {
            'type': 'ir.actions.client',
            'tag': 'crm_portfolio.questionnaire_answer',
            'name': self.name,
            'params': {'questionnaire_id': self.id},
            'context': {'active_id': self.id},
        }

    def action_link(self):
        """The address the customer answers at, without an account in Odoo."""
        self.ensure_one()
        self._check_may_answer()
        # sudo: survey.user_input - its token is what the link consists of
        answer = self.sudo()._input()
        return {
            'type': 'ir.actions.client',
            'tag': 'crm_portfolio.questionnaire_link',
            'params': {'url': answer.get_base_url() + answer.get_start_url(), 'name': self.name,
                       'email': answer.email or "", 'person': answer.nickname or ""},
            'target': 'new',
            'name': self.env._("Link for the customer"),
        }

    def answer_form(self):
        """What the screen needs to ask: the questions in their order, what they depend on, and what was said so far."""
        self.ensure_one()
        self._check_may_answer()
        # sudo: survey.survey - whoever answers reads the questions, without rights on surveys
        questionnaire = self.sudo()
        answer = questionnaire._input()
        return {
            'id': self.id,
            'title': questionnaire.name,
            'description': html2plaintext(questionnaire.survey_id.description or ""),
            'account': self.partner_id.display_name,
            'contact': self.contact_id.name or "",
            'deadline': fields.Date.to_string(self.date_deadline),
            'questions': [question._portfolio_form_values(answer) for question in questionnaire.survey_id.question_ids],
        }

    def answer_save(self, question_id, value, comment=None, refused=False):
        """Keep the draft of one answer.

        :param value: a text or number; the id of a choice, or a list of them; ``{row: [choices]}``; a list of files
            ``{'name': …, 'data': base64}`` or ``{'id': file handed in before}``
        :param refused: the person would not or could not say
        :return: ``{'error': sentence or False, 'value': what is kept}``
        """
        self.ensure_one()
        self._check_may_answer()
        # sudo: survey.user_input - a draft of the questionnaire that was just checked
        questionnaire = self.sudo()
        answer = questionnaire._input()
        question = questionnaire.survey_id.question_ids.filtered(lambda one: one.id == question_id)
        if not question:
            raise UserError(self.env._("This question is not part of the questionnaire."))
        empty = value in (None, False, '') or value == [] or value == {}
        error = False if refused or empty else question.validate_question(value, comment).get(question.id)
        if not error:
            answer._portfolio_save(question, False if refused else value, comment, refused)
            questionnaire._begin()
        return {'error': error or False, 'value': question._portfolio_form_values(answer)['value']}

    def _begin(self):
        if self.state == 'todo':
            self.state = 'in_progress'
            self.input_id._mark_in_progress()

    def answer_submit(self):
        """Hand the questionnaire in.

        :return: ``{'errors': {question id: sentence}}``; nothing is handed in while there are any
        """
        self.ensure_one()
        self._check_may_answer()
        # sudo: survey.user_input - as in answer_save
        questionnaire = self.sudo()
        answer = questionnaire._input()
        missing = answer._portfolio_missing()
        if missing:
            return {'errors': {
                question.id: question.constr_error_msg or self.env._("This question requires an answer.")
                for question in missing}}
        answer.portfolio_by_user_id = self.env.user
        answer._mark_done()
        return {'errors': {}}

    # -- what was answered ------------------------------------------------------------------------------

    def _finish(self):
        """Turn what was filled in into answers of the account, and pass them on. ``self`` has sudo."""
        for questionnaire in self.filtered(lambda one: one.state in OPEN):
            answer = questionnaire.input_id
            user = answer.portfolio_by_user_id
            # in the words whoever answered has read
            read = questionnaire if user else questionnaire.with_context(
                lang=answer.lang_id.code or questionnaire.env.lang)
            answers = self.env['portfolio.answer'].create(read._answer_vals())
            questionnaire.write({
                'state': 'done', 'date_done': fields.Datetime.now(), 'channel': 'user' if user else 'link'})
            questionnaire.activity_ids.unlink()
            answers._refresh_current(questionnaire.partner_id)
            answered = answers.filtered(lambda one: one.state == 'answered')
            self.env['portfolio.answer.keyword'].search([])._portfolio_tag(answered)
            answered.question_id._feed(answered)

    def _answer_vals(self):
        """One dict per value, and one for each question without: which of three reasons it has none for."""
        answer = self.input_id
        visible = answer._portfolio_shown()
        base = {
            'partner_id': self.partner_id.id, 'questionnaire_id': self.id,
            'date': self._portfolio_today(), 'user_id': answer.portfolio_by_user_id.id}
        vals_list = []
        for question in self.survey_id.question_ids.filtered('portfolio_question_id'):
            own = {**base, 'question_id': question.portfolio_question_id.id, 'question_label': question.title}
            lines = answer.user_input_line_ids.filtered(lambda line, question=question: line.question_id == question)
            said = lines.filtered(lambda line: not line.skipped)
            if question not in visible:
                vals_list.append({**own, 'state': 'skipped'})
            elif said:
                vals_list += [{**own, **line._portfolio_value()} for line in said]
            else:
                refused = any(lines.mapped('portfolio_refused'))
                vals_list.append({**own, 'state': 'refused' if refused else 'blank'})
        return vals_list

    # -- jobs -------------------------------------------------------------------------------------------

    @api.model
    def _cron_expire(self):
        """Close what was not answered in time, in batches."""
        overdue = fields.Domain('state', 'in', OPEN) & self._portfolio_by_day(
            lambda today: fields.Domain('date_deadline', '<', today))
        late = self.search(overdue, limit=1000, order='id')
        late.try_lock_for_update()._close('expired', kept('questionnaire.expired'))
        remaining = self.search_count(overdue)
        self.env['ir.cron']._commit_progress(len(late), remaining=remaining)
