from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_promote_prospect = fields.Selection(
        [
            ('either', "An opportunity or a quotation sent, whichever comes first"),
            ('opportunity', "The first qualified opportunity"),
            ('quote', "The first quotation sent"),
            ('never', "Never by itself"),
        ],
        "Becomes a prospect at", default='either',
        config_parameter='crm_portfolio.promote_prospect')
    portfolio_promote_customer = fields.Selection(
        [
            ('either', "An order or an invoice, whichever comes first"),
            ('order', "The first confirmed order"),
            ('invoice', "The first posted invoice"),
            ('never', "Never by itself"),
        ],
        "Becomes a customer at", default='either',
        config_parameter='crm_portfolio.promote_customer')
    portfolio_dormant = fields.Boolean("Dormant customers", config_parameter='crm_portfolio.dormant')
    portfolio_dormant_months = fields.Integer(
        "Months without purchase", default=12, config_parameter='crm_portfolio.dormant_months')
    portfolio_dormant_category_id = fields.Many2one(
        'portfolio.category', "Category of dormant customers", domain=[('kind', '!=', 'customer')],
        config_parameter='crm_portfolio.dormant_category_id')

    _portfolio_dormant_months_positive = models.Constraint(
        "CHECK (portfolio_dormant_months > 0)", "Months without purchase: enter 1 or more.")
