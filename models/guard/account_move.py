from odoo import models


class AccountMove(models.Model):
    _inherit = 'account.move'

    def _compute_duplicated_ref_ids(self):
        """Core looks in all invoices: of those out of the user's scope nothing is said."""
        result = super()._compute_duplicated_ref_ids()
        if self._portfolio_asks_restricted():
            for move in self.filtered('duplicated_ref_ids'):
                move.duplicated_ref_ids = move.duplicated_ref_ids._portfolio_among_readable()
        return result
