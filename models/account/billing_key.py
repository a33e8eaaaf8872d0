from odoo import fields, models


class PortfolioBillingKey(models.Model):
    """How a customer wants his invoices: the word the office uses, and what it means for invoicing.

    A key of one invoice an order keeps the customer's orders apart when several are invoiced together. The
    others say on the order when it is to be invoiced, and with what.
    """
    _name = 'portfolio.billing.key'
    _inherit = ['portfolio.catalogue.value', 'portfolio.coded']
    _description = "Billing Key"
    _rec_names_search = ['name', 'code']

    grouping = fields.Selection(
        [
            ('order', "One invoice per order"),
            ('delivery', "One invoice per delivery"),
            ('week', "Once a week"),
            ('fortnight', "Twice a month"),
            ('month', "Once a month"),
            ('free', "As agreed"),
        ],
        "Invoices", required=True, default='order')
    hint = fields.Text(translate=True, help="Shown on the customer's orders, for whoever invoices them.")
