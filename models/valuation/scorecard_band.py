from odoo import fields, models


class PortfolioScorecardBand(models.Model):
    """A level of a criterion: what it is called, what reaches it, and the points it gives."""
    _name = 'portfolio.scorecard.band'
    _description = "Scorecard Level"
    _order = 'criterion_id, sequence, points desc, id'

    criterion_id = fields.Many2one(
        'portfolio.scorecard.criterion', required=True, ondelete='cascade', index=True)
    name = fields.Char("Level", required=True, translate=True)
    sequence = fields.Integer(default=10)
    minimum = fields.Float("At Least", digits=(16, 2), help="The level is reached from this number on.")
    value = fields.Char(help="The value of the field that has this level, as the database keeps it.")
    points = fields.Integer(required=True)
    active = fields.Boolean(default=True)

    _points_range = models.Constraint(
        "CHECK (points BETWEEN 0 AND 100)", "Points: enter a number from 0 to 100.")
