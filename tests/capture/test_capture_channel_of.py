import base64
import xmlrpc.client
from datetime import timedelta

from odoo.tests import Form, HttpCase, new_test_user, tagged

from ...tools.foundation.lead_told import Channel
from ..lead.common import LeadCase


@tagged('post_install', '-at_install')
class TestLeadChannelOf(HttpCase, LeadCase):
    """How a lead came in is what happened, whatever the caller says; without a salesperson, the rules decide."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule("All", cls.carla)
        cls.robot = new_test_user(
            cls.env, 'robot', password='robot-robot', groups='crm_portfolio.portfolio_group_director')

    def call(self, model, method, *args, **options):
        """By XML-RPC, as a program calls."""
        models = self.xmlrpc_object
        return models.execute_kw(self.env.cr.dbname, self.robot.id, 'robot-robot', model, method, args, options)

    def lead(self, ids):
        self.env.invalidate_all()
        return self.env['crm.lead'].browse(ids)

    def test_by_rpc(self):
        lead = self.lead(self.call('crm.lead', 'create', {'name': "By a program"}))
        self.assertEqual((lead.portfolio_channel, lead.user_id), ('api', self.carla))
        self.assertEqual(lead.portfolio_assignment_reason, "Rule 'All' assigns its leads to Carla.")
        lead = self.lead(self.call('crm.lead', 'create', {'name': "Named", 'user_id': self.bruno.id}))
        self.assertEqual((lead.user_id, lead.portfolio_decision_id.id), (self.bruno, False))
        [lead_id] = self.call('crm.lead', 'create', [{'name': "Of the context"}], context={
            'default_user_id': self.bruno.id})
        self.assertEqual(self.lead(lead_id).user_id, self.bruno)

    def test_no_context_makes_it_another_channel(self):
        for context in ({'portfolio_channel': 'web'}, {'portfolio': {'Channel': 'web'}}, {'import_file': True},
                        {'portfolio': "web"}):
            lead = self.lead(self.call('crm.lead', 'create', {'name': "Forged"}, context=context))
            self.assertEqual(lead.portfolio_channel, 'api')
        with self.assertRaises(xmlrpc.client.Fault):
            self.call('crm.lead', 'create', {'name': "Forged", 'portfolio_channel': 'web'})
        with self.assertRaises(xmlrpc.client.Fault):
            self.call('crm.lead', 'create', {'name': "Forged"}, context={'default_portfolio_channel': 'web'})

    def test_by_a_service_of_programs(self):
        key = self.env['res.users.apikeys'].with_user(self.robot)._generate(
            'rpc', 'test', self.env.cr.now() + timedelta(days=1))
        answer = self.url_open(
            '/json/2/crm.lead/create', headers={'Authorization': f'Bearer {key}'},
            json={'vals_list': [{'name': "By JSON"}]})
        lead = self.lead(answer.json())
        self.assertEqual((lead.portfolio_channel, lead.user_id), ('api', self.carla))

    def test_by_odoos_own_import(self):
        self.authenticate('robot', 'robot-robot')
        for columns, row, expected in (
                (['name', 'city'], ["Row", "Vigo"], self.carla),
                (['name', 'user_id'], ["Row", "Bruno"], self.bruno)):
            found = self.make_jsonrpc_request('/web/dataset/call_kw', {
                'model': 'crm.lead', 'method': 'load', 'args': [columns, [row]], 'kwargs': {}})
            lead = self.lead(found['ids'])
            self.assertEqual((lead.portfolio_channel, lead.user_id), ('load', expected))

    def test_by_hand(self):
        """In Odoo's form, whose it is stands there: whoever writes it, unless he says otherwise."""
        self.authenticate('robot', 'robot-robot')
        [saved] = self.make_jsonrpc_request('/web/dataset/call_kw', {
            'model': 'crm.lead', 'method': 'web_save', 'kwargs': {'specification': {}},
            'args': [[], {'name': "By hand", 'user_id': self.bruno.id}]})
        self.assertEqual(self.lead(saved['id']).portfolio_channel, 'form')
        lead_id = self.make_jsonrpc_request('/web/dataset/call_kw', {
            'model': 'crm.lead', 'method': 'create', 'args': [{'name': "By a program with a session"}], 'kwargs': {}})
        self.assertEqual((self.lead(lead_id).portfolio_channel, self.lead(lead_id).user_id), ('api', self.carla))

    def test_by_list_mail_and_form(self):
        lead_import = self.env['portfolio.lead.import'].with_user(self.robot).create({
            'file': base64.b64encode(b"name;city\nBy list;Vigo"), 'file_name': "list.csv", 'type': 'lead'})
        lead_import.action_check()
        lead_import.action_start()
        for _count in lead_import._as_importer()._work():
            pass
        self.assertEqual(lead_import.row_ids.lead_id.portfolio_channel, 'import')
        mailed = self.env['crm.lead'].message_new({
            'from': "Eva <eva@rey.example>", 'subject': "By mail", 'body': "Hello", 'to': 'sales@us.example'})
        self.assertEqual((mailed.portfolio_channel, mailed.user_id), ('mail', self.carla))
        captured = self.env['crm.lead']._portfolio_capture([{'name': "By a web form"}], 'web')
        self.assertEqual((captured.portfolio_channel, captured.user_id), ('web', self.carla))

    def test_where_nobody_has_written_rules_it_is_as_odoo_has_it(self):
        self.env['portfolio.assignment.ruleset'].search([]).state = 'archived'
        lead = self.lead(self.call('crm.lead', 'create', {'name': "By a program"}))
        self.assertEqual(lead.user_id, self.robot)
        mine = self.env['crm.lead'].with_user(self.ana).create({'name': "Mine"})
        self.assertEqual(mine.user_id, self.ana)

    def test_what_a_channel_does_with_duplicates_is_the_same_for_both_imports(self):
        lines = self.env['portfolio.lead.match.consequence']
        lines.search([]).unlink()
        line = lines.create({'target': 'account', 'consequence': 'link', 'channel': 'import', 'threshold': 50})
        fits = [{'target': 'account', 'score': 90}]
        for channel in ('import', 'load'):
            self.assertEqual(line._decide(fits, channel)[0], 'link')
        self.assertFalse(line._decide(fits, 'api')[0])

    def test_the_form_of_a_person_still_says_who(self):
        with Form(self.env['crm.lead'].with_user(self.ana)) as form:
            form.name = "Mine"
        self.assertEqual(form.record.user_id, self.ana)
        told = self.env['crm.lead'].with_user(self.ana)._portfolio_tell(Channel('form')).create({'name': "Quick"})
        self.assertEqual(told.user_id, self.ana)
