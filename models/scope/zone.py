from odoo import models


class PortfolioZone(models.Model):
    _inherit = 'portfolio.zone'

    def write(self, vals):
        if not vals.keys() & {'parent_id', 'active'}:
            return super().write(vals)
        workers = self._portfolio_workers()
        result = super().write(vals)
        self.env['portfolio.visibility']._refresh_users(workers | self._portfolio_workers())
        return result

    def unlink(self):
        workers = self._portfolio_workers()
        result = super().unlink()
        self.env['portfolio.visibility']._refresh_users(workers)
        return result

    def _portfolio_workers(self):
        """Who works in these zones, or in those they are part of."""
        # sudo: portfolio.zone.user - also those of companies one does not work in
        return self.env['portfolio.zone.user'].sudo().search([
            ('zone_id', 'parent_of', self.ids), ('is_current', '=', True)]).user_id
