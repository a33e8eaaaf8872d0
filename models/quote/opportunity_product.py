from odoo import fields, models


class PortfolioOpportunityProduct(models.Model):
    """One product a customer may buy, and how much of it, noted on the opportunity before any quote."""
    _name = 'portfolio.opportunity.product'
    _description = "Product of an Opportunity"
    _order = 'lead_id, sequence, id'
    _rec_name = 'product_id'

    lead_id = fields.Many2one('crm.lead', "Opportunity", required=True, index=True, ondelete='cascade')
    sequence = fields.Integer(default=10)
    product_id = fields.Many2one(
        'product.product', required=True, ondelete='restrict', domain=[('sale_ok', '=', True)])
    quantity = fields.Float(default=1.0, digits='Product Unit', required=True)
    product_uom_id = fields.Many2one(related='product_id.uom_id', string="Unit")
    currency_id = fields.Many2one(related='lead_id.company_currency')
    price_unit = fields.Monetary(
        "Agreed Price", help="Per unit. Without it, a quote takes the price of the customer's price list.")

    _quantity_positive = models.Constraint(
        'CHECK (quantity > 0)', "The quantity must be more than 0; to leave a product out, delete its line.")

    def write(self, vals):
        result = super().write(vals)
        if 'lead_id' in vals:
            # the rule has looked at the opportunity it came from, not at the one it goes to
            self.check_access('write')
        return result

    def _prepare_order_line(self, currency, date):
        """Values of the order line this product becomes.

        :param currency: the order's currency, to which an agreed price is converted
        :param date: the day of the rate
        """
        values = {'product_id': self.product_id.id, 'product_uom_qty': self.quantity}
        if self.price_unit:
            company = self.lead_id.company_id or self.env.company
            values['price_unit'] = self.currency_id._convert(
                self.price_unit, currency, company, date, round=False)
        return values
