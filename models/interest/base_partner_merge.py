from odoo import models


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """The opinions of both come along; of two on one area the later one is current."""
        # sudo: portfolio.interest - core moves the rows by SQL, and would drop one of two that are current
        interests = self.env['portfolio.interest'].sudo().search([('partner_id', 'in', partner_ids)])
        interests.is_current = False
        interests.flush_recordset()
        result = super()._merge(partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)
        interests.invalidate_recordset()
        interests.exists()._portfolio_settle()
        return result
