from odoo import fields, models

from .res_groups import ROLES


def switch(name, label):
    return fields.Boolean(label, group=','.join(ROLES), implied_group=f'crm_portfolio.portfolio_capability_{name}')


class ResConfigSettings(models.TransientModel):
    """What the company uses. A capability that is off is gone from menus, pages, forms and searches; data stays."""
    _inherit = 'res.config.settings'

    group_portfolio_characteristic = switch('characteristic', "Characteristics and Dimensions")
    group_portfolio_activity_code = switch('activity_code', "Activity Codes")
    group_portfolio_territory = switch('territory', "Zones and Routes")
    group_portfolio_relation = switch('relation', "Relations")
    group_portfolio_interest = switch('interest', "Interests and Needs")
    group_portfolio_segment = switch('segment', "Segments")
    group_portfolio_valuation = switch('valuation', "Valuation")
    group_portfolio_questionnaire = switch('questionnaire', "Questionnaires")
    group_portfolio_assignment = switch('assignment', "Assignment Rules")
    group_portfolio_form = switch('form', "Web Forms")
