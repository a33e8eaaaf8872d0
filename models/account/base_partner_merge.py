from odoo import api, fields, models

from ...tools.account.account_category import moves_up
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

    @api.model
    def _portfolio_followed(self):
        # contacts have the category of their account
        return super()._portfolio_followed() | {'portfolio_category_id'}

    def _portfolio_before_merge(self, sources, keeper):
        result = super()._portfolio_before_merge(sources, keeper)
        self._portfolio_highest_category(sources, keeper)
        return result

    def _portfolio_highest_category(self, sources, keeper):
        """Who was a customer before he was merged is one afterwards, whichever record survives."""
        categories = sources._portfolio_accounts().portfolio_category_id
        highest = categories.sorted(lambda category: category._rank())[-1:]
        account = keeper._portfolio_accounts()
        if highest and account and moves_up(account.portfolio_kind, highest.kind):
            account._portfolio_set_category(
                highest, kept('account.merged', names(highest)), 'merge')
