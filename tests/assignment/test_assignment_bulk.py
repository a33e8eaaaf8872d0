from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import NoMatch
from ..lead.common import LeadTeamCase
from .test_assignment_explained import STRATEGIES

WINDOWS = ('limit_hour', 'limit_day', 'limit_week', 'limit_month', 'limit_open')

#: what one person of a pool may have
PERSON = st.fixed_dictionaries({
    'weight': st.integers(1, 3),
    'gap': st.sampled_from([0, 0, 0, 30]),
    'is_paused': st.sampled_from([False, False, False, True]),
    'domain': st.sampled_from(['[]', '[]', "[('name', '=', 'a')]"]),
    **{window: st.sampled_from([0, 0, 0, 1, 2]) for window in WINDOWS},
})
#: a rule: about which leads, for whom, whose round it is
RULE = st.fixed_dictionaries({
    'domain': st.sampled_from(['[]', "[('name', '=', 'a')]", "[('name', 'in', ['b', 'c'])]"]),
    'target': st.sampled_from(['team', 'team', 'team', 'known', 'account', 'ana']),
    'strategy': st.sampled_from([*STRATEGIES, 'offer', 'offer', 'least_loaded', 'waiting']),
    'shared': st.booleans(),
    'limit_scope': st.sampled_from(['all', 'pool']),
    'convert': st.booleans(),
})
LEAD = st.fixed_dictionaries({
    'name': st.sampled_from("abc"),
    'email_from': st.sampled_from([False, 'eva@gmail.com', 'luis@gmail.com']),
    'partner': st.sampled_from([False, False, 'bakery', 'orphan']),
    'type': st.sampled_from(['lead', 'opportunity']),
})
WORLD = st.fixed_dictionaries({
    'people': st.lists(PERSON, min_size=3, max_size=3),
    'rules': st.lists(RULE, min_size=1, max_size=3),
    'leads': st.lists(LEAD, min_size=2, max_size=9),
    'chain': st.sets(st.sampled_from(['wider', 'queue', 'manager', 'default'])),
    'by_hand': st.lists(st.sampled_from(['ana', 'bruno', 'paula']), max_size=4),
})


