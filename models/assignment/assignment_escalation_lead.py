from odoo import fields, models


class PortfolioAssignmentEscalation(models.Model):
    """Escalated leads."""
    _inherit = 'portfolio.assignment.escalation'

    lead_id = fields.Many2one('crm.lead', readonly=True, index=True, ondelete='cascade')

    _one_open = models.UniqueIndex("(lead_id) WHERE state = 'open'", "This lead is already escalated.")
