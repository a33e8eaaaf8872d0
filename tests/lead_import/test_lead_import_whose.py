"""Whose a column is: the address at work or at home, the name of a person or of a company."""
from odoo.tests import BaseCase

from ...tools.lead_import.lead_columns import match_headers
from .test_lead_import_exports import ExportCase


class TestLeadImportWhose(BaseCase):

    def test_a_bare_name_by_the_values_below_it(self):
        people, companies = ["Ana Pérez Sol", "Luis Gil Rey", "Rosa Flores"], ["Bar Sol", "Ana Gil", "Obras Rey SL"]
        for headers in ("Nombre;Email;Móvil", "Name;Email;Phone", "Name;Username;Email;Orders;City",
                        "id;Name;Email;Created (UTC)"):
            with self.subTest(headers=headers):
                headers = headers.split(';')
                place = next(place for place, header in enumerate(headers) if header in ('Name', 'Nombre'))
                for cells, field in ((people, 'contact_name'), (companies, 'partner_name'), ([], 'partner_name')):
                    samples = [cells if where == place else [] for where in range(len(headers))]
                    self.assertEqual(match_headers(headers, samples=samples)[place], field)

    def test_a_tax_identifier_says_who_it_is(self):
        for name, tax, field in (
                ("Olena Kovalenko", "X1234567L", 'contact_name'), ("Ana Gil", "12345678Z", 'contact_name'),
                ("Ana Gil", "B12345674", 'partner_name'), ("Bar Olena", "12345678Z", 'partner_name')):
            with self.subTest(name=name, tax=tax):
                self.assertEqual(match_headers(['Nombre', 'NIF'], samples=[[name], [tax]])[0], field)

    def test_a_second_line_is_no_second_address(self):
        self.assertEqual(
            match_headers(['Dirección del trabajo', 'Dirección del trabajo 2', 'Dirección particular 2']),
            ['street', 'street2', 'street2'])
        self.assertEqual(match_headers(['Home address 2', 'Home city 2'])[1], 'city')

    def test_headers_of_programs_and_of_the_neighbours(self):
        for headers, fields in {
                'Código NIF;Código primario CNAE 2009;Número empleados\nÚlt. año disp.': (
                    'portfolio_vat', 'portfolio_activity_id', 'portfolio_employee_count'),
                'Firma;Ansprechpartner;Straße;PLZ;Ort;Land': (
                    'partner_name', 'contact_name', 'street', 'zip', 'city', 'country_id'),
                'Ragione sociale;Indirizzo;CAP;Città;Partita IVA': (
                    'partner_name', 'street', 'zip', 'city', 'portfolio_vat'),
                'Société;N° TVA;Code postal': ('partner_name', 'portfolio_vat', 'zip'),
                'Prospect Position;ADDED_TIME;Nº TRAB.': ('function', 'arrival', 'portfolio_employee_count'),
                'Nombre guardado;Nombre público;Teléfono': ('contact_name', 'note', 'phone'),
                'Company;Land;Owner': ('partner_name', 'note', 'user_id')}.items():
            with self.subTest(headers=headers):
                self.assertEqual(match_headers(headers.split(';')), list(fields))

    def test_a_closing_beside_an_amount_is_a_day(self):
        for headers, days, field in (
                (['Importe', 'Cierre'], ["31/12/2026", "15/01/2027"], 'date_deadline'),
                (['Importe', 'Cierre'], ["sí", "31/12/2026"], 'note'), (['Empresa', 'Cierre'], ["31/12/2026"], 'note'),
                (['Importe', 'Cierre', 'Cierre previsto'], ["31/12/2026"], 'note')):
            with self.subTest(headers=headers, days=days):
                samples = [["1.200"], days, days][:len(headers)]
                self.assertEqual(match_headers(headers, samples=samples)[1], field)