class TestLeadBulk(LeadTeamCase):
    """Many leads at once end as they would one after the other: who gets them, why, and where the rounds stand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['crm.lead'].search([('user_id', '=', False)]).active = False

    def build(self, world):
        for login in world['by_hand']:
            self.leads("by hand", user_id=getattr(self, login).id)
        for number, values in enumerate(world['rules']):
            target = self.north if values['target'] == 'team' else (
                self.ana if values['target'] == 'ana' else values['target'])
            rule = self.rule(
                f"Rule {number}", target, values['domain'], sequence=number, strategy=values['strategy'],
                convert=values['convert'])
            if rule.pool_id:
                if number and values['shared'] and rule.ruleset_id.rule_ids.pool_id:
                    rule.pool_id = rule.ruleset_id.rule_ids.pool_id[0]
                rule.pool_id.limit_scope = values['limit_scope']
        pool = self.env['portfolio.assignment.pool'].create({'name': "Wider", 'team_id': self.south.id})
        rows = self.env['portfolio.assignment.pool.member'].search([])
        for user, values in zip((self.ana, self.bruno, self.paula), world['people'], strict=True):
            rows.filtered(lambda row, user=user: row.user_id == user).write(values)
        rule.ruleset_id.write({
            'wider_pool_id': pool.id if 'wider' in world['chain'] else False,
            'queue_pool_id': pool.id if 'queue' in world['chain'] else False,
            'to_manager': 'manager' in world['chain'],
            'default_user_id': self.diego.id if 'default' in world['chain'] else False})

    def outcome(self, world, at_once):
        with self.env.cr.savepoint() as savepoint:
            self.build(world)
            leads = self.env['crm.lead']._portfolio_tell(NoAssignment(), NoMatch()).create([
                {**{name: value for name, value in values.items() if name != 'partner'}, 'user_id': False,
                 'team_id': False, 'partner_id': getattr(self, values['partner']).id if values['partner'] else False}
                for values in world['leads']])
            leads = self.env['crm.lead'].browse(leads.ids)
            if at_once:
                leads._portfolio_assign()
            else:
                for lead in leads:
                    self.env.flush_all()
                    self.env.invalidate_all()
                    lead._portfolio_assign()
            self.env.flush_all()
            self.env.invalidate_all()
            seen = [self.seen(lead) for lead in leads]
            seen += [
                (pool.name, pool.turn_count, pool.turn_scale, [(row.user_id.login, row.credit, row.last_turn)
                                                               for row in pool.member_ids])
                for pool in self.env['portfolio.assignment.pool'].search([])]
            savepoint.rollback()
        self.env.invalidate_all()
        return seen

    def seen(self, lead):
        decision = lead.portfolio_decision_id
        offer = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id), ('state', '=', 'open')])
        return (
            lead.name, lead.user_id.login, lead.team_id.name, lead.type, offer.user_id.login, decision.result,
            decision.how, decision.tie_break, decision.fallback, decision.sentence, decision.candidates_text)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(WORLD)
    def test_any_leads_and_rules(self, world):
        self.assertEqual(self.outcome(world, at_once=True), self.outcome(world, at_once=False))

    def person(self, **values):
        return {'weight': 1, 'gap': 0, 'is_paused': False, 'domain': '[]', **dict.fromkeys(WINDOWS, 0), **values}

    def world(self, *rules, people=({}, {}, {}), **values):
        rule = {
            'domain': '[]', 'target': 'team', 'strategy': 'round_robin', 'shared': False, 'limit_scope': 'all',
            'convert': False}
        lead = {'name': "a", 'email_from': False, 'partner': False, 'type': 'lead'}
        return {
            'people': [self.person(**one) for one in people], 'rules': [{**rule, **one} for one in rules],
            'leads': [lead] * 8, 'chain': set(), 'by_hand': [], **values}

    def test_an_offer_counts_as_a_lead_until_it_is_answered(self):
        """Nobody may have more than two a day: six of eight are offered, the others wait."""
        world = self.world({'strategy': 'offer'}, people=[{'limit_day': 2}] * 3)
        seen = self.outcome(world, at_once=True)
        self.assertEqual([row[4] for row in seen[:8]], ['ana', 'bruno', 'paula', 'ana', 'bruno', 'paula', False, False])
        self.assertEqual(self.outcome(world, at_once=False), seen)

    def test_what_a_rule_for_one_person_gave_counts_in_the_pools_of_the_next(self):
        world = self.world(
            {'target': 'ana', 'domain': "[('name', '=', 'a')]"}, {'strategy': 'least_loaded'},
            leads=[{'name': name, 'email_from': False, 'partner': False, 'type': 'lead'} for name in "aabbb"])
        seen = self.outcome(world, at_once=True)
        self.assertEqual([row[1] for row in seen[:5]], ['ana', 'ana', 'bruno', 'paula', 'bruno'])
        self.assertEqual(self.outcome(world, at_once=False), seen)

    def test_two_of_one_sender_at_once_go_to_one_person(self):
        """As they would on two days: the second is known by the first."""
        world = self.world({'target': 'known'}, {}, leads=[
            {'name': "a", 'email_from': email, 'partner': False, 'type': 'lead'}
            for email in ('eva@gmail.com', 'luis@gmail.com', 'eva@gmail.com', 'luis@gmail.com')])
        seen = self.outcome(world, at_once=True)
        self.assertEqual([row[1] for row in seen[:4]], ['ana', 'bruno', 'ana', 'bruno'])
        self.assertEqual(self.outcome(world, at_once=False), seen)

    def test_leads_that_go_from_one_to_others_count_no_more_where_they_were(self):
        """Ana leaves six leads; whoever has the fewest gets the next, at once as one after the other."""
        self.team_rule('least_loaded')
        self.leads("paula's", user_id=self.paula.id)
        leads = self.leads(*"123456", user_id=self.ana.id)
        given = []
        for at_once in (True, False):
            with self.env.cr.savepoint() as savepoint:
                groups = [leads] if at_once else leads
                for group in groups:
                    self.env.flush_all()
                    self.env.invalidate_all()
                    group._portfolio_assign('sla', {lead.id: {self.carla.id} for lead in group})
                given.append([(lead.user_id.login, lead.portfolio_assignment_reason) for lead in leads])
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertEqual(given[0], given[1])
        self.assertIn('bruno', dict(given[0]))

    def test_who_has_joined_the_team_since(self):
        """A place in the round is kept from the first lead on, one at a time too."""
        rule = self.team_rule('weighted')
        self.leads(*"12345")
        self.north.member_ids |= self.carla
        given = []
        for at_once in (True, False):
            with self.env.cr.savepoint() as savepoint:
                leads = self.leads(*"12345678") if at_once else self.env['crm.lead'].union(
                    *(self.leads(name) for name in "12345678"))
                given.append(self.logins(leads))
                self.assertEqual(self.logins(leads).count('carla'), 2)
                self.assertIn(self.carla, rule.pool_id.member_ids.user_id)
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertEqual(given[0], given[1])
