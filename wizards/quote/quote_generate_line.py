from odoo import fields, models


class PortfolioQuoteGenerateLine(models.TransientModel):
    _name = 'portfolio.quote.generate.line'
    _description = "Generate Quotations: Product"

    wizard_id = fields.Many2one('portfolio.quote.generate', required=True, ondelete='cascade')
    product_id = fields.Many2one('product.product', required=True, domain=[('sale_ok', '=', True)])
    quantity = fields.Float(default=1.0, digits='Product Unit', required=True)
    product_uom_id = fields.Many2one(related='product_id.uom_id', string="Unit")

    _quantity_positive = models.Constraint('CHECK (quantity > 0)', "The quantity must be more than 0.")
