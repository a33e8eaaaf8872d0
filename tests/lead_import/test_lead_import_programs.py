"""Exports of more programs, each with what its rows say: none needs a column to be mapped by hand."""
import io

import openpyxl

from .test_lead_import_exports import ExportCase

HUBSPOT = (
    '"Record ID","First Name","Last Name","Email","Phone Number","Mobile Phone Number","Contact owner","Lead Status",'
    '"Create Date","Job Title","Company Name","Street Address","City","State/Region","Postal Code","Country/Region",'
    '"Website URL","Number of Employees"\n'
    '"51","Sabela","Castro Lema","sabela@faroprueba.es","981 00 11 01","600 11 11 01","Nadie Conocido","NEW",'
    '"2025-09-03 10:15","Gerente","Faro Prueba SL","Rúa Nova 3","Santiago de Compostela","A Coruña","15705","Spain",'
    '"faroprueba.es","12"\n'
    '"52","","","info@niebla-prueba.pt","","","","","2025-10-13 09:00","","Niebla Prueba Lda","","Porto","","",'
    '"Portugal","",""\n')
ZOHO = (
    'Record Id,Lead Owner,Company,First Name,Last Name,Title,Email,Phone,Fax,Mobile,Website,Lead Source,Lead Status,'
    'No. of Employees,Annual Revenue,Rating,Created Time,Salutation,Secondary Email,Street,City,State,Zip Code,'
    'Country,Description\n'
    'zcrm_1,Ana Desconocida,Talleres Ibor Prueba SL,Íñigo,Ibor Sanz,Jefe de taller,iibor@ibor-prueba.es,976 00 12 01,'
    '976 00 12 09,600 12 12 01,www.ibor-prueba.es,Cold Call,Contacted,25,1500000,Warm,"Sep 3, 2025 10:15 AM",Sr.,'
    'taller@ibor-prueba.es,"Polígono Malpica, calle F, 4",Zaragoza,Zaragoza,50016,España,Quiere precios\n')
PIPEDRIVE = (
    'Title,Owner,Label,Value,Currency of Value,Expected close date,Source channel,Person - Name,Person - Email - Work,'
    'Person - Phone - Mobile,Organization - Name,Organization - Address\n'
    'Horno nuevo,Nadie,Caliente,2750.5,EUR,2026-12-31,Web,Marta Rey,marta@rey-prueba.es,600 13 13 01,Panes Rey Prueba,'
    '"Calle Real 4, 28001 Madrid"\n')
MAILCHIMP = (
    'Email Address,First Name,Last Name,Address,Phone Number,Company,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CC,REGION,'
    'LEID,NOTES,TAGS\n'
    'luz@dia-prueba.es,Luz,Día,Calle Sol 1  Vigo PO 36201 ES,986001401,Día Prueba SL,2,2025-05-02 08:00:00,,ES,GA,301,'
    'Pidió catálogo,"""Clientes"",""Feria"""\n')
ODOO = (
    '"External ID","Opportunity","Company Name","Contact Name","Email","Phone","Salesperson","Stage","Tags",'
    '"Expected Revenue",'
    '"Priority","City","Zip","State","Country","Created on"\n'
    '"__export__.crm_lead_7_ab12","Cocina nueva","Bar Odón Prueba","Odón Gil","odon@bar-prueba.es","\'+34 986 00 15 '
    '01","Mitchell",'
    '"Novedad inexistente","Feria","1234.5","High","Vigo","36201","Pontevedra (ES)","Spain","2025-03-01 10:00:00"\n')
SAP = (
    "CardCode;CardName;LicTradNum;Address;ZipCode;City;State1;Country;Phone1;Phone2;Cellular;"
    "Fax;E_Mail;CntctPrsn;SlpName;Balance\n"
    "C00017;Aceros Nervión Prueba SA;A48000016;Ribera de Deusto 70;48014;Bilbao;48;ES;944001601;;600161601;944001609;"
    "compras@nervion-prueba.es;Jone Bilbao;Desconocido;0,00\n")
A3 = (
    "CODCLI;NOMCLI;NIFCLI;DIRCLI;DTOCLI;POBCLI;PROCLI;TELCLI;FAXCLI\n"
    "00012;Óptica Luna Prueba SL;B41000019;Calle Betis 5;41010;Sevilla;Sevilla;954001701;954001709\n")
