from odoo import fields, models


class PortfolioParticularityAck(models.Model):
    """Who has read a particularity, and when."""
    _name = 'portfolio.particularity.ack'
    _description = "Special Instruction Read"
    _order = 'date desc, id desc'
    _rec_name = 'user_id'

    particularity_id = fields.Many2one(
        'portfolio.particularity', "Special Instruction", required=True, readonly=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', required=True, readonly=True, ondelete='cascade')
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)

    _once_unique = models.UniqueIndex(
        "(particularity_id, user_id)", "You have already marked this special instruction as read.")
