from odoo import api, fields, models
from odoo.exceptions import UserError

from ...models.foundation.sentence import kept


class PortfolioQuestionnaireAsk(models.TransientModel):
    """Ask the chosen accounts a questionnaire. Whoever may change an account may ask it, without rights on surveys."""
    _name = 'portfolio.questionnaire.ask'
    _description = "Ask a Questionnaire"

    partner_ids = fields.Many2many('res.partner', string="Accounts", required=True)
    # a selection: representatives cannot read surveys, and a title is all there is to choose by
    survey = fields.Selection(selection='_selection_survey', string="Questionnaire", required=True)
    user_id = fields.Many2one(
        'res.users', "Answered By", domain=[('share', '=', False)],
        help="Empty: whoever is responsible for each account.")
    date_deadline = fields.Date("Due")

    @api.model
    def _selection_survey(self):
        # sudo: survey.survey - titles of what is published
        surveys = self.env['survey.survey'].sudo().search([('portfolio_state', '=', 'published')], order='title')
        return [(str(survey.id), survey.title) for survey in surveys]

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        published = self._selection_survey()
        if 'survey' in fields_list and len(published) == 1:
            values.setdefault('survey', published[0][0])
        return values

    def _ask(self):
        self.ensure_one()
        if self.survey not in dict(self._selection_survey()):
            raise UserError(self.env._("Choose a published questionnaire."))
        accounts = self.partner_ids.commercial_partner_id
        accounts.check_access('write')
        # sudo: portfolio.questionnaire - of accounts that were just checked; survey.survey - a published one
        Questionnaire = self.env['portfolio.questionnaire'].sudo()
        return Questionnaire._ask(
            accounts, Questionnaire.env['survey.survey'].browse(int(self.survey)),
            kept('questionnaire.asked_by', self.env.user.name),
            user_id=self.user_id.id, date_deadline=self.date_deadline).with_env(self.env)

    def action_ask_and_answer(self):
        """Ask, and go on to answer when it is one account."""
        return self._ask_and_go_on(answers=True)

    def action_ask(self):
        return self._ask_and_go_on(answers=False)

    def _ask_and_go_on(self, answers):
        questionnaires = self._ask()
        if not questionnaires:
            raise UserError(self.env._("These accounts already have this questionnaire to answer."))
        if answers and len(questionnaires) == 1:
            return questionnaires.action_answer()
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success',
                'message': self.env._("Accounts asked: %s.", len(questionnaires)),
                'next': {'type': 'ir.actions.act_window_close'},
            },
        }
