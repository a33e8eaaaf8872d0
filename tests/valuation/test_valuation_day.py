from datetime import date, datetime

from odoo.tests import freeze_time

from .common import ValuationCase


@freeze_time('2026-01-20 10:00:00')
class TestValuationDay(ValuationCase):
    """An order on New Year's night counts on the day it was in the company, for everybody and everything."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.partner_id.tz = 'Europe/Madrid'
        cls.night = cls.account("Hotel Nochevieja Prueba")
        cls.order = cls.sell(cls.night, 100, '2026-01-10')
        cls.order.date_order = datetime(2025, 12, 31, 23, 30)
        cls.ranking = cls.env.ref('crm_portfolio.ranking_all')

    def test_new_years_night_is_of_the_new_year(self):
        for tz in ('Europe/Madrid', 'America/Mexico_City', 'UTC'):
            run = self.ranking.with_context(tz=tz)._rank()
            self.assertEqual(self.night.portfolio_rfm_last_date, date(2026, 1, 1))
            self.assertEqual((self.night.portfolio_rfm_purchases, self.night.portfolio_rfm_amount), (1, 100))
        line = self.env['portfolio.ranking.line'].search([('run_id', '=', run.id), ('partner_id', '=', self.night.id)])
        action = line.action_open_documents()
        self.assertEqual(self.env[action['res_model']].search(action['domain']), self.order)

    def test_figures_of_the_year_and_the_month(self):
        """The year and the month in which figures count it: 2026, January."""
        for first, last, amount in [
            (date(2026, 1, 1), date(2026, 12, 31), 100), (date(2026, 1, 1), date(2026, 1, 31), 100),
            (date(2025, 1, 1), date(2025, 12, 31), None), (date(2025, 12, 1), date(2025, 12, 31), None),
        ]:
            figure = self.env['portfolio.sales']._figure('revenue', 'order', first, last)
            self.assertEqual(dict(self.env.execute_query(figure)).get(self.night.id), amount, (first, last))

    def test_the_last_evening_of_a_month_abroad(self):
        """In Mexico 31 January, 23:30, is 1 February in UTC: it is January's there."""
        self.env.company.partner_id.tz = 'America/Mexico_City'
        self.order.date_order = datetime(2026, 2, 1, 5, 30)
        figure = self.env['portfolio.sales']._figure('frequency', 'order', date(2026, 1, 1), date(2026, 1, 31))
        self.assertEqual(dict(self.env.execute_query(figure)).get(self.night.id), 1)

    def test_days_without_an_order(self):
        """Nineteen days on 20 January, counted by days and not by hours; searched and shown alike."""
        self.assertEqual(self.night.portfolio_order_days, 19)
        for operator, days, found in [('>', 18, True), ('>', 19, False), ('<', 20, True), ('<=', 18, False)]:
            self.assertEqual(self.night in self.env['res.partner'].search([
                ('portfolio_order_days', operator, days)]), found, (operator, days))

    def test_the_dormant_are_counted_from_that_day(self):
        """A year after 1 January nothing was bought: who stopped on 31 December would be dormant a day before."""
        with freeze_time('2027-01-01 10:00:00'):
            self.assertNotIn(self.night.id, self.env['portfolio.category']._dormant_accounts(12))
        with freeze_time('2027-01-21 10:00:00'):
            self.assertEqual(
                self.env['portfolio.category']._dormant_accounts(12).get(self.night.id), date(2026, 1, 1))

    def test_interest_is_dated_by_it(self):
        self.product.categ_id = self.env['product.category'].create({'name': "Kitchen"})
        area = self.env['portfolio.interest.area'].create(
            {'name': "Ovens", 'product_category_ids': self.product.categ_id.ids})
        self.env['portfolio.interest']._portfolio_raise(self.order)
        interest = self.night.portfolio_interest_ids.filtered(lambda one: one.area_id == area)
        self.assertEqual(interest.date, date(2026, 1, 1))
