from odoo import models


class AccountMove(models.Model):
    _name = 'account.move'
    _inherit = ['account.move', 'portfolio.particularity.mixin']
    _portfolio_moment = 'on_invoice'
    _portfolio_account_fields = ('partner_id', 'move_type')

    def _portfolio_particularity_accounts(self):
        """Those of customers: what is bought has none."""
        return self.filtered(lambda move: move.is_sale_document(include_receipts=True)).commercial_partner_id
