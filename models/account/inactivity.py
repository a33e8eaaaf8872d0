from odoo import api, fields, models
from odoo.exceptions import UserError


class PortfolioInactivity(models.Model):
    """A time during which an account was archived: since when, why, who said so, and who woke it up again."""
    _name = 'portfolio.inactivity'
    _description = "Inactivity of an Account"
    _order = 'date_from desc, id desc'
    _rec_name = 'partner_id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, readonly=True, ondelete='cascade', index=True)
    reason_id = fields.Many2one(
        'portfolio.inactivity.reason', readonly=True, ondelete='restrict', index='btree_not_null')
    note = fields.Char(readonly=True)
    date_from = fields.Datetime("Archived On", required=True, readonly=True, default=fields.Datetime.now)
    user_id = fields.Many2one(
        'res.users', "Archived By", readonly=True, default=lambda self: self.env.user, ondelete='set null')
    date_to = fields.Datetime("Reactivated On", readonly=True)
    reactivated_by_id = fields.Many2one('res.users', readonly=True, ondelete='set null')

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The history of an account cannot be deleted."))
