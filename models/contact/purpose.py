from odoo import fields, models


class PortfolioPurpose(models.Model):
    """What one writes or calls for: newsletter, offers, surveys… A contact refuses each of them on its own.

    What the contract itself asks for (invoices, deliveries) cannot be refused.
    """
    _name = 'portfolio.purpose'
    _inherit = ['portfolio.catalogue.value']
    _description = "Purpose of a Mailing"

    is_transactional = fields.Boolean(
        "No Opt-Out", help="Part of a contract, for example invoices: sent regardless of opt-outs.")
