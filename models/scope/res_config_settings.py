from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_pool_visible = fields.Selection(
        [('everyone', "Every representative"), ('managers', "Managers only")],
        "Unowned Accounts", default='everyone',
        config_parameter='crm_portfolio.pool_visible')
    portfolio_subsidiaries_visible = fields.Selection(
        [('yes', "Yes, to read"), ('no', "No")],
        "Responsibles of a Holding See Its Subsidiaries", default='yes',
        config_parameter='crm_portfolio.subsidiaries_visible')

    portfolio_zone_owner = fields.Boolean(
        "Unowned Accounts Go to Their Zone's Main Representative", config_parameter='crm_portfolio.zone_owner')

    def set_values(self):
        visibility = self.env['portfolio.visibility']
        before = visibility._shows_subsidiaries()
        result = super().set_values()
        if visibility._shows_subsidiaries() != before:
            # every account may be touched: in the background
            self.env.ref('crm_portfolio.ir_cron_visibility')._trigger()
        return result
