from odoo import api, fields, models
from odoo.exceptions import UserError


class PortfolioClassChange(models.Model):
    """One change of an account's class: who, when, why, from what to what. Rows are only ever added."""
    _name = 'portfolio.class.change'
    _description = "Class Change"
    _order = 'date desc, id desc'
    _rec_name = 'partner_id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, readonly=True, ondelete='cascade')
    from_class_id = fields.Many2one('portfolio.class', "From", readonly=True, ondelete='restrict')
    to_class_id = fields.Many2one('portfolio.class', "To", readonly=True, ondelete='restrict')
    cause = fields.Selection(
        [('manual', "By hand"), ('computed', "Computed"), ('expired', "Expired"), ('import', "Import")],
        required=True, readonly=True, default='manual')
    reason = fields.Char(required=True, readonly=True, help="Why, in a sentence.")
    date_until = fields.Date("Until", readonly=True, help="Until when a class given by hand holds.")
    user_id = fields.Many2one(
        'res.users', "Changed By", required=True, readonly=True, default=lambda self: self.env.user,
        ondelete='restrict')
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    company_id = fields.Many2one('res.company', readonly=True)

    _partner_idx = models.Index("(partner_id, date DESC, id DESC)")
    _date_idx = models.Index("(date DESC, id DESC)")

    def write(self, vals):
        if self:
            raise UserError(self.env._("The history of classes is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The history of classes is never deleted."))
