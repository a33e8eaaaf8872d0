from odoo import api, models


class SaleOrder(models.Model):
    """The one ``create`` and the one ``write`` of ours: see ``portfolio.hooked``."""
    _name = 'sale.order'
    _inherit = ['sale.order', 'portfolio.hooked']

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = self._portfolio_arriving([{**vals} for vals in vals_list])
        orders = super().create(vals_list)
        orders._portfolio_arrived(vals_list)
        return orders

    def write(self, vals):
        before = self._portfolio_changing(vals)
        result = super().write(vals)
        self._portfolio_changed(vals, before)
        return result
