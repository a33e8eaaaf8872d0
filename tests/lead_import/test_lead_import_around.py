"""What stands around the rows and changes what they mean: units in titles, headings, two things in a column."""
from .test_lead_import_exports import ExportCase


class TestLeadImportAround(ExportCase):

    # -- units ---------------------------------------------------------------------------------------

    def test_a_title_says_the_unit_of_all_amounts(self):
        for title, times in (
                ("Importes en miles de €", 1000), ("Cartera 2026 (millones de euros)", 1_000_000),
                ("Unidad: k€", 1000)):
            with self.subTest(title=title):
                lead_import = self.imported(
                    f"{title};;", "", "Empresa;Importe;Ciudad", f"Bar Sol {times};12,5;Vigo", f"Bar Mar {times};3;Lugo",
                    on_duplicate='create')
                self.check_leads(lead_import, expected_revenue=[12.5 * times, 3 * times])
                self.assertIn(title, lead_import.notice)

    def test_a_remark_below_the_rows_says_it_too(self):
        lead_import = self.imported(
            "Empresa;Importe;Ciudad", "Bar Sol Prueba;12,5;Vigo", "Bar Mar Prueba;3;Lugo", ";;",
            "Importes en miles de euros;;")
        self.check_leads(lead_import, expected_revenue=[12500, 3000])

    def test_a_title_that_may_be_either_asks(self):
        lead_import = self.checked(
            "Importes en m€;;", "Empresa;Importe;Ciudad", "Bar Sol Prueba;12,5;Vigo", "Bar Mar Prueba;3;Lugo")
        self.assertIn("Importes en m€", lead_import.notice)
        column = lead_import.column_ids.filtered(lambda one: one.field == 'expected_revenue')
        self.assertEqual(column.unit, 0)
        lead_import.action_redraft()
        column.unit = 1000
        lead_import.action_check()
        lead_import.action_start()
        self.work(lead_import)
        self.check_leads(lead_import, expected_revenue=[12500, 3000])

    def test_a_title_about_something_else_says_no_unit(self):
        lead_import = self.imported(
            "Clientes con ventas de más de 1.000 €;;", "Empresa;Importe;Ciudad", "Bar Sol Prueba;12,5;Vigo",
            "Bar Mar Prueba;3;Lugo")
        self.check_leads(lead_import, expected_revenue=[12.5, 3])

    def test_a_header_with_its_own_unit_goes_first(self):
        lead_import = self.imported(
            "Importes en miles de €;;", "Empresa;Importe (M€);Ciudad", "Bar Sol Prueba;12,5;Vigo",
            "Bar Mar Prueba;3;Lugo")
        self.check_leads(lead_import, expected_revenue=[12_500_000, 3_000_000])

    # -- headings ------------------------------------------------------------------------------------

    def test_a_line_of_business_by_itself_is_a_heading(self):
        lead_import = self.imported(
            "Empresa;Contacto;Teléfono;Ciudad", "HOSTELERÍA;;;", "Bar Sol Prueba;Ana;986111222;Vigo",
            "Hotel Mar Prueba;Eva;986111223;Vigo", "Bares y restaurantes;;;", "Bar Luz Prueba;Eva;986111225;Vigo",
            "Clientes nuevos;;;", "Talleres;;;", "Talleres Paz Prueba;Luis;986111224;Lugo", "La Tahona;;;")
        self.check_leads(lead_import, partner_name=[
            "Bar Sol Prueba", "Hotel Mar Prueba", "Bar Luz Prueba", "Talleres Paz Prueba", "La Tahona"])
        for said in ("HOSTELERÍA", "Bares y restaurantes", "Clientes nuevos", "Talleres"):
            self.assertIn(f"«{said}»", lead_import.left_out)

    def test_capitals_by_themselves_part_rows_that_are_written_otherwise(self):
        lead_import = self.imported(
            "Empresa;Contacto;Teléfono", "GRANDES SUPERFICIES;;", "Hiper Sol Prueba;Ana;986111222",
            "Hiper Mar Prueba;Eva;986111223", "CANAL HORECA;;", "Bar Luz Prueba;Eva;986111225",
            "Bar Paz Prueba;Eva;986111226")
        self.check_leads(lead_import, partner_name=[
            "Hiper Sol Prueba", "Hiper Mar Prueba", "Bar Luz Prueba", "Bar Paz Prueba"])
        self.assertIn("CANAL HORECA", lead_import.left_out)

    def test_a_name_by_itself_in_a_list_of_capitals_is_a_lead(self):
        lead_import = self.imported(
            "EMPRESA;CONTACTO;TELÉFONO", "BAR SOL PRUEBA;ANA;986111222", "BAR MAR PRUEBA;;",
            "BAR LUZ PRUEBA;EVA;986111225")
        self.check_leads(lead_import, partner_name=["BAR SOL PRUEBA", "BAR MAR PRUEBA", "BAR LUZ PRUEBA"])

    # -- two things in a column ----------------------------------------------------------------------

    def test_a_person_and_a_job_in_either_order(self):
        for header in ("Cargo / Contacto", "Contacto / Cargo", "Contacto y cargo", "Puesto/Persona de contacto"):
            with self.subTest(header=header):
                lead_import = self.imported(
                    f"Empresa;{header};Teléfono", "Bar Sol Prueba;Gerente / Ana Gil;986111222",
                    "Bar Mar Prueba;Eva Ruiz / Directora;986111223", "Bar Luz Prueba;Dueño - Luis Pazos;986111224",
                    "Bar Paz Prueba;Marta Rey, Jefa de compras;986111225", on_duplicate='create')
                self.check_leads(
                    lead_import, contact_name=["Ana Gil", "Eva Ruiz", "Luis Pazos", "Marta Rey"],
                    function=["Gerente", "Directora", "Dueño", "Jefa de compras"])

    def test_headers_in_two_lines(self):
        for titles in (["Listado de clientes;;;"], []):
            with self.subTest(titles=titles):
                lead_import = self.imported(
                    *titles, "Cliente;;Contacto;", "Nombre;Ciudad;Nombre;Teléfono",
                    "Bar Sol Prueba;Vigo;Ana Gil;986111222", "Bar Mar Prueba;Lugo;Eva Rey;986111223",
                    on_duplicate='create')
                self.check_leads(
                    lead_import, partner_name=["Bar Sol Prueba", "Bar Mar Prueba"], contact_name=["Ana Gil", "Eva Rey"],
                    city=["Vigo", "Lugo"], phone=["986111222", "986111223"])

    # -- cells that say more than one thing ------------------------------------------------------------

    def test_several_people_in_a_cell(self):
        leads = self.check_leads(
            self.imported(
                'Empresa;Contacto;Teléfono', 'Bar Sol Prueba;"Ana Gil\nEva Rey";986111222',
                'Bar Mar Prueba;"Luis Paz (gerente)\nMarta Rey (compras)";986111223',
                'Bar Luz Prueba;Rosa Pérez / Juan Soto;986111224'),
            contact_name=["Ana Gil", "Luis Paz", "Rosa Pérez"], function=["", "gerente", ""])
        self.assertNoted(leads[0], "Eva Rey")
        self.assertNoted(leads[1], "Marta Rey (compras)")
        self.assertNoted(leads[2], "Juan Soto")

    def test_a_tax_id_beside_the_name(self):
        self.check_leads(
            self.imported(
                "Empresa (CIF);Teléfono", "Bar Sol Prueba SL (B12345674);986111222",
                "12345678Z - Talleres Prueba;986111223", "Bar Mar Prueba CIF B-12345674;986111224",
                "Bar Luz Prueba (B12345670);986111225", on_duplicate='create'),
            partner_name=["Bar Sol Prueba SL", "Talleres Prueba", "Bar Mar Prueba", "Bar Luz Prueba (B12345670)"],
            portfolio_vat=["B12345674", "12345678Z", "B12345674", ""])

    def test_surnames_first_without_a_comma(self):
        self.check_leads(
            self.imported(
                "Apellidos y nombre;Empresa;Teléfono", "GIL SOTO, ANA;SOL PRUEBA;986111222",
                "PEREZ LOPEZ EVA;MAR PRUEBA;986111223", "GIL PONS ARAN;LUZ PRUEBA;986111224"),
            contact_name=["ANA GIL SOTO", "EVA PEREZ LOPEZ", "GIL PONS ARAN"])

    def test_provinces_shortened_with_dots(self):
        self.check_leads(
            self.imported(
                "Empresa;Provincia", "Sol Prueba;S.S.", "Mar Prueba;Sta. Cruz Tfe.", "Luz Prueba;Ciudad R.",
                "Paz Prueba;Las P.", "Rey Prueba;Illes B."),
            state_id=['SS', 'TF', 'CR', 'GC', 'PM'])

    def test_a_probability_in_words_refuses_nobody(self):
        leads = self.check_leads(
            self.imported(
                "Empresa;Probabilidad;Ciudad", "Sol Prueba;25%;Vigo", "Mar Prueba;Media;Lugo",
                "Luz Prueba;50-75 %;Vigo"),
            partner_name=["Sol Prueba", "Mar Prueba", "Luz Prueba"])
        self.assertEqual(leads[0].probability, 25)
        self.assertNoted(leads[1], "Media")
        self.assertNoted(leads[2], "50-75 %")

    def test_amounts_without_tax_and_pages_with_a_comma(self):
        leads = self.check_leads(
            self.imported(
                "Empresa;Importe;Web", "Sol Prueba;12.500,00 € + IVA;solprueba,es", "Mar Prueba;1.200,50 (más IVA);",
                "Luz Prueba;300,00 sin IVA;www.luzprueba.es"),
            expected_revenue=[12500, 1200.5, 300])
        self.assertIn("solprueba.es", leads[0].website)
        self.assertNoted(leads[0], "+ IVA")

    def test_headers_of_the_neighbours(self):
        """Lists of French and Italian customers: 'Nom' is the surname beside 'Prénom', and no company."""
        common = dict(contact_name=["Anne Gille"], zip=["64000"], city=["Pau"], country_id=['FR'])
        self.check_leads(
            self.imported(
                "Société;Prénom;Nom;Adresse;Code postal;Ville;Pays;Téléphone;Courriel",
                "Soleil Essai SARL;Anne;Gille;1 rue du Midi;64000;Pau;France;05 59 11 22 33;anne@soleil-essai.fr"),
            partner_name=["Soleil Essai SARL"], email_from=["anne@soleil-essai.fr"], **common)
        self.check_leads(
            self.imported(
                "Ragione Sociale;Nome;Cognome;Indirizzo;Città;Paese;Cellulare",
                "Sole Prova SRL;Anna;Gilli;Via Roma 1;Roma;Italia;+39 345 1234567"),
            partner_name=["Sole Prova SRL"], contact_name=["Anna Gilli"], street=["Via Roma 1"], city=["Roma"],
            country_id=['IT'])
