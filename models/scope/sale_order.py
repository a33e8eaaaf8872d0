from odoo import models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _compute_duplicated_order_ids(self):
        """Core looks in all orders: of those out of the user's scope nothing is said."""
        result = super()._compute_duplicated_order_ids()
        if self._portfolio_asks_restricted():
            for order in self.filtered('duplicated_order_ids'):
                order.duplicated_order_ids = order.duplicated_order_ids._portfolio_among_readable()
        return result
