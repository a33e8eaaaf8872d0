from odoo import models


class ResPartner(models.Model):
    """Whoever has a role opens an account's own form, from wherever he follows its name."""
    _inherit = 'res.partner'

    def get_formview_id(self, access_uid=None):
        if len(self) == 1 and self.portfolio_managed and self.env.user.has_group('crm_portfolio.portfolio_group_user'):
            return self.env.ref('crm_portfolio.res_partner_view_form_account').id
        return super().get_formview_id(access_uid=access_uid)
