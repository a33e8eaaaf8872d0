from odoo import models
from odoo.fields import Command


class PortfolioNeed(models.Model):
    _inherit = 'portfolio.need'

    def _portfolio_opportunity_vals(self):
        return {
            **super()._portfolio_opportunity_vals(),
            'portfolio_product_ids': [
                Command.create({'product_id': product.id}) for product in self.product_ids]}
