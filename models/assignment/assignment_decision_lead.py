from odoo import fields, models


class PortfolioAssignmentDecision(models.Model):
    """Decisions about leads."""
    _inherit = 'portfolio.assignment.decision'

    lead_id = fields.Many2one('crm.lead', readonly=True, index=True, ondelete='cascade')
    won_status = fields.Selection(
        related='lead_id.won_status', string="Outcome", help="What has become of the lead: won, lost or still open.")
