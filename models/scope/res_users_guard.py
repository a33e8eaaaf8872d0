from odoo import models


class ResUsers(models.Model):
    """Colleagues are known to everybody in the house: only portal users follow the account they belong to."""
    _inherit = 'res.users'

    def _portfolio_readable(self, ids):
        # sudo: res.users - whether they are colleagues
        colleagues = {user.id for user in self.sudo().browse(ids).exists() if not user.share}
        others = set(ids) - colleagues
        return colleagues | (super()._portfolio_readable(others) if others else set())