CHAMBER = (
    "CÁMARA DE COMERCIO DE PRUEBA;;;;;;;;;;;;;\n"
    "Censo de empresas a 01/02/2026;;;;;;;;;;;;;\n"
    ";;;;;;;;;;;;;\n"
    "Razón Social;CIF;CNAE;Nº empleados;Tipo vía;Nombre vía;Número;Piso;CP;Municipio;Provincia;Teléfono;Web;Gerente\n"
    "Bodegas Ruán Prueba "
    "SL;B36000016;1102;10-49;CL;Real;12;2º;36630;Cambados;Pontevedra;986500101;www.ruan-prueba.es;Ana Ruán Gil\n"
    "Hotel Mirador Prueba SL;B15000045;5510;25;AV;Finisterre;3;;15270;Cee;A Coruña;981500104;;\n"
    ";;;;;;;;;;;;;\n"
    "Total empresas: 2;;;;;;;;;;;;;\n")
HOLDED = (
    "Nombre,NIF,Email,Teléfono,Móvil,Dirección,Población,Código postal,Provincia,País,Nombre comercial,Etiquetas,Web,"
    "Notas\n"
    "Comercial Duero Prueba SL,B47000013,hola@duero-prueba.es,983001901,600191901,Calle Duque 1,Valladolid,47001,"
    "Valladolid,"
    "España,Duero Menaje,,duero-prueba.es,Paga bien\n")
OUTLOOK_ES = (
    '"Tratamiento","Nombre","Segundo nombre","Apellidos","Sufijo","Organización","Departamento","Puesto","Calle del '
    'trabajo",'
    '"Ciudad de trabajo","Provincia o estado de trabajo","Código postal del trabajo","País o región del trabajo",'
    '"Calle del domicilio","Ciudad del domicilio","Fax del trabajo","Teléfono del trabajo","Particular Teléfono",'
    '"Teléfono móvil","Dirección de correo electrónico","Tipo de correo electrónico",'
    '"Nombre de pantalla de correo electrónico","Cumpleaños","Sexo","Privado","Carácter","Prioridad","Notas"\n'
    '"Sra.","Uxía","","Mato Rey","","Mato Prueba SL","Compras","Directora","Rúa Alta 4","Lugo","Lugo","27001","España",'
    '"Rúa da Casa 9","Foz","982002009","982002001","982002002","600202001","uxia@mato-prueba.es","SMTP",'
    '"Uxía Mato Rey (uxia@mato-prueba.es)","0/0/00","Sin especificar","Falso","Normal","Normal",""\n'
    '"","","","","","Casa Prueba","","","","","","","","Calle Casa 1","Soria","","","975002003","","","","","0/0/00",'
    '"Sin especificar","Falso","Normal","Normal",""\n')
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Name Prefix,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone "
    "1 - Type,"
    "Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Organization 1 - Name,"
    "Organization 1 - Title,Website 1 - Type,Website 1 - Value\n"
    "Ana María Gil Soto,Ana María,,Gil Soto,Dra.,* myContacts ::: Dentistas,* Work,ana@gil-prueba.es,Work Fax,"
    "986002109,Mobile,"
    '600212101,Work,"Calle Real 2, 36201 Vigo",Clínica Gil Prueba,Dentista,Profile,'
    'https://www.linkedin.com/in/ana-gil-prueba\n')
NAMES = (
    "Apellidos, Nombre;Empresa;Tfno.\nde la Fuente Gil, María del Mar;Bar Mar Prueba;986002201\n")
PARTS = (
    "2º apellido;1er apellido;Nombre;Empresa;Móvil\nSoto;Gil;Ana;Bar Ana Prueba;600222201\n")


