import base64
import json

from odoo.fields import Command
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from ..scope.matrix import METHODS, SECRET, OutsidersCase, Samples, stored
from .test_guard_http import QUIET

# of Ana, as test users have it: the login, eight letters long
PASSWORD = 'anaxxxxx'
PEOPLE = ('ana', 'olga', 'guest', None)


@tagged('post_install', '-at_install')
class TestScopeHttpMethods(HttpCase, OutsidersCase):
    """What is ours to call, called from outside on what belongs to others, and the journals and lists of others.

    ===========  ===================================================
    person       who
    ===========  ===================================================
    ``ana``      representative of team North
    ``maria``    manager, leads team North; ``pablo`` leads South
    ``olga``     representative of another company
    ``guest``    portal user of the bakery
    nobody       no session
    ===========  ===================================================
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pablo = new_test_user(
            cls.env, 'pablo', groups='crm_portfolio.portfolio_group_manager,base.group_partner_manager')
        cls.south.user_id = cls.pablo
        cls.winery.write({'name': SECRET, 'street': SECRET, 'email': f'{SECRET}@example.com', 'ref': SECRET})
        cls.winery.child_ids.name = SECRET
        cls.hidden = Samples(cls.env, cls.winery, cls.carla, SECRET)
        cls.env.flush_all()

    def ask(self, route, params):
        with mute_logger(*QUIET):
            answer = self.url_open(
                route, data=json.dumps({'jsonrpc': '2.0', 'id': 1, 'method': 'call', 'params': params}),
                headers={'Content-Type': 'application/json'})
        self.env.invalidate_all()
        return answer

    def call(self, record, method, *args, door='call_kw', **kwargs):
        return self.ask(f'/web/dataset/{door}/{record._name}/{method}', {
            'model': record._name, 'method': method, 'args': [record.ids, *args], 'kwargs': kwargs})

    def assertRefused(self, answer):
        self.assertTrue('error' in answer.json() if 'json' in answer.headers.get('Content-Type', '')
                        else answer.status_code >= 400, answer.text[:300])
        self.assertNotIn(SECRET.lower(), answer.text.lower())

    # -- methods ---------------------------------------------------------------------------------

    def test_every_method_of_ours_on_what_is_hidden(self):
        called = 0
        for name, kinds in METHODS.items():
            secret = self.hidden[name] if name in self.env and not self.env[name]._abstract else None
            if not secret or secret.with_user(self.ana).has_access('read'):
                continue
            before = stored(secret)
            for method in sorted(method for names in kinds.values() for method in names.split()):
                for login in PEOPLE:
                    self.authenticate(login, login)
                    for door in ('call_kw', 'call_button'):
                        called += 1
                        with self.subTest(model=name, method=method, user=login, door=door):
                            answer = self.call(secret, method, door=door)
                            self.assertNotIn(SECRET.lower(), answer.text.lower())
            self.assertEqual(stored(secret), before, name)
        self.assertGreater(called, 300)

    def test_nobody_calls_what_is_not_public(self):
        """What code tells code, undoes and owns, by every door that calls methods by name."""
        user = self.ana
        for model, ids, method, *args in (
            ('portfolio.journal', self.hidden['portfolio.journal'].ids, '_undo'),
            ('portfolio.journal', [], '_open', 'category', "Mine"),
            ('res.partner', self.winery.ids, '_portfolio_own'), ('res.partner', self.winery.ids, '_portfolio_tell'),
            ('res.partner', self.winery.ids, '_portfolio_snapshot', ['name']),
            ('crm.lead', [], '_field_to_sql', 'crm_lead', 'email_from'), ('crm.lead', [], '_portfolio_copying'),
            ('portfolio.segment', [], '_portfolio_asker'), ('portfolio.lead.form', [], '_for_builder', "x"),
            ('portfolio.lead.form.submission', [], '_by_confirmation', "1"),
        ):
            self.authenticate('ana', 'ana')
            with self.subTest(model=model, method=method):
                self.assertRefused(self.call(self.env[model].browse(ids), method, *args))
                self.assertRefused(self.ask('/jsonrpc', {'service': 'object', 'method': 'execute_kw', 'args': [
                    self.env.cr.dbname, user.id, PASSWORD, model, method, [ids, *args]]}))
        answer = self.ask('/jsonrpc', {'service': 'object', 'method': 'execute_kw', 'args': [
            self.env.cr.dbname, user.id, PASSWORD, 'res.partner', 'search_read', [[]], {'fields': ['name', 'email']}]})
        self.assertIn("Bakery", answer.text)
        self.assertNotIn(SECRET, answer.text)
        for guess in (self.carla.id, 1, 2):
            self.assertRefused(self.ask('/jsonrpc', {'service': 'object', 'method': 'execute_kw', 'args': [
                self.env.cr.dbname, guess, PASSWORD, 'res.partner', 'search_read', [[]], {'fields': ['name']}]}))

    # -- what others did -------------------------------------------------------------------------

    def test_what_another_did_is_not_taken_back(self):
        """Pablo set the category of his team's winery, and handed Carla's accounts over; Maria and the others try."""
        prospect = self.env.ref('crm_portfolio.category_prospect')
        category = self.winery.portfolio_category_id
        journal = self.env['portfolio.journal'].with_user(self.pablo)._open('category', SECRET)
        journal._write_on(self.winery.with_user(self.pablo), {'portfolio_category_id': prospect.id})
        handover = self.env['portfolio.handover'].with_user(self.pablo).create({
            'from_user_id': self.carla.id, 'to_user_id': self.pablo.id, 'date_from': '2026-03-02'})
        self.env.flush_all()
        tried = [(journal, 'action_undo_category'), (journal, 'action_undo_need'), (journal, 'action_open_entries'),
                 (handover, 'action_undo'), (handover, 'action_start'), (handover, 'action_open_accounts')]
        for login in ('maria', *PEOPLE):
            self.authenticate(login, login)
            for record, method in tried:
                with self.subTest(user=login, method=method):
                    self.assertRefused(self.call(record, method))
            # another's journal under one's own hand-over
            with self.subTest(user=login, forged='journal_id'):
                self.assertRefused(self.call(handover.browse(), 'create', {
                    'from_user_id': self.ana.id, 'to_user_id': self.bruno.id, 'journal_id': journal.id}))
        self.assertEqual((self.winery.portfolio_category_id, journal.sudo().state), (prospect, 'done'))
        self.assertNotEqual(handover.state, 'undone')
        self.authenticate('pablo', 'pablo')
        self.assertNotIn('error', self.call(journal, 'action_undo_category').json())
        self.assertEqual(self.winery.portfolio_category_id, category)

    def test_another_s_list_is_not_opened_changed_or_taken_back(self):
        content = f"Company,E-mail\n{SECRET},{SECRET}@nueva.example.com\n".encode()
        listed = self.env['portfolio.lead.import'].with_user(self.carla).create({
            'file': base64.b64encode(content), 'file_name': "list.csv", 'type': 'lead'})
        listed.action_check()
        self.env.flush_all()
        rows, columns = listed.sudo().row_ids, listed.sudo().column_ids
        self.assertTrue(rows and columns)
        before = stored(listed)
        for login in ('maria', *PEOPLE):
            self.authenticate(login, login)
            for record in (listed, rows, columns):
                for method, *args in (
                    ('read', []), ('web_read', {'display_name': {}}), ('export_data', ['display_name']),
                    ('write', {'write_date': False}), ('unlink',), ('copy',),
                ):
                    with self.subTest(user=login, model=record._name, method=method):
                        answer = self.call(record, method, *args)
                        self.assertNotIn(SECRET.lower(), answer.text.lower())
            for method in ('action_again', 'action_check', 'action_redraft', 'action_start', 'action_stop',
                           'action_undo', 'action_error_file', 'action_open_leads', 'action_open_rows'):
                with self.subTest(user=login, method=method):
                    self.assertRefused(self.call(listed, method))
            for route in (
                f'/web/content?model=portfolio.lead.import&id={listed.id}&field=file',
                f'/web/content/portfolio.lead.import/{listed.id}/file/list.csv',
            ):
                with self.subTest(user=login, route=route), mute_logger(*QUIET):
                    self.assertNotIn(SECRET, self.url_open(route).text)
        self.assertEqual(stored(listed), before)
        self.assertTrue(rows.exists() and columns.exists())

    # -- forms -----------------------------------------------------------------------------------

    def test_a_form_is_opened_by_its_token_only(self):
        ours, drafted = self.env['portfolio.lead.form'].create([
            {'name': SECRET, 'title': "Contact us", 'field_ids': [Command.create({
                'label': "E-mail", 'kind': 'email', 'target': 'email_from', 'required': True})], **values}
            for values in ({}, {'title': SECRET})])
        ours.action_publish_without_consent()
        self.env.flush_all()
        token, hidden = ours.token, drafted.token
        self.authenticate(None, None)
        self.assertIn("Contact us", self.url_open(f'/portfolio/form/{token}').text)
        nowhere = 'x' * len(token)
        for path in ('', '/thanks', '/embed.js'):
            with self.subTest(path=path), mute_logger(*QUIET):
                unknown, unpublished = (
                    self.url_open(f'/portfolio/form/{one}{path}', allow_redirects=False) for one in (nowhere, hidden))
                self.assertEqual(unknown.status_code, unpublished.status_code)
                self.assertEqual(unknown.text.replace(nowhere, ''), unpublished.text.replace(hidden, ''))
        for link in ('1', f'{ours.id}', f'1-{token}', 'x' * 64, '%00', '-1'):
            with self.subTest(link=link), mute_logger(*QUIET):
                self.assertGreaterEqual(self.url_open(f'/portfolio/form/confirm/{link}').status_code, 400)
        for login in PEOPLE:
            self.authenticate(login, login)
            with self.subTest(user=login), mute_logger(*QUIET):
                self.assertNotIn(SECRET, self.url_open(f'/portfolio/form/{hidden}/preview').text)
                for method, *args in (('read', ['token']), ('write', {'token': nowhere}), ('action_publish',),
                                      ('action_open_submissions',), ('search_read',)):
                    answer = self.call(drafted, method, *args)
                    self.assertNotIn(hidden, answer.text)
        self.assertEqual(drafted.token, hidden)
        self.assertFalse(drafted.is_published)
