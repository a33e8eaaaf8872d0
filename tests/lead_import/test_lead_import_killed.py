"""The power goes while a list is written or taken back: the next life of the job loses and repeats nothing."""
import base64
import os
import signal
import threading
from unittest.mock import patch

from odoo import SUPERUSER_ID, api, sql_db
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged

from ...models.lead_import import lead_import_undo, lead_import_write

ROWS, BATCH = 35, 10


@tagged('post_install', '-at_install')
class TestLeadImportKilled(BaseCase):

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        self.addCleanup(self.remove)
        lines = ["Empresa;Correo", *(f"Bar {number};bar{number}@killed.example.com" for number in range(ROWS))]
        lines[20] = lines[10]     # one that is there already: left out, whichever life comes to it
        with self.registry.cursor() as cr:
            env = self.environment(cr)
            # sudo: portfolio.lead.import.mapping - of everybody, to leave the database as it was
            self.mappings = env['portfolio.lead.import.mapping'].sudo().search([]).ids
            lead_import = env['portfolio.lead.import'].create({
                'file': base64.b64encode("\n".join(lines).encode()), 'file_name': "killed.csv", 'type': 'opportunity',
                'salesperson_id': env.uid})
            lead_import.action_check()
            self.import_id = lead_import.id

    def environment(self, cr):
        env = api.Environment(cr, SUPERUSER_ID, {})
        return env(user=env.ref('base.user_admin').id)

    def remove(self):
        with self.registry.cursor() as cr:
            env = self.environment(cr)
            rows = env['portfolio.lead.import.row'].search([('import_id', '=', self.import_id)])
            rows.lead_id.unlink()
            lead_import = rows.import_id
            lead_import._portfolio_own().state = 'undone'
            lead_import.unlink()
            # sudo: portfolio.lead.import.mapping - what this test has made
            env['portfolio.lead.import.mapping'].sudo().search([('id', 'not in', self.mappings)]).unlink()

    def press(self, button):
        with self.registry.cursor() as cr:
            getattr(self.environment(cr)['portfolio.lead.import'].browse(self.import_id), button)()

    def life(self, cr):
        """The job, as the scheduler runs it: a commit after each batch."""
        with patch.object(lead_import_write, 'BATCH', BATCH), patch.object(lead_import_undo, 'BATCH', BATCH):
            self.environment(cr)['portfolio.lead.import'].browse(self.import_id)._cron_work()

    def killed_in(self, step):
        """Live in a process of its own until ``step`` of the second batch is done but not committed, and die there."""
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            self.live_until(step, writer)
        os.close(writer)
        timer = threading.Timer(15, os.kill, (child, signal.SIGKILL))
        timer.start()
        arrived = os.read(reader, 1)
        os.kill(child, signal.SIGKILL)
        timer.cancel()
        os.close(reader)
        status = os.waitpid(child, 0)[1]
        self.assertEqual((arrived, os.WTERMSIG(status)), (b'.', signal.SIGKILL))

    def live_until(self, step, writer):
        """In the child, which never returns."""
        try:
            # the connections are the parent's: this process makes its own
            sql_db._Pool = sql_db._Pool_readonly = None
            self.registry._db = sql_db.db_connect(get_db_name())
            Import = self.registry['portfolio.lead.import']
            original, calls = getattr(Import, step), []

            def last_words(lead_import, *arguments):
                original(lead_import, *arguments)
                calls.append(step)
                if len(calls) == 2:
                    lead_import.env.flush_all()
                    os.write(writer, b'.')
                    signal.pause()

            with patch.object(Import, step, last_words), self.registry.cursor() as cr:
                self.life(cr)
        finally:
            os._exit(1)

    def found(self):
        """:return: the state, how many rows there are of each outcome, the names of the leads"""
        with self.registry.cursor() as cr:
            lead_import = self.environment(cr)['portfolio.lead.import'].browse(self.import_id)
            counts = dict(lead_import.row_ids._read_group(
                [('import_id', '=', self.import_id)], ['state'], ['__count']))
            leads = lead_import.env['crm.lead'].search([('email_from', '=like', '%@killed.example.com')])
            return lead_import.state, counts, sorted(leads.mapped('email_from'))

    def test_every_row_once_and_every_lead_back(self):
        emails = sorted(f"bar{number}@killed.example.com" for number in range(ROWS) if number != 19)
        self.press('action_start')
        self.killed_in('_settle')
        state, counts, leads = self.found()
        self.assertEqual((state, counts), ('running', {'created': BATCH, 'todo': ROWS - BATCH}))
        self.assertEqual(len(leads), BATCH)

        with self.registry.cursor() as cr:
            self.life(cr)
        self.assertEqual(self.found(), ('done', {'created': ROWS - 1, 'skipped': 1}, emails))

        self.press('action_undo')
        self.killed_in('_undo_creates')
        state, counts, leads = self.found()
        self.assertEqual((state, counts), (
            'undoing', {'undone': BATCH, 'created': ROWS - 1 - BATCH, 'skipped': 1}))
        self.assertEqual(len(leads), ROWS - 1 - BATCH)

        with self.registry.cursor() as cr:
            self.life(cr)
        self.assertEqual(self.found(), ('undone', {'undone': ROWS - 1, 'skipped': 1}, []))
