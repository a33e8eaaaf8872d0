from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import PDF, PHOTO, QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnaireAnswer(QuestionnaireCase):
    """Ana stands in the bakery and fills in, without any right on surveys."""

    def test_ana_has_no_right_on_surveys(self):
        for model in ('survey.survey', 'survey.question', 'survey.user_input', 'survey.user_input.line'):
            self.assertFalse(self.env[model].with_user(self.ana).has_access('read'), model)

    def test_accounts_are_found_by_what_they_were_asked(self):
        ours, Partner = self.bakery | self.garage, self.env['res.partner'].with_user(self.ana)
        for typed, found in [("vis", self.bakery), ("nothing like it", self.env['res.partner'])]:
            self.assertEqual(
                Partner.search([('id', 'in', ours.ids), ('portfolio_asked_search', 'ilike', typed)]), found)

    @freeze_time('2026-03-02 10:00:00')
    def test_every_type(self):
        form = self.asked.with_user(self.ana).answer_form()
        self.assertEqual(
            [question['title'] for question in form['questions']], self.survey.question_ids.mapped('title'))
        acme, _bolt, core = self.brands.suggested_answer_ids
        good, bad = self.aspects.suggested_answer_ids
        price, service = self.aspects.matrix_row_ids
        result = self.answer(
            person="Marta", open=[self.no.id], why="Holidays", brands=[acme.id, core.id], grade='0',
            aspects={str(price.id): [good.id], str(service.id): [bad.id]}, founded='1999-05-01',
            moment='2026-03-05 08:30:00', ovens='3.5', photo=[PHOTO, PDF], signature=[PHOTO])
        self.assertEqual(result, {'errors': {}})
        self.assertEqual((self.asked.state, self.asked.channel), ('done', 'user'))
        values = {
            name: sorted(filter(None, self.said(self.bakery, getattr(self, name)).mapped('value_text')))
            for name in ('person', 'open', 'why', 'brands', 'grade', 'founded', 'ovens', 'photo', 'signature')}
        self.assertEqual(values, {
            'person': ["Marta"], 'open': ["No"], 'why': ["Holidays"], 'brands': ["Acme", "Core"], 'grade': ["0"],
            'founded': ["1999-05-01"], 'ovens': ["3.5"], 'photo': ["front.png", "licence.pdf"],
            'signature': ["front.png"]})
        self.assertEqual(self.said(self.bakery, self.ovens).value_number, 3.5)
        self.assertEqual(self.said(self.bakery, self.founded).value_date, fields.Date.to_date('1999-05-01'))
        self.assertEqual(
            {one.row_label: one.value_text for one in self.said(self.bakery, self.aspects)},
            {"Price": "Good", "Service": "Bad"})
        self.assertEqual(self.said(self.bakery, self.person).user_id, self.ana)
        self.assertEqual(sorted(self.said(self.bakery, self.brands).choice_id.mapped('name')), ["Acme", "Core"])
        self.assertEqual(
            self.said(self.bakery, self.person)._sentence(),
            "Questionnaire “Visit”, 2026-03-02, filled in by Ana: “Person” Marta")

    def test_a_draft_is_kept_and_found_again(self):
        asked = self.asked.with_user(self.ana)
        asked.answer_save(self.person.id, "Marta")
        asked.answer_save(self.photo.id, [PHOTO])
        self.assertEqual(self.asked.state, 'in_progress')
        values = {question['id']: question['value'] for question in asked.answer_form()['questions']}
        self.assertEqual(values[self.person.id], "Marta")
        self.assertEqual(values[self.photo.id][0]['name'], "front.png")
        self.assertFalse(self.bakery.portfolio_answer_ids, "a draft is not an answer")
        # the file that is there stays, another comes
        asked.answer_save(self.photo.id, [{'id': values[self.photo.id][0]['id']}, PDF])
        asked.answer_save(self.photo.id, [])
        self.assertFalse(self.asked.input_id.user_input_line_ids.value_portfolio_file)

    def test_skipped_blank_and_refused_are_three_things(self):
        asked = self.asked.with_user(self.ana)
        asked.answer_save(self.person.id, "", refused=True)
        asked.answer_save(self.open.id, [self.yes.id])
        asked.answer_save(self.grade.id, "7")
        asked.answer_save(self.grade.id, "")
        self.assertEqual(asked.answer_submit(), {'errors': {}}, "refused, though mandatory")
        states = {one.question_label: one.state for one in self.bakery.portfolio_answer_ids}
        self.assertEqual(states, {
            "Person": 'refused', "Are they open?": 'answered', "Why closed?": 'skipped', "Brands": 'blank',
            "Grade": 'blank', "Aspects": 'blank', "Founded": 'blank', "Call at": 'blank', "Ovens": 'blank',
            "Photo": 'blank', "Signature": 'blank'})

    def test_answers_stand_in_the_order_of_the_questions(self):
        """From the first question to the last, not the other way round."""
        self.answer(person="Marta")
        [first] = self.bakery.portfolio_answer_ids.questionnaire_id
        labels = first.survey_id.question_ids.filtered('portfolio_question_id').mapped('title')
        answers = self.env['portfolio.answer'].search([('questionnaire_id', '=', first.id)])
        self.assertEqual(list(dict.fromkeys(answers.mapped('question_label'))), labels)
        self.assertGreater(len(labels), 5)

    def test_what_was_written_before_the_condition_changed_does_not_count(self):
        asked = self.asked.with_user(self.ana)
        for question, value in [(self.open, [self.no.id]), (self.why, "Holidays"), (self.open, [self.yes.id])]:
            asked.answer_save(question.id, value)
        self.answer(person="Marta")
        self.assertEqual(self.said(self.bakery, self.why).mapped('state'), [])
        skipped = self.bakery.portfolio_answer_ids.filtered(lambda one: one.state == 'skipped')
        self.assertEqual(skipped.mapped('question_label'), ["Why closed?"])

    def test_bad_values_are_refused_next_to_the_question(self):
        asked = self.asked.with_user(self.ana)
        foreign = self.brands.suggested_answer_ids[0]
        for name, value in [
            ('ovens', "21"), ('ovens', "nan"), ('ovens', "1e999"), ('ovens', "many"), ('ovens', [1]),
            ('grade', "11"), ('grade', "-1"), ('open', [foreign.id]), ('open', [self.yes.id, self.no.id]),
            ('brands', ["x"]), ('aspects', {'999': [1]}), ('aspects', [1]), ('founded', "yesterday"),
            ('person', "x" * 4001), ('person', {'a': 1}), ('moment', "never"),
        ]:
            with self.subTest(question=name, value=value):
                self.assertTrue(asked.answer_save(getattr(self, name).id, value)['error'])
        self.assertEqual(asked.answer_submit()['errors'], {self.person.id: "This question requires an answer."})
        self.assertNotEqual(self.asked.state, 'done')

    def test_a_pattern_and_a_length(self):
        self.survey.portfolio_state = 'draft'
        self.person.write({'portfolio_pattern': '[0-9]{5}', 'portfolio_text_max': 5})
        self.survey.portfolio_state = 'published'
        asked = self.asked.with_user(self.ana)
        self.assertTrue(asked.answer_save(self.person.id, "2800")['error'])
        self.assertTrue(asked.answer_save(self.person.id, "280011")['error'])
        self.assertFalse(asked.answer_save(self.person.id, "28001")['error'])

    def test_a_question_of_another_questionnaire(self):
        other = self.env.ref('crm_portfolio.question_satisfaction_improve')
        with self.assertRaises(UserError):
            self.asked.with_user(self.ana).answer_save(other.id, "x")

    def test_handed_in_twice(self):
        self.answer(person="Marta")
        with self.assertRaises(UserError):
            self.asked.with_user(self.ana).answer_submit()
        with self.assertRaises(UserError):
            self.asked.with_user(self.ana).answer_save(self.person.id, "Other")

    def test_latest_answer_wins_and_history_is_kept(self):
        with freeze_time('2026-01-10'):
            self.answer(person="Marta", open=[self.no.id], why="Works")
        with freeze_time('2026-03-10'):
            second = self.ask(self.bakery).with_user(self.ana)
            self.answer(second, person="Luis", open=[self.yes.id])
        self.assertEqual(self.said(self.bakery, self.person).value_text, "Luis")
        self.assertEqual(
            self.said(self.bakery, self.why).value_text, "Works", "not asked the second time: what was said stands")
        self.assertEqual(len(self.bakery.portfolio_answer_ids.filtered(lambda one: one.value_text == "Marta")), 1)

    def test_accounts_are_found_by_what_they_answered(self):
        other = self.ask(self.garage).with_user(self.ana)
        with freeze_time('2026-01-10'):
            self.answer(person="Marta", open=[self.no.id])
        with freeze_time('2026-06-10'):
            self.answer(other, person="Luis", open=[self.no.id])
            question = self.open.portfolio_question_id
            Account = self.env['res.partner'].with_user(self.ana)
            self.assertEqual(Account.search([('portfolio_answer_ids', 'any', [
                ('question_id', '=', question.id), ('value_text', '=', "No"), ('date', '>=', '-90d'),
                ('is_current', '=', True)])]), self.garage)
            both = self.bakery | self.garage
            self.assertEqual(both._portfolio_answered(question, "No"), both)
            self.assertEqual(both._portfolio_answered(question, self.no.portfolio_choice_id, days=90), self.garage)
            self.assertFalse(both._portfolio_answered(question, "Yes"))
            self.assertEqual(
                self.env['portfolio.answer'].with_user(self.ana)._read_group(
                    [('question_id', '=', question.id), ('is_current', '=', True)], ['value_text'], ['__count']),
                [("No", 2)])

    def test_no_lead_is_made_of_it(self):
        leads = self.env['crm.lead'].search_count([])
        self.yes.generate_lead = True
        self.answer(person="Marta", open=[self.yes.id])
        self.assertEqual(self.env['crm.lead'].search_count([]), leads)

    def test_the_form_asks_as_few_queries_for_many_questions(self):
        self.asked.with_user(self.ana).answer_form()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(45):
            self.asked.with_user(self.ana).answer_form()

    def test_skip(self):
        self.asked.with_user(self.ana).action_skip()
        self.assertEqual((self.asked.state, self.asked.reason), ('skipped', "Skipped by Ana."))
        with self.assertRaises(UserError):
            self.asked.with_user(self.ana).answer_save(self.person.id, "x")
        with self.assertRaises(AccessError):
            self.asked.with_user(self.ana).action_reopen()
        self.asked.with_user(self.maria).action_reopen()
        self.assertEqual(self.asked.state, 'todo')
