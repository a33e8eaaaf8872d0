from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_lead_import_months = fields.Integer(
        "Keep Lists of Leads (months)", config_parameter='crm_portfolio.lead_import_months', default=6)
