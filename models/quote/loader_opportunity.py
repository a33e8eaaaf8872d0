from odoo import models


class PortfolioLoaderOpportunity(models.AbstractModel):
    _inherit = 'portfolio.loader.opportunity'

    def _after(self, load, taken):
        """The product of each, at the price it went for when the file says one."""
        result = super()._after(load, taken)
        lines = self.env['portfolio.opportunity.product']
        lines.search([('lead_id', 'in', [lead.id for lead, _row, _values in taken])]).unlink()
        lines.create([
            {
                'lead_id': lead.id, 'product_id': values['_product'], 'quantity': values['_quantity'],
                'price_unit': values['expected_revenue'] / values['_quantity'] if values['_said'] else 0,
            }
            for lead, _row, values in taken if values['_product']
        ])
        return result
