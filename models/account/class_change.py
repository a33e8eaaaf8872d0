from odoo import fields, models


class PortfolioClassChange(models.Model):
    """One change of an account's class: who, when, why, from what to what."""
    _name = 'portfolio.class.change'
    _inherit = ['portfolio.history']
    _description = "Class Change"

    _portfolio_changes = 'class'

    from_class_id = fields.Many2one('portfolio.class', "From", readonly=True, ondelete='restrict')
    to_class_id = fields.Many2one('portfolio.class', "To", readonly=True, ondelete='restrict')
    cause = fields.Selection(
        [('manual', "By hand"), ('computed', "Computed"), ('expired', "Expired"), ('import', "Import")],
        required=True, readonly=True, default='manual')
    date_until = fields.Date("Until", readonly=True, help="Until when a class given by hand holds.")

    _date_idx = models.Index("(date DESC, id DESC)")
