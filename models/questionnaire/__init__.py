"""Questionnaires: what accounts are asked, on Odoo's surveys, and what they answered.

Models     portfolio.questionnaire (one account asked one survey), portfolio.questionnaire.plan (who is asked, and
           every how many months), portfolio.question and portfolio.question.choice (a question through all its
           versions), portfolio.question.feed (what its answers fill), portfolio.answer (what an account
           said, kept in the words of that day), portfolio.answer.keyword (what open answers are about)
Wizard     portfolio.questionnaire.ask
Extends    survey.survey (published, versions), survey.question (photo, file, signature; who may see it when),
           survey.question.answer, survey.user_input and its lines, scorecard criteria (an answer),
           res.partner, partner merge
Others call  ``env['portfolio.questionnaire']._ask(accounts, survey, reason=…)``, and extend
             ``portfolio.question._feed(answers)`` to learn from what was answered. A domain asks
             ``('portfolio_answer_ids', 'any', [('question_id', '=', …), ('value_text', '=', …),
             ('date', '>=', '-90d')])``
How        an answer is kept in the words of that day, and fills fields through feeds; versions never change
Limits     files as large as their question allows
Example    ``env['portfolio.questionnaire']._ask(accounts, survey)``
"""
from . import sentences
from . import question
from . import question_choice
from . import question_feed
from . import scorecard_criterion
from . import survey_survey
from . import survey_question
from . import survey_question_answer
from . import survey_user_input
from . import survey_user_input_line
from . import questionnaire_plan
from . import questionnaire
from . import answer_keyword
from . import answer
from . import res_partner
from . import base_partner_merge
