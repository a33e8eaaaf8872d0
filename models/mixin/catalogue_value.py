from odoo import fields, models


class PortfolioCatalogueValue(models.AbstractModel):
    """A value of a catalogue as most are: a name in each language, and its place among the others.

    How often it is used, and the question before it is archived, come from ``portfolio.catalogue``; a code, where it
    has one, from ``portfolio.coded``.
    """
    _name = 'portfolio.catalogue.value'
    _inherit = ['portfolio.catalogue']
    _description = "Value of a Catalogue"
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
