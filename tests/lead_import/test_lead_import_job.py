"""A list is written in the background: batch by batch, stopped and resumed, killed and gone on with."""
from contextlib import contextmanager
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from ...models.lead_import import lead_import as lead_import_model
from ...models.lead_import import lead_import_check, lead_import_write
from ..lead.common import ImportCase


class TestLeadImportJob(ImportCase):

    def test_stopped_and_resumed(self):
        with patch.object(lead_import_write, 'BATCH', 2):
            lead_import = self.checked("Empresa", *(f"Bar {number}" for number in range(5)))
            lead_import.action_start()
            work = lead_import._as_importer()._work()
            self.assertEqual(next(work), 2)
            lead_import.action_stop()
            self.assertEqual(list(work), [])
            self.assertEqual((lead_import.state, lead_import.created_count), ('stopped', 2))
            self.assertEqual(lead_import.progress, {'done': 2, 'total': 5, 'busy': False})
            lead_import.action_start()
            self.work(lead_import)
        self.assertEqual((lead_import.state, lead_import.created_count), ('done', 5))
        self.assertEqual(len(lead_import.row_ids.lead_id), 5)

    def test_a_killed_worker_leaves_nothing_half_done(self):
        names = [f"Bar {number}" for number in range(7)]
        killed = [2, 1, 3]

        @contextmanager
        def dying():
            write = type(self.env['portfolio.lead.import'])._settle

            def die(lead_import, leads):
                write(lead_import, leads)
                if killed and lead_import.env['crm.lead'].search_count([('id', 'in', leads.ids)]) and killed.pop():
                    raise KeyboardInterrupt
            with patch.object(type(self.env['portfolio.lead.import']), '_settle', die):
                yield

        with patch.object(lead_import_write, 'BATCH', 3), dying():
            lead_import = self.checked("Empresa", *names)
            lead_import.action_start()
            for _life in range(5):
                try:
                    work = lead_import._as_importer()._work()
                    while lead_import.state == 'running':
                        with self.env.cr.savepoint():     # what a transaction is to the job
                            next(work, None)
                except KeyboardInterrupt:
                    self.env.invalidate_all()
        self.assertFalse(killed)
        self.assertEqual(lead_import.state, 'done')
        self.assertEqual(sorted(lead_import.row_ids.lead_id.mapped('name')), names)
        self.assertEqual(self.env['crm.lead'].search_count([('name', 'in', names)]), 7)

    def test_a_check_that_was_killed_goes_on(self):
        with patch.object(lead_import_check, 'BATCH', 2), patch.object(lead_import_model, 'SMALL', 0):
            lead_import = self.checked("Empresa", "A", "B", "C", "D", "E")
            self.assertEqual((lead_import.state, lead_import.row_count), ('checking', 0))
            next(lead_import._as_importer()._work())
            self.assertEqual(lead_import.row_count, 2)
            self.work(lead_import)
        self.assertEqual((lead_import.state, lead_import.row_ids.mapped('line')), ('checked', [2, 3, 4, 5, 6]))

    def test_back_to_the_columns_while_a_check_is_at_work(self):
        with patch.object(lead_import_model, 'SMALL', 1), patch.object(lead_import_check, 'BATCH', 2):
            lead_import = self.checked("Empresa", *(f"Bar {number}" for number in range(5)))
            work = lead_import._as_importer()._work()
            next(work)
            lead_import.action_redraft()
            self.assertEqual(list(work), [])
            self.assertEqual((lead_import.state, lead_import.row_count), ('draft', 0), "not half checked")

    def test_one_list_that_breaks_off_does_not_stop_the_others(self):
        broken, good = self.checked("Empresa", "Broken"), self.checked("Empresa", "Good")
        (broken | good).mapped(lambda one: one.action_start())
        write = type(broken)._write_batch

        def breaking(lead_import, entries, defaults):
            if lead_import == broken:
                raise TypeError("Somebody else's mistake")
            return write(lead_import, entries, defaults)

        with patch.object(type(broken), '_write_batch', breaking), self.enter_registry_test_mode(), \
                mute_logger('odoo.addons.crm_portfolio.models.lead_import.lead_import'):
            self.env.ref('crm_portfolio.ir_cron_lead_import').method_direct_trigger()
        self.assertEqual((broken.state, good.state), ('stopped', 'done'))
        self.assertIn("It broke off: Somebody else's mistake.", broken.interruption)
        broken.action_start()
        self.work(broken)
        self.assertEqual((broken.state, broken.interruption, broken.created_count), ('done', False, 1))

    def test_the_job_does_it_all(self):
        lead_import = self.checked("Empresa", "A", "B", user=self.ana)
        lead_import.action_start()
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_lead_import').method_direct_trigger()
        lead_import.invalidate_recordset()
        self.assertEqual((lead_import.state, lead_import.created_count), ('done', 2))
        self.assertEqual(lead_import.row_ids.lead_id.create_uid, self.ana)

    def test_each_salesperson_hears_of_it_once(self):
        messages = self.env['mail.message'].search([])
        self.imported("Empresa;Comercial", *(f"Bar {number};Ana" for number in range(3)))
        new = self.env['mail.message'].search([]) - messages
        heard = new.filtered(lambda message: self.ana.partner_id in message.notified_partner_ids)
        self.assertEqual(heard.mapped('subject'), ["Leads assigned to you: 3"])

    # -- rows to correct ------------------------------------------------------------------------------

    def test_the_cost_of_a_batch_does_not_grow_with_its_rows(self):
        def queries(count, start):
            lead_import = self.checked("Empresa;Correo;Provincia", *(
                f"Bar {number};b{number}@example.com;Madrid" for number in range(start, start + count)), user=self.ana)
            lead_import.action_start()
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.work(lead_import)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before
        queries(5, 0)
        self.assertLess(queries(200, 1000), queries(20, 500) + 25)

    def test_a_hundred_leads_keep_their_companies_apart(self):
        other = self.env['res.company'].create({'name': "Elsewhere"})
        team = self.env['crm.team'].create({'name': "Elsewhere", 'company_id': other.id})
        values = [
            {'name': f"Bar {number}", 'company_id': self.env.company.id, 'user_id': False} for number in range(20)]
        with self.assertRaisesRegex(UserError, "Elsewhere"):
            self.env['crm.lead'].create([*values, {**values[0], 'team_id': team.id}])
        leads = self.env['crm.lead'].create([{**line, 'team_id': self.north.id} for line in values])
        self.north.company_id = self.env.company
        with self.assertRaisesRegex(UserError, "Elsewhere"):
            leads.company_id = other

    def test_after_a_long_list_what_is_common_is_counted_anew(self):
        """The second list of the first day knows that everybody of the first is a 'Zapatería'."""
        Word = self.env['portfolio.lead.match.word']
        Word._refresh()
        many, common = Word._counts('word', [''])[''] // 10 + 15, 'zapateria'
        before = Word._counts('word', [common]).get(common, 0)
        self.imported("Empresa", *(f"Zapatería {number}" for number in range(many)))
        self.assertEqual(Word._counts('word', [common])[common], before + many)
        self.imported("Empresa", "Zapatería nueva")
        self.assertEqual(Word._counts('word', [common])[common], before + many, "one more is no difference")

    def test_it_is_imported_with_the_rights_of_who_chose_what(self):
        """Whoever leads a team reads what its members import, stops it and takes it back; what comes in, they say."""
        one = self.checked("Empresa;Ciudad", "Bar Uno;Lugo", user=self.ana)
        theirs = one.with_user(self.maria)
        for act in (
                lambda: theirs.write({'on_duplicate': 'overwrite'}), theirs.action_start, theirs.action_redraft,
                theirs.action_check, lambda: theirs.column_ids[1].write({'position': 0}), theirs.column_ids[1].unlink,
                lambda: self.env['portfolio.lead.import.column'].with_user(self.maria).create(
                    {'import_id': one.id, 'position': 1})):
            with self.subTest(act=act), self.assertRaisesRegex(AccessError, "imports it, with what"):
                act()
        again = self.env['portfolio.lead.import'].browse(theirs.action_again()['res_id'])
        self.assertEqual((theirs.copy().user_id, again.user_id), (self.maria, self.maria))
        one.action_start()
        theirs.action_stop()
        self.assertEqual(one.state, 'stopped')
        one.action_start()
        self.work(one)
        self.undone(theirs)
        self.assertEqual(one.state, 'undone')
