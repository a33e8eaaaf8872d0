from odoo import fields, models


class PortfolioAssignmentSimulationRule(models.TransientModel):
    """What a rule would do."""
    _name = 'portfolio.assignment.simulation.rule'
    _description = "Try Lead Rules: Rule"

    simulation_id = fields.Many2one('portfolio.assignment.simulation', required=True, ondelete='cascade')
    rule_id = fields.Many2one('portfolio.assignment.rule', ondelete='cascade')
    match_count = fields.Integer("Is About")
    given_count = fields.Integer("Assigns")
    overlap_count = fields.Integer("Shared with Earlier Rules")
    overlap = fields.Char("With")
    problem = fields.Char("To Look At")
