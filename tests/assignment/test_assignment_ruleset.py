from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import Form

from ..lead.common import LeadCase


class TestLeadRuleset(LeadCase):
    """Rules as a document: drafted, published, planned, rolled back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rulesets = cls.env['portfolio.assignment.ruleset'].with_user(cls.maria)
        cls.first = cls.rulesets.create({'name': "Spring", 'rule_ids': [
            (0, 0, {'name': "All", 'target_type': 'team', 'team_id': cls.north.id})]})

    def test_a_draft_gives_nothing_away_until_it_is_published(self):
        self.assertFalse(self.leads("early").user_id)
        self.first.action_publish()
        self.assertTrue(self.first.is_in_force)
        self.assertEqual((self.first.publisher_id, self.first.state), (self.maria, 'published'))
        lead = self.leads("late")
        self.assertEqual(lead.user_id, self.ana)
        self.assertEqual(lead.portfolio_decision_id.ruleset_id, self.first, "the decision names the version")

    def test_what_is_published_stays_as_it_is(self):
        self.first.action_publish()
        for change in (
            lambda: self.first.write({'hold': True}),
            lambda: self.first.rule_ids.write({'name': "Other"}),
            lambda: self.first.rule_ids.unlink(),
            lambda: self.first.unlink(),
            lambda: self.first.rule_ids.create({
                'name': "More", 'ruleset_id': self.first.id, 'target_type': 'account'}),
        ):
            with self.assertRaisesRegex(UserError, "Create a new version"):
                change()
        self.first.note = "Whoever reads the list may learn more"

    def test_a_new_version_goes_on_with_the_round(self):
        self.first.action_publish()
        self.assertEqual(self.leads(*"123").mapped('user_id.login')[-1:], ['bruno'])
        second = self.rulesets.browse(self.first.action_new_version()['res_id'])
        self.assertEqual((second.state, second.origin_id), ('draft', self.first))
        self.assertGreater(second.version, self.first.version)
        self.assertEqual(second.rule_ids.pool_id, self.first.rule_ids.pool_id)
        self.assertEqual(self.leads("4").user_id, self.bruno, "the first is in force meanwhile")
        second.action_publish()
        self.assertEqual(self.first.state, 'archived')
        self.assertEqual([lead.user_id for lead in self.leads("5", "6")], [self.ana, self.bruno])

    def test_a_version_planned_for_later(self):
        self.first.action_publish()
        second = self.rulesets.browse(self.first.action_new_version()['res_id'])
        second.rule_ids.write({'target_type': 'user', 'user_id': self.carla.id})
        tomorrow = self.env.cr.now() + timedelta(days=1)
        second.date_start = tomorrow
        second.action_publish()
        self.assertEqual((self.first.state, second.state), ('published', 'published'))
        self.assertTrue(self.first.is_in_force)
        company = self.env.company
        in_force = self.env['portfolio.assignment.ruleset']._in_force
        self.assertEqual(in_force('crm.lead', company, tomorrow - timedelta(seconds=1)), self.first)
        self.assertEqual(in_force('crm.lead', company, tomorrow + timedelta(seconds=1)), second)
        second.action_withdraw()
        self.assertEqual(second.state, 'draft')
        with self.assertRaisesRegex(UserError, "not yet in force"):
            self.first.action_withdraw()

    def test_going_back(self):
        self.first.action_publish()
        second = self.rulesets.browse(self.first.action_new_version()['res_id'])
        second.rule_ids.write({'target_type': 'user', 'user_id': self.carla.id})
        second.action_publish()
        self.assertEqual(self.leads("by the second").user_id, self.carla)
        again = self.rulesets.browse(self.first.action_roll_back()['res_id'])
        self.assertEqual((again.state, second.state, again.origin_id), ('published', 'archived', self.first))
        self.assertEqual(self.leads("by the first again").user_id, self.ana)
        with self.assertRaisesRegex(UserError, "was in force before"):
            again.action_roll_back()

    def later(self, **delta):
        moment = self.env.cr.now() + timedelta(**delta)
        self.env.flush_all()
        self.env.invalidate_all()
        clock = patch.object(type(self.env.cr), 'now', lambda cr: moment)
        clock.start()
        self.addCleanup(clock.stop)

    def planned(self, user, **delta):
        """A version that gives all to a person, in force from some time on."""
        version = self.rulesets.browse(self.first.action_new_version()['res_id'])
        version.rule_ids.write({'target_type': 'user', 'user_id': user.id})
        version.date_start = self.env.cr.now() + timedelta(**delta)
        version.action_publish()
        return version

    def test_going_back_once_a_planned_version_has_begun(self):
        """The first is no longer in force, though nobody has archived it."""
        self.first.action_publish()
        second = self.planned(self.carla, days=1)
        self.assertEqual((self.first.phase, second.phase), ('in_force', 'planned'))
        self.later(days=2)
        self.assertEqual((self.first.phase, second.phase), ('past', 'in_force'))
        again = self.rulesets.browse(self.first.action_roll_back()['res_id'])
        self.assertEqual((again.phase, second.phase), ('in_force', 'past'))
        self.assertEqual(self.leads("by the first again").user_id, self.ana)

    def test_going_back_while_another_is_planned(self):
        self.first.action_publish()
        second = self.planned(self.carla, days=1)
        third = self.planned(self.bruno, days=5)
        self.later(days=2)
        again = self.rulesets.browse(self.first.action_roll_back()['res_id'])
        self.assertEqual((again.phase, second.phase, third.phase), ('in_force', 'past', 'planned'))
        self.later(days=4)
        self.assertEqual((again.phase, third.phase), ('past', 'in_force'))
        self.assertEqual(self.leads("by the third").user_id, self.bruno)

    def test_the_job_archives_what_another_has_replaced(self):
        self.first.action_publish()
        second = self.planned(self.carla, days=1)
        third = self.planned(self.bruno, days=2)
        self.later(days=1, hours=1)
        list(self.env['portfolio.assignment.watch']._watch())
        self.assertEqual((self.first.state, second.state, third.state), ('archived', 'published', 'published'))

    def test_switching_off_brings_no_earlier_version_back(self):
        self.first.action_publish()
        second = self.planned(self.carla, days=1)
        self.later(days=2)
        second.action_archive_version()
        self.assertFalse(self.leads("nobody's").user_id)
        self.assertEqual((self.first.phase, second.phase), ('past', 'past'))

    def test_switched_off(self):
        self.first.action_publish()
        self.first.action_archive_version()
        self.assertFalse(self.leads("nobody's").user_id)

    def test_rules_that_cannot_be_are_not_published(self):
        empty = self.rulesets.create({'name': "Empty"})
        with self.assertRaisesRegex(UserError, "has no rules"):
            empty.action_publish()

    def test_people_write_rules_into_a_draft(self):
        with Form(self.env['portfolio.assignment.rule'].with_user(self.maria)) as form:
            form.name = "South"
            form.team_id = self.south
        self.assertEqual(form.record.ruleset_id, self.first)
        self.assertFalse(self.leads("early").user_id)

    def test_what_is_the_matter_is_said_where_it_is_written(self):
        vigo = self.env['res.country.state'].search([('country_id.code', '=', 'ES')], limit=3)
        with Form(self.first) as form:
            with form.rule_ids.new() as rule:
                rule.name = "Two provinces"
                rule.domain = str([('state_id', 'in', vigo[:2].ids)])
                rule.target_type = 'user'
                rule.user_id = self.ana
            with form.rule_ids.new() as rule:
                rule.name = "One of them, at a fair"
                rule.domain = str([('state_id', '=', vigo[0].id), ('source_id', '!=', False)])
                rule.target_type = 'user'
                rule.user_id = self.ana
            with form.rule_ids.new() as rule:
                rule.name = "The second and the third"
                rule.domain = str([('state_id', 'in', vigo[1:].ids)])
                rule.target_type = 'account'
        warnings = {rule.name: rule.warning for rule in self.first.rule_ids}
        self.assertEqual(warnings, {
            "All": False,
            "Two provinces": False,
            "One of them, at a fair": "Never reached: rule Two provinces, before it, takes every lead it is about.",
            "The second and the third": "Overlaps with Two provinces: the first of them takes the leads of both.",
        })
        self.assertEqual(self.first.problem_count, 2)

    def test_two_persons(self):
        """Where the settings want it, whoever wrote rules does not put them in force."""
        self.env['res.config.settings'].create({'portfolio_assignment_two_persons': True}).execute()
        draft = self.env['portfolio.assignment.ruleset'].with_user(self.diego).create({
            'rule_ids': [(0, 0, {'name': "All", 'target_type': 'team', 'team_id': self.north.id})]})
        with self.assertRaisesRegex(UserError, "another user to publish it"):
            draft.action_publish()
        draft.with_user(self.maria).action_publish()
        self.assertEqual((draft.state, draft.publisher_id), ('published', self.maria))
