from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import BaseCase, tagged

from ...tools.questionnaire.questionnaire_flow import flow_problems, shown
from .common import QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnaireVersion(QuestionnaireCase):
    """Maria publishes, revises, and what was answered keeps its words."""

    def test_what_is_published_does_not_change(self):
        survey = self.survey.with_user(self.maria)
        for what, change in [
            ('title', lambda: self.person.with_user(self.maria).write({'title': "Name"})),
            ('type', lambda: self.person.with_user(self.maria).write({'question_type': 'text_box'})),
            ('condition', lambda: self.why.with_user(self.maria).write({'triggering_answer_ids': [Command.clear()]})),
            ('choice', lambda: self.yes.with_user(self.maria).write({'value': "Of course"})),
            ('one more', lambda: survey.write({'question_and_page_ids': [Command.create({'title': "More"})]})),
            ('one choice more', lambda: self.open.with_user(self.maria).write(
                {'suggested_answer_ids': [Command.create({'value': "Maybe"})]})),
            ('one less', lambda: self.person.with_user(self.maria).unlink()),
            ('one choice less', lambda: self.yes.with_user(self.maria).unlink()),
        ]:
            with self.subTest(what=what), self.assertRaisesRegex(UserError, "published"), self.cr.savepoint():
                change()

    def test_a_language_may_be_added_afterwards_but_not_reworded(self):
        self.env['res.lang']._activate_lang('es_ES')
        for record, name, first, second in [
                (self.person, 'title', "Persona", "Nombre"), (self.yes, 'value', "Sí", "Claro")]:
            record = record.with_user(self.maria)
            record.update_field_translations(name, {'es_ES': first})
            record.update_field_translations(name, {'es_ES': first})
            self.assertEqual(record.with_context(lang='es_ES')[name], first)
            with self.assertRaisesRegex(UserError, "published"), self.cr.savepoint():
                record.update_field_translations(name, {'es_ES': second})

    def test_before_anybody_answers_a_revision_is_the_same_version(self):
        action = self.survey.with_user(self.maria).action_portfolio_revise()
        self.assertEqual(action['res_id'], self.survey.id)
        self.person.title = "Who is there?"
        self.survey.action_portfolio_publish()
        self.assertEqual(self.survey.portfolio_version, 1)
        self.assertEqual(self.person.portfolio_question_id.name, "Who is there?")

    def test_afterwards_it_is_a_new_version(self):
        self.answer(person="Marta", open=[self.no.id], why="Holidays")
        waiting, begun = self.ask(self.garage | self.hotel)
        begun.with_user(self.bruno).answer_save(self.person.id, "Luis")
        plan = self.env['portfolio.questionnaire.plan'].create({'name': "All", 'survey_id': self.survey.id})
        action = self.survey.with_user(self.maria).action_portfolio_revise()
        new = self.env['survey.survey'].browse(action['res_id'])
        self.assertEqual((new.title, new.portfolio_version, new.portfolio_state), ("Visit", 2, 'draft'))
        self.assertEqual(new.portfolio_key, self.survey.portfolio_key)
        person, opened, why = new.question_ids[:3]
        person.title = "Who received you?"
        opened.suggested_answer_ids[1].value = "Closed"
        opened.suggested_answer_ids = [Command.create({'value': "By appointment"})]
        self.assertEqual(why.triggering_answer_ids, opened.suggested_answer_ids[1], "conditions come along")
        new.question_ids[3].unlink()
        new.with_user(self.maria).action_portfolio_publish()

        self.assertEqual(self.survey.portfolio_state, 'replaced')
        self.assertEqual((waiting.survey_id, begun.survey_id), (new, self.survey), "who began goes on as he began")
        self.assertEqual(plan.survey_id, new)
        old = self.bakery.portfolio_answer_ids.filtered(lambda one: one.value_text in ("Marta", "No"))
        self.assertEqual(sorted(old.mapped('question_label')), ["Are they open?", "Person"])
        self.assertEqual(sorted(old.mapped('value_text')), ["Marta", "No"])
        self.assertEqual(old.question_id, person.portfolio_question_id | opened.portfolio_question_id)
        self.assertEqual(person.portfolio_question_id.name, "Who received you?")
        self.assertFalse(self.brands.portfolio_question_id.active, "no longer asked")

        # both wordings are one column
        asked = waiting.with_user(self.ana)
        asked.answer_save(person.id, "Pedro")
        asked.answer_save(opened.id, opened.suggested_answer_ids[1].ids)
        asked.answer_submit()
        choice = self.no.portfolio_choice_id
        self.assertEqual(choice.name, "Closed")
        both = (self.bakery | self.garage)._portfolio_answered(opened.portfolio_question_id, choice)
        self.assertEqual(both, self.bakery | self.garage)

    def test_a_copy_is_a_questionnaire_of_its_own(self):
        copy = self.survey.copy()
        copy.action_portfolio_publish()
        self.assertNotEqual(copy.portfolio_key, self.survey.portfolio_key)
        self.assertFalse(copy.question_ids.portfolio_question_id & self.survey.question_ids.portfolio_question_id)
        self.assertEqual(self.survey.portfolio_state, 'published')

    def test_what_was_asked_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Archive it"):
            self.survey.unlink()
        copy = self.survey.copy()
        copy.action_portfolio_publish()
        copy.unlink()
        self.assertTrue(self.survey.question_ids.portfolio_question_id)

    def test_a_question_nobody_would_be_asked_is_refused_where_it_is_written(self):
        survey = self.survey.copy()
        person, opened, why = survey.question_ids[:3]
        for what, change, sentence in [
            ('later', lambda: person.write({'triggering_answer_ids': opened.suggested_answer_ids[:1].ids}),
             "“Person” depends on “Are they open.”, which comes after it"),
            ('moved', lambda: survey.write({'question_and_page_ids': [
                Command.update(why.id, {'sequence': 0})]}), "Why closed.” depends on"),
            ('other kind', lambda: opened.write({'question_type': 'text_box'}), "an answer nobody can choose"),
        ]:
            with self.subTest(what=what), self.assertRaisesRegex(ValidationError, sentence), self.cr.savepoint():
                change()
        # two that change places at once are judged when both have moved
        survey.write({'question_and_page_ids': [
            Command.update(opened.id, {'sequence': 1}), Command.update(person.id, {'sequence': 2})]})

    def test_a_loop_is_refused(self):
        survey = self.survey.copy()
        opened, brands = survey.question_ids[1], survey.question_ids[3]
        brands.triggering_answer_ids = opened.suggested_answer_ids[:1]
        with self.assertRaisesRegex(ValidationError, "neither would ever be asked"), self.cr.savepoint():
            opened.triggering_answer_ids = brands.suggested_answer_ids[:1]

    def test_other_surveys_are_left_alone(self):
        survey = self.env['survey.survey'].create({'title': "Stock", 'question_and_page_ids': [
            Command.create({'title': "One", 'question_type': 'simple_choice', 'sequence': 5,
                            'suggested_answer_ids': [Command.create({'value': "A"})]}),
            Command.create({'title': "Two", 'question_type': 'char_box', 'sequence': 6})]})
        one, two = survey.question_ids
        two.triggering_answer_ids = one.suggested_answer_ids
        two.sequence = 1
        self.assertFalse(survey.portfolio_state)


