from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged
from odoo.tests.common import HttpCase, JsonRpcException

from .common import PHOTO, QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnaireAccess(QuestionnaireCase):
    """Who sees, asks and answers: whoever has the account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(cls.env, 'portal_customer', groups='base.group_portal')
        cls.public = cls.env.ref('base.public_user')
        cls.asked.with_user(cls.ana).answer_save(cls.photo.id, [PHOTO])
        cls.file = cls.asked.input_id.user_input_line_ids.value_portfolio_file

    def test_who_may_answer(self):
        for user, allowed in [
            (self.ana, True), (self.maria, True), (self.diego, True), (self.bruno, False), (self.carla, False),
            (self.stock, False), (self.portal, False), (self.public, False),
        ]:
            for method, args in [
                ('answer_form', []), ('answer_save', [self.person.id, "x"]), ('action_link', []), ('answer_submit', []),
            ]:
                with self.subTest(user=user.login, method=method):
                    attempt = getattr(self.asked.with_user(user), method)
                    if allowed:
                        if method != 'answer_submit':
                            attempt(*args)
                    else:
                        with self.assertRaises(AccessError):
                            attempt(*args)

    def test_the_file_follows_the_account(self):
        for user, allowed in [(self.ana, True), (self.maria, True), (self.bruno, False), (self.portal, False)]:
            with self.subTest(user=user.login):
                self.assertEqual(self.file.with_user(user).has_access('read'), allowed)

    def test_answers_follow_the_account_however_they_are_asked_for(self):
        self.answer(person="Marta")
        Answer = self.env['portfolio.answer'].with_user(self.bruno)
        self.assertFalse(Answer.search([('value_text', '=', "Marta")]))
        self.assertFalse(Answer._read_group([], ['value_text'], ['__count']))
        self.assertFalse(self.env['res.partner'].with_user(self.bruno).search([
            ('portfolio_answer_ids', 'any', [('value_text', '=', "Marta")])]))
        with self.assertRaises(AccessError):
            self.bakery.portfolio_answer_ids.with_user(self.bruno).read(['value_text'])
        with self.assertRaises(AccessError):
            self.bakery.portfolio_answer_ids[0].with_user(self.ana).write({'value_text': "Other"})
        with self.assertRaises(AccessError):
            self.bakery.portfolio_answer_ids.with_user(self.maria).unlink()

    def test_a_manager_designs_and_still_sees_his_teams_only(self):
        foreign = self.ask(self.winery).with_user(self.carla)
        foreign.answer_save(self.person.id, "Secret")
        Line = self.env['survey.user_input.line'].with_user(self.maria)
        self.assertTrue(self.env['survey.survey'].with_user(self.maria).has_access('write'))
        self.assertFalse(Line.search([('value_char_box', '=', "Secret")]))
        self.assertFalse(self.env['survey.user_input'].with_user(self.maria).search(
            [('portfolio_questionnaire_id', '=', foreign.id)]))
        self.assertTrue(self.env['survey.user_input'].with_user(self.maria).search(
            [('portfolio_questionnaire_id', '=', self.asked.id)]))

    def test_nobody_asks_accounts_that_are_not_his(self):
        with self.assertRaises(AccessError):
            self.env['portfolio.questionnaire.ask'].with_user(self.ana).create({
                'survey': str(self.survey.id), 'partner_ids': [(6, 0, self.hotel.ids)]})._ask()
        with self.assertRaises(AccessError):
            self.env['portfolio.questionnaire'].with_user(self.ana).create(
                {'survey_id': self.survey.id, 'partner_id': self.garage.id})
        with self.assertRaises(AccessError):
            self.env['portfolio.questionnaire'].with_user(self.maria).create(
                {'survey_id': self.survey.id, 'partner_id': self.winery.id})

    def test_a_plan_is_changed_by_its_owner_only(self):
        plan = self.env['portfolio.questionnaire.plan'].with_user(self.diego).create(
            {'name': "All", 'survey_id': self.survey.id})
        with self.assertRaises(AccessError):
            plan.with_user(self.maria).domain = "[('id', '>', 0)]"
        with self.assertRaises(AccessError):
            plan.with_user(self.maria).action_run()
        with self.assertRaises(AccessError):
            self.env['portfolio.questionnaire.plan'].with_user(self.maria).create(
                {'name': "Mine", 'survey_id': self.survey.id, 'owner_id': self.diego.id})

    def test_merged_accounts_keep_all_their_answers(self):
        self.answer(person="Marta")
        asked = self.ask(self.garage)
        self.answer(asked.with_user(self.ana), person="Luis")
        again = self.ask(self.bakery | self.garage)
        wizard = self.env['base.partner.merge.automatic.wizard'].create({})
        wizard._merge((self.bakery | self.garage).ids, self.garage, extra_checks=False)
        self.assertEqual(
            sorted(self.garage.portfolio_answer_ids.filtered('value_text').mapped('value_text')),
            ["Luis", "Marta", "front.png"])
        self.assertEqual(len(self.said(self.garage, self.person)), 1, "one answer is in force")
        self.assertEqual(sorted(again.mapped('state')), ['skipped', 'todo'])
        self.assertEqual(again.partner_id, self.garage)


@tagged('post_install', '-at_install')
class TestQuestionnaireAccessRpc(HttpCase, QuestionnaireCase):
    """The same from outside, as a program would."""

    def call(self, method, *args):
        return self.make_jsonrpc_request('/web/dataset/call_kw', {
            'model': 'portfolio.questionnaire', 'method': method, 'args': [self.asked.ids, *args], 'kwargs': {}})

    def test_a_colleague_gets_nothing(self):
        self.authenticate('bruno', 'bruno')
        for method, args in [
            ('answer_form', []), ('answer_save', [self.person.id, "x"]), ('answer_submit', []), ('read', [['name']]),
            ('write', [{'state': 'done'}]), ('action_skip', []), ('_input', []), ('_close', ['done', ""]),
            ('_finish', []),
        ]:
            with self.subTest(method=method), self.assertRaises(JsonRpcException):
                self.call(method, *args)
        self.assertEqual(self.asked.state, 'todo')
        self.assertFalse(self.asked.input_id)

    def test_ana_answers_but_does_not_write(self):
        self.authenticate('ana', 'ana')
        self.assertEqual(self.call('answer_save', self.person.id, "Marta")['error'], False)
        for method, args in [('write', [{'state': 'done'}]), ('unlink', []), ('_close', ['done', ""])]:
            with self.subTest(method=method), self.assertRaises(JsonRpcException):
                self.call(method, *args)
