import math
import re
from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import html2plaintext

from ...tools.foundation.carrier import Fact
from ...tools.questionnaire.pattern import LONGEST, is_heavy, usable
from ...tools.questionnaire.questionnaire_file import MEGABYTE, SIGNATURE_LIMIT, decode, sniff

FILE_TYPES = ('portfolio_file', 'portfolio_signature')
# what the person who answers reads or is held to; layout and backgrounds may change at any time
FROZEN = frozenset({
    'title', 'question_type', 'suggested_answer_ids', 'matrix_row_ids', 'matrix_subtype', 'triggering_answer_ids',
    'sequence', 'survey_id', 'is_page', 'scale_min', 'scale_max', 'constr_mandatory',
})
FLOW = frozenset({'triggering_answer_ids', 'sequence', 'question_type', 'suggested_answer_ids'})
TEXT_LIMIT = 4000


@dataclass(frozen=True)
class FlowLater(Fact):
    """Questions are written one by one; whoever writes them judges their order when all are in place."""


class SurveyQuestion(models.Model):
    _inherit = 'survey.question'

    question_type = fields.Selection(
        selection_add=[('portfolio_file', "Photo or File"), ('portfolio_signature', "Signature")],
        ondelete={'portfolio_file': 'set null', 'portfolio_signature': 'set null'})
    portfolio_state = fields.Selection(related='survey_id.portfolio_state')
    portfolio_question_id = fields.Many2one(
        'portfolio.question', "Question over Versions", readonly=True, index='btree_not_null', ondelete='set null')
    portfolio_pattern = fields.Char("Pattern", help="A regular expression the whole text must match, such as [0-9]{5}.")
    portfolio_text_max = fields.Integer(
        "Longest Text", help="Number of characters; 0 for 4000.", aggregator=None)
    portfolio_file_count = fields.Integer("Files at Most", default=3, aggregator=None)
    portfolio_file_size = fields.Integer("Megabytes per File", default=5, aggregator=None)
    portfolio_photos_only = fields.Boolean("Photos Only")

    _portfolio_file_limits = models.Constraint(
        'CHECK (portfolio_file_count BETWEEN 1 AND 10 AND portfolio_file_size BETWEEN 1 AND 20)',
        "Files: from 1 to 10, of 1 to 20 megabytes each.")
    _portfolio_text_limit = models.Constraint(
        f'CHECK (portfolio_text_max BETWEEN 0 AND {TEXT_LIMIT})', "Longest text: from 0 to 4000 characters.")

    @api.constrains('portfolio_pattern')
    def _check_portfolio_pattern(self):
        for question in self.filtered('portfolio_pattern'):
            try:
                re.compile(question.portfolio_pattern)
            except re.error as error:
                raise ValidationError(self.env._(
                    "Pattern of “%(question)s”: %(error)s. Correct it, or leave it empty.",
                    question=question.title, error=error)) from error
            if is_heavy(question.portfolio_pattern):
                raise ValidationError(self.env._(
                    "Pattern of “%(question)s”: it is too complex, and checking an answer could take too long. Do not "
                    "repeat a part inside a repeated part, and use fewer parts of variable length.",
                    question=question.title))

    # -- frozen once published, asked in an order that works ------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        questions._portfolio_check_frozen()
        questions._portfolio_check_order()
        return questions

    def write(self, vals):
        if self.survey_id._portfolio_rewords(self, {name: vals[name] for name in FROZEN & vals.keys()}):
            self._portfolio_check_frozen()
        result = super().write(vals)
        if FLOW & vals.keys():
            self._portfolio_check_order()
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=''):
        if field_name in FROZEN and self.survey_id._portfolio_retranslates(self, field_name, translations):
            self._portfolio_check_frozen()
        return super()._update_field_translations(field_name, translations, digest, source_lang)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_frozen(self):
        self._portfolio_check_frozen()
        # sudo: portfolio.question - a question nobody was asked
        self.env['portfolio.question'].sudo().with_context(active_test=False).search([
            ('survey_question_id', 'in', self.ids)]).unlink()

    def _portfolio_check_frozen(self):
        for survey in self.survey_id:
            if survey.portfolio_state in ('published', 'replaced'):
                raise UserError(self.env._(
                    "“%s” is published and its questions cannot be changed. Press “Revise” to create a "
                    "new version.", survey.title))

    def _portfolio_check_order(self):
        if not self._portfolio_told(FlowLater):
            self.survey_id._portfolio_check_flow()

    # -- asked on our own screen ----------------------------------------------------------------------

    def _portfolio_form_values(self, answer):
        """What the screen needs of this question, with what ``answer`` says to it so far."""
        self.ensure_one()
        lines = answer.user_input_line_ids.filtered(lambda line: line.question_id == self)
        comment = lines.filtered(
            lambda line: line.answer_type == 'char_box' and self.question_type != 'char_box').value_char_box
        return {
            'id': self.id,
            'page': self.page_id.title or "",
            'title': self.title,
            'description': html2plaintext(self.description or ""),
            'type': self.question_type,
            'mandatory': self.constr_mandatory,
            'placeholder': self.question_placeholder or "",
            'choices': [{'id': choice.id, 'label': choice.value or ""} for choice in self.suggested_answer_ids],
            'rows': [{'id': row.id, 'label': row.value or ""} for row in self.matrix_row_ids],
            'multiple': self.question_type == 'multiple_choice' or self.matrix_subtype == 'multiple',
            'triggers': self.triggering_answer_ids.ids,
            'scale': list(range(self.scale_min, self.scale_max + 1)),
            'scale_labels': [self.scale_min_label or "", self.scale_max_label or ""],
            'text_max': self.portfolio_text_max or TEXT_LIMIT,
            'file_count': self.portfolio_file_count,
            'file_size': self.portfolio_file_size,
            'photos_only': self.portfolio_photos_only,
            'comments': self.comments_allowed,
            'comment_label': self.comments_message or "",
            'comment': comment or "",
            'refused': any(lines.mapped('portfolio_refused')),
            'value': self._portfolio_form_value(lines.filtered(lambda line: not line.skipped)),
        }

    def _portfolio_form_value(self, lines):
        if self.question_type == 'matrix':
            rows = {}
            for line in lines.filtered('matrix_row_id'):
                rows.setdefault(str(line.matrix_row_id.id), []).append(line.suggested_answer_id.id)
            return rows
        if self.question_type in ('simple_choice', 'multiple_choice'):
            return lines.suggested_answer_id.ids
        if self.question_type in FILE_TYPES:
            return [
                {'id': line.id, 'name': line.value_portfolio_file.name, 'attachment': line.value_portfolio_file.id,
                 'image': line.value_portfolio_file.mimetype.startswith('image/')} for line in lines]
        if not lines:
            return ""
        value = lines[0][f'value_{self.question_type}']
        return fields.Datetime.to_string(value) if self.question_type == 'datetime' else (
            fields.Date.to_string(value) if self.question_type == 'date' else value)

    # -- what may be answered -----------------------------------------------------------------------

    def validate_question(self, answer, comment=None):
        if self.survey_id.portfolio_state:
            problem = self._portfolio_problem(answer, comment)
            if problem:
                return {self.id: problem}
        return super().validate_question(answer, comment)

    def _portfolio_problem(self, answer, comment):
        """Why this cannot be an answer, whoever sent it; None when it can."""
        if comment and (not isinstance(comment, str) or len(comment) > TEXT_LIMIT):
            return self.env._("Comment: %s characters at most.", TEXT_LIMIT)
        if answer in (None, False, '') or answer == [] or answer == {}:
            return None
        judge = {
            'char_box': self._portfolio_problem_text, 'text_box': self._portfolio_problem_text,
            'numerical_box': self._portfolio_problem_number, 'scale': self._portfolio_problem_scale,
            'simple_choice': self._portfolio_problem_choice, 'multiple_choice': self._portfolio_problem_choice,
            'matrix': self._portfolio_problem_matrix, 'date': self._portfolio_problem_date,
            'datetime': self._portfolio_problem_date, 'portfolio_file': self._portfolio_problem_file,
            'portfolio_signature': self._portfolio_problem_file,
        }.get(self.question_type)
        return judge(answer) if judge else None

    def _portfolio_problem_text(self, answer):
        longest = self.portfolio_text_max or TEXT_LIMIT
        if not isinstance(answer, str) or len(answer) > longest:
            return self.env._("%s characters at most.", longest)
        if self.portfolio_pattern and len(answer.strip()) > LONGEST:
            return self.env._("%s characters at most.", LONGEST)
        # one that came in by another way than a form, and would keep the server busy, is held against nothing
        pattern = self.portfolio_pattern and usable(self.portfolio_pattern)
        if pattern and not pattern.fullmatch(answer.strip()):
            return self.validation_error_msg or self.env._("This does not have the expected form.")
        return None

    def _portfolio_problem_number(self, answer):
        try:
            number = float(answer)
        except (TypeError, ValueError):
            return self.env._("Enter a number.")
        if not math.isfinite(number):
            return self.env._("Enter a number.")
        if self.validation_required and not (
                self.validation_min_float_value <= number <= self.validation_max_float_value):
            return self.validation_error_msg or self.env._(
                "Enter a number from %(low)g to %(high)g.", low=self.validation_min_float_value,
                high=self.validation_max_float_value)
        return None

    def _portfolio_problem_scale(self, answer):
        if str(answer) not in {str(value) for value in range(self.scale_min, self.scale_max + 1)}:
            return self.env._(
                "Choose a number from %(low)s to %(high)s.", low=self.scale_min, high=self.scale_max)
        return None

    def _portfolio_problem_date(self, answer):
        try:
            parse = fields.Date.to_date if self.question_type == 'date' else fields.Datetime.to_datetime
            parse(answer)
        except (TypeError, ValueError):
            return self.env._("Enter a date.")
        return None

    def _portfolio_problem_choice(self, answer):
        chosen = answer if isinstance(answer, list) else [answer]
        if not {str(choice) for choice in chosen} <= {str(choice) for choice in self.suggested_answer_ids.ids}:
            return self.env._("Choose among the answers offered.")
        return None

    def _portfolio_problem_matrix(self, answer):
        rows = {str(row) for row in self.matrix_row_ids.ids}
        if not isinstance(answer, dict) or not {str(row) for row in answer} <= rows:
            return self.env._("Choose among the answers offered.")
        for chosen in answer.values():
            if not isinstance(chosen, list) or (self.matrix_subtype == 'simple' and len(chosen) > 1):
                return self.env._("Choose one answer per row.")
            problem = self._portfolio_problem_choice(chosen)
            if problem:
                return problem
        return None

    def _portfolio_problem_file(self, answer):
        handed = answer if isinstance(answer, list) else [answer]
        signing = self.question_type == 'portfolio_signature'
        most = 1 if signing else self.portfolio_file_count
        if len(handed) > most:
            return self.env._("Files: %s at most.", most)
        for item in handed:
            problem = self._portfolio_problem_one_file(item)
            if problem:
                return problem
        return None

    def _portfolio_problem_one_file(self, item):
        if not isinstance(item, dict):
            return self.env._("This is not a file.")
        if 'id' in item:    # handed in before
            return None
        limit = self._portfolio_file_limit()
        content = decode(item.get('data'), limit)
        if content is None:
            return self.env._("The file is too big: %s megabytes at most.", max(1, limit // MEGABYTE))
        kind = sniff(content)
        images_only = self.portfolio_photos_only or self.question_type == 'portfolio_signature'
        if not kind or (images_only and not kind[0].startswith('image/')):
            return self.env._("Only photos (JPG, PNG, WebP) are taken.") if images_only else self.env._(
                "Only photos (JPG, PNG, WebP) and PDF files are taken.")
        return None

    def _portfolio_file_limit(self):
        return SIGNATURE_LIMIT if self.question_type == 'portfolio_signature' else self.portfolio_file_size * MEGABYTE
