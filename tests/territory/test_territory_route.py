from psycopg2 import IntegrityError

from odoo.tests import Form
from odoo.tools import mute_logger

from .common import TerritoryCase


class TestTerritoryRoute(TerritoryCase):
    """A round of accounts in order, to be driven again and again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls.env['portfolio.route'].create({
            'name': "Harbour", 'user_id': cls.ana.id, 'tuesday': True, 'friday': True, 'cycle_weeks': 4,
            'cycle_week': 2, 'company_id': False})

    def test_rhythm_in_words(self):
        self.assertEqual(self.route.rhythm, "Tue, Fri · week 2 of 4")
        with self.refused("_cycle", IntegrityError), mute_logger('odoo.sql_db'):
            self.route.cycle_week = 5

    def test_an_account_is_on_several_routes_and_found_by_each(self):
        other = self.env['portfolio.route'].create({'name': "Old town", 'company_id': False})
        self.route._add(self.bakery | self.garage)
        other._add(self.bakery)
        Partner = self.env['res.partner']
        self.assertEqual(self.bakery.portfolio_route_ids, self.route | other)
        self.assertEqual(Partner.search([('portfolio_route_ids', '=', self.route.id)]), self.bakery | self.garage)
        self.assertEqual(
            Partner._read_group([('portfolio_route_ids', 'in', (self.route | other).ids)],
                                ['portfolio_route_ids'], ['__count'], order='portfolio_route_ids'),
            [(self.route, 2), (other, 1)])
        self.route.stop_ids.filtered(lambda stop: stop.partner_id == self.bakery).unlink()
        self.assertEqual(self.bakery.portfolio_route_ids, other)
        other.stop_ids.partner_id = self.hotel
        self.assertFalse(self.bakery.portfolio_route_ids)
        self.assertEqual(self.hotel.portfolio_route_ids, other)

    def test_adding_keeps_the_order_and_doubles_nothing(self):
        self.route._add(self.garage | self.bakery)
        stops = self.route._add(self.bakery | self.hotel)
        self.assertEqual(stops.partner_id, self.hotel)
        self.assertEqual(list(self.route.stop_ids.partner_id), [self.garage, self.bakery, self.hotel])
        self.route.stop_ids[2].sequence = 1
        self.route.invalidate_recordset()
        self.assertEqual(self.route.stop_ids[0].partner_id, self.hotel, "dragged to the top")

    def test_accounts_chosen_in_their_list(self):
        action = (self.bakery_contact | self.garage).with_user(self.ana).action_portfolio_add_to_route()
        form = Form(self.env['portfolio.route.add'].with_user(self.ana).with_context(**action['context']))
        form.route_id = self.route
        form.save().action_add()
        self.assertEqual(self.route.stop_ids.partner_id, self.bakery | self.garage, "a contact stands for its account")

    def test_the_accounts_of_a_zone(self):
        shops = self.env['res.partner'].union(*(
            self.account(f"Shop {zip_code}", zip=zip_code, country_id=self.spain.id)
            for zip_code in ('28003', '28001', '28002')))
        self.route.zone_id = self.centre
        self.route.action_add_zone()
        self.assertEqual(self.route.stop_ids.partner_id.mapped('zip'), ['28001', '28002', '28003'])
        self.assertEqual(self.route.stop_ids.partner_id, shops)
        self.assertIn("already", self.route.action_add_zone()['params']['message'])

    def test_where_nobody_should_stop_is_marked(self):
        self.route._add(self.bakery | self.garage)
        self.assertFalse(any(self.route.stop_ids.mapped('problem')))
        self.bakery.active = False
        self.garage.portfolio_category_id = False
        self.route.invalidate_recordset()
        self.assertEqual(self.route.stop_ids.mapped('problem'), ["Archived", "No account any longer"])
        self.assertEqual(self.route.problem_count, 2)

    def test_a_blocked_account_says_so_and_is_left_out_of_the_round(self):
        self.bakery.write({'partner_latitude': 40.1, 'partner_longitude': -3.7})
        self.garage.write({'partner_latitude': 40.5, 'partner_longitude': -3.7})
        self.route._add(self.bakery | self.garage)
        blocked = self.env['portfolio.block'].create({
            'partner_id': self.garage.id, 'kind': 'mailing',
            'reason_id': self.env.ref('crm_portfolio.block_reason_request').id})
        self.assertEqual(self.route.stop_ids.mapped('problem'), [False, False], "a mailing is no visit")
        for kind in ('visit', 'all'):
            blocked._lift("The next case.")
            blocked = blocked.copy({'kind': kind, 'date_lifted': False})
            self.env.invalidate_all()
            with self.subTest(kind=kind):
                self.assertEqual(self.route.stop_ids.mapped('problem'), [False, "Visits blocked"])
                self.assertEqual(self.route.problem_count, 1)
                self.assertNotIn("40.5", self.route.action_map()['url'])
        blocked._lift("Settled.")
        self.env.invalidate_all()
        self.assertEqual(self.route.problem_count, 0)
        self.assertIn("40.5", self.route.action_map()['url'])

    def test_a_contact_is_no_stop(self):
        with self.refused("Put the account on the route"):
            self.env['portfolio.route.stop'].create(
                {'route_id': self.route.id, 'partner_id': self.bakery_contact.id})

    def test_opened_in_maps(self):
        self.bakery.write({'street': "Calle Mayor 1", 'zip': '28013', 'city': "Madrid"})
        self.garage.write({'partner_latitude': 40.5, 'partner_longitude': -3.7, 'zip': '28001'})
        self.route._add(self.bakery | self.garage)
        self.assertIn("query=Calle+Mayor+1", self.route.stop_ids[0].action_map()['url'])
        self.assertIn("destination=40.5%2C-3.7", self.route.action_map()['url'])

    def test_a_copy_has_its_own_name_and_no_stops(self):
        self.route._add(self.bakery)
        copy = self.route.copy()
        self.assertEqual(copy.name, "Harbour (copy)")
        self.assertFalse(copy.stop_ids)
        self.assertEqual(self.bakery.portfolio_route_ids, self.route)
