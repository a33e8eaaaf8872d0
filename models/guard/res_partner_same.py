from odoo import models


class ResPartner(models.Model):
    """A tax ID or registry number typed in is no way to the name and address of whoever has it already.

    That the number is known, and whom to talk to, is said by the warning on tax IDs.
    """
    _inherit = 'res.partner'

    def _compute_same_vat_partner_id(self):
        result = super()._compute_same_vat_partner_id()
        if self._portfolio_asks_restricted():
            for name in ('same_vat_partner_id', 'same_company_registry_partner_id'):
                readable = self.mapped(name)._portfolio_among_readable()
                for partner in self:
                    if partner[name] - readable:
                        partner[name] = False
        return result
