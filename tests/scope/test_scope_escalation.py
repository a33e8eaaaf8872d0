from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common import PortfolioCase


class TestScopeEscalation(PortfolioCase):
    """Ana would like the hotel. By no route does she get it, nor may she give hers away."""

    def assertRefused(self, call, *args, **kwargs):
        with self.assertRaises(UserError), self.env.cr.savepoint():
            call(*args, **kwargs)
        self.env.invalidate_all()
        self.assertFalse(self.hotel.with_user(self.ana).has_access('read'))
        self.assertEqual(self.bakery.user_id, self.ana)

    def test_form(self):
        self.assertRefused(self.hotel.with_user(self.ana).write, {'user_id': self.ana.id})
        self.assertRefused(self.bakery.with_user(self.ana).write, {'user_id': self.bruno.id})
        self.assertRefused(self.bakery.with_user(self.ana).write, {'user_id': False})

    def test_responsible_rows(self):
        Responsible = self.env['portfolio.responsible'].with_user(self.ana)
        role = self.env.ref('crm_portfolio.role_inside')
        vals = {'partner_id': self.hotel.id, 'user_id': self.ana.id, 'role_id': role.id}
        self.assertRefused(Responsible.create, vals)
        self.assertRefused(self.bakery.portfolio_responsible_ids.with_user(self.ana).write, {'user_id': self.bruno.id})
        self.assertRefused(self.bakery.portfolio_responsible_ids.with_user(self.ana).unlink)
        self.assertRefused(self.bakery.with_user(self.ana).write, {
            'portfolio_responsible_ids': [Command.create({'user_id': self.bruno.id, 'role_id': role.id})]})

    def test_import(self):
        self.env['ir.model.data'].create({
            'module': 'test', 'name': 'hotel', 'model': 'res.partner', 'res_id': self.hotel.id})
        Partner = self.env['res.partner'].with_user(self.ana).with_context(import_file=True)
        result = Partner.load(['id', 'name', 'user_id/.id'], [['test.hotel', "Hotel", str(self.ana.id)]])
        self.assertTrue(result['messages'])
        self.assertEqual(self.hotel.user_id, self.bruno)
        result = Partner.load(['name', 'user_id/.id'], [["New", str(self.bruno.id)]])
        self.assertTrue(result['messages'])

    def test_mass_edit(self):
        both = (self.bakery | self.garage).with_user(self.ana)
        self.assertRefused(both.write, {'user_id': self.bruno.id})
        self.assertRefused((self.bakery | self.hotel).with_user(self.ana).write, {'comment': "x"})

    def test_creating_for_a_colleague_or_below_a_foreign_account(self):
        Partner = self.env['res.partner'].with_user(self.ana)
        self.assertRefused(Partner.create, {'name': "Gift", 'user_id': self.bruno.id})
        self.assertRefused(Partner.create, {'name': "Spy", 'parent_id': self.hotel.id})
        self.assertRefused(Partner.create, {'name': "Daughter", 'is_company': True, 'parent_id': self.hotel.id})

    def test_moving_below_a_foreign_account(self):
        self.assertRefused(self.bakery.with_user(self.ana).write, {'parent_id': self.hotel.id})
        self.assertRefused(self.bakery_contact.with_user(self.ana).write, {'parent_id': self.hotel.id})

    def test_pulling_a_foreign_contact_over(self):
        self.assertRefused(self.hotel_contact.with_user(self.ana).write, {'parent_id': self.bakery.id})

    def test_merging(self):
        self.ana.group_ids += self.env.ref('base.group_partner_manager')
        wizard = self.env['base.partner.merge.automatic.wizard'].with_user(self.ana).create({})
        self.assertRefused(wizard._merge, (self.bakery | self.hotel).ids, self.bakery)
        self.assertTrue(self.hotel.exists())

    def test_lifting_ones_scope(self):
        self.assertRefused(self.ana.with_user(self.ana).write, {'portfolio_scope': 'all'})
        self.assertRefused(self.ana.with_user(self.ana).write, {
            'group_ids': [Command.link(self.env.ref('crm_portfolio.portfolio_group_director').id)]})
        self.assertRefused(self.north.with_user(self.ana).write, {'user_id': self.ana.id})
        self.assertRefused(self.env['crm.team.member'].with_user(self.ana).create, {
            'crm_team_id': self.south.id, 'user_id': self.ana.id})

    def test_unmanaging(self):
        self.assertRefused(self.bakery.with_user(self.ana).write, {'portfolio_category_id': False})
        self.assertTrue(self.bakery.portfolio_managed)

    def test_hand_over_and_table(self):
        self.assertRefused(self.env['portfolio.handover'].with_user(self.ana).create, {
            'from_user_id': self.bruno.id, 'to_user_id': self.ana.id})
        self.assertRefused(self.env['portfolio.visibility'].with_user(self.ana).create, {
            'partner_id': self.hotel.id, 'user_id': self.ana.id, 'cause': 'responsible'})

    def test_a_manager_reaches_no_further_than_his_teams(self):
        Responsible = self.env['portfolio.responsible'].with_user(self.maria)
        role = self.env.ref('crm_portfolio.role_inside')
        Responsible.create({'partner_id': self.hotel.id, 'user_id': self.ana.id, 'role_id': role.id})
        self.assertTrue(self.hotel.with_user(self.ana).has_access('read'))
        with self.assertRaises(AccessError):
            Responsible.create({'partner_id': self.winery.id, 'user_id': self.maria.id, 'role_id': role.id})
        with self.assertRaises(AccessError):
            self.maria.with_user(self.maria).portfolio_scope = 'all'


