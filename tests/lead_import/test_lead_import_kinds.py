"""Lists of more programs and in other forms of workbooks, and what they print around their rows."""
import io
import unittest

from odoo.tests import BaseCase

from ...tools.lead_import.lead_columns import match_headers
from ...tools.sheet.sheet import read_sheet
from .test_lead_import_exports import ExportCase

META = (
    "id\tcreated_time\tad_id\tad_name\tcampaign_id\tform_id\tis_organic\tplatform\tfull_name\temail\tphone_number\t"
    "company_name\tpost_code\tcity\n"
    "l:1234567890123456\t2026-03-01T10:00:00+01:00\tag:120210000000000001\tAnuncio\tc:120210000000000003\t"
    "f:987654321098765\tfalse\tig\tAna Gil\tana@gil-prueba.es\tp:+34600111222\tGil Prueba SL\tz:08001\tBarcelona\n")
SHOPIFY = (
    "First Name,Last Name,Email,Default Address Company,Default Address Address1,Default Address Address2,Default "
    "Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address "
    "Phone,Phone,Total Spent,Note\n"
    "Ana,Gil,ana@gil-prueba.es,Gil Prueba SL,C/ Sol 1,2º B,Vigo,PO,ES,'36201,+34986111222,,120.50,Paga bien\n")
WOO = (
    "order_id,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_address_1,"
    "billing_postcode,billing_city,billing_state,billing_country,shipping_first_name,shipping_company,"
    "shipping_address_1,shipping_postcode,shipping_city\n"
    "1001,Ana,Gil,Gil Prueba SL,ana@gil-prueba.es,986111222,C/ Sol 1,36201,Vigo,PO,ES,Luis,Obra Prueba,C/ Luna 2,15001,"
    "A Coruña\n")
ODOO_ES = (
    '"ID externo","Nombre completo","Nombre mostrado","Empresa relacionada","Correo electrónico","Teléfono","Calle",'
    '"Código postal","Ciudad","País/Código de país","Puesto de trabajo"\n'
    '"__export__.res_partner_7","Gil Prueba SL, Ana Gil","Gil Prueba SL, Ana Gil","Gil Prueba SL","ana@gil-prueba.es",'
    '"986111222","C/ Sol 1","36201","Vigo","ES","Gerente"\n'
    '"__export__.res_partner_8","Sol Prueba, S.L.","Sol Prueba, S.L.","","info@sol-prueba.es","986111223","","","","",'
    '""\n')
ODOO_EN = (
    'id,Complete Name,Email,Country/Country Code\n'
    '__export__.res_partner_7,"Gil Prueba, Ana Gil",ana@gil-prueba.es,ES\n'
    '__export__.res_partner_8,"Sol Prueba, S.L.",info@sol-prueba.es,\n')
FAIR = (
    "Badge ID;Scan date;Scanned by;Nombre;Apellidos;Empresa/Company;Cargo/Job title;E-mail;Tel. móvil/Mobile;"
    "País/Country\n"
    "FT-000123;12/03/2026 10:31;Stand 3;Ana;Gil;Gil Prueba SL;Gerente;ana@gil-prueba.es;600111222;España\n")
GROUPED = (
    "Listado de clientes;;;;\nEmpresa;Dirección;CP;Población;Teléfono\nZona Norte;;;;\n"
    "Bar Sol Prueba;C/ Sol 1;36201;Vigo;986111222\nPontevedra;;;;\nBar Mar Prueba;C/ Mar 1;36002;Pontevedra;986111223\n"
    "Subtotal;;;;2\nProvincia de Lugo;;;;\nZona Norte SL;C/ Real 3;27001;Lugo;982111222\n;;Comercial: Ana;;\n"
    "Bar Solo Prueba;;;;\nTotal registros: 4;;;;\nFuente: Registro Mercantil;;;;\nElaboración propia;;;;\n"
    "Página 1 de 3;;;;\nExportado el 12/03/2026 10:00;;;;\n")
HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="windows-1252"></head><body><table><tr>'
    '<td colspan=4>Clientes</td></tr></table><table border=1><tr><th>C&oacute;digo</th><th>Nombre fiscal</th><th>C.P.'
    '</th><th>Poblaci&oacute;n</th></tr><tr><td>1</td><td>Peña &amp; Hijos Prueba</td><td>08001</td><td>Barcelona'
    '</td></tr><tr><td>2<td>Uno<br>Prueba SL<td>36201<td>&nbsp;Vigo</tr><tr><td colspan=3>Total</td><td>2</td></tr>'
    '</table>')
