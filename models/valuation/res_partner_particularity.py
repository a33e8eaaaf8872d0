from odoo import fields, models


class ResPartner(models.Model):
    """What must be known of an account; part of it on top of its form, for whoever calls."""
    _name = 'res.partner'
    _inherit = ['res.partner', 'portfolio.particularity.mixin']
    _portfolio_moment = 'on_call'
    _portfolio_account_fields = ('commercial_partner_id',)

    portfolio_particularity_ids = fields.One2many(
        'portfolio.particularity', 'partner_id', "Special Instructions", groups='crm_portfolio.portfolio_group_user')

    def _portfolio_particularity_accounts(self):
        return self.commercial_partner_id

    def action_portfolio_add_particularity(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Special instruction of %s", self.commercial_partner_id.display_name),
            'res_model': 'portfolio.particularity',
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_partner_id': self.commercial_partner_id.id},
        }
