from odoo import api, fields, models

FROZEN = frozenset({'value', 'question_id', 'matrix_question_id', 'value_image'})


class SurveyQuestionAnswer(models.Model):
    _inherit = 'survey.question.answer'

    portfolio_choice_id = fields.Many2one(
        'portfolio.question.choice', readonly=True, index='btree_not_null', ondelete='set null')

    @api.model_create_multi
    def create(self, vals_list):
        answers = super().create(vals_list)
        (answers.question_id | answers.matrix_question_id)._portfolio_check_frozen()
        return answers

    def write(self, vals):
        survey = self.env['survey.survey']
        if survey._portfolio_rewords(self, {name: vals[name] for name in FROZEN & vals.keys()}):
            (self.question_id | self.matrix_question_id)._portfolio_check_frozen()
        return super().write(vals)

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=''):
        survey = self.env['survey.survey']
        if field_name in FROZEN and survey._portfolio_retranslates(self, field_name, translations):
            (self.question_id | self.matrix_question_id)._portfolio_check_frozen()
        return super()._update_field_translations(field_name, translations, digest, source_lang)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_frozen(self):
        (self.question_id | self.matrix_question_id)._portfolio_check_frozen()
        # sudo: portfolio.question.choice - a choice nobody was offered
        self.env['portfolio.question.choice'].sudo().search([('survey_answer_id', 'in', self.ids)]).unlink()
