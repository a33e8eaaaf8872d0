"""The worked examples that Microsoft publishes for its own assignment of leads, as tables.

Source of the facts: "Understand record distribution in assignment rules", Dynamics 365 Sales. A seller who was
assigned a record longest ago is first in 'round robin' there; that is our strategy ``waiting``. 'Load balancing' is
``free_capacity``. Days until somebody works, 0D to 5D, are the buckets of a seat.
"""
from datetime import datetime, timedelta

from odoo.tests import BaseCase

from ...tools.assignment.dealing_pool import Pool, Seat

NOW = datetime(2026, 3, 2, 15, 30)


def clock(text):
    hour, minute = map(int, text.split(':'))
    return datetime(2026, 3, 2, hour, minute)


def seller(name, last=None, capacity=None, days=0):
    return Seat(
        name, had={'last': clock(last) if last else None, 'open': 0},
        limits={} if capacity is None else {'open': capacity}, bucket=days)


class TestLeadGolden(BaseCase):

    def run_of(self, pool, strategy, count, gated=False, start=NOW):
        """Who gets the next leads, one a minute."""
        got = []
        for minute in range(count):
            now = start + timedelta(minutes=minute)
            present = [seat for seat in pool.seats if not gated or not seat.verdict(now)]
            seat = pool.pick(present, strategy).seat
            seat.take(now)
            got.append(seat.key)
        return got

    def test_scenario_1_longest_wait_with_assignments_by_hand(self):
        miriam, sanjay, susana = seats = [
            seller("Miriam", '10:02'), seller("Sanjay", '10:31'), seller("Susana", '11:17')]
        pool = Pool(seats)
        self.assertEqual(self.run_of(pool, 'waiting', 1, start=clock('11:20')), ["Miriam"])
        susana.take(clock('13:50'))     # by hand
        self.assertEqual(self.run_of(pool, 'waiting', 1, start=clock('14:30')), ["Sanjay"])
        miriam.take(clock('15:00'))     # by hand
        self.assertEqual(self.run_of(pool, 'waiting', 3, start=clock('15:10')), ["Susana", "Sanjay", "Miriam"])
        self.assertTrue(sanjay.had['last'] > clock('15:00'))

    def test_scenario_2_one_order_for_all_rules(self):
        """The last lead is a person's, whatever pool it came from: the first rule gives Miriam two in a row."""
        had = {name: {} for name in ("Miriam", "Sanjay", "Susana")}
        pools = [Pool([Seat(name, had=had[name]) for name in had]) for _rule in range(3)]
        got = []
        for minute, rule in enumerate([0, 1, 2, 0]):
            got += self.run_of(pools[rule], 'waiting', 1, start=NOW + timedelta(minutes=minute))
        self.assertEqual(got, ["Miriam", "Sanjay", "Susana", "Miriam"])

    def test_scenario_3_a_lead_of_ones_own_counts(self):
        miriam, sanjay = seats = [seller("Miriam"), seller("Sanjay")]
        miriam.take(clock('9:00'))      # she made it herself
        self.assertEqual(self.run_of(Pool(seats), 'waiting', 2), ["Sanjay", "Miriam"])
        self.assertTrue(sanjay.had['last'])

    def test_load_balancing(self):
        miriam, _sanjay, _susana = seats = [
            seller("Miriam", capacity=10), seller("Sanjay", capacity=12), seller("Susana", capacity=15)]
        pool = Pool(seats)
        self.assertEqual(self.run_of(pool, 'free_capacity', 3), ["Susana"] * 3)
        self.assertEqual([seat.free for seat in seats], [10, 12, 12])
        self.assertEqual(self.run_of(pool, 'free_capacity', 1), ["Sanjay"], "Susana got one more recently")
        miriam.had['open'] -= 3
        self.assertEqual(self.run_of(pool, 'free_capacity', 1), ["Miriam"])

    def test_capacity_is_a_condition(self):
        seats = [
            seller("Sanjay", '14:37', 0), seller("Susana", '14:57', 4), seller("David", '15:02', 1),
            seller("Miriam", '14:35', 0)]
        seats[-1].had['open'] = 2       # two more than she may have
        self.assertEqual(seats[-1].free, -2)
        self.assertEqual(self.run_of(Pool(seats), 'waiting', 1, gated=True), ["Susana"])

    def sellers(self, *rows):
        return Pool([seller(name, **values) for name, values in rows])

    def test_example_1_longest_wait_of_those_who_work_first(self):
        pool = self.sellers(
            ("Burt", {'days': 1, 'last': '14:37'}), ("Maya", {'days': 1, 'last': '14:15'}),
            ("Vivek", {'days': 0, 'last': '15:02'}), ("Maria", {'days': 2, 'last': '15:10'}),
            ("Sal", {'days': 0, 'last': '14:29'}))
        self.assertEqual(self.run_of(pool, 'waiting', 4), ["Sal", "Vivek", "Sal", "Vivek"])

    def test_example_2_capacity_of_those_who_work_first(self):
        pool = self.sellers(
            ("Burt", {'days': 1, 'capacity': 14}), ("Maya", {'days': 1, 'capacity': 20}),
            ("Vivek", {'days': 0, 'capacity': 5}), ("Maria", {'days': 2, 'capacity': 10}),
            ("Sal", {'days': 0, 'capacity': 2}))
        got = self.run_of(pool, 'free_capacity', 12)
        self.assertEqual(got[:3], ["Vivek"] * 3, "until he has no more than Sal")
        self.assertEqual(set(got[3:]), {"Vivek", "Sal"}, "also below zero, as nobody else works before")
        self.assertLess(min(seat.free for seat in pool.seats), 0)

    def test_example_3_with_capacity_as_a_condition(self):
        pool = self.sellers(
            ("Burt", {'days': 1, 'capacity': 14, 'last': '14:37'}),
            ("Maya", {'days': 1, 'capacity': 20, 'last': '14:15'}),
            ("Vivek", {'days': 0, 'capacity': 0}), ("Maria", {'days': 2, 'capacity': 10}),
            ("Sal", {'days': 0, 'capacity': 0}))
        self.assertEqual(
            self.run_of(pool, 'free_capacity', 4, gated=True), ["Maya", "Burt", "Maya", "Burt"],
            "of those who do not work now, who has waited longest")
