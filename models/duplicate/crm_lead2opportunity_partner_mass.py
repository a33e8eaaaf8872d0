from odoo import models

from ...tools.lead_told import Customers, RateLater
from ..account.crm_lead import PromoteLater


class CrmLead2opportunityPartnerMass(models.TransientModel):
    """Many leads at once: their customers are made together, and what follows from converting is done for all."""
    _inherit = 'crm.lead2opportunity.partner.mass'

    def _convert_and_allocate(self, leads, user_ids, team_id=False):
        leads.filtered(lambda lead: lead.type == 'lead')._portfolio_check_required('create', 'convert')
        customers = {}
        if self.action == 'each_exist_or_create':
            customers = leads.with_context(default_user_id=self.user_id.id)._portfolio_new_customers()
        result = super()._convert_and_allocate(
            leads._portfolio_tell(PromoteLater(), RateLater(), Customers(customers)), user_ids, team_id=team_id)
        leads._portfolio_promote()
        leads._portfolio_rate()
        return result
