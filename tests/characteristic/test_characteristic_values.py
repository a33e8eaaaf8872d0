from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, new_test_user, tagged

from ..common import PortfolioCase


class CharacteristicCase(PortfolioCase):
    """What a hospitality supplier wants to know of its accounts, one characteristic of each type."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = new_test_user(
            cls.env, 'alma', name="Alma", groups='crm_portfolio.portfolio_group_administrator')
        cls.customer = cls.env.ref('crm_portfolio.category_customer')
        cls.prospect = cls.env.ref('crm_portfolio.category_prospect')
        cls.room = cls.env['portfolio.characteristic.section'].create({'name': "Room"})
        define = cls.env['portfolio.characteristic'].with_user(cls.admin).create
        cls.area, cls.seats, cls.notice, cls.opened, cls.season, cls.terrace = define([
            {'name': "Sales area", 'type': 'float', 'unit': "m²", 'minimum': 10, 'maximum': 5000,
             'section_id': cls.room.id},
            {'name': "Seats", 'type': 'integer'},
            {'name': "Delivery notice", 'type': 'char', 'size': 40},
            {'name': "Opened on", 'type': 'date'},
            {'name': "Season", 'type': 'choice', 'choice_ids': [
                Command.create({'name': "Summer", 'code': 'S'}), Command.create({'name': "All year", 'code': 'Y'})]},
            {'name': "Terrace", 'type': 'boolean'},
        ])
        cls.summer, cls.all_year = cls.season.choice_ids
        cls.kitchen = define({
            'name': "Kitchen", 'type': 'choice', 'choice_ids': [Command.create({'name': "Summer"})]})
        cls.Value = cls.env['portfolio.characteristic.value']
        # as after a request: whatever resets the registry later on leaves the new columns in it
        cls.registry.signal_changes()

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_mirror_characteristics').method_direct_trigger()
        self.env.invalidate_all()

    def rows(self, partner, characteristic):
        """The values of an account, oldest first: ``[(value, first day, last day)]``."""
        rows = self.Value.search(
            [('partner_id', '=', partner.id), ('characteristic_id', '=', characteristic.id)], order='date_from')
        return [
            (row._plain_value(), str(row.date_from), row.date_to and str(row.date_to)) for row in rows]


@tagged('post_install', '-at_install')
class TestAccountCharacteristic(CharacteristicCase):
    """From the administrator's definition to the manager's figures."""

    def test_the_administrator_defines_it_and_every_account_has_a_field(self):
        self.assertEqual(self.area.column, 'x_portfolio_sales_area')
        fields = self.env['res.partner'].with_user(self.ana).fields_get()
        self.assertEqual(
            [(fields[one.column]['type'], fields[one.column]['string']) for one in (
                self.area, self.seats, self.notice, self.opened, self.season, self.terrace)],
            [('float', "Sales area"), ('integer', "Seats"), ('char', "Delivery notice"), ('date', "Opened on"),
             ('many2one', "Season"), ('selection', "Terrace")])

    @freeze_time('2026-03-02')
    def test_written_like_any_field_it_leaves_a_value(self):
        bakery = self.bakery.with_user(self.ana)
        bakery.write({
            'x_portfolio_sales_area': 80.5, 'x_portfolio_seats': 12, 'x_portfolio_delivery_notice': "Call first",
            'x_portfolio_opened_on': '2019-05-01', 'x_portfolio_season': self.summer.id, 'x_portfolio_terrace': 'no'})
        values = bakery.portfolio_characteristic_value_ids
        self.assertEqual(
            values.sorted('characteristic_id').mapped('value'),
            ["80.50 m²", "12", "Call first", "05/01/2019", "Summer", "No"])
        self.assertEqual(values.user_id, self.ana)
        self.assertEqual(set(values.mapped('state')), {'current'})

    def test_one_value_ends_the_day_before_the_next(self):
        with freeze_time('2026-03-02'):
            self.bakery.x_portfolio_seats = 10
            self.bakery.x_portfolio_seats = 12
            self.bakery.x_portfolio_seats = 12
        with freeze_time('2026-03-10'):
            self.bakery.x_portfolio_seats = 20
        with freeze_time('2026-04-01'):
            self.bakery.x_portfolio_seats = 0
        self.assertEqual(self.rows(self.bakery, self.seats), [
            (12, '2026-03-02', '2026-03-09'), (20, '2026-03-10', '2026-03-31')])

    def test_given_by_code(self):
        with freeze_time('2026-03-02'):
            changed = self.Value._portfolio_set(self.bakery | self.hotel, 'seats', 30, reason="Counted on the visit.")
            self.assertEqual(changed, self.bakery | self.hotel)
            self.assertEqual((self.bakery | self.hotel).mapped('x_portfolio_seats'), [30, 30])
            self.assertFalse(self.Value._portfolio_set(self.bakery, self.seats, 30))
            self.Value._portfolio_set(self.bakery_contact, self.season, 'Y', date_from='2026-03-20')
            self.assertFalse(self.bakery.x_portfolio_season, "it begins later")
            self.Value._portfolio_set(self.bakery, self.terrace, False)
            self.assertEqual(self.bakery.x_portfolio_terrace, 'no')
            self.Value._portfolio_set(self.bakery, self.terrace, None)
            self.assertFalse(self.bakery.x_portfolio_terrace)
        self.assertEqual(self.bakery.portfolio_characteristic_value_ids.filtered(
            lambda row: row.characteristic_id == self.seats).reason, "Counted on the visit.")
        with self.assertRaisesRegex(UserError, "no characteristic with the code “beds”"):
            self.Value._portfolio_set(self.bakery, 'beds', 3)
        with self.assertRaisesRegex(UserError, "“Autumn” is no value of “Season”"):
            self.Value._portfolio_set(self.bakery, self.season, "Autumn")
        with self.assertRaises(AccessError):
            self.Value.with_user(self.bruno)._portfolio_set(
                self.bakery.with_user(self.bruno), self.seats.with_user(self.bruno), 3)

    def test_outside_of_the_limits(self):
        with self.assertRaisesRegex(ValidationError, "Sales area: 3 m² is outside.*from 10 m² to 5,000 m²"):
            self.bakery.x_portfolio_sales_area = 3
        with self.assertRaisesRegex(ValidationError, "Write 40 characters at most"):
            self.bakery.x_portfolio_delivery_notice = "x" * 41

    def test_a_value_planned_begins_and_ends_by_itself(self):
        with freeze_time('2026-03-02'):
            self.bakery.x_portfolio_season = self.all_year
            self.Value.with_user(self.ana).create({
                'partner_id': self.bakery.id, 'characteristic_id': self.seats.id,
                'value_number': 40, 'date_from': '2026-06-01', 'date_to': '2026-08-31', 'reason': "Summer terrace."})
            self.Value._portfolio_set(self.bakery, self.season, self.summer, date_from='2026-06-01')
            self.assertFalse(self.bakery.x_portfolio_seats)
        for day, seats, season in [
            ('2026-05-31', 0, self.all_year), ('2026-06-01', 40, self.summer), ('2026-08-31', 40, self.summer),
            ('2026-09-01', 0, self.summer),
        ]:
            with self.subTest(day=day), freeze_time(day):
                for _run in range(2):
                    self.run_job()
                    self.assertEqual(self.bakery.x_portfolio_seats, seats)
                    self.assertEqual(self.bakery.x_portfolio_season, season)

    def test_the_job_writes_only_what_moves(self):
        self.env['res.partner'].search([]).x_portfolio_seats = 0
        with freeze_time('2026-03-02'):
            self.Value._portfolio_set(self.bakery, self.seats, 40, date_from='2026-06-01')
        with freeze_time('2026-06-01'):
            self.assertEqual(self.seats._mirror(), self.bakery, "nor zeros, which are nothing")
            self.assertFalse(self.seats._mirror())
            with self.assertQueryCount(1):
                self.seats._mirror()

    def test_values_mended_by_hand(self):
        with freeze_time('2026-03-02'):
            self.bakery.x_portfolio_seats = 10
        row = self.bakery.portfolio_characteristic_value_ids.with_user(self.ana)
        with freeze_time('2026-03-10'):
            row.value_number = 11
            self.assertEqual(self.bakery.x_portfolio_seats, 11)
            with self.assertRaisesRegex(
                ValidationError, "Bakery has “11” as Seats from 03/02/2026"
            ), self.cr.savepoint():
                row.copy({'value_number': 20, 'date_from': '2026-03-09'})
            row.date_to = '2026-03-09'
            self.assertEqual(self.bakery.x_portfolio_seats, 0)
            row.copy({'value_number': 20, 'date_from': '2026-03-10', 'date_to': False})
            self.assertEqual(self.bakery.x_portfolio_seats, 20)
            self.bakery.portfolio_characteristic_value_ids.unlink()
            self.assertEqual(self.bakery.x_portfolio_seats, 0)
            with self.assertRaisesRegex(ValidationError, "write a value of “Seats”"):
                self.Value.create({'partner_id': self.bakery.id, 'characteristic_id': self.seats.id})

    def test_a_backdated_value_keeps_the_later_one(self):
        with freeze_time('2026-03-10'):
            self.bakery.x_portfolio_seats = 20
            self.Value._portfolio_set(self.bakery, self.seats, 10, date_from='2026-01-01')
            self.assertEqual(self.bakery.x_portfolio_seats, 20)
        self.assertEqual(self.rows(self.bakery, self.seats), [
            (10, '2026-01-01', '2026-03-09'), (20, '2026-03-10', False)])

    # -- like a native field ---------------------------------------------------------------------

    def test_searched_sorted_and_grouped(self):
        self.bakery.write({'x_portfolio_seats': 10, 'x_portfolio_season': self.summer.id, 'x_portfolio_terrace': 'yes'})
        self.garage.write({'x_portfolio_seats': 30, 'x_portfolio_season': self.summer.id, 'x_portfolio_terrace': 'no',
                           'x_portfolio_delivery_notice': "Llamar antes"})
        self.hotel.write({'x_portfolio_seats': 20, 'x_portfolio_season': self.all_year.id})
        Partner = self.env['res.partner'].with_user(self.maria)

        def found(*domain, order='x_portfolio_seats desc'):
            return Partner.search([('portfolio_is_account', '=', True), *domain], order=order).mapped('name')

        self.assertEqual(found(('x_portfolio_seats', '>', 5)), ["Garage", "Hotel", "Bakery"])
        self.assertEqual(found(('x_portfolio_season', '=', "Summer")), ["Garage", "Bakery"])
        self.assertEqual(found(('x_portfolio_delivery_notice', 'ilike', 'llamar')), ["Garage"])
        self.assertEqual(found(('x_portfolio_terrace', '=', 'no')), ["Garage"], "no is an answer, nothing is none")
        self.assertEqual(self.env['crm.lead'].create({
            'name': "Lead", 'partner_id': self.hotel.id}), self.env['crm.lead'].search([
                ('partner_id.x_portfolio_season', '=', self.all_year.id)]), "and from every other document")
        self.assertEqual(
            Partner._read_group(
                [('x_portfolio_season', '!=', False)], ['x_portfolio_season'], ['x_portfolio_seats:sum', '__count']),
            [(self.summer.with_env(Partner.env), 40, 2), (self.all_year.with_env(Partner.env), 20, 1)])

    def test_imported_and_exported_by_name(self):
        result = self.env['res.partner'].with_user(self.ana).with_context(import_file=True).load(
            ['.id', 'x_portfolio_sales_area', 'x_portfolio_season', 'x_portfolio_kitchen', 'x_portfolio_terrace'],
            [[str(self.bakery.id), '95.5', "Summer", "Summer", "Yes"],
             [str(self.garage.id), '40', "All year", '', "No"]])
        self.assertFalse(result['messages'])
        self.assertEqual(self.bakery.x_portfolio_season, self.summer)
        self.assertEqual(self.bakery.x_portfolio_kitchen, self.kitchen.choice_ids, "two of a name: each in its column")
        self.assertEqual(self.bakery.portfolio_characteristic_value_ids.mapped('reason'), ["Imported from a file."] * 4)
        self.assertEqual(
            (self.bakery | self.garage).export_data(
                ['x_portfolio_sales_area', 'x_portfolio_season', 'x_portfolio_terrace'])['datas'],
            [[95.5, "Summer", "Yes"], [40.0, "All year", "No"]])
        refused = self.env['res.partner'].load(
            ['.id', 'x_portfolio_season'], [[str(self.bakery.id), "Autumn"]])
        self.assertIn("Season", refused['messages'][0]['message'])

    def test_a_new_account_takes_them_with_it(self):
        shop = self.env['res.partner'].with_user(self.ana).create({
            'name': "Shop", 'is_company': True, 'portfolio_category_id': self.prospect.id,
            'x_portfolio_seats': 0, 'x_portfolio_season': self.summer.id})
        self.assertEqual(shop.portfolio_characteristic_value_ids.mapped('value'), ["Summer"])
        self.assertEqual(shop.copy().portfolio_characteristic_value_ids.mapped('value'), ["Summer"])

    def test_a_contact_has_none_unless_it_is_for_contacts_too(self):
        with self.assertRaisesRegex(UserError, "“Seats” says something of an account.*write it on Bakery"):
            self.bakery_contact.x_portfolio_seats = 3
        self.notice.is_for_contacts = True
        self.bakery_contact.x_portfolio_delivery_notice = "By phone"
        self.assertEqual(self.bakery_contact.portfolio_characteristic_value_ids.value, "By phone")

    def test_merged_accounts_keep_one_history(self):
        with freeze_time('2026-03-02'):
            self.bakery.x_portfolio_seats = 10
            self.garage.write({'x_portfolio_seats': 30, 'x_portfolio_season': self.summer.id})
            self.hotel.write({'x_portfolio_season': self.all_year.id})
        with freeze_time('2026-03-10'):
            self.env['base.partner.merge.automatic.wizard'].create({})._merge(
                (self.bakery | self.garage | self.hotel).ids, self.bakery, extra_checks=False)
        self.assertEqual(self.rows(self.bakery, self.seats), [(10, '2026-03-02', False)])
        self.assertEqual(self.rows(self.bakery, self.season), [(self.summer.id, '2026-03-02', False)])
        self.assertEqual(self.bakery.x_portfolio_season, self.summer)
        self.assertFalse(self.season._mirror())

    # -- required by category ----------------------------------------------------------------------

    def test_whoever_edits_is_told_what_is_missing(self):
        (self.season | self.seats).required_category_ids = self.customer
        bakery = self.bakery.with_user(self.ana)
        self.assertEqual(bakery.portfolio_missing, "Seats, Season")
        with self.assertRaisesRegex(
            ValidationError, "Bakery is a “Customer”, which needs “Season”: fill them in on its page Profile"
        ):
            bakery.web_save({'x_portfolio_seats': 12}, {})
        bakery.web_save({'x_portfolio_seats': 12, 'x_portfolio_season': self.summer.id}, {})
        with self.assertRaisesRegex(ValidationError, "needs “Seats”"):
            bakery.web_save_multi([{'x_portfolio_seats': 0}], {})
        garage = self.garage.with_user(self.ana)
        with self.assertRaisesRegex(ValidationError, "Garage is a “Customer”, which needs “Seats”, “Season”"):
            garage.web_save({'phone': "944"}, {})
        with self.assertRaisesRegex(ValidationError, "needs “Seats”, “Season”"):
            self.env['res.partner'].with_user(self.ana).web_save(
                {'name': "Shop", 'is_company': True, 'portfolio_category_id': self.customer.id}, {})

    def test_code_goes_its_way_and_the_account_is_listed(self):
        self.season.required_category_ids = self.customer
        shop = self.account("Shop", self.ana, portfolio_category_id=self.prospect.id)
        self.assertFalse(shop.portfolio_is_incomplete)
        self.env['sale.order'].create({'partner_id': shop.id}).action_confirm()
        self.assertEqual(shop.portfolio_kind, 'customer')
        self.assertTrue(shop.portfolio_is_incomplete)
        mine = self.env['res.partner'].with_user(self.ana).search([('portfolio_is_incomplete', '=', True)])
        self.assertEqual(mine - self.orphan, shop | self.bakery | self.garage)
        self.assertNotIn(
            shop, self.env['res.partner'].search([('portfolio_is_incomplete', '=', False)]))
        shop.x_portfolio_season = self.summer
        self.assertFalse(shop.portfolio_is_incomplete)

    def test_setting_80_accounts_costs_what_setting_8_costs(self):
        accounts = self.env['res.partner'].create([
            {'name': f"Bar {number}", 'is_company': True, 'portfolio_category_id': self.customer.id}
            for number in range(80)])
        counts = []
        for value, some in enumerate((accounts[:8], accounts, accounts[:8], accounts), start=1):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.Value._portfolio_set(some, self.seats, value)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[2], counts[3])

    # -- screens -------------------------------------------------------------------------------------

    def arch(self, user, xmlid, view_type):
        view = self.env.ref(f'crm_portfolio.{xmlid}')
        return self.env['res.partner'].with_user(user).get_view(view.id, view_type)['arch']

    def test_it_enters_the_screens_of_accounts(self):
        self.season.required_category_ids = self.customer
        form = self.arch(self.ana, 'res_partner_view_form_account', 'form')
        fill = self.arch(self.ana, 'res_partner_view_form_characteristic_fill', 'form')
        for one in (self.area, self.seats, self.notice, self.opened, self.season, self.terrace):
            self.assertIn(one.column, form)
            self.assertIn(one.column, fill)
            self.assertIn(one.column, self.arch(self.ana, 'res_partner_view_list_account', 'list'))
            self.assertIn(one.column, self.arch(self.ana, 'res_partner_view_search_account', 'search'))
        self.assertIn("group_x_portfolio_season", self.arch(self.maria, 'res_partner_view_search_account', 'search'))
        self.assertNotIn(
            'x_portfolio_', self.env['res.partner'].with_user(self.stock).get_view(view_type='form')['arch'])

    def test_a_manager_pivots_over_all_of_it(self):
        action = self.env.ref('crm_portfolio.action_account_analysis')
        views = self.env['res.partner'].with_user(self.maria).get_views(action.views)
        fields = views['models']['res.partner']['fields']
        self.assertEqual(fields['x_portfolio_seats']['aggregator'], 'sum')
        for name in ('x_portfolio_season', 'x_portfolio_terrace', 'portfolio_centre_id', 'portfolio_billing_key_id'):
            self.assertTrue(fields[name]['groupable'], name)
        Tile = self.env['portfolio.tile']
        analysis = Tile.search([('action', '=', 'crm_portfolio.action_account_analysis')])
        self.assertTrue(analysis.with_user(self.maria).open())
        self.assertNotIn(analysis, Tile.with_user(self.ana).search([]))

    def test_the_history_is_one_click_away(self):
        self.bakery.x_portfolio_seats = 10
        action = self.bakery.with_user(self.ana).action_portfolio_characteristic_history()
        self.assertEqual(
            self.env[action['res_model']].with_user(self.ana).search(action['domain']).mapped('value'), ["10"])
        for xmlid in ('characteristic', 'characteristic_section', 'characteristic_value', 'dimension',
                      'dimension_value', 'billing_key', 'centre'):
            opened = self.env.ref(f'crm_portfolio.action_{xmlid}')
            with self.subTest(action=xmlid):
                model = self.env[opened.res_model].with_user(self.admin)
                for kind, view in model.get_views(opened.views)['views'].items():
                    self.assertTrue(view['arch'], kind)
                model.web_search_read([], {'display_name': {}}, limit=3)

    def test_archived_it_is_shown_no_more_and_keeps_its_values(self):
        self.bakery.x_portfolio_season = self.summer
        self.season.active = False
        self.assertNotIn('x_portfolio_season', self.arch(self.ana, 'res_partner_view_form_account', 'form'))
        self.assertEqual(self.bakery.x_portfolio_season, self.summer)
        self.bakery.x_portfolio_season = self.all_year
        self.assertEqual(self.bakery.portfolio_characteristic_value_ids.value, "All year", "still recorded")
        self.season.active = True
        self.assertIn('x_portfolio_season', self.arch(self.ana, 'res_partner_view_form_account', 'form'))

    def test_a_list_of_80_costs_what_a_list_of_8_costs(self):
        self.season.required_category_ids = self.customer
        accounts = self.env['res.partner'].create([
            {'name': f"Bar {number}", 'is_company': True, 'portfolio_category_id': self.customer.id,
             'user_id': self.ana.id, 'x_portfolio_seats': number + 1} for number in range(80)])
        self.env.flush_all()
        specification = {
            'name': {}, 'portfolio_missing': {}, 'portfolio_centre_id': {'fields': {'display_name': {}}},
            'x_portfolio_seats': {}, 'x_portfolio_season': {'fields': {'display_name': {}}}}
        counts = []
        for size in (8, 80, 8, 80):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env['res.partner'].with_user(self.ana).web_search_read(
                [('id', 'in', accounts.ids)], specification, limit=size)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[2], counts[3])
