from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_interest_half_life = fields.Integer(
        "Half-life of an interest", default=365, config_parameter='crm_portfolio.interest_half_life')

    _portfolio_interest_half_life_positive = models.Constraint(
        "CHECK (portfolio_interest_half_life >= 0)",
        "Half-life of an interest: a number of days, or 0 if interests do not fade.")
