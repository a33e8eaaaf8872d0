from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .common import LeadCase


class TestLeadAccess(LeadCase):
    """Who may do what with rules and decisions."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(cls.env, 'portal', groups='base.group_portal')
        cls.north_rule = cls.rule("North", cls.north, "[('name', 'ilike', 'north')]")
        cls.rule("South", cls.south, "[('name', 'ilike', 'south')]")
        cls.anas = cls.leads("north")
        cls.carlas = cls.leads("south")

    def test_what_is_kept_of_a_lead_is_written_by_nobody(self):
        carlas = self.carlas.portfolio_decision_id
        mine = self.anas.with_user(self.ana)
        Lead = self.env['crm.lead'].with_user(self.ana)
        for name, value in [
            ('portfolio_decision_id', carlas.id), ('portfolio_merged_into_id', self.carlas.id),
            ('portfolio_score', 100), ('portfolio_match_facts', {'account': self.bakery.id}),
            ('portfolio_channel', 'web'), ('portfolio_submission_ids', [(5,)]),
        ]:
            with self.subTest(field=name):
                with self.assertRaisesRegex(AccessError, "filled in by the system"):
                    mine.write({name: value})
                with self.assertRaisesRegex(AccessError, "filled in by the system"):
                    Lead.portfolio_capture([{'name': "Mine", name: value}])
                with self.assertRaisesRegex(AccessError, "filled in by the system"):
                    Lead.with_context(**{f'default_{name}': value}).create({'name': "Mine"})

    def test_nobody_learns_the_names_of_leads_by_taking_them(self):
        for user in (self.portal, self.bruno, self.stock):
            with self.subTest(user=user.login), self.assertRaises(UserError) as refused:
                self.carlas.with_user(user).action_portfolio_claim()
            self.assertNotIn("south", str(refused.exception))

    def test_whoever_reads_the_lead_reads_why(self):
        for user in (self.ana, self.maria, self.diego):
            self.assertIn("It was the turn of Ana", self.anas.with_user(user).portfolio_assignment_reason)

    def test_stock_users_open_and_create_leads_as_ever(self):
        mine = self.env['crm.lead'].with_user(self.stock).create({'name': "north of mine"})
        self.assertEqual(mine.user_id, self.stock)
        given = self.env['crm.lead'].with_user(self.stock).create({
            'name': "north of nobody", 'user_id': False})
        self.assertTrue(given.sudo().user_id)
        views = self.env['crm.lead'].with_user(self.stock).get_views([(False, 'form'), (False, 'list')])
        self.assertNotIn('portfolio_assignment_reason', views['views']['form']['arch'])
