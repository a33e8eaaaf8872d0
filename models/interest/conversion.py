from odoo import models

from ..foundation.sentence import kept


class PortfolioConversion(models.Model):
    _inherit = 'portfolio.conversion'

    def _carry_over(self):
        """What a lead was interested in is an interest of its account."""
        result = super()._carry_over()
        # sudo: portfolio.interest - noted with the conversion, whatever the user may note himself
        Interest = self.env['portfolio.interest'].sudo()
        owner, noted = {}, Interest
        for conversion in self.filtered('partner_id'):
            reason = kept('interest.lead', conversion.name)
            # sudo: crm.lead, res.partner - what a lead says goes to its account, whoever converts it
            wanted = conversion.lead_id.sudo().portfolio_interest_area_ids
            known = conversion.partner_id.sudo().portfolio_interest_ids.filtered(lambda one: one.level > 0).area_id
            for area in wanted - known:
                interest = Interest._portfolio_set(conversion.partner_id, area, 1, source='lead', reason=reason)
                owner.update(dict.fromkeys(interest, conversion))
                noted |= interest
        self._journal_create(noted, owner)
        return result
