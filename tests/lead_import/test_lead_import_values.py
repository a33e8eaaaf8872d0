"""What stands in a cell beside its value is kept in the notes; the field holds the value."""
from .test_lead_import_exports import ExportCase


class TestLeadImportValues(ExportCase):

    def check_cells(self, header, field, table):
        """:param table: ``{cell: (value of the field, whether the notes have the cell)}``"""
        leads = self.leads_of(self.imported(
            f"Empresa;{header}", *(f'Prueba {number};"{cell}"' for number, cell in enumerate(table))))
        for cell, lead, (value, is_kept) in zip(table, leads, table.values(), strict=True):
            with self.subTest(cell=cell):
                self.assertEqual(self.plain(lead, field), value)
                self.assertEqual(cell in self.notes(lead).replace('<br>', '\n'), is_kept, self.notes(lead))
        return leads

    def test_a_phone_with_words(self):
        leads = self.check_cells("Teléfono", 'phone', {
            "Fax 932704306": ("", True), "Fax: 932704341 Tel: 932704342": ("932704342", True),
            "M: 600704321 F: 932704322": ("600704321", True), "932704313/14": ("932704313", True),
            "600704307 solo tardes": ("600704307", True), "932704305 (Ana)": ("932704305", True),
            "no llamar antes de las 10: 932704361": ("932704361", True),
            "Tel. 932704362": ("932704362", False), "Telefax 932704363": ("", True),
            "Tel/Fax 932704364": ("932704364", True), "+34 932 70 43 65": ("+34932704365", False),
            "tel:+34932704366": ("+34932704366", False), "preguntar por Ana": ("", True),
        })
        self.assertIn("Fax 932704306", leads[0].portfolio_import_row_ids.message)

    def test_a_tax_id_with_its_label(self):
        self.check_cells("NIF", 'portfolio_vat', {
            "CIF: B36007748": ("B36007748", False), "NIF 44512872Y": ("44512872Y", False),
            "DNI 44512873-F": ("44512873-F", False), "C.I.F. A28111110": ("A28111110", False),
            "B36111110 (antes B27001122)": ("B36111110", True), "ES-B36111119": ("ES-B36111119", False),
        })

    def test_a_column_without_a_number_is_no_amount(self):
        for header, cells in {
                "Presupuesto": ("P-2024/113", "P-2024/114"), "Value": ("High", "Low"), "Budget": ("Low", "-"),
                "Importe": ("alto", "no tiene")}.items():
            with self.subTest(header=header):
                lead_import = self.imported(f"Empresa;{header}", *(f"{header} {cell};{cell}" for cell in cells))
                leads = self.check_leads(lead_import, expected_revenue=['', ''])
                self.assertIn(cells[0], self.notes(leads[0]))
                self.assertEqual((lead_import.notice or '').count(cells[0]), 1)
                self.assertFalse(any(row.message for row in lead_import.row_ids))
        lead_import = self.imported("Empresa;Importe", "Prueba Suma;1.200,50", "Prueba Resta;alto")
        self.assertEqual(lead_import.error_count, 1)

    def test_a_day_that_is_none_refuses_nobody(self):
        cells = {
            "31/02/2027": None, "fin de mes": None, "vie 03/09/2027": "2027-09-03", "Q3 2027": None, "sin fecha": None,
            "Viernes, 03/09/2027": "2027-09-03", "cuando pueda": None, "32/13/2027": None}
        leads = self.leads_of(self.imported(
            "Empresa;Fecha de cierre", *(f'Prueba {number};"{cell}"' for number, cell in enumerate(cells))))
        for cell, lead, day in zip(cells, leads, cells.values(), strict=True):
            with self.subTest(cell=cell):
                self.assertEqual(str(lead.date_deadline or ''), day or '')
                self.assertEqual(cell in self.notes(lead), not day)
                self.assertEqual(bool(lead.portfolio_import_row_ids.message), not day and cell != "sin fecha")

    def test_who_has_a_word_for_none_in_his_name(self):
        leads = self.check_leads(
            self.imported(
                "Nombre;Apellidos;Correo", "Ana;Sin Pérez;nada@nadasl-proba.es", "Eva;sin apellidos;x@roi7-proba.es",
                "Luz;no tiene;x@gmail.com", "Pía;Nadal;nada@nada.es"),
            contact_name=["Ana Sin Pérez", "Eva", "Luz", "Pía Nadal"],
            email_from=["nada@nadasl-proba.es", "x@roi7-proba.es", "", ""])
        self.assertNoted(leads[2], "x@gmail.com")

    def test_countries_as_lists_call_them(self):
        cells = {
            "España (Península)": 'ES', "Espanha": 'ES', "Spagna": 'ES', "Frankreich": 'FR', "Rep. Checa": 'CZ',
            "Canarias": 'ES', "724": 'ES', "620": 'PT', "Allemagne": 'DE', "Regno Unito": 'GB', "España": 'ES',
            "Rep. Dominicana": 'DO', "Países Baixos": 'NL'}
        leads = self.leads_of(self.imported(
            "Empresa;País", *(f"Prueba {number};{cell}" for number, cell in enumerate(cells))))
        for cell, lead, code in zip(cells, leads, cells.values(), strict=True):
            with self.subTest(cell=cell):
                self.assertEqual(lead.country_id.code, code)
                self.assertEqual(cell in self.notes(lead), cell == "Canarias")

    def test_provinces_codes_addresses_and_counts(self):
        self.check_leads(
            self.imported(
                "Empresa;Provincia;Correo;Web;Empleados",
                "Prueba 0;Málaga capital;a@x-prueba.es#mailto:a@x-prueba.es#;#http://www.x-prueba.es#;12 personas",
                "Prueba 1;Sta Cruz Tfe;info@y-prueba.es;www.y-prueba.es;3 empleados", "Prueba 2;Lugo Capital;;;7"),
            state_id=['MA', 'TF', 'LU'], email_from=["a@x-prueba.es", "info@y-prueba.es", ""],
            website=["http://www.x-prueba.es", "http://www.y-prueba.es", ""], portfolio_employee_count=[12, 3, 7])
        leads = self.check_leads(self.imported("Empresa;CNAE", "Prueba 3;4.711", "Prueba 4;5.610", "Prueba 5;47.11"))
        self.assertEqual([lead.portfolio_activity_id.code for lead in leads], ["47.11", "56.10", "47.11"])

    def test_apostrophes_around_every_cell(self):
        self.check_leads(
            self.imported(
                "'Empresa';'Teléfono'", "'Qs A Proba, S.L.';'986740301'", "'Qs O''Donnell Proba';'986740302'"),
            partner_name=["Qs A Proba, S.L.", "Qs O'Donnell Proba"], phone=["986740301", "986740302"])

    def test_what_apple_has_for_itself_in_cards(self):
        cards = (
            "BEGIN:VCARD\nVERSION:3.0\nN:Gil;Ana;;;\nORG:Prueba Manzana\nitem1.TEL:986740305\n"
            "item1.X-ABLabel:_$!<Work>!$_\nitem2.URL:www.manzana-prueba.es\nitem2.X-ABLabel:Tienda\n"
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-03\nEND:VCARD\n")
        lead = self.check_leads(self.imported(content=cards.encode(), name="a.vcf"), partner_name=["Prueba Manzana"])
        self.assertNoted(lead, "--05-03", "Tienda")
        for text in ("_$!", "1604"):
            self.assertNotIn(text, self.notes(lead))
