from odoo import api, models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    @api.model_create_multi
    def create(self, vals_list):
        orders = super().create(vals_list)
        orders._portfolio_promote()
        return orders

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'state', 'partner_id'}:
            self._portfolio_promote()
        return result

    def _portfolio_promote(self):
        """A quotation sent makes a prospect and an order a customer, if the settings say so."""
        categories = self.env['portfolio.category']
        categories._promote('order', self.filtered(lambda order: order.state == 'sale'))
        categories._promote('quote', self.filtered(lambda order: order.state == 'sent'))
