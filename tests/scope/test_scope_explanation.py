from odoo.exceptions import AccessError
from odoo.tests import Form, new_test_user

from ..common import PortfolioCase


class TestScopeExplanation(PortfolioCase):
    """Why do I see this account? Maria asks for herself and for her people."""

    def ask(self, account, user, asker=None):
        return self.env['portfolio.explanation'].with_user(asker or self.maria).create({
            'partner_id': account.id, 'user_id': user.id}).answer

    def test_the_causes_in_words(self):
        self.assertIn("leads the team of Ana", self.ask(self.bakery, self.maria))
        self.assertIn("Ana is responsible for Bakery (Salesperson)", self.ask(self.bakery, self.ana))
        self.assertIn("does not see", self.ask(self.bakery, self.bruno))
        self.assertIn("Orphan is unowned", self.ask(self.orphan, self.ana))
        self.assertIn("Every account", self.ask(self.bakery, self.diego))
        self.assertIn("no restricted role", self.ask(self.bakery, self.stock))

    def test_holdings_and_subsidiaries(self):
        self.bakery.parent_id = self.hotel
        self.assertIn("Hotel owns", self.ask(self.hotel, self.ana))
        self.assertIn("belongs to Hotel", self.ask(self.bakery, self.bruno))

    def test_it_agrees_with_the_rule_for_everybody(self):
        self.bakery.parent_id = self.hotel
        for account in (self.bakery, self.hotel, self.garage, self.orphan):
            for user in (self.ana, self.bruno, self.maria):
                sees = account.with_user(user).has_access('read')
                said = "does not see" not in self.ask(account, user, asker=self.diego)
                self.assertEqual(said, sees, f"{user.login} {account.name}")

    def test_a_representative_asks_why_he_sees_what_he_sees(self):
        self.assertIn("Ana is responsible for Bakery (Salesperson)", self.ask(self.bakery, self.ana, asker=self.ana))
        self.assertIn("Orphan is unowned", self.ask(self.orphan, self.bruno, asker=self.bruno))
        self.bakery.parent_id = self.hotel
        said = self.ask(self.hotel, self.ana, asker=self.ana)
        self.assertIn("Hotel owns Bakery", said)
        action = self.bakery.with_user(self.ana).action_portfolio_explain()
        self.assertEqual(action['name'], "Why I see Bakery")
        form = Form(self.env['portfolio.explanation'].with_user(self.ana).with_context(**action['context']))
        self.assertIn("Ana is responsible for Bakery", form.answer)

    def test_a_representative_asks_of_himself_only_and_of_nothing_hidden(self):
        for account, user in ((self.bakery, self.bruno), (self.bakery, self.diego), (self.hotel, self.ana)):
            with self.subTest(account=account.name, user=user.login), self.assertRaises(AccessError):
                self.ask(account, user, asker=self.ana)
        explanation = self.env['portfolio.explanation'].with_user(self.ana).create({'partner_id': self.bakery.id})
        for name in ('visibility_ids', 'unrestricted'):
            with self.subTest(field=name), self.assertRaises(AccessError):
                explanation.read([name])

    def test_a_manager_does_not_ask_about_another_team(self):
        with self.assertRaises(AccessError):
            self.ask(self.winery, self.carla)

    def test_who_sees_every_account_is_named_with_the_reason(self):
        """Maria asks on 2 March who sees the bakery: Ana and herself, and six others in five lines."""
        for login, groups, scope in [
            ('marta', 'crm_portfolio.portfolio_group_marketing', False),
            ('salva', 'crm_portfolio.portfolio_group_aftersales', False),
            ('admin2', 'crm_portfolio.portfolio_group_administrator', False),
            ('olga', 'crm_portfolio.portfolio_group_representative', 'all'),
            ('conta', 'crm_portfolio.portfolio_group_representative,account.group_account_invoice', False),
            ('own', 'crm_portfolio.portfolio_group_director', 'own'),
        ]:
            new_test_user(self.env, login, name=login.title(), groups=groups).portfolio_scope = scope
        explanation = self.env['portfolio.explanation'].with_user(self.maria).create({'partner_id': self.bakery.id})
        lines = explanation.unrestricted.splitlines()
        for reason, name in [
            ("Every account, as directors", "Diego"), ("Every account, for marketing", "Marta"),
            ("Every account, for after-sales", "Salva"), ("Every account, as administrators", "Admin2"),
            ("Set to see every account", "Olga"), ("Every contact, without a role of the portfolio", "Stock"),
            ("Every contact, because of the group", "Conta"),
        ]:
            with self.subTest(name=name):
                [line] = [line for line in lines if line.startswith(reason)]
                self.assertRegex(line, rf"\b{name}\b")
        for limited in ("Ana", "Maria", "Own"):
            self.assertNotRegex(explanation.unrestricted, rf"\b{limited}\b")
        self.assertEqual(explanation.visibility_ids.user_id, self.ana | self.maria)

    def test_both_lists_are_everybody_who_reads_it(self):
        """Whoever is in one of the lists reads the account, and nobody else does."""
        named = self.env['res.users'].union(*(
            users for _reason, users in self.env['res.users']._portfolio_unrestricted()))
        for user in self.env['res.users'].search([('share', '=', False), ('id', '!=', 1)]):
            with self.subTest(user=user.login):
                self.assertEqual(user in named, not user._portfolio_is_restricted())

    def test_of_another_company_only_its_own_people(self):
        company = self.env['res.company'].create({'name': "Sister"})
        explanation = self.env['portfolio.explanation'].create({'partner_id': self.winery.id})
        self.winery.company_id = company
        self.assertNotIn("Diego", explanation.unrestricted)
        self.diego.company_ids += company
        explanation.invalidate_recordset()
        self.assertIn("Diego", explanation.unrestricted)

    def test_two_hundred_users_cost_as_much_as_six(self):
        def queries():
            explanation = self.env['portfolio.explanation'].create({'partner_id': self.bakery.id})
            self.env.flush_all()
            self.env.invalidate_all()
            count = self.env.cr.sql_log_count
            self.assertTrue(explanation.unrestricted)
            return self.env.cr.sql_log_count - count
        queries()
        few = queries()
        director = self.env.ref('crm_portfolio.portfolio_group_director').id
        self.env['res.users'].with_context(no_reset_password=True).create([
            {'name': f"Director {number}", 'login': f'director{number}', 'group_ids': [(6, 0, [director])]}
            for number in range(200)])
        queries()
        self.assertLessEqual(queries(), few + 2)
