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
