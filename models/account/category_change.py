from odoo import fields, models
from odoo.exceptions import UserError

from .category import KINDS


class PortfolioCategoryChange(models.Model):
    """One change of an account's category: who, when, why, from what to what.

    Rows are only ever added, by :meth:`res.partner._portfolio_set_category` and by writing the
    category: funnels and closing times of past years are counted from them.
    """
    _name = 'portfolio.category.change'
    _inherit = ['portfolio.history']
    _description = "Category Change"

    _portfolio_changes = 'category'

    from_category_id = fields.Many2one(
        'portfolio.category', "From", readonly=True, ondelete='restrict')
    to_category_id = fields.Many2one(
        'portfolio.category', "To", readonly=True, ondelete='restrict')
    # kept, not related: what the category counted as on that day
    from_kind = fields.Selection(KINDS, readonly=True)
    to_kind = fields.Selection(KINDS, readonly=True)
    cause = fields.Selection(
        [
            ('manual', "By hand"),
            ('opportunity', "Opportunity"),
            ('quote', "Quotation"),
            ('order', "Order"),
            ('invoice', "Invoice"),
            ('cancelled', "Cancellation"),
            ('dormant', "Dormant"),
            ('conversion', "Lead conversion"),
            ('import', "Import"),
            ('merge', "Merged accounts"),
            ('structure', "Contact or account"),
            ('undo', "Undo"),
            ('install', "Installation"),
        ],
        required=True, readonly=True, default='manual')
    res_model = fields.Char("Document Model", readonly=True)
    res_id = fields.Many2oneReference("Document", model_field='res_model', readonly=True)

    _date_idx = models.Index("(date DESC, id DESC)")

    def action_open_document(self):
        self.ensure_one()
        if not self.res_model or not self.res_id:
            raise UserError(self.env._("This change was not made by a document."))
        return {
            'type': 'ir.actions.act_window',
            'res_model': self.res_model,
            'res_id': self.res_id,
            'view_mode': 'form',
            'views': [(False, 'form')],
        }
