from odoo import fields, models


class PortfolioAddressType(models.Model):
    """What an address is for: as many kinds as the house needs, each one of Odoo's four underneath.

    Rooms ask for an address by ``code`` (``visit``, ``invoice``, ``collection``…), see
    ``res.partner._portfolio_address``.
    """
    _name = 'portfolio.address.type'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Address Type"
    _rec_names_search = ['name', 'code']

    code = fields.Char(required=True, help="Short name for imports and for what looks for such an address.")
    core_type = fields.Selection(
        [('invoice', "Invoice"), ('delivery', "Delivery"), ('other', "Other")],
        "In Odoo", required=True, default='other',
        help="What Odoo takes it for: orders and invoices go to addresses of the types Invoice and Delivery.")
