from odoo import fields, models

from .situation import EVENTS


class PortfolioSituationChange(models.Model):
    """One change of an account's situation: who, when, why, and how long the one before lasted."""
    _name = 'portfolio.situation.change'
    _inherit = ['portfolio.history']
    _description = "Account Status Change"

    _portfolio_changes = 'situation'

    from_situation_id = fields.Many2one('portfolio.situation', "From", readonly=True, ondelete='restrict')
    to_situation_id = fields.Many2one('portfolio.situation', "To", readonly=True, ondelete='restrict')
    event = fields.Selection(
        [*EVENTS, ('cancelled', "The document was cancelled")], "Reached by", readonly=True,
        help="The document that brought it there by itself.")
    days = fields.Integer("Days Before", readonly=True, aggregator='avg', help="How long the previous status lasted.")
