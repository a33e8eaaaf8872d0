from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnaireKeyword(QuestionnaireCase):
    """What is written freely is counted by what it speaks of."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ovens_word = cls.env['portfolio.answer.keyword'].with_user(cls.maria).create({
            'name': "Heat", 'words': "horn*, cámara de calor"})

    def say(self, why):
        asked = self.ask(self.bakery).with_user(self.ana)
        self.answer(asked, person="Marta", open=[self.no.id], why=why)
        return self.said(self.bakery, self.why)

    def test_an_answer_is_given_its_keywords_as_it_is_handed_in(self):
        for said, found in [
                ("Se rompió el HORNO grande", True), ("dos hornillos", True), ("Cámara  de\ncalor", True),
                ("deshornar", False), ("camara", False)]:
            with self.subTest(said=said):
                self.assertEqual(self.ovens_word in self.say(said).keyword_ids, found)

    def test_words_that_change_hold_for_what_was_said_before(self):
        answer = self.say("Prefieren otro proveedor")
        self.assertEqual(answer.keyword_ids, self.env.ref('crm_portfolio.answer_keyword_competition'))
        keyword = self.ovens_word.with_user(self.maria)
        keyword.words = "prefier*"
        self.assertIn(self.ovens_word, answer.keyword_ids)
        keyword.words = "horno"
        self.assertNotIn(self.ovens_word, answer.keyword_ids)
        late = self.env['portfolio.answer.keyword'].create({
            'name': "Who else", 'words': "proveedor", 'question_ids': self.person.portfolio_question_id.ids})
        self.assertFalse(late.usage_count, "another question was meant")
        late.question_ids = self.why.portfolio_question_id
        self.assertEqual(late.usage_count, 1)
        self.assertEqual(self.env['portfolio.answer'].search(late.action_portfolio_answers()['domain']), answer)

    def test_only_what_was_written_freely_counts(self):
        self.ovens_word.words = "no, acme, holidays"
        self.answer(
            person="Marta", open=[self.no.id], why="Holidays", brands=[self.brands.suggested_answer_ids[0].id])
        self.assertEqual(self.ovens_word.usage_count, 1)

    def test_accounts_are_found_and_counted_by_it(self):
        self.say("El horno")
        accounts = self.env['res.partner'].with_user(self.ana).search([
            ('portfolio_answer_ids', 'any', [('keyword_ids', 'ilike', "heat"), ('is_current', '=', True)])])
        self.assertEqual(accounts, self.bakery)
        groups = self.env['portfolio.answer'].with_user(self.maria)._read_group(
            [('partner_id', '=', self.bakery.id), ('keyword_ids', '!=', False)], ['keyword_ids'], ['__count'])
        self.assertEqual(groups, [(self.ovens_word, 1)])

    def test_a_keyword_has_words_and_is_the_managers(self):
        with self.assertRaisesRegex(ValidationError, "at least one word"):
            self.ovens_word.words = "*, ()"
        with self.assertRaises(AccessError):
            self.ovens_word.with_user(self.ana).words = "pan"
        self.assertEqual(self.ovens_word.with_user(self.ana).name, "Heat")
