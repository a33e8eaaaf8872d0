from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_assignment_assign_on_create = fields.Boolean(
        "Assign New Leads by Rules", config_parameter='crm_portfolio.assignment_assign_on_create')
    portfolio_assignment_two_persons = fields.Boolean(
        "Lead Rules Are Published by Somebody Else", config_parameter='crm_portfolio.assignment_two_persons')
    portfolio_assignment_decision_months = fields.Integer(
        "Keep Who Was Considered (months)", config_parameter='crm_portfolio.assignment_decision_months')
