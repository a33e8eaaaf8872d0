from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, ormcache


class ResCompany(models.Model):
    """The company's day: on which day something counts, whoever asks and wherever he is.

    Moments are kept in UTC and days are not: an order of 1 January, 00:30 in Madrid, is of 31 December in UTC. What
    counts by days (orders, figures, deadlines, jobs) counts by those of the company it belongs to; of none, by those of
    the company one works in. Its time zone is its address's, else its working hours', else UTC.
    """
    _inherit = 'res.company'

    def _portfolio_zone(self):
        """The time zone of the company, or of none: UTC."""
        return pytz.timezone(self._portfolio_zone_names().get(self[:1].id, 'UTC'))

    def _portfolio_day(self, moment=None):
        """The company's day at ``moment``.

        :param moment: naive, in UTC; now without one
        :rtype: date
        """
        moment = moment or fields.Datetime.now()
        return pytz.utc.localize(moment).astimezone(self._portfolio_zone()).date()

    def _portfolio_moment(self, day):
        """When the company's ``day`` begins: naive, in UTC."""
        begin = self._portfolio_zone().localize(datetime.combine(day, time()))
        return begin.astimezone(pytz.utc).replace(tzinfo=None)

    @api.model
    def _portfolio_day_sql(self, moment, company):
        """The day of a moment, as an SQL expression.

        :param SQL moment: a timestamp in UTC
        :param SQL company: the id of the company it belongs to
        """
        zones = self._portfolio_zones()
        zone = SQL("CASE %s %s ELSE 'UTC' END", company, SQL(" ").join(
            SQL("WHEN %s THEN %s", each.id, name) for name, companies in zones.items() for each in companies))
        if len(zones) == 1:
            zone = SQL("%s", next(iter(zones)))
        return SQL("(%s AT TIME ZONE 'UTC' AT TIME ZONE %s)::date", moment, zone)

    @api.model
    def _portfolio_zones(self):
        """All companies by time zone: ``{name: companies}``."""
        found = {}
        for company_id, name in self._portfolio_zone_names().items():
            found.setdefault(name, []).append(company_id)
        return {name: self.browse(ids) for name, ids in found.items()}

    @api.model
    @ormcache()
    def _portfolio_zone_names(self):
        """``{company id: name of its time zone}``; the same for everybody."""
        # sudo: res.company, res.partner, resource.calendar - where companies are, whoever asks
        companies = self.sudo().with_context(active_test=False).search([])
        return {
            company.id: company.partner_id.tz or company.resource_calendar_id.tz or 'UTC' for company in companies}

    @api.model
    @ormcache()
    def _portfolio_address_ids(self):
        # sudo: res.company - which partners are companies of the house
        return frozenset(self.sudo().with_context(active_test=False).search([]).partner_id.ids)

    @api.model
    def _portfolio_first(self):
        """The house's first company, in whose currency and country things are that belong to none, whoever asks."""
        # sudo: res.company - as above
        return self.sudo().browse(self._portfolio_first_id())

    @api.model
    @ormcache()
    def _portfolio_first_id(self):
        # sudo: res.company - as above
        return self.sudo().search([], order='id', limit=1).id

    @api.model
    def _portfolio_rates_sql(self, main, day, companies=None):
        """What amounts in each company's currency are multiplied by to be in that of ``main``: for ``VALUES``.

        :param day: whose rates
        :param companies: all by default
        :return: SQL of ``(company id, factor), …``
        """
        # sudo: res.company, res.currency - rates are the same for everybody
        every, main = self.sudo(), main.sudo()
        companies = every.browse(companies.ids) if companies else every.with_context(active_test=False).search([])
        factors = {
            currency: currency._get_conversion_rate(currency, main.currency_id, main, day)
            for currency in companies.currency_id}
        return SQL(", ").join(
            SQL("(%s, %s::numeric)", company.id, factors[company.currency_id]) for company in companies)

    @api.model
    def _portfolio_country_sql(self, company):
        """The country in which an address without country is, as an SQL expression: its company's, else that of the
        first company, whoever asks; 0 when none says where it is.

        :param SQL company: the id of the company it belongs to
        """
        # sudo: res.company - where the companies are, whoever asks
        companies = self.env['res.company'].sudo().search([], order='id')
        home = companies[:1].country_id.id or 0
        countries = {each.id: each.country_id.id or home for each in companies}
        if len(set(countries.values())) == 1:
            return SQL("%s", home)
        return SQL("CASE %s %s ELSE %s END", company, SQL(" ").join(
            SQL("WHEN %s THEN %s", company_id, country_id) for company_id, country_id in countries.items()), home)

    @api.constrains('partner_id', 'resource_calendar_id', 'active')
    def _portfolio_forget_zones(self):
        self.env.registry.clear_cache()

    @api.model
    def _portfolio_days_domain(self, name, date_from, date_to):
        """Records whose moment ``name`` is on one of these days of their company (``company_id``).

        :param date_from: the first day, ``None`` for all before
        :param date_to: the last day
        :return: a ``Domain``
        """
        zones, found = self._portfolio_zones(), []
        for companies in zones.values():
            domain = Domain(name, '<', companies._portfolio_moment(date_to + timedelta(days=1)))
            if date_from:
                domain &= Domain(name, '>=', companies._portfolio_moment(date_from))
            # companies of one time zone need not be told apart
            found.append(domain & Domain('company_id', 'in', companies.ids) if len(zones) > 1 else domain)
        return Domain.OR(found)
