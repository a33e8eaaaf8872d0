import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import sql

from .test_characteristic_values import CharacteristicCase

FIRST = fields.Date.to_date('2026-01-01')


@tagged('post_install', '-at_install')
class TestAccountCharacteristicDefinition(CharacteristicCase):
    """What an administrator may do to a definition afterwards, and what becomes of its column."""

    def setUp(self):
        # before the savepoint of the test is made, so that it runs after its rollback
        self.addCleanup(self.registry._setup_models__, self.cr)
        super().setUp()

    def column(self, name):
        """(is there a field, a row in ir.model.fields, a column in the table)"""
        row = self.env['ir.model.fields'].search([('model', '=', 'res.partner'), ('name', '=', name)])
        return name in self.env['res.partner']._fields, bool(row), sql.column_exists(self.cr, 'res_partner', name)

    def test_a_code_is_made_of_the_name(self):
        one = self.env['portfolio.characteristic'].create({'name': "Nº de mesas (año)", 'type': 'integer'})
        self.assertEqual(one.column, 'x_portfolio_no_de_mesas_ano')
        self.assertEqual(self.column(one.column), (True, True, True))
        self.assertTrue(self.registry.registry_invalidated, "the other workers load it when this commits")
        for code in ('Sales', '3d', 'dim_sales', "a;drop", 'a' * 41):
            with self.subTest(code=code), self.assertRaisesRegex(ValidationError, "cannot be a code"), \
                    self.cr.savepoint():
                self.env['portfolio.characteristic'].create({'name': "X", 'code': code})
        with self.assertRaisesRegex(UserError, "The code of “Seats” cannot change"):
            self.seats.code = 'chairs'

    def test_renamed_the_label_changes_and_the_column_stays(self):
        self.env['res.lang']._activate_lang('es_ES')
        self.seats.with_context(lang='es_ES').write({'name': "Plazas", 'description': "Las de dentro."})
        Partner = self.env['res.partner']
        self.assertEqual(Partner.fields_get(['x_portfolio_seats'])['x_portfolio_seats']['string'], "Seats")
        spanish = Partner.with_context(lang='es_ES').fields_get(['x_portfolio_seats'])['x_portfolio_seats']
        self.assertEqual((spanish['string'], spanish['help']), ("Plazas", "Las de dentro."))
        arch = Partner.with_context(lang='es_ES').get_view(
            self.env.ref('crm_portfolio.res_partner_view_search_account').id, 'search')['arch']
        self.assertIn('string="Season"', arch)

    def test_yes_and_no_in_the_languages_of_the_company(self):
        self.env['res.lang']._activate_lang('es_ES')
        parking = self.env['portfolio.characteristic'].create({'name': "Parking", 'type': 'boolean'})
        field = self.env['res.partner'].with_context(lang='es_ES').fields_get([parking.column])[parking.column]
        self.assertEqual(field['selection'][1][0], 'no')
        self.assertEqual(
            self.env['res.partner'].fields_get([parking.column])[parking.column]['selection'],
            [('yes', "Yes"), ('no', "No")])

    def test_its_type_changes_until_it_is_used(self):
        self.seats.type = 'char'
        self.assertEqual(self.env['res.partner']._fields['x_portfolio_seats'].type, 'char')
        self.bakery.x_portfolio_seats = "A few"
        with self.assertRaisesRegex(UserError, "values of “Seats”: you cannot change its type"):
            self.seats.type = 'integer'

    def test_deleted_its_column_goes(self):
        self.bakery.x_portfolio_season = self.summer
        with self.assertRaisesRegex(UserError, "values of “Season”: you cannot delete it"):
            self.season.unlink()
        with self.assertRaisesRegex(UserError, "“Summer” is in use"):
            self.summer.unlink()
        self.bakery.portfolio_characteristic_value_ids.unlink()
        self.season.unlink()
        self.assertEqual(self.column('x_portfolio_season'), (False, False, False))
        self.bakery.read()
        self.bakery.copy()

    def test_indexed(self):
        self.cr.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'res_partner' AND indexdef LIKE '%x_port%'")
        indexes = " ".join(row[0] for row in self.cr.fetchall())
        for one in (self.area, self.seats, self.opened, self.season, self.terrace):
            self.assertIn(f"({one.column}) WHERE ({one.column} IS NOT NULL)", indexes)
        if self.registry.has_trigram:
            self.assertRegex(indexes, r"gin \(.*x_portfolio_delivery_notice.* gin_trgm_ops\)")

    def test_only_an_administrator_defines(self):
        for user in (self.ana, self.maria, self.diego):
            with self.subTest(user=user.login):
                for model in ('portfolio.characteristic', 'portfolio.dimension', 'portfolio.billing.key'):
                    with self.assertRaises(AccessError):
                        self.env[model].with_user(user).create({'name': "Mine", 'code': 'mine'})
                self.assertTrue(self.seats.with_user(user).name)

    def test_everything_of_ours_goes_when_the_columns_are_dropped(self):
        dimension = self.env['portfolio.dimension'].create({'name': "Channel"})
        self.bakery.x_portfolio_season = self.summer
        for definitions in (self.env['portfolio.characteristic'].search([]), dimension):
            definitions._drop_columns(definitions.mapped('column'))
        self.assertFalse(self.env['ir.model.fields'].search([('name', '=like', r'x\_portfolio\_%')]))
        self.cr.execute("SELECT count(*) FROM information_schema.columns WHERE column_name LIKE 'x_portfolio_%'")
        self.assertEqual(self.cr.fetchone(), (0,))


