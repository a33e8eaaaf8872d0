from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..foundation.sentence import kept

BATCH = 2000


class PortfolioQuestionnairePlan(models.Model):
    """Who is asked what: the accounts a domain finds, once or every so many months.

    It asks with the rights of whoever it belongs to, and of the accounts he sees. Running it twice in a round asks
    nobody twice; whoever comes to meet the domain during a round is asked then.
    """
    _name = 'portfolio.questionnaire.plan'
    _description = "Plan of Questionnaires"
    _inherit = ['portfolio.conditions']
    _order = 'date_next, name, id'

    # the plan belongs to whoever wrote whom it asks
    _portfolio_author = 'owner_id'
    _portfolio_asking = frozenset({'domain', 'segment_ids'})
    domain_author_id = fields.Many2one(related='owner_id')

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    survey_id = fields.Many2one(
        'survey.survey', "Questionnaire", required=True, index=True, ondelete='cascade',
        domain=[('portfolio_state', '=', 'published')])
    segment_ids = fields.Many2many(
        'portfolio.segment', string="Segments", help="Accounts of any of these; empty: of all.")
    domain = fields.Char("Accounts", required=True, default="[]", help="Which accounts are asked.")
    owner_id = fields.Many2one(
        'res.users', required=True, index=True, default=lambda self: self.env.user, readonly=True, ondelete='restrict',
        help="The plan sees the accounts this person sees.")
    user_id = fields.Many2one(
        'res.users', "Answered By", index=True, domain=[('share', '=', False)],
        help="Empty: whoever is responsible for each account.")
    months = fields.Integer("Every … Months", help="0: once.", aggregator=None)
    days = fields.Integer("Days to Answer", default=30, aggregator=None)
    remind = fields.Boolean(help="An activity for whoever has to fill it in.")
    date_start = fields.Date("First Round", required=True, default=lambda self: self._portfolio_today())
    date_next = fields.Date("Next Round", compute='_compute_date_next', store=True)
    questionnaire_ids = fields.One2many('portfolio.questionnaire', 'plan_id', "Asked")
    done_rate = fields.Float("Completed", compute='_compute_done', help="Of those asked.")
    meant_count = fields.Integer(
        "Accounts Meant", compute='_compute_meant_count', help="Accounts you see that meet the condition now.")
    asked_count = fields.Integer("Number Asked", compute='_compute_done')

    _limits = models.Constraint(
        'CHECK (months BETWEEN 0 AND 60 AND days BETWEEN 1 AND 730)',
        "Every … Months: from 0 to 60. Days to Answer: from 1 to 730.")

    date_round = fields.Date("Current Round", readonly=True, copy=False)

    @api.depends('date_start', 'date_round', 'months')
    def _compute_date_next(self):
        for plan in self:
            if not plan.date_round:
                plan.date_next = plan.date_start
            elif plan.months:
                plan.date_next = plan.date_round + relativedelta(months=plan.months)
            else:
                plan.date_next = False

    def _compute_done(self):
        groups = {
            plan: (count, rate) for plan, count, rate in self.env['portfolio.questionnaire']._read_group(
                [('plan_id', 'in', self.ids)], ['plan_id'], ['__count', 'done_rate:avg'])}
        for plan in self:
            plan.asked_count, plan.done_rate = groups.get(plan, (0, 0))

    def _portfolio_conditions_name(self):
        return self.env._("Accounts of “%s”", self.name)

    def _portfolio_asking_company(self):
        return self.env['res.company']

    @api.depends('domain', 'segment_ids')
    def _compute_meant_count(self):
        for plan in self:
            try:
                plan.meant_count = self.env['res.partner']._portfolio_count_asked(plan._meant())
            except ValueError:
                plan.meant_count = 0  # refused when it is saved

    def _meant(self):
        """The accounts the plan is about, as a domain."""
        meant = self._portfolio_asked() & Domain('portfolio_is_account', '=', True)
        if self.segment_ids:
            meant &= Domain('portfolio_segment_ids', 'in', self.segment_ids.ids)
        return meant

    def _accounts_to_ask(self, limit=None):
        """The accounts this round still has to ask."""
        self.ensure_one()
        asked = Domain('portfolio_questionnaire_ids', 'any!', [
            '|', '&', ('plan_id', '=', self.id), ('round_date', '=', self.date_round),
            '&', ('survey_key', '=', self.survey_id.portfolio_key), ('state', 'in', ('todo', 'in_progress'))])
        return self._portfolio_asker().search(self._meant() & ~asked, limit=limit, order='id')

    def action_run(self):
        """Ask now those who meet the condition."""
        self.check_access('write')
        count = sum(len(plan._run()) for plan in self)
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success' if count else 'info',
                'message': self.env._("Accounts asked: %s.", count),
                'next': {'type': 'ir.actions.client', 'tag': 'soft_reload'},
            },
        }

    def _run(self, limit=None):
        """Ask the accounts of the round in course, or of the next one when it is due.

        :param limit: accounts at most, for jobs that work in batches
        :return: the new questionnaires
        """
        self.ensure_one()
        # sudo: portfolio.questionnaire.plan - asks as its owner, keeps its own round
        plan = self.sudo()
        today = plan._portfolio_own_day()
        while plan.date_next and plan.date_next <= today:
            plan.date_round = plan.date_next
        if not plan.date_round:
            return self.env['portfolio.questionnaire']
        accounts = plan._accounts_to_ask(limit)
        # sudo: portfolio.questionnaire - as above; the accounts are those its owner sees
        created = self.env['portfolio.questionnaire'].sudo()._ask(
            accounts.with_env(plan.env), plan.survey_id, kept('questionnaire.plan', plan.name),
            plan_id=plan.id, round_date=plan.date_round, user_id=plan.user_id.id,
            date_deadline=today + relativedelta(days=plan.days))
        if plan.remind:
            created._remind()
        return created

    @api.model
    def _cron_run(self):
        """Ask whoever has to be asked today, in batches; killed at any line it goes on where it was."""
        plans = self.search([('survey_id.portfolio_state', '=', 'published')])
        self.env['ir.cron']._commit_progress(remaining=len(plans))
        for plan in plans:
            while plan._run(limit=BATCH):
                self.env['ir.cron']._commit_progress()
            if not self.env['ir.cron']._commit_progress(1):
                break

    def action_meant(self):
        """Open the accounts that meet the condition."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        return {**action, 'domain': list(self._meant()), 'context': {}}

    def action_questionnaires(self):
        """Open the accounts asked."""
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_questionnaires')
        return {**action, 'domain': [('plan_id', 'in', self.ids)], 'context': {}}
