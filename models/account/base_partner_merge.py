from odoo import models
from odoo.tools import SQL

from ...tools.account_category import moves_up


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Who was a customer before he was merged is one afterwards, whichever record survives."""
        # sudo: res.partner - what the merged were, whoever merges them
        partners = self.env['res.partner'].sudo().browse(partner_ids).exists()
        categories = partners._portfolio_accounts().portfolio_category_id
        highest = categories.sorted(lambda category: category._rank())[-1:]
        result = super()._merge(partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)
        for account in partners.exists()._portfolio_accounts():
            if highest and moves_up(account.portfolio_kind, highest.kind):
                account._portfolio_set_category(
                    highest, self.env._("Merged with an account that was “%s”.", highest.name), 'merge')
        return result

    def _update_foreign_keys(self, src_partners, dst_partner):
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
            """, sources=src_partners.ids, target=dst_partner.id))
        result = super()._update_foreign_keys(src_partners, dst_partner)
        # sudo: portfolio.characteristic - the columns follow the values that came, before core fills what is empty
        self.env['portfolio.characteristic'].sudo().with_context(active_test=False).search([])._mirror(dst_partner.ids)
        return result
