from odoo import api, models

from ...tools.foundation.twins import Twins


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # the main activity of the account that stays is its main one, the other's stays beside it
            'portfolio_activity_main_unique': Twins(lose={'is_main': 'FALSE'}),
            'portfolio_activity_code_unique': Twins(first="is_main DESC, origin = 'hand' DESC"),
            'portfolio_activity_review_unique': Twins(),
        }

    @api.model
    def _update_foreign_keys(self, src_partners, dst_partner):
        result = super()._update_foreign_keys(src_partners, dst_partner)
        # sudo: res.partner - the main activity follows those that came, before core fills what is empty
        dst_partner.sudo()._portfolio_follow_activities()
        return result
