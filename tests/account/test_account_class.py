from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time
from odoo.tools import SQL

from ..common import PortfolioCase


class TestAccountClass(PortfolioCase):
    """The class of an account: computed, or given by hand for a while, and every change kept."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.a, cls.b, cls.c = (cls.env.ref(f'crm_portfolio.class_{letter}') for letter in 'abc')

    def compute(self, *pairs):
        return self.env['res.partner']._portfolio_set_computed_classes(SQL(
            "SELECT * FROM (VALUES %s) AS v (account_id, class_id, reason)", SQL(", ").join(
                SQL("(%s, %s, %s)", account.id, new_class.id, "Its share of sales.")
                for account, new_class in pairs)))

    def changes(self, account):
        return [
            (change.from_class_id.code, change.to_class_id.code, change.cause)
            for change in account.portfolio_class_change_ids.sorted('id')]

    def test_computed_then_by_hand_then_computed_again(self):
        self.assertEqual(self.compute((self.bakery, self.c), (self.hotel, self.a)), 2)
        with freeze_time('2026-03-01'):
            self.bakery.with_user(self.ana)._portfolio_set_class(self.a, "Opens three shops", date(2026, 3, 31))
        self.assertEqual(self.bakery.portfolio_class_id, self.a)
        self.assertEqual(self.compute((self.bakery, self.b)), 0, "what was given by hand holds")
        self.assertEqual(self.bakery.portfolio_class_computed_id, self.b)
        for day, expected in [('2026-03-31', self.a), ('2026-04-01', self.b), ('2026-04-02', self.b)]:
            with freeze_time(day), self.enter_registry_test_mode():
                self.env.ref('crm_portfolio.ir_cron_expire_classes').method_direct_trigger()
            self.assertEqual(self.bakery.portfolio_class_id, expected, day)
        self.assertEqual(
            self.changes(self.bakery),
            [(False, 'C', 'computed'), ('C', 'A', 'manual'), ('A', 'B', 'expired')])
        self.assertEqual(self.bakery.portfolio_class_change_ids.sorted('id')[1].user_id, self.ana)
        self.assertIn("held until", self.bakery.portfolio_class_change_ids.sorted('id')[2].reason)
        self.assertFalse(self.bakery.portfolio_class_reason)

    def test_by_hand_needs_a_reason(self):
        with self.assertRaisesRegex(ValidationError, "Reason for the Class"):
            self.bakery.portfolio_class_manual_id = self.a

    def test_taken_back(self):
        self.compute((self.bakery, self.c))
        self.bakery._portfolio_set_class(self.a, "Friends")
        self.bakery.with_user(self.ana).action_portfolio_class_computed()
        self.assertEqual(self.bakery.portfolio_class_id, self.c)

    def test_a_colleagues_account_cannot_be_classed(self):
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana)._portfolio_set_class(self.a, "Mine")

    def test_history_is_never_changed_and_follows_the_scope(self):
        (self.bakery | self.hotel)._portfolio_set_class(self.b, "Both")
        Change = self.env['portfolio.class.change']
        self.assertEqual(Change.with_user(self.ana).search([]).partner_id, self.bakery)
        self.assertEqual(Change.with_user(self.maria).search([]).partner_id, self.bakery | self.hotel)
        change = self.bakery.portfolio_class_change_ids
        with self.assertRaises(UserError):
            change.reason = "Other"
        with self.assertRaises(UserError):
            change.unlink()

    def test_many_at_once_and_undone(self):
        wizard = self.env['portfolio.class.set'].with_user(self.maria).create({
            'partner_ids': (self.bakery | self.hotel_contact).ids, 'class_id': self.a.id, 'reason': "Fair"})
        self.assertEqual(wizard.account_count, 2)
        wizard.action_apply()
        self.assertEqual((self.bakery | self.hotel).portfolio_class_id, self.a)
        self.env['portfolio.journal'].search([('kind', '=', 'class')])._undo()
        self.assertFalse((self.bakery | self.hotel).portfolio_class_id)

    def test_the_same_number_of_queries_for_many(self):
        with self.assertQueryCount(4):
            self.compute((self.bakery, self.c))
        with self.assertQueryCount(4):
            self.compute((self.garage, self.c), (self.hotel, self.a), (self.winery, self.b), (self.orphan, self.b))

    def test_catalogue_says_where_a_class_is_used(self):
        self.bakery._portfolio_set_class(self.a, "Friends")
        self.assertEqual(self.a.usage_count, 1)
        self.assertEqual(self.a.action_portfolio_usage()['res_model'], 'res.partner')
