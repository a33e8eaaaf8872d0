from odoo import fields
from odoo.tests import freeze_time

from ..territory.common import TerritoryCase


class TestScopeZone(TerritoryCase):
    """Whoever works in a zone sees its accounts: as long as he does, and as long as they are in it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hotel.write({'zip': '28001', 'country_id': cls.spain.id})
        cls.winery.write({'zip': '48001', 'state_id': cls.bizkaia.id, 'country_id': cls.spain.id})

    def work(self, user, zone, **values):
        return self.env['portfolio.zone.user'].create({'user_id': user.id, 'zone_id': zone.id, **values})

    def sees(self, user, account):
        self.env.invalidate_all()
        return account.with_user(user).has_access('read')

    def tearDown(self):
        """However it came about, the table is what it would be if made from nothing."""
        before = self.rows()
        self.env['portfolio.visibility']._rebuild()
        self.assertEqual(self.rows(), before)
        super().tearDown()

    def rows(self):
        return set(self.env['portfolio.visibility'].search([]).mapped(
            lambda row: (row.partner_id.id, row.user_id.id, row.cause, row.can_write)))

    def test_a_representative_of_the_zone_sees_and_changes_its_accounts(self):
        self.assertFalse(self.sees(self.ana, self.hotel))
        self.work(self.ana, self.city)
        self.assertTrue(self.sees(self.ana, self.hotel))
        self.assertTrue(self.sees(self.ana, self.hotel_contact))
        self.assertFalse(self.sees(self.ana, self.winery))
        self.assertFalse(self.sees(self.carla, self.hotel))
        self.hotel.with_user(self.ana).phone = "+34 910 00 00 00"
        self.assertIn(self.hotel, self.env['res.partner'].with_user(self.ana).search([('portfolio_owned', '=', True)]))

    def test_subzones_belong_to_it(self):
        self.work(self.ana, self.centre)
        self.assertTrue(self.sees(self.ana, self.hotel))
        self.city.parent_id = False
        self.assertFalse(self.sees(self.ana, self.hotel))
        self.city.parent_id = self.centre
        self.assertTrue(self.sees(self.ana, self.hotel))
        self.city.active = False
        self.assertFalse(self.sees(self.ana, self.hotel), "it is in no zone any longer")

    def test_who_may_only_read(self):
        self.work(self.ana, self.city, can_write=False)
        self.assertTrue(self.sees(self.ana, self.hotel))
        self.assertFalse(self.hotel.with_user(self.ana).has_access('write'))

    def test_an_account_that_moves_is_seen_where_it_is(self):
        self.work(self.ana, self.city)
        self.work(self.carla, self.coast)
        self.hotel.write({'zip': '48001', 'state_id': self.bizkaia.id})
        self.assertFalse(self.sees(self.ana, self.hotel))
        self.assertTrue(self.sees(self.carla, self.hotel))
        self.hotel.portfolio_zone_id = self.city
        self.assertTrue(self.sees(self.ana, self.hotel), "by hand")
        self.assertFalse(self.sees(self.carla, self.hotel))

    def test_rules_that_change_change_who_sees(self):
        self.work(self.ana, self.city)
        self.city.rule_ids.zip_from = '28050'
        self.assertFalse(self.sees(self.ana, self.hotel))
        self.city.rule_ids.zip_from = '28001'
        self.assertTrue(self.sees(self.ana, self.hotel))
        self.city.unlink()
        self.assertFalse(self.sees(self.ana, self.hotel))

    def test_dates(self):
        with freeze_time('2026-03-02'):
            self.work(self.ana, self.city, date_from='2026-03-03', date_to='2026-03-31')
            self.assertFalse(self.sees(self.ana, self.hotel), "from tomorrow")
        for day, expected in [('2026-03-03', True), ('2026-03-31', True), ('2026-04-01', False)]:
            with self.subTest(day=day), freeze_time(day), self.enter_registry_test_mode():
                self.env.ref('crm_portfolio.ir_cron_zone_users').method_direct_trigger()
                self.assertEqual(self.sees(self.ana, self.hotel), expected)

    def test_who_follows_whom_on_the_same_day(self):
        with freeze_time('2026-03-02'):
            self.work(self.ana, self.city, is_main=True, date_from='2026-01-01', date_to='2026-03-02')
            self.work(self.bruno, self.city, is_main=True, date_from='2026-03-03')
        with freeze_time('2026-03-03'), self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_zone_users').method_direct_trigger()
            self.assertEqual(self.city._portfolio_owner()[self.city], self.bruno)
            self.assertFalse(self.env['portfolio.zone.user'].search(
                self.env['portfolio.zone.user']._stale_domain()), "a second run finds nothing")

    def test_another_representative_and_none(self):
        member = self.work(self.ana, self.city)
        member.user_id = self.carla
        self.assertFalse(self.sees(self.ana, self.hotel))
        self.assertTrue(self.sees(self.carla, self.hotel))
        member.unlink()
        self.assertFalse(self.sees(self.carla, self.hotel))

    def test_a_representative_who_leaves_the_company(self):
        self.work(self.ana, self.city)
        self.ana.active = False
        self.assertFalse(self.env['portfolio.visibility'].search(
            [('user_id', '=', self.ana.id), ('cause', '=', 'zone')]))

    def test_the_scope_of_a_user_decides(self):
        self.work(self.ana, self.city)
        self.work(self.maria, self.coast)
        for scope, expected in [('own', False), ('zone', True), (False, True), ('team', True)]:
            with self.subTest(scope=scope):
                self.ana.portfolio_scope = scope
                self.assertEqual(self.sees(self.ana, self.hotel), expected)
        self.assertTrue(self.sees(self.maria, self.winery), "a manager's own zones, besides the teams")
        self.ana.portfolio_scope = 'zone'
        self.assertIn("those of zones", self.ana.with_user(self.maria).portfolio_scope_note)

    def test_a_subsidiary_in_the_zone_shows_who_owns_it(self):
        # an address of its own: core gives a 'contact' that of its company
        self.hotel.write({'type': 'other', 'parent_id': self.winery.id})
        self.work(self.ana, self.city)
        self.assertTrue(self.sees(self.ana, self.winery))
        self.assertFalse(self.winery.with_user(self.ana).has_access('write'))

    def test_it_is_explained(self):
        # an address of its own: core gives a 'contact' that of its company
        self.hotel.write({'type': 'other', 'parent_id': self.winery.id})
        self.work(self.ana, self.city)

        def ask(account):
            return self.env['portfolio.explanation'].with_user(self.diego).create(
                {'partner_id': account.id, 'user_id': self.ana.id}).answer
        self.assertEqual(ask(self.hotel), "Hotel is in zone Centre / City, where Ana is a representative.")
        self.assertIn("owns Hotel, an account of Ana", ask(self.winery))

    def test_the_main_representative_becomes_responsible_if_the_settings_say_so(self):
        self.work(self.ana, self.city, is_main=True)
        first = self.account("First", zip='28001', country_id=self.spain.id)
        self.assertFalse(first.user_id, "off by default")
        self.env['ir.config_parameter'].set_param('crm_portfolio.zone_owner', 'True')
        second = self.account("Second", zip='28001', country_id=self.spain.id)
        taken = self.account("Taken", self.carla, zip='28001', country_id=self.spain.id)
        self.assertEqual((second.user_id, taken.user_id), (self.ana, self.carla))
        self.assertEqual(second.portfolio_responsible_ids.reason, "Main representative of zone Centre / City.")
        self.assertEqual(second.portfolio_responsible_ids.date_from, fields.Date.context_today(second))

    def test_many_accounts_cost_as_many_queries_as_one(self):
        shops = self.env['res.partner'].create([
            {'name': f"Shop {n}", 'is_company': True, 'zip': '28001', 'country_id': self.spain.id,
             'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id} for n in range(40)])
        self.work(self.ana, self.city)

        def place(accounts):
            self.env.cr.execute("UPDATE res_partner SET portfolio_zone_id = NULL WHERE id = ANY(%s)", [shops.ids])
            start = self.env.cr.sql_log_count
            accounts._portfolio_place()
            return self.env.cr.sql_log_count - start
        place(shops[:1])
        self.assertEqual(place(shops), place(shops[:1]))
        shops._portfolio_place()
