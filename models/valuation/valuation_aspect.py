from odoo import fields, models


class PortfolioValuationAspect(models.Model):
    """A side an account is valued from: economic, commercial, the situation of its management…"""
    _name = 'portfolio.valuation.aspect'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Valuation Aspect"

    description = fields.Text(translate=True)
    color = fields.Integer(help="Of its part in the chart of the strategic index.")
