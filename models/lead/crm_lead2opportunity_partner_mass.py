from odoo import models

from ...tools.foundation.lead_told import ScoreLater


class CrmLead2opportunityPartnerMass(models.TransientModel):
    """Many leads at once: what they need is asked of all before, their score is worked out once behind."""
    _inherit = 'crm.lead2opportunity.partner.mass'

    def _convert_and_allocate(self, leads, user_ids, team_id=False):
        leads.filtered(lambda lead: lead.type == 'lead')._portfolio_check_required('create', 'convert')
        result = super()._convert_and_allocate(leads._portfolio_tell(ScoreLater()), user_ids, team_id=team_id)
        leads._portfolio_rate()
        return result
