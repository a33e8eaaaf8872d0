from odoo import api, fields, models


class ResPartner(models.Model):
    """What is known of a company's size and age: facts that come with a file and that people keep."""
    _inherit = 'res.partner'

    portfolio_employee_count = fields.Integer("Employees", aggregator='sum', groups='base.group_user')
    portfolio_annual_revenue = fields.Monetary(
        "Annual Revenue", currency_field='currency_id', groups='base.group_user',
        help="What the company sells a year, all its own customers together.")
    portfolio_year_established = fields.Integer(
        "Established In", aggregator=None, groups='base.group_user', help="The year, for example 1996.")

    @api.constrains('tz')
    def _portfolio_forget_zones(self):
        companies = self.env['res.company']
        if companies._portfolio_address_ids() & set(self.ids):
            companies._portfolio_forget_zones()
