from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.account_category import moves_up
from ...tools.twins import Twins
from ..foundation.sentence import kept, names

# how many accounts are named before a merge
NAMED = 5


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    portfolio_accounts_merged = fields.Char(
        "Different Accounts", compute='_compute_portfolio_accounts_merged',
        help="The accounts that the chosen contacts belong to, if it is more than one.")

    @api.depends('partner_ids')
    def _compute_portfolio_accounts_merged(self):
        for wizard in self:
            # sudo: res.partner - that there are several accounts, whoever merges
            accounts = wizard.sudo().partner_ids.commercial_partner_id.with_env(self.env)
            wizard.portfolio_accounts_merged = len(accounts) > 1 and self._portfolio_named_accounts(accounts)

    def _portfolio_named_accounts(self, accounts):
        """The names of some, as far as whoever asks may read them."""
        named = accounts._filtered_access('read')[:NAMED].mapped('display_name')
        return ", ".join(named + ["…"] * (len(named) < len(accounts)))

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # the main activity of the account that stays is its main one, the other's stays beside it
            'portfolio_activity_main_unique': Twins(lose={'is_main': 'FALSE'}),
            'portfolio_activity_code_unique': Twins(first="is_main DESC, origin = 'hand' DESC"),
            'portfolio_activity_review_unique': Twins(),
            'portfolio_affiliation_once': Twins(fill=('position_id', 'decision_role', 'email', 'phone', 'date_to')),
            # whole histories give way before
            'portfolio_characteristic_value_once_a_day': Twins(),
            # refused since the earlier day
            'portfolio_optout_once': Twins(first="date", fill=('evidence',)),
            'res_partner_portfolio_address_default_unique': Twins(lose={'portfolio_address_default': 'FALSE'}),
        }

    def _portfolio_before_merge(self, sources, keeper):
        result = super()._portfolio_before_merge(sources, keeper)
        self._portfolio_one_history(sources, keeper)
        self._portfolio_highest_category(sources, keeper)
        # nobody is affiliated to himself
        self.env.cr.execute(SQL(
            "DELETE FROM portfolio_affiliation WHERE person_id = ANY(%(ids)s) AND partner_id = ANY(%(ids)s)",
            ids=[*sources.ids, keeper.id]))
        return result

    def _portfolio_highest_category(self, sources, keeper):
        """Who was a customer before he was merged is one afterwards, whichever record survives."""
        categories = sources._portfolio_accounts().portfolio_category_id
        highest = categories.sorted(lambda category: category._rank())[-1:]
        account = keeper._portfolio_accounts()
        if highest and account and moves_up(account.portfolio_kind, highest.kind):
            account._portfolio_set_category(
                highest, kept('account.merged', names(highest)), 'merge')

    def _portfolio_one_history(self, sources, keeper):
        """Of each characteristic one partner keeps his values: who survives, or the oldest who has any.

        Two histories of the same thing would overlap.
        """
        self.env['portfolio.characteristic.value'].flush_model()
        self.env.cr.execute(SQL(
            """
            DELETE FROM portfolio_characteristic_value own
             WHERE own.partner_id = ANY(%(sources)s)
               AND EXISTS (
                   SELECT FROM portfolio_characteristic_value other
                    WHERE other.characteristic_id = own.characteristic_id
                      AND (other.partner_id = %(target)s
                           OR (other.partner_id = ANY(%(sources)s) AND other.partner_id < own.partner_id)))
            """, sources=sources.ids, target=keeper.id))

    @api.model
    def _update_foreign_keys(self, src_partners, dst_partner):
        result = super()._update_foreign_keys(src_partners, dst_partner)
        # sudo: portfolio.characteristic - the columns follow the values that came, before core fills what is empty
        self.env['portfolio.characteristic'].sudo().with_context(active_test=False).search([])._mirror(dst_partner.ids)
        # sudo: res.partner - and so does the main activity
        dst_partner.sudo()._portfolio_follow_activities()
        return result
