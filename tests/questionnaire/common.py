import base64

from ..common import PortfolioCase

PNG = base64.b64decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
PHOTO = {'name': "front.png", 'data': base64.b64encode(PNG).decode()}
PDF = {'name': "licence.pdf", 'data': base64.b64encode(b'%PDF-1.4 licence').decode()}


class QuestionnaireCase(PortfolioCase):
    """A published questionnaire with a question of each kind: ``person``, ``brands``, ``grade``…

    ``moment`` asks when to call, ``open`` asks 'Are they open?'; 'Why closed?' (``why``) comes when they are not.
    The bakery is asked it.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['ir.config_parameter'].set_param('mail.activity.gc.delete_overdue_years', 0)
        cls.survey = cls.env['survey.survey'].create({
            'title': "Visit", 'portfolio_state': 'draft',
            'question_and_page_ids': [
                (0, 0, {'sequence': place, **vals}) for place, vals in enumerate([
                    {'title': "Person", 'question_type': 'char_box', 'constr_mandatory': True},
                    {'title': "Are they open?", 'question_type': 'simple_choice',
                     'suggested_answer_ids': [(0, 0, {'value': "Yes"}), (0, 0, {'value': "No"})]},
                    {'title': "Why closed?", 'question_type': 'text_box'},
                    {'title': "Brands", 'question_type': 'multiple_choice',
                     'suggested_answer_ids': [(0, 0, {'value': brand}) for brand in ("Acme", "Bolt", "Core")]},
                    {'title': "Grade", 'question_type': 'scale', 'scale_min': 0, 'scale_max': 10},
                    {'title': "Aspects", 'question_type': 'matrix',
                     'suggested_answer_ids': [(0, 0, {'value': "Good"}), (0, 0, {'value': "Bad"})],
                     'matrix_row_ids': [(0, 0, {'value': "Price"}), (0, 0, {'value': "Service"})]},
                    {'title': "Founded", 'question_type': 'date'},
                    {'title': "Call at", 'question_type': 'datetime'},
                    {'title': "Ovens", 'question_type': 'numerical_box', 'validation_required': True,
                     'validation_min_float_value': 0, 'validation_max_float_value': 20},
                    {'title': "Photo", 'question_type': 'portfolio_file', 'portfolio_file_count': 2,
                     'portfolio_file_size': 1},
                    {'title': "Signature", 'question_type': 'portfolio_signature'},
                ], start=1)]})
        for question in cls.survey.question_ids:
            word = question.title.split()[0]
            setattr(cls, {'Are': 'open', 'Call': 'moment'}.get(word, word.lower()), question)
        cls.yes, cls.no = cls.open.suggested_answer_ids
        cls.why.triggering_answer_ids = cls.no
        cls.survey.action_portfolio_publish()
        cls.asked = cls.ask(cls.bakery)

    @classmethod
    def ask(cls, accounts, survey=None, **values):
        return cls.env['portfolio.questionnaire']._ask(accounts, survey or cls.survey, **values)

    def answer(self, questionnaire=None, **values):
        """Fill in by name of question, and hand in, as whoever ``questionnaire`` is with."""
        questionnaire = questionnaire or self.asked.with_user(self.ana)
        for name, value in values.items():
            saved = questionnaire.answer_save(getattr(self, name).id, value)
            self.assertFalse(saved['error'], name)
        return questionnaire.answer_submit()

    def said(self, account, question):
        """``{question's value, …}`` of the answers in force."""
        return account.portfolio_answer_ids.filtered(
            lambda one: one.is_current and one.question_id == question.portfolio_question_id)
