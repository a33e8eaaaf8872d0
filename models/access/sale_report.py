from odoo import api, fields, models


class SaleReport(models.Model):
    _name = 'sale.report'
    _inherit = ['sale.report', 'portfolio.account.copies']

    _portfolio_copies = {
        'country_id': 'country_id', 'state_id': 'state_id', 'industry_id': 'industry_id', 'partner_zip': 'zip'}

    portfolio_centre_id = fields.Many2one(
        related='commercial_partner_id.portfolio_centre_id', groups='base.group_user')

    @api.model
    def _get_view(self, view_id=None, view_type='form', **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == 'search':
            # sudo: portfolio.dimension - views are kept for all users; the same for everybody
            self.env['portfolio.dimension'].sudo().search([])._add_group_by(arch)
        return arch, view
