"""Headers in the words of forms and calendars, and columns that mean something else beside others."""
from odoo.tests import BaseCase

from ...tools.lead_import.lead_columns import match_headers
from ...tools.lead_import.lead_meaning import meaning_in
from .test_lead_import_exports import ExportCase


class TestLeadImportBeside(BaseCase):

    def check_list(self, headers, fields, *rows):
        """Compare what the headers of a list mean; '-' for one that stays in the notes."""
        headers = headers.split('|')
        cells = [row.split('|') for row in rows]
        samples = [[row[place] for row in cells if row[place]] for place in range(len(headers))] if rows else None
        with self.subTest(headers=headers):
            found = [field if field != 'note' else '-' for field in match_headers(headers, samples=samples)]
            self.assertEqual(found, fields.split())

    def check_fields(self, **expected):
        for field, headers in expected.items():
            for header in headers.split('|'):
                with self.subTest(header=header):
                    self.assertEqual(meaning_in(header).field, field if field != 'none' else None)

    def test_who_books_is_the_lead_and_who_is_booked_is_ours(self):
        self.check_list(
            'User Name|User Email|Invitee Name|Invitee Email|Text Reminder Number', '- - contact_name email_from phone')
        self.check_list('Invitee First Name|Invitee Last Name|Host Email', 'contact_given contact_surname -')
        self.check_list(
            'Nombre del participante|Email del participante|Email del organizador', 'contact_name email_from -')
        self.check_list('Correo del usuario|Invitado|Email invitado', '- contact_name email_from', '|Ana Gil|a@b.es')
        self.check_list('Asistente|Correo del asistente|Teléfono del asistente', 'contact_name email_from phone',
                        'Ana Gil|a@b.es|600112233')
        # an assistant's, of an address book
        self.check_list('Contacto|Asistente|Teléfono del asistente', 'contact_name - -', 'Ana Gil|Eva|600112233')
        self.check_list('User Email|Company', 'email_from partner_name')
        self.check_list('Empresa|Invitados', 'partner_name -', 'Bar|12')
        self.check_list('Solicitante|Correo del solicitante', 'contact_name email_from', 'Ana Gil|a@b.es')

    def test_so_many_of_something_are_no_amount(self):
        self.check_list(
            'Nombre|Cantidad|Tipo de entrada|Importe total', 'partner_name - - expected_revenue',
            'Ana|1|Entrada general|12,00 EUR')
        self.check_list('Empresa|Producto|Cantidad|Precio', 'partner_name - - -', 'Bar|Horno|2|100')
        self.check_list('Company|Quantity|Amount', 'partner_name - expected_revenue', 'Bar|2|100')
        self.check_list('Empresa|Cantidad|Total', 'partner_name - expected_revenue', 'Bar|2|100')
        self.check_list('Empresa|Cantidad', 'partner_name -', 'Bar|2', 'Ría|11')
        self.check_list('Empresa|Cantidad', 'partner_name expected_revenue', 'Bar|12.000 €', 'Ría|900')

    def test_a_part_stands_in_brackets_behind_its_whole(self):
        self.check_fields(
            contact_given="Nombre (Nombre)|Name (First)|Nombre completo - Nombre|Name: First",
            contact_surname="Nombre (Apellidos)|Name (Last)|Nombre completo - Apellidos|Name: Last",
            city="Dirección (Ciudad)|Address (City)|Address - City",
            zip="Address (ZIP / Postal Code)|Dirección (ZIP / Código postal)",
            street="Address (Street Address)|Dirección (Dirección de la calle)|Dirección (fiscal)",
            state_id="Dirección (Estado / Provincia)", country_id="Address (Country)",
            contact_name="Persona - Nombre|Contacto - Nombre", partner_name="Empresa (Nombre)")

    def test_how_forms_ask(self):
        self.check_list(
            '¿Cómo te llamas?|¿Y tu apellido?|¿Y tu email?|¿Y tu teléfono?',
            'contact_given contact_surname email_from phone')
        self.check_list(
            '¡Hola! ¿Cómo te llamas?|Encantado, {{field:abc}}. ¿En qué empresa trabajas?|And your phone number?',
            'contact_name partner_name phone')
        self.check_fields(
            partner_name="Which company do you work for?|¿Y dónde trabajas?|Where do you work?",
            contact_surname="¿Cómo te apellidas?|Nice to meet you, {{x}}! What's your last name?",
            function="Y por último, ¿cuál es tu cargo?", phone="Telèfon de la feina|SMS",
            none="What company size are you?|What budget do you have?|Which product do you want?")

    def test_a_document_is_a_tax_id_where_its_values_are(self):
        for header in ('Identificador *', 'Identificador', 'Número de Documento', 'Documento'):
            self.check_list(f'Empresa|{header}', 'partner_name portfolio_vat', 'Bar|B36111119', 'Ría|B12345674')
            self.check_list(f'Empresa|{header}', 'partner_name -', 'Bar|F-0012', 'Ría|F-0013')
        self.check_fields(portfolio_vat="Identificación (NIF/VAT)|Identificador fiscal|Documento (DNI o NIE)")

    def test_our_page_is_no_site_of_a_lead(self):
        self.check_list(
            'nombre|email|url|utm_source|utm_medium|utm_campaign',
            'partner_name email_from - source_id medium_id campaign_id')
        self.check_list('Nombre|Landing|gclid', 'partner_name - -')
        self.check_list('Nombre|Referrer', 'partner_name -', 'Ana|https://google.com/')
        self.check_list('Nombre|Referrer', 'partner_name referred', 'Ana|Luis Rey')
        ours = [f'{name}|https://www.nuestraweb.es/{page}' for name, page in zip('ABCD', 'wxyz', strict=True)]
        self.check_list('Empresa|Web', 'partner_name -', *ours)
        self.check_list('Empresa|Web', 'partner_name website', 'A|a.es', 'B|b.es', 'C|c.es')
        self.check_list('Empresa|Web', 'partner_name website', *(f'{name}|facebook.com/{name}' for name in 'ABCD'))
        # people of one company
        self.check_list('Empresa|Web', 'partner_name website', *(f'Sol|www.sol.es/{name}' for name in 'ABCD'))
        self.check_list('Email|Web', 'email_from website', *(f'{name}@sol.es|www.sol.es' for name in 'ABCD'))

    def test_how_many_there_are_is_no_name(self):
        self.check_fields(none="Locales|¿Cuántos locales tienes?|¿Cuántas personas sois?",
                          portfolio_employee_count="¿Cuántos empleados tenéis?", lang_id="Locale")
        self.check_list('Name|Personas|Email', 'partner_name - email_from', 'Bar|Diego|a@b.es')
        self.check_list('Empresa|Personas', 'partner_name -', 'Bar|12')
        self.check_list('Empresa|Persona', 'partner_name contact_name', 'Bar|Ana Gil')

    def test_how_a_lead_ended_elsewhere(self):
        self.check_list('Empresa|Estado', 'partner_name outcome', 'A|Convertido', 'B|No cualificado', 'C|Nuevo')
        self.check_list('Company|Lead Status', 'partner_name outcome', 'A|Unqualified', 'B|Working')
        self.check_list('Empresa|Estado', 'partner_name -', 'A|Unsubscribed')
        self.check_list('Empresa|Estado', 'partner_name state_id', 'A|Lugo')


