import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, mute_logger

from ...models.assignment.assignment_batch import Batch
from ..lead.common import LeadCase


class TestLeadSimulation(LeadCase):
    """Rules are tried on real leads before they are published, and nothing is written."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['crm.lead'].with_context(active_test=False).search([]).unlink()
        cls.live = cls.rule("All", cls.north)
        cls.all_leads = cls.leads(*(f"{number} of {'bakery' if number % 3 else 'hotel'}" for number in range(12)))
        cls.ruleset = cls.env['portfolio.assignment.ruleset'].browse(
            cls.live.ruleset_id.action_new_version()['res_id'])
        cls.ruleset.rule_ids.write({'domain': "[('name', 'ilike', 'bakery')]", 'sequence': 5})
        cls.env['portfolio.assignment.rule'].create([
            {'name': "Bakeries again", 'ruleset_id': cls.ruleset.id, 'sequence': 6, 'target_type': 'user',
             'user_id': cls.carla.id, 'domain': "[('name', 'ilike', 'bakery')]"},
            {'name': "Castles", 'ruleset_id': cls.ruleset.id, 'sequence': 7, 'target_type': 'user',
             'user_id': cls.carla.id, 'domain': "[('name', 'ilike', 'castle')]"}])

    def simulate(self, **values):
        wizard = self.env['portfolio.assignment.simulation'].with_user(self.maria).create({
            'ruleset_id': self.ruleset.id, **values})
        wizard.action_simulate()
        return wizard

    def database(self):
        """Every table but those of the wizard, as one number each."""
        self.env.flush_all()
        tables = [name for name, in self.env.execute_query(SQL(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE %s",
            'portfolio_assignment_simulation%'))]
        return {
            name: self.env.execute_query(SQL(
                "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM %s t",
                SQL.identifier(name)))
            for name in tables if not name.startswith('ir_')}

    def test_who_gains_who_loses_and_who_is_left_over(self):
        wizard = self.simulate(count=100)
        self.assertEqual(
            {line.user_id: (line.live_count, line.draft_count, line.difference) for line in wizard.line_ids},
            {self.ana: (6, 4, -2), self.bruno: (6, 4, -2), self.env['res.users']: (0, 4, 4)})
        self.assertEqual(wizard.line_ids.filtered(lambda line: line.kind == 'none').name, "Nobody")
        self.assertEqual(sum(wizard.line_ids.mapped('difference')), 0)
        self.assertEqual(
            (wizard.document_count, wizard.orphan_count, wizard.live_orphan_count), (12, 4, 0))
        self.assertGreaterEqual(wizard.moved_count, 4)
        rules = {line.rule_id.name: line for line in wizard.rule_line_ids}
        self.assertEqual((rules['All'].match_count, rules['All'].given_count), (8, 8))
        self.assertEqual((rules['Bakeries again'].overlap_count, rules['Bakeries again'].overlap), (8, "All (8)"))
        self.assertIn("Overlaps", rules['Bakeries again'].problem)
        self.assertEqual(rules['Castles'].problem, "None of these leads comes this far.")

    def test_what_was_won_or_lost_is_tried_as_well(self):
        """Core archives what is lost; a history without it says nothing."""
        self.all_leads[:3].action_set_lost()
        self.all_leads[3:5].action_set_won()
        wizard = self.simulate(count=100)
        self.assertEqual(wizard.document_count, 12)
        self.assertEqual(sum(wizard.line_ids.mapped('draft_count')), 12)
        self.assertEqual(sum(wizard.line_ids.mapped('live_count')), 12)

    def test_what_goes_to_a_queue_is_no_other_person(self):
        self.ruleset.rule_ids.filtered(lambda rule: rule.name == "All").strategy = 'queue'
        wizard = self.simulate(count=100)
        self.assertEqual((wizard.moved_count, wizard.queued_count, wizard.orphan_count), (0, 8, 4))
        self.assertEqual(
            {line.name: (line.live_count, line.draft_count) for line in wizard.line_ids},
            {"Ana": (6, 0), "Bruno": (6, 0), "Queue: All": (0, 8), "Nobody": (0, 4)})

    def test_two_queues_are_told_apart_and_named(self):
        self.ruleset.rule_ids.filtered(lambda rule: rule.name == "All").strategy = 'queue'
        self.ruleset.queue_pool_id = self.env['portfolio.assignment.pool'].create(
            {'name': "South", 'team_id': self.south.id})
        wizard = self.simulate(count=100)
        lines = {line.name: line.draft_count for line in wizard.line_ids}
        self.assertEqual((lines["Queue: All"], lines["Queue: South"]), (8, 4))
        self.assertTrue(all(wizard.line_ids.mapped('name')))

    def test_limits_that_stood_in_the_way(self):
        self.ruleset.rule_ids[0].member_ids.limit_open = 8
        wizard = self.simulate(count=100)
        self.assertGreater(wizard.capped_count, 0)

    def test_one_lead_with_its_reason(self):
        wizard = self.simulate(source='one', name="A castle in Lugo")
        self.assertEqual((wizard.document_count, wizard.line_ids.user_id), (1, self.carla | self.ana))
        self.assertIn("Rule 'Castles' assigns its leads to Carla.", wizard.explanation)
        self.assertNotIn("None of these leads comes this far.", wizard.rule_line_ids.mapped('problem'))

    def test_one_lead_that_nobody_gets(self):
        self.env['portfolio.assignment.rule'].create({
            'name': "Known", 'ruleset_id': self.ruleset.id, 'sequence': 8, 'target_type': 'known'})
        wizard = self.simulate(source='one', name="A mill in Lugo")
        self.assertEqual(wizard.explanation.splitlines(), [
            "Nobody gets it.", "Matched but found nobody: Known.", "Known: nobody knows them"])
        self.assertEqual({line.name: line.difference for line in wizard.line_ids}["Nobody"], 1)

    def test_one_that_would_be_refused_by_hand_is_tried_as_well(self):
        self.env['portfolio.lead.match.consequence'].create({
            'sequence': 1, 'target': 'account', 'consequence': 'block', 'threshold': 60})
        self.bakery.email = 'hola@castle.example'
        wizard = self.simulate(source='one', name="A castle in Lugo", email_from='hola@castle.example')
        self.assertIn("Rule 'Castles' assigns its leads to Carla.", wizard.explanation)

    def test_not_more_than_can_be_waited_for(self):
        for count in (0, 20_001):
            with self.assertRaisesRegex(UserError, "from 1 to 20000"):
                self.simulate(count=count)

    def test_nothing_is_written(self):
        before = self.database()
        self.simulate(count=100)
        self.simulate(source='one', name="A castle in Lugo", email_from='new@castle.example')
        self.assertEqual(self.database(), before)

    def test_the_engine_cannot_write_while_it_decides(self):
        """Deciding is done in a transaction that is read only; so this holds whatever a strategy does."""
        # sudo: portfolio.assignment.engine - as whoever assigns calls it
        engine = self.env['portfolio.assignment.engine'].sudo()
        with self.env.cr.savepoint() as savepoint:
            self.env.execute_query(SQL("SELECT set_config('transaction_read_only', 'on', TRUE)"))
            engine._decide(Batch(engine.env, self.all_leads, rulesets=self.ruleset, trial=True))
            with mute_logger('odoo.sql_db'), self.assertRaises(psycopg2.errors.ReadOnlySqlTransaction):
                self.env.cr.execute("UPDATE crm_lead SET name = name")
            savepoint.rollback()
        self.env.cr.execute("UPDATE crm_lead SET name = name")

    def test_only_managers(self):
        with self.assertRaises(AccessError):
            self.env['portfolio.assignment.simulation'].with_user(self.ana).create({'ruleset_id': self.ruleset.id})
