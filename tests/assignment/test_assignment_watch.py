from datetime import datetime, timedelta
from unittest.mock import patch

from odoo.tests import freeze_time, new_test_user

from ...models.assignment import assignment_watch
from ...tools.assignment.working_time import working_minutes
from ...tools.foundation.carrier import NoAssignment
from ..lead.common import LeadCase

MONDAY = datetime(2026, 3, 2, 9)     # ten o'clock in Madrid


class TestLeadWatch(LeadCase):
    """As time passes: holds and offers end, deadlines are kept, moved on or escalated."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.partner_id.tz = 'Europe/Madrid'
        cls.env.company.resource_calendar_id = cls.env['resource.calendar'].create({
            'name': "House", 'tz': 'Europe/Madrid'})
        cls.env['crm.lead'].search([('user_id', '=', False)]).active = False

    def ruleset(self, strategy='round_robin', **values):
        rule = self.rule("North", self.north, strategy=strategy)
        rule.ruleset_id.write({
            'date_start': '2026-01-01', 'sla_minutes': 60, 'remind_minutes': 20, 'escalation_user_id': self.diego.id,
            **values})
        self.rule_ = rule
        return rule.ruleset_id

    def at(self, moment):
        """The transaction happens at a moment."""
        self.env.flush_all()
        self.env.invalidate_all()
        stack = freeze_time(moment)
        stack.start()
        self.addCleanup(stack.stop)
        clock = patch.object(type(self.env.cr), 'now', lambda cr: moment)
        clock.start()
        self.addCleanup(clock.stop)

    def watch(self, moment):
        self.at(moment)
        list(self.env['portfolio.assignment.watch']._watch())

    def arrive(self, *names, moment=MONDAY):
        self.at(moment)
        leads = self.leads(*names)
        self.env.flush_all()
        self.env.cr.execute("UPDATE crm_lead SET create_date = %s WHERE id IN %s", [moment, tuple(leads.ids)])
        leads.invalidate_recordset()
        return leads

    def escalations(self, lead):
        return self.env['portfolio.assignment.escalation'].search([('lead_id', 'in', lead.ids), ('state', '=', 'open')])

    def test_the_deadline_is_in_working_minutes(self):
        self.ruleset(sla_minutes=240, remind_minutes=60)
        lead = self.arrive("1", moment=datetime(2026, 2, 27, 15))    # Friday, four in the afternoon
        decision = lead.portfolio_decision_id
        self.assertEqual(decision.date_deadline, datetime(2026, 3, 2, 10), "three hours of Monday morning")
        self.assertEqual(decision.date_remind, datetime(2026, 3, 2, 9))

    def test_the_first_touch_is_noted_with_its_working_minutes(self):
        self.ruleset()
        lead = self.arrive("1")
        self.at(MONDAY + timedelta(minutes=40))
        lead.with_user(self.ana).message_post(body="note", subtype_xmlid='mail.mt_note')
        self.watch(MONDAY + timedelta(minutes=41))
        self.assertFalse(lead.portfolio_decision_id.date_touch, "a note to colleagues is no touch")
        lead.with_user(self.ana).message_post(
            body="Hello", message_type='comment', subtype_xmlid='mail.mt_comment')
        self.watch(MONDAY + timedelta(minutes=90))
        decision = lead.portfolio_decision_id
        self.assertEqual((decision.date_touch, decision.minutes), (MONDAY + timedelta(minutes=41), 41))
        self.assertFalse(self.escalations(lead))

    def test_an_activity_done_is_a_touch(self):
        self.ruleset()
        lead = self.arrive("1")
        activity = lead.activity_schedule('mail.mail_activity_data_call', user_id=self.ana.id)
        self.at(MONDAY + timedelta(minutes=10))
        activity.with_user(self.ana).action_feedback(feedback="Spoke with them")
        self.watch(MONDAY + timedelta(minutes=90))
        self.assertTrue(lead.portfolio_decision_id.date_touch)

    def test_reminder_then_another_then_escalation(self):
        self.ruleset(sla_moves=1)
        lead = self.arrive("1")
        self.assertEqual(lead.user_id, self.ana)
        told = self.env['mail.notification'].search([('res_partner_id', '=', self.ana.partner_id.id)])
        self.watch(MONDAY + timedelta(minutes=45))
        self.watch(MONDAY + timedelta(minutes=50))
        reminders = self.env['mail.notification'].search([('res_partner_id', '=', self.ana.partner_id.id)]) - told
        self.assertEqual(len(reminders), 1, "reminded once")
        self.assertIn(lead.name, reminders.mail_message_id.body)

        self.watch(MONDAY + timedelta(minutes=61))
        self.assertEqual(lead.user_id, self.bruno)
        self.assertEqual(lead.portfolio_decision_id.trigger, 'sla')
        self.assertIn("had it already", lead.portfolio_decision_id.candidates_text)
        self.assertFalse(self.escalations(lead), "Bruno has an hour of his own")

        self.watch(MONDAY + timedelta(minutes=185))     # lunch is between twelve and one
        escalation = self.escalations(lead)
        self.assertEqual(
            (escalation.cause, escalation.user_id, escalation.owner_id), ('untouched', self.diego, self.bruno))
        self.watch(MONDAY + timedelta(minutes=190))
        self.assertEqual(self.escalations(lead), escalation, "once")
        lead.with_user(self.bruno).message_post(
            body="Hello", message_type='comment', subtype_xmlid='mail.mt_comment')
        self.watch(MONDAY + timedelta(minutes=200))
        self.assertEqual(escalation.state, 'closed')

    def test_what_is_settled_does_not_stand_before_what_is_late(self):
        """However many decisions are of the past, or are somebody's escalation already."""
        self.ruleset(sla_moves=1)
        old = self.arrive(*(f"old {number}" for number in range(6)))
        self.watch(MONDAY + timedelta(minutes=61))
        self.watch(MONDAY + timedelta(minutes=185))
        self.assertEqual(len(self.escalations(old)), 6)
        with patch.object(assignment_watch, 'BATCH', 2):
            late = self.arrive("late", moment=MONDAY + timedelta(minutes=190))
            had = late.user_id
            self.watch(MONDAY + timedelta(minutes=235))
            self.assertTrue(late.portfolio_decision_id.is_reminded)
            self.watch(MONDAY + timedelta(minutes=251))
            self.assertNotEqual(late.user_id, had)
            self.watch(MONDAY + timedelta(minutes=312))
            self.assertTrue(self.escalations(late))

    def test_whom_a_person_gives_a_late_lead_has_his_own_time(self):
        self.ruleset(sla_moves=1)
        lead = self.arrive("1")
        self.at(MONDAY + timedelta(minutes=61))
        lead.with_user(self.diego).user_id = self.carla
        self.watch(MONDAY + timedelta(minutes=66))
        self.assertEqual(lead.user_id, self.carla, "it is not taken away five minutes later")
        self.assertFalse(self.escalations(lead))
        self.watch(MONDAY + timedelta(minutes=190))
        self.assertNotEqual(lead.user_id, self.carla, "but when her hour is over too")

    def test_nobody_else_keeps_its_salesperson_and_escalates(self):
        self.ruleset(sla_moves=3)
        self.north.crm_team_member_ids.filtered(lambda one: one.user_id == self.bruno).assignment_optout = True
        lead = self.arrive("1")
        self.watch(MONDAY + timedelta(minutes=61))
        self.assertEqual(lead.user_id, self.ana)
        self.assertTrue(self.escalations(lead))

    def test_of_many_at_once_everybody_hears_in_one_message(self):
        self.ruleset()
        leads = self.env['crm.lead']._portfolio_tell(NoAssignment()).create(
            [{'name': f"Weekend {number}", 'user_id': False, 'team_id': False} for number in range(12)])
        before = self.env['mail.message'].search([], order='id desc', limit=1).id
        self.watch(MONDAY)
        self.assertEqual(leads.user_id, self.ana | self.bruno)
        heard = self.env['mail.message'].search([('id', '>', before), ('notified_partner_ids', '!=', False)])
        self.assertEqual(
            sorted((message.notified_partner_ids.name, message.subject) for message in heard),
            [('Ana', "Leads assigned to you: 6"), ('Bruno', "Leads assigned to you: 6")])

    def test_a_hold_ends(self):
        ruleset = self.ruleset(hold=True)
        ruleset.rule_ids.pool_id.hours = 'working'
        saturday = datetime(2026, 2, 28, 12)
        lead = self.arrive("1", moment=saturday)
        decision = lead.portfolio_decision_id
        self.assertEqual((decision.result, decision.fallback, lead.user_id.id), ('held', 'hold', False))
        self.assertIn("it waits until", lead.portfolio_assignment_reason)
        self.watch(saturday + timedelta(hours=12))
        self.assertFalse(lead.user_id)
        self.watch(decision.date_until)
        self.assertEqual((lead.user_id, lead.portfolio_decision_id.trigger), (self.ana, 'hold'))

    # -- what a limit held back ----------------------------------------------------------------------

    def limited(self, strategy='round_robin', **limits):
        """North, where nobody may have more; the people of its pool."""
        self.ruleset(strategy)
        rows = self.rule_.member_ids
        rows.write(limits)
        return rows

    def decisions(self, leads):
        return {lead.name: len(lead.portfolio_decision_ids) for lead in leads}

    def test_what_a_limit_of_the_day_held_back_is_given_the_next_day_in_the_order_it_came(self):
        """On Monday each may have one; on Tuesday the third and the fourth have their turn, once."""
        self.limited(limit_day=1)
        leads = self.arrive(*"12345")
        self.assertEqual([lead.user_id.login for lead in leads], ['ana', 'bruno', False, False, False])
        self.assertTrue(leads[2].portfolio_decision_id.is_held_back)
        self.watch(MONDAY + timedelta(hours=3))
        self.assertEqual(self.decisions(leads), dict.fromkeys("12345", 1), "nothing has changed, nothing is written")
        self.watch(MONDAY + timedelta(hours=13, minutes=59))
        self.assertFalse(leads[2].user_id, "one minute to midnight in Madrid")
        self.watch(MONDAY + timedelta(hours=14, minutes=1))
        self.assertEqual(leads[2:4].user_id, self.ana | self.bruno)
        self.assertFalse(leads[4].user_id, "in the order they came")
        self.assertEqual(leads[2].portfolio_decision_id.trigger, 'limit')
        self.watch(MONDAY + timedelta(hours=14, minutes=6))
        self.assertEqual(self.decisions(leads), {'1': 1, '2': 1, '3': 2, '4': 2, '5': 1}, "exactly once")
        self.watch(MONDAY + timedelta(hours=38, minutes=1))
        self.assertTrue(leads[4].user_id)

    def test_every_window_and_gap_passes(self):
        for limit, passes in (
                ('limit_hour', timedelta(hours=1)), ('limit_day', timedelta(hours=15)),
                ('limit_week', timedelta(days=7)), ('limit_month', timedelta(days=30)),
                ('gap', timedelta(minutes=31))):
            with self.subTest(limit), self.env.cr.savepoint() as savepoint:
                self.limited(**{limit: 30 if limit == 'gap' else 1})
                leads = self.arrive(*"123")
                self.assertFalse(leads[2].user_id)
                self.watch(MONDAY + timedelta(minutes=10))
                self.assertFalse(leads[2].user_id)
                self.watch(MONDAY + passes)
                self.assertTrue(leads[2].user_id)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_somebody_has_room_again(self):
        """Bruno loses an opportunity, Ana is no longer paused, a limit is raised, a leave ends."""
        rows = self.limited(limit_open=1)
        leads = self.arrive(*"1234")
        self.at(MONDAY + timedelta(minutes=10))
        leads[1].action_set_lost()
        self.watch(MONDAY + timedelta(minutes=15))
        self.assertEqual((leads[2].user_id, leads[3].user_id), (self.bruno, self.env['res.users']))
        rows.filtered(lambda row: row.user_id == self.ana).limit_open = 2
        self.watch(MONDAY + timedelta(minutes=20))
        self.assertEqual(leads[3].user_id, self.ana)

        rows.write({'limit_open': 0, 'is_paused': True})
        late = self.arrive("5", moment=MONDAY + timedelta(minutes=25))
        self.assertFalse(late.user_id)
        rows.is_paused = False
        self.watch(MONDAY + timedelta(minutes=30))
        self.assertTrue(late.user_id)

    def test_whoever_comes_now_does_not_get_what_others_wait_for(self):
        self.limited(limit_hour=1)
        first = self.arrive(*"1234")
        later = self.arrive("5", "6", moment=MONDAY + timedelta(hours=1, minutes=1))
        self.assertEqual([bool(lead.user_id) for lead in first | later], [True] * 4 + [False] * 2)

    def test_one_pool_that_is_full_does_not_hold_back_the_leads_of_another(self):
        rows = self.limited(limit_month=1)
        self.rule_.domain = "[('name', '!=', 'south')]"
        south = self.rule("South", self.south, "[('name', '=', 'south')]", sequence=20)
        south.member_ids.limit_hour = 1
        with patch.object(assignment_watch, 'BATCH', 2):
            leads = self.arrive(*"123456", "south", "south")
            self.watch(MONDAY + timedelta(hours=1))
        self.assertEqual(leads[7].user_id, self.carla)
        self.assertEqual(len(leads.filtered('user_id')), 4)
        self.assertEqual(len(rows), 2)

    def test_what_was_declined_is_not_offered_to_the_same_person_again(self):
        rows = self.limited('offer')
        rows.filtered(lambda row: row.user_id == self.bruno).limit_day = 1
        mine, lead = self.arrive("1"), self.arrive("2")
        self.assertEqual(self.offered(lead), self.bruno)
        self.offer(mine).with_user(self.ana).action_decline()
        self.assertFalse(self.offered(mine), "Bruno has his lead of the day")
        self.watch(MONDAY + timedelta(minutes=5))
        self.assertFalse(self.offered(mine), "and Ana has said no")
        self.watch(MONDAY + timedelta(hours=15))
        self.assertEqual(self.offered(mine), self.bruno)

    def offer(self, lead):
        return self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id), ('state', '=', 'open')])

    def offered(self, lead):
        return self.offer(lead).user_id

    def test_limits_are_of_the_day_and_the_leads_of_their_company(self):
        """Carla works in Madrid and in Mexico: what one gives counts nothing in the other; midnight is each's own."""
        other = self.env['res.company'].create({'name': "Mexico"})
        other.partner_id.tz = 'America/Mexico_City'
        self.carla.company_ids |= other
        here = self.rule("South", self.south, sequence=1)
        there = self.env['portfolio.assignment.rule'].with_company(other).create({
            'name': "There", 'target_type': 'team', 'team_id': self.south.id, 'company_id': other.id})
        (here | there).ruleset_id.date_start = '2026-01-01'
        (here | there).pool_id.member_ids.limit_day = 1
        lead, second = self.arrive("1", "2")
        self.at(MONDAY)
        elsewhere, again = self.env['crm.lead'].with_company(other).create([
            {'name': name, 'user_id': False, 'team_id': self.south.id, 'company_id': other.id} for name in "34"])
        self.assertEqual((lead.user_id, elsewhere.user_id), (self.carla, self.carla))
        self.assertFalse(second.user_id or again.user_id)
        self.watch(MONDAY + timedelta(hours=16))        # one o'clock in Madrid, seven in the evening in Mexico
        self.assertEqual((second.user_id, again.user_id), (self.carla, self.env['res.users']))
        self.watch(MONDAY + timedelta(hours=22))
        self.assertEqual(again.user_id, self.carla)

    # -- escalations ---------------------------------------------------------------------------------

    def test_an_escalation_always_goes_to_somebody(self):
        """To whom the version names, else a leader, else the default owner, else an administrator, who is told."""
        boss = new_test_user(self.env, 'boss', name="Boss", groups='crm_portfolio.portfolio_group_administrator')
        ruleset = self.ruleset()
        steps = [
            (lambda: None, self.diego), (lambda: ruleset.write({'escalation_user_id': False}), self.maria),
            (lambda: self.north.write({'user_id': False}), False),
            (lambda: ruleset.write({'default_user_id': self.carla.id}), self.carla)]
        for number, (change, expected) in enumerate(steps):
            change()
            lead = self.arrive(f"{number}", moment=MONDAY)
            self.watch(MONDAY + timedelta(minutes=61))
            escalation = self.escalations(lead)
            self.assertTrue(escalation.user_id.active)
            if expected:
                self.assertEqual(escalation.user_id, expected)
            else:
                self.assertTrue(escalation.user_id.has_group('crm_portfolio.portfolio_group_administrator'))
            message = self.env['mail.message'].search(
                [('notified_partner_ids', 'in', escalation.user_id.partner_id.ids)], order='id desc', limit=1)
            self.assertIn("past their deadline", message.subject)
        self.assertTrue(boss.active)

    def test_a_leader_who_let_it_pass_is_not_whom_it_goes_to(self):
        ruleset = self.ruleset(escalation_user_id=False, default_user_id=self.diego.id)
        lead = self.arrive("1")
        lead.user_id = self.maria
        self.watch(MONDAY + timedelta(hours=9))
        self.assertEqual(self.escalations(lead).user_id, self.diego)
        self.assertTrue(ruleset.is_in_force)

    def test_an_escalation_to_somebody_who_has_left_goes_on(self):
        self.ruleset()
        lead = self.arrive("1")
        self.watch(MONDAY + timedelta(minutes=61))
        self.assertEqual(self.escalations(lead).user_id, self.diego)
        self.diego.active = False
        self.watch(MONDAY + timedelta(minutes=66))
        self.assertEqual(self.escalations(lead).user_id, self.maria)

    def test_an_offer_that_nobody_answers_goes_on(self):
        self.ruleset('offer')
        lead = self.arrive("1")
        self.watch(MONDAY + timedelta(minutes=31))
        offers = self.env['portfolio.assignment.offer'].search([('lead_id', '=', lead.id)], order='id')
        self.assertEqual([(offer.user_id, offer.state) for offer in offers],
                         [(self.ana, 'expired'), (self.bruno, 'open')])
        self.assertTrue(lead.portfolio_decision_id.sentence.startswith(
            "Ana did not answer in time. Offered to Bruno until "))
        self.watch(MONDAY + timedelta(minutes=62))
        self.assertTrue(lead.portfolio_decision_id.sentence.startswith("Bruno did not answer in time. "))

    def test_a_lead_that_came_in_while_the_rules_were_off(self):
        lead = self.arrive("1")
        self.assertFalse(lead.portfolio_decision_id)
        self.ruleset()
        self.watch(MONDAY + timedelta(minutes=5))
        self.assertEqual((lead.user_id, lead.portfolio_decision_id.trigger), (self.ana, 'watch'))

    def test_no_lead_past_its_deadline_is_without_owner_or_open_escalation(self):
        """The promise, whatever happened to each lead."""
        ruleset = self.ruleset(sla_moves=1)
        queue = self.env['portfolio.assignment.pool'].create({'name': "South", 'team_id': self.south.id})
        leads = self.env['crm.lead']
        moment = MONDAY
        for step, change in enumerate([
            lambda leads: None,
            lambda leads: self.north.crm_team_member_ids.write({'assignment_optout': True}),
            lambda leads: ruleset.write({'queue_pool_id': queue.id}),
            lambda leads: ruleset.write({'queue_pool_id': False, 'hold': True}),
            lambda leads: self.north.crm_team_member_ids.write({'assignment_optout': False}),
            lambda leads: ruleset.rule_ids.write({'strategy': 'offer'}),
            lambda leads: leads[:2].write({'user_id': False}),
            lambda leads: leads[3].write({'active': False}),
            lambda leads: leads[4:5].write({'user_id': self.carla.id}),
        ]):
            change(leads)
            leads |= self.arrive(f"a{step}", f"b{step}", moment=moment)
            moment += timedelta(minutes=25)
            self.watch(moment)
            spans = self.env['portfolio.assignment.standing']._intervals(
                self.env.company.resource_calendar_id, moment, back=1)
            late = self.env['crm.lead'].search([
                ('id', 'in', leads.ids), ('user_id', '=', False), ('active', '=', True)]).filtered(
                    lambda lead, spans=spans, moment=moment: working_minutes(spans, lead.create_date, moment) > 60)
            for lead in late:
                self.assertTrue(self.escalations(lead), f"{lead.name} at step {step}")
        self.assertTrue(self.env['portfolio.assignment.escalation'].search_count([('lead_id', 'in', leads.ids)]))

    def test_the_job(self):
        self.ruleset()
        lead = self.env['crm.lead']._portfolio_tell(NoAssignment()).create({
            'name': "1", 'user_id': False, 'team_id': False})
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_assignment_watch').method_direct_trigger()
        self.assertEqual(lead.user_id, self.ana)
