from odoo import models

from ...tools.foundation.lead_told import Customers
from .crm_lead import PromoteLater


class CrmLead2opportunityPartnerMass(models.TransientModel):
    """Many leads at once: their customers are made together, and what follows from converting is done for all."""
    _inherit = 'crm.lead2opportunity.partner.mass'

    def _convert_and_allocate(self, leads, user_ids, team_id=False):
        customers = {}
        if self.action == 'each_exist_or_create':
            customers = leads.with_context(default_user_id=self.user_id.id)._portfolio_new_customers()
        result = super()._convert_and_allocate(
            leads._portfolio_tell(PromoteLater(), Customers(customers)), user_ids, team_id=team_id)
        leads._portfolio_promote()
        return result
