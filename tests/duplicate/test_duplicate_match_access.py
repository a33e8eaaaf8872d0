from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ..lead.common import LeadCase


class TestLeadMatchAccess(LeadCase):
    """Who may do what with possible duplicates and with what counts as one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(cls.env, 'portal', groups='base.group_portal')
        cls.public = cls.env.ref('base.public_user')
        cls.bakery.phone, cls.winery.phone = '986123456', '981223344'
        cls.norths = cls.leads("North", phone='986123456', user_id=cls.ana.id, team_id=cls.north.id)
        cls.souths = cls.leads("South", phone='981223344', user_id=cls.carla.id, team_id=cls.south.id)

    def test_lists_and_groups_show_what_may_be_read(self):
        Duplicate = self.env['portfolio.lead.duplicate'].with_user(self.maria)
        north = self.norths.portfolio_duplicate_ids
        self.assertEqual(Duplicate.search([]), north)
        self.assertEqual(Duplicate._read_group([], [], ['__count']), [(1,)])
        self.assertEqual(north.with_user(self.maria).reason, "the phone is the same (score 70)")
        with self.assertRaises(AccessError):
            self.souths.portfolio_duplicate_ids.with_user(self.maria).read(['reason'])
        with self.assertRaises(AccessError):
            Duplicate.with_user(self.ana).search([])

    def test_another_company_s_pairs_are_out_of_reach(self):
        other = self.env['res.company'].create({'name': "Lisbon"})
        self.norths.write({'user_id': False, 'team_id': False, 'company_id': other.id})
        self.env['portfolio.lead.duplicate'].invalidate_model()
        self.assertFalse(self.env['portfolio.lead.duplicate'].with_user(self.diego).search([
            ('lead_id', '=', self.norths.id)]))

    def test_the_panel_asks_the_rights_of_whoever_calls_it(self):
        Lead = self.env['crm.lead']
        for user in (self.portal, self.public, self.stock):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                Lead.with_user(user).portfolio_duplicates({'phone': '986123456'})
        with self.assertRaises(AccessError):
            Lead.with_user(self.bruno).portfolio_duplicates({'phone': '986123456'}, self.norths.id)
        with self.assertRaises(AccessError):
            self.norths.with_user(self.bruno).portfolio_resolve_duplicate('link', 'account', self.hotel.id)
        with self.assertRaises(AccessError):
            self.norths.with_user(self.ana).portfolio_resolve_duplicate('link', 'account', self.hotel.id)

    def test_only_managers_review(self):
        pair = self.norths.portfolio_duplicate_ids
        for method in ('action_ignore', 'action_merge'):
            with self.subTest(method=method), self.assertRaises(AccessError):
                getattr(pair.with_user(self.ana), method)()
        pair.with_user(self.maria).action_merge()
        self.assertEqual((pair.state, pair.decided_by_id, self.norths.partner_id), ('linked', self.maria, self.bakery))

    def test_the_buttons_of_the_panel(self):
        other = self.leads("Again", phone='986123456', user_id=self.ana.id)
        lead = self.norths.with_user(self.ana)
        lead.portfolio_resolve_duplicate('ignore', 'lead', other.id)
        shown = lead.portfolio_duplicates({'phone': '986123456'}, lead.id)['candidates']
        self.assertEqual([it['target'] for it in shown], ['account'])
        lead.portfolio_resolve_duplicate('opportunity', 'account', self.bakery.id)
        self.assertEqual((lead.type, lead.partner_id), ('opportunity', self.bakery))
        self.assertIn("because the phone is the same", lead.portfolio_match_sentence)
        lead.portfolio_resolve_duplicate('merge', 'lead', other.id)
        self.assertEqual(len((lead | other.with_user(self.ana)).sudo().filtered('active')), 1)

    def test_a_public_visitor_learns_nothing(self):
        found = self.env['portfolio.lead.match']._match([{'phone': '986123456'}])[0]
        for user in (self.portal, self.public):
            self.assertEqual(self.env['portfolio.lead.match'].with_user(user)._told(found), [])
