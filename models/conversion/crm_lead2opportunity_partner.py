from odoo import models

from ...tools.foundation.lead_told import ArchiveMerged


class CrmLead2opportunityPartner(models.TransientModel):
    """Converting a lead into an opportunity that is there merges the two as any merge: it can be undone."""
    _inherit = 'crm.lead2opportunity.partner'

    def _action_merge(self):
        return super(CrmLead2opportunityPartner, self._portfolio_tell(ArchiveMerged()))._action_merge()
