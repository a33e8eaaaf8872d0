from odoo import api, models


class PortfolioSegment(models.Model):
    _inherit = 'portfolio.segment'

    @api.model
    def _portfolio_domain_fields(self):
        return [*super()._portfolio_domain_fields(), ('portfolio.assignment.rule', 'domain')]
