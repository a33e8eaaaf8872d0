from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL


class PortfolioScorecardCriterion(models.Model):
    _inherit = 'portfolio.scorecard.criterion'

    source = fields.Selection(selection_add=[('answer', "An answer")], ondelete={'answer': 'cascade'})
    question_id = fields.Many2one(
        'portfolio.question', "Question of a Questionnaire", index='btree_not_null', ondelete='cascade',
        help="The answer in force gives the points; it counts for as many months as are given.")

    @api.depends('question_id')
    def _compute_is_number(self):
        result = super()._compute_is_number()
        for criterion in self.filtered(lambda one: one.source == 'answer'):
            criterion.is_number = criterion.question_id.question_type in ('scale', 'numerical_box')
        return result

    @api.constrains('source', 'question_id')
    def _check_question(self):
        for criterion in self:
            if criterion.source == 'answer' and not criterion.question_id:
                raise ValidationError(self.env._("Choose the question of the criterion “%s”.", criterion.name))

    def _choices(self):
        if self.source == 'answer':
            return [(str(choice.id), choice.name) for choice in self.question_id.choice_ids]
        return super()._choices()

    def _band_of(self):
        """A choice counts by what was chosen, in whatever language; a level may name it by its words in any."""
        if self.source != 'answer' or self.is_number or not self.question_id.choice_ids:
            return super()._band_of()
        cases = [
            SQL("WHEN raw.text = ANY(%s) THEN %s", [band.value, *self.question_id._choices_called(band.value)], band.id)
            for band in self.band_ids if band.value]
        return SQL("CASE %s END", SQL(" ").join(cases)) if cases else SQL("NULL::integer")

    @api.model
    def _portfolio_revalue(self, answers):
        """Value the accounts of ``answers`` again where a scorecard looks at their questions, as an opinion does."""
        # sudo: portfolio.scorecard.criterion, portfolio.scorecard - what follows from an answer, whoever gave it
        criteria = self.sudo().search([('source', '=', 'answer'), ('question_id', 'in', answers.question_id.ids)])
        for scorecard in criteria.scorecard_id.filtered('active'):
            asked = scorecard.criterion_ids.question_id
            accounts = answers.filtered(lambda answer, asked=asked: answer.question_id in asked).partner_id
            scorecard._value(sorted(accounts.commercial_partner_id.ids))

    def _query_answer(self, date):
        """The latest answer of each account, none older than the months of the window."""
        self.env['portfolio.answer'].flush_model()
        return SQL(
            """
            SELECT DISTINCT ON (partner_id) partner_id AS account_id, value_number AS number,
                   coalesce(choice_id::text, value_text) AS text
              FROM portfolio_answer
             WHERE question_id = %(question)s AND state = 'answered' AND is_comment IS NOT TRUE
               AND date <= %(date)s AND date > %(date)s::date - make_interval(months => %(months)s)
          ORDER BY partner_id, date DESC, id DESC
            """, question=self.question_id.id, date=date, months=self.window_months)
