from odoo import api, fields, models


class SurveyUserInputLine(models.Model):
    _inherit = 'survey.user_input.line'

    answer_type = fields.Selection(
        selection_add=[('portfolio_file', "File")], ondelete={'portfolio_file': 'cascade'})
    value_portfolio_file = fields.Many2one('ir.attachment', "File", ondelete='cascade', index='btree_not_null')
    portfolio_refused = fields.Boolean(
        "Not Answered on Purpose", help="Asked, and the person would not or could not say: neither blank nor skipped.")

    @api.depends('value_portfolio_file')
    def _compute_display_name(self):
        files = self.filtered('value_portfolio_file')
        for line in files:
            line.display_name = line.value_portfolio_file.name
        return super(SurveyUserInputLine, self - files)._compute_display_name()

    def _get_answer_value(self):
        if self.answer_type == 'portfolio_file':
            return self.value_portfolio_file.name
        return super()._get_answer_value()

    def _portfolio_value(self):
        """What ``portfolio.answer`` keeps of this line: the words of the day, and the value to search by."""
        self.ensure_one()
        question = self.question_id
        vals = {
            'char_box': {'value_text': self.value_char_box},
            'text_box': {'value_text': self.value_text_box},
            'numerical_box': {'value_text': f"{self.value_numerical_box:g}", 'value_number': self.value_numerical_box},
            'scale': {'value_text': str(self.value_scale), 'value_number': self.value_scale},
            'date': {'value_text': fields.Date.to_string(self.value_date), 'value_date': self.value_date},
            'datetime': {
                'value_text': fields.Datetime.to_string(self.value_datetime),
                'value_date': self.value_datetime and self.value_datetime.date()},
            'suggestion': {
                'value_text': self.suggested_answer_id.value,
                'choice_id': self.suggested_answer_id.portfolio_choice_id.id},
            'portfolio_file': {
                'value_text': self.value_portfolio_file.name, 'attachment_id': self.value_portfolio_file.id},
        }.get(self.answer_type, {})
        is_comment = self.answer_type == 'char_box' and question.question_type != 'char_box'
        return {
            **vals, 'state': 'answered', 'row_label': self.matrix_row_id.value or False, 'is_comment': is_comment}
