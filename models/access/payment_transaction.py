from odoo import models


class PaymentTransaction(models.Model):
    _name = 'payment.transaction'
    _inherit = ['payment.transaction', 'portfolio.account.copies']

    _portfolio_copies = {
        'partner_email': 'email', 'partner_phone': 'phone', 'partner_address': ('street', 'street2'),
        'partner_zip': 'zip', 'partner_city': 'city', 'partner_state_id': 'state_id',
        'partner_country_id': 'country_id'}
