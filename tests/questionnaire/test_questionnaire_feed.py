from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from .common import QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnaireFeed(QuestionnaireCase):
    """What the account answers fills what is known of it, and says where it comes from."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.area = cls.env['portfolio.interest.area'].create({'name': "Ovens"})

    def setUp(self):
        # before the savepoint of the test is made, so that it runs after its rollback
        self.addCleanup(self.registry._setup_models__, self.cr)
        super().setUp()

    def feed(self, question, **values):
        return self.env['portfolio.question.feed'].with_user(self.maria).create(
            {'question_id': question.portfolio_question_id.id, **values})

    @freeze_time('2026-03-02 10:00:00')
    def test_characteristics(self):
        who, ovens, closed = self.env['portfolio.characteristic'].create([
            {'name': "Who receives", 'code': 'who_receives', 'type': 'char'},
            {'name': "Number of ovens", 'code': 'oven_count', 'type': 'float'},
            {'name': "Is open", 'code': 'is_open', 'type': 'boolean'}])
        for question, characteristic in [(self.person, who), (self.ovens, ovens), (self.open, closed)]:
            self.feed(question, characteristic_id=characteristic.id)
        self.answer(person="Marta", ovens='3', open=[self.no.id])
        self.assertEqual(
            (self.bakery.x_portfolio_who_receives, self.bakery.x_portfolio_oven_count, self.bakery.x_portfolio_is_open),
            ("Marta", 3, 'no'))
        self.assertEqual(self.env['res.partner'].search([('x_portfolio_oven_count', '=', 3)]), self.bakery)
        value = self.bakery.portfolio_characteristic_value_ids.filtered(lambda one: one.characteristic_id == who)
        self.assertEqual(value.reason, "Questionnaire “Visit”, 2026-03-02, filled in by Ana: “Person” Marta")

    def test_what_does_not_fit_leaves_the_answer_alone(self):
        small = self.env['portfolio.characteristic'].create(
            {'name': "Ovens", 'code': 'few_ovens', 'type': 'float', 'minimum': 1, 'maximum': 2})
        self.feed(self.ovens, characteristic_id=small.id)
        self.answer(person="Marta", ovens='9')
        self.assertEqual(self.said(self.bakery, self.ovens).value_text, '9')
        self.assertFalse(self.bakery.x_portfolio_few_ovens)
        self.assertIn("did not fill", self.bakery.message_ids[0].body)

    def test_interests(self):
        acme, _bolt, core = self.brands.suggested_answer_ids.portfolio_choice_id
        self.feed(self.brands, kind='interest', area_id=self.area.id, choice_id=core.id, level=2)
        self.answer(person="Marta", brands=self.brands.suggested_answer_ids[:1].ids)
        self.assertFalse(self.bakery.portfolio_interest_ids)
        again = self.ask(self.bakery).with_user(self.ana)
        self.answer(again, person="Marta", brands=self.brands.suggested_answer_ids.ids)
        interest = self.bakery.portfolio_interest_ids
        self.assertEqual((interest.area_id, int(interest.level), interest.source), (self.area, 2, 'questionnaire'))
        self.assertIn("“Brands” Core", interest.reason)

    def test_a_scale_gives_its_own_level(self):
        self.feed(self.grade, kind='interest', area_id=self.area.id, level=0)
        self.answer(person="Marta", grade='0')
        self.assertEqual(int(self.bakery.portfolio_interest_ids.level), -2)

    def test_a_feed_says_what_it_feeds(self):
        with self.assertRaises(ValidationError):
            self.feed(self.person)
        with self.assertRaises(ValidationError):
            self.feed(self.person, kind='interest')

    def test_a_criterion_of_a_scorecard(self):
        self.answer(person="Marta", grade='8', open=[self.no.id])
        scorecard = self.env['portfolio.scorecard'].create({'name': "Visit"})
        aspect = self.env['portfolio.valuation.aspect'].search([], limit=1)
        grade, opened = self.env['portfolio.scorecard.criterion'].create([
            {'scorecard_id': scorecard.id, 'name': "Grade", 'aspect_id': aspect.id, 'source': 'answer',
             'question_id': self.grade.portfolio_question_id.id},
            {'scorecard_id': scorecard.id, 'name': "Open", 'aspect_id': aspect.id, 'source': 'answer',
             'question_id': self.open.portfolio_question_id.id}])
        self.assertTrue(grade.is_number)
        opened.action_fill_bands()
        yes, no = self.open.portfolio_question_id.choice_ids
        self.assertEqual(opened.band_ids.mapped('value'), [str(yes.id), str(no.id)])
        today = self.asked.date_done.date()
        self.assertEqual(
            [tuple(row) for row in self.env.execute_query(grade._query_answer(today))], [(self.bakery.id, 8.0, "8")])
        self.assertEqual(
            [row[2] for row in self.env.execute_query(opened._query_answer(today))], [str(no.id)])
        band = opened.band_ids.filtered(lambda one: one.value == str(no.id))
        self.assertEqual([row[4] for row in self.env.execute_query(opened._reading(today))], [band.id])
        band.value = "No"
        self.assertEqual([row[4] for row in self.env.execute_query(opened._reading(today))], [band.id], "by its words")
        with self.assertRaises(ValidationError):
            grade.question_id = False

    def test_what_was_chosen_counts_in_any_language_and_at_once(self):
        """Asked in Spanish by Ana, a characteristic in English and a level by its English word: one choice."""
        self.env['res.lang']._activate_lang('es_ES')
        yes, no = self.open.suggested_answer_ids
        for choice, word in [(yes, "Sí"), (no, "Cerrado")]:
            choice.update_field_translations('value', {'es_ES': word})
        state = self.env['portfolio.characteristic'].create({
            'name': "State", 'code': 'trial_state', 'type': 'choice',
            'choice_ids': [(0, 0, {'name': "Yes"}), (0, 0, {'name': "No"})]})
        self.feed(self.open, characteristic_id=state.id)
        self.env['portfolio.scorecard'].search([]).active = False
        self.env.flush_all()
        scorecard = self.env['portfolio.scorecard'].create({'name': "Visit", 'is_strategic': True})
        criterion = self.env['portfolio.scorecard.criterion'].create({
            'scorecard_id': scorecard.id, 'name': "Open", 'source': 'answer',
            'aspect_id': self.env['portfolio.valuation.aspect'].search([], limit=1).id,
            'question_id': self.open.portfolio_question_id.id, 'band_ids': [
                (0, 0, {'name': "Open", 'value': "Yes", 'points': 90}),
                (0, 0, {'name': "Closed", 'value': "No", 'points': 10})]})
        self.ana.lang = 'es_ES'
        for chosen, points, name in [(no, 10, "No"), (yes, 90, "Yes")]:
            asked = self.asked if chosen == no else self.ask(self.bakery)
            self.answer(asked.with_user(self.ana).with_context(lang='es_ES'), person="Marta", open=[chosen.id])
            self.assertEqual(self.bakery.portfolio_strategic_index, points, "valued at once, as by an opinion")
            self.assertEqual(self.bakery.x_portfolio_trial_state.name, name)
            self.assertEqual(self.bakery.portfolio_valuation_id.line_ids.criterion_id, criterion)

    def test_a_plan_asks_a_segment(self):
        segment = self.env['portfolio.segment'].create(
            {'name': "Garages", 'domain': f"[('id', 'in', {(self.garage | self.hotel).ids})]"})
        segment._portfolio_refresh()
        plan = self.env['portfolio.questionnaire.plan'].with_user(self.maria).create(
            {'name': "Garages", 'survey_id': self.survey.id, 'segment_ids': segment.ids})
        plan.action_run()
        self.assertEqual(plan.questionnaire_ids.partner_id, self.garage | self.hotel)

    def test_a_segment_of_what_was_answered(self):
        self.answer(person="Marta", open=[self.no.id])
        question = self.open.portfolio_question_id
        segment = self.env['portfolio.segment'].create({
            'name': "Closed", 'domain': repr([('portfolio_answer_ids', 'any', [
                ('question_id', '=', question.id), ('value_text', '=', "No"), ('date', '>=', '-90d'),
                ('is_current', '=', True)])])})
        segment._portfolio_refresh()
        self.assertEqual(self.bakery.portfolio_segment_ids & segment, segment)
        self.assertFalse(self.garage.portfolio_segment_ids & segment)