class TestLeadImportBesideRead(ExportCase):

    def test_guests_come_in_each_as_a_lead(self):
        self.check_leads(
            self.imported(
                "User Name,User Email,Invitee Name,Invitee Email,Text Reminder Number",
                "Pepe,pepe@prueba-nuestra.es,Ana Gil,ana@prueba-uno.es,+34600111222",
                "Pepe,pepe@prueba-nuestra.es,Luis Rey,luis@prueba-dos.es,"),
            contact_name=["Ana Gil", "Luis Rey"], email_from=["ana@prueba-uno.es", "luis@prueba-dos.es"],
            phone=["+34600111222", ""])

    def test_a_number_beside_a_name_leaves_the_name_whole(self):
        leads = self.check_leads(
            self.imported(
                "Empresa;Persona de contacto", "Bar Uno Prueba;Ana (compras) 600112233",
                "Bar Dos Prueba;Luis Rey 600 11 22 34 (tardes)", "Bar Tres Prueba;Eva Gil (gerente, 600112235)"),
            contact_name=["Ana", "Luis Rey", "Eva Gil"], function=["compras", "", "gerente"],
            phone=["600112233", "600112234", "600112235"])
        self.assertNoted(leads[1], "tardes")

    def test_what_is_assumed_of_columns_is_said(self):
        lead_import = self.imported(
            "Empresa;Cantidad;No enviar publicidad;Estado;url;utm_source",
            "Bar Uno Prueba;2;Sí;Convertido;https://nuestra.es/a;google",
            "Bar Dos Prueba;3;;No cualificado;https://nuestra.es/b;google",
            "Bar Tres Prueba;1;Sí;Nuevo;https://nuestra.es/c;google")
        leads = self.check_leads(lead_import, expected_revenue=["", "", ""], website=["", "", ""])
        for column in ("Cantidad", "No enviar publicidad", "url"):
            self.assertIn(column, lead_import.notice)
        self.assertIn("2)", lead_import.notice)
        self.assertNoted(leads[0], "No enviar publicidad: Sí", "Estado: Convertido", "Cantidad: 2")
        self.assertEqual(leads.mapped('active'), [True, False, True])
        self.assertIn("Convertido", lead_import.row_ids.sorted('line')[0].message)
        self.assertFalse(self.imported("Empresa;No enviar publicidad", "Bar Cuatro Prueba;No").notice)
