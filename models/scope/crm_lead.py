from odoo import models


class CrmLead(models.Model):
    _inherit = 'crm.lead'

    def _prepare_customer_values(self, partner_name, is_company=False, parent_id=False):
        """The account a representative makes of a colleague's lead is his own.

        Core would name the lead's salesperson, which only a manager may do.
        """
        values = super()._prepare_customer_values(partner_name, is_company=is_company, parent_id=parent_id)
        user = self.env.user
        if not self.env.su and user._portfolio_is_restricted() and not user.has_group(
                'crm_portfolio.portfolio_group_manager'):
            values['user_id'] = user.id
        return values

    def _compute_potential_lead_duplicates(self):
        """Core looks in all leads: the list and its number are of those the user reads."""
        result = super()._compute_potential_lead_duplicates()
        if self._portfolio_asks_restricted():
            readable = self.duplicate_lead_ids._portfolio_among_readable()
            for lead in self:
                lead.duplicate_lead_ids = (lead.duplicate_lead_ids & readable) | lead
                lead.duplicate_lead_count = len(lead.duplicate_lead_ids - lead)
        return result