@tagged('post_install', '-at_install')
class TestScopeEscalationRpc(HttpCase, PortfolioCase):
    """The same by RPC, where one2many commands run as the user who sent the request."""

    @mute_logger('odoo.http')
    def test_no_call_gets_the_hotel(self):
        self.authenticate('ana', 'ana')
        for model, method, ids, *arguments in [
            ('res.partner', 'write', self.hotel.ids, {'user_id': self.ana.id}),
            ('res.partner', 'write', self.bakery.ids, {'child_ids': [[4, self.hotel_contact.id, 0]]}),
            ('res.partner', 'write', self.bakery.ids, {'child_ids': [[6, 0, self.hotel_contact.ids]]}),
            ('res.partner', 'write', self.bakery.ids, {'portfolio_responsible_ids': [[0, 0, {
                'user_id': self.bruno.id, 'role_id': self.env.ref('crm_portfolio.role_inside').id}]]}),
            ('res.partner', 'create', {'name': "New", 'function': "Buyer", 'child_ids': [
                [0, 0, {'name': "Line", 'portfolio_managed': False}]]}),
            ('res.partner', 'write', self.bakery.ids, {'portfolio_job_position_id': False, 'child_ids': [
                [1, self.bakery_contact.id, {'portfolio_job_reason': "x"}]]}),
            ('sale.order', 'create', {'partner_id': self.bakery.id, 'partner_shipping_id': self.hotel.id}),
            ('sale.order', 'onchange', [], {'partner_id': self.hotel.id}, ['partner_id'], {
                'partner_id': {'fields': {'display_name': {}}}}),
            ('res.partner', 'web_save', self.hotel.ids, {'name': "Mine"}, {'name': {}}),
            ('portfolio.handover', 'web_save', [], {
                'from_user_id': self.bruno.id, 'to_user_id': self.ana.id}, {'name': {}}),
            ('portfolio.visibility', 'create', {'partner_id': self.hotel.id, 'cause': 'pool'}),
            ('portfolio.visibility', '_rebuild', []),
            ('res.users', 'write', self.ana.ids, {'portfolio_scope': 'all'}),
        ]:
            with self.subTest(model=model, method=method), self.assertRaises(Exception) as caught:
                self.make_jsonrpc_request(f'/web/dataset/call_kw/{model}/{method}', {
                    'model': model, 'method': method, 'args': [ids, *arguments], 'kwargs': {}})
            self.assertRegex(str(caught.exception), "Access|Private|private|not allowed|portfolio")
        self.env.invalidate_all()
        self.assertEqual(self.hotel_contact.parent_id, self.hotel)
        self.assertFalse(self.hotel.with_user(self.ana).has_access('read'))
