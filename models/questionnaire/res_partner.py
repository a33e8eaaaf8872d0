from odoo import fields, models
from odoo.fields import Domain

from ..search.res_partner_search import searched


class ResPartner(models.Model):
    _inherit = 'res.partner'

    portfolio_questionnaire_ids = fields.One2many(
        'portfolio.questionnaire', 'partner_id', "Questionnaires", groups='crm_portfolio.portfolio_group_user')
    portfolio_questionnaire_pending_ids = fields.One2many(
        'portfolio.questionnaire', 'partner_id', "Questionnaires to Answer",
        domain=[('state', 'in', ('todo', 'in_progress'))], groups='crm_portfolio.portfolio_group_user')
    portfolio_answer_ids = fields.One2many(
        'portfolio.answer', 'partner_id', "Answers", groups='crm_portfolio.portfolio_group_user')
    portfolio_answer_current_ids = fields.One2many(
        'portfolio.answer', 'partner_id', "Answers in Force",
        domain=[('is_current', '=', True), ('state', 'in', ('answered', 'refused'))],
        groups='crm_portfolio.portfolio_group_user')

    portfolio_asked_search = searched("Asked", '_search_portfolio_asked')

    def _search_portfolio_asked(self, operator, value):
        """By the questionnaires themselves, looked up first: PostgreSQL need not join them to everybody asked."""
        if operator.startswith('not'):
            return NotImplemented
        # sudo: survey.survey - their titles stand on what each account was asked
        surveys = self.env['survey.survey'].sudo().with_context(active_test=False).search([('title', operator, value)])
        return Domain('portfolio_questionnaire_ids', 'any', [('survey_id', 'in', surveys.ids)])

    def action_portfolio_ask(self):
        """Choose what to ask these accounts."""
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Ask a questionnaire"),
            'res_model': 'portfolio.questionnaire.ask',
            'view_mode': 'form',
            'views': [(False, 'form')],
            'target': 'new',
            'context': {'default_partner_ids': self.commercial_partner_id.ids},
        }

    def action_portfolio_answers(self):
        """Open all the account ever answered."""
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_answers')
        return {**action, 'domain': [('partner_id', 'in', self.ids)], 'context': {'search_default_current': 1}}

    def _portfolio_answered(self, question, value=None, days=None):
        """Which of these accounts said ``value`` to ``question``, at most ``days`` ago.

        :param question: one ``portfolio.question``
        :param value: a text, a ``portfolio.question.choice``, or None for any answer
        :return: the accounts
        """
        said = Domain('question_id', '=', question.id) & Domain('state', '=', 'answered') & Domain(
            'is_current', '=', True)
        if isinstance(value, models.BaseModel):
            said &= Domain('choice_id', 'in', value.ids)
        elif value is not None:
            said &= Domain('value_text', '=', value)
        if days is not None:
            said &= Domain('date', '>=', f'-{days}d')
        return self.search(Domain('id', 'in', self.ids) & Domain('portfolio_answer_ids', 'any', said))
