from odoo import fields, models


class PortfolioQuoteGenerateCause(models.TransientModel):
    _name = 'portfolio.quote.generate.cause'
    _description = "Generate Quotations: Why Not"

    wizard_id = fields.Many2one('portfolio.quote.generate', required=True, ondelete='cascade')
    name = fields.Char("Opportunity or Account")
    cause = fields.Char()
