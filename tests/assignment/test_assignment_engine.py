from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ...models.assignment.assignment_batch import Batch
from ...tools.foundation.carrier import NoAssignment
from ..lead.common import LeadCase


class TestLeadAssignment(LeadCase):
    """A morning's leads, from whatever channel, and whom they end up with."""

    # -- rules in order --------------------------------------------------------------------------

    def test_the_first_rule_that_matches_wins(self):
        self.rule("Bakeries", self.ana, "[('name', 'ilike', 'bakery')]", sequence=1)
        self.rule("The rest", self.bruno, sequence=2)

        bakery, hotel = self.leads("New bakery", "New hotel")

        self.assertEqual(bakery.user_id, self.ana)
        self.assertEqual(bakery.team_id, self.north, "the team follows the salesperson")
        self.assertEqual(hotel.user_id, self.bruno)

    def test_the_lead_says_why(self):
        rule = self.rule("Bakeries", self.ana, "[('name', 'ilike', 'bakery')]")
        lead = self.leads("New bakery")
        self.assertEqual(lead.portfolio_assignment_reason, "Rule 'Bakeries' assigns its leads to Ana.")
        self.assertEqual(lead.portfolio_decision_id.rule_id, rule)
        self.assertEqual(lead.portfolio_decision_id.trigger, 'create')

        rule.name = "Renamed"
        self.ana.name = "Ana María"
        lead.invalidate_recordset()
        self.assertEqual(
            lead.portfolio_assignment_reason, "Rule 'Bakeries' assigns its leads to Ana.",
            "the names of that day are kept")

        rule.unlink()
        self.assertTrue(lead.portfolio_decision_id, "the decision outlives its rule")

    def test_given_to_somebody_else_by_hand_says_so(self):
        self.rule("All", self.ana)
        lead = self.leads("New bakery")
        lead.user_id = self.bruno
        self.assertIn("Changed by hand since", lead.portfolio_assignment_reason)

    def test_a_lead_that_has_a_salesperson_is_left_alone(self):
        self.rule("All", self.ana)
        lead = self.leads("Mine", user_id=self.carla.id)
        self.assertEqual(lead.user_id, self.carla)
        self.assertFalse(lead.portfolio_decision_id)

    def test_an_archived_salesperson_gets_nothing_and_the_next_rule_says_so(self):
        self.rule("Bakeries", self.ana, sequence=1)
        self.rule("The rest", self.bruno, sequence=2)
        self.ana.active = False

        lead = self.leads("New bakery")

        self.assertEqual(lead.user_id, self.bruno)
        self.assertEqual(
            lead.portfolio_assignment_reason,
            "Rule 'The rest' assigns its leads to Bruno. Matched but found nobody: Bakeries.")
        self.assertIn("archived", lead.portfolio_decision_id.candidates_text)

    def test_the_same_outcome_as_assigning_by_hand(self):
        """Follower, tracking and dates, as when somebody chooses the salesperson on the form."""
        self.rule("All", self.ana)
        Lead = self.env(context={})['crm.lead']  # tests run without mail unless they say so
        by_rule = Lead.create({'name': "by rule", 'user_id': False})
        by_hand = Lead.browse(Lead._portfolio_tell(NoAssignment()).create({
            'name': "by hand", 'user_id': False}).id)
        by_hand.user_id = self.ana
        self.env.flush_all()
        self.cr.flush()

        def seen(lead):
            messages = self.env['mail.message'].search([('model', '=', 'crm.lead'), ('res_id', '=', lead.id)])
            return {
                'owner': (lead.user_id, lead.team_id, lead.stage_id, bool(lead.date_open)),
                'followers': lead.message_partner_ids,
                'tracked': messages.tracking_value_ids.field_id.mapped('name'),
                'notified': [
                    (message.subject.replace(lead.name, "it"), message.notified_partner_ids)
                    for message in messages if message.message_type == 'user_notification'],
            }

        self.assertEqual(seen(by_rule), seen(by_hand))
        self.assertIn(self.ana.partner_id, by_rule.message_partner_ids)
        self.assertTrue(seen(by_rule)['notified'])

    def test_the_switch_in_the_settings(self):
        self.rule("All", self.ana)
        self.env['res.config.settings'].create({'portfolio_assignment_assign_on_create': False}).execute()
        self.assertFalse(self.leads("New bakery").user_id)

    # -- the account's salesperson ---------------------------------------------------------------

    def test_the_account_keeps_its_salesperson(self):
        self.rule("Known accounts", 'account', sequence=1)
        self.rule("The rest", self.north, sequence=2)

        known = self.leads("Known", partner_id=self.winery_contact.id)
        orphan = self.leads("Orphan", partner_id=self.orphan.id)
        stranger = self.leads("Stranger")

        self.assertEqual(known.user_id, self.carla)
        self.assertEqual(known.team_id, self.south)
        self.assertEqual(
            known.portfolio_assignment_reason, "Carla is the salesperson of Winery (rule 'Known accounts').")
        self.assertEqual(orphan.team_id, self.north)
        self.assertIn("the account has no salesperson", orphan.portfolio_decision_id.candidates_text)
        self.assertIn("the lead has no account", stranger.portfolio_decision_id.candidates_text)

    # -- the team in turn ------------------------------------------------------------------------

    def test_the_team_in_turn(self):
        rule = self.rule("North", self.north)
        leads = self.leads(*"12345")
        self.assertEqual(
            [lead.user_id.login for lead in leads], ['ana', 'bruno', 'ana', 'bruno', 'ana'])
        self.assertEqual(leads.team_id, self.north)
        self.assertEqual(rule.turn_count, 5)
        self.assertEqual(
            leads[0].portfolio_assignment_reason, "It was the turn of Ana in team North (rule 'North').")
        self.assertEqual(
            leads[0].portfolio_decision_id.candidates_text,
            "North · Ana: had the turn\nNorth · Bruno: has a later turn")

    def test_many_at_once_end_as_one_by_one(self):
        self.north.member_ids |= new_test_user(self.env, 'paula', groups='sales_team.group_sale_salesman')
        self.south.member_ids |= new_test_user(self.env, 'pablo', groups='sales_team.group_sale_salesman')
        self.rule("Even", self.north, "[('name', 'ilike', 'even')]", sequence=1)
        self.rule("Rest", self.south, sequence=2)
        names = [f"{number} {'even' if number % 2 == 0 else 'odd'}" for number in range(14)]
        with self.env.cr.savepoint() as savepoint:
            at_once = [lead.user_id.login for lead in self.leads(*names)]
            savepoint.rollback()
            self.env.invalidate_all()
        one_by_one = [self.leads(name).user_id.login for name in names]
        self.assertEqual(one_by_one, at_once)
        self.assertEqual(set(at_once), {'ana', 'bruno', 'paula', 'carla', 'pablo'})

    def test_whoever_is_away_is_passed_over_and_gets_no_burst_on_coming_back(self):
        rule = self.rule("North", self.north)
        membership = self.north.crm_team_member_ids.filtered(lambda member: member.user_id == self.bruno)
        membership.assignment_optout = True

        away = self.leads(*"1234")
        self.assertEqual(away.user_id, self.ana)
        self.assertIn(
            "Bruno: passed over, assignment is paused", away[0].portfolio_decision_id.candidates_text)
        self.assertEqual(rule.member_ids.filtered(lambda m: m.user_id == self.bruno).state, 'paused')

        membership.assignment_optout = False
        back = self.leads(*"5678")
        self.assertEqual([lead.user_id.login for lead in back], ['ana', 'bruno', 'ana', 'bruno'])

    def test_a_newcomer_gets_his_share_from_then_on(self):
        self.rule("North", self.north)
        self.leads(*map(str, range(20)))
        paula = new_test_user(self.env, 'paula', groups='sales_team.group_sale_salesman')
        self.north.member_ids |= paula
        leads = self.leads(*map(str, range(9)))
        self.assertEqual(
            sorted(leads.mapped('user_id.login')), ['ana', 'bruno', 'paula'])
        self.assertEqual(len(leads.filtered(lambda lead: lead.user_id == paula)), 3)

    def test_a_team_where_nobody_can_leaves_the_lead_to_the_next_rule(self):
        self.rule("North", self.north, sequence=1)
        self.rule("Rest", self.carla, sequence=2)
        self.north.crm_team_member_ids.assignment_optout = True
        lead = self.leads("1")
        self.assertEqual(lead.user_id, self.carla)
        self.assertIn("Matched but found nobody: North.", lead.portfolio_assignment_reason)

    def test_an_empty_team_leaves_the_lead_too(self):
        self.rule("Empty", self.env['crm.team'].create({'name': "Empty"}))
        lead = self.leads("1")
        self.assertFalse(lead.user_id)

    # -- on demand -------------------------------------------------------------------------------

    def test_a_manager_assigns_what_nobody_has(self):
        first, second, mine = self.leads("first", "second", "mine")
        mine.user_id = self.bruno
        self.assertFalse(first.portfolio_decision_id, "no rule, no decision: nobody asked")
        self.rule("First", self.ana, "[('name', '=', 'first')]")

        result = (first | second | mine).with_user(self.maria).action_portfolio_assign()

        self.assertEqual(first.user_id, self.ana)
        self.assertFalse(second.user_id)
        self.assertEqual(second.portfolio_assignment_reason, "No rule matched it.")
        self.assertEqual(second.portfolio_decision_id.actor_id, self.maria)
        self.assertEqual(mine.user_id, self.bruno)
        self.assertEqual(
            result['params']['message'],
            "Assigned: 1. No rule matched: 1. Closed, or with a salesperson already: 1.")
        found = self.env['crm.lead'].with_user(self.maria).search([
            ('user_id', '=', False), ('portfolio_decision_id.result', '=', 'none')])
        self.assertIn(second, found)

    def test_many_on_demand_make_one_message_each(self):
        leads = self.leads(*map(str, range(12)))
        self.rule("North", self.north)
        leads.with_user(self.maria).action_portfolio_assign()
        messages = self.env['mail.message'].search([
            ('message_type', '=', 'user_notification'), ('partner_ids', 'in', self.ana.partner_id.ids)])
        self.assertEqual(len(messages), 1)
        self.assertIn("assigned to you: 6", messages.subject)

    def test_the_button_of_the_rules_takes_all_that_nobody_has(self):
        lead = self.leads("first")
        self.rule("All", self.ana)
        self.env['portfolio.assignment.rule'].with_user(self.maria).action_assign_pending()
        self.assertEqual(lead.user_id, self.ana)

    def test_a_representative_does_not_assign(self):
        lead = self.leads("first")
        with self.assertRaises(AccessError):
            lead.with_user(self.ana).action_portfolio_assign()
        with self.assertRaises(AccessError):
            self.env['portfolio.assignment.rule'].with_user(self.ana).action_assign_pending()

    def test_closed_leads_are_left_alone(self):
        lost, won = self.leads("lost", "won", type='opportunity')
        lost.action_set_lost()
        won.action_set_won()
        self.rule("All", self.ana)
        (lost | won).with_user(self.diego).action_portfolio_assign()
        self.assertFalse((lost | won).user_id)

    def test_merged_leads_keep_why(self):
        self.rule("All", self.ana)
        first, second = self.leads("first", "second")
        decisions = (first | second).portfolio_decision_id
        merged = (first | second).with_user(self.maria).merge_opportunity()
        self.assertEqual(merged.sudo().portfolio_decision_ids, decisions)

    # -- companies, cost -------------------------------------------------------------------------

    def test_each_company_has_its_rules(self):
        other = self.env['res.company'].create({'name': "Lisbon"})
        rui = new_test_user(
            self.env, 'rui', groups='sales_team.group_sale_salesman',
            company_id=other.id, company_ids=[(6, 0, other.ids)])
        self.rule("Lisbon", rui, company_id=other.id, sequence=1)
        self.rule("Here", self.ana, sequence=2)

        here = self.leads("here")
        there = self.env['crm.lead'].with_company(other).create({'name': "there", 'user_id': False})

        self.assertEqual(here.user_id, self.ana)
        self.assertEqual(there.user_id, rui)
        self.assertEqual(there.company_id, other)

    def test_no_query_per_lead(self):
        """Ten times as many leads cost the engine itself no query more."""
        self.rule("Some", self.ana, "[('name', 'ilike', 'some')]", sequence=1)
        self.rule("Known", 'account', sequence=2)
        self.rule("North", self.north, sequence=3)
        # sudo: portfolio.assignment.engine - as whoever assigns calls it
        engine = self.env['portfolio.assignment.engine'].sudo()

        def queries(count):
            leads = self.env['crm.lead']._portfolio_tell(NoAssignment()).create([
                {'name': "some" if number % 3 else "other", 'user_id': False,
                 'partner_id': self.winery.id if number % 4 == 0 else False} for number in range(count)])
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            engine._decide(Batch(self.env, leads))
            return self.env.cr.sql_log_count - before

        queries(3)
        self.assertEqual(queries(100), queries(10))

    def test_who_was_considered_is_forgotten_after_its_time_and_what_was_decided_is_not(self):
        self.rule("All", self.north)
        old, new = self.leads("1", "2")
        old.portfolio_decision_id.date = fields.Datetime.subtract(self.env.cr.now(), months=25)
        Decision = self.env['portfolio.assignment.decision']
        self.assertEqual(Decision._gc_candidates(), (1, 0))
        self.assertEqual(Decision._gc_candidates(), (0, 0))
        self.assertFalse(old.portfolio_decision_id.candidates_text)
        self.assertTrue(new.portfolio_decision_id.candidates_text)
        self.assertIn("turn of Ana", old.portfolio_assignment_reason)
        self.env['res.config.settings'].create({'portfolio_assignment_decision_months': 0}).execute()
        new.portfolio_decision_id.date = old.portfolio_decision_id.date
        self.assertEqual(Decision._gc_candidates(), (0, 0), "for ever")

    def test_what_other_modules_do_when_a_salesperson_is_given_is_done(self):
        """What hooks on to writing it, as automation rules do, hears of every lead; fields that follow are right."""
        written = []
        write = type(self.env['crm.lead']).write

        def watched(leads, vals):
            if vals.get('user_id'):
                written.extend((lead_id, vals['user_id']) for lead_id in leads.ids)
            return write(leads, vals)

        self.rule("All", self.north)
        with patch.object(type(self.env['crm.lead']), 'write', watched):
            leads = self.leads(*map(str, range(30)))
        self.assertEqual(sorted(written), [(lead.id, lead.user_id.id) for lead in leads])
        self.assertEqual(leads.mapped('date_open'), [self.env.cr.now()] * 30)

    def test_a_new_rule_changes_nothing_of_what_was_decided(self):
        self.rule("All", self.north, sequence=5)
        leads = self.leads(*"123")
        before = [(lead.user_id, lead.portfolio_decision_id, lead.portfolio_assignment_reason) for lead in leads]
        self.rule("Everything to Carla", self.carla, sequence=1)
        list(self.env['portfolio.assignment.watch']._watch())
        leads.name = "Another name"
        leads.invalidate_recordset()
        self.assertEqual(
            [(lead.user_id, lead.portfolio_decision_id, lead.portfolio_assignment_reason) for lead in leads], before)
