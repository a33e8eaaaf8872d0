from odoo.exceptions import AccessError

from .common import TerritoryCase


class TestTerritoryAccess(TerritoryCase):
    """Zones are drawn by directors; a representative has routes of his own and reads the rest."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own, cls.foreign = cls.env['portfolio.route'].create([
            {'name': "Own", 'user_id': cls.ana.id, 'company_id': False},
            {'name': "Foreign", 'user_id': cls.bruno.id, 'company_id': False}])
        cls.own._add(cls.bakery | cls.hotel)

    def may(self, user, operation, records):
        if operation == 'create':
            return self.env[records._name].with_user(user).has_access('create')
        return records.with_user(user).has_access(operation)

    def test_stops_follow_the_route_and_the_account(self):
        every = ('read', 'write', 'create', 'unlink')
        for records, user, allowed in [
            (self.own.stop_ids[0], self.ana, every),
            (self.own.stop_ids[1], self.ana, ('create',)),
            (self.own.stop_ids[0], self.bruno, ('create',)),
            (self.own.stop_ids[1], self.bruno, ('read', 'create')),
            (self.own.stop_ids[0], self.maria, every),
        ]:
            for operation in every:
                with self.subTest(model=records._name, user=user.login, operation=operation):
                    self.assertEqual(self.may(user, operation, records), operation in allowed)

    def test_a_route_shows_the_stops_one_sees(self):
        self.assertEqual(self.own.with_user(self.ana).stop_ids.partner_id, self.bakery)
        self.assertEqual(self.own.with_user(self.ana).stop_count, 1)
        self.ana.group_ids += self.env.ref('base.group_allow_export')
        self.assertNotIn(self.hotel.name, str(self.own.with_user(self.ana).export_data(['stop_ids/partner_id'])))
        groups = self.env['portfolio.route.stop'].with_user(self.ana).formatted_read_group(
            [], ['partner_id'], ['__count'])
        self.assertEqual([group['partner_id'][0] for group in groups], self.bakery.ids)

    def test_a_foreign_account_does_not_come_onto_a_route(self):
        with self.assertRaises(AccessError):
            self.env['portfolio.route.stop'].with_user(self.ana).create(
                {'route_id': self.own.id, 'partner_id': self.winery.id})
        with self.assertRaises(AccessError):
            self.foreign.with_user(self.ana)._add(self.bakery)

    def test_other_companies_zones_are_not_shown(self):
        other = self.env['res.company'].create({'name': "Other"})
        zone = self.zone("Elsewhere", [{'zip_from': '50'}], company_id=other.id)
        self.assertFalse(zone.with_user(self.diego).has_access('read'))
        self.assertFalse(self.env['portfolio.zone.rule'].with_user(self.diego).search([('zone_id', '=', zone.id)]))
        self.assertFalse(self.env['portfolio.zone.overlap'].with_user(self.diego).search([('zone_id', '=', zone.id)]))
        self.own.company_id = other
        self.assertFalse(self.own.stop_ids[0].with_user(self.ana).has_access('read'))

    def test_who_is_in_another_company_s_zone_is_not_told_by_a_refusal(self):
        other = self.env['res.company'].create({'name': "Lisbon"})
        zone = self.env['portfolio.zone'].create({'name': "Secret", 'company_id': other.id})
        vals = {'zone_id': zone.id, 'user_id': self.ana.id}
        self.env['portfolio.zone.user'].create(vals)
        with self.assertRaises(AccessError) as refused:
            self.env['portfolio.zone.user'].with_user(self.diego).create(vals)
        self.assertNotIn("twice", str(refused.exception))

    def test_zones_in_the_list_of_a_representative(self):
        self.bakery.write({'zip': '28001', 'country_id': self.spain.id})
        self.hotel.write({'zip': '28001', 'country_id': self.spain.id})
        self.assertEqual(self.city.with_user(self.ana).account_count, 1, "those that one sees, as the list it opens")
        row = self.env['res.partner'].with_user(self.ana).search([('portfolio_zone_id', '=', self.city.id)])
        self.assertEqual(row, self.bakery)
