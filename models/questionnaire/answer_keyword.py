from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ...tools.place.place_name import ACCENTED, PLAIN
from ...tools.questionnaire.questionnaire_keyword import keyword_pattern


class PortfolioAnswerKeyword(models.Model):
    """A subject that open answers are about, known by its words: what was written freely can be counted.

    Answers are given their keywords when they are handed in, and again when the words change.
    """
    _name = 'portfolio.answer.keyword'
    _inherit = ['portfolio.catalogue']
    _description = "Keyword of Open Answers"
    _order = 'name, id'

    name = fields.Char("Keyword", required=True, translate=True)
    color = fields.Integer()
    words = fields.Text(
        required=True,
        help="Words that mean this, between commas, in any language. Accents and capitals do not matter; an asterisk "
             "stands for any ending: price*.")
    question_ids = fields.Many2many(
        'portfolio.question', string="Only Questions", domain=[('question_type', 'in', ('char_box', 'text_box'))],
        help="Empty: in any open answer, and in comments.")

    _name_unique = models.UniqueIndex(
        "((name->>'en_US'))", "A keyword with this name already exists. Choose another name.")

    @api.constrains('words')
    def _check_words(self):
        for keyword in self:
            if not keyword_pattern(keyword.words):
                raise ValidationError(self.env._(
                    "Words of “%s”: write at least one word of letters or digits.", keyword.name))

    @api.model_create_multi
    def create(self, vals_list):
        keywords = super().create(vals_list)
        keywords._portfolio_tag()
        return keywords

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {'words', 'question_ids'}:
            self._portfolio_tag()
        return result

    def _portfolio_tag(self, answers=None):
        """Give ``answers``, or all there are, those of these keywords that they speak of: a statement for each keyword.

        :param answers: ``portfolio.answer`` records; None: all, whose keywords are then taken away where they no
            longer hold
        """
        self.flush_model()
        Answer = self.env['portfolio.answer']
        Answer.flush_model(['value_text', 'question_id', 'state', 'is_comment', 'keyword_ids'])
        if answers is None:
            self.env.cr.execute(SQL(
                "DELETE FROM portfolio_answer_keyword_rel WHERE keyword_id = ANY(%s)", self.ids))
        only = SQL("TRUE") if answers is None else SQL("answer.id = ANY(%s)", answers.ids)
        for keyword in self:
            questions = SQL("answer.question_id = ANY(%s)", keyword.question_ids.ids) if keyword.question_ids else SQL(
                "(answer.is_comment OR asked.question_type IN ('char_box', 'text_box'))")
            self.env.cr.execute(SQL(
                """
                INSERT INTO portfolio_answer_keyword_rel (answer_id, keyword_id)
                SELECT answer.id, %(keyword)s
                  FROM portfolio_answer answer
                  JOIN portfolio_question question ON question.id = answer.question_id
                  JOIN survey_question asked ON asked.id = question.survey_question_id
                 WHERE answer.state = 'answered' AND %(only)s AND %(questions)s
                   AND regexp_replace(lower(translate(answer.value_text, %(accented)s, %(plain)s)),
                                      '[^a-z0-9]+', ' ', 'g') ~ %(pattern)s
                    ON CONFLICT DO NOTHING
                """, keyword=keyword.id, only=only, questions=questions, accented=ACCENTED, plain=PLAIN,
                pattern=keyword_pattern(keyword.words)))
        Answer.invalidate_model(['keyword_ids'])
        self.invalidate_recordset(['usage_count'])

    def action_portfolio_answers(self):
        """Open the answers that speak of it."""
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_answers')
        return {**action, 'domain': [('keyword_ids', 'in', self.ids)], 'context': {'search_default_current': 1}}
