from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_lead_assign_on_create = fields.Boolean(
        "Assign New Leads by Rules", config_parameter='crm_portfolio.lead_assign_on_create')
    portfolio_lead_two_persons = fields.Boolean(
        "Lead Rules Are Published by Somebody Else", config_parameter='crm_portfolio.lead_two_persons')
    portfolio_lead_decision_months = fields.Integer(
        "Keep Who Was Considered (months)", config_parameter='crm_portfolio.lead_decision_months')
