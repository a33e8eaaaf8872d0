from odoo import api, models
from odoo.tools import SQL

from ...tools.account.account_category import RANKS
from ...tools.mixin.history_steps import BACK, OTHER, STEP
from ..foundation.sentence import kept
from .category import PROMOTED_BY

EVENTS = ('opportunity', 'quote', 'order', 'invoice')


class PortfolioCategory(models.Model):
    """The way back: an account that a document had lifted stands again where the others put it."""
    _inherit = 'portfolio.category'

    @api.model
    def _withdraw(self, documents, event='cancelled'):
        """Look again at the accounts of ``documents``, which have been cancelled or reversed.

        Only what documents lifted goes down, and not below what other documents still say, nor below where the
        account stood before; what a person chose stays.

        :param documents: records with a ``partner_id``
        :param str event: ``cancelled`` or ``reversed``
        """
        firsts = {}
        # sudo: res.partner - whoever cancels may not be allowed to read the account
        for document in documents.sudo():
            firsts.setdefault(document.partner_id.commercial_partner_id, document)
        self._look_again(firsts, event)

    @api.model
    def _look_again(self, firsts, event):
        """:param dict firsts: ``{account: the document that was}``"""
        # sudo: res.partner - nor to write it
        accounts = self.env['res.partner'].sudo().union(*firsts).filtered('portfolio_is_account')
        if not accounts:
            return
        ranks, steps = self._supported_ranks(accounts), self._promotion_steps(accounts)
        for account in accounts:
            target = self._step_back(steps.get(account, ()), ranks.get(account.id, 0))
            if target and target != account.portfolio_category_id:
                account._portfolio_set_category(
                    target, kept(f'account.{event}', document=firsts[account].display_name), 'cancelled',
                    firsts[account])

    @api.model
    def _withdraw_from(self, partner, document):
        """The same for the account of ``partner``, whose ``document`` is another's now."""
        if document.partner_id.commercial_partner_id != partner.commercial_partner_id:
            self._look_again({partner.commercial_partner_id: document}, 'cancelled')

    @api.model
    def _promotion_steps(self, accounts):
        """The promotions that led to where each account stands, latest first: ``{account: changes}``."""
        kinds = {**dict.fromkeys(EVENTS, STEP), 'cancelled': BACK}
        return self.env['portfolio.category.change']._steps(accounts, lambda row: kinds.get(row.cause, OTHER))

    @api.model
    def _step_back(self, steps, rank):
        """The category that promotions up to ``rank`` had given; nothing where none has to go."""
        if not steps or RANKS[steps[0].to_kind] <= rank:
            return self.browse()
        for step in steps:
            if RANKS[step.to_kind] <= rank:
                return step.to_category_id
        # whoever became an account by it stays one: somebody may have worked with it since
        before = steps[-1].from_category_id or self._first_of_kind('lead')
        kinds = {value: kind for kind, value in RANKS.items()}
        return before if before._rank() >= rank else self._first_of_kind(kinds[rank])

    @api.model
    def _supported_ranks(self, accounts):
        """How far the documents that stand bring each account, as the settings say: ``{account id: rank}``."""
        self.env.flush_all()
        # sudo: ir.config_parameter - the settings decide, whoever cancels
        get_param = self.env['ir.config_parameter'].sudo().get_param
        ranks = {
            event: next((RANKS[kind] for kind in ('customer', 'prospect') if get_param(
                f'crm_portfolio.promote_{kind}', 'either') in PROMOTED_BY[kind, event]), 0)
            for event in EVENTS}
        return dict(self.env.execute_query(SQL(
            """
            WITH sign AS (
                SELECT partner_id, CASE state WHEN 'sale' THEN %(order)s ELSE %(quote)s END AS rank
                  FROM sale_order
                 WHERE state IN ('sent', 'sale')
             UNION ALL
                SELECT move.partner_id, %(invoice)s
                  FROM account_move move
                 WHERE move.move_type = 'out_invoice' AND move.state = 'posted'
                   AND coalesce(move.payment_state, '') != 'reversed'
                   AND move.amount_total > coalesce((
                       SELECT sum(refund.amount_total) FROM account_move refund
                        WHERE refund.reversed_entry_id = move.id AND refund.state = 'posted'), 0)
             UNION ALL
                SELECT partner_id, %(opportunity)s FROM crm_lead WHERE type = 'opportunity'
            )
            SELECT partner.commercial_partner_id, max(sign.rank)
              FROM res_partner partner
              JOIN sign ON sign.partner_id = partner.id
             WHERE partner.commercial_partner_id = ANY(%(accounts)s)
          GROUP BY partner.commercial_partner_id
            """, accounts=accounts.ids, **ranks)))
