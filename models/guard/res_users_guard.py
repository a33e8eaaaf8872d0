from odoo import api, models, tools

from .mail_render_mixin import EDITORS, PlainTemplates

#: a group a user is in for one request and not for another, as is ``EDITORS``
DEBUGGING = 'base.group_no_one'


class ResUsers(models.Model):
    """Colleagues are known to everybody in the house: only portal users follow the account they belong to."""
    _inherit = 'res.users'

    def _portfolio_readable(self, ids):
        # sudo: res.users - whether they are colleagues
        colleagues = {user.id for user in self.sudo().browse(ids).exists() if not user.share}
        others = set(ids) - colleagues
        return colleagues | (super()._portfolio_readable(others) if others else set())

    @api.readonly
    def has_groups(self, group_spec):
        """Core's, remembered as long as it remembers the groups themselves.

        A page asks so each time it reads a field that is not for everybody, of each of its rows.
        """
        if self._ids != (self.env.uid,) or DEBUGGING in group_spec or EDITORS in group_spec:
            return super().has_groups(group_spec)
        return self._portfolio_has_groups(group_spec)

    @tools.ormcache('self.id', 'group_spec')
    def _portfolio_has_groups(self, group_spec):
        return super().has_groups(group_spec)

    @api.readonly
    def has_group(self, group_ext_id):
        if group_ext_id == EDITORS and self._portfolio_told(PlainTemplates):
            return False
        return super().has_group(group_ext_id)
