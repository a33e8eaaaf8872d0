from collections import namedtuple

from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain
from odoo.tools import SQL, groupby

from ...tools.foundation.bulk import without_collecting
from ...tools.foundation.lead_told import Assigning
from ..conversion.crm_lead import PromoteLater
from ..lead.mail_followers import PendingFollowers
from .assignment_batch import Batch

#: what the rules say of one lead. ``result`` is ``assigned``, ``offered`` (to ``user``), ``queued`` (for ``team``),
#: ``held`` (until ``until``) or ``none``; ``how`` why it was this user, ``tie`` what decided between equals,
#: ``number`` what was measured of him, ``fallback`` what was tried after the rules,
#: ``passed`` names of rules that found nobody, ``held`` the ids of pools that had somebody but for a limit or an
#: absence, or None when nothing of the kind stood in the way
Outcome = namedtuple(
    'Outcome', 'lead ruleset rule pool user team result how tie fallback until account passed candidates number held',
    defaults=(None, None))

# leads whose assignment is decided and written together; the rest after a commit, where that is allowed
# what a lead is given with
GIVEN = frozenset({'team_id', 'user_id', 'type', 'date_conversion'})
BATCH = 2000


class PortfolioAssignmentEngine(models.AbstractModel):
    """The engine: what the rules say of a set of leads (:meth:`_decide`), then done (:meth:`_apply`).

    Deciding is set-wise and writes nothing: one search a rule, and what is known of all people loaded once. Leads
    are then taken in the order of their ids, each by the rules in their order, and what people have grows with each;
    so many leads at once end as they would one by one. Nothing is random: the same rules, leads, people and moment
    give the same.
    """
    _name = 'portfolio.assignment.engine'
    _description = "Lead Assignment Engine"

    @api.model
    def _is_on(self):
        """Whether rules give leads away: the switch is on, and some were published. Before that Odoo assigns."""
        # sudo: ir.config_parameter - one switch for everybody
        return bool(self.env['ir.config_parameter'].sudo().get_param('crm_portfolio.assignment_assign_on_create')) and \
            self.env['portfolio.assignment.ruleset']._are_published()

    @api.model
    def _run(self, leads, trigger, excluded=None):
        """Give ``leads`` away by the rules in force.

        :param leads: open ``crm.lead``, any number. One with a salesperson goes to somebody else only if
            ``excluded`` names it
        :param trigger: what set it off, see ``portfolio.assignment.decision.trigger``
        :param dict excluded: ``{lead id: ids of users who do not get it again}``
        :return: the decisions made; a company without rules makes none but on demand, when somebody waits for
            an answer
        """
        # sudo: crm.lead, portfolio.assignment.rule and what they use - rules decide over leads and people the
        # caller may not see; he gets to know the decision
        engine = self.sudo()
        rulesets = engine._rulesets(leads)
        if trigger not in ('limit', 'hold'):
            engine._give_waiting(rulesets.rule_ids.pool_id | rulesets.wider_pool_id)
        batch = Batch(engine.env, leads.with_env(engine.env), excluded=excluded, rulesets=rulesets)
        batch.lock()
        outcomes = engine._decide(batch)
        if trigger == 'limit':
            # it waits on, by the decision it has
            outcomes = [outcome for outcome in outcomes if outcome.user]
        if trigger != 'demand':
            outcomes = [outcome for outcome in outcomes if outcome.ruleset]
        if excluded:
            # it stays with whoever has it unless somebody else is found
            outcomes = [outcome for outcome in outcomes if outcome.result == 'assigned' or not outcome.lead.user_id]
        return engine._apply(batch, outcomes, trigger).sudo(self.env.su)

    def _rulesets(self, leads):
        return self.env['portfolio.assignment.ruleset']._in_force(
            leads.with_env(self.env).company_id | self.env.company, self.env.cr.now())

    @api.model
    def _give_waiting(self, pools):
        """Leads that a limit, a pause or an absence held back, as far as these pools have room again, oldest first.

        Whoever comes now does not get what they wait for.
        """
        if free := self._waited_for(pools)._with_room(self.env.cr.now()):
            self._look_again(self._held_back([('held_pool_ids', 'in', free.ids)], limit=BATCH))

    @api.model
    def _look_again(self, leads, trigger='limit'):
        """Leads that found nobody go by the rules once more; whoever gave one back, or declined it, is not asked again.

        The order is that of their arrival; a lead that still finds nobody keeps the decision it has.
        """
        leads = leads.with_user(SUPERUSER_ID)
        return leads._portfolio_assign(trigger, leads._portfolio_had_already())

    def _waited_for(self, pools):
        """Those of ``pools`` that leads wait for."""
        if not pools:
            return pools
        self.env['crm.lead'].flush_model(['portfolio_decision_id', 'user_id', 'active', 'won_status'])
        self.env['portfolio.assignment.decision'].flush_model(['is_held_back', 'held_pool_ids'])
        rows = self.env.execute_query(SQL(
            """
            SELECT DISTINCT held.pool_id
              FROM portfolio_assignment_decision decision
              JOIN crm_lead lead ON lead.portfolio_decision_id = decision.id
              JOIN portfolio_assignment_decision_held_rel held ON held.decision_id = decision.id
             WHERE decision.is_held_back AND held.pool_id = ANY(%s)
               AND lead.user_id IS NULL AND lead.active AND lead.won_status = 'pending'
            """, pools.ids))
        return pools.browse(sorted(pool_id for pool_id, in rows))

    def _held_back(self, domain=(), limit=None):
        """The leads that wait for somebody to have room, in the order they came."""
        Lead = self.env['crm.lead']
        last = Domain('is_held_back', '=', True) & Domain(domain)
        return Lead.search(
            Lead._portfolio_unassigned_domain() & Domain('portfolio_decision_id', 'any', last), order='id', limit=limit)

    @api.model
    def _assign_pending(self, domain=None, trigger='demand'):
        """Give away all that nobody has, oldest first, a batch at a time; as core's job, it tells nobody.

        :return: ids of the decisions
        """
        engine = self.with_context(mail_auto_subscribe_no_notify=True)
        Lead = engine.env['crm.lead']
        ids = Lead.search(Domain(domain or []) & Lead._portfolio_unassigned_domain(), order='id').ids
        decisions = []
        for start in range(0, len(ids), BATCH):
            with without_collecting():
                found = engine._run(Lead.browse(ids[start:start + BATCH]), trigger)
                decisions += found.ids
                # what is tracked goes to the chatter while it is at hand, and does not pile up
                self.env.cr.flush()
            self.env.invalidate_all()
        return decisions

    # -- deciding --------------------------------------------------------------------------------

    def _decide(self, batch):
        """:return: one :class:`Outcome` a lead, in the order of the leads"""
        matching = batch.matching()
        batch.load()
        outcomes = []
        for lead in batch.leads:
            outcome = self._decide_one(batch, lead, matching[lead.id])
            batch.take(outcome)
            outcomes.append(outcome)
        return outcomes

    def _decide_one(self, batch, lead, rules):
        """:param rules: those that are about the lead, in their order"""
        candidates = []
        for place, rule in enumerate(rules):
            if given := self._give(batch, rule, lead, candidates):
                return self._outcome(
                    batch, lead, rule, given, candidates, passed=[one.name for one in rules[:place]])
        return self._fall_back(batch, lead, rules, candidates)

    def _give(self, batch, rule, lead, candidates):
        """:return: what of an :class:`Outcome` the rule decides, or ``None`` when it finds nobody"""
        if rule.target_type == 'team':
            return self._give_team(batch, rule, lead, candidates)
        user, reason, account = getattr(self, f'_find_{rule.target_type}')(batch, rule, lead)
        if user and not reason:
            reason = batch.refusal_of(user, rule.company_id, lead) or (
                'away' if batch.is_away(user, rule.company_id) else '')
        candidates.append(batch.entry(rule, user, reason or rule.target_type))
        if reason:
            if reason == 'away':
                # nobody else may do: it is looked at again
                batch.held_back.setdefault(lead.id, [])
            return None
        return {'user': user, 'how': rule.target_type, 'account': account}

    def _find_user(self, batch, rule, _lead):
        # whoever was deleted is gone as whoever is archived
        return rule.user_id, '' if rule.user_id else 'archived', ''

    def _find_account(self, batch, rule, lead):
        account = lead.partner_id.commercial_partner_id
        if not account:
            return account.user_id, 'no_account', ''
        return account.user_id, '' if account.user_id else 'no_salesperson', account.display_name

    def _find_known(self, batch, rule, lead):
        user, how = batch.known(lead)
        return user, '' if user else 'unknown', how

    def _find_zone(self, batch, rule, lead):
        user, zone = batch.zone_owner(lead)
        reason = '' if user else 'no_owner' if zone else 'no_zone'
        return user, reason, zone.complete_name or ''

    def _give_team(self, batch, rule, lead, candidates):
        if lead.id in batch.excluded and lead.user_id and rule.strategy in ('queue', 'offer'):
            # it stays with whoever has it unless somebody else has it for sure
            candidates.append(batch.entry(rule, self.env['res.users'], 'owned'))
            return None
        if rule.strategy == 'queue':
            candidates.append(batch.entry(rule, self.env['res.users'], 'queue'))
            return {'result': 'queued', 'how': 'queue', 'team': rule.team_id, 'pool': rule.pool_id}
        user, given = batch.pick(rule.pool_id, rule.strategy, lead, rule, candidates)
        if not user:
            return None
        given['user'] = user
        if rule.strategy == 'offer':
            until = batch.moment(rule.company_id, rule.accept_minutes)
            given.update({'result': 'offered', 'how': 'offer', 'until': until, 'team': rule.team_id})
        return given

    def _outcome(self, batch, lead, rule, given, candidates, **values):
        user = given.get('user') or self.env['res.users']
        return Outcome(**{
            'lead': lead, 'ruleset': batch.ruleset_of(lead), 'rule': rule,
            'pool': self.env['portfolio.assignment.pool'],
            'team': given.get('team') or batch.team_of(lead, user, rule), 'result': 'assigned',
            'how': '', 'tie': '', 'fallback': '', 'until': None, 'account': '', 'passed': (),
            'candidates': batch.encoded(candidates), 'number': None,
            'held': None if user else batch.held_back.get(lead.id), **given, **values, 'user': user})

    # -- when the rules find nobody ------------------------------------------------------------------

    def _fall_back(self, batch, lead, rules, candidates):
        """Wider pool, hold, queue, leader, default owner: the first that the version has and that works."""
        ruleset = batch.ruleset_of(lead)
        none = self.env['portfolio.assignment.rule']
        # the last rule that was about it says which team it is for
        rule = rules[-1] if rules else none
        passed = [one.name for one in rules]
        for fallback in ('wider', 'hold', 'queue', 'manager', 'default') if ruleset else ():
            given = getattr(self, f'_fall_back_{fallback}')(batch, ruleset, rule, lead, rules, candidates)
            if given:
                return self._outcome(batch, lead, none, {'how': fallback, **given}, candidates,
                                     fallback=fallback, passed=passed)
        return self._outcome(batch, lead, none, {'team': lead.team_id, 'result': 'none'}, candidates, passed=passed)

    def _fall_back_wider(self, batch, ruleset, rule, lead, visited, candidates):
        pool = ruleset.wider_pool_id
        if pool:
            user, given = batch.pick(pool, 'round_robin', lead, self.env['portfolio.assignment.rule'], candidates)
            return user and {'user': user, 'tie': given['tie'], 'pool': pool, 'team': pool.team_id}

    def _fall_back_hold(self, batch, ruleset, rule, lead, visited, candidates):
        pools = [one.pool_id for one in visited if one.pool_id] + list(ruleset.wider_pool_id)
        until = ruleset.hold and batch.next_hours(pools, lead)
        return until and {'result': 'held', 'until': until, 'team': lead.team_id}

    def _fall_back_queue(self, batch, ruleset, rule, lead, visited, candidates):
        pool = ruleset.queue_pool_id
        return pool and {'result': 'queued', 'pool': pool, 'team': pool.team_id}

    def _fall_back_manager(self, batch, ruleset, rule, lead, visited, candidates):
        team = rule.team_id or lead.team_id
        user = team.user_id if ruleset.to_manager else team.user_id.browse()
        return self._fall_back_on(batch, ruleset, user, lead, 'manager', candidates, team)

    def _fall_back_default(self, batch, ruleset, rule, lead, visited, candidates):
        return self._fall_back_on(batch, ruleset, ruleset.default_user_id, lead, 'default', candidates)

    def _fall_back_on(self, batch, ruleset, user, lead, how, candidates, team=None):
        """The last resort gets it on leave too: somebody has the lead, and its deadline shows it to others."""
        if not user:
            return None
        reason = batch.refusal_of(user, ruleset.company_id, lead)
        candidates.append(batch.entry(self.env['portfolio.assignment.rule'], user, reason or how))
        return None if reason else {'user': user, **({'team': team} if team else {})}

    # -- doing -----------------------------------------------------------------------------------

    def _apply(self, batch, outcomes, trigger):
        """Write what was decided: the rounds, leads grouped by who gets them, one decision a lead."""
        self.env['portfolio.assignment.pool']._store(batch.pools)
        # decisions first: the lead's pointer to it then goes into the same statement as its salesperson
        decisions = self.env['portfolio.assignment.decision']._record(batch, outcomes, trigger)
        self._give_leads(batch, outcomes)
        self.env['portfolio.assignment.offer']._make(decisions.filtered(lambda one: one.result == 'offered'))
        return decisions

    def _give_leads(self, batch, outcomes):
        """One write for all leads that go to one person of one team, as if somebody chose him on their forms."""
        def alike(outcome):
            # an offer or a queue has no owner yet, only people who may take it
            user = outcome.user if outcome.result == 'assigned' else outcome.user.browse()
            company = outcome.ruleset.company_id or self.env.company
            return company, user, outcome.team, bool(outcome.rule.convert and user and outcome.lead.type == 'lead')

        done = [outcome for outcome in outcomes if outcome.result in ('assigned', 'queued', 'offered')]
        pending, converted = PendingFollowers(), []
        every = batch.leads.with_context(**self.env.context)._portfolio_tell(
            pending, PromoteLater(), Assigning(GIVEN))
        for (company, user, team, convert), group in groupby(done, alike):
            leads = every.with_company(company).browse(
                [outcome.lead.id for outcome in group]).with_prefetch(every.ids)
            values = {'team_id': team.id, **({'user_id': user.id} if user else {})}
            if convert:
                values.update({'type': 'opportunity', 'date_conversion': self.env.cr.now()})
                converted += leads.ids
            if user or any(lead.team_id != team for lead in leads):
                leads.write(values)
        self.env['mail.followers']._portfolio_insert(pending.rows)
        self.env['crm.lead'].browse(converted)._portfolio_promote()
