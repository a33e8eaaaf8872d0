from odoo import models

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
