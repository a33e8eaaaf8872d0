from odoo import fields, models

from ..foundation.sentence import Sentence, SentenceText


class PortfolioConversionLine(models.Model):
    """One piece of a lead and where it is after the conversion."""
    _name = 'portfolio.conversion.line'
    _description = "Lead Conversion Line"
    _order = 'conversion_id, sequence, id'

    conversion_id = fields.Many2one(
        'portfolio.conversion', required=True, readonly=True, index=True, ondelete='cascade')
    sequence = fields.Integer(readonly=True)
    name = Sentence("What", required=True, readonly=True)
    value = SentenceText(readonly=True)
    how = fields.Selection(
        [
            ('copied', "Copied to the account"),
            ('moved', "Moved to the account"),
            ('linked', "Linked to the contact"),
            ('stays', "Stays with the lead"),
            ('kept', "Stays: the account has its own"),
        ],
        required=True, readonly=True)
    destination = fields.Char("Where", readonly=True)
    note = Sentence(readonly=True)
