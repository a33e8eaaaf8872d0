from odoo import api, models
from odoo.fields import Domain


class PortfolioConversion(models.Model):
    _inherit = 'portfolio.conversion'

    @api.model
    def _derived(self):
        return super()._derived() | {'portfolio.lead.duplicate': Domain('state', '=', 'open')}
