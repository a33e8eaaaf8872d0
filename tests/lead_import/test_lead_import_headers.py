"""Headers of programs and of people in Spanish, and what their columns become."""
from odoo.tests import BaseCase

from ...tools.duplicate.lead_match import phones_of
from ...tools.lead_import.lead_columns import match_headers
from ...tools.lead_import.lead_meaning import meaning_in
from ...tools.search.phone_country import phone_identities
from ...tools.search.search_contact import phone_key, whole_numbers
from .test_lead_import_exports import ExportCase


class TestLeadImportHeaders(BaseCase):

    def check_fields(self, **expected):
        """Compare what headers mean, one by one: ``field='Header|Another'``."""
        for field, headers in expected.items():
            for header in headers.split('|'):
                with self.subTest(header=header):
                    self.assertEqual(meaning_in(header).field, field if field != 'none' else None)

    def test_a_lead_is_no_amount(self):
        self.check_fields(
            name="Cliente potencial|Posible cliente|Tema", expected_revenue="Potencial|Importe potencial",
            portfolio_external_ref="(No modificar) Cliente potencial|(Do Not Modify) Account|(No modificar) Contacto",
            none="(No modificar) Suma de comprobación de fila|(Do Not Modify) Modified On")

    def test_the_keys_of_a_program_are_no_names(self):
        self.assertEqual(
            match_headers(['Cuenta', 'Tema'], samples=[['3f2504e0-4f89-11d3-9a0c-0305e82c3301'], ['Horno']]),
            ['portfolio_external_ref', 'name'])

    def test_who_answers_for_a_company_is_no_salesperson(self):
        self.check_fields(
            contact_name="Representante legal|Persona responsable|Responsable del establecimiento|Encargada|"
                         "Nombre del representante legal|Administrador único",
            user_id="Responsable|Representante|Responsable comercial|Persona - Propietario|Propietario de la empresa")

    def test_a_path_says_whose_value_it_is(self):
        self.check_fields(
            partner_name="Persona - Organización|Negocio - Organización|Contacto: Empresa|Empresa donde trabaja|Rótulo",
            contact_name="Persona - Nombre|Negocio - Persona de contacto", name="Negocio - Título|Trato - Nombre",
            expected_revenue="Negocio - Valor|Prospecto - Valor", stage_id="Negocio - Etapa",
            email_from="Persona - Correo electrónico - Trabajo")

    def test_parts_of_an_address(self):
        self.check_fields(
            street="Dirección 1 - Calle|Dirección 1: calle 1|Calle de correo|Vía pública|Emplazamiento|"
                   "Dirección línea 1|Línea de dirección 1",
            street2="Dirección 1: calle 2|Dirección línea 2|Línea de dirección 2",
            zip="Dirección 1 - Código postal|Dirección 1: código postal|Código postal de correo|"
                "Organización - Código postal de Dirección",
            city="Dirección 1 - Ciudad|Dirección 2: ciudad|Ciudad de correo|Ciudad/Localidad|Municipio (INE)|"
                 "Dirección de envío: ciudad|Organización - Ciudad/municipio/pueblo/localidad de Dirección",
            state_id="Dirección 1 - Región|Dirección 1: estado o provincia|Estado o provincia de correo (solo texto)|"
                     "Estado/región|Estado o región|Organización - Provincia de Dirección",
            country_id="Dirección 1 - País|Dirección 1: país o región|País de correo (solo texto)|País/Territorio|"
                       "País (ISO)",
            none="Dirección 1 - Etiqueta|Dirección comercial|Tipo de correo")
        self.assertEqual(meaning_in("Mailing State/Province (text only)"), meaning_in("Mailing State"))
        self.assertEqual(meaning_in("Dirección 2: ciudad").group, meaning_in("Dirección 2: código postal").group)

    def test_other_headers_of_exports(self):
        self.check_fields(
            function="Cargo en la organización|Puesto en la empresa", portfolio_vat="NIF titular|Nº CIF|Num. NIF",
            website="Nombre de dominio de la empresa|URL del sitio web|URL de la página web",
            email_from="Correu-e|Correo|Dirección de correo")
        self.assertEqual(
            match_headers(['Sigla', 'Vía pública', 'Núm.', 'Esc.', 'Piso', 'Pta.']),
            ['street_type', 'street', 'street_number', 'street_stair', 'street_floor', 'street_door'])

    def test_when_a_deal_is_expected_to_be_closed(self):
        self.check_fields(
            date_deadline="F. prevista|Fecha cierre prev.|Fecha de cierre estimada|Fecha de vencimiento|Cierre prev.|"
                          "Fec. cierre est.|Estimated closing date",
            closed="Fecha de cierre real|Cerrado el", probability="Prob.|% Prob.|Probabilidad (%)|Prob. cierre",
            expected_revenue="Ingresos estimados|Ventas previstas", none="Fecha|Cierre|Vencimiento")

    def test_another_word_is_another_thing(self):
        self.check_fields(
            user_id="Nombre del comercial|Nombre del vendedor|Nombre y apellidos del agente",
            none="Email del comercial|Correo del comercial|Teléfono del vendedor|E-mail del agente|"
                 "Email (del comercial)|Fecha de nacimiento|FECHA_NACIMIENTO|Fecha de nacimieto|Fecha de crecimiento|"
                 "Fecha nac.|Fecha de vencimiento DNI|Fecha de vencimiento (DNI)|Fecha de vencimiento del seguro|"
                 "Titular cuenta|Titular de la cuenta|Titular cuenta bancaria|Correo postal|Correo electrónico postal|"
                 "Fecha prevista entrega|Fecha de entrega|Fecha de cierre prevista de entrega|"
                 "Fecha de creación de la empresa|Fecha de alta empresa|Fecha de cierre fiscal")

    def test_a_slip_of_the_pen_is_the_same_thing(self):
        self.check_fields(
            email_from="Correo elctronico|Correoelectronico|E-mail adress|Email comercial",
            partner_name="Razon socal|Nombre de la empreza|Nombre comercial|Titular",
            phone="Telefno|Telfeono movil", contact_name="Persona de conatcto", user_id="Comercial|Agente comercial",
            date_deadline="Fecha de ceirre|Fecha del cierre|Fecha de vencimiento", street="Dirección postal fiscal",
            portfolio_employee_count="Numero de empleadso")

    def test_a_title_beside_a_person_is_what_he_does(self):
        """Whatever else the list says of the deal; what deals are called is no job."""
        jobs, deals = ["Kitchen manager", "CEO", "Owner"], ["Horno nuevo", "Deal Bar Sol", "Owner of a new oven"]
        for headers in (
                ['Name', 'Title', 'Company', 'Deal value', 'Close date'],
                ['Title', 'Name', 'Account', 'Stage'], ['Contacto', 'Título', 'Empresa', 'Importe']):
            with self.subTest(headers=headers):
                place = next(place for place, header in enumerate(headers) if header in ('Title', 'Título'))
                for cells, field in ((jobs, 'function'), (deals, 'name')):
                    samples = [cells if where == place else [] for where in range(len(headers))]
                    found = match_headers(headers, samples=samples)
                    self.assertEqual(found[place], field)
                    self.assertEqual('contact_name' in found and 'partner_name' in found, True)
        self.assertEqual(
            match_headers(['Deal name', 'Contact', 'Title', 'Company', 'Value']),
            ['name', 'contact_name', 'function', 'partner_name', 'expected_revenue'])

    def test_when_a_form_was_sent(self):
        self.check_fields(
            arrival="Submit Date (UTC)|Submitted at|Start Date (UTC)|Created (UTC)|created_at_utc|Fecha de alta (GMT)|"
                    "Created on (UTC+1)", none="Start Date|UTC")


