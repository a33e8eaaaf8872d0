from datetime import datetime, timedelta
from itertools import product
from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import freeze_time

from ...tools.assignment.dealing_pool import distance
from ..lead.common import LeadTeamCase

# a Tuesday, eleven o'clock in Madrid, in the middle of a month
TUESDAY = datetime(2026, 3, 17, 10)

STRATEGIES = (
    'round_robin', 'weighted', 'capacity', 'waiting', 'least_loaded', 'free_capacity', 'skill', 'nearest',
    'performance', 'random', 'queue', 'offer')
LIMITS = ('hour', 'day', 'week', 'month', 'open')
GATES = (
    'none', 'hours', 'ahead', 'leave', *(f'limit_{window}' for window in LIMITS), 'gap', 'paused', 'paused_until',
    'filter', 'archived', 'nobody')
FALLBACKS = ('wider', 'hold', 'queue', 'manager', 'default')
PASSED_OVER = {
    'archived', 'left', 'paused', 'company', 'away', 'hours', 'hour', 'day', 'week', 'month', 'open', 'gap', 'unfit',
    'declined'}


class TestLeadExplained(LeadTeamCase):
    """What is written of a lead is what happened to it, whatever the strategy and whatever stands in the way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.partner_id.tz = 'Europe/Madrid'
        cls.env.company.resource_calendar_id = cls.env['resource.calendar'].create({
            'name': "House", 'tz': 'Europe/Madrid'})
        cls.env['crm.lead'].search([('user_id', '=', False)]).active = False
        cls.rule_ = cls.rule("North", cls.north)
        cls.pool = cls.rule_.pool_id
        cls.ruleset = cls.rule_.ruleset_id
        cls.ruleset.date_start = '2026-01-01'
        cls.users = cls.ana | cls.bruno | cls.paula
        cls.row = {row.user_id: row for row in cls.pool.member_ids}
        cls.row[cls.ana].write({'weight': 2, 'limit_month': 40, 'limit_open': 30})
        cls.row[cls.bruno].write({'limit_month': 30, 'limit_open': 20})
        cls.tag = cls.env['crm.tag'].create({'name': "Wine"})
        cls.row[cls.bruno].tag_ids = cls.tag
        for user, place in ((cls.ana, (42.24, -8.72)), (cls.bruno, (43.36, -8.41))):
            user.partner_id.write({'partner_latitude': place[0], 'partner_longitude': place[1]})
        cls.bakery.write({'partner_latitude': 43.01, 'partner_longitude': -7.56})
        cls.wide = cls.env['portfolio.assignment.pool'].create({'name': "Everybody else", 'team_id': cls.south.id})

    # -- the world -----------------------------------------------------------------------------------

    def at(self, moment):
        self.env.flush_all()
        self.env.invalidate_all()
        stack = freeze_time(moment)
        stack.start()
        self.addCleanup(stack.stop)
        clock = patch.object(type(self.env.cr), 'now', lambda cr: moment)
        clock.start()
        self.addCleanup(clock.stop)

    def calendar(self, name, *days):
        """Working hours of a person: mornings of these days of the week."""
        return self.env['resource.calendar'].create({
            'name': name, 'tz': 'Europe/Madrid', 'attendance_ids': [Command.clear(), *(Command.create({
                'name': day, 'dayofweek': day, 'hour_from': 9, 'hour_to': 13, 'day_period': 'morning'})
                for day in days)]})

    def with_hours(self, user, *days):
        return self.env['resource.resource'].create({
            'name': user.name, 'user_id': user.id, 'company_id': self.env.company.id, 'tz': 'Europe/Madrid',
            'calendar_id': self.calendar(user.name, *days).id})

    def stand_in_the_way(self, gate):
        """Of Ana alone, but for ``ahead``, when nobody works, and ``nobody``, when nobody gets any."""
        ana = self.row[self.ana]
        if gate in ('hours', 'ahead'):
            self.pool.write({'hours': 'working', 'ahead': 72 if gate == 'ahead' else 0})
            for user, days in zip(self.users, ('2', '1', '14') if gate == 'hours' else ('2', '3', '24'), strict=True):
                self.with_hours(user, *days)
        elif gate == 'leave':
            resource = self.with_hours(self.ana, *'01234')
            self.env['resource.calendar.leaves'].create({
                'name': "Leave", 'calendar_id': resource.calendar_id.id, 'resource_id': resource.id,
                'date_from': '2026-03-16 00:00:00', 'date_to': '2026-03-20 00:00:00'})
        elif gate.startswith('limit'):
            ana[gate] = self.had(self.ana)[gate.removeprefix('limit_')] + 1
        elif gate == 'gap':
            ana.gap = 60
        elif gate in ('paused', 'paused_until', 'filter'):
            ana.write({
                'paused': {'is_paused': True}, 'paused_until': {'paused_until': '2026-03-18'},
                'filter': {'domain': "[('name', 'ilike', 'castle')]"}}[gate])
        elif gate == 'archived':
            self.ana.active = False
        elif gate == 'nobody':
            self.pool.member_ids.is_paused = True

    def had(self, user):
        """What somebody has, counted here by hand: leads that are his and offers that are open."""
        self.env.flush_all()
        self.env.cr.execute("""
            SELECT date_open, active AND won_status = 'pending' FROM crm_lead WHERE user_id = %(user)s
             UNION ALL
            SELECT decision.date, TRUE
              FROM portfolio_assignment_offer offer
              JOIN portfolio_assignment_decision decision ON decision.id = offer.decision_id
             WHERE offer.user_id = %(user)s AND offer.state = 'open'
            """, {'user': user.id})
        found = self.env.cr.fetchall()
        starts = {  # of the hour, the day, the week and the month in Madrid, an hour before UTC
            'hour': TUESDAY, 'day': datetime(2026, 3, 16, 23), 'week': datetime(2026, 3, 15, 23),
            'month': datetime(2026, 2, 28, 23)}
        return {
            **{window: sum(moment >= start for moment, _open in found) for window, start in starts.items()},
            'open': sum(is_open for _moment, is_open in found),
            'last': max((moment for moment, _open in found), default=datetime.min)}

    def before(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return {user: {**self.had(user), 'turn': self.row[user].last_turn} for user in self.users}

    # -- what must hold ------------------------------------------------------------------------------

    def check(self, lead, before):
        decision = lead.portfolio_decision_id
        Decision = self.env['portfolio.assignment.decision']
        for name in ('how', 'tie_break', 'fallback', 'result', 'trigger'):
            known = dict(Decision._fields[name].selection)
            self.assertIn(decision[name], {False, *known}, f"{name} is one of its selection")
        self.assertTrue(decision.how or decision.result == 'none')
        self.assertEqual(lead.user_id, decision.user_id if decision.result == 'assigned' else self.env['res.users'])
        self.check_sentence(lead, decision)
        self.check_candidates(decision, before)
        if decision.pool_id == self.pool and decision.user_id:
            self.check_choice(lead, decision, before)

    def check_sentence(self, lead, decision):
        said = lead.portfolio_assignment_reason
        self.assertEqual(said, decision.sentence)
        self.assertNotIn("Changed by hand", said)
        self.assertNotIn("?", said)
        self.assertEqual("No rule matched it" in said, False, "one is about every lead")
        if decision.rule_id:
            self.assertIn(f"rule '{decision.rule_id.name}'", said)
            self.assertFalse(decision.fallback)
        else:
            self.assertTrue(decision.fallback or decision.result == 'none')
            self.assertIn("found nobody: North", said)
        if decision.user_id:
            self.assertIn(decision.user_id.name, said)
        if decision.result in ('held', 'offered'):
            self.assertGreater(decision.date_until, decision.date)
        offers = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id), ('state', '=', 'open')])
        self.assertEqual(bool(offers), decision.result == 'offered')
        self.assertEqual(offers.user_id, decision.user_id if offers else self.env['res.users'])

    def check_candidates(self, decision, before):
        words = decision._reasons()
        for considered in decision.candidates:
            for user_id, _name, reason, *detail in considered['people']:
                self.assertIn(reason, words)
                user = self.env['res.users'].browse(user_id)
                if reason in LIMITS and user in before:
                    self.assertEqual(
                        detail, [f"{before[user][reason]}/{self.row[user][f'limit_{reason}']}"],
                        "as much as he had at that moment")

    def check_choice(self, lead, decision, before):
        """Whom the strategy must have chosen, what it measured and what decided between equals."""
        people = {
            self.env['res.users'].browse(user_id): reason
            for considered in decision.candidates for user_id, _name, reason, *_detail in considered['people']
            if considered['rule_name'] == "North"}
        present = [user for user in self.users if user in people and people[user] not in PASSED_OVER]
        self.assertIn(decision.user_id, present)
        strategy = self.rule_.strategy
        how, tie, number = decision.how, decision.tie_break, decision.facts.get('number')
        if self.pool.ahead:
            # nobody works, so no strategy decided
            self.assertEqual(how, 'offer' if strategy == 'offer' else 'soonest')
            days = {user: {self.ana: 1, self.bruno: 2, self.paula: 1}[user] for user in present}
            self.assert_tie(decision, [user for user in present if days[user] == min(days.values())], before, {False})
            return
        expected = {'round_robin': 'turn', 'weighted': 'turn', 'capacity': 'turn'}.get(strategy, strategy)
        self.assertEqual(how, expected)
        if strategy in ('round_robin', 'weighted', 'capacity', 'performance', 'offer'):
            self.assertEqual(tie, 'turn' if len(present) > 1 else False)
            return
        if strategy == 'random':
            self.assertEqual(tie, 'lot' if len(present) > 1 else False)
            return
        if strategy == 'waiting':
            first = [user for user in present if before[user]['last'] == min(before[one]['last'] for one in present)]
            self.assert_tie(decision, first, before, {False})
            return
        scores = {user: self.score(strategy, user, lead, before) for user in present}
        best = [user for user in present if scores[user] == max(scores.values())]
        self.assert_tie(decision, best, before, {False})
        score = scores[decision.user_id]
        if strategy == 'least_loaded':
            self.assertEqual(number, -score)
            self.assertIn(f": {-score} (", decision.sentence)
        elif strategy == 'free_capacity' and score != float('inf'):
            self.assertEqual(number, score)
            self.assertIn(f": {score} (", decision.sentence)
        elif strategy == 'nearest' and score != -float('inf'):
            self.assertEqual(number, round(-score))

    def score(self, strategy, user, lead, before):
        if strategy == 'least_loaded':
            return -before[user]['open']
        if strategy == 'free_capacity':
            limit = self.row[user].limit_open
            if limit:
                return limit - before[user]['open']
            limit = self.row[user].limit_month
            return limit - before[user]['month'] if limit else float('inf')
        if strategy == 'skill':
            return len(self.row[user].tag_ids & lead.tag_ids)
        places = [(partner.partner_latitude, partner.partner_longitude) for partner in (
            user.partner_id, lead.partner_id)]
        return -distance(*(place if any(place) else None for place in places))

    def assert_tie(self, decision, equals, before, alone):
        """The longest wait, then the furthest turn, then the order, and the decision names which of them it was."""
        if len(equals) == 1:
            self.assertIn(decision.tie_break, alone)
            self.assertEqual(decision.user_id, equals[0])
            return
        for tie, key in (('waiting', 'last'), ('turn', 'turn')):
            lowest = min(before[user][key] for user in equals)
            left = [user for user in equals if before[user][key] == lowest]
            if len(left) == 1:
                # of those who wait longest by the strategy itself, all have the same last lead
                self.assertEqual((decision.tie_break, decision.user_id), (tie, left[0]))
                return
            equals = left
        self.assertEqual((decision.tie_break, decision.user_id), ('order', equals[0]))

    # -- every strategy and every gate ---------------------------------------------------------------

    def arrive(self, number):
        return self.leads(
            f"castle {number}" if number % 3 == 2 else f"house {number}",
            partner_id=self.bakery.id if number % 2 else False, tag_ids=self.tag.ids if number == 1 else [])

    def history(self):
        """Ana, Bruno and Paula had leads before, by hand and at different times."""
        for days, user, count in ((12, self.ana, 3), (3, self.bruno, 2), (1, self.ana, 1), (0, self.paula, 2)):
            self.at(TUESDAY - timedelta(days=days, minutes=20))
            self.leads(*"123"[:count], user_id=user.id, type='opportunity')
        self.at(TUESDAY)

    def test_every_strategy_and_gate(self):
        self.history()
        for strategy, gate in product(STRATEGIES, GATES):
            with self.subTest(strategy=strategy, gate=gate), self.env.cr.savepoint() as savepoint:
                self.rule_.strategy = strategy
                self.stand_in_the_way(gate)
                for number in range(3):
                    self.at(TUESDAY + timedelta(minutes=number))
                    before = self.before()
                    lead = self.arrive(number)
                    self.env.flush_all()
                    self.env.invalidate_all()
                    self.check(lead, before)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_every_fallback_and_gate(self):
        """Where the rule finds nobody: what the version has for it, each alone and all together."""
        chains = [(one,) for one in FALLBACKS] + [FALLBACKS[start:] for start in range(len(FALLBACKS))] + [()]
        values = {
            'wider': {'wider_pool_id': self.wide.id}, 'hold': {'hold': True}, 'queue': {'queue_pool_id': self.wide.id},
            'manager': {'to_manager': True}, 'default': {'default_user_id': self.diego.id}}
        seen = set()
        for chain, gate, everybody in product(chains, ('hours', 'limit_day', 'gap', 'paused', 'leave'), (True, False)):
            with self.subTest(chain=chain, gate=gate), self.env.cr.savepoint() as savepoint:
                self.at(TUESDAY)
                for one in chain:
                    self.ruleset.write(values[one])
                (self.row[self.bruno] | self.row[self.paula]).is_paused = everybody
                self.stand_in_the_way(gate)
                for number in range(2):
                    self.at(TUESDAY + timedelta(minutes=number))
                    before = self.before()
                    lead = self.arrive(number)
                    self.env.flush_all()
                    self.env.invalidate_all()
                    self.check(lead, before)
                    decision = lead.portfolio_decision_id
                    seen.add((decision.result, decision.fallback))
                    self.assertIn(decision.fallback, {False, *chain})
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertLessEqual({('none', False), *(
            ({'hold': 'held', 'queue': 'queued'}.get(one, 'assigned'), one) for one in FALLBACKS)}, seen)

    # -- said of one day -----------------------------------------------------------------------------

    def test_a_rule_gave_it_when_nobody_works_until_the_day_after_tomorrow(self):
        """On a Tuesday; Ana comes on Wednesday, Bruno on Thursday."""
        self.stand_in_the_way('ahead')
        self.at(TUESDAY + timedelta(hours=12))
        lead = self.leads("late in the evening")
        self.assertEqual((lead.user_id, lead.portfolio_decision_id.how), (self.ana, 'soonest'))
        self.assertEqual(
            lead.portfolio_assignment_reason,
            "Nobody in team North who could have it works now; Ana is among the next to start (rule 'North').")

    def test_no_rule_matched_is_said_of_what_no_rule_is_about_and_of_nothing_else(self):
        self.rule_.domain = "[('name', 'ilike', 'castle')]"
        self.pool.member_ids.is_paused = True
        castle, house = self.leads("castle", "house")
        self.assertEqual(house.portfolio_assignment_reason, "No rule matched it.")
        self.assertEqual(castle.portfolio_assignment_reason, "Matched but found nobody: North.")

    def test_of_two_with_as_few_open_leads_the_one_whose_last_lead_is_older(self):
        """Paula had hers at nine, by hand; Bruno at ten; both have one open."""
        self.rule_.strategy = 'least_loaded'
        self.at(TUESDAY - timedelta(hours=2))
        self.leads("1", user_id=self.paula.id)
        self.at(TUESDAY - timedelta(hours=1))
        self.leads("2", user_id=self.bruno.id)
        self.leads("3", "4", user_id=self.ana.id)
        self.at(TUESDAY)
        decision = self.leads("5").portfolio_decision_id
        self.assertEqual((decision.user_id, decision.tie_break), (self.paula, 'waiting'))
        self.assertEqual(
            decision.sentence, "Paula has the fewest open leads in team North: 1 (rule 'North').")

    def test_an_offered_lead_is_not_changed_by_hand_until_it_is(self):
        self.rule_.strategy = 'offer'
        self.at(TUESDAY)
        lead = self.leads("1")
        self.assertTrue(lead.portfolio_assignment_reason.startswith("Offered to Ana until"))
        lead.with_user(self.diego).user_id = self.carla
        self.assertIn("Changed by hand since", lead.portfolio_assignment_reason)

    def test_a_limit_says_how_much_of_it_is_used(self):
        self.at(TUESDAY)
        self.row[self.ana].limit_day = 2
        self.leads(*"123", user_id=self.ana.id)
        self.assertIn(
            "Ana: passed over, has the leads of this day (3 of 2)",
            self.leads("1").portfolio_decision_id.candidates_text)
