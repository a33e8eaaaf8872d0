from odoo import api, fields, models


class PortfolioAssignmentOffer(models.Model):
    """Offered leads, and what is shown of them to somebody who may not see them yet."""
    _inherit = 'portfolio.assignment.offer'

    # the platform names what a field points at to whoever reads the field: what is told of the lead is below
    lead_id = fields.Many2one(
        'crm.lead', readonly=True, index=True, ondelete='cascade', groups='crm_portfolio.portfolio_group_manager')
    city = fields.Char(compute='_compute_lead')
    expected_revenue = fields.Float(compute='_compute_lead')

    _one_open = models.UniqueIndex("(lead_id) WHERE state = 'open'", "This lead is already offered to somebody.")

    @api.depends('lead_id', 'user_id', 'state', 'date_until')
    @api.depends_context('uid')
    def _compute_lead(self):
        for offer, document in self._told():
            is_lead = document._name == 'crm.lead'
            offer.city = is_lead and document.city
            offer.expected_revenue = document.expected_revenue if is_lead else 0
