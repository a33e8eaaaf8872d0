from odoo import models
from odoo.exceptions import AccessError


class IrModelAccess(models.Model):
    """Whoever has a role is told in a sentence what it does not let him do with records of ours."""
    _inherit = 'ir.model.access'

    def _make_access_error(self, model, mode):
        # super says it to the log too
        error = super()._make_access_error(model, mode)
        if not model.startswith('portfolio.') or not self.env.user._portfolio_has_role():
            return error
        what = self.env['ir.model']._get(model).name
        if mode == 'read':
            return AccessError(self.env._(
                "%s: your role does not show them. Ask your sales manager or the administrator.", what))
        return AccessError(self.env._(
            "%s: your role does not let you change them. Ask your sales manager or the administrator.", what))