class TestLeadImportWhoseRead(ExportCase):

    def test_the_parts_of_an_address_are_of_one_place(self):
        lists = {
            "Empresa;Domicilio;Dirección 2;Ciudad;Código postal;Dirección de trabajo;Dirección del trabajo 2;"
            "Ciudad de trabajo;Código postal del trabajo": (
                "Rúa Casa 1;Piso 2;Lugo;27001;Calle Trabajo 5;Nave 3;Vigo;36201",
                ("Calle Trabajo 5", "Nave 3", "Vigo", "36201"), ("Rúa Casa 1", "Piso 2", "Lugo", "27001")),
            "Empresa;Dirección de entrega;C.P. entrega;Población entrega;Domicilio fiscal;C.P. fiscal;"
            "Población fiscal": (
                "Calle Entrega 1;27001;Lugo;Calle Fiscal 2;36201;Vigo",
                ("Calle Fiscal 2", "", "Vigo", "36201"), ("Calle Entrega 1", "27001", "Lugo")),
            "Empresa;Dirección;CP;Población;Domicilio fiscal;C.P. fiscal;Población fiscal": (
                "Calle Real 1;36201;Vigo;Calle Fiscal 2;27001;Lugo",
                ("Calle Real 1", "", "Vigo", "36201"), ("Calle Fiscal 2", "27001", "Lugo")),
            "Empresa;Domicilio fiscal;CP;Población": (
                "Calle Fiscal 2;36201;Vigo", ("Calle Fiscal 2", "", "Vigo", "36201"), ())}
        for number, (headers, (cells, (street, street2, city, code), notes)) in enumerate(lists.items()):
            with self.subTest(headers=headers):
                lead = self.check_leads(
                    self.imported(headers, f"Bar Lugar {number} Prueba;{cells}"), street=[street], street2=[street2],
                    city=[city], zip=[code])
                self.assertNoted(lead, *notes)

    def test_people_and_companies_under_one_header(self):
        self.check_leads(
            self.imported(
                "Nombre;Email;Móvil", "Ana Pérez Sol;ana@uno-prueba.es;600230111", "Bar Mixto Prueba;b@dos-prueba.es;",
                "Luis Gil Rey;luis@tres-prueba.es;", "Eva Paz Mar;eva@cinco-prueba.es;",
                "Obras Mixtas Prueba, S.L.;obras@seis-prueba.es;"),
            partner_name=["", "Bar Mixto Prueba", "", "", "Obras Mixtas Prueba, S.L."],
            contact_name=["Ana Pérez Sol", "", "Luis Gil Rey", "Eva Paz Mar", ""])

    def test_the_group_above_tells_one_name_from_another(self):
        for number, groups in enumerate((
                "Datos cliente;;Contacto;", "DATOS DE LA EMPRESA;;DATOS DEL CONTACTO;",
                "Información empresa;;Persona de contacto;", "Company details;;Contact details;")):
            with self.subTest(groups=groups):
                self.check_leads(
                    self.imported(
                        groups, "Nombre;CIF;Nombre;Teléfono",
                        f"Bar Grupo {number} Prueba;;Olena Koval;98600231{number}",
                        f"Obras Grupo {number} Prueba;;Zoe Wang;98600232{number}"),
                    partner_name=[f"Bar Grupo {number} Prueba", f"Obras Grupo {number} Prueba"],
                    contact_name=["Olena Koval", "Zoe Wang"])
        self.check_leads(
            self.imported(
                ";Datos fiscales;;;Datos de entrega;;", "Empresa;Dirección;CP;Población;Dirección;CP;Población",
                "Bar Grupo Seis Prueba;Calle Fiscal 2;36201;Vigo;Calle Entrega 1;27001;Lugo"),
            street=["Calle Fiscal 2"], zip=["36201"], city=["Vigo"])

    def test_who_answers_for_a_company_and_who_sells_to_it(self):
        for number, (headers, cells, contact, seller) in enumerate((
                ("Empresa;Responsable;Cargo", "Olena Koval;Jefa de compras", "Olena Koval", ""),
                ("Empresa;Cargo;Responsable", "Gerente;Zoe Wang", "Zoe Wang", ""),
                ("Empresa;Responsable;Cargo", f"{self.diego.name};Gerente", "", self.diego.name))):
            with self.subTest(headers=headers, cells=cells):
                lead_import = self.imported(headers, f"Bar Responde {number} Prueba;{cells}")
                lead = self.check_leads(lead_import)
                self.assertEqual(lead.contact_name or "", contact)
                self.assertEqual("Responsable" in (lead_import.notice or ""), bool(contact))
                self.assertTrue(not seller or lead.user_id == self.diego)
