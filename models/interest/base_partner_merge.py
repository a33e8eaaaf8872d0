from odoo import models

from ...tools.foundation.twins import Twins


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # the opinions of both come along; of two on one area the later one is current, see below
            'portfolio_interest_one_current': Twins(first="date DESC", lose={'is_current': 'FALSE'}),
        }

    def _portfolio_after_merge(self, keeper):
        result = super()._portfolio_after_merge(keeper)
        keeper.env['portfolio.interest'].search([('partner_id', '=', keeper.id)])._portfolio_settle()
        return result
