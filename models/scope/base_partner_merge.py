from odoo import models
from odoo.exceptions import AccessError
from odoo.tools import SQL


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = 'base.partner.merge.automatic.wizard'

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Merging is no way into an account: every partner must be the user's to change."""
        partners = self.env['res.partner'].browse(partner_ids).exists() | (dst_partner or self.env['res.partner'])
        if not partners.has_access('write'):
            raise AccessError(self.env._(
                "Merge: not all of these contacts are in your portfolio. Ask a manager to merge them."))
        self._portfolio_one_salesperson(partners, dst_partner)
        result = super()._merge(partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)
        self.env['portfolio.responsible'].invalidate_model()
        self.env['portfolio.visibility']._refresh(partners.exists())
        return result

    def _portfolio_one_salesperson(self, partners, keeper):
        """The account that stays keeps its salesperson: the others' end, co-responsibles come along."""
        keeper = keeper or self._get_ordered_partner(partners.ids)[-1:]
        # sudo: portfolio.responsible - the user may change all of these accounts, checked above
        principals = self.env['portfolio.responsible'].sudo().search([
            ('partner_id', 'in', partners.ids), ('is_principal', '=', True), ('is_current', '=', True)])
        if keeper in principals.partner_id:
            principals.filtered(lambda row: row.partner_id != keeper)._end()

    def _update_foreign_keys(self, src_partners, dst_partner):
        """Who saw the accounts that go is found anew: moved to one account, the rows would be there twice."""
        self.env['portfolio.visibility'].flush_model()
        self.env.cr.execute(SQL(
            "DELETE FROM portfolio_visibility WHERE partner_id = ANY(%s)", src_partners.ids))
        return super()._update_foreign_keys(src_partners, dst_partner)
