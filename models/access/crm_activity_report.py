from odoo import models


class CrmActivityReport(models.Model):
    _name = 'crm.activity.report'
    _inherit = ['crm.activity.report', 'portfolio.account.copies']

    _portfolio_copies = {'country_id': 'country_id'}
