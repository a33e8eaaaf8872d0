from ast import literal_eval
from datetime import datetime, timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user

from ...models.assignment import assignment_engine
from ...models.assignment.assignment_batch import Batch
from ...tools.foundation.carrier import NoAssignment
from ..lead.common import LeadTeamCase

# a Monday morning in Spain
MONDAY = '2026-03-02 09:30:00'


class TestLeadStrategy(LeadTeamCase):
    """Who of a team gets the lead, and who does not."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.partner_id.tz = 'Europe/Madrid'

    # -- strategies ----------------------------------------------------------------------------------

    def test_by_weight(self):
        self.team_rule('weighted')
        self.members[self.ana].weight = 2
        leads = self.leads(*"12345678")
        self.assertEqual(
            [self.logins(leads).count(login) for login in ('ana', 'bruno', 'paula')], [4, 2, 2])

    def test_by_monthly_limit_from_one_a_month(self):
        """Core's daily quota rounds a small capacity down to nothing."""
        self.team_rule('capacity')
        for user, limit in ((self.ana, 1), (self.bruno, 2), (self.paula, 3)):
            self.members[user].limit_month = limit
        leads = self.leads(*"1234567")
        self.assertEqual(
            [self.logins(leads).count(login) for login in ('ana', 'bruno', 'paula', False)], [1, 2, 3, 1])
        self.assertIn("has the leads of this month", leads[-1].portfolio_decision_id.candidates_text or "")

    def test_fewest_open_leads(self):
        self.leads("old", "older", user_id=self.ana.id)
        self.leads("old", user_id=self.bruno.id)
        self.team_rule('least_loaded')
        leads = self.leads(*"1234")
        self.assertEqual(self.logins(leads), ['paula', 'bruno', 'paula', 'ana'])
        self.assertIn("fewest open leads", leads[0].portfolio_assignment_reason)

    def test_most_free_capacity_ties_by_the_longest_wait(self):
        self.team_rule('free_capacity')
        for user, limit in ((self.ana, 5), (self.bruno, 3), (self.paula, 4)):
            self.members[user].limit_open = limit
        leads = self.leads(*"1234")
        self.assertEqual(self.logins(leads), ['ana', 'paula', 'ana', 'bruno'])
        self.assertEqual(leads[1].portfolio_decision_id.tie_break, 'waiting')

    def test_best_match_of_skills(self):
        self.team_rule('skill')
        wine, tools = self.env['crm.tag'].create([{'name': "Wine"}, {'name': "Tools"}])
        french = self.env['res.lang']._activate_lang('fr_FR')
        self.members[self.bruno].write({'tag_ids': wine.ids, 'language_ids': french.ids})
        self.members[self.paula].tag_ids = tools
        leads = [self.leads("1", tag_ids=tag.ids, lang_id=lang.id)
                 for tag, lang in ((wine, french), (tools, french), (wine, self.env['res.lang']))]
        self.assertEqual(self.logins(leads), ['bruno', 'paula', 'bruno'], "of two who know as much, who has waited")
        self.assertEqual(self.leads("2", tag_ids=tools.ids).user_id, self.paula)
        self.assertIn("(language, tags)", leads[0].portfolio_decision_id.candidates_text)

    def test_nearest(self):
        self.team_rule('nearest')
        for user, place in ((self.ana, (42.24, -8.72)), (self.bruno, (43.36, -8.41))):
            user.partner_id.write({'partner_latitude': place[0], 'partner_longitude': place[1]})
        self.bakery.write({'partner_latitude': 43.01, 'partner_longitude': -7.56})      # Lugo
        self.hotel.write({'partner_latitude': 42.43, 'partner_longitude': -8.64})       # Pontevedra
        leads = [self.leads("1", partner_id=account.id) for account in (self.bakery, self.hotel)]
        self.assertEqual(self.logins(leads), ['bruno', 'ana'])

    def test_who_knows_them(self):
        self.rule("Known", 'known')
        subsidiary = self.account("Branch", parent_id=self.winery.id)
        self.bakery_contact.email = 'info@pan-lugo.example'
        by_account, by_parent, by_domain, free = [
            self.leads("1", **values) for values in (
                {'partner_id': self.hotel_contact.id}, {'partner_id': subsidiary.id},
                {'email_from': 'other@pan-lugo.example'}, {'email_from': 'somebody@gmail.com'})]
        self.assertEqual(
            [lead.user_id for lead in (by_account, by_parent, by_domain, free)],
            [self.bruno, self.carla, self.ana, self.env['res.users']])
        self.assertEqual(by_domain.portfolio_assignment_reason, "Ana knows them: the web domain (rule 'Known').")
        self.assertEqual(free.portfolio_assignment_reason, "Matched but found nobody: Known.")

    def test_the_zone_of_its_address(self):
        spain = self.env.ref('base.es')
        self.env['portfolio.zone'].create({
            'name': "Vigo", 'rule_ids': [Command.create({'country_id': spain.id, 'zip_from': '362'})],
            'member_ids': [Command.create({'user_id': self.bruno.id, 'is_main': True})]})
        self.rule("Zones", 'zone')
        vigo, lugo = [self.leads(zip_code, zip=zip_code, country_id=spain.id) for zip_code in ('36201', '27001')]
        self.assertEqual((vigo.user_id, lugo.user_id), (self.bruno, self.env['res.users']))
        self.assertIn("answers for zone Vigo", vigo.portfolio_assignment_reason)

    # -- gates ---------------------------------------------------------------------------------------

    def test_limits(self):
        for window in ('hour', 'day', 'week', 'month', 'open'):
            with self.subTest(window=window), self.env.cr.savepoint() as savepoint:
                self.team_rule('round_robin')
                self.members[self.ana][f'limit_{window}'] = 1
                self.assertEqual(self.logins(self.leads(*"12345")), ['ana', 'bruno', 'paula', 'bruno', 'paula'])
                savepoint.rollback()
                self.env.invalidate_all()

    def test_leads_given_by_hand_count(self):
        self.leads("by hand", user_id=self.ana.id)
        self.team_rule('round_robin')
        self.members[self.ana].limit_day = 1
        self.assertEqual(self.logins(self.leads(*"12")), ['bruno', 'paula'])

    def test_a_limit_holds_over_all_pools_of_a_person(self):
        self.rule("Even", self.north, "[('name', 'in', ['2', '4'])]", sequence=1)
        self.team_rule('round_robin', sequence=2)
        self.env['portfolio.assignment.pool.member'].search([('user_id', '=', self.ana.id)]).limit_day = 1
        self.assertEqual(self.logins(self.leads(*"1234")).count('ana'), 1)

    def test_a_gap_between_two_leads(self):
        self.team_rule('round_robin')
        self.members[self.ana].gap = 10
        self.assertEqual(self.logins(self.leads(*"1234")).count('ana'), 1)

    def test_pause_with_a_last_day(self):
        self.team_rule('round_robin')
        today = self.env['portfolio.assignment.pool']._portfolio_today()
        self.members[self.ana].paused_until = today
        self.members[self.bruno].action_pause()
        self.assertEqual(set(self.logins(self.leads(*"12"))), {'paula'})
        self.members[self.ana].paused_until = today - timedelta(days=1)
        self.assertIn('ana', self.logins(self.leads(*"12")))

    def test_a_pause_ends_with_the_day_of_the_house_whoever_asks(self):
        self.team_rule('round_robin')
        self.env.company.partner_id.tz = 'Europe/Madrid'
        self.members[self.ana].paused_until = '2026-03-02'
        self.env.flush_all()
        for moment, is_paused in (('2026-03-02 22:30:00', True), ('2026-03-02 23:30:00', False)):
            for zone in ('Pacific/Auckland', 'America/Los_Angeles'):
                with patch.object(type(self.env.cr), 'now', lambda cr, moment=moment: datetime.fromisoformat(moment)):
                    member = self.members[self.ana].with_context(tz=zone)
                    self.assertEqual(bool(member._is_paused()), is_paused, f"{moment}, asked from {zone}")

    def decided(self, leads, moment):
        """Whom the rules would give the leads at a moment."""
        now = datetime.fromisoformat(moment)
        with freeze_time(moment):
            batch = Batch(self.env, leads, now=now)
            return self.env['portfolio.assignment.engine']._decide(batch)

    def with_hours(self, user, **values):
        calendar = self.env['resource.calendar'].create({'name': user.name, 'tz': 'Europe/Madrid', **values})
        return self.env['resource.resource'].create({
            'name': user.name, 'user_id': user.id, 'calendar_id': calendar.id, 'tz': 'Europe/Madrid'})

    def test_working_hours_leave_and_holidays(self):
        leads = self.env['crm.lead']._portfolio_tell(NoAssignment()).create(
            [{'name': str(number), 'user_id': False, 'team_id': False} for number in range(3)])
        rule = self.team_rule('round_robin')
        rule.ruleset_id.sudo().date_start = '2026-01-01'
        rule.pool_id.hours = 'working'
        ana = self.with_hours(self.ana)
        self.with_hours(self.bruno, attendance_ids=[Command.create({
            'name': "Monday", 'dayofweek': '0', 'hour_from': 16, 'hour_to': 20, 'day_period': 'afternoon'})])
        paula = self.with_hours(self.paula)
        self.env['resource.calendar.leaves'].create({
            'name': "Holiday", 'calendar_id': paula.calendar_id.id, 'resource_id': False,
            'date_from': '2026-03-02 00:00:00', 'date_to': '2026-03-02 22:59:59'})

        def who(moment):
            return {outcome.user.login for outcome in self.decided(leads, moment)}

        self.assertEqual(who(MONDAY), {'ana'}, "Bruno comes in the afternoon, Paula's town has a holiday")
        self.assertEqual(who('2026-03-02 15:30:00'), {'ana', 'bruno'}, "half past four in Madrid")
        rule.pool_id.ahead = 8
        self.assertEqual(who(MONDAY), {'ana'}, "whoever works now goes before whoever begins within eight hours")
        ana.calendar_id.attendance_ids.filtered(lambda one: one.dayofweek == '0').unlink()
        self.assertEqual(who(MONDAY), {'bruno'}, "nobody works now; Bruno begins within eight hours")
        rule.pool_id.ahead = 0
        self.env['resource.calendar.leaves'].create({
            'name': "Leave", 'calendar_id': ana.calendar_id.id, 'resource_id': ana.id,
            'date_from': '2026-03-02 00:00:00', 'date_to': '2026-03-06 00:00:00'})
        self.assertEqual(who(MONDAY), {False})
        rule.pool_id.hours = 'any'
        self.assertEqual(who('2026-03-02 03:00:00'), {'bruno', 'paula'}, "at any hour, but not during a leave")

    def on_leave(self, user):
        resource = self.with_hours(user)
        return self.env['resource.calendar.leaves'].create({
            'name': "Leave", 'calendar_id': resource.calendar_id.id, 'resource_id': resource.id,
            'date_from': '2026-03-02 00:00:00', 'date_to': '2026-03-06 00:00:00'})

    def test_whoever_a_rule_finds_gets_nothing_while_on_leave(self):
        spain = self.env.ref('base.es')
        self.env['portfolio.zone'].create({
            'name': "Vigo", 'rule_ids': [Command.create({'country_id': spain.id, 'zip_from': '362'})],
            'member_ids': [Command.create({'user_id': self.ana.id, 'is_main': True})]})
        self.bakery_contact.email = 'info@pan-lugo.example'
        leads = self.env['crm.lead']._portfolio_tell(NoAssignment()).create([
            {'name': name, 'user_id': False, 'team_id': False, **values} for name, values in (
                ('user', {}), ('account', {'partner_id': self.bakery.id}),
                ('known', {'email_from': 'other@pan-lugo.example'}),
                ('zone', {'zip': '36201', 'country_id': spain.id}))])
        for number, target in enumerate(('account', 'known', 'zone', self.ana)):
            name = target if isinstance(target, str) else 'user'
            self.rule(f"By {name}", target, f"[('name', '=', '{name}')]", sequence=number)
        rule = self.rule("All", self.carla, sequence=9)
        rule.ruleset_id.sudo().date_start = '2026-01-01'
        self.assertEqual({outcome.user for outcome in self.decided(leads, MONDAY)}, {self.ana})
        self.on_leave(self.ana)
        for outcome in self.decided(leads, MONDAY):
            with self.subTest(outcome.document.name):
                self.assertEqual((outcome.user, outcome.passed), (self.carla, [f"By {outcome.document.name}"]))
                self.assertIn('"Ana", "away"', outcome.candidates)
        self.assertEqual(
            {outcome.user for outcome in self.decided(leads, '2026-03-06 08:00:00')}, {self.ana}, "back again")

    def test_the_last_resort_gets_it_on_leave_too(self):
        leads = self.env['crm.lead']._portfolio_tell(NoAssignment()).create(
            [{'name': "1", 'user_id': False, 'team_id': False}])
        ruleset = self.rule("Ana", self.ana).ruleset_id
        ruleset.sudo().write({'date_start': '2026-01-01', 'default_user_id': self.diego.id})
        for user in (self.ana, self.diego):
            self.on_leave(user)
        [outcome] = self.decided(leads, MONDAY)
        self.assertEqual((outcome.user, outcome.how), (self.diego, 'default'))

    def test_the_hour_of_arrival_is_by_the_clock_of_its_company(self):
        """Half past nine in the morning, UTC: in Madrid half past ten, in Mexico half past three at night."""
        other = self.env['res.company'].create({'name': "Mexico"})
        other.partner_id.tz = 'America/Mexico_City'
        here, there = self.env['crm.lead']._portfolio_tell(NoAssignment()).create([
            {'name': name, 'user_id': False, 'team_id': False, 'company_id': company.id}
            for name, company in (("here", self.env.company), ("there", other))])
        self.env.flush_all()
        self.env.cr.execute("UPDATE crm_lead SET create_date = %s WHERE id = ANY(%s)", [MONDAY, [here.id, there.id]])
        (here | there).invalidate_recordset()
        self.assertEqual((here.portfolio_arrival_hour, there.portfolio_arrival_hour), (10.5, 3.5))
        night = [('id', 'in', (here | there).ids), ('portfolio_arrival_hour', '<', 6)]
        self.assertEqual(self.env['crm.lead'].search(night), there)

    def test_a_leave_in_one_company_is_none_in_another(self):
        """Carla works in two companies, and is on leave in one of them."""
        other = self.env['res.company'].create({'name': "Mexico"})
        self.carla.company_ids |= other
        resource = self.with_hours(self.carla)
        self.env['resource.calendar.leaves'].create({
            'name': "Leave", 'calendar_id': resource.calendar_id.id, 'resource_id': resource.id,
            'date_from': '2026-03-02 00:00:00', 'date_to': '2026-03-06 00:00:00'})
        standing = self.env['portfolio.assignment.standing']
        moment = datetime.fromisoformat(MONDAY)
        self.assertIn(self.carla.id, standing._away(moment, self.env.company))
        self.assertIn(self.carla.id, standing._away(moment, other), "she works by these hours in both")
        self.env['resource.resource'].create({
            'name': "Carla", 'user_id': self.carla.id, 'company_id': other.id, 'tz': 'America/Mexico_City'})
        self.assertNotIn(self.carla.id, standing._away(moment, other))

    # -- the queue and the offer -----------------------------------------------------------------------

    def test_a_queue_to_take_from(self):
        self.team_rule('queue')
        first, second = self.leads("1", "2")
        self.assertEqual((first.user_id, first.team_id), (self.env['res.users'], self.north))
        self.assertEqual(
            first.portfolio_assignment_reason, "It waits for somebody of team North to take it (rule 'North').")
        waiting = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_queue')['domain']
        self.assertIn(first.id, self.env['crm.lead'].search(literal_eval(waiting)).ids)
        for user, waits in ((self.ana, True), (self.maria, True), (self.diego, True), (self.carla, False)):
            found = self.env['crm.lead'].with_user(user).search(literal_eval(waiting))
            self.assertEqual(first.id in found.ids, waits, f"{user.login}: who cannot claim it is not shown it")

        first.with_user(self.bruno).action_portfolio_claim()
        self.assertEqual(first.user_id, self.bruno)
        self.assertEqual(
            first.portfolio_assignment_reason, "Bruno took it from the queue of team North (rule 'North').")
        with self.assertRaisesRegex(UserError, "taken"):
            first.with_user(self.ana).action_portfolio_claim()
        with self.assertRaisesRegex(UserError, "team North"):
            second.with_user(self.carla).action_portfolio_claim()
        self.members[self.bruno].limit_day = 1
        with self.assertRaisesRegex(UserError, "leads of this day"):
            second.with_user(self.bruno).action_portfolio_claim()
        self.members[self.ana].domain = "[('partner_name', '!=', 'Her cousin')]"
        second.partner_name = "Her cousin"
        with self.assertRaisesRegex(UserError, "does not take leads like this one"):
            second.with_user(self.ana).action_portfolio_claim()
        second.partner_name = "Somebody"
        pool = second.portfolio_decision_id.pool_id
        second.portfolio_decision_id.pool_id = False
        with self.assertRaisesRegex(UserError, "queue of this lead is gone"):
            second.with_user(self.ana).action_portfolio_claim()
        second.portfolio_decision_id.pool_id = pool
        second.with_user(self.ana).action_portfolio_claim()
        self.assertEqual(second.user_id, self.ana)

    def test_the_queue_of_a_company_that_works_without_leads(self):
        """On a phone, by somebody who has no more than our role: the tile, the cards and the form."""
        everybody = self.env.ref('base.group_user')
        everybody.implied_ids -= self.env.ref('crm.group_use_lead')
        self.assertFalse(self.ana.has_group('crm.group_use_lead'))
        self.team_rule('queue')
        lead = self.leads("1", type='opportunity')
        read = self.env['portfolio.tile'].with_user(self.ana).read_page('home')
        tiles = {tile['name'] for subject in read['subjects'] for tile in subject['tiles']}
        self.assertLessEqual({"Leads in Queue", "Offered Leads"}, tiles)
        action = self.env['ir.actions.act_window'].with_user(self.ana)._for_xml_id('crm_portfolio.action_lead_queue')
        mine = self.env['crm.lead'].with_user(self.ana)
        found = mine.search(literal_eval(action['domain']))
        self.assertIn(lead.id, found.ids)
        self.assertTrue(found.browse(lead.id).portfolio_is_queued)
        for view_id, kind in [*action['views'][:2], (False, 'form')]:
            self.assertIn('name="action_portfolio_claim"', mine.get_view(view_id, kind)['arch'], kind)
        found.browse(lead.id).action_portfolio_claim()
        self.assertEqual((lead.user_id, lead.portfolio_is_queued), (self.ana, False))

    def test_an_offer_goes_to_the_next_until_somebody_accepts(self):
        self.team_rule('offer')
        lead = self.leads("1")
        offers = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id)])
        self.assertEqual((lead.user_id, offers.user_id, offers.state), (self.env['res.users'], self.ana, 'open'))
        with self.assertRaises(AccessError):
            offers.with_user(self.bruno).action_accept()
        offers.with_user(self.ana).action_decline()
        second = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id), ('state', '=', 'open')])
        self.assertEqual((offers.state, second.user_id), ('declined', self.bruno))
        self.assertTrue(lead.portfolio_decision_id.sentence.startswith("Ana declined it. Offered to Bruno until "))
        self.assertEqual(len(self.env['portfolio.assignment.decision'].search(
            lead.action_portfolio_decisions()['domain'])), 2)
        second.with_user(self.bruno).action_accept()
        self.assertEqual((lead.user_id, second.state), (self.bruno, 'accepted'))
        self.assertEqual(lead.portfolio_assignment_reason, "Bruno accepted it (rule 'North').")
        with self.assertRaisesRegex(UserError, "you have accepted it already"):
            second.with_user(self.bruno).action_accept()
        with self.assertRaisesRegex(UserError, "you declined it, and the lead went to the next"):
            offers.with_user(self.ana).action_accept()

    def test_an_offer_that_ended_by_itself_says_when(self):
        self.team_rule('offer')
        offer = self.env['portfolio.assignment.offer'].search([('lead_id', '=', self.leads("1").id)])
        for state in ('open', 'expired'):
            offer.write({'date_until': '2026-03-02 09:05:00', 'state': state})
            with self.assertRaisesRegex(UserError, r"accepted until .*2026|accepted until 3/2/26"):
                offer.with_user(self.ana).action_accept()

    def test_whoever_comes_late_to_a_queue_is_told_which_lead(self):
        """It is named to whom it was shown in his queue, and to nobody else."""
        self.team_rule('queue')
        lead, other, foreign = self.leads("Hornos Rey", "Panes Gil", "Hotel Sol")
        foreign.partner_id = self.winery
        for one in lead | other:
            one.with_user(self.bruno).action_portfolio_claim()
        foreign.user_id = self.carla
        self.env.invalidate_all()
        for user, leads, message in [
            (self.ana, lead, "Somebody has taken “Hornos Rey” already."),
            (self.ana, lead | other, "Somebody has taken “Hornos Rey, Panes Gil” already."),
            (self.carla, lead, "waits in no queue of yours"),
            (self.ana, lead | foreign, "waits in no queue of yours"),
        ]:
            with self.subTest(user=user.name, leads=leads.mapped('name')), self.assertRaisesRegex(UserError, message):
                leads.with_user(user).action_portfolio_claim()

    def test_what_somebody_has_by_now_is_not_accepted(self):
        self.team_rule('offer')
        for change in ({'user_id': self.carla.id}, {'active': False}):
            with self.subTest(change=change):
                lead = self.leads("1")
                offer = self.env['portfolio.assignment.offer'].search(
                    [('lead_id', '=', lead.id), ('state', '=', 'open')])
                lead.write(change)
                self.assertEqual(offer.state, 'expired', "nobody is asked for what is gone")
                # as if it had been given away by another process a moment ago
                offer.state = 'open'
                with self.assertRaisesRegex(UserError, "somebody else has the lead, or it is closed"):
                    offer.with_user(offer.user_id).action_accept()
                self.assertEqual(lead.user_id.id, change.get('user_id', False))

    # -- when the rules find nobody --------------------------------------------------------------------

    def test_the_chain(self):
        rule = self.team_rule('round_robin')
        self.north.crm_team_member_ids.assignment_optout = True
        ruleset = rule.ruleset_id
        pool = self.env['portfolio.assignment.pool'].create({'name': "South", 'team_id': self.south.id})
        ruleset.write({
            'default_user_id': self.diego.id, 'to_manager': True, 'queue_pool_id': pool.id, 'wider_pool_id': pool.id})
        told = []
        for values in ({}, {'wider_pool_id': False}, {'queue_pool_id': False}, {'to_manager': False},
                       {'default_user_id': False}):
            ruleset.write(values)
            lead = self.leads("1")
            told.append((lead.portfolio_decision_id.fallback, lead.user_id.login or False))
            self.assertIn("Matched but found nobody: North.", lead.portfolio_assignment_reason)
        self.assertEqual(told, [
            ('wider', 'carla'), ('queue', False), ('manager', 'maria'), ('default', 'diego'), (False, False)])

    def test_hold_until_somebody_works(self):
        leads = self.env['crm.lead']._portfolio_tell(NoAssignment()).create(
            [{'name': "1", 'user_id': False, 'team_id': False}])
        rule = self.team_rule('round_robin')
        rule.ruleset_id.sudo().write({'date_start': '2026-01-01', 'hold': True, 'default_user_id': self.diego.id})
        rule.pool_id.hours = 'working'
        for user in (self.ana, self.bruno, self.paula):
            self.with_hours(user)
        [outcome] = self.decided(leads, '2026-02-28 12:00:00')      # a Saturday
        self.assertEqual((outcome.result, outcome.until), ('held', datetime(2026, 3, 2, 7)))

    # -- the same again --------------------------------------------------------------------------------

    def test_the_same_leads_and_moment_give_the_same(self):
        for strategy in ('weighted', 'least_loaded', 'free_capacity', 'skill', 'nearest', 'capacity'):
            with self.subTest(strategy=strategy), self.env.cr.savepoint() as savepoint:
                rule = self.team_rule(strategy)
                self.members[self.ana].write({'weight': 3, 'limit_day': 4, 'limit_open': 9})
                rule.ruleset_id.default_user_id = self.diego
                results = []
                for _time in range(2):
                    with self.env.cr.savepoint() as inner:
                        results.append(self.logins(self.leads(*map(str, range(12)))))
                        inner.rollback()
                        self.env.invalidate_all()
                with self.env.cr.savepoint() as inner:
                    results.append([self.leads(str(number)).user_id.login for number in range(12)])
                    inner.rollback()
                    self.env.invalidate_all()
                self.assertEqual(results[0], results[1], "again")
                self.assertEqual(results[0], results[2], "one at a time")
                savepoint.rollback()
                self.env.invalidate_all()

    def test_two_hundred_at_once_are_given_as_one_after_the_other(self):
        """Also where they do not go into one batch."""
        self.team_rule('weighted')
        for member, weight in zip(self.members.values(), (5, 3, 1), strict=True):
            member.weight = weight
        given = []
        for at_once in (200, 1):
            with self.env.cr.savepoint() as savepoint, patch.object(assignment_engine, 'BATCH', 64):
                Lead = self.env['crm.lead'].with_context(tracking_disable=True)._portfolio_tell(NoAssignment())
                leads = Lead.create([{'name': "1", 'type': 'lead', 'user_id': False, 'team_id': False}] * 200)
                leads = leads._portfolio_untell(NoAssignment)
                if at_once > 1:
                    self.env['portfolio.assignment.engine']._assign_pending('crm.lead', [('id', 'in', leads.ids)])
                else:
                    for lead in leads.sorted('id'):
                        lead._portfolio_assign()
                given.append(self.logins(leads.sorted('id')))
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertEqual(given[0], given[1])
        self.assertEqual(len(set(given[0])), 3)

    # -- core's button ---------------------------------------------------------------------------------

    def test_cores_assign_leads_goes_by_the_rules_while_they_are_on(self):
        lead = self.env['crm.lead']._portfolio_tell(NoAssignment()).create({
            'name': "1", 'user_id': False, 'team_id': False, 'type': 'lead'})
        self.rule("All", self.north)
        boss = new_test_user(self.env, 'boss', groups='sales_team.group_sale_manager')
        message = self.north.with_user(boss).action_assign_leads()['params']['message']
        self.assertEqual((lead.user_id, lead.team_id, lead.type), (self.ana, self.north, 'lead'))
        self.assertIn("1 leads assigned among 1 salespersons", message)
        self.assertEqual(lead.portfolio_decision_id.trigger, 'demand')

    def test_and_by_itself_when_they_are_off(self):
        self.rule("All", self.carla)
        self.env['res.config.settings'].create({'portfolio_assignment_assign_on_create': False}).execute()
        self.env['ir.config_parameter'].set_param('crm.lead.auto.assignment', True)
        self.env['crm.lead'].search([('user_id', '=', False)]).active = False
        self.env['crm.team'].search([]).assignment_optout = True
        self.north.write({'assignment_optout': False, 'use_leads': True})
        self.north.crm_team_member_ids.assignment_max = 300
        lead = self.leads("1")
        self.north._cron_assign_leads()
        self.assertIn(lead.user_id, self.north.member_ids)
        self.assertEqual(lead.type, 'opportunity')
        self.assertFalse(lead.portfolio_decision_id)
