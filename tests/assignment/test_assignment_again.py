from ..lead.common import LeadCase


class TestLeadAgain(LeadCase):
    """A lead nobody got is looked at again: it changes, is opened again or given back, or its salesperson leaves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vigo = cls.env.ref('base.state_es_po')
        cls.lugo = cls.env.ref('base.state_es_lu')

    def decisions(self, lead):
        return lead.portfolio_decision_ids.sorted('id').mapped('trigger')

    def watch(self):
        list(self.env['portfolio.assignment.watch']._watch())

    def test_what_a_rule_asks_for_is_filled_in_later(self):
        self.rule("Pontevedra", self.ana, f"[('state_id', '=', {self.vigo.id})]")
        lead = self.leads("1")
        self.assertFalse(lead.user_id)
        lead.with_user(self.maria).write({'phone': '986 10 20 30'})
        self.assertEqual(self.decisions(lead), ['create'], "no rule asks for a phone")
        lead.with_user(self.maria).write({'state_id': self.vigo.id})
        self.assertEqual((lead.user_id, self.decisions(lead)), (self.ana, ['create', 'update']))

    def test_whoever_may_not_see_the_rules_completes_one(self):
        self.rule("Pontevedra", self.ana, f"[('state_id', '=', {self.vigo.id})]")
        lead = self.leads("1")
        self.env.invalidate_all()
        lead.with_user(self.ana).write({'city': "Vigo"})
        self.assertFalse(lead.user_id)
        lead.with_user(self.ana).write({'state_id': self.vigo.id})
        self.assertEqual(lead.user_id, self.ana)

    def test_what_is_somebody_s_stays_so_whatever_changes(self):
        self.rule("Pontevedra", self.ana, f"[('state_id', '=', {self.vigo.id})]", sequence=1)
        self.rule("Lugo", self.bruno, f"[('state_id', '=', {self.lugo.id})]", sequence=2)
        lead = self.leads("1", state_id=self.vigo.id)
        lead.state_id = self.lugo
        self.assertEqual((lead.user_id, self.decisions(lead)), (self.ana, ['create']))

    def test_nothing_is_looked_at_again_while_rules_are_off(self):
        self.rule("Pontevedra", self.ana, f"[('state_id', '=', {self.vigo.id})]")
        lead = self.leads("1")
        self.env['res.config.settings'].create({'portfolio_assignment_assign_on_create': False}).execute()
        lead.state_id = self.vigo
        self.assertFalse(lead.user_id)

    def test_opened_again_after_its_salesperson_left(self):
        self.rule("All", self.north)
        lead = self.leads("1")
        self.assertEqual(lead.user_id, self.ana)
        lead.action_set_lost()
        self.ana.active = False
        lead.action_unarchive()
        self.assertEqual((lead.user_id, self.decisions(lead)[-1]), (self.bruno, 'reopened'))

    def test_opened_again_it_stays_with_whom_it_was(self):
        self.rule("All", self.north)
        lead = self.leads("1")
        lead.action_set_lost()
        lead.action_unarchive()
        self.assertEqual((lead.user_id, self.decisions(lead)), (self.ana, ['create']))

    def test_given_back_it_goes_to_somebody_else(self):
        self.rule("All", self.north)
        lead = self.leads("1")
        lead.with_user(self.ana).user_id = False
        self.watch()
        self.assertEqual((lead.user_id, self.decisions(lead)[-1]), (self.bruno, 'returned'))
        self.assertIn("had it already", lead.portfolio_decision_id.candidates_text)
        self.watch()
        self.assertEqual(len(lead.portfolio_decision_ids), 2, "once")

    def test_what_leavers_had_is_passed_on_where_the_version_says_so(self):
        rule = self.rule("All", self.north)
        lead = self.leads("1")
        self.ana.active = False
        self.watch()
        self.assertEqual(lead.user_id, self.ana, "unless it says so, a manager decides")
        rule.ruleset_id.reassign_left = True
        self.watch()
        self.assertEqual((lead.user_id, self.decisions(lead)[-1]), (self.bruno, 'left'))
        self.watch()
        self.assertEqual(len(lead.portfolio_decision_ids), 2)
