from odoo import models


class SaleOrder(models.Model):
    _name = 'sale.order'
    _inherit = ['sale.order', 'portfolio.particularity.mixin']
    _portfolio_moment = 'on_order'
    _portfolio_account_fields = ('partner_id',)
