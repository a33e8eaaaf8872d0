"""Cells that mean two things, headers that say a unit, lines below a table: read as people meant them, and said."""
from odoo.tests import BaseCase

from ...tools.foundation.amount import are_parts, unit_of
from ...tools.foundation.day import day_of
from ...tools.lead_import.lead_cell import figures_in, town_in
from ...tools.lead_import.lead_meaning import meaning_in
from ...tools.lead_import.lead_measure import low_of
from ...tools.sheet.sheet import read_sheet
from ...tools.sheet.sheet_remark import is_footer
from .test_lead_import_exports import ExportCase


class TestLeadImportCells(ExportCase):

    def message(self, lead):
        return lead.portfolio_import_row_ids.message or ''

    def test_a_unit_in_the_header_is_multiplied_and_said(self):
        for header, cell, revenue in (
                ("Importe (miles €)", "12,5", 12_500), ("Valor (k€)", "8", 8000), ("Importe (M€)", "1,2", 1_200_000),
                ("Importe (miles de euros)", "0,5", 500), ("Importe en miles", "1.250", 1_250_000),
                ("Valor (k€)", "8 k€", 8000), ("Importe (€)", "12,5", 12.5)):
            with self.subTest(header=header, cell=cell):
                lead_import = self.imported(f"Empresa;{header}", f"Prueba {header} {cell};{cell}")
                lead = self.check_leads(lead_import)
                self.assertEqual(lead.expected_revenue, revenue)
                self.assertEqual("multiplica" in (lead_import.notice or ''), header != "Importe (€)")
        lead = self.check_leads(self.imported("Empresa;Valor (m€)", "Prueba Doble;12"))
        self.assertEqual(lead.expected_revenue, 0)
        self.assertNoted(lead, "12")
        self.assertIn("M€", self.message(lead))

    def test_probabilities_in_parts_of_one(self):
        lines = ["Prueba A;0,25", "Prueba B;0,6", "Prueba C;1", "Prueba D;0"]
        lead_import = self.imported("Empresa;Probabilidad", *lines)
        leads = self.check_leads(lead_import)
        self.assertEqual(leads.mapped('probability'), [25, 60, 100, 0])
        self.assertIn("25 %", lead_import.notice)
        self.check_leads(
            self.imported("Empresa;Probabilidad", "Prueba E;0,5", "Prueba F;40"), probability=[0.5, 40.0])

    def test_footers_and_headers_again_are_no_leads(self):
        lead_import = self.imported(
            "Empresa;Teléfono;Ciudad;Contacto;Importe", "Total Sport SL;986111222;Vigo;;1.000,00",
            "EMPRESA;TEL.;CIUDAD;CONTACTO;IMPORTE", "TOTAL REPRESENTANTE 04;;;;4.250,00", "Media Markt;;Lugo;;5",
            "empresa;teléfono;ciudad;contacto;importe", "Fuente del Berro;;Madrid;;1", "Gran total;;;;5.000,00",
            "Media;;;;53,33", "Promedio", "(*) Datos a 01/01/2026")
        self.check_leads(lead_import, partner_name=["Total Sport SL", "Media Markt", "Fuente del Berro"])
        self.assertIn("TEL.", lead_import.left_out)

    def test_addresses_and_pages_in_each_others_places(self):
        lead_import = self.imported(
            "Empresa;Web;Correo", "Prueba 0;www.uva-prueba.es;http://info@uva-prueba.es",
                "Prueba 1;no;www.info@x-prueba.es",
            "Prueba 2;en construcción;mailto:a@dos-prueba.es", "Prueba 3;http://;", "Prueba 4;info@seis-prueba.es;",
            "Prueba 5;info@siete-prueba.es;ana@siete-prueba.es", "Prueba 6;www.uno-prueba.es / www.dos-prueba.es;",
            "Prueba 7;www.;")
        leads = self.check_leads(
            lead_import, email_from=["info@uva-prueba.es", "info@x-prueba.es", "a@dos-prueba.es", "",
                "info@seis-prueba.es", "ana@siete-prueba.es", "", ""])
        pages = [lead.website or '' for lead in leads]
        self.assertEqual([page.split('//')[-1] for page in pages], ["www.uva-prueba.es"] + [""] * 5 + [
            "www.uno-prueba.es", ""])
        self.assertNoted(leads[5], "info@siete-prueba.es")
        self.assertNoted(leads[6], "www.dos-prueba.es")

    def test_towns_with_their_province_or_zip_code(self):
        self.check_leads(
            self.imported(
                "Empresa;Población", "Prueba 0;Lalín (Pontevedra)", "Prueba 1;Marín, Pontevedra",
                    "Prueba 2;Sevilla (41001)",
                "Prueba 3;28013 Madrid", "Prueba 4;Vigo", "Prueba 5;Donostia - San Sebastián"),
            city=["Lalín", "Marín", "Sevilla", "Madrid", "Vigo", "Donostia - San Sebastián"],
            zip=["", "", "41001", "28013", "", ""])
        leads = self.imported("Empresa;Población", "Sola 0;Lalín (Pontevedra)", "Sola 1;Vic, Barcelona").row_ids.lead_id
        self.assertEqual(sorted(leads.mapped('state_id.code')), ['B', 'PO'])
        self.check_leads(
            self.imported("Empresa;C. Postal y Población", "Dos 0;36201 Vigo", "Dos 1;15705", "Dos 2;Lugo"),
            city=["Vigo", "Santiago de Compostela", "Lugo"], zip=["36201", "15705", ""])

    def test_zip_codes_cut_beside_their_town(self):
        """Excel takes the zero off a number; nothing of it is lost, and it is said."""
        leads = self.check_leads(
            self.imported(
                "Empresa;CP - Localidad;País", "Prueba 0;4001 Almería;", "Prueba 1;8001 - Barcelona;España",
                "Prueba 2;Ávila (5001);", "Prueba 3;28013 Madrid;", "Prueba 4;4000 Porto;Portugal", "Prueba 5;Lugo;"),
            city=["Almería", "Barcelona", "Ávila", "Madrid", "4000 Porto", "Lugo"],
            zip=["04001", "08001", "05001", "28013", "", ""])
        self.assertEqual(["04001" in self.message(leads[0]), "08001" in self.message(leads[1])], [True, True])
        self.assertFalse(self.message(leads[3]) or leads[0].description)
        self.check_leads(
            self.imported("Empresa;Localidad", "Sola 0;4001 Almería"), city=["4001 Almería"], zip=[""])

    def test_zip_codes_and_numbers_with_slips(self):
        leads = self.check_leads(
            self.imported("Empresa;CP;Teléfono", "Prueba 0;280;94O152233", "Prueba 1;O8003;986 l11 222",
                "Prueba 2;8003;"),
            zip=["", "08003", "08003"], phone=["940152233", "986111222", ""])
        self.assertNoted(leads[0], "280", "94O152233")
        self.assertIn("280", self.message(leads[0]))
        self.assertIn("94O152233", self.message(leads[0]))
        self.assertIn("O8003", self.message(leads[1]))

    def test_contacts_with_what_they_do(self):
        leads = self.check_leads(
            self.imported(
                "Empresa;Persona contacto / Cargo", "Prueba 0;Ana Gil / Gerente", "Prueba 1;Luis Paz (compras)",
                "Prueba 2;Eva Rey"),
            contact_name=["Ana Gil", "Luis Paz", "Eva Rey"], function=["Gerente", "compras", ""])
        self.assertFalse(leads[0].description)
        leads = self.check_leads(
            self.imported("Empresa;Contacto;Cargo", "Tres 0;Ana Gil (Gerente);Directora", "Tres 1;Rey Paz, Eva;"),
            contact_name=["Ana Gil", "Eva Rey Paz"], function=["Directora", ""])
        self.assertNoted(leads[0], "Gerente")

    def test_days_that_are_none_and_days_far_away(self):
        lead_import = self.checked(
            "Empresa;Fecha de cierre", "Prueba 0;01/03/1026", "Prueba 1;0026-03-01", "Prueba 2;31/12/9999",
            "Prueba 3;mayo 2026", "Prueba 4;2026-06", "Prueba 5;1º de marzo de 2026", "Prueba 6;2026ko martxoaren 1a",
            without_unknown=False)
        rows = lead_import.row_ids.sorted('line')
        self.assertEqual(rows.mapped('verdict'), ['error'] * 3 + ['new'] * 4)
        self.assertIn("1026", rows[0].message)
        lead_import.without_unknown = True
        lead_import.action_check()
        lead_import.action_start()
        self.work(lead_import)
        leads = lead_import.row_ids.sorted('line').lead_id
        self.assertEqual([str(lead.date_deadline or '') for lead in leads], [''] * 5 + ['2026-03-01'] * 2)
        self.assertNoted(leads[2], "31/12/9999")
        self.assertNoted(leads[3], "mayo 2026")
        self.assertIn("mayo 2026", self.message(leads[3]))

    def test_ranges_give_their_lower_end(self):
        leads = self.check_leads(
            self.imported("Empresa;Empleados", "Prueba 0;25-50", "Prueba 1;más de 250", "Prueba 2;muchos",
                "Prueba 3;12"),
            portfolio_employee_count=[25, 250, 0, 12])
        for lead, cell in zip(leads, ("25-50", "más de 250", "muchos"), strict=False):
            self.assertNoted(lead, cell)
            self.assertIn(cell, self.message(lead))

    def test_whom_the_importer_cannot_give_leads_to(self):
        """A manager gives leads to her team; the check says so of others, before anything is written."""
        lines = ["Empresa;Comercial", "Prueba 0;admin", "Prueba 1;ana", "Prueba 2;admin"]
        lead_import = self.checked(*lines, user=self.maria, without_unknown=False)
        rows = lead_import.row_ids.sorted('line')
        self.assertEqual(rows.mapped('verdict'), ['error', 'new', 'error'])
        self.assertIn("admin", rows[0].message)
        self.assertIn("admin", lead_import.unknown_values)
        self.assertFalse(self.env['crm.lead'].search([('name', '=', "?")]), "what was tried is undone")
        lead_import = self.imported(*lines, user=self.maria)
        leads = lead_import.row_ids.sorted('line').lead_id
        self.assertEqual(len(leads), 3)
        self.assertNotIn('admin', leads.mapped('user_id.login'))
        self.assertEqual(leads[1].user_id, self.ana)
        self.assertNoted(leads[0], "admin")


