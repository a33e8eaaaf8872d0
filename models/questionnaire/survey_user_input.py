from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.questionnaire.questionnaire_file import decode, safe_name, sniff
from ...tools.questionnaire.questionnaire_flow import shown
from .survey_question import FILE_TYPES

UPLOAD_LIMIT = 60    # files handed in for one questionnaire, also those replaced later


class SurveyUserInput(models.Model):
    _name = 'survey.user_input'
    _inherit = ['survey.user_input', 'portfolio.account.copies']

    _portfolio_copies = {'email': 'email'}

    portfolio_questionnaire_id = fields.Many2one(
        'portfolio.questionnaire', "Questionnaire of an Account", readonly=True, copy=False, index='btree_not_null',
        ondelete='cascade')
    portfolio_by_user_id = fields.Many2one(
        'res.users', "Filled In By", readonly=True, copy=False, help="Empty: the customer, through the link.")
    portfolio_upload_count = fields.Integer(readonly=True, copy=False, aggregator=None)

    # -- files --------------------------------------------------------------------------------------

    def _save_lines(self, question, answer, comment=None, overwrite_existing=True):
        if question.question_type not in FILE_TYPES:
            # whoever mends one answer hands all of them in again
            mending = overwrite_existing or bool(self.survey_id.portfolio_state)
            return super()._save_lines(question, answer, comment, mending)
        return self._portfolio_save_files(question, answer)

    def _portfolio_save_files(self, question, answer):
        """Keep the files of ``answer``, which :meth:`validate_question` has let in, and drop the earlier ones.

        :param answer: list of ``{'id': line to keep}`` and ``{'name': …, 'data': base64}``
        """
        handed = answer if isinstance(answer, list) else [answer] if answer else []
        own = self.user_input_line_ids.filtered(lambda line: line.question_id == question)
        kept = own.filtered(lambda line: line.id in {item.get('id') for item in handed})
        new = [item for item in handed if 'id' not in item]
        self._portfolio_own().portfolio_upload_count += len(new)
        if self.portfolio_upload_count > UPLOAD_LIMIT:
            raise UserError(self.env._("Too many files were sent. Ask for a new link."))
        gone = own - kept
        gone.value_portfolio_file.unlink()
        gone.exists().unlink()
        files = [self._portfolio_file_vals(question, item) for item in new]
        attachments = self.env['ir.attachment'].create(files)
        base = {'user_input_id': self.id, 'question_id': question.id}
        return self.env['survey.user_input.line'].create([
            {**base, 'answer_type': 'portfolio_file', 'value_portfolio_file': attachment.id}
            for attachment in attachments
        ] or ([] if kept else [{**base, 'skipped': True}]))

    def _portfolio_file_vals(self, question, item):
        content = decode(item['data'], question._portfolio_file_limit())
        mimetype, extension = sniff(content)
        # it follows the questionnaire: whoever reads that reads the file, nobody else
        return {
            'name': safe_name(item.get('name'), extension), 'raw': content, 'mimetype': mimetype,
            'res_model': 'portfolio.questionnaire' if self.portfolio_questionnaire_id else self._name,
            'res_id': self.portfolio_questionnaire_id.id or self.id,
        }

    def _portfolio_save(self, question, value, comment, refused):
        """Keep the draft of one answer, and that it was refused."""
        self._save_lines(question, value, comment)
        self.user_input_line_ids.filtered(lambda line: line.question_id == question and line.skipped).write(
            {'portfolio_refused': refused})

    # -- which questions --------------------------------------------------------------------------------

    def _portfolio_shown(self):
        """The questions this person is asked, given what was answered so far."""
        self.ensure_one()
        visible = shown(self.survey_id._portfolio_flow(), self.user_input_line_ids.suggested_answer_id.ids)
        return self.survey_id.question_ids.filtered(lambda question: question.id in visible)

    def _get_inactive_conditional_questions(self):
        ours = self.filtered(lambda answer: answer.survey_id.portfolio_state)
        hidden = super(SurveyUserInput, self - ours)._get_inactive_conditional_questions()
        for answer in ours:
            hidden |= answer.survey_id.question_ids - answer._portfolio_shown()
        return hidden

    def _portfolio_missing(self):
        """The mandatory questions that were shown and neither answered nor refused."""
        self.ensure_one()
        said = self.user_input_line_ids.filtered(lambda line: not line.skipped or line.portfolio_refused).question_id
        return self._portfolio_shown().filtered('constr_mandatory') - said

    # -- done -----------------------------------------------------------------------------------------

    def _mark_done(self):
        result = super()._mark_done()
        self.portfolio_questionnaire_id._finish()
        return result

    def _create_leads_from_generative_answers(self):
        # an account was asked; its answers feed the account, not a new lead
        ours = self.filtered('portfolio_questionnaire_id')
        return super(SurveyUserInput, self - ours)._create_leads_from_generative_answers()
