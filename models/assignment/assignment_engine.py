from collections import namedtuple

from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain
from odoo.tools import SQL, groupby

from ...tools.foundation.bulk import without_collecting
from .assignment_batch import Batch

#: what the rules say of one document. ``result`` is ``assigned``, ``offered`` (to ``user``), ``queued`` (for ``team``),
#: ``held`` (until ``until``) or ``none``; ``how`` why it was this user, ``tie`` what decided between equals,
#: ``number`` what was measured of him, ``fallback`` what was tried after the rules,
#: ``passed`` names of rules that found nobody, ``held`` the ids of pools that had somebody but for a limit or an
#: absence, or None when nothing of the kind stood in the way
Outcome = namedtuple(
    'Outcome',
    'document ruleset rule pool user team result how tie fallback until account passed candidates number held',
    defaults=(None, None))

# documents whose assignment is decided and written together; the rest after a commit, where that is allowed
BATCH = 2000


class PortfolioAssignmentEngine(models.AbstractModel):
    """The engine: what the rules say of a set of documents (:meth:`_decide`), then done (:meth:`_apply`).

    Deciding is set-wise and writes nothing: one search a rule, and what is known of all people loaded once. Documents
    are then taken in the order of their ids, each by the rules in their order, and what people have grows with each;
    so many at once end as they would one by one. Nothing is random: the same rules, documents, people and moment give
    the same.
    """
    _name = 'portfolio.assignment.engine'
    _description = "Lead Assignment Engine"

    @api.model
    def _is_on(self, model):
        """Whether rules give documents of a kind away: their switch is on, and some were published. Before, Odoo does.

        :param model: its name
        """
        switch = self.env[model]._portfolio_assignable.switch
        # sudo: ir.config_parameter - one switch for everybody
        is_on = not switch or bool(self.env['ir.config_parameter'].sudo().get_param(switch))
        return is_on and self.env['portfolio.assignment.ruleset']._are_published(model)

    @api.model
    def _run(self, documents, trigger, excluded=None):
        """Give ``documents`` away by the rules in force.

        :param documents: open documents of one kind, any number. One with a salesperson goes to somebody else only if
            ``excluded`` names it
        :param trigger: what set it off, see ``portfolio.assignment.decision.trigger``
        :param dict excluded: ``{document id: ids of users who do not get it again}``
        :return: the decisions made; a company without rules makes none but on demand, when somebody waits for
            an answer
        """
        # sudo: any document, portfolio.assignment.rule and what they use - rules decide over documents and people the
        # caller may not see; he gets to know the decision
        engine = self.sudo()
        rulesets = engine._rulesets(documents)
        if trigger not in ('limit', 'hold'):
            engine._give_waiting(documents._name, rulesets.rule_ids.pool_id | rulesets.wider_pool_id)
        batch = Batch(engine.env, documents.with_env(engine.env), excluded=excluded, rulesets=rulesets)
        batch.lock()
        outcomes = engine._decide(batch)
        if trigger == 'limit':
            # it waits on, by the decision it has
            outcomes = [outcome for outcome in outcomes if outcome.user]
        if trigger != 'demand':
            outcomes = [outcome for outcome in outcomes if outcome.ruleset]
        if excluded:
            # it stays with whoever has it unless somebody else is found
            outcomes = [
                outcome for outcome in outcomes
                if outcome.result == 'assigned' or not outcome.document[batch.at.user]]
        return engine._apply(batch, outcomes, trigger).sudo(self.env.su)

    def _rulesets(self, documents):
        companies = documents.with_env(self.env)[documents._portfolio_assignable.company]
        return self.env['portfolio.assignment.ruleset']._in_force(
            documents._name, companies | self.env.company, self.env.cr.now())

    @api.model
    def _give_waiting(self, model, pools):
        """Documents that a limit, a pause or an absence held back, as far as these pools have room again, oldest first.

        Whoever comes now does not get what they wait for.
        """
        if free := self._waited_for(model, pools)._with_room(self.env.cr.now()):
            self._look_again(self._held_back(model, [('held_pool_ids', 'in', free.ids)], limit=BATCH))

    @api.model
    def _look_again(self, documents, trigger='limit'):
        """Documents that found nobody go by the rules once more, but to nobody who gave one back or declined it.

        The order is that of their arrival; a document that still finds nobody keeps the decision it has.
        """
        documents = documents.with_user(SUPERUSER_ID)
        return documents._portfolio_assign(trigger, documents._portfolio_had_already())

    def _waited_for(self, model, pools):
        """Those of ``pools`` that documents wait for."""
        if not pools:
            return pools
        Document = self.env[model]
        Document._portfolio_flush()
        self.env['portfolio.assignment.decision'].flush_model(['is_held_back', 'held_pool_ids'])
        rows = self.env.execute_query(SQL(
            """
            SELECT DISTINCT held.pool_id
              FROM portfolio_assignment_decision decision
              JOIN %(table)s document ON document.portfolio_decision_id = decision.id
              JOIN portfolio_assignment_decision_held_rel held ON held.decision_id = decision.id
             WHERE decision.is_held_back AND held.pool_id = ANY(%(pools)s)
               AND document.%(user)s IS NULL AND %(is_open)s
            """, pools=pools.ids, table=SQL.identifier(Document._table),
            user=SQL.identifier(Document._portfolio_assignable.user), is_open=Document._portfolio_open_sql('document')))
        return pools.browse(sorted(pool_id for pool_id, in rows))

    def _held_back(self, model, domain=(), limit=None):
        """The documents that wait for somebody to have room, in the order they came."""
        Document = self.env[model]
        last = Domain('is_held_back', '=', True) & Domain(domain)
        return Document.search(
            Document._portfolio_unassigned_domain() & Domain('portfolio_decision_id', 'any', last),
            order='id', limit=limit)

    @api.model
    def _assign_pending(self, model, domain=None, trigger='demand'):
        """Give away all that nobody has, oldest first, a batch at a time; as core's job, it tells nobody.

        :param model: of which documents
        :param domain: those that are looked at
        :param trigger: see ``portfolio.assignment.decision.trigger``
        :return: ids of the decisions
        """
        engine = self.with_context(mail_auto_subscribe_no_notify=True)
        Document = engine.env[model]
        ids = Document.search(Domain(domain or []) & Document._portfolio_unassigned_domain(), order='id').ids
        decisions = []
        for start in range(0, len(ids), BATCH):
            with without_collecting():
                found = engine._run(Document.browse(ids[start:start + BATCH]), trigger)
                decisions += found.ids
                # what is tracked goes to the chatter while it is at hand, and does not pile up
                self.env.cr.flush()
            self.env.invalidate_all()
        return decisions

    # -- deciding --------------------------------------------------------------------------------

    def _decide(self, batch):
        """:return: one :class:`Outcome` a document, in the order of the documents"""
        matching = batch.matching()
        batch.load()
        outcomes = []
        for document in batch.documents:
            outcome = self._decide_one(batch, document, matching[document.id])
            batch.take(outcome)
            outcomes.append(outcome)
        return outcomes

    def _decide_one(self, batch, document, rules):
        """:param rules: those that are about the document, in their order"""
        candidates = []
        for place, rule in enumerate(rules):
            if given := self._give(batch, rule, document, candidates):
                return self._outcome(
                    batch, document, rule, given, candidates, passed=[one.name for one in rules[:place]])
        return self._fall_back(batch, document, rules, candidates)

    def _give(self, batch, rule, document, candidates):
        """:return: what of an :class:`Outcome` the rule decides, or ``None`` when it finds nobody"""
        if rule.target_type == 'team':
            return self._give_team(batch, rule, document, candidates)
        user, reason, account = getattr(self, f'_find_{rule.target_type}')(batch, rule, document)
        if user and not reason:
            reason = batch.refusal_of(user, rule.company_id, document) or (
                'away' if batch.is_away(user, rule.company_id) else '')
        candidates.append(batch.entry(rule, user, reason or rule.target_type))
        if reason:
            if reason == 'away':
                # nobody else may do: it is looked at again
                batch.held_back.setdefault(document.id, [])
            return None
        return {'user': user, 'how': rule.target_type, 'account': account}

    def _find_user(self, batch, rule, _document):
        # whoever was deleted is gone as whoever is archived
        return rule.user_id, '' if rule.user_id else 'archived', ''

    def _find_account(self, batch, rule, document):
        account = document[batch.at.account].commercial_partner_id
        if not account:
            return account.user_id, 'no_account', ''
        return account.user_id, '' if account.user_id else 'no_salesperson', account.display_name

    def _find_known(self, batch, rule, document):
        user, how = batch.known(document)
        return user, '' if user else 'unknown', how

    def _find_zone(self, batch, rule, document):
        user, zone = batch.zone_owner(document)
        reason = '' if user else 'no_owner' if zone else 'no_zone'
        return user, reason, zone.complete_name or ''

    def _give_team(self, batch, rule, document, candidates):
        if document.id in batch.excluded and document[batch.at.user] and rule.strategy in ('queue', 'offer'):
            # it stays with whoever has it unless somebody else has it for sure
            candidates.append(batch.entry(rule, self.env['res.users'], 'owned'))
            return None
        if rule.strategy == 'queue':
            candidates.append(batch.entry(rule, self.env['res.users'], 'queue'))
            return {'result': 'queued', 'how': 'queue', 'team': rule.team_id, 'pool': rule.pool_id}
        user, given = batch.pick(rule.pool_id, rule.strategy, document, rule, candidates)
        if not user:
            return None
        given['user'] = user
        if rule.strategy == 'offer':
            until = batch.moment(rule.company_id, rule.accept_minutes)
            given.update({'result': 'offered', 'how': 'offer', 'until': until, 'team': rule.team_id})
        return given

    def _outcome(self, batch, document, rule, given, candidates, **values):
        user = given.get('user') or self.env['res.users']
        return Outcome(**{
            'document': document, 'ruleset': batch.ruleset_of(document), 'rule': rule,
            'pool': self.env['portfolio.assignment.pool'],
            'team': given.get('team') or batch.team_of(document, user, rule), 'result': 'assigned',
            'how': '', 'tie': '', 'fallback': '', 'until': None, 'account': '', 'passed': (),
            'candidates': batch.encoded(candidates), 'number': None,
            'held': None if user else batch.held_back.get(document.id), **given, **values, 'user': user})

    # -- when the rules find nobody ------------------------------------------------------------------

    def _fall_back(self, batch, document, rules, candidates):
        """Wider pool, hold, queue, leader, default owner: the first that the version has and that works."""
        ruleset = batch.ruleset_of(document)
        none = self.env['portfolio.assignment.rule']
        # the last rule that was about it says which team it is for
        rule = rules[-1] if rules else none
        passed = [one.name for one in rules]
        for fallback in ('wider', 'hold', 'queue', 'manager', 'default') if ruleset else ():
            given = getattr(self, f'_fall_back_{fallback}')(batch, ruleset, rule, document, rules, candidates)
            if given:
                return self._outcome(batch, document, none, {'how': fallback, **given}, candidates,
                                     fallback=fallback, passed=passed)
        given = {'team': document[batch.at.team], 'result': 'none'}
        return self._outcome(batch, document, none, given, candidates, passed=passed)

    def _fall_back_wider(self, batch, ruleset, rule, document, visited, candidates):
        pool = ruleset.wider_pool_id
        if pool:
            user, given = batch.pick(pool, 'round_robin', document, self.env['portfolio.assignment.rule'], candidates)
            return user and {'user': user, 'tie': given['tie'], 'pool': pool, 'team': pool.team_id}

    def _fall_back_hold(self, batch, ruleset, rule, document, visited, candidates):
        pools = [one.pool_id for one in visited if one.pool_id] + list(ruleset.wider_pool_id)
        until = ruleset.hold and batch.next_hours(pools, document)
        return until and {'result': 'held', 'until': until, 'team': document[batch.at.team]}

    def _fall_back_queue(self, batch, ruleset, rule, document, visited, candidates):
        pool = ruleset.queue_pool_id
        return pool and {'result': 'queued', 'pool': pool, 'team': pool.team_id}

    def _fall_back_manager(self, batch, ruleset, rule, document, visited, candidates):
        team = rule.team_id or document[batch.at.team]
        user = team.user_id if ruleset.to_manager else team.user_id.browse()
        return self._fall_back_on(batch, ruleset, user, document, 'manager', candidates, team)

    def _fall_back_default(self, batch, ruleset, rule, document, visited, candidates):
        return self._fall_back_on(batch, ruleset, ruleset.default_user_id, document, 'default', candidates)

    def _fall_back_on(self, batch, ruleset, user, document, how, candidates, team=None):
        """The last resort gets it on leave too: somebody has the document, and its deadline shows it to others."""
        if not user:
            return None
        reason = batch.refusal_of(user, ruleset.company_id, document)
        candidates.append(batch.entry(self.env['portfolio.assignment.rule'], user, reason or how))
        return None if reason else {'user': user, **({'team': team} if team else {})}

    # -- doing -----------------------------------------------------------------------------------

    def _apply(self, batch, outcomes, trigger):
        """Write what was decided: the rounds, documents grouped by who gets them, one decision a document."""
        self.env['portfolio.assignment.pool']._store(batch.pools)
        # decisions first: the document's pointer to it then goes into the same statement as its salesperson
        decisions = self.env['portfolio.assignment.decision']._record(batch, outcomes, trigger)
        self._give_documents(batch, outcomes)
        self.env['portfolio.assignment.offer']._make(decisions.filtered(lambda one: one.result == 'offered'))
        return decisions

    def _give_documents(self, batch, outcomes):
        """One write for all documents that go to one person of one team, as if somebody chose him on their forms."""
        def alike(outcome):
            # an offer or a queue has no owner yet, only people who may take it
            user = outcome.user if outcome.result == 'assigned' else outcome.user.browse()
            company = outcome.ruleset.company_id or self.env.company
            return company, user, outcome.team, outcome.document._portfolio_assign_more(outcome.rule) if user else ()

        done = [outcome for outcome in outcomes if outcome.result in ('assigned', 'queued', 'offered')]
        at = batch.at
        with batch.documents.with_context(**self.env.context)._portfolio_giving() as every:
            for (company, user, team, more), group in groupby(done, alike):
                documents = every.with_company(company).browse(
                    [outcome.document.id for outcome in group]).with_prefetch(every.ids)
                if user or any(document[at.team] != team for document in documents):
                    documents.write({at.team: team.id, **({at.user: user.id} if user else {}), **dict(more)})
