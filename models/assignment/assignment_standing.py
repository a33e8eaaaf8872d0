from datetime import timedelta
from math import ceil

import pytz
from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.tools import SQL

from ...tools.assignment import working_time
from ...tools.assignment.dealing_pool import Seat, shares_by_success, take

# how far ahead working hours are looked at
DAYS_AHEAD = 21
# strategies that look at what people had, be it only to tell equals apart
COMPARED = {'least_loaded', 'free_capacity', 'waiting', 'skill', 'nearest'}
# for how many days it counts what somebody made of documents
DAYS_OF_SUCCESS = 365


class PortfolioAssignmentStanding(models.AbstractModel):
    """What people have and when they work, loaded once for all documents of a call."""
    _name = 'portfolio.assignment.standing'
    _description = "Standing of Lead Receivers"

    @api.model
    def _load(self, pools, company, now, owners=None):
        """The :class:`Standing` of everybody in ``pools``, which share one kind of document, in a handful of queries.

        :param now: the moment, naive and in UTC
        :param owners: ``res.users`` whose documents may go to others
        """
        Document = self.env['portfolio.assignable']._portfolio_kind_of(pools[:1].model)
        users = pools.team_id.with_context(active_test=False).crm_team_member_all_ids.user_id
        rows = pools.member_ids
        own = pools.filtered(lambda pool: pool.limit_scope == 'pool')
        counted = (rows - own.member_ids).filtered('is_limited').user_id
        if COMPARED & set(pools.rule_ids.mapped('strategy')) or any(
                pool.hours == 'working' and pool.ahead for pool in pools):
            counted = users
        timed = pools.filtered(lambda pool: pool.hours == 'working')
        timed_users = timed.team_id.with_context(active_test=False).crm_team_member_all_ids.user_id
        return Standing(
            now=now,
            begun=self._beginnings(company, now),
            dates=self._dates(Document, owners & counted, company) if owners else {},
            had=self._counts(Document, counted, company, now),
            had_of_pool=self._counts_of_pools(Document, own, company, now),
            success=self._success(Document, pools, now),
            away=self._away(now, company),
            hours=self._working(timed_users, company, now))

    def _said(self, Document):
        """How statements call what they read of documents, which their row is called: names as SQL."""
        at = Document._portfolio_assignable
        return {
            'table': SQL.identifier(Document._table), 'pointer': SQL.identifier(at.pointer),
            'owner': SQL.identifier('document', at.user), 'company_id': SQL.identifier('document', at.company),
            'given': SQL.identifier('document', at.given), 'is_open': Document._portfolio_open_sql('document')}

    def _counts(self, Document, users, company, now):
        """``{user id: {window: documents, 'last': moment}}`` of documents of the company, or of none.

        Documents given by hand count too, and those that are offered: whoever accepts all of them has no more than he
        may have.
        """
        if not users:
            return {}
        Document._portfolio_flush()
        self.env['portfolio.assignment.offer'].flush_model()
        since = self._beginnings(company, now)
        rows = self.env.execute_query(SQL(
            """
            SELECT user_id,
                   count(*) FILTER (WHERE date >= %(hour)s), count(*) FILTER (WHERE date >= %(day)s),
                   count(*) FILTER (WHERE date >= %(week)s), count(*) FILTER (WHERE date >= %(month)s),
                   count(*) FILTER (WHERE is_open), max(date)
              FROM (SELECT %(owner)s AS user_id, %(given)s AS date, %(is_open)s AS is_open
                      FROM %(table)s document
                     WHERE %(owner)s = ANY(%(users)s) AND (%(company_id)s = %(company)s OR %(company_id)s IS NULL)
                       AND (%(is_open)s OR %(given)s >= %(since)s)
                     UNION ALL
                    SELECT offer.user_id, decision.date, TRUE
                      FROM portfolio_assignment_offer offer
                      JOIN portfolio_assignment_decision decision ON decision.id = offer.decision_id
                      JOIN %(table)s document ON document.id = offer.%(pointer)s
                     WHERE offer.state = 'open' AND offer.user_id = ANY(%(users)s)
                       AND (%(company_id)s = %(company)s OR %(company_id)s IS NULL)) had
          GROUP BY user_id
            """, users=users.ids, company=company.id, since=min(since.values()), **since, **self._said(Document)))
        return {
            user_id: {'hour': hour, 'day': day, 'week': week, 'month': month, 'open': opened, 'last': last}
            for user_id, hour, day, week, month, opened, last in rows}

    def _dates(self, Document, users, company):
        """``{user id: [when each of his documents was given]}``, in order: what is left when one is taken away."""
        if not users:
            return {}
        return dict(self.env.execute_query(SQL(
            """
            SELECT %(owner)s, array_agg(%(given)s ORDER BY %(given)s)
              FROM %(table)s document
             WHERE %(owner)s = ANY(%(users)s) AND (%(company_id)s = %(company)s OR %(company_id)s IS NULL)
               AND %(given)s IS NOT NULL AND %(is_open)s
          GROUP BY %(owner)s
            """, users=users.ids, company=company.id, **self._said(Document))))

    def _counts_of_pools(self, Document, pools, company, now):
        """``{(pool id, user id): {window: documents, 'last': moment}}`` of what each pool gave, or offers."""
        if not pools:
            return {}
        Document._portfolio_flush()
        self.env['portfolio.assignment.decision'].flush_model()
        self.env['portfolio.assignment.offer'].flush_model()
        since = self._beginnings(company, now)
        rows = self.env.execute_query(SQL(
            """
            SELECT decision.pool_id, decision.user_id,
                   count(*) FILTER (WHERE date >= %(hour)s), count(*) FILTER (WHERE date >= %(day)s),
                   count(*) FILTER (WHERE date >= %(week)s), count(*) FILTER (WHERE date >= %(month)s),
                   count(*) FILTER (
                     WHERE offer.id IS NOT NULL
                        OR %(is_open)s AND %(owner)s = decision.user_id
                       AND document.portfolio_decision_id = decision.id), max(decision.date)
              FROM portfolio_assignment_decision decision
              JOIN %(table)s document ON document.id = decision.%(pointer)s
         LEFT JOIN portfolio_assignment_offer offer ON offer.decision_id = decision.id AND offer.state = 'open'
             WHERE decision.pool_id = ANY(%(pools)s)
               AND (decision.result = 'assigned' OR offer.id IS NOT NULL)
               AND (decision.date >= %(since)s OR %(is_open)s)
          GROUP BY decision.pool_id, decision.user_id
            """, pools=pools.ids, since=min(since.values()), **since, **self._said(Document)))
        names = ('hour', 'day', 'week', 'month', 'open', 'last')
        return {(pool_id, user_id): dict(zip(names, counts, strict=True)) for pool_id, user_id, *counts in rows}

    def _success(self, Document, pools, now):
        """``{(pool id, user id): share}`` of the pools that deal by what each makes of documents."""
        pools = pools.filtered(lambda pool: 'performance' in pool.rule_ids.mapped('strategy'))
        if not pools:
            return {}
        closed = Document._portfolio_closed_by(pools.member_ids.user_id, now - timedelta(days=DAYS_OF_SUCCESS))
        return {
            (pool.id, user_id): share
            for pool in pools for user_id, share in shares_by_success(
                {user.id: closed.get(user.id, (0, 0)) for user in pool.member_ids.user_id}, pool.least_share).items()}

    def _beginnings(self, company, now):
        """When the hour, day, week and month of ``now`` began for the company: naive, in UTC."""
        zone = self._zone(company)
        local = pytz.utc.localize(now).astimezone(zone).replace(tzinfo=None)
        hour = local.replace(minute=0, second=0, microsecond=0)
        day = hour.replace(hour=0)
        begun = {
            'hour': hour, 'day': day, 'week': day - timedelta(days=day.weekday()), 'month': day.replace(day=1)}
        return {
            window: zone.localize(moment).astimezone(pytz.utc).replace(tzinfo=None)
            for window, moment in begun.items()}

    def _zone(self, company):
        # the house's, whoever asks: the same rules, documents and clock give the same
        return company._portfolio_zone()

    def _today(self, company):
        return company._portfolio_day(self.env.cr.now())

    # -- when they work ----------------------------------------------------------------------------

    @api.model
    def _away(self, now, company):
        """Ids of all users on leave at the moment, or who have handed over what they have: whether, not why.

        Whoever works in several companies may be on leave in one of them.
        """
        for model in ('resource.calendar.leaves', 'resource.resource', 'portfolio.handover'):
            self.env[model].flush_model()
        rows = self.env.execute_query(SQL(
            """
            SELECT resource.user_id
              FROM resource_calendar_leaves absence JOIN resource_resource resource ON resource.id = absence.resource_id
             WHERE resource.user_id IS NOT NULL AND absence.date_from <= %(now)s AND absence.date_to > %(now)s
               AND (resource.company_id IS NULL OR resource.company_id = %(company)s OR NOT EXISTS (
                     SELECT FROM resource_resource here
                      WHERE here.user_id = resource.user_id AND here.company_id = %(company)s AND here.active))
             UNION
            SELECT from_user_id FROM portfolio_handover WHERE kind = 'absence' AND state = 'running'
            """, now=now, company=company.id))
        return {user_id for user_id, in rows}

    def _working(self, users, company, now):
        """``{user id: [(begin, end)]}`` of working time from now on, naive and in UTC, leaves taken out.

        Whoever has no working hours of his own has the company's.
        """
        if not users:
            return {}
        # sudo: resource.resource, resource.calendar - whether somebody works, not how
        resources = self.env['resource.resource'].sudo().search([
            ('user_id', 'in', users.ids), ('company_id', '=', company.id)])
        company = company.with_env(resources.env)
        own = {resource.user_id: resource for resource in resources}
        found = dict.fromkeys(users.ids, self._intervals(company.resource_calendar_id, now))
        for calendar, alike in resources.grouped(lambda one: one.calendar_id or company.resource_calendar_id).items():
            spans = self._intervals(calendar, now, alike)
            found.update({user.id: spans[own[user].id] for user in alike.user_id if own[user] in alike})
        return found

    @api.model
    def _moment(self, company, now, minutes):
        """The moment ``minutes`` of the company's working time after ``now``; on the clock if it has none in weeks."""
        # sudo: resource.calendar - when the house works
        spans = self._intervals(company.sudo().resource_calendar_id, now)
        return working_time.add_working(spans, now, minutes) or now + timedelta(minutes=minutes)

    @api.model
    def _intervals(self, calendar, now, resources=None, back=0):
        """Working time from ``back`` days before to three weeks after: ``[(begin, end)]``, or that by resource id.

        A house without working hours works always.
        """
        start, end = now - timedelta(days=back), now + relativedelta(days=DAYS_AHEAD)
        if not calendar:
            spans = [(start, end)]
            return dict.fromkeys(resources.ids, spans) if resources else spans
        found = calendar._work_intervals_batch(pytz.utc.localize(start), pytz.utc.localize(end), resources=resources)
        plain = {
            key: [tuple(edge.astimezone(pytz.utc).replace(tzinfo=None) for edge in span[:2]) for span in spans]
            for key, spans in found.items()}
        return plain if resources else plain[False]


