from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.crm_portfolio.models.foundation.sentence import kept

from ..common import PortfolioCase

HISTORIES = ('category', 'class', 'situation')


@tagged('post_install', '-at_install')
class TestMixinHistory(PortfolioCase):
    """What an account has changes, and each change leaves a row; classes stand for all histories."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Change = cls.env['portfolio.class.change']
        cls.classes = cls.env['portfolio.class'].create([{'name': name} for name in ("Gold", "Silver", "Bronze")])

    def changes(self, account):
        return self.Change.search([('partner_id', '=', account.id)], order='id')

    def test_a_row_for_each_account_that_changed_and_for_no_other(self):
        gold, silver, _bronze = self.classes.ids
        rows = self.Change.with_user(self.ana)._log(
            {self.bakery.id: gold, self.garage.id: gold, self.hotel.id: gold},
            {self.bakery.id: silver, self.garage.id: gold, self.hotel.id: False},
            lambda account: {'reason': f"Said of {account.name}", 'cause': 'import'})
        self.assertEqual(
            [(row.partner_id, row.from_class_id.id, row.to_class_id.id, row.reason, row.cause, row.user_id)
             for row in rows],
            [(self.bakery, gold, silver, "Said of Bakery", 'import', self.ana),
             (self.hotel, gold, False, "Said of Hotel", 'import', self.ana)])

    def test_the_statement_adds_what_the_method_adds(self):
        gold, silver, _bronze = self.classes.ids
        self.bakery.company_id = self.env.company
        values = {'reason': kept('account.by_hand'), 'cause': 'computed'}
        self.Change._log({self.bakery.id: gold}, {self.bakery.id: silver}, lambda _account: values)
        self.env.flush_all()
        self.env.execute_query(self.Change._log_sql(SQL(
            "SELECT id, company_id, %s, %s, %s, 'computed' FROM res_partner WHERE id = %s",
            gold, silver, values['reason'], self.bakery.id), 'cause'))
        self.Change.invalidate_model()
        one, other = (row.read(list(set(row._fields) - {'id', 'display_name', '__last_update'}), load=False)[0]
                      for row in self.changes(self.bakery)[-2:])
        moments = {'id', 'date', 'create_date', 'write_date'}
        self.assertEqual(*({name: value for name, value in row.items() if name not in moments}
                           for row in (one, other)))
        self.assertLess(abs(one['date'] - other['date']).total_seconds(), 60)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.integers(-1, 2), max_size=8))
    def test_the_rows_of_an_account_are_one_chain(self, choices):
        with self.env.cr.savepoint() as savepoint:
            given_ = [self.classes[number] if number >= 0 else self.env['portfolio.class'] for number in choices]
            for one in given_:
                self.bakery._portfolio_set_class(one, one and "Because")
            rows = self.changes(self.bakery)
            places = [self.env['portfolio.class'], *(row.to_class_id for row in rows)]
            self.assertEqual(places[-1], self.bakery.portfolio_class_id)
            for row, before in zip(rows, places[:-1], strict=True):
                self.assertEqual(row.from_class_id, before)
                self.assertNotEqual(row.to_class_id, before, "nothing changed, nothing is written")
            savepoint.rollback()
        self.env.invalidate_all()

    def test_every_history_names_its_fields(self):
        histories = [
            model for model in self.env.registry.values()
            if issubclass(model, self.env.registry['portfolio.history']) and not model._abstract]
        self.assertEqual(sorted(model._portfolio_changes for model in histories), sorted(HISTORIES))
        for model in histories:
            what = model._portfolio_changes
            with self.subTest(history=model._name):
                self.assertLessEqual({f'from_{what}_id', f'to_{what}_id'}, model._fields.keys())
                self.assertIn(f'portfolio_{what}_id', self.env['res.partner']._fields)

    def test_what_was_is_not_rewritten(self):
        self.bakery._portfolio_set_class(self.classes[0], "Because")
        row = self.changes(self.bakery)
        with self.assertRaisesRegex(UserError, "is history"):
            row.reason = "Something else"
        with self.assertRaisesRegex(UserError, "is history"):
            row.unlink()
