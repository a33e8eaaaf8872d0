from odoo.tests import tagged
from odoo.tests.common import HttpCase

from .common import QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnaireTour(HttpCase, QuestionnaireCase):
    """Ana answers in the browser."""
    browser_size = '1366x768'

    def test_ana_answers(self):
        self.start_tour('/odoo/my-questionnaires', 'crm_portfolio_questionnaire', login='ana')
        self.assertEqual(self.asked.state, 'done')
        values = {
            name: sorted(self.said(self.bakery, getattr(self, name)).mapped('value_text'))
            for name in ('person', 'open', 'why', 'brands', 'grade', 'ovens')}
        self.assertEqual(values, {
            'person': ["Marta"], 'open': ["No"], 'why': ["Holidays"], 'brands': ["Acme", "Core"], 'grade': ["8"],
            'ovens': ["9"]})
        self.assertEqual(self.said(self.bakery, self.founded).state, 'refused')
        self.assertEqual(self.said(self.bakery, self.photo).attachment_id.mimetype, 'image/png')
        self.assertGreater(self.said(self.bakery, self.signature).attachment_id.file_size, 100)


@tagged('post_install', '-at_install')
class TestQuestionnaireTourPhone(TestQuestionnaireTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
