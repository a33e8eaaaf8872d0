from odoo import fields, models


class PortfolioQuestionChoice(models.Model):
    """What can be chosen in a question, through all versions of its questionnaire."""
    _name = 'portfolio.question.choice'
    _description = "Choice of a Question"
    _order = 'question_id, sequence, id'

    name = fields.Char(related='survey_answer_id.value', string="Choice")
    question_id = fields.Many2one(
        'portfolio.question', required=True, readonly=True, index=True, ondelete='cascade')
    survey_answer_id = fields.Many2one(
        'survey.question.answer', "Wording in Force", required=True, readonly=True, index=True, ondelete='restrict')
    sequence = fields.Integer(readonly=True)
