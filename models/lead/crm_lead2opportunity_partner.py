from odoo import models


class CrmLead2opportunityPartner(models.TransientModel):
    """Converting a lead into an opportunity that is there merges the two as any merge: it can be undone."""
    _inherit = 'crm.lead2opportunity.partner'

    def _action_merge(self):
        return super(CrmLead2opportunityPartner, self.with_context(portfolio_keep_absorbed=True))._action_merge()
