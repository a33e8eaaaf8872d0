from dataclasses import dataclass
from itertools import takewhile

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.foundation.carrier import Fact
from ...tools.mixin.history_steps import BACK, OTHER, STEP
from ..foundation.sentence import kept, label


@dataclass(frozen=True, eq=False)
class SituationEvent(Fact):
    """What moves accounts to another situation: why, and the event they came to it by."""
    reason: str
    event: str = ''


class ResPartner(models.Model):
    """Where the commercial management of an account stands, since when, and what comes next."""
    _inherit = 'res.partner'

    portfolio_situation_id = fields.Many2one(
        'portfolio.situation', "Account Status", index='btree_not_null', ondelete='restrict', copy=False,
        group_expand='_portfolio_expand_situations', groups='crm_portfolio.portfolio_group_user')
    portfolio_situation_date = fields.Date(
        "In This Status Since", readonly=True, copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_situation_days = fields.Integer(
        "Days in This Status", compute='_compute_portfolio_situation_days',
        groups='crm_portfolio.portfolio_group_user')
    portfolio_next_step = fields.Char("Next Step", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_next_step_date = fields.Date(
        "Next Step On", copy=False, index='btree_not_null', groups='crm_portfolio.portfolio_group_user')
    portfolio_situation_change_ids = fields.One2many(
        'portfolio.situation.change', 'partner_id', "Account Status Changes", readonly=True,
        groups='crm_portfolio.portfolio_group_user')

    @api.model
    def _portfolio_expand_situations(self, situations, _domain):
        return situations.search([])

    @api.depends('portfolio_situation_date')
    def _compute_portfolio_situation_days(self):
        for partner, today in self._portfolio_own_days().items():
            since = partner.portfolio_situation_date
            partner.portfolio_situation_days = since and (today - since).days

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        chosen = self.browse(
            partner.id for partner, vals in zip(self, vals_list, strict=True)
            if vals.get('portfolio_situation_id'))
        nothing = self.env['portfolio.situation']
        chosen._portfolio_log_situations({partner: (nothing, False) for partner in chosen}, None)

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        if 'portfolio_situation_id' not in vals:
            return before
        situations = {
            partner: (partner.portfolio_situation_id, partner.portfolio_situation_date)
            # sudo: res.partner - where each stood, whoever may read it
            for partner in self.sudo()}
        if not self._portfolio_told(SituationEvent):
            self._portfolio_check_situations(
                situations, self.env['portfolio.situation'].browse(vals['portfolio_situation_id'] or ()))
        return {**before, 'situations': situations}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if 'situations' in before:
            self._portfolio_log_situations(before['situations'], self._portfolio_told(SituationEvent))

    def _portfolio_check_situations(self, before, new):
        for partner, (old, _since) in before.items():
            if new and old and old != new and old.next_ids and new not in old.next_ids:
                raise UserError(self.env._(
                    "%(account)s is “%(old)s”: from there it becomes %(allowed)s, not “%(new)s”.",
                    account=partner.display_name, old=old.name, new=new.name,
                    allowed=", ".join(
                        self.env._("“%s”", name) for name in old.next_ids.mapped('name'))))

    def _portfolio_log_situations(self, before, told):
        days = {partner.id: today for partner, today in self._portfolio_own_days().items()}
        since = {partner.id: day for partner, (_old, day) in before.items()}
        changes = self.env['portfolio.situation.change']._log(
            {partner.id: old.id for partner, (old, _day) in before.items()},
            {partner.id: partner.portfolio_situation_id.id for partner in self},
            lambda partner: {
                'days': since[partner.id] and (days[partner.id] - since[partner.id]).days,
                'reason': told.reason if told else kept('valuation.by_hand'),
                'event': told and told.event or False,
            })
        changed = changes.partner_id.with_env(self.env)
        for today, partners in changed.grouped(lambda partner: days[partner.id]).items():
            partners._portfolio_own().portfolio_situation_date = today

    def _portfolio_reach_situation(self, event):
        """Move the accounts that stand before the situation ``event`` reaches; the others stay."""
        # sudo: portfolio.situation - the same for everybody
        reached = self.env['portfolio.situation'].sudo().search([('event', '=', event)], limit=1)
        behind = self.filtered(
            lambda account: reached and account.portfolio_situation_id.sequence < reached.sequence)
        if behind:
            told = SituationEvent(kept('value', label(reached, 'event')), event)
            behind._portfolio_tell(told).portfolio_situation_id = reached

    def _portfolio_leave_situations(self, documents):
        """Move accounts back whose situation nothing keeps but a document that was cancelled.

        Only what documents moved goes back, to where the account stood before or where another document still
        brings it; what a person chose stays.

        :param dict documents: ``{account: the document that was cancelled}``
        """
        steps = self._portfolio_situation_steps()
        if not steps:
            return
        events = self.browse(account.id for account in steps)._portfolio_standing_events()
        for account, changes in steps.items():
            gone = list(takewhile(lambda change, account=account: change.event not in events.get(
                account.id, ()), changes))
            if gone:
                told = SituationEvent(
                    kept('valuation.cancelled', documents[account].display_name), 'cancelled')
                account._portfolio_tell(told).portfolio_situation_id = gone[-1].from_situation_id

    def _portfolio_situation_steps(self):
        """The moves by documents that led to where each account stands, latest first: ``{account: changes}``."""
        kinds = {False: OTHER, 'cancelled': BACK}
        return self.env['portfolio.situation.change']._steps(self, lambda change: kinds.get(change.event, STEP))

    def _portfolio_standing_events(self):
        """The events of which each account still has a document: ``{account id: events}``."""
        self.env.flush_all()
        return dict(self.env.execute_query(SQL(
            """
            SELECT partner.commercial_partner_id, array_agg(DISTINCT sign.event)
              FROM (SELECT partner_id, 'order' AS event FROM sale_order WHERE state = 'sale'
                     UNION ALL
                    SELECT partner_id, 'quote' FROM sale_order WHERE state IN ('sent', 'sale')
                     UNION ALL
                    SELECT partner_id, 'opportunity' FROM crm_lead WHERE type = 'opportunity') sign
              JOIN res_partner partner ON partner.id = sign.partner_id
             WHERE partner.commercial_partner_id = ANY(%s)
          GROUP BY partner.commercial_partner_id
            """, self.ids)))
