from odoo import api, fields, models


class PortfolioLeadSimulationLine(models.TransientModel):
    """Who would gain and who would lose."""
    _name = 'portfolio.lead.simulation.line'
    _description = "Try Lead Rules: Person"

    simulation_id = fields.Many2one('portfolio.lead.simulation', required=True, ondelete='cascade')
    user_id = fields.Many2one('res.users', "Salesperson", ondelete='cascade')
    live_count = fields.Integer("In Force")
    draft_count = fields.Integer("To Try")
    difference = fields.Integer(compute='_compute_difference')

    @api.depends('live_count', 'draft_count')
    def _compute_difference(self):
        for line in self:
            line.difference = line.draft_count - line.live_count
