from odoo import models


class ResPartnerBank(models.Model):
    _inherit = 'res.partner.bank'

    def _compute_duplicate_bank_partner_ids(self):
        """Core looks in all accounts: of those out of the user's scope nothing is said."""
        result = super()._compute_duplicate_bank_partner_ids()
        if self._portfolio_asks_restricted():
            for bank in self.filtered('duplicate_bank_partner_ids'):
                bank.duplicate_bank_partner_ids = bank.duplicate_bank_partner_ids._portfolio_among_readable()
        return result