def flows():
    """Questionnaires of up to seven questions with any conditions on each other."""
    def build(triggers):
        return [
            (place, 'simple_choice', {place * 10, place * 10 + 1}, {choice for choice in chosen if choice // 10 < 8})
            for place, chosen in enumerate(triggers)]
    choice = st.integers(0, 7).flatmap(lambda place: st.sampled_from([place * 10, place * 10 + 1]))
    return st.lists(st.sets(choice, max_size=3), min_size=1, max_size=7).map(build)


class TestQuestionnaireFlow(BaseCase):

    @given(flows())
    @settings(max_examples=300, deadline=None)
    def test_flow_problems_are_exactly_the_questions_no_answers_show(self, questions):
        """Try every way to answer: who is never shown is reported, nobody else."""
        everything = {choice for _question, _kind, choices, _triggers in questions for choice in choices}
        reachable = shown(questions, everything)    # conditions are ORed: picking all shows all that can be
        self.assertEqual(
            {question for question, *_rest in questions} - reachable,
            {question for question, *_rest in flow_problems(questions)})

    @given(flows(), st.sets(st.integers(0, 80)))
    @settings(max_examples=300, deadline=None)
    def test_what_is_picked_in_hidden_questions_changes_nothing(self, questions, picked):
        visible = shown(questions, picked)
        valid = {
            choice for question, _kind, choices, _triggers in questions if question in visible
            for choice in choices & picked}
        self.assertEqual(shown(questions, valid), visible)
