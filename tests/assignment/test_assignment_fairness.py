import doctest
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.assignment import fairness

weights = st.lists(st.integers(1, 60), min_size=1, max_size=12).map(lambda values: dict(enumerate(values)))


class TestLeadFairness(BaseCase):
    """What the round promises, for any pool."""

    def test_the_examples_in_the_docstrings(self):
        self.assertEqual(doctest.testmod(fairness).failed, 0)

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(weights, st.integers(0, 200))
    def test_after_any_prefix_everybody_has_his_share_give_or_take_one(self, pool, count):
        total = sum(pool.values())
        had = dict.fromkeys(pool, 0)
        for turn, member in enumerate(fairness.deal(count, pool, {})[0], start=1):
            had[member] += 1
            for other, weight in pool.items():
                self.assertLess(abs(had[other] - Fraction(turn * weight, total)), 1)

    @settings(max_examples=100, deadline=None, database=None, derandomize=True)
    @given(weights, st.lists(st.integers(0, 30), max_size=6))
    def test_many_at_once_end_as_one_by_one(self, pool, batches):
        at_once, owed_at_once = fairness.deal(sum(batches), pool, {})
        one_by_one, owed = [], {}
        for batch in batches:
            owed = fairness.settle(owed, pool, sum(pool.values()) if owed else 0)
            order, owed = fairness.deal(batch, pool, owed)
            one_by_one += order
        self.assertEqual(one_by_one, at_once)
        if batches:
            self.assertEqual(owed, owed_at_once)

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(weights, st.data())
    def test_whoever_comes_and_goes_gets_no_burst(self, pool, data):
        """In any stretch with the same people, nobody is two or more leads away from his share."""
        credits, scale = {}, 0
        for _day in range(6):
            present = data.draw(st.sets(st.sampled_from(list(pool)), min_size=1))
            today = {member: weight for member, weight in pool.items() if member in present}
            total = sum(today.values())
            credits = fairness.settle(credits, today, scale)
            self.assertEqual(sum(credits[member] for member in today), 0)
            count = data.draw(st.integers(0, 25))
            order, after = fairness.deal(count, today, credits)
            for member, weight in today.items():
                self.assertLess(abs(order.count(member) - Fraction(count * weight, total)), 2)
            credits, scale = {**credits, **after}, total
