from odoo import fields, models


class ResPartner(models.Model):
    """Which of our centres an account belongs to, and how it is invoiced."""
    _inherit = 'res.partner'

    portfolio_centre_id = fields.Many2one(
        'portfolio.centre', "Centre", index='btree_not_null', ondelete='restrict', groups='base.group_user',
        help="The branch or cost centre of ours that it belongs to.")
    portfolio_billing_key_id = fields.Many2one(
        'portfolio.billing.key', "Billing Key", index='btree_not_null', ondelete='restrict', groups='base.group_user',
        help="How it wants its invoices.")
