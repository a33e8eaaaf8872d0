import logging
from collections import defaultdict, namedtuple

from odoo import api, models
from odoo.tools import SQL

from ...tools.fairness import deal, settle

_logger = logging.getLogger(__name__)

#: what the rules say of one lead; ``rule`` is empty when none matched or found anybody
Outcome = namedtuple('Outcome', 'lead rule user team account candidates')
#: where a rule's round stands after the leads of this call
Round = namedtuple('Round', 'rule turns scale credits')


class PortfolioLeadAssignment(models.AbstractModel):
    """The engine: what the rules say of a set of leads (:meth:`_decide`), then done (:meth:`_apply`).

    Deciding is set-wise and writes nothing. Leads are taken in the order of their ids and the state of a
    round belongs to one rule, so many leads at once end as they would one by one.
    """
    _name = 'portfolio.lead.assignment'
    _description = "Lead Assignment Engine"

    @api.model
    def _run(self, leads, trigger):
        """Give ``leads`` away by the rules in force.

        :param leads: ``crm.lead`` without salesperson, any number; others are left alone
        :param trigger: ``create`` or ``demand``; a lead that no rule matches leaves a decision only on
            demand, when somebody waits for an answer
        :return: the decisions made
        """
        # sudo: crm.lead, portfolio.lead.rule and what they use - rules decide over leads and people the
        # caller may not see; he gets to know the decision
        engine = self.sudo()
        outcomes, rounds = engine._decide(leads.with_env(engine.env))
        if trigger != 'demand':
            outcomes = [outcome for outcome in outcomes if outcome.rule]
        return engine._apply(outcomes, rounds, trigger).sudo(self.env.su)

    # -- deciding --------------------------------------------------------------------------------

    def _decide(self, leads):
        """:return: one :class:`Outcome` a lead and one :class:`Round` a rule that dealt turns"""
        waiting = {lead_id: [] for lead_id in sorted(leads.ids)}
        outcomes, rounds = [], []
        for rule in self.env['portfolio.lead.rule'].search([]):
            matched = self._match(rule, waiting)
            if not matched:
                continue
            given, dealt = getattr(self, f'_give_{rule.target_type}')(rule, matched)
            rounds += dealt
            for lead, user, team, account, candidates in given:
                waiting[lead.id] += candidates
                if user:
                    outcomes.append(Outcome(lead, rule, user, team, account, waiting.pop(lead.id)))
        nobody = self.env['res.users']
        for lead_id, candidates in waiting.items():
            lead = leads.browse(lead_id)
            outcomes.append(
                Outcome(lead, self.env['portfolio.lead.rule'], nobody, lead.team_id, '', candidates))
        return outcomes, rounds

    def _match(self, rule, waiting):
        """The leads among ``waiting`` the rule is about: one search, in the order of their ids."""
        Lead = self.env['crm.lead']
        companies = [rule.company_id.id]
        if rule.company_id == self.env.company:
            companies.append(False)
        try:
            domain = rule._lead_domain() & Lead._portfolio_unassigned_domain()
            return waiting and Lead.search([
                ('id', 'in', list(waiting)), ('company_id', 'in', companies), *domain], order='id')
        except (ValueError, SyntaxError):
            # a field the filter uses went with its module: no reason to refuse the lead
            _logger.warning(
                "Lead rule %s (%s) is passed over: its filter cannot be evaluated.", rule.id, rule.name)
            return Lead

    def _give_user(self, rule, leads):
        user = rule.user_id
        reason = 'fixed' if user.active else 'archived'
        candidates = [self._candidate(rule, user, reason)]
        team_of = self._team_finder(rule)
        return [
            (lead, user if user.active else user.browse(), team_of(lead, user), '', list(candidates))
            for lead in leads
        ], []

    def _give_account(self, rule, leads):
        team_of = self._team_finder(rule)
        given = []
        for lead in leads:
            account = lead.partner_id.commercial_partner_id
            user = account.user_id
            reason = self._account_reason(rule, account, user)
            chosen = user if reason == 'responsible' else user.browse()
            candidates = [self._candidate(rule, user, reason)]
            given.append((lead, chosen, team_of(lead, chosen), account.display_name, candidates))
        return given, []

    def _account_reason(self, rule, account, user):
        if not account:
            return 'no_account'
        if not user:
            return 'no_salesperson'
        if not user.active:
            return 'archived'
        return 'responsible' if rule.company_id in user.company_ids else 'company'

    def _give_team(self, rule, leads):
        order, dealt, verdicts = self._deal(rule, len(leads))
        if not order:
            candidates = [self._candidate(rule, user, verdict) for user, verdict in verdicts]
            candidates = candidates or [self._candidate(rule, self.env['res.users'], 'empty_team')]
            return [(lead, self.env['res.users'], rule.team_id, '', list(candidates)) for lead in leads], []
        entries = {
            user: self._candidate(rule, user, 'later' if verdict == 'present' else verdict)
            for user, verdict in verdicts
        }
        given = []
        for lead, user in zip(leads, order, strict=True):
            chosen = self._candidate(rule, user, 'turn')
            others = [entry for other, entry in entries.items() if other != user]
            given.append((lead, user, rule.team_id, '', [chosen, *others]))
        return given, [dealt]

    def _deal(self, rule, count):
        """Whose turn it is, by the rule's strategy, ``count`` times running.

        :return: users in turn (empty when nobody is present), the :class:`Round` and everybody's verdict
        """
        rule._lock_round()
        rule._sync_members()
        verdicts = rule._team_verdicts()
        weight = {member.user_id: member.weight for member in rule.member_ids}
        present = {user: weight[user] for user, verdict in verdicts if verdict == 'present'}
        if not present:
            return [], None, verdicts
        credits = {member.user_id: member.credit for member in rule.member_ids}
        credits = settle(credits, present, rule.turn_scale)
        order, after = deal(count, present, credits)
        return order, Round(rule, count, sum(present.values()), {**credits, **after}), verdicts

    def _candidate(self, rule, user, reason):
        verdict = {'fixed': 'chosen', 'turn': 'chosen', 'responsible': 'chosen', 'later': 'later'}
        return {
            'rule': rule.id, 'rule_name': rule.name, 'user': user.id, 'name': user.name,
            'verdict': verdict.get(reason, 'skipped'), 'reason': reason,
        }

    def _team_finder(self, rule):
        """The team a lead gets with a user, as crm computes it, searched once per user and not per lead."""
        found = {}

        def team_of(lead, user):
            if not user or rule.team_id:
                return rule.team_id or lead.team_id
            if lead.team_id and user in (lead.team_id.member_ids | lead.team_id.user_id):
                return lead.team_id
            uses = 'use_leads' if lead.type == 'lead' else 'use_opportunities'
            if (user, uses) not in found:
                found[user, uses] = self.env['crm.team'].with_company(rule.company_id)._get_default_team_id(
                    user_id=user.id, domain=[(uses, '=', True)])
            return found[user, uses]

        return team_of

    # -- doing -----------------------------------------------------------------------------------

    def _apply(self, outcomes, rounds, trigger):
        """Write what was decided: leads grouped by who gets them, the rounds, one decision a lead."""
        for dealt in rounds:
            dealt.rule._store_round(dealt.turns, dealt.scale, dealt.credits)
        groups = defaultdict(list)
        for outcome in outcomes:
            if outcome.rule:
                groups[outcome.rule.company_id, outcome.user, outcome.team].append(outcome.lead.id)
        for (company, user, team), lead_ids in groups.items():
            self.env['crm.lead'].with_company(company).browse(lead_ids).write({
                'user_id': user.id, 'team_id': team.id})
        decisions = self.env['portfolio.lead.decision'].create([
            self._decision_values(outcome, trigger) for outcome in outcomes])
        self._point_at(decisions)
        return decisions

    def _decision_values(self, outcome, trigger):
        return {
            'lead_id': outcome.lead.id,
            'result': 'assigned' if outcome.rule else 'none',
            'rule_id': outcome.rule.id,
            'user_id': outcome.user.id,
            'team_id': outcome.team.id,
            'trigger': trigger,
            'candidates': outcome.candidates,
            'facts': self._facts(outcome),
        }

    def _facts(self, outcome):
        tried = dict.fromkeys(candidate['rule_name'] for candidate in outcome.candidates)
        tried.pop(outcome.rule.name, None)
        return {
            'kind': outcome.rule.target_type or 'none',
            'rule': outcome.rule.name or '',
            'user': outcome.user.name or '',
            'team': outcome.team.name or '',
            'account': outcome.account,
            'passed': list(tried),
        }

    def _point_at(self, decisions):
        """Each lead's last decision, in one statement: a pointer of ours, which no automation or tracking
        of a lead needs to hear of."""
        if not decisions:
            return
        decisions.flush_recordset()
        self.env.execute_query(SQL(
            """
            UPDATE crm_lead lead
               SET portfolio_decision_id = decision.id
              FROM portfolio_lead_decision decision
             WHERE decision.id IN %s AND decision.lead_id = lead.id
            RETURNING lead.id
            """, tuple(decisions.ids)))
        decisions.lead_id.invalidate_recordset(['portfolio_decision_id'])
