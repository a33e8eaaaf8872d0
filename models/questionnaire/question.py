from odoo import fields, models


class PortfolioQuestion(models.Model):
    """A question through all versions of its questionnaire.

    Answers point here, so that what was asked in another wording two years ago is the same column of the account.
    Kept by publishing; whoever has a role may read it, without rights on surveys.
    """
    _name = 'portfolio.question'
    _description = "Question Asked of Accounts"
    _order = 'survey_key, sequence, id'

    name = fields.Char(related='survey_question_id.title', string="Question")
    survey_name = fields.Char(related='survey_question_id.survey_id.title', string="Questionnaire")
    survey_key = fields.Char(required=True, readonly=True)
    survey_question_id = fields.Many2one(
        'survey.question', "Wording in Force", required=True, readonly=True, index=True, ondelete='restrict')
    question_type = fields.Selection(related='survey_question_id.question_type')
    sequence = fields.Integer(readonly=True)
    active = fields.Boolean(default=True, help="Archived by a version that no longer asks it; its answers stay.")
    choice_ids = fields.One2many('portfolio.question.choice', 'question_id', "Choices")
    feed_ids = fields.One2many('portfolio.question.feed', 'question_id', "Feeds")
    answer_count = fields.Integer("Answers", compute='_compute_answer_count')

    def _compute_answer_count(self):
        counts = dict(self.env['portfolio.answer']._read_group(
            [('question_id', 'in', self.ids), ('is_current', '=', True), ('state', '=', 'answered')],
            ['question_id'], ['__count']))
        for question in self:
            question.answer_count = counts.get(question, 0)

    def action_answers(self):
        """Open what accounts answer to it today."""
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_answers')
        return {
            **action,
            'domain': [('question_id', 'in', self.ids), ('is_current', '=', True), ('state', '=', 'answered')]}

    def _portfolio_keep_choices(self, survey_question):
        """Keep the choices of ``survey_question``, which is this question in the version being published."""
        kept = self.choice_ids.browse()
        for place, answer in enumerate(survey_question.suggested_answer_ids):
            choice = (self.choice_ids - kept) & answer.portfolio_choice_id
            vals = {'survey_answer_id': answer.id, 'sequence': place}
            if choice:
                choice.write(vals)
            else:
                choice = choice.create({**vals, 'question_id': self.id})
                answer._portfolio_own().portfolio_choice_id = choice
            kept |= choice

    def _choices_called(self, text):
        """The ids, as text, of the choices that are called ``text`` in any language."""
        langs = [code for code, _name in self.env['res.lang'].get_installed()]
        return [
            str(choice.id) for choice in self.choice_ids
            if any(choice.with_context(lang=code).name == text for code in langs)]

    def _feed(self, answers):
        """Pass on what was just answered; for whoever learns from answers.

        :param answers: the new ``portfolio.answer`` records to these questions, in state 'answered', with sudo
        """
        for feed in self.feed_ids:
            feed._pass_on(answers)
        self.env['portfolio.scorecard.criterion']._portfolio_revalue(answers)
