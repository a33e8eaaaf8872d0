from odoo import api, fields, models
from odoo.exceptions import UserError

from .category import KINDS


class PortfolioCategoryChange(models.Model):
    """One change of an account's category: who, when, why, from what to what.

    Rows are only ever added, by :meth:`res.partner._portfolio_set_category` and by writing the
    category: funnels and closing times of past years are counted from them.
    """
    _name = 'portfolio.category.change'
    _description = "Category Change"
    _order = 'date desc, id desc'
    _rec_name = 'partner_id'

    partner_id = fields.Many2one(
        'res.partner', "Account", required=True, readonly=True, ondelete='cascade')
    from_category_id = fields.Many2one(
        'portfolio.category', "From", readonly=True, ondelete='restrict')
    to_category_id = fields.Many2one(
        'portfolio.category', "To", readonly=True, ondelete='restrict')
    # kept, not related: what the category counted as on that day
    from_kind = fields.Selection(KINDS, readonly=True)
    to_kind = fields.Selection(KINDS, readonly=True)

    user_id = fields.Many2one(
        'res.users', "Changed By", required=True, readonly=True, default=lambda self: self.env.user,
        ondelete='restrict')
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    cause = fields.Selection(
        [
            ('manual', "By hand"),
            ('opportunity', "Opportunity"),
            ('quote', "Quotation"),
            ('order', "Order"),
            ('invoice', "Invoice"),
            ('dormant', "Dormant"),
            ('conversion', "Lead conversion"),
            ('import', "Import"),
            ('merge', "Merge"),
            ('structure', "Contact or account"),
            ('undo', "Undo"),
            ('install', "Installation"),
        ],
        required=True, readonly=True, default='manual')
    reason = fields.Char(required=True, readonly=True, help="Why, in a sentence.")
    res_model = fields.Char("Document Model", readonly=True)
    res_id = fields.Many2oneReference("Document", model_field='res_model', readonly=True)
    company_id = fields.Many2one('res.company', readonly=True)

    _partner_idx = models.Index("(partner_id, date DESC, id DESC)")
    _date_idx = models.Index("(date DESC, id DESC)")

    def write(self, vals):
        if self:
            raise UserError(self.env._("The history of categories is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The history of categories is never deleted."))

    def action_open_document(self):
        self.ensure_one()
        if not self.res_model or not self.res_id:
            raise UserError(self.env._("No document caused this change."))
        return {
            'type': 'ir.actions.act_window',
            'res_model': self.res_model,
            'res_id': self.res_id,
            'view_mode': 'form',
            'views': [(False, 'form')],
        }
