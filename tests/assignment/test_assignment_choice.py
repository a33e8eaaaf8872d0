from datetime import timedelta

from odoo.exceptions import ValidationError

from ...tools.foundation.carrier import NoAssignment
from ..lead.common import LeadTeamCase


class TestLeadChoice(LeadTeamCase):
    """Who takes some leads only, limits of one pool, turns by success, lots, and who knows them already."""

    # -- only some leads -----------------------------------------------------------------------------

    def test_who_does_not_take_them_is_passed_over_and_the_decision_says_so(self):
        self.team_rule()
        self.members[self.ana].domain = "[('partner_name', '!=', 'Cousin & Sons')]"
        self.assertTrue(self.members[self.ana].is_choosy)
        family = self.leads(*"123", partner_name="Cousin & Sons")
        others = self.leads(*"456", partner_name="Somebody")
        self.assertNotIn('ana', self.logins(family))
        self.assertIn('ana', self.logins(others))
        self.assertIn(
            "Ana: passed over, does not take leads like this one", family[0].portfolio_decision_id.candidates_text)

    def test_who_takes_nothing_of_it_leaves_it_to_the_fallback(self):
        rule = self.team_rule()
        rule.ruleset_id.default_user_id = self.diego
        rule.member_ids.domain = "[('partner_name', '=', 'Never')]"
        lead = self.leads("1", partner_name="Somebody")
        self.assertEqual((lead.user_id, lead.portfolio_decision_id.fallback), (self.diego, 'default'))

    def test_a_person_s_filter_that_cannot_work_is_refused_by_name(self):
        self.team_rule()
        with self.assertRaisesRegex(ValidationError, "Ana in pool North: the conditions cannot be evaluated"):
            self.members[self.ana].domain = "[('no_such_field', '=', 1)]"

    # -- limits of one pool --------------------------------------------------------------------------

    def test_limits_of_a_pool_count_what_it_gave(self):
        """A limit for each source: two leads a day from the fair, whatever else comes."""
        fair = self.rule("Fair", self.north, "[('name', 'like', 'fair')]", sequence=1)
        self.team_rule(sequence=2)
        fair.pool_id.limit_scope = 'pool'
        fair.member_ids.limit_day = 1
        self.leads(*"123456", user_id=self.ana.id)
        leads = self.leads(*(f"fair {number}" for number in range(4)))
        self.assertEqual(self.logins(leads[:3]), ['ana', 'bruno', 'paula'], "what they had otherwise does not count")
        self.assertEqual(leads[3].portfolio_decision_id.rule_id.name, "North", "the fourth goes on to the next rule")
        again = self.leads("fair again")
        self.assertEqual(again.portfolio_decision_id.rule_id.name, "North", "nor after the fact")
        leads[0].user_id = False
        self.assertEqual(self.leads("fair more").portfolio_decision_id.rule_id.name, "North", "given is given")

    def test_open_leads_of_a_pool_are_those_it_gave_and_are_still_theirs(self):
        rule = self.team_rule()
        rule.pool_id.limit_scope = 'pool'
        rule.member_ids.limit_open = 1
        first = self.leads(*"123")
        self.assertEqual(self.logins(first), ['ana', 'bruno', 'paula'])
        fourth = self.leads("4")
        self.assertFalse(fourth.user_id)
        first[1].action_set_lost()
        fifth = self.leads("5")
        self.assertEqual(
            (fourth.user_id, fifth.user_id), (self.bruno, self.env['res.users']), "the fourth has waited for it")

    # -- by success and by lot -----------------------------------------------------------------------

    def closed(self, user, won, lost):
        leads = self.leads(*map(str, range(won + lost)), user_id=user.id, type='opportunity')
        leads[:won].action_set_won()
        leads[won:].action_set_lost()

    def test_who_makes_more_of_leads_gets_more_and_nobody_nothing(self):
        self.closed(self.ana, 9, 1)
        self.closed(self.bruno, 0, 20)
        rule = self.team_rule('performance')
        rule.pool_id.least_share = 50
        leads = self.leads(*map(str, range(30)))
        counts = {login: self.logins(leads).count(login) for login in ('ana', 'bruno', 'paula')}
        self.assertGreater(counts['ana'], counts['paula'], "nine of ten won")
        self.assertGreater(counts['paula'], counts['bruno'], "a beginner is taken for average")
        self.assertGreaterEqual(counts['bruno'], 5, "half of an equal share of thirty, at least")
        self.assertIn("by what each makes of leads", leads[0].portfolio_assignment_reason)

    def test_old_deals_no_longer_count(self):
        self.closed(self.ana, 9, 1)
        self.env['crm.lead'].search([('user_id', '=', self.ana.id), ('active', 'in', [True, False])]).write({
            'date_closed': self.env.cr.now() - timedelta(days=400)})
        self.team_rule('performance')
        leads = self.leads(*map(str, range(9)))
        self.assertEqual([self.logins(leads).count(login) for login in ('ana', 'bruno', 'paula')], [3, 3, 3])

    def test_by_lot_the_same_lead_draws_the_same(self):
        self.team_rule('random')
        leads = self.leads(*map(str, range(40)))
        drawn = self.logins(leads)
        self.assertEqual(set(drawn), {'ana', 'bruno', 'paula'})
        leads._portfolio_tell(NoAssignment()).user_id = False
        leads.sorted('id', reverse=True)._portfolio_assign()
        self.assertEqual(self.logins(leads), drawn, "in any order, one at a time or at once")
        self.assertEqual(leads[0].portfolio_decision_id.tie_break, 'lot')
        self.assertIn("drawn at random", leads[0].portfolio_assignment_reason)

    # -- who knows them, and where they are ----------------------------------------------------------

    def test_who_has_an_open_opportunity_with_the_account_knows_it(self):
        self.rule("Known", 'known')
        stranger = self.account("Nobody's")
        self.leads("1", partner_id=stranger.id, user_id=self.bruno.id, type='opportunity')
        lead = self.leads("2", partner_id=stranger.id)
        self.assertEqual((lead.user_id, lead.portfolio_known_by), (self.bruno, 'opportunity'))

    def test_who_last_had_to_do_with_the_address_knows_it(self):
        self.rule("Known", 'known')
        self.leads("1", email_from="eva@gmail.com", user_id=self.ana.id).action_set_lost()
        self.leads("2", email_from="eva@gmail.com", user_id=self.carla.id).action_set_lost()
        lead = self.leads("3", email_from="Eva <EVA@gmail.com>")
        self.assertEqual((lead.user_id, lead.portfolio_known_by), (self.carla, 'past'))
        found = self.env['crm.lead'].search([('portfolio_known_by', '=', 'past'), ('id', '=', lead.id)])
        self.assertEqual(found, lead, "and a rule may ask for it")

    def test_the_nearest_by_the_zip_code_of_the_lead(self):
        self.team_rule('nearest')
        spain = self.env.ref('base.es')
        for user, place in ((self.ana, (42.24, -8.72)), (self.bruno, (43.36, -8.41))):
            user.partner_id.write({'partner_latitude': place[0], 'partner_longitude': place[1]})
        for account, zip_code, place in (
                (self.bakery, '27001', (43.01, -7.56)), (self.hotel, '36001', (42.43, -8.64))):
            account.write({'zip': zip_code, 'country_id': spain.id, 'partner_latitude': place[0],
                           'partner_longitude': place[1]})
        lugo, pontevedra = [self.leads(one, zip=one, country_id=spain.id) for one in ('27001', '36001')]
        self.assertEqual((lugo.user_id, pontevedra.user_id), (self.bruno, self.ana))

    def test_skills_of_the_lead_itself(self):
        self.team_rule('skill')
        area = self.env['portfolio.interest.area'].create({'name': "Ovens"})
        self.members[self.bruno].area_ids = area
        self.assertEqual(self.leads("1", portfolio_interest_area_ids=area.ids).user_id, self.bruno)
