import re
from datetime import timedelta
from pathlib import Path

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import BaseCase
from odoo.tools import mute_logger

from ...tools.foundation.carrier import NoAssignment
from ..lead.common import LeadTeamCase
from .case import ABOUT, CASE, add_cases

ROOM = Path(__file__).parents[2]
#: what knows leads: the first kind of document, and core's button
OF_LEADS = re.compile(r'crm_lead(_\w+)?\.py|crm_team\.py|\w+_lead\.py')


class TestGeneric(BaseCase):

    def test_no_generic_file_knows_leads(self):
        """A kind of document that comes later changes no file but its own."""
        paths = [
            path for folder in ('models', 'wizards', 'tools') for path in (ROOM / folder / 'assignment').glob('*.py')
            if not OF_LEADS.fullmatch(path.name) and path.name != '__init__.py']
        self.assertGreater(len(paths), 20)
        found = [
            f"{path.relative_to(ROOM)}:{number}" for path in paths
            for number, line in enumerate(path.read_text().splitlines(), 1)
            if re.search(r'crm[._]lead|\blead_ids?\b|portfolio_match_|use_leads', line)]
        self.assertEqual(found, [], "it belongs to portfolio.assignable, or to a file of leads")


class TestSecondKind(LeadTeamCase):
    """Cases: given to people by the same rules, with all that leads have, and apart from them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        add_cases(cls)
        cls.env['ir.model.access'].create([
            {'name': f"Case {group}", 'model_id': cls.env['ir.model']._get_id(CASE), 'perm_read': True,
             'perm_write': True, 'perm_create': True, 'perm_unlink': True,
             'group_id': cls.env.ref(f'crm_portfolio.portfolio_group_{group}').id}
            for group in ('representative', 'manager')])
        # a rule of leads for everybody: none of them may be about cases
        cls.of_leads = cls.rule("All leads", cls.carla)
        cls.rules = cls.env['portfolio.assignment.ruleset']._live(cls.env.company, CASE)

    def case_rule(self, name, target, domain='[]', **values):
        return self.rule(name, target, domain, ruleset_id=self.rules.id, **values)

    def let_read(self):
        """A rule of the kind: decisions are read by all who read its cases."""
        self.env['ir.rule'].create({
            'name': "Decision of a case", 'model_id': self.env['ir.model']._get_id('portfolio.assignment.decision'),
            'groups': [Command.link(self.env.ref('crm_portfolio.portfolio_group_representative').id)],
            'domain_force': "[('case_id', '!=', False)]"})

    def cases(self, *names, **values):
        return self.env[CASE].create([{'name': name, **values} for name in names])

    def logins(self, cases):
        return [case.agent_id.login for case in cases]

    # -- rules, reasons ------------------------------------------------------------------------------

    def test_a_rule_gives_it_to_a_person_and_it_says_why(self):
        rule = self.case_rule("Ovens", self.ana, "[('subject', 'ilike', 'oven')]", sequence=1)
        self.case_rule("The rest", self.bruno, sequence=2)
        oven, door = self.cases("first", subject="Oven is cold", way='phone') | self.cases("second", subject="Door")
        self.assertEqual(self.logins(oven | door), ['ana', 'bruno'])
        self.assertEqual(oven.desk_id, self.north, "the team follows the salesperson")
        self.assertEqual(oven.portfolio_assignment_reason, "Rule 'Ovens' assigns it to Ana.")
        decision = oven.portfolio_decision_id
        self.assertEqual(decision.case_id, oven)
        self.assertFalse(decision.lead_id)
        self.assertEqual(
            (decision.rule_id, decision.ruleset_id, decision.trigger, decision.is_last, decision.channel),
            (rule, self.rules, 'create', True, "Telephone"))
        self.assertEqual(self.env['portfolio.assignment.decision'].search(
            [('is_last', '=', True), ('case_id', 'in', (oven | door).ids)]), (oven | door).portfolio_decision_id)
        self.assertEqual(rule.document_count, 1)
        action = rule.action_open_documents()
        self.assertEqual(self.env[action['res_model']].search(action['domain']), oven)
        oven.agent_id = self.paula
        self.assertIn("Changed by hand since", oven.portfolio_assignment_reason)

    def test_leads_and_cases_have_rules_of_their_own(self):
        self.case_rule("Cases", self.ana)
        case, lead = self.cases("A case"), self.leads("A lead")
        self.assertEqual((case.agent_id, lead.user_id), (self.ana, self.carla))
        self.assertEqual(lead.portfolio_assignment_reason, "Rule 'All leads' assigns its leads to Carla.")
        self.assertEqual((self.rules.version, self.of_leads.ruleset_id.version), (1, self.of_leads.ruleset_id.version))
        self.assertTrue(self.rules.is_in_force and self.of_leads.ruleset_id.is_in_force)
        draft = self.env['portfolio.assignment.ruleset'].browse(self.rules.action_new_version()['res_id'])
        self.assertEqual((draft.model, draft.version), (CASE, 2))
        draft.action_publish()
        self.assertEqual(self.rules.state, 'archived')
        self.assertTrue(self.of_leads.ruleset_id.is_in_force, "a version of cases ends none of leads")

    def test_the_account_its_zone_and_whoever_knows_it(self):
        self.case_rule("Account", 'account', sequence=1)
        self.case_rule("Known", 'known', sequence=2)
        self.case_rule("Zone", 'zone', sequence=3)
        mine, nobodys = self.cases("hot", customer_id=self.bakery_contact.id) | self.cases("cold")
        self.assertEqual(
            mine.portfolio_assignment_reason, "Ana is the salesperson of Bakery (rule 'Account').")
        self.assertFalse(nobodys.agent_id)
        self.assertIn("it has no account", nobodys.portfolio_decision_id.candidates_text)

    def test_a_condition_on_a_field_of_leads_is_refused(self):
        with self.assertRaises(ValidationError):
            self.case_rule("Leads", self.ana, "[('email_from', '=', 'x')]")
        never = self.case_rule("Never", self.ana, "[('state', '=', 'open')]", sequence=9)
        self.case_rule("All", self.north, strategy='queue', sequence=1)
        self.assertIn("Never reached", never.warning)

    # -- pools, limits -------------------------------------------------------------------------------

    def test_in_turn_up_to_a_limit_that_counts_cases_alone(self):
        rule = self.case_rule("North", self.north)
        self.assertEqual(rule.pool_id.model, CASE)
        rule.member_ids.limit_day = 1
        self.of_leads.write({'target_type': 'user', 'user_id': self.ana.id})
        self.leads("one", "two", "three")
        cases = self.cases("1", "2", "3", "4")
        self.assertEqual(sorted(self.logins(cases[:3])), ['ana', 'bruno', 'paula'])
        self.assertFalse(cases[3].agent_id)
        self.assertTrue(cases[3].portfolio_decision_id.is_held_back)
        self.assertIn("has those of this day (1 of 1)", cases[3].portfolio_decision_id.candidates_text)
        rule.member_ids.filtered(lambda row: row.user_id == self.paula).limit_day = 2
        list(self.env['portfolio.assignment.watch']._watch())
        self.assertEqual((cases[3].agent_id, cases[3].portfolio_decision_id.trigger), (self.paula, 'limit'))

    def test_a_pool_shares_one_kind(self):
        rule = self.case_rule("North", self.north)
        with self.assertRaises(ValidationError):
            self.rule("Leads of North", self.north, pool_id=rule.pool_id.id)

    def test_who_takes_some_only_and_fewest_open(self):
        rule = self.case_rule("North", self.north, strategy='least_loaded')
        members = {member.user_id: member for member in rule.member_ids}
        members[self.ana].domain = "[('subject', '=', 'oven')]"
        self.cases("by hand", agent_id=self.bruno.id)
        cases = self.cases("door", "window", subject="door")
        self.assertEqual(cases[0].agent_id, self.paula)
        self.assertNotEqual(cases[1].agent_id, self.ana)
        self.assertEqual(cases[0].portfolio_assignment_reason,
                         "Paula has the fewest open ones in team North: 0 (rule 'North').")
        self.assertIn(
            "Ana: passed over, does not take any like this one", cases[0].portfolio_decision_id.candidates_text)

    # -- offers, queues ------------------------------------------------------------------------------

    def test_it_is_offered_to_one(self):
        self.case_rule("North", self.north, strategy='offer')
        case = self.cases("Hot")
        offer = self.env['portfolio.assignment.offer'].search([('case_id', '=', case.id), ('state', '=', 'open')])
        self.assertEqual((offer.user_id, case.agent_id.id), (self.ana, False))
        self.assertEqual(offer.with_user(self.ana).document_name, "Hot")
        self.assertFalse(offer.with_user(self.ana).city)
        with self.assertRaisesRegex(AccessError, "Only the user to whom it is offered can answer."):
            offer.with_user(self.diego).action_accept()

    def test_whoever_accepts_has_it(self):
        self.case_rule("North", self.north, strategy='offer')
        case = self.cases("Hot")
        Offer = self.env['portfolio.assignment.offer']
        first = Offer.search([('case_id', '=', case.id)])
        first.with_user(self.ana).action_decline()
        second = Offer.search([('case_id', '=', case.id), ('state', '=', 'open')])
        self.assertEqual(second.user_id, self.bruno)
        self.assertTrue(case.portfolio_decision_id.sentence.startswith("Ana declined it. Offered to Bruno until "))
        told = second.with_user(self.bruno).action_accept()
        self.assertEqual((case.agent_id, case.portfolio_decision_id.how), (self.bruno, 'accept'))
        self.assertEqual(told['params']['message'], "Hot is yours now.")
        with self.assertRaisesRegex(UserError, "you declined it, and it went to the next person"):
            first.with_user(self.ana).action_accept()

    def test_one_takes_it_from_the_queue(self):
        self.case_rule("North", self.north, strategy='queue')
        self.let_read()
        case = self.cases("Hot")
        self.assertTrue(case.with_user(self.ana).portfolio_is_queued)
        self.assertFalse(case.with_user(self.carla).portfolio_is_queued)
        self.assertIn(case, self.env[CASE].with_user(self.ana).search([('portfolio_is_queued', '=', True)]))
        with self.assertRaisesRegex(UserError, "It waits for somebody of team North."):
            case.with_user(self.carla).action_portfolio_claim()
        case.with_user(self.ana).action_portfolio_claim()
        self.assertEqual((case.agent_id, case.portfolio_decision_id.how), (self.ana, 'claim'))

    # -- as time passes ------------------------------------------------------------------------------

    def test_past_its_deadline_it_is_escalated_until_somebody_is_in_touch(self):
        self.case_rule("North", self.north)
        self.rules.write({'sla_minutes': 60, 'sla_moves': 1})
        case = self.cases("Late")
        watch = self.env['portfolio.assignment.watch']
        for expected in (False, True):
            case.portfolio_decision_id.date_deadline = self.env.cr.now() - timedelta(hours=1)
            before = case.agent_id
            list(watch._watch())
            escalation = self.env['portfolio.assignment.escalation'].search([('case_id', '=', case.id)])
            self.assertEqual((bool(escalation), case.agent_id == before), (expected, expected))
        self.assertEqual((escalation.user_id, escalation.document_name), (self.maria, "Late"))
        case.with_user(case.agent_id).message_post(body="Hello", message_type='comment')
        list(watch._watch())
        self.assertTrue(case.portfolio_decision_id.date_touch)
        self.assertEqual(escalation.state, 'closed')

    def test_it_is_looked_at_again_once_it_changes_or_is_given_back(self):
        self.case_rule("Ovens", self.ana, "[('subject', '=', 'oven')]")
        case = self.cases("What is it?")
        self.assertFalse(case.agent_id)
        case.subject = "oven"
        self.assertEqual((case.agent_id, case.portfolio_decision_id.trigger), (self.ana, 'update'))
        self.case_rule("The rest", self.bruno)
        case.agent_id = False
        list(self.env['portfolio.assignment.watch']._watch())
        self.assertEqual((case.agent_id, case.portfolio_decision_id.trigger), (self.bruno, 'returned'))

    # -- many, tried, counted ------------------------------------------------------------------------

    def test_many_at_once_end_as_one_by_one(self):
        self.case_rule("North", self.north)
        Case = self.env(context={})[CASE]._portfolio_tell(NoAssignment())
        cases = Case.create([{'name': f"{number}"} for number in range(30)])
        # what changes of it in the request that made it, core tells nobody
        self.cr.flush()
        cases._portfolio_untell(NoAssignment)._portfolio_assign()
        self.cr.flush()
        self.assertEqual(self.logins(cases), ['ana', 'bruno', 'paula'] * 10)
        # sudo: mail.tracking.value - what the chatter says of a change
        told = cases.message_ids.sudo().tracking_value_ids.filtered('new_value_char')
        self.assertEqual(sorted(told.mail_message_id.mapped('res_id')), cases.ids, "what changed is in each chatter")

    def test_rules_are_tried_with_the_last_cases(self):
        self.case_rule("North", self.north)
        self.cases("a", "b", "c")
        wizard = self.env['portfolio.assignment.simulation'].create({'ruleset_id': self.rules.id, 'count': 3})
        wizard.action_simulate()
        self.assertEqual((wizard.document_count, wizard.orphan_count), (3, 0))
        wizard.source = 'one'
        with self.assertRaises(UserError):
            wizard.action_simulate()

    def test_the_desk_counts_one_kind(self):
        self.env['crm.lead'].search([('user_id', '=', False)]).active = False
        self.case_rule("North", self.north, "[('subject', '=', 'oven')]")
        self.cases("given", subject="oven")
        self.cases("left over", "left over too")
        desk = self.env['portfolio.assignment.desk'].with_user(self.diego)
        told = desk.get_desk(CASE)
        self.assertEqual({one['key']: one['count'] for one in told['causes']}, {'none': 2})
        self.assertEqual({one['model'] for one in told['tiles'][:4]}, {CASE})
        self.assertEqual(told['version_id'], self.rules.id)
        self.assertFalse({one['key'] for one in desk.get_desk()['causes']} & {'none', 'new'})
        desk.cure('none', CASE)
        with self.assertRaises(UserError):
            desk.get_desk('res.partner')

    # -- who reads it --------------------------------------------------------------------------------

    def test_what_is_decided_of_it_is_told_to_nobody_until_its_rules_say_to_whom(self):
        self.case_rule("North", self.north, strategy='offer')
        case = self.cases("Secret", customer_id=self.orphan.id)
        decision, offer = case.portfolio_decision_id, self.env['portfolio.assignment.offer'].search(
            [('case_id', '=', case.id)])
        for user, reads in ((self.ana, (False, True)), (self.bruno, (False, False)), (self.maria, (False, False)),
                            (self.diego, (True, True))):
            with self.subTest(user=user.login):
                self.assertEqual(
                    (decision.with_user(user).has_access('read'), offer.with_user(user).has_access('read')), reads)

    @mute_logger('odoo.sql_db')
    def test_a_decision_is_about_one_document(self):
        case, lead = self.cases("one"), self.leads("two")
        with self.assertRaises(CheckViolation), self.env.cr.savepoint():
            lead.portfolio_decision_id.case_id = case
            self.env.flush_all()


class TestKindIsGone(LeadTeamCase):
    """After the tests above, whichever ran first, the registry knows leads alone."""

    def test_every_kind_says_who_reads_what_is_about_it(self):
        """What narrows it for all, by company and account, and who of us reads it."""
        rules = self.env['ir.rule'].search([('model_id.model', 'in', ABOUT)])
        for model in self.env['portfolio.assignable']._portfolio_kinds():
            pointer = self.env[model]._portfolio_assignable.pointer
            for name in ABOUT:
                said = rules.filtered(lambda one, name=name: one.model_id.model == name).filtered(
                    lambda one, pointer=pointer: f"'{pointer}" in one.domain_force)
                with self.subTest(model=model, about=name):
                    self.assertTrue(said.filtered('groups'))
                    self.assertTrue(said - said.filtered('groups'))

    def test_nothing_is_left(self):
        self.assertEqual(self.env['portfolio.assignable']._portfolio_kinds(), ['crm.lead'])
        self.assertNotIn('case_id', self.env['portfolio.assignment.decision']._fields)
        self.rule("All", self.ana)
        self.assertEqual(self.leads("one").user_id, self.ana)
