from odoo import api, models
from odoo.fields import Domain


class PortfolioJournal(models.Model):
    _inherit = 'portfolio.journal'

    @api.model
    def _derived(self):
        return super()._derived() | {'portfolio.activity': Domain('origin', '!=', 'hand')}
