from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    portfolio_match_tell = fields.Selection(
        [('representatives', "Everybody with a role"), ('managers', "Managers only"), ('nobody', "Nobody")],
        "Who Learns That a Hidden Customer Exists", default='representatives',
        config_parameter='crm_portfolio.match_tell')