class TestCells(BaseCase):

    def rows(self, data):
        return [cells for _number, cells in read_sheet(data).lines]

    def test_cards_with_the_line_ends_of_the_standard(self):
        cards = "\n".join(
            f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:98611122{name[-1]}\nEND:VCARD" for name in ("Ana 1", "Eva 2",
                "Leo 3"))
        for end in ("\n", "\r\n", "\r"):
            for text in (cards, cards + "\n", cards + "\n\n"):
                with self.subTest(end=end, text=text[-9:]):
                    rows = self.rows(text.replace("\n", end).encode())[1:]
                    self.assertEqual([sorted(row) for row in rows], [
                        ["986111221", "Ana 1"], ["986111222", "Eva 2"], ["986111223", "Leo 3"]])

    def test_a_mark_of_utf8_before_other_letters(self):
        for text in ("Empresa;Población\nPeluquería Muñoz;León\n", "Razón social\nJardín Núñez, Málaga\n",
            "Año\nCádiz\n"):
            with self.subTest(text=text):
                self.assertEqual(
                    self.rows(b'\xef\xbb\xbf' + text.encode('cp1252')), self.rows(text.encode()))
                self.assertEqual(self.rows(text.encode('utf-8-sig')), self.rows(text.encode()))

    def test_footers_of_many_words(self):
        for cells in (
                ["Total agente 3", "", "4"], ["Gran total"], ["Suma total", "", "3"], ["Promedio", "", "3,4"],
                ["Total enero 2026", "12"], ["(*) Precios sin IVA"], ["", "Media", "", "53,33"], ["Total ventas",
                    "12"]):
            with self.subTest(cells=cells):
                self.assertTrue(is_footer(cells, 5))
        for cells in (
                ["Media Markt", "5"], ["Total Gas", "5"], ["Media Luna", "3"], ["Medio Ambiente", "5"],
                    ["Gran Hotel", "3"],
                ["Mínimo", "986 111 222"], ["Total Comercial Gallega", "3"], ["Suma Capital", "1"], ["Media"]):
            with self.subTest(cells=cells):
                self.assertFalse(is_footer(cells, 5))

    def test_questions_and_joined_headers(self):
        for header, field in {
                "¿Cuál es tu empresa?": 'partner_name', "Correo de contacto?": 'email_from', "Tu e-mail": 'email_from',
                "¿En qué ciudad estás?": 'city', "CP - Localidad": 'city', "C. Postal y Población": 'city',
                "What is your phone number?": 'phone', "¿Cuántos empleados tenéis?": 'portfolio_employee_count',
                "¿Por qué nos escribe?": None, "Ventas (miles)": None}.items():
            with self.subTest(header=header):
                self.assertEqual(meaning_in(header).field, field)

    def test_values_that_are_none(self):
        self.assertEqual([unit_of(text) for text in ("Importe", "Centro", "Ventas 2000", "Email")], [1, 1, 1, 1])
        self.assertFalse(are_parts(["1", "0"]))
        self.assertIsNone(day_of("31/12/9999"))
        self.assertEqual([figures_in(text) for text in ("OIL", "36201", "Olla 3")], ["", "", ""])
        self.assertIsNone(low_of("menos de 10"))
        self.assertIsNone(town_in("Vitoria / Gasteiz"))
