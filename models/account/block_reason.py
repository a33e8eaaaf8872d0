from odoo import models


class PortfolioBlockReason(models.Model):
    """Why accounts are blocked, in the words of the house."""
    _name = 'portfolio.block.reason'
    _inherit = ['portfolio.catalogue.value']
    _description = "Reason for Blocking"