XML = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:'
    'spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="z"><NumberFormat '
    'ss:Format="00000"/></Style></Styles><Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="String">Empresa</Data>'
    '</Cell><Cell><Data ss:Type="String">CP</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Importe</Data>'
    '</Cell></Row><Row><Cell><Data ss:Type="String">Ñandú Prueba</Data></Cell><Cell ss:StyleID="z">'
    '<Data ss:Type="Number">8001</Data></Cell><Cell ss:Index="4"><Data ss:Type="Number">1500.5</Data></Cell></Row>'
    '</Table></Worksheet><Worksheet ss:Name="b"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>'
    '</Worksheet></Workbook>')
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Gil Soto;Ana;;;
FN:Ana Gil
ORG:Gil Prueba SL;Compras
TITLE:Gerente
TEL;TYPE=WORK,FAX:986111220
TEL;TYPE=CELL:600 111 222
EMAIL;TYPE=WORK:ana@gil-prueba.es
ADR;TYPE=WORK:;;C/ Sol 1;Vigo;Pontevedra;36201;España
NOTE:Pide precios
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Sol Prueba
ORG:Sol Prueba
TEL:986111224
END:VCARD
"""
HEADERS = {
    'partner_name': "1. Empresa*; Nombre empresa (obligatorio); Nom de l'empresa; Enpresa; Razão social; "
                    "Empresa/Company",
    'contact_name': "Persona de contacto / Cargo; Persona de contacte; Persoa de contacto; Pessoa de contacto",
    'email_from': "E-mail\n(ventas); Correu; Correu electrònic; Helbide elektronikoa; Email de ventas; 3) Correo [1]; "
                  "Customer/Email; Correio eletrónico",
    'phone': "Tel.\nfijo; Teléfono 1 (móvil); Telèfon; Telefonoa; Mugikorra; Móbil; Telemóvel; Tel. / Fax; Teléfono*",
    'zip': "CP*; Codi postal; Posta kodea; C.P. (5 dígitos); b) C.P.; Código postal/Postal code",
    'city': "Població; Concello; Herria; Udalerria; Localidade; Población (*); Ciutat; Municipi",
    'street': "Adreça; Enderezo; Helbidea; Morada; Dirección [fiscal]; Endereço; Domicili social",
    'expected_revenue': "Importe (€); Importe estimado (EUR); Valor [€]",
    'portfolio_employee_count': "Nº empleados (aprox.); Treballadors; Langileak; Empleados*",
    'function': "Càrrec; Kargua; Cargo/Job title; Puesto (*)",
    'website': "Pàgina web; Páxina web; Webgunea; Sítio web; Web (URL)",
    'state_id': "Província; Probintzia; Provincia*; Distrito; Province Code",
    'country_id': "País/Country; Herrialdea; País/Código de país; Country/Country Code",
    'description': "Observacions; Oharrak; Observações; Observacións; Notas (internas)",
}


class TestLeadImportKinds(ExportCase):

    def test_lead_ads_of_facebook_and_instagram(self):
        lead = self.check_leads(
            self.imported(content=META.encode('utf-16'), name="leads.csv"), partner_name=["Gil Prueba SL"],
            contact_name=["Ana Gil"], phone=["+34600111222"], zip=["08001"], city=["Barcelona"],
            portfolio_external_ref=["1234567890123456"], email_from=["ana@gil-prueba.es"])
        self.assertEqual(str(lead.create_date), '2026-03-01 09:00:00')
        self.assertNoted(lead, "987654321098765", "Anuncio", "ig")
        self.assertFalse(lead.campaign_id)
        again = self.imported(content=META.encode('utf-16'), name="leads.csv")
        self.assertEqual((again.created_count, again.skipped_count), (0, 1))

    def test_shops(self):
        shop = dict(partner_name=["Gil Prueba SL"], contact_name=["Ana Gil"], email_from=["ana@gil-prueba.es"],
                    street=["C/ Sol 1"], zip=["36201"], city=["Vigo"], state_id=['PO'], country_id=['ES'])
        lead = self.check_leads(self.imported(SHOPIFY), **shop, street2=["2º B"], phone=["+34986111222"])
        self.assertNoted(lead, "120.50", "Paga bien")
        lead = self.check_leads(self.imported(WOO, on_duplicate='create'), **shop, phone=["986111222"])
        self.assertNoted(lead, "Luis", "Obra Prueba", "C/ Luna 2", "15001", "A Coruña", "1001")

    def test_contacts_of_odoo(self):
        self.check_leads(
            self.imported(ODOO_ES), partner_name=["Gil Prueba SL", "Sol Prueba, S.L."], contact_name=["Ana Gil", ""],
            function=["Gerente", ""], country_id=['ES', ""], zip=["36201", ""],
            portfolio_external_ref=["__export__.res_partner_7", "__export__.res_partner_8"])
        self.check_leads(
            self.imported(ODOO_EN, on_duplicate='create'), partner_name=["Gil Prueba", "Sol Prueba, S.L."],
            contact_name=["Ana Gil", ""],
            portfolio_external_ref=["__export__.res_partner_7", "__export__.res_partner_8"])

    def test_badges_of_a_fair(self):
        lead = self.check_leads(
            self.imported(FAIR), partner_name=["Gil Prueba SL"], contact_name=["Ana Gil"], function=["Gerente"],
            email_from=["ana@gil-prueba.es"], phone=["600111222"], country_id=['ES'],
            portfolio_external_ref=["FT-000123"])
        self.assertEqual(str(lead.create_date.date()), '2026-03-12')

    # -- what is printed around the rows -----------------------------------------------------------

    def test_groups_totals_and_sources_are_no_leads(self):
        lead_import = self.imported(GROUPED)
        self.check_leads(
            lead_import, partner_name=["Bar Sol Prueba", "Bar Mar Prueba", "Zona Norte SL", "Bar Solo Prueba"],
            city=["Vigo", "Pontevedra", "Lugo", ""])
        for said in ("line 3 “Zona Norte”", "Pontevedra", "Subtotal", "Provincia de Lugo", "Comercial: Ana"):
            self.assertIn(said.replace("line", "línea").replace("“", "«").replace("”", "»"), lead_import.left_out)
        lead_import = self.checked(
            "Código;Empresa;Teléfono", "1;Bar Uno;986111222", "HOSTELERÍA;;", "2;Bar Dos;986111223", "3;Bar Tres;",
            "** Bares **;;", ";Bar Cuatro;")
        self.assertEqual(lead_import.row_ids.sorted('line').mapped('name'), [
            "Bar Uno", "Bar Dos", "Bar Tres", "Bar Cuatro"])

    def test_what_is_left_out_is_said_once_however_often_it_is_checked(self):
        lead_import = self.checked("Empresa;Teléfono;CP", "Bar;no tiene;-", "Sol;-;n/a", "Total: 2;;")
        lead_import.action_redraft()
        lead_import.action_check()
        self.assertEqual(lead_import.left_out.count("Total: 2"), 1)
        self.assertRegex(lead_import.left_out, r"4.*“-” \(2\)|4.*«-» \(2\)")
        self.assertIn("no tiene", lead_import.left_out)

    # -- other forms of a workbook -----------------------------------------------------------------

    def test_a_page_that_is_called_a_workbook(self):
        lead_import = self.imported(content=HTML.encode('cp1252'), name="clientes.xls")
        self.check_leads(
            lead_import, partner_name=["Peña & Hijos Prueba", "Uno Prueba SL"], zip=["08001", "36201"],
            city=["Barcelona", "Vigo"])
        self.assertEqual((lead_import.kind, lead_import.problem), ('html', False))

    def test_the_xml_of_excel_2003(self):
        self.check_leads(
            self.imported(content=XML.encode(), name="clientes.xls"), partner_name=["Ñandú Prueba"], zip=["08001"],
            expected_revenue=[1500.5])

    def test_a_workbook_of_excel_before_2007(self):
        try:
            import xlwt
        except ImportError as error:
            raise unittest.SkipTest("no writer of old workbooks") from error
        book = xlwt.Workbook()
        sheet, style = book.add_sheet('a'), xlwt.XFStyle()
        style.num_format_str = '00000'
        for position, text in enumerate(["Empresa", "CP", "Teléfono"]):
            sheet.write(0, position, text)
        sheet.write(1, 0, "Ñandú Prueba")
        sheet.write(1, 1, 8001, style)
        sheet.write(1, 2, 986111222.0)
        stream = io.BytesIO()
        book.save(stream)
        lead_import = self.imported(content=stream.getvalue(), name="old.xls")
        self.check_leads(lead_import, partner_name=["Ñandú Prueba"], zip=["08001"], phone=["986111222"])

    def test_cards_of_an_address_book(self):
        leads = self.check_leads(
            self.imported(content=CARDS.encode(), name="contacts.vcf"), partner_name=["Gil Prueba SL", "Sol Prueba"],
            contact_name=["Ana Gil Soto", ""], function=["Gerente", ""], phone=["600111222", "986111224"],
            zip=["36201", ""], state_id=['PO', ""], email_from=["ana@gil-prueba.es", ""])
        self.assertNoted(leads[0], "986111220", "Compras", "Pide precios")

    def test_rows_to_correct_of_such_a_file_come_back_as_a_workbook(self):
        lead_import = self.checked(
            content=b"<table><tr><td>Empresa<td>Importe<tr><td>Bar<td>doce<tr><td>Sol<td>12</table>",
            name="clientes.xls")
        self.assertEqual(lead_import.error_count, 1)
        self.assertTrue(lead_import._error_file_name().endswith('.xlsx'))
        [_header, (_number, cells)] = read_sheet(lead_import._error_content()).lines
        self.assertEqual(cells[:2], ["Bar", "doce"])

    def test_a_last_column_without_a_header(self):
        lead_import = self.imported(
            "Empresa;Ciudad;Teléfono", "Bar Uno Prueba;Vigo;986111222;llamar el lunes",
            "Bar Dos Prueba;Lugo;982111222;ya no", "Bar Tres Prueba;Lugo;982111223")
        leads = self.check_leads(lead_import, partner_name=["Bar Uno Prueba", "Bar Dos Prueba", "Bar Tres Prueba"])
        self.assertNoted(leads[0], "llamar el lunes")
        lead_import = self.checked("Empresa,Ciudad,Teléfono", "Bar, SL,Vigo,986111222", "Sol, SL,Lugo,982111222")
        self.assertEqual(lead_import.error_count, 2, "a comma in a name moves what stands behind it")


class TestLeadHeaders(BaseCase):

    def test_headers_with_what_people_write_around_them_and_in_their_languages(self):
        for field, headers in HEADERS.items():
            for header in headers.split('; '):
                with self.subTest(header=header):
                    # beside a company and a street, as they stand in a list
                    others = [] if field in ('partner_name', 'street') else ["Empresa", "Calle"]
                    self.assertEqual(match_headers([*others, header])[-1], field)

    def test_lines_in_quotation_marks_and_words_to_excel(self):
        expected = [["Empresa", "Notas"], ["Bar Sol", 'dice "hola"'], ["Bar Mar", "uno, dos"]]
        for text in (
                '"Empresa;Notas"\n"Bar Sol;dice ""hola"""\n"Bar Mar;uno, dos"\n',
                'Empresa;Notas\nBar Sol;dice "hola"\n"Bar Mar;uno, dos"\n',
                'sep=;\nEmpresa;Notas\nBar Sol;dice "hola"\nBar Mar;uno, dos\n',
                'Empresa\tNotas\nBar Sol\tdice "hola"\nBar Mar\tuno, dos\n'):
            for encoding in ('utf-8', 'utf-16', 'cp1252'):
                with self.subTest(text=text, encoding=encoding):
                    self.assertEqual([cells for _number, cells in read_sheet(text.encode(encoding)).lines], expected)

    def test_markup_is_held_to_the_limits(self):
        for text in ('<table><tr>' + '<td>x' * 600, '<table><tr><td colspan=99999>x<tr><td>y',
                     '<table>' + '<tr><td rowspan=99999>x' * 30):
            with self.subTest(text=text[:40]):
                try:
                    self.assertLess(sum(len(cells) for _number, cells in read_sheet(text.encode()).lines), 2000)
                except ValueError as error:
                    self.assertEqual(error.args[0], 'columns')
