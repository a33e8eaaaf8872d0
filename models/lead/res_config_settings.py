from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_lead_stars = fields.Boolean(
        "Stars Follow the Score", config_parameter='crm_portfolio.lead_stars')
