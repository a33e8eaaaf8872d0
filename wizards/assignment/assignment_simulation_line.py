from odoo import api, fields, models


class PortfolioAssignmentSimulationLine(models.TransientModel):
    """Who would gain and who would lose: people, queues, what is held and what nobody gets."""
    _name = 'portfolio.assignment.simulation.line'
    _description = "Try Lead Rules: Person"

    simulation_id = fields.Many2one('portfolio.assignment.simulation', required=True, ondelete='cascade')
    kind = fields.Selection(
        [('user', "Salesperson"), ('queue', "Queue"), ('held', "Held until working hours"),
         ('none', "Nobody")],
        required=True, default='user')
    name = fields.Char("Goes To", compute='_compute_name')
    user_id = fields.Many2one('res.users', "Salesperson", ondelete='cascade')
    pool_id = fields.Many2one('portfolio.assignment.pool', "Queue of", ondelete='cascade')
    live_count = fields.Integer("In Force")
    draft_count = fields.Integer("To Try")
    difference = fields.Integer(compute='_compute_difference')

    @api.depends('kind', 'user_id', 'pool_id')
    def _compute_name(self):
        words = dict(self._fields['kind']._description_selection(self.env))
        for line in self:
            if line.kind == 'queue':
                line.name = self.env._(
                    "Queue: %s", line.pool_id.name or line.pool_id.team_id.name or self.env._("without pool"))
            else:
                line.name = line.user_id.name if line.kind == 'user' else words[line.kind]

    @api.depends('live_count', 'draft_count')
    def _compute_difference(self):
        for line in self:
            line.difference = line.draft_count - line.live_count
