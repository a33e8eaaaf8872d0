import doctest
from datetime import timedelta
from itertools import product
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.fields import Domain
from odoo.tests import BaseCase

from ...models.lead.lead_formula import Formulas
from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import NoMatch
from ...tools.lead import lead_reach
from ...tools.lead.lead_reach import covering, satisfiable
from ..lead.common import LeadCase

NUMBERS = st.sampled_from([-2, 0, 1, 2.5, 3, 10, False])
DAYS = st.sampled_from([
    '2026-01-01', '2026-03-01', '2026-03-02', '2026-12-31', 'today', 'today -7d', 'today -1m', '-30d', 'now -5d', '+1w',
    'today +2d', '=monday', 'today =1d'])
MOMENTS = st.one_of(DAYS, st.sampled_from(['2026-03-01 12:00:00', '2026-03-02 00:00:00', 'now -36H']))
WORDS = st.sampled_from(["bakery", "Bak", "oven", "Panadería", "pana", "100%", "k_r", ""])
ZIPS = st.sampled_from(['15001', '36000', '36201', '36999', '37000', '36', '4', '4700-329'])
PATTERNS = st.sampled_from(['36%', '362%', '36___', '%01', '15%', 'bak%', 'Bak%', '%oven', '%ov%', '1__% oven', 'oven'])
COMPARED = st.sampled_from(['<', '<=', '>', '>='])
EQUAL = st.sampled_from(['=', '!='])
AMONG = st.sampled_from(['in', 'not in'])


def among(values):
    return st.lists(values, max_size=3)


def conditions(ids):
    """Leaves of a domain on every kind of field. ``ids`` are lists of ids: states, tags, partners, zones."""
    states, tags, partners = (st.sampled_from([*one, False]) for one in ids)
    on = st.just
    leaves = [
        st.tuples(on('expected_revenue'), st.one_of(COMPARED, EQUAL), NUMBERS),
        st.tuples(on('color'), st.one_of(COMPARED, EQUAL), st.sampled_from([0, 1, 2, 3, 4])),
        st.tuples(on('color'), AMONG, among(st.integers(0, 4))),
        st.tuples(on('date_deadline'), COMPARED, DAYS),
        st.tuples(on('date_deadline'), EQUAL, st.sampled_from(['2026-03-01', '2026-03-02', False])),
        st.tuples(on('create_date'), COMPARED, MOMENTS),
        st.tuples(on('date_closed'), COMPARED, MOMENTS),
        st.tuples(on('date_closed'), EQUAL, st.sampled_from(['2026-03-01 12:00:00', '2026-03-01', False])),
        st.tuples(on('type'), EQUAL, st.sampled_from(['lead', 'opportunity'])),
        st.tuples(on('priority'), AMONG, among(st.sampled_from(['0', '1', '2', '3', False]))),
        st.tuples(on('state_id'), EQUAL, states),
        st.tuples(on('state_id'), AMONG, among(states)),
        st.tuples(on('tag_ids'), EQUAL, tags),
        st.tuples(on('tag_ids'), AMONG, among(tags)),
        st.tuples(on('partner_id'), AMONG, among(partners)),
        st.tuples(on('partner_id'), on('child_of'), st.lists(st.sampled_from(ids[2]), min_size=1, max_size=2)),
        st.tuples(on('partner_id.name'), st.sampled_from(['=', '!=', 'ilike', 'not ilike']), WORDS),
        st.tuples(on('state_id.code'), EQUAL, st.sampled_from(['PO', 'C', False])),
        st.tuples(on('state_id.code'), st.sampled_from(['ilike', '=like', 'not ilike']), st.sampled_from(['P%', 'c'])),
        st.tuples(on('state_id.country_id.code'), st.one_of(EQUAL, AMONG).map(lambda _one: '='), on('ES')),
        st.tuples(on('state_id'), st.sampled_from(['ilike', 'not ilike', '=', '!=']), st.sampled_from(["ara", "Lugo"])),
        st.tuples(on('partner_id.name'), AMONG, among(st.sampled_from(["Branch", "bakery", False]))),
        st.tuples(on('partner_id.color'), COMPARED, st.sampled_from([0, 1, 3])),
        st.tuples(on('partner_id.parent_id'), EQUAL, partners),
        st.tuples(on('partner_id.parent_id.name'), st.sampled_from(['ilike', '=', '!=']), st.sampled_from(["w", "x"])),
        st.tuples(on('stage_id.name'), st.sampled_from(['=', '!=', 'ilike']), st.sampled_from(["New", "Won", "n"])),
        st.tuples(on('zip'), COMPARED, ZIPS),
        st.tuples(on('zip'), AMONG, among(ZIPS)),
        st.tuples(on('zip'), st.sampled_from(['=like', 'not =like', '=ilike', 'like', 'not like', 'ilike']), PATTERNS),
        st.tuples(on('name'), st.sampled_from(['=like', 'not =like', '=ilike', 'not =ilike']), PATTERNS),
        st.tuples(on('name'), st.sampled_from(['ilike', 'not ilike', 'like', 'not like', '=', '!=', '=ilike']), WORDS),
        st.tuples(on('city'), st.sampled_from(['ilike', 'not ilike', '=', '!=', 'in', 'not in']).flatmap(
            lambda operator: WORDS), WORDS).map(lambda one: ('city', 'ilike', one[2])),
        st.tuples(on('city'), EQUAL, st.one_of(WORDS, on(False))),
        st.tuples(on('portfolio_arrival_hour'), COMPARED, st.sampled_from([8, 12.5, 14, 20])),
        st.tuples(on('portfolio_arrival_day'), AMONG, among(st.sampled_from(list('1234567')))),
    ]
    return st.one_of(leaves)


