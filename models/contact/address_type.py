from odoo import fields, models


class PortfolioAddressType(models.Model):
    """What an address is for: as many kinds as the house needs, each one of Odoo's four underneath.

    Rooms ask for an address by ``code`` (``visit``, ``invoice``, ``collection``…), see
    ``res.partner._portfolio_address``.
    """
    _name = 'portfolio.address.type'
    _inherit = ['portfolio.catalogue']
    _description = "Address Type"
    _order = 'sequence, id'
    _rec_names_search = ['name', 'code']

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short name for imports and for what looks for such an address.")
    core_type = fields.Selection(
        [('invoice', "Invoice"), ('delivery', "Delivery"), ('other', "Other")],
        "In Odoo", required=True, default='other',
        help="What Odoo takes it for: orders and invoices go to addresses of the types Invoice and Delivery.")
    sequence = fields.Integer(default=10)

    _code_unique = models.UniqueIndex("(code)", "Code: another address type already has it. Enter a different code.")
