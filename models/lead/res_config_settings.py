from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_lead_assign_on_create = fields.Boolean(
        "Assign New Leads by Rules", config_parameter='crm_portfolio.lead_assign_on_create')
