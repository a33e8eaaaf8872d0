from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.misc import split_every

from ...tools.foundation.carrier import Fact, Loaded
from ..foundation.sentence import Sentence, kept

BY_HAND = {'portfolio_class_manual_id', 'portfolio_class_until', 'portfolio_class_reason'}


@dataclass(frozen=True, eq=False)
class Expired(Fact):
    """Until when the classes held that end now."""
    until: dict  # account id -> date


class ResPartner(models.Model):
    """The class of an account: the one given by hand while it holds, else the computed one."""
    _inherit = 'res.partner'

    portfolio_class_id = fields.Many2one(
        'portfolio.class', "Class", compute='_compute_portfolio_class_id', store=True, index='btree_not_null',
        ondelete='restrict', copy=False, groups='crm_portfolio.portfolio_group_user',
        help="The class given by hand while it holds, else the computed one.")
    portfolio_class_computed_id = fields.Many2one(
        'portfolio.class', "Computed Class", readonly=True, index='btree_not_null', ondelete='restrict',
        copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_class_manual_id = fields.Many2one(
        'portfolio.class', "Class by Hand", index='btree_not_null', ondelete='restrict', copy=False,
        groups='crm_portfolio.portfolio_group_user')
    portfolio_class_until = fields.Date(
        "Holds Until", copy=False, groups='crm_portfolio.portfolio_group_user',
        help="The last day of the class given by hand; the computed one takes over after it. "
             "Empty: until somebody takes it back.")
    portfolio_class_reason = Sentence(
        "Reason for the Class", copy=False, groups='crm_portfolio.portfolio_group_user')
    portfolio_class_change_ids = fields.One2many(
        'portfolio.class.change', 'partner_id', "Class Changes", readonly=True,
        groups='crm_portfolio.portfolio_group_user')

    _portfolio_class_until_idx = models.Index("(portfolio_class_until) WHERE portfolio_class_until IS NOT NULL")

    @api.depends('portfolio_class_manual_id', 'portfolio_class_computed_id')
    def _compute_portfolio_class_id(self):
        for partner in self:
            partner.portfolio_class_id = partner.portfolio_class_manual_id or partner.portfolio_class_computed_id

    @api.constrains('portfolio_class_manual_id', 'portfolio_class_reason')
    def _check_portfolio_class_reason(self):
        # sudo: res.partner - a check reads what was just written, whoever wrote it
        for partner in self.sudo():
            if partner.portfolio_class_manual_id and not partner.portfolio_class_reason:
                raise ValidationError(self.env._(
                    "Reason for the Class: required for %s.", partner.display_name))

    def _portfolio_arrived(self, vals_list):
        super()._portfolio_arrived(vals_list)
        chosen = self.browse(
            partner.id for partner, vals in zip(self, vals_list, strict=True)
            if vals.get('portfolio_class_manual_id'))
        chosen._portfolio_log_classes(dict.fromkeys(chosen.ids, False))

    def _portfolio_parts(self, vals):
        # a class that is taken back takes with it what was said of it
        gone = 'portfolio_class_manual_id' in vals and not vals['portfolio_class_manual_id']
        return super()._portfolio_parts(
            {**vals, 'portfolio_class_until': False, 'portfolio_class_reason': False} if gone else vals)

    def _portfolio_changing(self, vals):
        before = super()._portfolio_changing(vals)
        if not vals.keys() & BY_HAND:
            return before
        # sudo: res.partner - the classes before, whoever may read them
        return {**before, 'class': {partner.id: partner.portfolio_class_id.id for partner in self.sudo()}}

    def _portfolio_changed(self, vals, before):
        super()._portfolio_changed(vals, before)
        if vals.keys() & BY_HAND:
            self._portfolio_log_classes(before['class'])

    def _portfolio_log_classes(self, before):
        """A row of history for each account whose class is not what it was: ``{id: class id or False}``."""
        cause, sentence = self._portfolio_class_cause()
        # sudo: res.partner - the classes now, whoever may read them
        after = {partner.id: partner.portfolio_class_id.id for partner in self.sudo()}
        self.env['portfolio.class.change']._log(before, after, lambda partner: {
            'cause': cause,
            'reason': partner.portfolio_class_reason or sentence(partner),
            'date_until': partner.portfolio_class_until,
        })

    def _portfolio_class_cause(self):
        """Why classes change now, and the sentence of those without a reason of their own."""
        if expired := self._portfolio_told(Expired):
            until = expired.until
            return 'expired', lambda partner: kept('account.class_expired', until[partner.id])
        cause = 'import' if self._portfolio_told(Loaded) else 'manual'
        return cause, lambda _partner: kept('account.class_taken_back')

    def _portfolio_set_class(self, new_class, reason, until=None):
        """Give the accounts of ``self`` a class by hand.

        :param new_class: one ``portfolio.class``, or none to go back to the computed one
        :param str reason: why, in a sentence
        :param until: the last day it holds; None for as long as nobody changes it
        """
        self.commercial_partner_id.write({
            'portfolio_class_manual_id': new_class.id,
            'portfolio_class_reason': reason,
            'portfolio_class_until': until,
        })

    @api.model
    def _portfolio_set_computed_classes(self, wanted):
        """The computed class of many accounts, and the history of those whose class in force changes by it.

        One statement, whatever the number of accounts.

        :param SQL wanted: a query of ``(account_id, class_id, reason)``
        :return: how many accounts have another class in force than before
        """
        changes = self.env['portfolio.class.change']
        changes.flush_model()
        self.flush_model(['portfolio_class_id', 'portfolio_class_manual_id', 'portfolio_class_computed_id'])
        changed = self.env.execute_query(SQL(
            """
            WITH wanted AS (%(wanted)s), changed AS (
                UPDATE res_partner account
                   SET portfolio_class_computed_id = wanted.class_id,
                       portfolio_class_id = coalesce(account.portfolio_class_manual_id, wanted.class_id)
                  FROM wanted
                  JOIN res_partner before ON before.id = wanted.account_id
                 WHERE account.id = wanted.account_id
                   AND account.portfolio_class_computed_id IS DISTINCT FROM wanted.class_id
             RETURNING account.id, account.company_id, before.portfolio_class_id AS from_id,
                       account.portfolio_class_id AS to_id, wanted.reason
            )
            %(log)s
            """, wanted=wanted, log=changes._log_sql(
                SQL("SELECT *, 'computed' FROM changed WHERE from_id IS DISTINCT FROM to_id"), 'cause')))
        self.invalidate_model(['portfolio_class_id', 'portfolio_class_computed_id', 'portfolio_class_change_ids'])
        return len(changed)

    @api.model
    def _cron_expire_classes(self):
        """Classes given by hand whose last day is over make way for the computed ones.

        Whoever has none any more is not found again, so that a killed run loses nothing.
        """
        expired = self.with_context(active_test=False).search(self._portfolio_by_day(
            lambda today: Domain('portfolio_class_until', '<', today)))
        remaining = len(expired)
        for ids in split_every(500, expired.ids):
            batch = self.browse(ids).try_lock_for_update()
            expired = Expired({partner.id: partner.portfolio_class_until for partner in batch})
            batch.with_context(tracking_disable=True)._portfolio_tell(expired).write(
                {'portfolio_class_manual_id': False, 'portfolio_class_until': False})
            remaining -= len(ids)
            if not self.env['ir.cron']._commit_progress(len(ids), remaining=remaining):
                break

    def action_portfolio_class_computed(self):
        """Take back the class given by hand."""
        self.write({'portfolio_class_manual_id': False})
