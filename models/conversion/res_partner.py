from odoo import fields, models


class ResPartner(models.Model):
    _inherit = 'res.partner'

    portfolio_conversion_ids = fields.One2many(
        'portfolio.conversion', 'partner_id', "Lead Conversions", readonly=True,
        groups='crm_portfolio.portfolio_group_user')

    def action_portfolio_conversions(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("What came from leads"),
            'res_model': 'portfolio.conversion',
            'view_mode': 'list,form',
            'views': [(False, 'list'), (False, 'form')],
            'domain': [('partner_id', 'in', self.ids)],
        }
