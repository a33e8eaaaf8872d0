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
        cls.Value = cls.env['portfolio.characteristic.value']

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
