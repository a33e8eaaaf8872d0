from datetime import timedelta

from odoo.exceptions import AccessError

from ..common import OnPhone, TourCase
from ..lead.common import LeadCase


class TestLeadDesk(LeadCase):
    """The manager's page says what is so, and every number opens what it counts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['crm.lead'].search([('user_id', '=', False)]).active = False
        cls.untouched = cls.leads("first", "second")
        cls.rule_ = cls.rule("North", cls.north, "[('name', '!=', 'left over')]")
        cls.given = cls.leads("a", "b", "c")
        cls.left = cls.leads("left over")

    def desk(self, user=None):
        return self.env['portfolio.assignment.desk'].with_user(user or self.diego).get_desk()

    def numbers(self, desk):
        people = [person for pool in desk['pools'] for person in pool['people']]
        return [*desk['tiles'], *desk['causes'], *desk['response']['numbers'], *desk['fallbacks'], *people]

    def late(self):
        """The decisions that the page says are past their deadline."""
        Decision = self.env['portfolio.assignment.decision'].with_user(self.diego)
        domains = [cause['domain'] for cause in self.desk()['causes'] if cause['key'] == 'late']
        return (Decision.search(domains[0]) if domains else Decision).with_env(self.env)

    def test_what_waits_and_why(self):
        desk = self.desk()
        tiles = {tile['key']: tile['count'] for tile in desk['tiles']}
        self.assertEqual((tiles['unassigned'], tiles['queued'], tiles['escalated']), (3, 0, 0))
        causes = {cause['key']: cause['count'] for cause in desk['causes']}
        self.assertEqual((causes['new'], causes['none']), (2, 1))
        self.assertTrue(desk['is_on'])
        self.assertEqual(desk['version_id'], self.rule_.ruleset_id.id)

    def test_what_is_said_when_nothing_needs_anybody_agrees_with_the_number(self):
        """The page must not say '10 without salesperson' and 'every lead has one' at once."""
        desk = self.env['portfolio.assignment.desk'].with_user(self.diego)
        (self.left | self.untouched).active = False
        for name, waits in (("nobody waits", False), ("in a queue", True), ("offered", True), ("held", True)):
            with self.subTest(name=name):
                if waits:
                    lead = self.leads(name)
                    lead.user_id = False
                    # what became of it, as its rule said
                    lead.portfolio_decision_id.result = {'in a queue': 'queued'}.get(name, name)
                said = desk.get_desk()
                [tile] = [one for one in said['tiles'] if one['key'] == 'unassigned']
                self.assertFalse(said['causes'])
                self.assertEqual(bool(tile['count']), waits)
                self.assertIn("wait as the rules say" if waits else "has its salesperson", said['calm'])

    def test_one_click_cures(self):
        desk = self.env['portfolio.assignment.desk'].with_user(self.diego)
        told = desk.cure('new')
        self.assertIn("Assigned: 2.", told['params']['message'])
        self.assertTrue(all(lead.user_id for lead in self.untouched))
        self.ana.active = False
        self.assertIn('archived', {cause['key'] for cause in self.desk()['causes']})
        desk.cure('archived')
        self.assertEqual((self.given | self.untouched).user_id, self.bruno)
        self.assertNotIn('archived', {cause['key'] for cause in self.desk()['causes']})

    def test_what_a_limit_holds_back_is_told_apart(self):
        self.rule_.member_ids.limit_open = 1
        self.leads("d", "e")
        causes = {cause['key']: cause['count'] for cause in self.desk()['causes']}
        self.assertEqual((causes['held_back'], causes['none']), (2, 1))

    def test_a_lead_that_was_passed_on_is_late_no_more(self):
        """The decision it was passed on by has its own deadline; the one before it is of the past."""
        self.rule_.ruleset_id.write({'sla_minutes': 60})
        lead = self.leads("moved")
        before = lead.portfolio_decision_id
        before.date_deadline = self.env.cr.now() - timedelta(hours=1)
        self.assertEqual(self.late(), before)
        lead._portfolio_assign('sla', {lead.id: {lead.user_id.id}})
        self.assertNotEqual(lead.portfolio_decision_id, before)
        self.assertFalse(self.late())
        [waiting] = [one for one in self.desk()['response']['numbers'] if one['key'] == 'waiting']
        self.assertEqual(waiting['count'], 1, "it waits for one person, whoever had it before")

    def test_what_somebody_had_beside_his_share(self):
        [pool] = self.desk()['pools']
        self.assertEqual(
            {person['name']: (person['count'], person['share']) for person in pool['people']},
            {'Ana': (2, 1.5), 'Bruno': (1, 1.5)})
        self.assertEqual(pool['evenness'], 90, "nine tenths: three squared by twice five")

    def test_a_share_is_what_the_strategy_in_force_says(self):
        ana, bruno = self.rule_.pool_id.member_ids.sorted(lambda row: row.user_id.name)
        ana.write({'weight': 2, 'limit_month': 10})
        bruno.limit_month = 50
        for strategy, shares in [
            ('weighted', {'Ana': 2, 'Bruno': 1}), ('capacity', {'Ana': 0.5, 'Bruno': 2.5}),
            ('nearest', {'Ana': 0, 'Bruno': 0}),
        ]:
            with self.subTest(strategy=strategy):
                self.rule_.strategy = strategy
                [pool] = self.desk()['pools']
                self.assertEqual({person['name']: person['share'] for person in pool['people']}, shares)
                self.assertEqual(pool['evenness'] is False, strategy == 'nearest')

    def test_a_cause_that_is_cured_meanwhile_is_no_error(self):
        desk = self.env['portfolio.assignment.desk'].with_user(self.maria)
        for key in ('given_back', 'no such thing'):
            self.assertEqual(desk.cure(key)['tag'], 'soft_reload')

    def test_first_touch_and_fallbacks(self):
        self.rule_.ruleset_id.write({'sla_minutes': 60, 'default_user_id': self.diego.id})
        leads = self.leads("d", "e", "left over")
        leads[0].portfolio_decision_id.write({
            'date_touch': self.env.cr.now(), 'minutes': 12})
        leads[1].portfolio_decision_id.write({
            'date_touch': self.env.cr.now() + timedelta(days=9), 'minutes': 900})
        desk = self.desk()
        self.assertEqual(desk['response']['median'], 456)
        self.assertEqual([number['count'] for number in desk['response']['numbers']], [1, 1, 1])
        self.assertEqual(
            [(number['key'], number['count']) for number in desk['fallbacks']], [('none', 1), ('default', 1)])

    def test_who_has_no_rule_is_counted_alike_above_and_below(self):
        """The page must not say 'No rule found anybody: 1' and 'It has not happened' at once."""
        for names in ((), ("left over",), ("left over", "left over")):
            self.leads(*names)
            desk = self.desk()
            [cause] = [one for one in desk['causes'] if one['key'] == 'none']
            [below] = [one for one in desk['fallbacks'] if one['key'] == 'none']
            self.assertEqual((cause['count'], cause['domain']), (below['count'], below['domain']))
        self.assertEqual(below['count'], 4)
        self.env['crm.lead'].search(below['domain']).user_id = self.ana
        desk = self.desk()
        self.assertFalse([one for one in desk['causes'] + desk['fallbacks'] if one['key'] == 'none'])

    def test_whose_leads_are_counted_is_said(self):
        """Who sees fewer leads has smaller numbers than a colleague, and the page says why."""
        company = self.env.company.name
        self.assertEqual(self.desk(self.diego)['scope'], f"All leads of {company} are counted.")
        self.assertIn("the teams you lead (North)", self.desk(self.maria)['scope'])
        self.diego.portfolio_scope = 'team'
        self.assertIn("Only the leads", self.desk(self.diego)['scope'])
        self.north.user_id = self.diego
        self.assertNotIn("the teams you lead", self.desk(self.maria)['scope'])
        self.assertIn("the teams you lead (North)", self.desk(self.diego)['scope'])

    def test_every_number_opens_its_records_for_every_role(self):
        self.rule_.ruleset_id.write({'sla_minutes': 60, 'default_user_id': self.diego.id})
        self.leads("d", "left over")
        self.rule_.member_ids[0].is_paused = True
        for user in (self.maria, self.diego):
            for number in self.numbers(self.desk(user)):
                with self.subTest(user=user.login, number=number.get('label') or number['name']):
                    records = self.env[number['model']].with_user(user).search(number['domain'])
                    self.assertEqual(len(records), number['count'])

    def test_only_managers(self):
        for call in (lambda desk: desk.get_desk(), lambda desk: desk.cure('new')):
            with self.assertRaises(AccessError):
                call(self.env['portfolio.assignment.desk'].with_user(self.ana))


class TestLeadDeskTour(TourCase, LeadCase):
    """Maria writes rules, tries them, publishes, and looks after what waits."""

    def test_from_the_rule_to_the_desk(self):
        self.env['crm.lead'].search([('user_id', '=', False)]).active = False
        lead = self.leads("Wants an oven", team_id=self.north.id)
        self.tour('lead-rules', 'lead_rules_publish', 'diego')
        ruleset = self.env['portfolio.assignment.ruleset'].search([('state', '=', 'published')])
        self.assertEqual(ruleset.rule_ids.mapped('name'), ["Everything"])
        self.tour('lead-desk', 'assignment_desk', 'diego')
        self.assertEqual(lead.user_id, self.ana)


class TestLeadDeskTourPhone(OnPhone, TestLeadDeskTour):
    """The same on a phone."""

    def test_from_the_rule_to_the_desk(self):
        self.env['crm.lead'].search([('user_id', '=', False)]).active = False
        lead = self.leads("Wants an oven")
        self.rule("Everything", self.north)
        self.tour('lead-desk', 'assignment_desk', 'diego')
        self.assertEqual(lead.user_id, self.ana)
