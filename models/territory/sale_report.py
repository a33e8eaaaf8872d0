from odoo import fields, models


class SaleReport(models.Model):
    _inherit = 'sale.report'

    portfolio_zone_id = fields.Many2one(
        related='commercial_partner_id.portfolio_zone_id', string="Zone", groups='base.group_user')
    portfolio_zone_root_id = fields.Many2one(
        related='commercial_partner_id.portfolio_zone_id.root_id', string="Main Zone", groups='base.group_user')
