from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, freeze_time
from odoo.tools import mute_logger

from ..common import PortfolioCase


class TestInterestOpinion(PortfolioCase):
    """What an account thinks of an area: stated, corrected, faded, merged."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cold, cls.fridges, cls.ovens = cls.env['portfolio.interest.area'].create([
            {'name': "Cold"}, {'name': "Fridges"}, {'name': "Ovens"}])
        cls.fridges.parent_id = cls.cold
        cls.Interest = cls.env['portfolio.interest']

    def think(self, day, account, level, area=None, user=None, **options):
        with freeze_time(day):
            return self.Interest.with_user(user or self.ana)._portfolio_set(
                account, area or self.ovens, level, **options)

    def test_the_last_opinion_counts_and_the_others_are_history(self):
        first = self.think('2026-01-10', self.bakery, 2)
        second = self.think('2026-03-01', self.bakery, -1, source='visit', reason="Bought one elsewhere.")
        self.assertEqual(self.bakery.portfolio_interest_ids, second)
        self.assertFalse(first.is_current)
        self.assertEqual((second.opinion, second.user_id, second.source), ('-1', self.ana, 'visit'))
        self.assertEqual(self.Interest.search([('partner_id', '=', self.bakery.id)]), second | first)
        self.assertEqual(self.bakery.portfolio_disinterest_area_ids, self.ovens)
        self.assertFalse(self.bakery.portfolio_interest_area_ids)

    def test_a_slip_of_the_same_day_is_corrected_not_remembered(self):
        slip = self.think('2026-01-10', self.bakery, -2)
        right = self.think('2026-01-10', self.bakery, 2)
        self.assertEqual((right, right.level), (slip, 2))
        other = self.think('2026-01-10', self.bakery, 1, user=self.maria)
        self.assertNotEqual(other, slip, "somebody else's is his own")
        self.assertEqual(self.bakery.portfolio_interest_ids, other)

    def test_an_opinion_loaded_late_does_not_displace_a_later_one(self):
        now = self.think('2026-03-01', self.bakery, 2)
        old = self.Interest.create({
            'partner_id': self.bakery.id, 'area_id': self.ovens.id, 'level': -2, 'date': '2025-01-01'})
        self.assertTrue(now.is_current)
        self.assertFalse(old.is_current)

    def test_what_a_contact_says_is_the_accounts(self):
        row = self.think('2026-01-10', self.bakery_contact, 1)
        self.assertEqual((row.partner_id, row.contact_id), (self.bakery, self.bakery_contact))
        self.assertEqual(self.bakery_contact.portfolio_interest_area_ids, self.ovens)
        found = self.env['res.partner'].search([('portfolio_interest_area_ids', 'in', self.ovens.ids)])
        self.assertEqual(found, self.bakery | self.bakery_contact)
        self.assertNotIn(self.bakery, self.env['res.partner'].search([('portfolio_interest_area_ids', '=', False)]))

    def test_it_fades_by_half_each_half_life_and_is_searched_so(self):
        self.env['ir.config_parameter'].set_param('crm_portfolio.interest_half_life', '100')
        row = self.think('2026-01-01', self.bakery, 2)
        for day, level, strong in [('2026-01-01', 2.0, True), ('2026-04-11', 1.0, True), ('2026-07-20', 0.5, False)]:
            with self.subTest(day=day), freeze_time(day):
                row.invalidate_recordset(['effective_level'])
                self.assertAlmostEqual(row.effective_level, level)
                self.assertEqual(bool(self.Interest.search(
                    [('id', '=', row.id), ('effective_level', '>=', 1)])), strong)
        self.env['ir.config_parameter'].set_param('crm_portfolio.interest_half_life', '0')
        with freeze_time('2036-01-01'):
            row.invalidate_recordset(['effective_level'])
            self.assertEqual(row.effective_level, 2.0)
            self.assertTrue(self.Interest.search([('id', '=', row.id), ('effective_level', '>=', 2)]))

    def test_history_is_not_rewritten_and_levels_have_bounds(self):
        row = self.think('2026-01-10', self.bakery, 1)
        with self.assertRaisesRegex(UserError, "cannot be changed"):
            row.with_user(self.maria).write({'level': 2})
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'):
            self.think('2026-01-11', self.bakery, 3)

    def test_the_board_shows_and_takes_one_tap(self):
        board = self.bakery.with_user(self.ana).portfolio_interest_tap(self.fridges.id, 2)
        rows = {row['name']: row for row in board['areas']}
        self.assertTrue(board['can_tap'])
        self.assertEqual((rows["Fridges"]['level'], rows["Fridges"]['above']), (2, "Cold"))
        self.assertIn("Ana", rows["Fridges"]['why'])
        self.assertIs(rows["Ovens"]['level'], False)
        self.assertEqual(self.bakery.portfolio_interest_ids.source, 'manual')

    def test_merging_keeps_the_later_opinion(self):
        self.think('2026-01-10', self.bakery, 2)
        later = self.think('2026-02-10', self.garage, -1)
        only = self.think('2026-02-10', self.garage, 1, area=self.fridges)
        self.garage.child_ids.unlink()
        self.env['base.partner.merge.automatic.wizard']._merge(
            (self.bakery | self.garage).ids, self.bakery, extra_checks=False)
        self.assertEqual(self.bakery.portfolio_interest_ids, later | only)
        self.assertEqual(self.Interest.search_count([('partner_id', '=', self.bakery.id)]), 3)

    def test_taking_a_row_away_brings_the_one_before_back(self):
        first = self.think('2026-01-10', self.bakery, 2)
        self.think('2026-02-10', self.bakery, -1).sudo().unlink()
        self.assertTrue(first.is_current)

    def test_many_accounts_are_settled_at_once(self):
        row = self.env['portfolio.interest']._portfolio_set(self.bakery, self.ovens, 1)
        row.flush_recordset()
        self.env.cr.execute("UPDATE portfolio_interest SET is_current = FALSE WHERE id = %s", [row.id])
        absent = [(2**30 + number, self.ovens.id) for number in range(50_000)]
        self.env['portfolio.interest']._portfolio_settle_pairs([*absent, (self.bakery.id, self.ovens.id)])
        self.assertTrue(row.is_current)

    def test_an_area_is_not_part_of_itself_and_names_its_way(self):
        self.assertEqual(self.fridges.display_name, "Cold / Fridges")
        with self.assertRaisesRegex(ValidationError, "part of itself"):
            self.cold.parent_id = self.fridges

    def test_the_team_of_an_area_is_its_own_or_that_above(self):
        self.cold.team_ids = self.north
        self.assertEqual(self.fridges._portfolio_team(), self.north)
        self.fridges.team_ids = self.south
        self.assertEqual(self.fridges._portfolio_team(), self.south)
        self.assertFalse(self.ovens._portfolio_team())

    def test_an_area_in_use_says_where_before_it_is_archived(self):
        self.think('2026-01-10', self.bakery, 2)
        self.assertEqual(self.ovens.usage_count, 1)
        self.assertEqual(self.ovens.action_archive()['res_model'], 'portfolio.catalogue.usage')
        self.assertTrue(self.ovens.active)

    def test_an_area_is_written_in_a_form(self):
        with Form(self.env['portfolio.interest.area'].with_user(self.maria)) as form:
            form.name = "Cutlery"
            form.parent_id = self.ovens
        self.assertEqual(form.record.display_name, "Ovens / Cutlery")

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(
        st.integers(0, 1), st.integers(0, 1), st.integers(-2, 2), st.integers(1, 28)), min_size=1, max_size=12))
    def test_one_current_row_whatever_is_noted(self, notes):
        """Each account and area with rows has one current: the latest by date, then by entry."""
        accounts, areas = [self.bakery, self.hotel], [self.ovens, self.fridges]
        self.Interest.search([('partner_id', 'in', (self.bakery | self.hotel).ids)]).unlink()
        self.Interest.create([
            {'partner_id': accounts[account].id, 'area_id': areas[area].id, 'level': level,
             'date': fields.Date.to_date(f'2026-02-{day:02}')}
            for account, area, level, day in notes])
        expected = {}
        for account, area, level, day in notes:
            if day >= expected.get((account, area), (0, 0))[0]:
                expected[account, area] = (day, level)
        current = self.Interest.search(
            [('partner_id', 'in', (self.bakery | self.hotel).ids), ('is_current', '=', True)])
        self.assertEqual(
            {(accounts.index(row.partner_id), areas.index(row.area_id)): (row.date.day, row.level) for row in current},
            expected)
        self.assertEqual(len(current), len(expected))
