from odoo import models

from ...tools.foundation.twins import Twins
from ..foundation.sentence import kept


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # of two open ones of a kind the one that somebody has begun stays
            'portfolio_questionnaire_open_unique': Twins(
                first="state = 'in_progress' DESC", lose='_portfolio_close_questionnaires'),
            'portfolio_questionnaire_round_unique': Twins(lose={'plan_id': 'NULL'}),
        }

    def _portfolio_close_questionnaires(self, questionnaires):
        questionnaires._close('skipped', kept('questionnaire.merged'))

    def _portfolio_after_merge(self, keeper):
        result = super()._portfolio_after_merge(keeper)
        self.env['portfolio.answer']._refresh_current(keeper)
        return result
