import json
from datetime import timedelta

from odoo.fields import Command, Datetime
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..scope.matrix import SECRET, OutsidersCase

QUIET = (
    'odoo.http', 'odoo.sql_db', 'odoo.addons.base.models.ir_rule', 'odoo.addons.base.models.ir_model',
    'odoo.addons.web.controllers.export', 'werkzeug', 'odoo.addons.rpc.controllers.json2',
    'odoo.orm.models', 'odoo.models')
MAIL = 'buyer@bodega.example.com'
SPEC = {'display_name': {}, 'name': {}, 'email': {}, 'phone': {}, 'child_ids': {'fields': {'display_name': {}}}}


@tagged('post_install', '-at_install')
class TestScopeHttp(HttpCase, OutsidersCase):
    """The same from outside: real sessions, real keys, and not a word of the winery in any answer.

    ===========  ===================================================
    person       who
    ===========  ===================================================
    ``ana``      representative of team North
    ``maria``    manager, leads team North
    ``olga``     representative of another company
    ``guest``    portal user of the bakery
    nobody       no session
    ===========  ===================================================
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.winery.write({
            'name': SECRET, 'street': SECRET, 'email': f'{SECRET}@example.com', 'ref': SECRET, 'comment': SECRET,
            'vat': 'ESB12345674', 'website': f'https://{SECRET}.example.com'})
        cls.winery_contact.write({'name': SECRET, 'email': MAIL})
        cls.lead = cls.env['crm.lead'].create({
            'name': SECRET, 'partner_id': cls.winery.id, 'user_id': cls.carla.id, 'type': 'opportunity'})
        cls.order = cls.env['sale.order'].create({
            'partner_id': cls.winery.id, 'user_id': cls.carla.id, 'client_order_ref': SECRET})
        cls.winery.message_post(body=SECRET, subject=SECRET)
        cls.file = cls.env['ir.attachment'].create({
            'name': SECRET, 'raw': SECRET.encode(), 'res_model': 'res.partner', 'res_id': cls.winery.id})
        cls.env.flush_all()

    def people(self):
        for login in ('ana', 'maria', 'olga', 'guest', None):
            self.authenticate(login, login)
            yield login or "nobody"

    def assertNotTold(self, answer, of):
        said = f'{answer.text} {answer.headers}'.lower()
        self.assertNotIn(SECRET.lower(), said, of)

    def ask(self, route, params):
        with mute_logger(*QUIET):
            answer = self.url_open(
                route, data=json.dumps({'jsonrpc': '2.0', 'id': 1, 'method': 'call', 'params': params}),
                headers={'Content-Type': 'application/json'})
        self.env.invalidate_all()
        return answer

    def call(self, model, method, *args, **kwargs):
        return self.ask(f'/web/dataset/call_kw/{model}/{method}', {
            'model': model, 'method': method, 'args': args, 'kwargs': kwargs})

    def calls(self):
        """``(model, method, arguments, options)`` of everything a client asks with."""
        guess = [['name', 'ilike', SECRET[:5]]]
        for record, relation in ((self.winery, 'child_ids'), (self.lead, 'partner_id'), (self.order, 'partner_id')):
            model, ids = record._name, record.ids
            yield model, 'read', [ids, ['display_name', 'name']], {}
            yield model, 'web_read', [ids, {'display_name': {}, relation: {'fields': {'display_name': {}}}}], {}
            yield model, 'search_read', [[['id', 'in', ids]], ['display_name']], {}
            yield model, 'search_read', [guess, ['display_name']], {}
            yield model, 'search', [guess], {}
            yield model, 'search_count', [guess], {}
            yield model, 'web_search_read', [guess, {'display_name': {}}], {}
            yield model, 'name_search', [], {'name': SECRET[:5]}
            yield model, 'web_name_search', [SECRET[:5], {'display_name': {}}], {}
            yield model, 'name_search', [], {'name': '', 'domain': [['id', 'in', ids]], 'limit': 1000}
            yield model, 'export_data', [ids, ['name', 'display_name']], {}
            yield model, 'web_read_group', [[], ['name'], ['__count']], {'limit': 5000}
            yield model, 'formatted_read_group', [[], ['name'], ['__count']], {}
            yield model, 'formatted_read_group', [[], [], ['name:array_agg']], {}
            yield model, 'read_progress_bar', [], {'domain': [], 'group_by': 'name', 'progress_bar': {
                'field': 'active', 'colors': {'true': 'success'}}}
            yield model, 'web_save', [ids, {'name': "Mine"}, {'name': {}}], {}
            yield model, 'write', [ids, {'name': "Mine"}], {}
            yield model, 'copy', [ids], {}
            yield model, 'unlink', [ids], {}
            yield model, 'onchange', [ids, {}, [], {'name': {}, 'display_name': {}}], {}
            yield model, 'get_formview_action', [ids], {}
            yield model, 'message_post', [ids], {'body': "x"}
            yield model, 'message_subscribe', [ids], {'partner_ids': self.ana.partner_id.ids}
            yield model, 'activity_schedule', [ids], {}
            yield model, 'get_metadata', [ids], {}
            yield model, 'exists', [ids], {}
        yield from self.calls_that_point()

    def calls_that_point(self):
        partner = self.winery.id
        name = {'fields': {'display_name': {}}}
        for model, values in (
            ('sale.order', {'partner_id': partner}), ('crm.lead', {'name': "x", 'partner_id': partner}),
            ('calendar.event', {'name': "x", 'partner_ids': [[6, 0, [partner]]]}),
            ('res.partner', {'name': "x", 'parent_id': partner}),
            ('portfolio.need', {'name': "x", 'partner_id': partner}),
            ('mail.compose.message', {'partner_ids': [[6, 0, [partner]]], 'body': "x"}),
        ):
            relation = next(key for key in values if key != 'name')
            yield model, 'onchange', [[], values, [relation], {relation: name}], {}
            yield model, 'onchange', [[], {}, [], {relation: name}], {'context': {f'default_{relation}': (
                [[6, 0, [partner]]] if relation == 'partner_ids' else partner)}}
            yield model, 'default_get', [[relation]], {'context': {f'default_{relation}': partner}}
            yield model, 'web_save', [[], values, {relation: name}], {}
            yield model, 'name_create', ["x"], {'context': {f'default_{relation}': partner}}
            yield model, 'load', [[f'{relation}/.id' if relation != 'partner_ids' else 'name'], [[str(partner)]]], {}
        yield 'res.partner', 'web_save', [self.bakery.ids, {'child_ids': [[4, self.winery_contact.id, 0]]}, SPEC], {}
        yield 'res.partner', 'web_save', [self.bakery.ids, {'child_ids': [
            [1, self.winery_contact.id, {'name': "x"}]]}, SPEC], {}
        yield 'res.partner', 'get_mention_suggestions', [SECRET[:5]], {}
        yield 'res.partner', 'find_or_create', [MAIL], {}
        yield 'mail.message', 'search_read', [[['model', '=', 'res.partner']], ['body', 'subject', 'author_id']], {}
        yield 'mail.message', 'search_read', [[['body', 'ilike', SECRET]], ['record_name']], {}
        yield 'mail.followers', 'search_read', [[], ['partner_id', 'name', 'email']], {}
        yield 'ir.attachment', 'search_read', [[['res_id', '=', partner]], ['name', 'raw']], {}
        yield 'portfolio.assignment.decision', 'search_read', [[], ['sentence']], {}
        yield 'crm.lead', 'portfolio_duplicates', [{'partner_name': SECRET, 'email_from': f'{SECRET}@example.com'}], {}
        yield 'res.partner', 'portfolio_relation_graph', [self.winery.ids], {}
        yield 'res.partner', 'portfolio_interest_board', [self.winery.ids], {}

    def test_no_answer_of_a_session_tells(self):
        for login in self.people():
            for model, method, args, kwargs in self.calls():
                with self.subTest(user=login, model=model, method=method, args=args):
                    self.assertNotTold(self.call(model, method, *args, **kwargs), "the answer")
        self.env.invalidate_all()
        self.assertEqual((self.winery.name, self.lead.name), (SECRET, SECRET))
        self.assertEqual(self.winery_contact.parent_id, self.winery)
        self.assertTrue(self.winery.active and self.order.exists())

    def test_no_context_makes_it_tell(self):
        context = {
            'show_address': True, 'show_email': True, 'show_vat': True, 'install_mode': True, 'import_file': True,
            'active_test': False, 'allowed_company_ids': [self.env.company.id], 'su': True, 'uid': 1, 'bin_size': True,
            'portfolio': {'facts': []}, 'tracking_disable': True, 'mail_create_nosubscribe': True}
        for login in ('ana', 'maria', 'olga', 'guest'):
            self.authenticate(login, login)
            for method, args in (
                ('read', [self.winery.ids, ['display_name']]), ('search_read', [[], ['display_name', 'email']]),
                ('name_search', [SECRET[:5]]), ('export_data', [self.winery.ids, ['name']]),
                ('write', [self.winery.ids, {'name': "Mine"}]),
            ):
                with self.subTest(user=login, method=method):
                    self.assertNotTold(self.call('res.partner', method, *args, context=context), "the answer")

    def test_no_page_or_file_tells(self):
        export = json.dumps({
            'model': 'res.partner', 'fields': [{'name': 'name', 'label': "Name", 'type': 'char'}],
            'ids': self.winery.ids, 'domain': [], 'groupby': [], 'import_compat': False, 'context': {}})
        for login in self.people():
            for route in (
                f'/web/image/res.partner/{self.winery.id}/avatar_128',
                f'/web/image/res.partner/{self.winery.id}/image_1920',
                f'/web/image?model=res.partner&id={self.winery.id}&field=avatar_128&download=true&filename_field=name',
                f'/web/content/{self.file.id}', f'/web/content/ir.attachment/{self.file.id}/raw',
                f'/web/content?model=res.partner&id={self.winery.id}&field=name',
                f'/mail/view?model=res.partner&res_id={self.winery.id}',
                f'/odoo/contacts/{self.winery.id}', f'/my/orders/{self.order.id}',
                f'/my/orders/{self.order.id}?access_token=x',
                f'/report/html/sale.report_saleorder/{self.order.id}',
                f'/report/pdf/sale.report_saleorder/{self.order.id}',
                f'/mail/avatar/mail.message/{self.winery.message_ids[:1].id}/author_avatar/50x50',
                f'/web_enterprise/partner/{self.winery.id}/vcard', f'/web/partner/{self.winery.id}/vcard',
                f'/json/1/contacts/{self.winery.id}', f'/mail/message/{self.winery.message_ids[:1].id}',
            ):
                with self.subTest(user=login, route=route), mute_logger(*QUIET):
                    self.assertNotTold(self.url_open(route, allow_redirects=False), route)
            for kind in ('csv', 'xlsx'):
                with self.subTest(user=login, export=kind), mute_logger(*QUIET):
                    self.assertNotTold(self.url_open(f'/web/export/{kind}', data={'data': export}), kind)

    def test_no_door_of_the_messages_tells(self):
        thread = {'thread_model': 'res.partner', 'thread_id': self.winery.id}
        own = {'thread_model': 'res.partner', 'thread_id': self.bakery.id}
        for login in self.people():
            for route, params in [
                ('/mail/thread/messages', thread), ('/mail/thread/recipients', {**thread, 'message_id': 1}),
                ('/mail/thread/recipients/get_suggested_recipients', thread),
                ('/mail/thread/recipients/get_suggested_recipients', {
                    **own, 'partner_ids': self.winery_contact.ids, 'main_email': MAIL}),
                ('/mail/data', {'fetch_params': [['mail.thread', {
                    **thread, 'request_list': ['followers', 'attachments', 'suggestedRecipients']}]]}),
                ('/mail/data', {'fetch_params': [['res.partner', {'id': self.winery.id}], ['avatar_card', {
                    'id': self.winery.id, 'model': 'res.partner'}]]}),
                ('/mail/thread/subscribe', {'res_model': 'res.partner', 'res_id': self.bakery.id,
                                            'partner_ids': self.winery_contact.ids}),
                ('/mail/message/post', {**own, 'post_data': {
                    'body': "x", 'partner_ids': self.winery_contact.ids, 'message_type': 'comment'}}),
                ('/mail/data', {'fetch_params': [['/discuss/create_group', {
                    'partners_to': self.winery_contact.ids, 'name': "Spy"}]]}),
                ('/mail/data', {'fetch_params': [['/discuss/get_or_create_chat', {
                    'partners_to': self.winery_contact.ids}]]}),
                ('/discuss/search', {'term': SECRET[:5]}),
            ]:
                with self.subTest(user=login, route=route, params=params):
                    self.assertNotTold(self.ask(route, params), route)

    def test_an_address_answers_alike_whether_it_is_known_or_not(self):
        """At the door where recipients are typed: what comes back differs in the address only."""
        for login in ('ana', 'maria', 'olga'):
            self.authenticate(login, login)
            answers = []
            for address in (MAIL, f'buyer@x{login}.example.com'):
                answer = self.ask('/mail/partner/from_email', {
                    'thread_model': 'res.partner', 'thread_id': self.bakery.id, 'emails': [address]}).json()
                found = answer.get('result', answer.get('error'))
                self.assertNotIn(self.winery_contact.id, [one['id'] for one in found or () if isinstance(one, dict)])
                answers.append(len(found))
            self.assertEqual(*answers, login)

    def test_keys_of_programs_open_nothing_more(self):
        self.opener.cookies.clear()
        for user in (self.ana, self.maria, self.olga):
            key = self.env['res.users.apikeys'].with_user(user)._generate(
                'rpc', "Test", Datetime.now() + timedelta(days=0.5))
            self.env.flush_all()

            def ask(path, body, key=key):
                with mute_logger(*QUIET):
                    return self.url_open(
                        f'/json/2/{path}', data=json.dumps(body),
                        headers={'Authorization': f'Bearer {key}', 'Content-Type': 'application/json'})

            mine = ask('res.partner/search_read', {'domain': [['id', '=', self.bakery.id]], 'fields': ['name']})
            self.assertEqual(bool(mine.json()), user != self.olga, mine.text)
            for path, body in [
                ('res.partner/search_read', {'domain': [], 'fields': ['name', 'email']}),
                ('res.partner/read', {'ids': self.winery.ids, 'fields': ['name']}),
                ('res.partner/name_search', {'name': SECRET[:5]}),
                ('res.partner/search_read', {'domain': [], 'fields': ['display_name'],
                                             'context': {'show_email': True, 'active_test': False}}),
                ('crm.lead/search_read', {'domain': [['name', 'ilike', SECRET]], 'fields': ['name']}),
                ('crm.lead/portfolio_capture', {'vals_list': [{'name': "x", 'partner_id': self.winery.id}]}),
                ('sale.order/create', {'vals_list': [{'partner_id': self.winery.id}]}),
                ('portfolio.assignment.decision/search_read', {'domain': [], 'fields': ['facts']}),
                ('portfolio.assignment.decision/search', {'domain': [['facts', 'ilike', SECRET]]}),
                ('res.partner/formatted_read_group', {'domain': [], 'groupby': ['name'], 'aggregates': ['__count']}),
            ]:
                with self.subTest(user=user.login, path=path):
                    self.assertNotTold(ask(path, body), path)

    def test_answers_of_others_and_links(self):
        survey = self.env['survey.survey'].create({
            'title': "Visit", 'access_mode': 'token', 'question_and_page_ids': [
                Command.create({'title': "Alright?", 'question_type': 'char_box'})]})
        answer = survey._create_answer(partner=self.winery_contact)
        self.env['survey.user_input.line'].create({
            'user_input_id': answer.id, 'question_id': survey.question_ids.id, 'answer_type': 'char_box',
            'value_char_box': SECRET})
        answer._mark_done()
        token = survey.access_token
        for login in self.people():
            for model, record in (
                ('survey.user_input', answer), ('survey.user_input.line', answer.user_input_line_ids),
            ):
                with self.subTest(user=login, model=model):
                    self.assertNotTold(self.call(model, 'read', record.ids), "read")
                    self.assertNotTold(self.call(model, 'search_read', [], []), "found")
            for route in (
                f'/survey/print/{token}', f'/survey/{token}/guessed', f'/survey/print/{token}?answer_token=guessed',
                f'/survey/results/{survey.id}',
            ):
                with self.subTest(user=login, route=route), mute_logger(*QUIET):
                    self.assertNotTold(self.url_open(route), route)
