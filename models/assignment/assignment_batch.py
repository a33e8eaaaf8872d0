"""What the engine knows of the documents of one call, and of everybody who may get one: see :class:`Batch`."""
import json
import logging
from collections import defaultdict
from datetime import timedelta
from itertools import groupby
from math import inf

from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.assignment import working_time
from ...tools.assignment.dealing_pool import PASSING, matching
from ...tools.foundation.bulk import array

# how far back the clock of a document is followed
DAYS_BACK = 21
# what is dealt in turns, so that the others have a later one
DEALT = frozenset({'turn', 'performance', 'offer'})

_logger = logging.getLogger(__name__)


class Batch:
    """The documents of a call in their order, the rules in force, and people as they stand, changed as it deals.

    It is loaded set by set and asked document by document, so that no question costs a query.

    :param documents: of one kind, see ``portfolio.assignable``; those that are closed, or somebody's, are left out
    :param dict excluded: ``{document id: ids of users}``: these go to somebody else
    :param rulesets: what to go by; by default what is in force
    :param trial: take all documents, as if nobody had any
    """

    def __init__(self, env, documents, excluded=None, rulesets=None, now=None, trial=False):
        self.env = env
        self.at = documents._portfolio_assignable
        self.now = now or env.cr.now()
        self.excluded = excluded or {}
        domain = documents._portfolio_open_domain()
        if trial:
            domain = []
        elif not excluded:
            domain &= documents._portfolio_unassigned_domain()
        # a version is tried on what was won or lost as well, which core archives
        known = documents.with_context(active_test=False) if trial else documents
        self.documents = known.search([('id', 'in', documents.ids), *domain], order='id').with_env(env)
        companies = self.documents[self.at.company] | env.company
        if rulesets is None:
            rulesets = env['portfolio.assignment.ruleset']._in_force(documents._name, companies, self.now)
        self.rulesets = {one.company_id: one for one in rulesets.with_env(env)}
        self.rules = rulesets.with_env(env).rule_ids.filtered('active').sorted(lambda rule: (rule.sequence, rule.id))
        self.pools = {}
        self.standings = {}
        self._of_company = {}
        # kept as text: the same few are said of thousands of documents
        self._entries = {}
        self._rounds = {}
        # pools that would have had somebody but for a limit, a pause, an absence: ``{document id: [pool id]}``
        self.held_back = {}
        self._teams = {}
        self._moments = {}
        self._spans = {}
        self._unfit = {}
        self._matching = self._known = self._zones = self._places = None
        self._away, self._just_given, self._may_know = {}, {}, False
        # one text for every search: two thousand numbers are dear to put into fifty statements
        among = array(self.documents.ids)
        self._among = Domain.custom(to_sql=lambda model, alias, query: SQL(
            "%s = ANY(%s::int[])", SQL.identifier(alias, 'id'), among))

    # -- what is loaded once -------------------------------------------------------------------------

    def ruleset_of(self, document):
        company = document[self.at.company] or self.env.company
        return self.rulesets.get(company) or self.env['portfolio.assignment.ruleset']

    def pool_records(self, rules):
        pools = self.env['portfolio.assignment.pool'].union(*(rule.pool_id for rule in rules))
        for ruleset in self.rulesets.values():
            pools |= ruleset.wider_pool_id
        return pools

    def matching(self):
        """``{document id: [rules that are about it]}``, in the order of the rules: one statement for all of them."""
        if self._matching is None:
            self._matching = {document_id: [] for document_id in self.documents.ids}
            queries = {rule: self._asked(rule, self._of_companies(rule)) for rule in self.rules}
            queries = {rule: query for rule, query in queries.items() if query is not None}
            found = self.env.execute_query(SQL(" UNION ALL ").join(
                query.select(SQL("%s", rule.id), SQL.identifier(query.table, 'id'))
                for rule, query in queries.items())) if queries and self.documents else []
            about = defaultdict(list)
            for rule_id, document_id in found:
                about[rule_id].append(document_id)
            for rule in queries:
                for document_id in about[rule.id]:
                    self._matching[document_id].append(rule)
        return self._matching

    def _of_companies(self, rule):
        """The documents of a rule's company, and those of none where it is the one the engine works for."""
        return Domain(self.at.company, 'in', [rule.company_id.id] + [False] * (rule.company_id == self.env.company))

    def used(self):
        """The rules that are about any document."""
        return self.rules.browse(dict.fromkeys(rule.id for rules in self.matching().values() for rule in rules))

    def lock(self):
        pools = self.pool_records(self.used())
        if pools and self.documents:
            # who has joined a team meanwhile has no place in its rounds yet
            pools._sync_members()
            pools._lock()
            pools.invalidate_recordset(['turn_count', 'turn_scale'], flush=False)

    def load(self):
        """People and rounds of the pools that may be needed."""
        rules = self.used()
        self._may_know = any(rule.target_type == 'known' for rule in rules)
        pools = self.pool_records(rules)
        memberships = pools._memberships()
        compared = rules.filtered(lambda rule: rule.strategy in ('skill', 'nearest')).pool_id
        for company, alike in pools.grouped('company_id').items():
            standing = self.env['portfolio.assignment.standing']._load(
                alike, company, self.now, owners=self.documents[self.at.user] if self.excluded else None)
            self._of_company[company] = standing
            for pool in alike:
                self.standings[pool] = standing
                self.pools[pool] = pool._seats(memberships[pool], standing, pool in compared)
        self._find_unfit(pools)

    def about(self, record, domain=Domain.TRUE):
        """Ids of the documents that a rule, or a person of a pool, is about: one search; ``None`` if it cannot be told.

        :param record: a ``portfolio.document.filter``
        """
        query = self._asked(record, domain)
        return None if query is None else query.get_result_ids()

    def about_rule(self, rule):
        """Ids of the documents that one rule is about, whatever else is in force."""
        return self.about(rule, self._of_companies(rule)) or ()

    def _asked(self, record, domain):
        """The same as a query."""
        try:
            query = record._portfolio_matching(self._among & domain)
        except (ValueError, UserError):
            # a field the filter uses went with its module: no reason to refuse the document
            _logger.warning(
                "%s (%s) is passed over: its filter cannot be evaluated.", record, record.display_name)
            return None
        query.order = None
        return query

    def _find_unfit(self, pools):
        """Who takes some documents only does not get the others."""
        for member in pools.member_ids.filtered('is_choosy'):
            for document_id in set(self.documents.ids).difference(self.about(member) or ()):
                self._unfit.setdefault((member.pool_id.id, document_id), {})[member.user_id.id] = 'unfit'

    def kept_from(self, record, document):
        """``{user id: code}``: who of a pool does not get this document, whatever else."""
        unfit = self._unfit.get((record.id, document.id), {})
        declined = self.excluded.get(document.id, ())
        return {**unfit, **dict.fromkeys(declined, 'declined')} if declined else unfit

    # -- asked document by document --------------------------------------------------------------------------

    def pick(self, record, strategy, document, rule, candidates):
        """Who of a pool gets the document; says of everybody why in ``candidates``.

        :return: ``(user, what of an :class:`Outcome` is known by it)``; nobody when nobody may
        """
        pool = self.pools[record]
        verdicts = pool.verdicts(self.now, self.kept_from(record, document))
        present = [seat for seat, verdict in verdicts if not verdict]
        nobody = self.env['res.users']
        if not present:
            candidates.extend(
                self.entry(rule, seat, verdict, seat.used(verdict)) for seat, verdict in verdicts)
            if not verdicts:
                candidates.append(self.entry(rule, nobody, 'empty_team'))
            if any(verdict in PASSING for _seat, verdict in verdicts):
                self.held_back.setdefault(document.id, []).append(record.id)
            return nobody, {}
        wanted = self.wanted(record, document) if strategy in ('skill', 'nearest', 'random') else {}
        chosen, by, tie, number = pool.pick(present, strategy, wanted)
        detail = ','.join(matching(chosen.facts, wanted.get('facts', {}))) if by == 'skill' else ''
        dealt = by in DEALT
        candidates.extend(self._chosen_of(rule, record, verdicts, chosen, dealt, detail))
        return nobody.browse(chosen.key), {
            'how': by, 'tie': tie, 'account': detail, 'number': self.rounded(number), 'pool': record}

    def _chosen_of(self, rule, record, verdicts, chosen, dealt, detail):
        """Why one was chosen and the others were not; where all might have it, the same is said again and again."""
        key = None if any(verdict for _seat, verdict in verdicts) else (rule.id, record.id, chosen.key, dealt, detail)
        if key not in self._rounds:
            behind = 'later' if dealt else 'behind'
            found = [self.entry(rule, chosen, 'turn' if dealt else 'chosen', detail), *(
                self.entry(rule, seat, verdict or behind, seat.used(verdict))
                for seat, verdict in verdicts if seat is not chosen)]
            if key is None:
                return found
            self._rounds[key] = found
        return self._rounds[key]

    def rounded(self, number):
        """A measure as it is kept: whole, ``'none'`` for what has no end, ``None`` for what was not measured."""
        return number if number is None else 'none' if number == inf else round(number)

    def take(self, outcome):
        """What the one who gets a document has, or may have soon, by then, whatever rule or pool found him."""
        if not outcome.user:
            return
        if self._may_know:
            self._remember(outcome)
        company = outcome.document[self.at.company]
        for home, standing in self._of_company.items():
            if company and company != home:
                continue
            if outcome.document.id in self.excluded and outcome.result == 'assigned':
                standing.release(outcome.document)
            standing.take(outcome.user, outcome.pool)

    def wanted(self, record, document):
        """What a document asks for, as seats have it: what is known of it and of its account."""
        return {
            'lot': f'{record.id}-{document.id}',
            'place': self.place_of(document),
            'facts': document._portfolio_assign_wanted(),
        }

    def place_of(self, document):
        """``(latitude, longitude)``: where its customer is, else where its own address lies."""
        partner = document[self.at.account]
        place = (partner.partner_latitude, partner.partner_longitude)
        if any(place):
            return place
        if self._places is None:
            self._places = self.documents._portfolio_assign_places()
        return self._places.get(document.id)

    def refusal_of(self, user, company, document):
        """Why somebody does not get a document whoever names him, or ``''``."""
        if not user.active:
            return 'archived'
        if company not in user.company_ids:
            return 'company'
        return 'declined' if user.id in self.excluded.get(document.id, ()) else ''

    def is_away(self, user, company):
        """Whether somebody is on leave: another rule may find somebody who is there."""
        if company not in self._away:
            self._away[company] = self.env['portfolio.assignment.standing']._away(self.now, company)
        return user.id in self._away[company]

    def known(self, document):
        """``(salesperson, how they are known)``, also by the documents before it that have just been given away."""
        if self._known is None:
            self._known = self.documents._portfolio_assign_known()
        found = [self._known[document.id]] if document.id in self._known else []
        found += filter(None, (self._just_given.get(way) for way in document._portfolio_assign_ways()))
        user_id, how, _rank, _id = min(found, key=lambda one: (one[2], -one[3]), default=(False, '', 0, 0))
        return self.env['res.users'].browse(user_id), how

    def _remember(self, outcome):
        """What a later document may be known by, as it is once this one has been written."""
        document, user = outcome.document, outcome.user
        if outcome.result != 'assigned' or not user.active:
            return
        for way in document._portfolio_assign_makes_known(outcome.rule):
            how, rank, _what = way
            self._just_given[way] = (user.id, how, rank, document.id)

    def zone_owner(self, document):
        """``(main representative, zone)``"""
        if self._zones is None:
            zones = self.documents._portfolio_assign_zones()
            owners = self.env['portfolio.zone'].union(*zones.values())._portfolio_owner()
            self._zones = {one: (owners[zone], zone) for one, zone in zones.items()}
        return self._zones.get(document.id, (self.env['res.users'], self.env['portfolio.zone']))

    def team_of(self, document, user, rule):
        """The team a document gets with a user, as crm computes it, searched once per user and not per document."""
        team = document[self.at.team]
        if not user or rule.team_id:
            return rule.team_id or team
        if team and user in (team.member_ids | team.user_id):
            return team
        uses = document._portfolio_assign_team_use()
        company = rule.company_id or self.ruleset_of(document).company_id
        if (user, uses) not in self._teams:
            self._teams[user, uses] = self.env['crm.team'].with_company(company)._get_default_team_id(
                user_id=user.id, domain=[(uses, '=', True)] if uses else None)
        return self._teams[user, uses]

    # -- working hours -------------------------------------------------------------------------------

    def moment(self, company, minutes):
        """The moment so many working minutes of the company from now."""
        key = (company, minutes)
        if key not in self._moments:
            self._moments[key] = self.env['portfolio.assignment.standing']._moment(company, self.now, minutes)
        return self._moments[key]

    def moment_since(self, company, begun, minutes):
        """The moment so many working minutes after another, at latest now if that is weeks ago."""
        if company not in self._spans:
            self._spans[company] = self.env['portfolio.assignment.standing']._intervals(
                company.resource_calendar_id, self.now, back=DAYS_BACK)
        if begun < self.now - timedelta(days=DAYS_BACK):
            return self.now
        return working_time.add_working(self._spans[company], begun, minutes) or self.moment(company, minutes)

    def next_hours(self, pools, document):
        """When the first person works who would get the document but does not work now, or ``None``."""
        moments = [
            self.standings[record].next_hours(self.env['res.users'].browse(seat.key))
            for record in pools for seat, verdict in self.pools[record].verdicts(
                self.now, self.kept_from(record, document))
            if verdict == 'hours']
        return min(filter(None, moments), default=None)

    # -- what is kept --------------------------------------------------------------------------------

    def entry(self, rule, who, reason, detail=''):
        """One who was considered: the rule as JSON text, and who and why; ``who`` is a seat or a user."""
        user_id = who.key if hasattr(who, 'key') else who.id
        key = (rule.id, user_id, reason, detail)
        if key not in self._entries:
            self._entries[key] = (
                f'"rule": {rule.id or "null"}, "rule_name": {json.dumps(rule.name or "")}',
                json.dumps([user_id, who.name or '', reason, *([detail] if detail else [])]))
        return self._entries[key]

    def encoded(self, candidates):
        """JSON text of entries: what they share is said once, there are many and they are kept for years."""
        rules = [
            f'{{{rule}, "people": [{", ".join(entry for _rule, entry in entries)}]}}'
            for rule, entries in groupby(candidates, lambda entry: entry[0])]
        return f"[{', '.join(rules)}]"
