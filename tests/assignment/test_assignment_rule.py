from psycopg2.errors import CheckViolation

from odoo.exceptions import ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from ..lead.common import LeadCase


class TestLeadRule(LeadCase):
    """A rule that cannot work is refused, or says so, where it is written."""

    @mute_logger('odoo.sql_db')
    def test_a_domain_that_cannot_be_evaluated_is_refused(self):
        for domain in [
            "[('no_such_field', '=', 1)]", "[('name', '=',", "nonsense", "[('name', 'between', 1)]",
            "__import__('os').system('true')", "[('user_id', '=', uid)]", "42",
        ]:
            with self.subTest(domain=domain), self.assertRaisesRegex(ValidationError, "Rule Bad: the conditions"):
                self.rule("Bad", self.ana, domain)

    def test_a_domain_that_never_matches_is_refused(self):
        for domain in [
            "[('user_id', '!=', False)]", "[('active', '=', False)]", "[('id', 'in', [])]",
            "[('type', '=', 'lead'), ('type', '=', 'opportunity')]", "[('type', '=', 'nonsense')]",
        ]:
            with self.subTest(domain=domain), self.assertRaisesRegex(ValidationError, "never match"):
                self.rule("Bad", self.ana, domain)

    def test_a_relative_date_is_fine(self):
        self.rule("Old", self.ana, "[('create_date', '<', '-7d')]")

    def test_a_target_is_needed(self):
        for target, refusal in [('user', ValidationError), ('team', CheckViolation)]:
            with self.subTest(target=target), mute_logger('odoo.sql_db'), self.assertRaises(refusal), \
                    self.env.cr.savepoint():
                self.env['portfolio.assignment.rule'].create({'name': "Nobody", 'target_type': target})

    def test_a_rule_that_is_never_reached_says_so(self):
        first = self.rule("All", self.ana, sequence=1)
        second = self.rule("Late", self.bruno, sequence=2)
        self.assertFalse(first.warning)
        self.assertEqual(second.warning, "Never reached: rule All, before it, takes every lead.")

    def test_a_rule_that_finds_nobody_says_so(self):
        user_rule = self.rule("One", self.carla)
        team_rule = self.rule("Team", self.south, sequence=5)
        self.assertFalse(team_rule.warning)
        self.carla.active = False
        (user_rule | team_rule).invalidate_recordset()
        self.assertEqual(user_rule.warning, "Carla is archived: choose somebody else.")
        self.assertIn("Nobody in team South", team_rule.warning)

    def test_the_form(self):
        with Form(self.env['portfolio.assignment.rule'].with_user(self.maria)) as form:
            form.name = "North"
            form.team_id = self.north
        self.assertEqual(form.record.member_ids.user_id, self.ana | self.bruno)

    def test_a_filter_whose_field_is_gone_does_not_stop_leads(self):
        rule = self.rule("Old", self.ana)
        self.env.cr.execute(
            "UPDATE portfolio_assignment_rule SET domain = '[(''x_gone'', ''='', 1)]' WHERE id = %s", [rule.id])
        rule.invalidate_recordset()
        with mute_logger('odoo.addons.crm_portfolio.models.assignment.assignment_engine'):
            self.assertFalse(self.leads("1").user_id)

    def test_a_filter_that_grew_past_all_bounds_does_not_stop_leads(self):
        """It was never saved: a load in SQL brought it, and it is weighed when it is asked, too."""
        deep = [('city', '=', "Vigo")]
        for _step in range(40):
            deep = [('partner_id', 'any', [('child_ids', 'any', deep)])] if deep[0][0] == 'city' else [
                ('partner_id.parent_id', 'any', deep)]
        for name, domain in (
            ('deep', deep), ('wide', ['|'] * 300 + [('city', 'ilike', "Vigo")] * 301),
            ('long', [('city', '=ilike', '%a' * 30_000)]), ('many', [('city', 'in', list(map(str, range(20_000))))]),
        ):
            rule = self.rule(name, self.ana)
            self.env.cr.execute(
                "UPDATE portfolio_assignment_rule SET domain = %s WHERE id = %s", [repr(domain), rule.id])
            rule.invalidate_recordset()
            with self.subTest(domain=name), mute_logger(
                    'odoo.addons.crm_portfolio.models.assignment.assignment_engine'):
                self.assertFalse(self.leads("1").user_id)
            rule.unlink()

    def test_patterns_with_many_gaps_are_compared_at_once(self):
        """Whether one rule takes what another asks for is told of any two patterns; this one took the worker's day."""
        self.rule("Gaps", self.ana, domain=repr([('city', '=like', '%a' * 40 + '%b')]), sequence=1)
        late = self.rule("Late", self.bruno, domain=repr([('city', '=', 'a' * 300)]), sequence=2)
        self.assertFalse(late.warning)
        taken = self.rule("Taken", self.bruno, domain=repr([('city', '=', 'a' * 300 + 'b')]), sequence=3)
        self.assertIn("Gaps", taken.warning)

    def test_what_is_counted_opens(self):
        rule = self.rule("North", self.north)
        self.leads(*"123")
        self.assertEqual((rule.document_count, len(self.opened(rule))), (3, 3))
        ana = rule.member_ids.filtered(lambda member: member.user_id == self.ana)
        self.assertEqual(ana.document_count, len(self.opened(ana)))

    def opened(self, record):
        action = record.action_open_documents()
        return self.env[action['res_model']].with_context(**action['context']).search(action['domain'])

    def test_leads_given_counts_leads_and_not_decisions(self):
        """Offered twice and accepted once, given again after it came back, offered to nobody's end, lost since."""
        rule = self.rule("Offers", self.north, strategy='offer')
        accepted, waiting = self.leads("1", "2")
        Offer = self.env['portfolio.assignment.offer']
        self.assertEqual((rule.document_count, len(self.opened(rule))), (0, 0))
        for answer in ('action_decline', 'action_accept'):
            offer = Offer.search([('lead_id', '=', accepted.id), ('state', '=', 'open')])
            getattr(offer.with_user(offer.user_id), answer)()
        rule.invalidate_recordset()
        self.assertEqual((rule.document_count, self.opened(rule)), (1, accepted))
        self.assertTrue(waiting.portfolio_decision_ids)
        accepted.portfolio_decision_id.copy()
        accepted.action_set_lost()
        rule.invalidate_recordset()
        self.assertEqual((rule.document_count, self.opened(rule)), (1, accepted))
