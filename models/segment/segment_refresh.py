import logging
from graphlib import TopologicalSorter

from psycopg2 import Error as DatabaseError

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..foundation.sentence import asked, kept, kept_sql
from .segment import COLUMN

_logger = logging.getLogger(__name__)

# a segment refreshed since then is not due in the job
FRESH = {'minutes': 45}


class PortfolioSegment(models.Model):
    """Refreshing: who comes in, who leaves and why, one statement a segment."""
    _inherit = 'portfolio.segment'

    def _portfolio_refresh(self):
        """Bring the members of ``self``, and of segments that build on them, up to date.

        Those built upon come first. Running it again changes nothing.
        """
        for segment in self._portfolio_with_dependents()._portfolio_in_order():
            if not segment._portfolio_is_frozen():
                segment._portfolio_refresh_one()

    def _portfolio_is_frozen(self):
        """Whether its author may no longer ask the conditions: it keeps its members, and says so."""
        # sudo: portfolio.segment - whoever refreshes one that others build on
        segment = self.sudo()
        problem = segment.active and segment._portfolio_author_problem()
        if problem:
            segment.problem = problem
        return bool(problem)

    def _portfolio_with_dependents(self):
        # sudo: portfolio.segment - those that build on it follow, whoever may see them
        found, new = self.sudo(), self.sudo()
        while new:
            new = new.search([('dependency_ids', 'in', new.ids), ('id', 'not in', found.ids)])
            found |= new
        return found

    def _portfolio_in_order(self):
        """Each of ``self`` after those it builds on."""
        graph = {segment.id: segment.dependency_ids.ids for segment in self.sorted('id')}
        return self.browse(one for one in TopologicalSorter(graph).static_order() if one in graph)

    def _portfolio_refresh_one(self):
        """Who meets it now comes in, who does not leaves: one statement, differences only."""
        self.ensure_one()
        self.env.flush_all()
        self.env.execute_query(SQL(
            """
            WITH wanted AS MATERIALIZED (
                %(wanted)s
            ), change AS MATERIALIZED (
                SELECT coalesce(wanted.id, link.partner_id) AS partner_id, wanted.id AS comes, wanted.reason
                  FROM wanted
             FULL JOIN (SELECT partner_id FROM portfolio_segment_partner_rel WHERE segment_id = %(segment)s) link
                    ON link.partner_id = wanted.id
                 WHERE wanted.id IS NULL OR link.partner_id IS NULL
            ), gone AS (
                UPDATE portfolio_segment_member row
                   SET date_to = %(now)s,
                       cause_to = %(why_gone)s,
                       reason_to = %(sentence_gone)s
                  FROM change
                  JOIN res_partner partner ON partner.id = change.partner_id
                 WHERE change.comes IS NULL
                   AND row.segment_id = %(segment)s AND row.partner_id = partner.id AND row.date_to IS NULL
            ), unlinked AS (
                DELETE FROM portfolio_segment_partner_rel link
                 USING change
                 WHERE change.comes IS NULL
                   AND link.segment_id = %(segment)s AND link.partner_id = change.partner_id
            ), come AS (
                INSERT INTO portfolio_segment_member (segment_id, partner_id, date_from, cause, reason)
                SELECT %(segment)s, comes, %(now)s,
                       CASE WHEN reason IS NULL THEN 'rule' ELSE 'manual' END, coalesce(reason, %(meets)s)
                  FROM change
                 WHERE comes IS NOT NULL
            ), linked AS (
                INSERT INTO portfolio_segment_partner_rel (segment_id, partner_id)
                SELECT %(segment)s, comes FROM change WHERE comes IS NOT NULL
            )
            UPDATE portfolio_segment SET date_refreshed = %(now)s, problem = NULL
             WHERE id = %(segment)s
         RETURNING id
            """,
            wanted=self._portfolio_wanted(), segment=self.id, now=fields.Datetime.now(),
            why_gone=self._portfolio_cause_gone(),
            sentence_gone=self._portfolio_sentence_gone(),
            meets=kept('segment.meets', asked('res.partner', self.domain))))
        self.invalidate_recordset(['date_refreshed', 'problem', 'member_ids', 'member_count'])
        self.env['res.partner'].invalidate_model([COLUMN])
        self.env['portfolio.segment.member'].invalidate_model()

    def _portfolio_wanted(self):
        """SQL: the ids of who ought to be in it, with the reason of those put in by hand."""
        if not self.active:
            return SQL("SELECT id, NULL::varchar AS reason FROM res_partner WHERE FALSE")
        companies = [False, self.company_id.id, *self.company_id.parent_ids.ids]
        found = self._portfolio_asker()._search(self._portfolio_meant() & Domain('company_id', 'in', companies))
        return SQL(
            """
                SELECT partner.id, NULL::varchar AS reason
                  FROM res_partner partner
                 WHERE partner.id IN %(found)s
                   AND NOT EXISTS (
                       SELECT FROM portfolio_segment_exception exception
                        WHERE exception.segment_id = %(segment)s AND exception.partner_id = partner.id)
             UNION ALL
                SELECT partner.id, exception.reason
                  FROM portfolio_segment_exception exception
                  JOIN res_partner partner ON partner.id = exception.partner_id
                 WHERE exception.segment_id = %(segment)s AND exception.kind = 'in'
                   AND partner.active AND partner.portfolio_is_account
            """,
            found=found.subselect(), segment=self.id)

    def _portfolio_cases_gone(self):
        """Why somebody leaves, first that holds: ``[(condition, cause, sentence)]``; the last is for the rest."""
        out = SQL(
            """FROM portfolio_segment_exception exception
              WHERE exception.segment_id = %s AND exception.partner_id = partner.id AND exception.kind = 'out'""",
            self.id)
        return [
            (SQL("%s", not self.active), 'archived', kept('segment.archived')),
            (SQL("EXISTS (SELECT %s)", out), 'manual',
             kept_sql('segment.taken_out', SQL("(SELECT exception.reason %s)", out))),
            (SQL("partner.active IS NOT TRUE"), 'archived', kept('segment.account_archived')),
            (SQL("partner.portfolio_is_account IS NOT TRUE"), 'rule', kept('segment.no_account')),
            (SQL("TRUE"), 'rule', kept('segment.no_longer', asked('res.partner', self.domain))),
        ]

    def _portfolio_cause_gone(self):
        return SQL("CASE %s END", SQL(" ").join(
            SQL("WHEN %s THEN %s", condition, cause) for condition, cause, _text in self._portfolio_cases_gone()))

    def _portfolio_sentence_gone(self):
        return SQL("CASE %s END", SQL(" ").join(
            SQL("WHEN %s THEN %s", condition, text) for condition, _cause, text in self._portfolio_cases_gone()))

    @api.model
    def _cron_refresh(self):
        """Every segment that is due, those built upon first; each is committed before the next.

        A killed run loses the segment it was in, and the next one finds it due still. A segment whose field
        has gone with another module says so and holds up nobody.
        """
        due = self.search(['|', ('date_refreshed', '=', False), (
            'date_refreshed', '<', fields.Datetime.subtract(fields.Datetime.now(), **FRESH))])
        segments = due._portfolio_in_order()
        for done, segment in enumerate(segments, 1):
            if segment.try_lock_for_update():
                segment._portfolio_refresh_or_say()
            if not self.env['ir.cron']._commit_progress(1, remaining=len(segments) - done):
                break

    def _portfolio_refresh_or_say(self):
        try:
            with self.env.cr.savepoint():
                if not self._portfolio_is_frozen():
                    self._portfolio_refresh_one()
        except (ValueError, UserError, DatabaseError) as error:
            _logger.warning("Segment %s cannot be refreshed: %s", self.id, error)
            self.write({'problem': str(error).strip().partition("\n")[0], 'date_refreshed': fields.Datetime.now()})
