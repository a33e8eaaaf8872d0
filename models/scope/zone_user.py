from odoo import models


class PortfolioZoneUser(models.Model):
    _inherit = 'portfolio.zone.user'

    def _changed(self, users):
        """Who comes to a zone sees its accounts, who leaves it no longer does."""
        result = super()._changed(users)
        self.env['portfolio.visibility']._refresh_users(users)
        return result
