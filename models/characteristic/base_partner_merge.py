from odoo import api, models
from odoo.tools import SQL

from ...tools.foundation.twins import Twins


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _portfolio_twin_rules(self):
        return super()._portfolio_twin_rules() | {
            # whole histories give way before
            'portfolio_characteristic_value_once_a_day': Twins(),
        }

    def _portfolio_before_merge(self, sources, keeper):
        result = super()._portfolio_before_merge(sources, keeper)
        self._portfolio_one_history(sources, keeper)
        return result

    def _portfolio_one_history(self, sources, keeper):
        """Of each characteristic one partner keeps his values: who survives, or the oldest who has any.

        Two histories of the same thing would overlap.
        """
        self.env['portfolio.characteristic.value'].flush_model()
        self.env.cr.execute(SQL(
            """
            DELETE FROM portfolio_characteristic_value own
             WHERE own.partner_id = ANY(%(sources)s)
               AND EXISTS (
                   SELECT FROM portfolio_characteristic_value other
                    WHERE other.characteristic_id = own.characteristic_id
                      AND (other.partner_id = %(target)s
                           OR (other.partner_id = ANY(%(sources)s) AND other.partner_id < own.partner_id)))
            """, sources=sources.ids, target=keeper.id))

    @api.model
    def _update_foreign_keys(self, src_partners, dst_partner):
        result = super()._update_foreign_keys(src_partners, dst_partner)
        # sudo: portfolio.characteristic - the columns follow the values that came, before core fills what is empty
        self.env['portfolio.characteristic'].sudo().with_context(active_test=False).search([])._mirror(dst_partner.ids)
        return result
