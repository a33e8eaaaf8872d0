from odoo import models


class PortfolioInactivityReason(models.Model):
    """Why an account is no longer worked."""
    _name = 'portfolio.inactivity.reason'
    _inherit = ['portfolio.catalogue.value']
    _description = "Reason for Inactivity"
