import psycopg2

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged


@tagged('post_install', '-at_install')
class TestLeadConcurrency(BaseCase):
    """Two leads arrive at once, in two transactions, for the same round."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {'tracking_disable': True, 'no_reset_password': True})
            # a version of its own, so that nothing is left of it
            self.before = env['portfolio.assignment.ruleset'].search([('state', '=', 'published')]).ids
            env['portfolio.assignment.ruleset'].browse(self.before).state = 'archived'
            users = env['res.users'].create([
                {'name': f"Turn {number}", 'login': f'concurrent_{number}'} for number in range(2)])
            team = env['crm.team'].create({
                'name': "Turns", 'company_id': False, 'member_ids': [(6, 0, users.ids)]})
            rule = env['portfolio.assignment.rule'].create({
                'name': "Turns", 'sequence': -1, 'target_type': 'team', 'team_id': team.id,
                'domain': "[('name', '=', 'concurrent')]"})
            self.user_ids, self.team_id, self.pool_id = users.ids, team.id, rule.pool_id.id
            self.ruleset_id = rule.ruleset_id.id
        self.addCleanup(self._remove)

    def _remove(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            env['crm.lead'].search([('name', '=', 'concurrent')]).unlink()
            env['portfolio.assignment.ruleset'].browse(self.ruleset_id).unlink()
            env['portfolio.assignment.pool'].browse(self.pool_id).unlink()
            env['crm.team'].browse(self.team_id).unlink()
            users = env['res.users'].browse(self.user_ids)
            partners = users.partner_id
            users.unlink()
            partners.unlink()
            env['portfolio.assignment.ruleset'].browse(self.before).state = 'published'

    def _lead(self, cr):
        env = api.Environment(cr, SUPERUSER_ID, {'tracking_disable': True})
        lead = env['crm.lead'].create({'name': "concurrent", 'user_id': False})
        env.flush_all()
        return lead.user_id.id

    def test_no_turn_is_taken_twice(self):
        with self.registry.cursor() as first, self.registry.cursor() as second:
            second.execute("SELECT 1")  # its snapshot is older than the first one's commit
            second.execute("SET LOCAL lock_timeout = '5s'")
            one = self._lead(first)
            first.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), self.assertLogs('odoo.sql_db'):
                self._lead(second)
            second.rollback()
            two = self._lead(second)  # what Odoo does: the request runs anew
            second.commit()
        self.assertNotEqual(one, two, "each got a turn of his own")

    def test_two_claims_of_one_person_are_counted_one_after_the_other(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {'tracking_disable': True})
            env['portfolio.assignment.rule'].search([('ruleset_id', '=', self.ruleset_id)]).strategy = 'queue'
            env['portfolio.assignment.pool'].browse(self.pool_id).member_ids.limit_day = 1
            lead_ids = env['crm.lead'].create([{'name': "concurrent", 'user_id': False}] * 2).ids

        def claim(cr, lead_id):
            env = api.Environment(cr, SUPERUSER_ID, {'tracking_disable': True})
            # sudo: crm.lead - who may see a lead is not the question here
            env['crm.lead'].browse(lead_id).with_user(self.user_ids[0]).sudo().action_portfolio_claim()
            env.flush_all()

        with self.registry.cursor() as first, self.registry.cursor() as second:
            second.execute("SELECT 1")  # its snapshot is older than the first one's commit
            second.execute("SET LOCAL lock_timeout = '5s'")
            claim(first, lead_ids[0])
            first.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), self.assertLogs('odoo.sql_db'):
                claim(second, lead_ids[1])
            second.rollback()
            with self.assertRaisesRegex(UserError, "leads of this day"):
                claim(second, lead_ids[1])
