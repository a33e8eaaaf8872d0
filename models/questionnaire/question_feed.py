from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools.questionnaire.questionnaire_feed import level_of


class PortfolioQuestionFeed(models.Model):
    """What an answer says of the account beyond itself: a characteristic it fills, an interest it shows.

    Each new answer passes it on, with the sentence it comes from. What cannot take the answer is left as it was, and
    the answer stays.
    """
    _name = 'portfolio.question.feed'
    _description = "What a Question Feeds"
    _order = 'question_id, id'

    question_id = fields.Many2one('portfolio.question', required=True, index=True, ondelete='cascade')
    kind = fields.Selection(
        [('characteristic', "Characteristic"), ('interest', "Interest")], required=True, default='characteristic')
    characteristic_id = fields.Many2one('portfolio.characteristic', index='btree_not_null', ondelete='cascade')
    area_id = fields.Many2one('portfolio.interest.area', "Area of Interest", index='btree_not_null', ondelete='cascade')
    choice_id = fields.Many2one(
        'portfolio.question.choice', "Only With", index='btree_not_null', ondelete='cascade',
        domain="[('question_id', '=', question_id)]", help="The answer that shows the interest; empty: any.")
    level = fields.Integer(
        default=1, aggregator=None,
        help="−2 to 2: from not at all to very. A scale gives its own level when this is 0.")

    _level_limits = models.Constraint('CHECK (level BETWEEN -2 AND 2)', "Level of interest: from −2 to 2.")

    @api.constrains('kind', 'characteristic_id', 'area_id')
    def _check_complete(self):
        for feed in self:
            if not (feed.characteristic_id if feed.kind == 'characteristic' else feed.area_id):
                raise ValidationError(self.env._(
                    "Question “%s”: choose the characteristic or the area its answers feed.", feed.question_id.name))

    def _pass_on(self, answers):
        """Tell the account what ``answers`` say; each with its own sentence.

        :param answers: ``portfolio.answer`` in state 'answered', of this feed's question, with sudo
        """
        self.ensure_one()
        own = answers.filtered(lambda answer: answer.question_id == self.question_id and not answer.is_comment)
        if self.choice_id:
            own = own.filtered(lambda answer: answer.choice_id == self.choice_id)
        for answer in own[:1]:
            if self.kind == 'characteristic':
                self._set_characteristic(answer)
            else:
                self._set_interest(answer)

    def _set_characteristic(self, answer):
        characteristic = self.characteristic_id
        value = answer.value_text
        if characteristic.type in ('integer', 'float'):
            value = answer.value_number
        elif characteristic.type == 'date':
            value = answer.value_date
        elif characteristic.type == 'boolean':
            # the first choice of a question of yes or no is yes
            value = answer.choice_id == answer.question_id.choice_ids[:1]
        elif characteristic.type == 'choice' and answer.choice_id:
            value = self._choice_meant(answer) or value
        try:
            with self.env.cr.savepoint():
                self.env['portfolio.characteristic.value']._portfolio_set(
                    answer.partner_id, characteristic, value, date_from=answer.date, reason=answer._sentence_kept())
        except (UserError, ValueError) as error:
            answer.partner_id.message_post(body=self.env._(
                "“%(question)s” did not fill “%(characteristic)s”: %(error)s", question=answer.question_label,
                characteristic=characteristic.name, error=error))

    def _choice_meant(self, answer):
        """The choice of the characteristic that is called like what was chosen, in whatever language; or nothing."""
        langs = [code for code, _name in self.env['res.lang'].get_installed()]

        def called(choice):
            return {(choice.with_context(lang=code).name or "").casefold() for code in langs} - {""}
        chosen = called(answer.choice_id)
        return self.characteristic_id.choice_ids.filtered(
            lambda choice: chosen & (called(choice) | {(choice.code or "").casefold()} - {""}))[:1].id

    def _set_interest(self, answer):
        question = answer.question_id.survey_question_id
        level = self.level or level_of(answer.value_number, question.scale_min, question.scale_max)
        self.env['portfolio.interest']._portfolio_set(
            answer.questionnaire_id.contact_id or answer.partner_id, self.area_id, level, 'questionnaire',
            answer._sentence_kept())
