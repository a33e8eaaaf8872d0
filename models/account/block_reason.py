from odoo import fields, models


class PortfolioBlockReason(models.Model):
    """Why accounts are blocked, in the words of the house."""
    _name = 'portfolio.block.reason'
    _inherit = ['portfolio.catalogue']
    _description = "Reason for Blocking"
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
