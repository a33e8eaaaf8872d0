from odoo import models


class PaymentTransaction(models.Model):
    _inherit = 'payment.transaction'

    def _check_amount_and_confirm_order(self):
        """A payment is taken from whoever is blocked; the order waits for a manager, and says so."""
        partners = self.sale_order_ids._portfolio_block_partners()
        blocked = partners._portfolio_blocked('order')
        waiting = self.filtered(
            lambda payment: any(partner in blocked for partner in payment.sale_order_ids._portfolio_block_partners()))
        for order in waiting.sale_order_ids:
            order._message_log(body=order._portfolio_worded().env._("Paid, but not confirmed: the account is blocked."))
        return super(PaymentTransaction, self - waiting)._check_amount_and_confirm_order()
