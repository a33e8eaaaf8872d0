from odoo import models

from ...tools.foundation.twins import Twins


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # what somebody has decided stays
            'portfolio_lead_duplicate_pair_account': Twins(first="state = 'open'"),
        }
