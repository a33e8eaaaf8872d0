from odoo import api, fields, models
from odoo.exceptions import UserError

from ..foundation.sentence import Sentence


class PortfolioHistory(models.AbstractModel):
    """One change of something an account has: who, when and why. Rows are only ever added.

    The model that inherits says what changed: ``from_<what>_id`` and ``to_<what>_id``.
    """
    _name = 'portfolio.history'
    _description = "Change of an Account"
    _order = 'date desc, id desc'
    _rec_name = 'partner_id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, readonly=True, ondelete='cascade')
    reason = Sentence(required=True, readonly=True, help="Why, in a sentence.")
    user_id = fields.Many2one(
        'res.users', "Changed By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    company_id = fields.Many2one('res.company', readonly=True)

    def write(self, vals):
        if self:
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse()

    def _refuse(self):
        raise UserError(self.env._(
            "“%s” is history and cannot be changed or deleted. Change the account; the change is recorded too.",
            self.env['ir.model']._get(self._name).name))
