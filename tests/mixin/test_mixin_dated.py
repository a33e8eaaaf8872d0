from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg2.errors import CheckViolation

from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from ..common import PortfolioCase

FIRST = date(2026, 3, 1)
DAYS = st.integers(0, 5).map(lambda number: FIRST + timedelta(days=number))
# each row: its first and last day, in order where there are both
SPANS = st.lists(
    st.tuples(st.none() | DAYS, st.none() | DAYS).filter(lambda span: None in span or span[0] <= span[1]), max_size=6)
OFTEN = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def holds(span, day):
    """Whether a span of days, of which each end may be open, has ``day`` in it."""
    first, last = span
    return (first is None or first <= day) and (last is None or day <= last)


@tagged('post_install', '-at_install')
class TestMixinDated(PortfolioCase):
    """Rows between two dates: instructions stand for those whose dates may be missing, blocks for the others."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.category = cls.env['portfolio.particularity.category'].create({'name': "Delivery"})
        cls.reason = cls.env['portfolio.block.reason'].create({'name': "Unpaid"})

    def instructions(self, spans):
        return self.env['portfolio.particularity'].create([
            {'partner_id': self.bakery.id, 'category_id': self.category.id, 'name': "Ring twice",
             'date_from': first, 'date_to': last} for first, last in spans])

    def blocks(self, spans):
        return self.env['portfolio.block'].create([
            {'partner_id': self.bakery.id, 'reason_id': self.reason.id, 'date_from': first, 'date_to': last}
            for first, last in spans])

    def found(self, rows, day):
        """Which of ``rows`` hold on ``day``, by each of the three ways to ask."""
        rows.flush_model()
        by_sql = self.env.execute_query(SQL(
            "SELECT id FROM %s given WHERE given.id = ANY(%s) AND %s", SQL.identifier(rows._table), rows.ids,
            rows._covers_sql('given', day)))
        return {
            'domain': set(rows.search(rows._covers(day)).ids) & set(rows.ids),
            'sql': {row_id for row_id, in by_sql},
            'records': set(rows._covering(day).ids),
        }

    @OFTEN
    @given(SPANS, DAYS)
    def test_three_ways_to_ask_give_one_answer(self, spans, day):
        with self.env.cr.savepoint() as savepoint:
            for rows, given_ in [
                    (self.instructions(spans), spans),
                    (self.blocks(begun := [span for span in spans if span[0]]), begun)]:
                expected = {row.id for row, span in zip(rows, given_, strict=True) if holds(span, day)}
                self.assertEqual(
                    self.found(rows, day), dict.fromkeys(('domain', 'sql', 'records'), expected),
                    (rows._name, given_, day))
            savepoint.rollback()
        self.env.invalidate_all()

    @OFTEN
    @given(SPANS)
    def test_rows_on_the_same_day_are_found(self, spans):
        # a day beyond the spans on either side: open ends meet there
        days = [FIRST + timedelta(days=number) for number in range(-1, 7)]
        with self.env.cr.savepoint() as savepoint:
            rows = self.instructions(spans)
            row, other = rows._overlapping(SQL("other.partner_id = mine.partner_id"))
            together = any(sum(holds(span, day) for span in spans) > 1 for day in days)
            self.assertEqual((len(row), len(other)), (1, 1) if together else (0, 0), spans)
            if row:
                self.assertNotEqual(row, other)
                self.assertTrue(any(row._covering(day) and other._covering(day) for day in days))
                self.assertFalse(any(rows._overlapping(SQL("FALSE"))), "what they have in common counts")
            savepoint.rollback()
        self.env.invalidate_all()

    def test_a_first_day_that_is_needed_and_missing_holds_never(self):
        block = self.env['portfolio.block'].new({'date_from': False})
        self.assertFalse(block._covering(FIRST))
        self.assertTrue(self.env['portfolio.particularity'].new({})._covering(FIRST))

    def test_today_is_searched_as_it_is_computed(self):
        today = self.env['portfolio.particularity']._portfolio_today()
        rows = self.instructions([
            (None, None), (today, today), (None, today - timedelta(days=1)), (today + timedelta(days=1), None)])
        self.assertEqual(rows.mapped('is_current'), [True, True, False, False])
        for value, expected in [(True, rows[:2]), (False, rows[2:])]:
            with self.subTest(value=value):
                self.assertEqual(
                    rows.search([('is_current', '=', value), ('id', 'in', rows.ids)], order='id'), expected)

    def test_the_same_fault_gets_the_same_words_in_every_model(self):
        dated = [
            name for name, model in self.env.registry.items()
            if issubclass(model, self.env.registry['portfolio.dated']) and model._auto and not model._abstract]
        self.assertGreaterEqual(len(dated), 8)
        for name in dated:
            table = self.env[name]._table
            message = self.env[name]._table_objects[f'{table}_dates_in_order'].message
            with self.subTest(model=name):
                self.assertEqual(message, "End date must not precede start date.")

    @mute_logger('odoo.sql_db')
    def test_dates_in_the_wrong_order_are_refused(self):
        with self.assertRaises(CheckViolation), self.env.cr.savepoint():
            self.instructions([(FIRST, FIRST - timedelta(days=1))])
