from odoo import fields, models


class PortfolioLeadMatchRule(models.Model):
    """What two records may have in common, and how sure each makes it that they are the same."""
    _name = 'portfolio.lead.match.rule'
    _description = "Duplicate Signal"
    _order = 'score desc, id'
    _rec_name = 'signal'

    signal = fields.Selection(
        [
            ('tax', "Same tax ID"),
            ('email', "Same e-mail"),
            ('phone', "Same phone"),
            ('name_zip', "Similar name, same zip code"),
            ('name_city', "Similar name, same town"),
            ('street', "Same house, similar name or the same contact data"),
            ('domain', "Same web or mail domain"),
            ('name', "Same name"),
        ], required=True, readonly=True)
    score = fields.Integer(
        required=True, help="From 0 to 100: how sure this alone makes it. Several together make it surer.")
    active = fields.Boolean(default=True)

    _score_range = models.Constraint(
        'CHECK (score BETWEEN 0 AND 100)', "Score: a number from 0 to 100.")
    _signal_unique = models.UniqueIndex('(signal)', "This signal already has a line. Change that line instead.")