class TestLeadImportPrograms(ExportCase):

    def one(self, text, notes=(), absent=(), **expected):
        """Import a list of one good row: its fields are these, its notes say so much."""
        lead_import = self.imported(text)
        leads = self.check_leads(lead_import, **{name: [value] for name, value in expected.items()})
        self.assertNoted(leads, *notes)
        for text in absent:
            self.assertNotIn(text, self.notes(leads))
        return leads

    def test_hubspot(self):
        lead_import = self.imported(HUBSPOT)
        leads = self.check_leads(
            lead_import, partner_name=["Faro Prueba SL", "Niebla Prueba Lda"], contact_name=["Sabela Castro Lema", ""],
            email_from=["sabela@faroprueba.es", "info@niebla-prueba.pt"], phone=["981001101", ""],
            function=["Gerente", ""], street=["Rúa Nova 3", ""], city=["Santiago de Compostela", "Porto"],
            state_id=['C', ''], zip=["15705", ""], country_id=['ES', 'PT'], portfolio_external_ref=["51", "52"],
            portfolio_employee_count=[12, 0])
        self.assertNoted(leads[0], "600 11 11 01", "Nadie Conocido", "NEW")
        self.assertEqual(str(leads[0].create_date.date()), '2025-09-03')

    def test_zoho(self):
        lead = self.one(
            ZOHO, partner_name="Talleres Ibor Prueba SL", contact_name="Íñigo Ibor Sanz", function="Jefe de taller",
            email_from="iibor@ibor-prueba.es", phone="976001201", street="Polígono Malpica, calle F, 4", zip="50016",
            city="Zaragoza", state_id='Z', country_id='ES', priority='2', portfolio_external_ref="zcrm_1",
            notes=("600 12 12 01", "976 00 12 09", "taller@ibor-prueba.es", "Quiere precios", "Cold Call", "Contacted",
                   "1500000", "Ana Desconocida", "Sr."))
        self.assertEqual(str(lead.create_date.date()), '2025-09-03')
        self.assertIn("ibor-prueba.es", lead.website)

    def test_pipedrive(self):
        lead = self.one(
            PIPEDRIVE, name="Horno nuevo", partner_name="Panes Rey Prueba", contact_name="Marta Rey",
            email_from="marta@rey-prueba.es", phone="600131301", expected_revenue=2750.5,
            street="Calle Real 4", zip="28001", city="Madrid", notes=("Caliente", "Nadie"))
        self.assertEqual(str(lead.date_deadline), '2026-12-31')

    def test_mailchimp(self):
        self.one(
            MAILCHIMP, partner_name="Día Prueba SL", contact_name="Luz Día", email_from="luz@dia-prueba.es",
            phone="986001401", notes=("Clientes", "Feria", "Pidió catálogo"))

    def test_odoo_itself(self):
        self.one(
            ODOO, name="Cocina nueva", partner_name="Bar Odón Prueba", contact_name="Odón Gil",
            email_from="odon@bar-prueba.es", phone="+34986001501", expected_revenue=1234.5, priority='2', city="Vigo",
            zip="36201", state_id='PO', country_id='ES', portfolio_external_ref="__export__.crm_lead_7_ab12",
            notes=("Novedad inexistente",))

    def test_spanish_accounting_programs(self):
        self.one(
            SAP, partner_name="Aceros Nervión Prueba SA", portfolio_vat="A48000016", street="Ribera de Deusto 70",
            zip="48014", city="Bilbao", state_id='BI', country_id='ES', phone="944001601", contact_name="Jone Bilbao",
            email_from="compras@nervion-prueba.es", notes=("C00017", "600161601", "944001609", "Desconocido"))
        self.one(
            A3, partner_name="Óptica Luna Prueba SL", portfolio_vat="B41000019", street="Calle Betis 5", zip="41010",
            city="Sevilla", state_id='SE', phone="954001701", notes=("00012", "954001709"))
        self.one(
            HOLDED, partner_name="Comercial Duero Prueba SL", portfolio_vat="B47000013",
                email_from="hola@duero-prueba.es",
            phone="983001901", street="Calle Duque 1", zip="47001", city="Valladolid", state_id='VA', country_id='ES',
            notes=("600191901", "Duero Menaje", "Paga bien"))

    def test_numbers_are_no_company(self):
        """Codes of programs of accountancy, above which stands what others write above a company."""
        for header, code in (
                ("Cliente;Nombre;NIF", "00012"), ("Cuenta;Título;NIF", "43000001"),
                ("Cuenta;Descripción;CIF", "430.0.7"),
                ("COD;TITULO;NIF", "000012"), ("Cliente;Razón social;NIF", "12"), ("Account;Name;VAT", "4300-9")):
            with self.subTest(header=header):
                leads = self.check_leads(
                    self.imported(header, f"{code};Óptica Sur Prueba SL;B41000019", on_duplicate='create'),
                    partner_name=["Óptica Sur Prueba SL"], portfolio_vat=["B41000019"], contact_name=[""])
                self.assertNoted(leads, code)
        # names stay what they are, and so does a company of which nothing else is known
        self.one("Cuenta;Descripción\nBar Norte Prueba;Paga bien\n", partner_name="Bar Norte Prueba",
            notes=("Paga bien",))
        self.one("Empresa;Ciudad;Notas\n1906;Vigo;Paga bien\n", partner_name="1906")

    def test_keys_that_are_tax_identifiers(self):
        self.one(
            "Nombre,ID del contacto,Email\nComercial Miño Prueba SL,B47000047,hola@mino-prueba.es\n",
            partner_name="Comercial Miño Prueba SL", portfolio_vat="B47000047", portfolio_external_ref="")
        self.one(
            "Nombre,ID del contacto,NIF\nComercial Sil Prueba SL,7,B47000054\n", portfolio_vat="B47000054",
            portfolio_external_ref="7")

    def test_a_chamber_of_commerce(self):
        lead_import = self.imported(CHAMBER)
        self.assertEqual(lead_import.header_line, 4)
        self.assertIn("Total empresas: 2", lead_import.left_out)
        leads = self.check_leads(
            lead_import, partner_name=["Bodegas Ruán Prueba SL", "Hotel Mirador Prueba SL"],
            street=["CL Real, 12, 2º", "AV Finisterre, 3"], zip=["36630", "15270"], city=["Cambados", "Cee"],
            state_id=['PO', 'C'], contact_name=["Ana Ruán Gil", ""], portfolio_employee_count=[10, 25])
        self.assertEqual(leads.portfolio_activity_id.mapped('code'), ['11.02', '55.10'])
        self.assertNoted(leads[0], "10-49")

    def test_outlook_in_spanish(self):
        lead_import = self.imported(OUTLOOK_ES)
        leads = self.check_leads(
            lead_import, partner_name=["Mato Prueba SL", "Casa Prueba"], contact_name=["Uxía Mato Rey", ""],
            function=["Directora", ""], street=["Rúa Alta 4", "Calle Casa 1"], city=["Lugo", "Soria"], zip=["27001",
                ""],
            phone=["982002001", "975002003"], email_from=["uxia@mato-prueba.es", ""])
        self.assertNoted(leads[0], "Rúa da Casa 9", "Foz", "982002009", "982002002", "600202001", "Compras")
        for word in ("Sin especificar", "Falso", "Normal", "0/0/00", "SMTP"):
            self.assertNotIn(word, self.notes(leads[0]))

    def test_google_as_it_was(self):
        self.one(
            GOOGLE_OLD, partner_name="Clínica Gil Prueba", contact_name="Ana María Gil Soto", function="Dentista",
            email_from="ana@gil-prueba.es", phone="600212101", website="", notes=(
                "Dra.", "986002109", "Dentistas", "linkedin.com/in/ana-gil-prueba"), absent=("myContacts", "* Work"))

    def test_names_in_one_cell_and_in_any_order(self):
        self.one(NAMES, contact_name="María del Mar de la Fuente Gil", partner_name="Bar Mar Prueba")
        self.one(PARTS, contact_name="Ana Gil Soto", partner_name="Bar Ana Prueba")

    def test_titles_above_a_workbook(self):
        book = openpyxl.Workbook()
        for line in (["Listado de clientes"], [], ["Código", "Nombre fiscal", "C.P.", "Población"], [7, "Bar Uno",
            8001, "Barcelona"],
                     ["Total", None, None, 1]):
            book.active.append(line)
        stream = io.BytesIO()
        book.save(stream)
        lead_import = self.imported(content=stream.getvalue(), name="list.xlsx")
        self.assertEqual(lead_import.header_line, 3)
        self.check_leads(lead_import, partner_name=["Bar Uno"], zip=["08001"])

    def test_cells_of_the_same_kinds_that_are_not_in_the_trials(self):
        """Tabs and apostrophes around codes, a zip code as an amount, cut tax IDs, a street in two lines."""
        lead_import = self.imported(
            'Empresa;NIF;C.P.;Dirección;Teléfono;Correo',
            '\'Horno Sur Prueba;1,2345678E+07;8.001;"C/ Sol 3\n2º B";932780601.0;“sur@horno-prueba.es”',
            "\u00abCasa\u00a0Sol\u00bb;='B70000047';=\"08002\";'C/ Luna 4;\u200e+34 600 100 200;<sol@casa-prueba.es>")
        leads = self.check_leads(
            lead_import, partner_name=["Horno Sur Prueba", "Casa Sol"], zip=["08001", "08002"],
            street=["C/ Sol 3, 2º B", "C/ Luna 4"], phone=["932780601", "+34600100200"],
            email_from=["sur@horno-prueba.es", "sol@casa-prueba.es"])
        self.assertFalse(leads[0].portfolio_vat)
        self.assertNoted(leads[0], "1,2345678E+07")
        self.assertIn("1,2345678E+07", self.rows(lead_import)[2][2])

    def test_salesforce_in_spanish_with_pages(self):
        lines = [
            "Informe de candidatos", "", "Tratamiento,Nombre,Apellidos,Título,Compañía / Cuenta,Valoración,Correo "
                                         "electrónico,Teléfono",
            "Sra.,Ana,Gil Soto,Compras,Bar Uno Prueba,Caliente,ana@uno-prueba.es,986003001", "Página 1 de 2",
            "Tratamiento,Nombre,Apellidos,Título,Compañía / Cuenta,Valoración,Correo electrónico,Teléfono",
            ",Luis,Rey,Gerente,Bar Dos Prueba,Frío,luis@dos-prueba.es,986003002", "", "Total de registros: 2",
            "Información confidencial: no distribuir", "Generado por: Ana Gil 29/11/2026 10:12"]
        lead_import = self.imported(*lines)
        self.check_leads(
            lead_import, partner_name=["Bar Uno Prueba", "Bar Dos Prueba"], contact_name=["Ana Gil Soto", "Luis Rey"],
            function=["Compras", "Gerente"], priority=['3', '0'], phone=["986003001", "986003002"])
        for said in ("Página 1 de 2", "Generado por", "Total de registros"):
            self.assertIn(said, lead_import.left_out)
