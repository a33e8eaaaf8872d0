from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import ValidationError

from .test_relation import RelationCase

EDGES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 4), st.integers(0, 3)), max_size=10)


class TestRelationCircle(RelationCase):
    """No account is above itself, however many lie between, on any day."""

    def test_a_circle_is_refused_where_it_is_closed(self):
        self.relate(self.hotel, self.group, self.bakery)
        self.relate(self.bakery, self.group, self.garage)
        with self.assertRaisesRegex(ValidationError, "loop, Garage → Hotel → Bakery → Garage"), \
                self.env.cr.savepoint():
            self.relate(self.garage, self.group, self.hotel)
        self.relate(self.garage, self.recommender, self.hotel)
        self.assertEqual(len(self.garage.portfolio_relation_ids), 2, "recommending one another is no hierarchy")

    def test_two_that_own_each_other(self):
        self.relate(self.hotel, self.group, self.bakery)
        with self.assertRaisesRegex(ValidationError, "loop"), self.env.cr.savepoint():
            self.relate(self.bakery, self.group, self.hotel)

    def test_by_changing_one(self):
        self.relate(self.hotel, self.group, self.bakery)
        other = self.relate(self.garage, self.group, self.winery)
        with self.assertRaisesRegex(ValidationError, "loop"), self.env.cr.savepoint():
            other.write({'left_id': self.bakery.id, 'right_id': self.hotel.id})

    def test_at_different_times_there_is_no_circle(self):
        self.relate(self.hotel, self.group, self.bakery, date_to='2025-12-31')
        self.relate(self.bakery, self.group, self.hotel, date_from='2026-01-01')

    def test_names_one_may_not_know_are_not_told(self):
        self.relate(self.hotel, self.group, self.winery)
        self.relate(self.winery, self.group, self.bakery)
        self.bakery.user_id = self.bruno
        with self.assertRaisesRegex(ValidationError, "Bakery → Hotel → another account → Bakery"), \
                self.env.cr.savepoint():
            self.env['portfolio.relation'].with_user(self.bruno).create(
                {'left_id': self.bakery.id, 'type_id': self.group.id, 'right_id': self.hotel.id})

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(EDGES)
    def test_what_stands_has_no_circle_and_nothing_else_is_refused(self, edges):
        accounts = [self.bakery, self.garage, self.hotel, self.winery, self.orphan]
        with self.env.cr.savepoint() as savepoint:
            held = []
            for left, right, start, days in edges:
                new = (left, right, start, start + days)
                doubled = any(edge[:2] == new[:2] and edge[2] <= new[3] and new[2] <= edge[3] for edge in held)
                allowed = left != right and not doubled and not self.circle([*held, new])
                try:
                    with self.env.cr.savepoint():
                        if left == right:
                            raise ValidationError("an account with itself")
                        self.relate(accounts[left], self.group, accounts[right],
                                    date_from=f'2026-01-{start:02}', date_to=f'2026-01-{start + days:02}')
                    held.append(new)
                    self.assertTrue(allowed, edges)
                except ValidationError:
                    self.assertFalse(allowed, edges)
            savepoint.rollback()
        self.env.invalidate_all()

    def circle(self, edges):
        """Whether on some day an account is above itself: day by day, by taking away what has nobody above."""
        for day in range(1, 9):
            left = {(one, other) for one, other, start, end in edges if start <= day <= end}
            while roots := {one for one, _other in left} - {other for _one, other in left}:
                left = {(one, other) for one, other in left if one not in roots}
            if left:
                return True
        return False