def domains(ids):
    """Domains in prefix notation, a few levels deep."""
    leaf = conditions(ids).map(lambda one: [one])
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.tuples(st.sampled_from('&|'), inner, inner).map(lambda one: [one[0], *one[1], *one[2]]),
            inner.map(lambda one: ['!', *one])),
        max_leaves=4)


class TestLeadReachDoctest(BaseCase):

    def test_examples(self):
        self.assertFalse(doctest.testmod(lead_reach).failed)


class TestLeadReach(LeadCase):
    """'Never reached' is said of every rule of which it can be known, and of no other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.partner_id.tz = 'Europe/Madrid'
        cls.states = cls.env['res.country.state'].search([('country_id.code', '=', 'ES')], order='id', limit=3)
        cls.tags = cls.env['crm.tag'].create([{'name': name} for name in "xyz"])
        cls.branch = cls.account("Branch", parent_id=cls.winery.id)
        cls.partners = cls.winery | cls.branch | cls.bakery
        cls.ids = [cls.states.ids, cls.tags.ids, cls.partners.ids]
        cls.Lead = cls.env['crm.lead'].with_context(active_test=False)
        cls.sampled = cls.sample()

    @classmethod
    def sample(cls):
        """Leads of every kind, many at the edges that the conditions above have."""
        random = Random(7)
        now = cls.env.cr.now()
        days = ['2025-12-31', '2026-01-01', '2026-03-01', '2026-03-02', '2026-12-31', False] + [
            (now + timedelta(days=number)).date() for number in (-31, -30, -29, -8, -7, -6, -1, 0, 1, 2, 3, 7, 8)]
        moments = [
            '2026-02-28 23:00:00', '2026-03-01 00:00:00', '2026-03-01 12:00:00', '2026-03-01 23:30:00', False] + [
            now + timedelta(hours=number) for number in (-24 * 31, -24 * 30, -24 * 7, -37, -35, -24, -1, 0, 24)]
        values = {
            'expected_revenue': [-3, -2, 0, 1, 2, 2.5, 2.75, 3, 7, 10, 11], 'color': [0, 1, 2, 3, 4],
            'date_deadline': days, 'type': ['lead', 'opportunity'], 'priority': ['0', '1', '2', '3', False],
            'state_id': [*cls.states.ids, False], 'partner_id': [*cls.partners.ids, False],
            'name': ["bakery", "Bakery of Lugo", "BAKERY", "oven", "Panaderia", "a panadería", "100% oven", "kar"],
            'zip': ['15001', '36001', '36201', '36999', '37000', '36', '3', '4700-329', 'AD500', '362012', '', False],
            'city': ["bakery", "Panadería", "Vigo", "", False]}
        quiet = cls.env['crm.lead'].with_context(tracking_disable=True)._portfolio_tell(NoAssignment(), NoMatch())
        leads = quiet.create([{
                **{name: random.choice(one) for name, one in values.items()}, 'user_id': False,
                'tag_ids': random.sample(cls.tags.ids, random.randrange(3))} for _number in range(250)])
        cls.env.flush_all()
        for lead in leads:
            cls.env.cr.execute("UPDATE crm_lead SET date_closed = %s, create_date = %s WHERE id = %s", [
                random.choice(moments) or None, random.choice(moments[:4] + moments[5:]), lead.id])
        cls.env.invalidate_all()
        return leads

    def found(self, domain):
        return set(self.Lead.search(Domain('id', 'in', self.sampled.ids) & Domain(domain)).ids)

    def formulas(self, *domains):
        made = Formulas(self.env)
        return made, [made.of(Domain(one)) for one in domains]

    def test_never_is_said_of_nothing_that_a_lead_reaches(self):
        said = {'never': 0, 'covered': 0}

        @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(st.lists(domains(self.ids), min_size=2, max_size=4))
        def check(written):
            made, (mine, *others) = self.formulas(*written)
            reached = self.found(written[0])
            if not satisfiable([mine], made.variables):
                said['never'] += 1
                self.assertFalse(reached, f"{written[0]} is met by some lead")
            elif (places := covering(mine, others, made.variables)) is not None:
                said['covered'] += 1
                before = set().union(*(self.found(written[1 + place]) for place in places))
                self.assertFalse(reached - before, f"{written[0]} is reached in spite of {written[1:]}")

        check()
        self.assertGreater(said['never'] + said['covered'], 10, f"of three hundred, something is said: {said}")

    def test_pairs_that_must_be_said(self):
        one, two, three = self.states.ids
        x, y, _z = self.tags.ids
        winery, branch, _bakery = self.partners.ids
        for wide, narrow in [
            ([('expected_revenue', '>', 1000)], [('expected_revenue', '>', 5000)]),
            ([('expected_revenue', '>', 1000)], [('expected_revenue', '>=', 1000.01)]),
            ([('expected_revenue', '>=', 1000)], [('expected_revenue', '=', 1000)]),
            ([('expected_revenue', '>=', 1000)], [('expected_revenue', 'in', [1000, 2000])]),
            ([('expected_revenue', '>', 100), ('expected_revenue', '<', 900)],
             [('expected_revenue', '>=', 200), ('expected_revenue', '<=', 300)]),
            (['|', ('expected_revenue', '<', 100), ('expected_revenue', '>', 900)], [('expected_revenue', '>', 1000)]),
            ([('expected_revenue', '!=', 0)], [('expected_revenue', '>', 0)]),
            ([('expected_revenue', '<=', 10)], [('expected_revenue', '=', False)]),
            ([('color', '>', 3)], [('color', '>=', 4)]),
            ([('color', '<', 5)], [('color', '<=', 4)]),
            ([('color', 'in', [1, 2, 3])], [('color', '>', 0), ('color', '<', 4)]),
            ([('date_deadline', '<=', '2026-06-30')], [('date_deadline', '<', '2026-03-01')]),
            ([('date_deadline', '<=', '2026-06-30')], [('date_deadline', '<', '2026-07-01')]),
            ([('date_deadline', '>=', 'today -30d')], [('date_deadline', '>=', 'today -7d')]),
            ([('date_deadline', '>=', 'today -2m')], [('date_deadline', '>=', 'today -4w')]),
            ([('date_deadline', '!=', False)], [('date_deadline', '>', '2026-01-01')]),
            ([('date_deadline', '>=', '2026-03-01')], [('date_deadline', '=', '2026-03-02')]),
            ([('create_date', '>=', '2026-01-01')], [('create_date', '>=', '2026-01-01 18:00:00')]),
            ([('create_date', '>=', '2026-01-01')], [('create_date', '>', '2026-01-01')]),
            ([('create_date', '>=', 'now -2d')], [('create_date', '>=', 'now -24H')]),
            ([('create_date', '>=', '-1w')], [('create_date', '>=', '-7d')]),
            ([('type', '=', 'lead')], [('type', '!=', 'opportunity')]),
            ([('priority', 'in', ['1', '2', '3'])], [('priority', 'not in', ['0', False])]),
            ([('state_id', 'in', [one, two])], [('state_id', '=', one)]),
            ([('state_id', '!=', False)], [('state_id', '=', one)]),
            ([('state_id', '!=', three)], [('state_id', 'in', [one, two])]),
            ([('state_id', 'not in', [two, three])], [('state_id', '=', False)]),
            ([('state_id', 'not in', [two])], [('state_id', 'not in', [two, three])]),
            (['!', ('state_id', '=', two)], [('state_id', '=', one)]),
            ([('partner_id', 'child_of', winery)], [('partner_id', '=', branch)]),
            ([('partner_id', 'child_of', [winery])], [('partner_id', 'child_of', [branch])]),
            ([('partner_id', '!=', False)], [('partner_id', 'child_of', [branch])]),
            ([('tag_ids', 'in', [x, y])], [('tag_ids', 'in', [x])]),
            ([('tag_ids', '!=', False)], [('tag_ids', 'in', [x])]),
            ([('tag_ids', 'not in', [x])], [('tag_ids', '=', False)]),
            ([('tag_ids', 'not in', [x])], [('tag_ids', 'not in', [x, y])]),
            ([('city', '!=', "Lugo")], [('city', '=', "Vigo")]),
            ([('city', 'in', ["Vigo", "Lugo"])], [('city', '=', "Vigo")]),
            ([('city', '!=', False)], [('city', 'ilike', "vigo")]),
            ([('name', 'ilike', "oven")], [('name', 'ilike', "big ovens")]),
            ([('name', 'ilike', "oven")], [('name', 'like', "An Oven")]),
            ([('name', 'ilike', "oven")], [('name', '=', "Two ovens")]),
            ([('name', 'not ilike', "oven")], [('name', '=', "A table")]),
            ([('city', 'not ilike', "vigo")], [('city', '=', False)]),
            (['|', ('city', '=', "Vigo"), ('type', '=', 'lead')], [('type', '=', 'lead'), ('color', '=', 3)]),
            (['|', ('city', '=', "Vigo"), ('type', '=', 'lead')], ['|', ('city', '=', "Vigo"), ('type', '=', 'lead')]),
            ([('type', '=', 'lead')], ['|', '&', ('type', '=', 'lead'), ('color', '=', 3), '&', ('type', '=', 'lead'),
                                       ('city', '=', "Lugo")]),
            ([('partner_id.name', 'ilike', "a")], [('partner_id.name', 'ilike', "a"), ('color', '=', 1)]),
            ([('zip', '=like', '36%')], [('zip', '=like', '362%')]),
            ([('zip', '=like', '36%')], [('zip', '=', '36201')]),
            ([('zip', '=like', '36%')], [('zip', 'in', ['36201', '36202'])]),
            ([('zip', '=ilike', '36%')], [('zip', '=like', '36___')]),
            ([('zip', 'like', '36')], [('zip', '=like', '36%')]),
            ([('zip', '>=', '36000'), ('zip', '<=', '36999')], [('zip', '>=', '36200'), ('zip', '<', '36300')]),
            ([('zip', '>=', '36000'), ('zip', '<', '37000')], [('zip', '=', '36201')]),
            ([('zip', '>=', '36'), ('zip', '<', '37')], [('zip', '=like', '362%')]),
            ([('zip', '<', '37000')], [('zip', '=', False)]),
            (['!', ('zip', '=like', '36%')], [('zip', '=like', '15%')]),
            ([('zip', 'not =like', '36%')], [('zip', '>=', '37000'), ('zip', '<', '38000')]),
            ([('name', '=ilike', '%oven%')], [('name', 'ilike', "big oven")]),
            ([('name', '=ilike', 'bar %')], [('name', '=like', 'Bar S%')]),
            ([('name', 'not =ilike', 'bar %')], [('name', '=', "Casa Lola")]),
            ([('country_id.code', '=', 'ES')], [('country_id', '=', self.env.ref('base.es').id)]),
            ([('country_id', '=', self.env.ref('base.es').id)], [('country_id.code', '=', 'ES')]),
            ([('country_id.code', 'in', ['ES', 'PT'])], [('country_id.code', '=', 'PT')]),
            ([('country_id.code', '!=', 'FR')], [('country_id.code', '=', 'PT')]),
            ([('country_id', 'ilike', "spain")], [('country_id.code', '=', 'ES')]),
            ([('state_id.country_id.code', '=', 'ES')], [('state_id', '=', one)]),
            ([('state_id.country_id', '=', self.env.ref('base.es').id)], [('state_id', 'in', [one, two])]),
            ([('state_id', '!=', False)], [('state_id.code', '=', 'PO')]),
            ([('team_id.name', 'ilike', "nor")], [('team_id.name', 'ilike', "north")]),
            ([('team_id', '!=', False)], [('team_id.name', '=', "North")]),
            ([('team_id.name', '!=', "South")], [('team_id.name', '=', "North")]),
            ([('partner_id.name', 'in', ["A", "B"])], [('partner_id.name', '=', "A")]),
            ([('partner_id.parent_id', '!=', False)], [('partner_id.parent_id', '=', winery)]),
            ([('partner_id.employee', '=', False)], [('partner_id.employee', '=', False), ('color', '=', 1)]),
            ([('stage_id.name', '=like', 'N%')], [('stage_id.name', '=', "New")]),
            ([('zip', '=like', '15%')], [('zip', '=like', '150%')]),
            ([('zip', '=like', '15%')], [('zip', '=', '15001')]),
            ([('zip', '=like', '15%')], [('zip', '=like', '15___')]),
            ([('zip', '=like', '15%')], ['|', ('zip', '=like', '150%'), ('zip', 'in', ['15701', '15702'])]),
            ([('zip', '>=', '15000'), ('zip', '<=', '15999')], [('zip', '=', '15701')]),
            ([('zip', '>=', '15000'), ('zip', '<=', '15999')], [('zip', 'in', ['15701', '15999'])]),
            ([('zip', '>=', '15000'), ('zip', '<=', '15999')], [('zip', '=like', '157%')]),
            (['|', '&', ('zip', '>=', '15000'), ('zip', '<=', '15999'), '&', ('zip', '>=', '27000'),
              ('zip', '<=', '27999')], [('zip', '>=', '27200'), ('zip', '<=', '27299')]),
            ([('state_id.code', '=', 'PO')], [('state_id', '=', self.env.ref('base.state_es_po').id)]),
            ([('partner_name', 'ilike', 'hotel')], [('partner_name', '=ilike', 'hotel%')]),
            ([('partner_name', 'ilike', 'hotel')], [('partner_name', '=', "Hotel Miramar")]),
            ([('portfolio_arrival_hour', '>=', 14)], [('portfolio_arrival_hour', '>=', 20)]),
            ([('portfolio_arrival_day', 'in', ['6', '7'])], [('portfolio_arrival_day', '=', '7')]),
            ([], [('color', '=', 3)]),
            ([('user_id', '=', False)], [('color', '=', 3)]),
            ([('active', '=', True), ('won_status', '=', 'pending')], [('color', '=', 3)]),
        ]:
            with self.subTest(wide=wide, narrow=narrow), self.env.cr.savepoint() as savepoint:
                self.rule("Wide", self.ana, str(wide), sequence=1)
                rule = self.rule("Narrow", self.bruno, str(narrow), sequence=2)
                self.assertIn("Never reached: rule Wide", rule.warning or "")
                savepoint.rollback()
            self.env.invalidate_all()

    def test_pairs_of_which_it_must_not_be_said(self):
        one, two, _three = self.states.ids
        x, y, _z = self.tags.ids
        for wide, narrow in [
            ([('expected_revenue', '>', 5000)], [('expected_revenue', '>', 1000)]),
            ([('expected_revenue', '>', 1000)], [('expected_revenue', '>=', 1000)]),
            ([('date_deadline', '>=', '2026-01-01')], [('date_deadline', '>=', 'today -7d')]),   # in 2025 it is not
            ([('date_deadline', '>=', 'today -30d')], [('date_deadline', '>=', 'today -1m')]),   # a month has 31 days
            ([('date_deadline', '<', '2026-01-01')], [('date_deadline', '=', False)]),
            ([('create_date', '>=', '2026-01-02')], [('create_date', '>=', '2026-01-01 18:00:00')]),
            ([('tag_ids', 'in', [x])], [('tag_ids', 'in', [x, y])]),
            ([('tag_ids', 'not in', [x])], [('tag_ids', 'in', [y])]),
            ([('state_id', '!=', one)], [('state_id', '!=', two)]),
            ([('name', 'ilike', "big oven")], [('name', 'ilike', "oven")]),
            ([('name', 'like', "oven")], [('name', 'ilike', "oven")]),
            ([('name', 'not ilike', "oven")], [('name', '=', "Óven")]),      # accents are ignored
            ([('city', '!=', False)], [('city', 'not ilike', "vigo")]),
            ([('partner_id.name', '=', "A")], [('partner_id.name', 'in', ["A", "B"])]),
            ([('partner_id.name', '!=', "A")], [('partner_id', '=', False)]),        # whose name is another one
            ([('partner_id.name', '=', "A")], [('partner_id', '=', self.winery.id)]),
            ([('zip', '=like', '362%')], [('zip', '=like', '36%')]),
            ([('zip', '=like', '36___')], [('zip', '=like', '36%')]),
            ([('zip', '>=', '36000'), ('zip', '<', '37000')], [('zip', '=like', '36%')]),   # '36' lies before '36000'
            ([('zip', '>=', 'a')], [('zip', '>=', 'B')]),        # which comes first, the collation says
            ([('zip', '<', '37000')], [('zip', '<', '37001')]),
            ([('zip', 'like', '36')], [('zip', 'ilike', '36')]),
            ([('name', 'like', "Oven")], [('name', '=ilike', 'oven%')]),
            ([('name', '=ilike', 'oven')], [('name', '=', "Óven")]),
            ([('country_id.code', '=', 'ES')], [('country_id', '!=', False)]),
            ([('country_id.code', '!=', 'ES')], [('country_id', '=', False)]),
            ([('team_id.name', 'ilike', "north")], [('team_id.name', 'ilike', "nor")]),
            ([('team_id.name', '=', "North")], [('stage_id.name', '=', "North")]),
            ([('color', '=', 1)], ['|', ('color', '=', 1), ('type', '=', 'lead')]),
        ]:
            with self.subTest(wide=wide, narrow=narrow), self.env.cr.savepoint() as savepoint:
                self.rule("Wide", self.ana, str(wide), sequence=1)
                rule = self.rule("Narrow", self.bruno, str(narrow), sequence=2)
                self.assertNotIn("Never reached", rule.warning or "")
                savepoint.rollback()
            self.env.invalidate_all()

    def test_several_before_it_together(self):
        self.rule("Small", self.ana, "[('expected_revenue', '<', 1000)]", sequence=1)
        self.rule("Vigo", self.ana, "[('city', '=', 'Vigo')]", sequence=2)
        self.rule("Big", self.ana, "[('expected_revenue', '>=', 1000)]", sequence=3)
        rule = self.rule("Opportunities", self.bruno, "[('type', '=', 'opportunity')]", sequence=4)
        self.assertEqual(
            rule.warning, "Never reached: rules Small, Big, before it, take every lead it is about.")

    def test_a_team_may_have_nobody_so_the_next_is_reached(self):
        self.rule("Wide", self.north, "[('expected_revenue', '>', 1000)]", sequence=1)
        rule = self.rule("Narrow", self.bruno, "[('expected_revenue', '>', 5000)]", sequence=2)
        self.assertNotIn("Never reached", rule.warning or "")

    def test_what_contradicts_itself_is_refused(self):
        for domain in (
                [('expected_revenue', '>', 10), ('expected_revenue', '<', 5)],
                [('date_deadline', '>', '2026-02-01'), ('date_deadline', '<', '2026-01-01')],
                [('create_date', '>', 'today'), ('create_date', '<', 'today -7d')],
                [('color', '>', 3), ('color', '<', 4)],
                [('zip', '=like', '36%'), ('zip', '=like', '15%')],
                [('zip', '>=', '37000'), ('zip', '<', '36000')],
                [('zip', '=like', '36%'), ('zip', '>', '37000')],
                [('country_id.code', '=', 'ES'), ('country_id', '=', False)],
                [('country_id.code', '=', 'ES'), ('country_id.code', '=', 'PT')],
                [('city', 'ilike', "vigo"), ('city', '=', False)]):
            with self.subTest(domain), self.assertRaisesRegex(Exception, "can never match"), self.env.cr.savepoint():
                self.rule("Never", self.ana, str(domain))

    def test_many_rules_with_many_conditions_are_said_in_time(self):
        """Two hundred rules, each with an OR of eight: nothing hangs, and the plain one is still found."""
        for number, city in product(range(25), "abcdefgh"):
            self.rule(f"{number}{city}", self.ana, str(['|'] * 7 + [
                ('city', '=', f"{city}{number + step}") for step in range(8)]), sequence=number)
        rule = self.rule("One", self.bruno, "[('city', '=', 'c3')]", sequence=999)
        self.assertIn("Never reached", rule.warning or "")
