from odoo import models

from ...tools.foundation.twins import Twins


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # what the account that stays was worth, and its place among the others
            'portfolio_ranking_line_run_partner_unique': Twins(),
            'portfolio_valuation_snapshot_unique': Twins(),
            'portfolio_valuation_today_unique': Twins(),
        }
