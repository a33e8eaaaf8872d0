from odoo import models

from .mail_render_mixin import EDITORS, PlainTemplates


class ResUsers(models.Model):
    """Colleagues are known to everybody in the house: only portal users follow the account they belong to."""
    _inherit = 'res.users'

    def _portfolio_readable(self, ids):
        # sudo: res.users - whether they are colleagues
        colleagues = {user.id for user in self.sudo().browse(ids).exists() if not user.share}
        others = set(ids) - colleagues
        return colleagues | (super()._portfolio_readable(others) if others else set())

    def has_group(self, group_ext_id):
        if group_ext_id == EDITORS and self._portfolio_told(PlainTemplates):
            return False
        return super().has_group(group_ext_id)