class Standing:
    """What :meth:`PortfolioAssignmentStanding._load` found, as the pools ask for it."""

    def __init__(self, now, begun, dates, had, had_of_pool, success, away, hours):
        self.now, self.had, self.had_of_pool, self.success = now, had, had_of_pool, success
        self.begun, self.dates, self.away, self.hours = begun, dates, away, hours

    def days_until(self, user, ahead):
        """In how many days the person works: 0 is now, 1 within 24 hours; ``None`` if not within ``ahead`` hours."""
        if not working_time.is_working(self.hours.get(user.id, ()), self.now, ahead):
            return None
        return ceil((self.next_hours(user) - self.now) / timedelta(days=1))

    def next_hours(self, user):
        """When the person works next, or ``None``."""
        return working_time.add_working(self.hours.get(user.id, ()), self.now, 0)

    def take(self, user, pool):
        """Somebody gets a document, or is offered it, be it by a pool or not."""
        for had in (self.had.get(user.id), self.had_of_pool.get((pool.id, user.id))):
            if had is not None:
                take(had, self.now)
        if user.id in self.dates:
            self.dates[user.id].append(self.now)

    def release(self, document):
        """A document goes from whoever has it to somebody else."""
        at = document._portfolio_assignable
        given, user_id, decision = document[at.given], document[at.user].id, document.portfolio_decision_id
        if had := self.had_of_pool.get((decision.pool_id.id, user_id)):
            had['open'] = had.get('open', 0) - (decision.user_id.id == user_id)
        had = self.had.get(user_id)
        if not had or not given:
            return
        for window, begun in self.begun.items():
            had[window] = had.get(window, 0) - (given >= begun)
        had['open'] = had.get('open', 0) - 1
        dates = self.dates.get(user_id, [])
        if given in dates:
            dates.remove(given)
        if had.get('last') == given:
            had['last'] = max(dates, default=None)

    def seat(self, pool, user, row, refusal, days=0, traits=False):
        if pool.limit_scope == 'pool':
            had = self.had_of_pool.setdefault((pool.id, user.id), {})
        else:
            # one count a person, whatever the number of pools he is in
            had = self.had.setdefault(user.id, {})
        place = (user.partner_id.partner_latitude, user.partner_id.partner_longitude) if traits else ()
        return Seat(
            user.id, user.name, row.weight or 1, limits=row._limits(), had=had,
            gap=timedelta(minutes=row.gap) if row.gap else None, turn=row.last_turn, credit=row.credit,
            refusal=refusal, bucket=days, facts=row._skills() if row and traits else {},
            place=place if any(place) else None, success=self.success.get((pool.id, user.id), 1))
