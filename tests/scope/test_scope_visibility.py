from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import new_test_user

from ..common import PortfolioCase


class TestScopeVisibility(PortfolioCase):
    """Who sees which account, and how that follows when the organisation changes."""

    def sees(self, user):
        accounts = self.bakery | self.garage | self.hotel | self.winery | self.orphan
        return self.env['res.partner'].with_user(user).search([('id', 'in', accounts.ids)])

    def test_each_sees_his_own_and_the_pool(self):
        self.assertEqual(self.sees(self.ana), self.bakery | self.garage | self.orphan)
        self.assertEqual(self.sees(self.bruno), self.hotel | self.orphan)

    def test_a_manager_sees_the_team_a_director_all(self):
        self.assertEqual(self.sees(self.maria), self.bakery | self.garage | self.hotel | self.orphan)
        self.assertEqual(len(self.sees(self.diego)), 5)

    def test_a_manager_of_managers_sees_all_the_way_down(self):
        region = new_test_user(self.env, 'regina', groups='crm_portfolio.portfolio_group_manager')
        self.env['crm.team'].create({
            'name': "Region", 'user_id': region.id, 'company_id': False, 'member_ids': [(6, 0, self.maria.ids)]})
        self.assertEqual(self.sees(region), self.sees(self.maria))
        self.hotel.with_user(region).check_access('write')

    def test_the_scope_parameter_wins_over_the_role(self):
        self.bruno.portfolio_scope = 'team'
        self.assertEqual(self.sees(self.bruno), self.bakery | self.garage | self.hotel | self.orphan)
        self.assertFalse(self.bakery.with_user(self.bruno).has_access('write'), "a colleague's: to read")
        self.bruno.portfolio_scope = 'all'
        self.assertEqual(len(self.sees(self.bruno)), 5)
        self.diego.portfolio_scope = 'own'
        self.assertEqual(self.sees(self.diego), self.orphan)

    def test_who_joins_and_who_leaves_a_team(self):
        self.south.member_ids = [(3, self.carla.id)]
        self.north.member_ids = [(4, self.carla.id)]
        self.assertIn(self.winery, self.sees(self.maria))
        self.north.member_ids = [(3, self.ana.id)]
        self.assertNotIn(self.bakery, self.sees(self.maria))

    def test_a_new_leader_sees_the_team_and_the_old_one_no_longer(self):
        new = new_test_user(self.env, 'nadia', groups='crm_portfolio.portfolio_group_manager')
        self.north.user_id = new
        self.assertEqual(self.sees(self.maria), self.orphan)
        self.assertIn(self.hotel, self.sees(new))

    def test_a_role_taken_away_or_given(self):
        group = self.env.ref('crm_portfolio.portfolio_group_manager')
        self.maria.group_ids -= group
        self.maria.group_ids += self.env.ref('crm_portfolio.portfolio_group_representative')
        self.assertEqual(self.sees(self.maria), self.orphan)
        group.user_ids += self.maria
        self.assertIn(self.hotel, self.sees(self.maria))

    def test_a_contact_that_becomes_an_account_keeps_its_responsibles(self):
        self.bakery_contact.write({'is_company': True, 'parent_id': False})
        self.assertEqual(self.bakery_contact.portfolio_responsible_ids.user_id, self.ana)
        self.bakery_contact.with_user(self.ana).check_access('write')
        self.assertFalse(self.bakery_contact.with_user(self.bruno).has_access('read'))

    def test_a_contact_that_changes_company_is_seen_there(self):
        self.bakery_contact.parent_id = self.hotel
        self.assertTrue(self.bakery_contact.with_user(self.bruno).has_access('read'))
        self.assertFalse(self.bakery_contact.with_user(self.ana).has_access('read'))

    def test_whoever_created_an_account_sees_it_until_somebody_is_responsible(self):
        self.env['ir.config_parameter'].set_param('crm_portfolio.pool_visible', 'managers')
        self.bakery.with_user(self.diego).copy({'name': "Copy"})
        orphan = self.env['res.partner'].with_user(self.ana).create({'name': "Found", 'is_company': True})
        orphan.sudo().user_id = False
        self.assertTrue(orphan.with_user(self.ana).has_access('read'))
        orphan.sudo().user_id = self.bruno
        self.assertFalse(orphan.with_user(self.ana).has_access('read'))

    def test_filters_in_my_portfolio(self):
        Partner = self.env['res.partner'].with_user(self.ana)
        self.assertEqual(Partner.search([('portfolio_owned', '=', True), ('is_company', '=', True)]),
                         self.bakery | self.garage)
        self.assertIn(self.orphan, Partner.search([('portfolio_owned', '=', False)]))
        self.assertFalse(Partner.search([('portfolio_visible', '=', False)]))

    def test_rebuilding_changes_nothing(self):
        self.bakery.parent_id = self.hotel
        before = self.rows()
        ids = self.env['portfolio.visibility'].search([]).ids
        self.env['portfolio.visibility']._rebuild()
        self.assertEqual(self.rows(), before)
        self.assertEqual(self.env['portfolio.visibility'].search([]).ids, ids, "no row was written again")

    def rows(self):
        return {
            (row.partner_id.id, row.user_id.id, row.cause, row.can_write)
            for row in self.env['portfolio.visibility'].search([])
        }

    def test_creating_many_accounts_costs_as_many_queries_as_one(self):
        def create(count):
            start = self.env.cr.sql_log_count
            self.env['portfolio.visibility']._refresh(self.env['res.partner'].browse(accounts[:count].ids))
            return self.env.cr.sql_log_count - start
        accounts = self.env['res.partner'].create([
            {'name': f"Bulk {n}", 'is_company': True, 'user_id': self.ana.id} for n in range(50)])
        self.env.flush_all()
        self.assertEqual(create(50), create(1))

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.sampled_from(['salesperson', 'parent', 'member', 'leader', 'end']),
                              st.integers(0, 4), st.integers(0, 4)), max_size=8))
    def test_any_sequence_of_changes_ends_as_a_rebuild_would(self, steps):
        """The incremental table always equals the one computed from nothing."""
        accounts = [self.bakery, self.garage, self.hotel, self.winery, self.orphan]
        users = [self.ana, self.bruno, self.carla, self.maria, self.env['res.users']]
        with self.env.cr.savepoint() as savepoint:
            for step, left, right in steps:
                self.change(step, accounts[left], accounts[right], users[left], users[right])
            before = self.rows()
            self.env['portfolio.visibility']._rebuild()
            self.assertEqual(self.rows(), before)
            savepoint.rollback()
        self.env.invalidate_all()

    def change(self, step, account, other, user, colleague):
        if step == 'salesperson':
            account.user_id = colleague
        elif step == 'parent' and other != account and account not in other._portfolio_ancestors():
            account.parent_id = other
        elif step == 'member' and colleague:
            self.south.member_ids = [(4, colleague.id)]
        elif step == 'leader':
            self.south.user_id = colleague
        elif step == 'end':
            account.portfolio_responsible_ids.filtered('is_current')._end()
