from odoo import fields, models

MOMENTS = ('on_order', 'on_visit', 'on_invoice', 'on_call')
SEVERITIES = [('info', "Good to know"), ('warning', "Important"), ('danger', "Critical")]


class PortfolioParticularityCategory(models.Model):
    """What a particularity is about, and where one of its kind is shown unless somebody says otherwise."""
    _name = 'portfolio.particularity.category'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Special Instruction Category"

    severity = fields.Selection(SEVERITIES, required=True, default='warning')
    on_order = fields.Boolean("On Orders", default=True)
    on_visit = fields.Boolean("On Visits")
    on_invoice = fields.Boolean("On Invoices")
    on_call = fields.Boolean("On the Account", help="On top of the account's form, for whoever calls it.")