class TestLeadImportHeadersRead(ExportCase):

    def test_times_are_of_the_zone_the_header_says(self):
        self.diego.tz = 'Europe/Madrid'
        for header, moment in (
                ("Created (UTC)", '2026-05-03 23:30:00'), ("Submit Date (UTC)", '2026-05-03 23:30:00'),
                ("Fecha de alta (GMT+1)", '2026-05-03 22:30:00'), ("Fecha de alta", '2026-05-03 21:30:00')):
            with self.subTest(header=header):
                lead = self.check_leads(self.imported(f"Empresa;{header}", f"Prueba {header};2026-05-03 23:30"))
                self.assertEqual(str(lead.create_date), moment)
        lead = self.check_leads(self.imported(
            "Empresa;Start Date (UTC);Submit Date (UTC)", "Prueba enviada;2026-05-03 10:00;2026-05-03 10:20"))
        self.assertEqual(str(lead.create_date), '2026-05-03 10:20:00')

    def test_dynamics_in_spanish(self):
        lead_import = self.imported(
            "(No modificar) Cliente potencial;Tema;Nombre;Apellidos;Nombre de la compañía;Dirección 1: calle 1;"
            "Dirección 1: ciudad;Dirección 1: estado o provincia;Dirección 1: código postal;Dirección 1: país o región",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301;Cocina nueva;Ana;Gil;Bar Din Prueba;Calle Real 2;Vigo;Pontevedra;"
            "36201;España")
        self.check_leads(
            lead_import, name=["Cocina nueva"], partner_name=["Bar Din Prueba"], contact_name=["Ana Gil"],
            street=["Calle Real 2"], city=["Vigo"], state_id=['PO'], zip=["36201"], country_id=['ES'],
            portfolio_external_ref=["3f2504e0-4f89-11d3-9a0c-0305e82c3301"])

    def test_the_owner_of_a_bar_is_a_person(self):
        lead_import = self.imported(
            "Rótulo;Titular;NIF titular;Emplazamiento;Municipio (INE)",
            "Bar Luisa Prueba;SUÁREZ COTO, LUISA;;Calle Uría 3;Oviedo",
            "Sidrería Prueba;Sidras Prueba SL;;Calle Uría 4;Oviedo", ";REY MORA, ABEL;;Calle Uría 5;Oviedo")
        leads = self.check_leads(
            lead_import, partner_name=["Bar Luisa Prueba", "Sidras Prueba SL", "REY MORA, ABEL"],
            contact_name=["LUISA SUÁREZ COTO", "", ""], street=["Calle Uría 3", "Calle Uría 4", "Calle Uría 5"],
            city=["Oviedo"] * 3)
        self.assertNoted(leads[1], "Sidrería Prueba")

    def test_factusol(self):
        lead_import = self.imported(
            "CODCLI;NOCCLI;NOFCLI;NIFCLI;DOMCLI;POBCLI;CPOCLI;PROCLI;TELCLI;FAXCLI;MOVCLI;EMACLI;WEBCLI;PCOCLI;OBSCLI",
            "12;Bar Fac;Factos Prueba SL;B36000016;Calle Real 3;Vigo;36201;Pontevedra;986002301;986002309;600230101;"
            "bar@fac-prueba.es;fac-prueba.es;Ana Gil;Paga bien")
        lead = self.check_leads(
            lead_import, partner_name=["Factos Prueba SL"], portfolio_vat=["B36000016"], street=["Calle Real 3"],
            city=["Vigo"], zip=["36201"], state_id=['PO'], phone=["986002301"], email_from=["bar@fac-prueba.es"],
            website=["http://fac-prueba.es"], contact_name=["Ana Gil"])
        self.assertNoted(lead, "Bar Fac", "986002309", "600230101", "Paga bien")

    def test_lines_that_count_the_rows(self):
        lead_import = self.imported(
            "Empresa;Contacto;Ciudad", "Bar Uno Prueba;Ana Gil;Vigo", "Bar Dos Prueba;;Lugo",
            "Recuento total;2;", "Nº de establecimientos: 2;;", "Recuento;2;", "Número de locales: 2;;")
        self.check_leads(lead_import, partner_name=["Bar Uno Prueba", "Bar Dos Prueba"])
        for said in ("Recuento total", "Nº de establecimientos: 2", "Número de locales"):
            self.assertIn(said, lead_import.left_out)

    def test_what_programs_write_for_nothing(self):
        lead_import = self.imported(
            "Nombre;Apellidos;Nombre de la cuenta;Cargo;Correo electrónico",
            "Ana;Gil;[[Unknown]];-None-;ana@uno-prueba.es",
            "Eva;Rey;[not provided];--Ninguno--;eva@dos-prueba.es", "Leo;Paz;-Bar Sol-;(gerente);leo@tres-prueba.es")
        self.check_leads(
            lead_import, partner_name=["", "", "-Bar Sol-"], function=["", "", "(gerente)"],
            contact_name=["Ana Gil", "Eva Rey", "Leo Paz"])

    def test_several_values_in_the_cell_of_a_phone(self):
        said = {
            "971 30 00 00, 971 30 00 01": ("971300000", "971 30 00 01"),
            "925 20 00 00 - 925 20 00 01": ("925200000", "925 20 00 01"),
            "972 50 10 10 (rest.) 610 10 10 10": ("972501010", "(rest.) 610 10 10 10"),
            "958-44-55-66 (bar) 600 11 22 33 (Paco)": ("958445566", "(bar) 600 11 22 33 (Paco)"),
            "950 11 22 33 (oficina) 950-11-22-44 (Ana) 600112244": ("950112233", "950-11-22-44 (Ana) 600112244"),
            "977-10-20-30 650-10-20-30": ("977102030", "650-10-20-30"),
            "tel:600125000": ("600125000", ""), "tel:+34600125001": ("+34600125001", ""),
            "986 12 12 12/13": ("986121212", "986 12 12 12/13")}
        lead_import = self.imported(
            "Empresa;Teléfono", *(f"Bar Tel {number} Prueba;{text}" for number, text in enumerate(said)))
        leads = self.check_leads(lead_import, phone=[phone for phone, _note in said.values()])
        for lead, (_phone, note) in zip(leads, said.values(), strict=True):
            self.assertNoted(lead, note)
        self.assertTrue(all(leads[:8].mapped('phone_sanitized')))
        self.assertTrue(leads[0].portfolio_match_phone and leads[0].portfolio_other_phones, "found by the second, too")
        for one in ("972 33 00 11-12", "972330011/12", "972-33-00-11-12"):
            self.assertEqual(
                (phone_key(one), whole_numbers(one)[0][-2:], phones_of(one), phone_identities(one, country='ES')),
                (' 110033279 ', '11', ('110033279',), (('34', '972330011'),)))

    def test_an_address_in_the_cell_of_a_phone(self):
        lead_import = self.imported(
            "Empresa;Teléfono / e-mail", "Bar Uno Prueba;985 20 20 21 laplaza@uno-prueba.es",
            "Bar Dos Prueba;hola@dos-prueba.es", "Bar Tres Prueba;a1@tres-prueba.es / 985 20 20 23")
        self.check_leads(
            lead_import, phone=["985202021", "", "985202023"],
            email_from=["laplaza@uno-prueba.es", "hola@dos-prueba.es", "a1@tres-prueba.es"])

    def test_addresses_without_commas_or_with_the_country_behind(self):
        said = {
            "Calle Alta 4 Santander Cantabria 39008 ES": ("Calle Alta 4", "39008", "Santander"),
            "Calle Sol 12, 2 B  Lugo, Lugo 27001 España": ("Calle Sol 12, 2 B", "27001", "Lugo"),
            "Calle Sol 1  Vigo PO 36201 ES": ("Calle Sol 1", "36201", "Vigo"),
            "Gran Vía 5, Bilbao, Bizkaia, 48001, España": ("Gran Vía 5", "48001", "Bilbao"),
            "Calle Luna 3, 28013 España": ("Calle Luna 3", "28013", "Madrid"),
            "C/ Mayor 3, 2º B": ("C/ Mayor 3, 2º B", "", "")}
        lead_import = self.imported(
            "Empresa\tDirección", *(f"Bar Dir {number} Prueba\t{text}" for number, text in enumerate(said)))
        self.check_leads(
            lead_import, street=[one[0] for one in said.values()], zip=[one[1] for one in said.values()],
            city=[one[2] for one in said.values()])

    def test_an_address_beside_its_town(self):
        lead_import = self.imported(
            "Empresa;Dirección;CP;Ciudad", "Bar Uno Prueba;Carrer Major 3, 07800 Eivissa, España;07800;Eivissa",
            "Bar Dos Prueba;Calle Real 5, 36201 Vigo;;Vigo", "Bar Tres Prueba;Calle Real 6, 36201 Vigo;;Lugo")
        self.check_leads(
            lead_import, street=["Carrer Major 3", "Calle Real 5", "Calle Real 6, 36201 Vigo"],
            zip=["07800", "36201", ""], city=["Eivissa", "Vigo", "Lugo"])

    def test_forms_of_address_are_no_names(self):
        lead_import = self.imported(
            "Empresa;Contacto", "Bar Uno Prueba;Dña. Carmen Segura", "Bar Dos Prueba;Sr. Roig",
            "Bar Tres Prueba;D. Andrés Núñez", "Bar Seis Prueba;Dra. Eva Gil", "Bar Siete Prueba;Donato Rey")
        leads = self.check_leads(
            lead_import, contact_name=["Carmen Segura", "Roig", "Andrés Núñez", "Dra. Eva Gil", "Donato Rey"])
        self.assertNoted(leads[0], "Dña.")

    def test_surnames_in_front_in_one_cell(self):
        lead_import = self.imported(
            "Empresa;Nombre completo", "Reformas Uno Prueba;Rey Mora, Abel", "Pintura Dos Prueba;Sol Díaz",
            "Bar Tres Prueba;Gil, Ana", "Bar Seis Prueba;Lois Pena (dono)", "Bar Diez Prueba;Rey, gerente",
            "Bar Doce Prueba;Eva Paz")
        self.check_leads(
            lead_import, function=["", "", "", "dono", "gerente", ""],
            contact_name=["Abel Rey Mora", "Sol Díaz", "Ana Gil", "Lois Pena", "Rey", "Eva Paz"])

    def test_how_to_reach_somebody_where_his_name_should_be(self):
        lead_import = self.imported(
            "Empresa;Contacto", 'Bar Uno Prueba;"Tel: 956 70 70 70; Mail: rocio@uno-prueba.es"',
            "Bar Dos Prueba;971 40 40 40 / tomeu@dos-prueba.cat", "Bar Tres Prueba;Ana Gil 600 30 30 30",
            "Bar Seis Prueba;Ana Gil")
        self.check_leads(
            lead_import, phone=["956707070", "971404040", "600303030", ""],
            email_from=["rocio@uno-prueba.es", "tomeu@dos-prueba.cat", "", ""],
            contact_name=["", "", "Ana Gil", "Ana Gil"])

    def test_a_company_and_a_job_in_one_cell(self):
        lead_import = self.imported(
            "Nombre;Apellidos;Empresa/Cargo;Web", "Eva;Gil;Vela Eventos Prueba - Directora;uno-prueba.es / @uno_prueba",
            "Leo;Rey;Sol Obras Prueba / Gerente;@dos | dos-prueba.es", "Ana;Paz;Duero - Norte Prueba;tres-prueba.es")
        leads = self.check_leads(
            lead_import, partner_name=["Vela Eventos Prueba", "Sol Obras Prueba", "Duero - Norte Prueba"],
            function=["Directora", "Gerente", ""],
            website=["http://uno-prueba.es", "http://dos-prueba.es", "http://tres-prueba.es"])
        self.assertNoted(leads[0], "@uno_prueba")

    def test_a_whole_address_beside_its_parts(self):
        lead_import = self.imported(
            "Empresa;Dirección completa;Calle;Número;CP;Ciudad",
            "Bar Uno Prueba;Calle Real 12, 36201 Vigo;Calle Real;12;36201;Vigo",
            "Bar Dos Prueba;Calle Sol 5, 27001 Lugo, junto al mercado;Calle Sol;5;27001;Lugo",
            "Bar Tres Prueba;Calle Luna 3, 28013 Madrid;;;;")
        leads = self.check_leads(
            lead_import, street=["Calle Real, 12", "Calle Sol, 5", "Calle Luna 3"], zip=["36201", "27001", "28013"],
            city=["Vigo", "Lugo", "Madrid"])
        self.assertEqual([bool(lead.description) for lead in leads], [False, True, False])
        self.assertNoted(leads[1], "junto al mercado")
        lead_import = self.imported(
            "Company;Street;City;Postal Code;Address1",
            '"Bar Vic Prueba";"Ctra. de Vic, km 12,5";Vic;08500;"Ctra. de Vic, km 12,5, 08500 Vic (Barcelona)"')
        self.check_leads(lead_import, street=["Ctra. de Vic, km 12,5"], city=["Vic"], zip=["08500"])

    def test_two_addresses_or_a_whole_one_alone(self):
        self.assertEqual(
            match_headers(['Empresa', 'Dirección completa', 'CP', 'Ciudad']),
            ['partner_name', 'street', 'zip', 'city'])
        whole = ["Calle Real 12, 36201 Vigo", "Calle Sol 5, 27001 Lugo"]
        self.assertEqual(
            match_headers(['Domicilio', 'Dirección', 'Ciudad'], samples=[whole, whole, []]),
            ['street', 'street', 'city'])
        self.assertEqual(
            match_headers(['Domicilio', 'Dirección', 'Ciudad'], samples=[["Calle Real 12", "Sol 5"], whole, []]),
            ['street', 'note', 'city'])