@tagged('post_install', '-at_install')
class TestAccountCharacteristicAccess(CharacteristicCase):
    """Who reads and writes what an account is like."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.x_portfolio_seats = 10
        cls.hotel.x_portfolio_seats = 20
        cls.row, cls.foreign = (
            cls.bakery.portfolio_characteristic_value_ids, cls.hotel.portfolio_characteristic_value_ids)
        cls.marketing = new_test_user(cls.env, 'marta', groups='crm_portfolio.portfolio_group_marketing')
        cls.portal = new_test_user(cls.env, 'paula', groups='base.group_portal')

    def may(self, user, row):
        """What ``user`` may do with a value, by doing it."""
        row = row.with_user(user)
        done = []
        for name, act in [
            ('read', lambda: row.read(['value'])), ('write', lambda: row.write({'reason': "Why"})),
            ('create', lambda: row.copy({'date_from': '2020-01-01', 'date_to': '2020-01-02'})), ('unlink', row.unlink),
        ]:
            with contextlib.suppress(AccessError), self.cr.savepoint() as savepoint:
                act()
                self.env.flush_all()
                done.append(name)
                savepoint.rollback()
            self.env.invalidate_all()
        return done

    def test_the_table(self):
        everything = ['read', 'write', 'create', 'unlink']
        public = self.env.ref('base.public_user')
        for user, own, others in [
            (self.ana, everything, []), (self.maria, everything, everything), (self.diego, everything, everything),
            (self.marketing, ['read'], ['read']), (self.stock, [], []), (self.portal, [], []), (public, [], []),
        ]:
            with self.subTest(user=user.login):
                self.assertEqual(self.may(user, self.row), own)
                self.assertEqual(self.may(user, self.foreign), others)

    def test_seen_searched_grouped_and_exported_in_scope_only(self):
        mine = self.env['res.partner'].with_user(self.ana)
        self.assertEqual(mine.search([('x_portfolio_seats', '>', 0)]), self.bakery)
        self.assertEqual(
            mine._read_group([('x_portfolio_seats', '>', 0)], [], ['x_portfolio_seats:sum']), [(10,)])
        self.assertEqual(self.env['portfolio.characteristic.value'].with_user(self.ana).search([]), self.row)
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana).read(['x_portfolio_seats'])
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana).x_portfolio_seats = 3

    def test_of_another_company_it_is_not_seen(self):
        other = self.env['res.company'].create({'name': "Other"})
        self.bakery.company_id = other
        self.assertFalse(self.env['portfolio.characteristic.value'].with_user(self.diego).search(
            [('id', '=', self.row.id)]))

    def test_a_customer_does_not_read_what_he_is_like(self):
        own = self.portal.partner_id
        own.sudo().x_portfolio_seats = 7
        with self.assertRaises(AccessError):
            own.with_user(self.portal).read(['x_portfolio_seats'])
        with self.assertRaises(AccessError):
            own.with_user(self.portal).search([('x_portfolio_seats', '=', 7)])
        self.assertNotIn('x_portfolio_seats', own.with_user(self.portal).fields_get())


@tagged('post_install', '-at_install')
class TestAccountCharacteristicProperty(CharacteristicCase):
    """Whatever is written in whatever order: on every day, the column has the value in force that day."""

    days = st.integers(0, 12)
    writes = st.lists(st.one_of(
        st.tuples(st.just('column'), days, st.integers(0, 3)),
        st.tuples(st.just('set'), days, st.integers(0, 3), days),
        st.tuples(st.just('unlink'), days, st.integers(0, 5)),
        st.tuples(st.just('end'), days, st.integers(0, 5), days),
    ), max_size=8)

    @settings(max_examples=12, deadline=None)
    @given(writes)
    def test_the_column_has_what_is_in_force(self, writes):
        with self.cr.savepoint() as savepoint:
            account = self.account("Bar", self.ana)
            expected = dict.fromkeys(range(16), 0)  # the value of each day
            for what, day, *arguments in sorted(writes, key=lambda write: write[1]):
                with freeze_time(self.day(day)):
                    expected = getattr(self, f'do_{what}')(account, expected, day, *arguments)
                    self.check(account, expected, day)
            for day in range(13, 16):
                with freeze_time(self.day(day)):
                    self.seats._mirror()
                    self.assertFalse(self.seats._mirror())
                    self.assertEqual(account.x_portfolio_seats, expected[day])
            savepoint.rollback()
            self.env.invalidate_all()

    @staticmethod
    def day(number):
        return fields.Date.add(FIRST, days=number)

    def in_force(self, account, day):
        rows = account.portfolio_characteristic_value_ids.filtered(
            lambda row: row.date_from <= self.day(day) and (not row.date_to or row.date_to >= self.day(day)))
        self.assertLessEqual(len(rows), 1, "two values of one day")
        return rows

    def check(self, account, expected, day):
        self.seats._mirror()
        self.assertEqual(account.x_portfolio_seats, expected[day])
        for number, value in expected.items():
            self.assertEqual(self.in_force(account, number).value_number, value)

    def begin(self, account, expected, day, value):
        """A value begins on a day and lasts until the next one begins."""
        if expected[day] == value:
            return expected
        later = [
            (row.date_from - FIRST).days for row in account.portfolio_characteristic_value_ids
            if row.date_from > self.day(day)]
        return {
            number: value if day <= number < min(later, default=99) else old for number, old in expected.items()}

    def do_column(self, account, expected, day, value):
        expected = self.begin(account, expected, day, value)
        account.x_portfolio_seats = value
        return expected

    def do_set(self, account, expected, _day, value, from_day):
        expected = self.begin(account, expected, from_day, value)
        self.Value._portfolio_set(account, self.seats, value, date_from=self.day(from_day))
        return expected

    def do_unlink(self, account, expected, _day, index):
        row = account.portfolio_characteristic_value_ids.sorted('date_from')[index:index + 1]
        covered = self.covered(row)
        row.unlink()
        return {number: 0 if number in covered else value for number, value in expected.items()}

    def do_end(self, account, expected, _day, index, last):
        row = account.portfolio_characteristic_value_ids.sorted('date_from')[index:index + 1]
        covered = self.covered(row)
        if last not in covered:
            return expected
        row.date_to = self.day(last)
        return {number: 0 if number in covered and number > last else value for number, value in expected.items()}

    def covered(self, row):
        return {
            number for number in range(16)
            if row and row.date_from <= self.day(number) and (not row.date_to or row.date_to >= self.day(number))}


@tagged('post_install', '-at_install')
class TestAccountDimension(CharacteristicCase):
    """Statistical dimensions, billing keys and centres."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.channel, cls.range = cls.env['portfolio.dimension'].with_user(cls.admin).create(
            [{'name': "Channel"}, {'name': "Range"}])
        cls.registry.signal_changes()
        value = cls.env['portfolio.dimension.value'].with_user(cls.admin).create
        cls.horeca = value({'name': "Horeca", 'dimension_id': cls.channel.id})
        cls.bar, cls.hotels = value([
            {'name': name, 'dimension_id': cls.channel.id, 'parent_id': cls.horeca.id} for name in ("Bar", "Hotels")])
        cls.top = value({'name': "Bar", 'dimension_id': cls.range.id, 'code': 'T'})
        cls.bakery.x_portfolio_dim_channel = cls.bar
        cls.hotel.x_portfolio_dim_channel = cls.hotels
        cls.oven = cls.env['product.product'].create({
            'name': "Oven", 'list_price': 100.0, 'taxes_id': [Command.clear()], 'invoice_policy': 'order'})

    def order(self, partner, user=None):
        return self.env['sale.order'].create({
            'partner_id': partner.id, 'user_id': (user or self.ana).id,
            'order_line': [Command.create({'product_id': self.oven.id})]})

    def test_accounts_are_found_below_a_value_and_grouped(self):
        Partner = self.env['res.partner'].with_user(self.maria)
        self.assertEqual(
            Partner.search([('x_portfolio_dim_channel', 'child_of', self.horeca.id)]), self.bakery | self.hotel)
        groups = Partner.formatted_read_group(
            [('portfolio_is_account', '=', True), ('x_portfolio_dim_channel', '!=', False)],
            ['x_portfolio_dim_channel', 'portfolio_kind'], ['__count'])
        self.assertEqual(
            {group['x_portfolio_dim_channel'][1]: group['__count'] for group in groups},
            {"Horeca / Bar": 1, "Horeca / Hotels": 1})

    def test_imported_by_name_in_its_own_dimension(self):
        result = self.env['res.partner'].load(
            ['.id', 'x_portfolio_dim_channel', 'x_portfolio_dim_range'],
            [[str(self.garage.id), "Horeca / Bar", "T"], [str(self.hotel.id), "Bar", "Bar"]])
        self.assertFalse(result['messages'])
        self.assertEqual((self.garage | self.hotel).x_portfolio_dim_channel, self.bar)
        self.assertEqual((self.garage | self.hotel).x_portfolio_dim_range, self.top)

    def test_sales_and_leads_are_analysed_by_it(self):
        self.order(self.bakery_contact).action_confirm()
        self.order(self.hotel, self.bruno).action_confirm()
        self.env['crm.lead'].create({'name': "Lead", 'partner_id': self.bakery_contact.id, 'user_id': self.ana.id})
        self.env.flush_all()
        report = self.env['sale.report'].with_user(self.maria)._read_group(
            [('x_portfolio_dim_channel', 'child_of', self.horeca.id)],
            ['x_portfolio_dim_channel'], ['price_subtotal:sum'])
        self.assertEqual({value.name: amount for value, amount in report}, {"Bar": 100, "Hotels": 100})
        mine = self.env['sale.report'].with_user(self.ana)._read_group(
            [], ['x_portfolio_dim_channel'], ['price_subtotal:sum'])
        self.assertEqual({value.name: amount for value, amount in mine if value}, {"Bar": 100}, "in scope only")
        leads = self.env['crm.lead'].with_user(self.ana)._read_group(
            [('x_portfolio_dim_channel', '!=', False)], ['x_portfolio_dim_channel'], ['__count'])
        self.assertEqual([(value.name, count) for value, count in leads], [("Bar", 1)])
        self.env['account.invoice.report']._read_group([], ['x_portfolio_dim_channel'], ['__count'])
        for model in ('sale.report', 'crm.lead', 'account.invoice.report'):
            arch = self.env[model].with_user(self.env.ref('base.user_admin')).get_view(view_type='search')['arch']
            self.assertIn('group_x_portfolio_dim_channel', arch, model)

    def test_a_value_in_use_is_not_deleted_and_says_where(self):
        self.assertEqual(self.bar.usage_count, 1)
        with self.assertRaisesRegex(UserError, "“Horeca / Bar” is in use"):
            self.bar.unlink()
        with self.assertRaisesRegex(ValidationError, "a value of another dimension"):
            self.top.parent_id = self.horeca
        self.assertEqual(self.bar.action_archive()['res_model'], 'portfolio.catalogue.usage')

    def test_orders_of_who_wants_them_apart_are_invoiced_apart(self):
        self.bakery.portfolio_billing_key_id = self.env.ref('crm_portfolio.billing_key_order')
        self.hotel.portfolio_billing_key_id = self.env.ref('crm_portfolio.billing_key_month')
        orders = self.env['sale.order'].union(
            *(self.order(partner) for partner in (self.bakery, self.bakery_contact, self.hotel, self.hotel)))
        orders.action_confirm()
        self.assertEqual(orders[0].portfolio_billing_hint, "Invoice this order on its own.")
        self.assertEqual(
            self.env['sale.order'].search([('portfolio_billing_key_id.grouping', '=', 'month')]), orders[2] | orders[3])
        invoices = orders._create_invoices()
        self.assertEqual(
            sorted(len(invoice.line_ids.sale_line_ids.order_id) for invoice in invoices), [1, 1, 2])
        self.assertEqual(
            self.env['res.partner'].search([('portfolio_billing_key_id.code', '=', 'PED')]), self.bakery)

    def test_figures_by_centre(self):
        north = self.env['portfolio.centre'].create({'name': "North", 'code': 'N'})
        bilbao, gijon = self.env['portfolio.centre'].create(
            [{'name': name, 'parent_id': north.id} for name in ("Bilbao", "Gijón")])
        self.bakery.portfolio_centre_id = bilbao
        self.hotel.portfolio_centre_id = gijon
        self.garage.portfolio_centre_id = north
        self.assertEqual((north | bilbao | gijon).mapped('account_count'), [3, 1, 1])
        self.assertEqual(
            self.env['res.partner'].search(north.action_open_accounts()['domain']),
            self.bakery | self.hotel | self.garage)
        self.order(self.bakery_contact).action_confirm()
        self.env.flush_all()
        self.assertEqual(
            self.env['sale.report']._read_group(
                [('portfolio_centre_id', 'child_of', north.id)], ['portfolio_centre_id'], ['price_subtotal:sum']),
            [(bilbao, 100)])
        with self.assertRaises(UserError):
            north.parent_id = bilbao
