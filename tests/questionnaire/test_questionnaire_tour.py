
from ..common import OnPhone, TourCase
from .common import QuestionnaireCase


class TestQuestionnaireTour(TourCase, QuestionnaireCase):
    """Ana answers in the browser."""

    def test_ana_answers(self):
        self.tour('my-questionnaires', 'questionnaire')
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


class TestQuestionnaireTourPhone(OnPhone, TestQuestionnaireTour):
    """The same on a phone."""
