from odoo import api, fields, models

from ..foundation.sentence import kept, names

STATES = [
    ('answered', "Answered"),
    ('blank', "Left Blank"),
    ('skipped', "Not Asked"),
    ('refused', "Would Not Say"),
]


class PortfolioAnswer(models.Model):
    """What an account said to one question, in the words of that day.

    One record per value: three choices taken are three records, a matrix has one per cell. What was not answered has
    one too, and says which of three it is: left blank, not asked because of a condition, or not said on purpose.
    History is kept; ``is_current`` marks the latest time the account was asked.
    """
    _name = 'portfolio.answer'
    _description = "Answer of an Account"
    # the latest first; within one questionnaire as it was asked
    _order = 'date desc, questionnaire_id.id desc, id'

    partner_id = fields.Many2one('res.partner', "Account", required=True, index=True, ondelete='cascade')
    questionnaire_id = fields.Many2one('portfolio.questionnaire', required=True, index=True, ondelete='cascade')
    survey_name = fields.Char(related='questionnaire_id.name', string="Asked In")
    question_id = fields.Many2one('portfolio.question', required=True, index=True, ondelete='restrict')
    question_label = fields.Char(
        "As Asked", required=True, help="The question in the words of the day it was answered.")
    row_label = fields.Char("Row", help="Which row of a table.")
    state = fields.Selection(STATES, "Answered?", required=True)
    value_text = fields.Char("Answer")
    value_number = fields.Float("Numeric Value", aggregator='avg', digits=(16, 4))
    value_date = fields.Date("Date Answered With")
    choice_id = fields.Many2one('portfolio.question.choice', index='btree_not_null', ondelete='set null')
    attachment_id = fields.Many2one('ir.attachment', "File", index='btree_not_null', ondelete='set null')
    keyword_ids = fields.Many2many(
        'portfolio.answer.keyword', 'portfolio_answer_keyword_rel', 'answer_id', 'keyword_id', "Keywords",
        readonly=True)
    is_comment = fields.Boolean("Comment")
    is_current = fields.Boolean("In Force", default=True, help="The latest time this account was asked.")
    date = fields.Date("Answered On", required=True)
    user_id = fields.Many2one('res.users', "Filled In By", index=True, help="Empty: the customer, through the link.")

    _by_choice = models.Index("(question_id, choice_id, date) WHERE is_current")
    _by_number = models.Index("(question_id, value_number) WHERE is_current")
    _by_account = models.Index("(partner_id, question_id, date)")

    @api.depends('question_label', 'value_text', 'state')
    @api.depends_context('lang')
    def _compute_display_name(self):
        states = dict(self._fields['state']._description_selection(self.env))
        for answer in self:
            said = answer.value_text if answer.state == 'answered' else states.get(answer.state)
            answer.display_name = f"{answer.question_label}: {said or ''}"

    def _sentence(self):
        """Where the value comes from, in one sentence in the user's language."""
        return self._portfolio_say(self._sentence_kept())

    def _sentence_kept(self):
        """The same, to be kept with whatever learns from it."""
        self.ensure_one()
        said = {
            'questionnaire': names(self.questionnaire_id.survey_id, 'title'), 'question': self.question_label,
            'value': self.value_text or "", 'date': fields.Date.to_string(self.date)}
        if self.user_id:
            return kept('questionnaire.filled_in', name=self.user_id.name, **said)
        return kept('questionnaire.answered', **said)

    @api.model
    def _refresh_current(self, partners):
        """Mark the latest answers of each account to each question; in one statement. A question that was not shown
        leaves the earlier answer in force."""
        self.flush_model(['partner_id', 'question_id', 'questionnaire_id', 'date', 'is_current', 'state'])
        self.env.cr.execute(
            """
            UPDATE portfolio_answer answer
               SET is_current = NOT is_current
              FROM (SELECT id, state != 'skipped' AND DENSE_RANK() OVER (
                               PARTITION BY partner_id, question_id, state = 'skipped'
                                   ORDER BY date DESC, questionnaire_id DESC) = 1 AS latest
                      FROM portfolio_answer WHERE partner_id = ANY(%s)) AS ranked
             WHERE ranked.id = answer.id AND answer.is_current IS DISTINCT FROM ranked.latest
            """, [partners.ids])
        self.invalidate_model(['is_current'], flush=False)

    def action_open_file(self):
        """Show the photo, file or signature."""
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': f'/web/content/{self.attachment_id.id}', 'target': 'new'}
