from odoo.exceptions import AccessError

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
        self.assertIn("Nobody is responsible for Orphan", self.ask(self.orphan, self.ana))
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

    def test_a_representative_does_not_ask(self):
        with self.assertRaises(AccessError):
            self.ask(self.bakery, self.ana, asker=self.ana)

    def test_a_manager_does_not_ask_about_another_team(self):
        with self.assertRaises(AccessError):
            self.ask(self.winery, self.carla)
