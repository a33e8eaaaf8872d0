from odoo import fields, models


class PortfolioInactivityReason(models.Model):
    """Why an account is no longer worked."""
    _name = 'portfolio.inactivity.reason'
    _inherit = ['portfolio.catalogue']
    _description = "Reason for Inactivity"
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
