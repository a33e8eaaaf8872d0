from odoo import fields, models


class PortfolioValuationAspect(models.Model):
    """A side an account is valued from: economic, commercial, the situation of its management…"""
    _name = 'portfolio.valuation.aspect'
    _inherit = 'portfolio.catalogue'
    _description = "Valuation Aspect"
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Short name for imports and integrations.")
    description = fields.Text(translate=True)
    sequence = fields.Integer(default=10)
    color = fields.Integer(help="Of its part in the chart of the strategic index.")

    _code_unique = models.UniqueIndex(
        "(code) WHERE code IS NOT NULL", "Code: another aspect already has it. Enter a different code.")
