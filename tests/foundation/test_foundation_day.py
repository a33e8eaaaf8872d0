from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.fields import Domain
from odoo.tests import freeze_time
from odoo.tools import SQL

from ..common import PortfolioCase

ZONES = ['Europe/Madrid', 'Atlantic/Canary', 'America/Mexico_City', 'Pacific/Auckland', 'UTC']


class TestFoundationDay(PortfolioCase):
    """Days are those of the company, wherever whoever asks is."""

    def at(self, zone):
        self.env.company.partner_id.tz = zone
        return self.env.company

    @freeze_time('2025-12-31 23:30:00')
    def test_today_is_the_companys(self):
        """Half past eleven at night in UTC: already New Year in Madrid, not yet in the Canaries nor in Mexico."""
        for zone, day in zip(ZONES, [date(2026, 1, 1), *[date(2025, 12, 31)] * 2, date(2026, 1, 1),
                                     date(2025, 12, 31)], strict=True):
            company = self.at(zone)
            for asked_in in ZONES:
                self.assertEqual(
                    company.with_user(self.ana).with_context(tz=asked_in)._portfolio_day(), day, (zone, asked_in))
            self.assertEqual(self.bakery.with_user(self.ana)._portfolio_today(), day)

    def test_the_working_hours_say_it_where_the_address_does_not(self):
        company = self.at(False)
        company.resource_calendar_id.tz = 'Atlantic/Canary'
        self.assertEqual(company._portfolio_zone().zone, 'Atlantic/Canary')
        company.resource_calendar_id = False
        self.assertEqual(company._portfolio_zone().zone, 'UTC')

    @given(st.sampled_from(ZONES), st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)))
    @settings(max_examples=60, deadline=None)
    def test_python_and_sql_agree(self, zone, moment):
        """Any moment of three years, summer time and its ends included; the days of a domain are the same."""
        company, moment = self.at(zone), moment.replace(microsecond=0)
        day = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()
        self.assertEqual(company._portfolio_day(moment), day)
        [[found]] = self.env.execute_query(SQL("SELECT %s", company._portfolio_day_sql(
            SQL("%s::timestamp", moment), SQL("%s", company.id))))
        self.assertEqual(found, day)
        self.assertTrue(company._portfolio_moment(day) <= moment < company._portfolio_moment(day + timedelta(days=1)))

    def test_each_company_has_its_own(self):
        """One moment is two days: of the company in Madrid and of the one in Mexico."""
        self.at('Europe/Madrid')
        other = self.env['res.company'].create({'name': "Portfolio Mexico"})
        other.partner_id.tz = 'America/Mexico_City'
        moment = datetime(2025, 12, 31, 23, 30)
        madrid, mexico = self.env['sale.order'].create([
            {'partner_id': self.bakery.id, 'company_id': company.id, 'date_order': moment}
            for company in (self.env.company, other)])
        both = [('id', 'in', (madrid + mexico).ids)]
        days = self.env['res.company']._portfolio_days_domain
        january = days('date_order', date(2026, 1, 1), date(2026, 1, 31))
        december = days('date_order', None, date(2025, 12, 31))
        self.assertEqual(self.env['sale.order'].search(january & Domain(both)), madrid)
        self.assertEqual(self.env['sale.order'].search(december & Domain(both)), mexico)
        rows = dict(self.env.execute_query(SQL(
            "SELECT id, %s FROM sale_order WHERE id = ANY(%s)",
            self.env['res.company']._portfolio_day_sql(SQL("date_order"), SQL("company_id")), (madrid + mexico).ids)))
        self.assertEqual(rows, {madrid.id: date(2026, 1, 1), mexico.id: date(2025, 12, 31)})
