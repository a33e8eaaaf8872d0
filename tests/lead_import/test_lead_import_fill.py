"""A row of whom is there already: what it says is filled in or written over, and nothing of either is lost."""
from odoo.tests import new_test_user

from .test_lead_import_exports import ExportCase

ROW = "Empresa;Contacto;Correo;Ciudad;Teléfono;Notas;Talla"


class TestLeadImportFill(ExportCase):

    def setUp(self):
        super().setUp()
        self.lead = self.leads(
            "Sol", partner_name="Sol Prueba", email_from="ana@sol-prueba.es", description="<p>Visitado en mayo</p>",
            user_id=self.diego.id)

    def bring(self, *rows, mode='fill'):
        lead_import = self.imported(ROW, *rows, on_duplicate=mode)
        for row in lead_import.row_ids:
            self.assertIn(row.state, {'update': ('updated', 'skipped')}[row.verdict], row.message)
        return lead_import

    def test_filled_in_is_what_is_missing_and_notes_are_added(self):
        self.bring("Sol Prueba;Ana Gil;ana@sol-prueba.es;Vigo;986111222;Pide precios;XL")
        self.assertRecordValues(self.lead, [{'contact_name': "Ana Gil", 'city': "Vigo", 'phone': "986111222"}])
        self.assertNoted(self.lead, "Visitado en mayo", "Pide precios", "Talla: XL")

    def test_what_a_row_says_otherwise_stands_in_the_notes(self):
        self.lead.write({'contact_name': "Ana Gil", 'city': "Vigo", 'phone': "+34 986 111 222"})
        self.bring("SOL PRUEBA S.L.;Luis Rey;ana@sol-prueba.es;Redondela;986111222;;")
        self.assertRecordValues(self.lead, [{'contact_name': "Ana Gil", 'city': "Vigo", 'phone': "+34 986 111 222"}])
        self.assertNoted(self.lead, "Visitado en mayo", "Luis Rey", "Redondela")
        self.assertNotIn("986111222", self.notes(self.lead), "the same number in another writing")
        self.assertNotIn("SOL PRUEBA", self.notes(self.lead))

    def test_said_again_it_changes_nothing(self):
        rows = ["Sol Prueba;Luis Rey;ana@sol-prueba.es;Redondela;986111222;Pide precios & más;XL"]
        self.bring(*rows)
        before = self.notes(self.lead)
        self.assertEqual(self.bring(*rows).skipped_count, 1)
        self.assertEqual(self.notes(self.lead), before)

    def test_overwritten_notes_are_kept(self):
        self.lead.city = "Vigo"
        lead_import = self.bring(
            "Sol Prueba;Luis Rey;ana@sol-prueba.es;Redondela;986111222;Pide precios;XL", mode='overwrite')
        self.assertRecordValues(self.lead, [{'contact_name': "Luis Rey", 'city': "Redondela", 'phone': "986111222"}])
        self.assertNoted(self.lead, "Visitado en mayo", "Pide precios", "Talla: XL")
        self.undone(lead_import)
        self.assertEqual(self.notes(self.lead), "<p>Visitado en mayo</p>")
        self.assertEqual(self.lead.city, "Vigo")

    def test_two_rows_of_one_lead(self):
        self.bring("Sol Prueba;Ana Gil;ana@sol-prueba.es;;;Uno;", "Sol Prueba;Ana Gil;ana@sol-prueba.es;;;Dos;")
        self.assertNoted(self.lead, "Visitado en mayo", "Uno", "Dos")

    # -- keys of other programs --------------------------------------------------------------------

    def test_leads_that_were_merged_are_known_by_all_their_keys(self):
        lines = (
            "ID externo;Empresa;Correo", "X-1001;Uno Prueba;uno@uno-prueba.es", "X-1002;Dos Prueba;dos@dos-prueba.es")
        leads = self.imported(*lines).row_ids.lead_id
        for mode in ('skip', 'fill', 'overwrite'):
            with self.subTest(mode=mode):
                head = leads.filtered('active')
                if len(head) > 1:
                    head = head.with_user(self.diego).merge_opportunity()
                # no other way to know them
                leads.write({'email_from': False, 'partner_name': "Otra", 'name': "Otra"})
                again = self.imported(*lines, on_duplicate=mode)
                self.assertFalse(again.created_count)
                self.assertEqual(again.row_ids.lead_id, head)

    def test_leads_that_somebody_without_a_role_merged_are_known_too(self):
        """Odoo deletes what such a person merges."""
        lines = (
            "ID externo;Empresa;Correo", "Y-1;Tres Prueba;tres@tres-prueba.es", "Y-2;Cuatro Prueba;cuatro@cuatro.es")
        leads = self.imported(*lines).row_ids.lead_id
        seller = new_test_user(self.env, 'stock seller', groups='sales_team.group_sale_manager')
        head = leads.with_user(seller).merge_opportunity()
        self.assertEqual(len(leads.exists()), 1)
        head.sudo().write({'email_from': False, 'partner_name': "Otra", 'portfolio_other_emails': False})
        again = self.imported(*lines)
        self.assertFalse(again.created_count)
        self.assertEqual(again.row_ids.lead_id, head.with_user(self.diego))
