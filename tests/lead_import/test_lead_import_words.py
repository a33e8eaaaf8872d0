"""Headers that say what no field of a lead is: whatever they resemble, their column stays in the notes."""
from pathlib import Path

from odoo.tests import BaseCase

from ...tools.lead_import.lead_columns import match_headers
from ...tools.lead_import.lead_header import FIELD_OF, header_key
from ...tools.lead_import.lead_meaning import meaning_in
from .test_lead_import_exports import ExportCase

#: words of our own terms, Spanish and English, that resemble one of a header
COMMON = (Path(__file__).parent / 'common_words.txt').read_text().split()


class TestLeadImportWords(BaseCase):

    def test_no_common_word_is_a_slip_of_another(self):
        before = ('{}', 'fecha {}', 'fecha de {}', 'nombre {}', '{} del cliente')
        headers = [form.format(word) for form in before for word in COMMON]
        # '?name' is the name of somebody: 'Nombre personal'
        taken = {
            header: field for header in headers if header_key(header) not in FIELD_OF
            for field in [meaning_in(header).field] if field and field[0] != '?'}
        self.assertGreater(len(COMMON), 300)
        self.assertFalse(taken)

    def check_notes(self, headers, samples=()):
        for header in headers.split('|'):
            with self.subTest(header=header):
                found = match_headers(
                    ['Empresa', 'Dirección', 'CP', header],
                    samples=[['Bar Sol'], ['Rúa Nova 1'], ['36201'], list(samples)])
                self.assertEqual(found[-1], 'note')

    def test_words_of_their_own(self):
        self.check_notes(
            "Potencia|Cantidades|Bloqueo|Kilómetros|Edificios|Carrera|Contrato|Contratos|Contactado|Contacted|Personal|"
            "Directiva|Caliente|Profesional|Postre|Reposición|Fecha pedido|Médico|Creador|Célula|Social|Firmar|"
            "Enterprise|Desplegado|Fecha salida|Nombre contado")

    def test_the_number_of_something_is_no_house_number(self):
        self.check_notes(
            "Nº Cliente|N.º cliente|Núm. cliente|No. Cliente|Customer No|Account No.|Número cliente|"
            "Nº presupuesto|Presupuesto nº|Nº de envío")
        self.assertEqual(match_headers(['Calle', 'Nº', 'Piso'])[1], 'street_number')

    def test_amounts_of_another_thing(self):
        self.check_notes("Valor cliente|Valor del cliente|Company revenue|Amount paid|Importe pagado|Total pagado")
        self.assertEqual(match_headers(['Deal amount', 'Lead value']), ['expected_revenue'] * 2)

    def test_whom_a_qualifier_belongs_to(self):
        self.check_notes("Móvil comercial|Dirección general|Home owner|Mobile owner")
        self.assertEqual(
            match_headers(['Teléfono móvil', 'Person - Phone - Mobile', 'Deal owner', 'Teléfono general']),
            ['phone', 'phone', 'user_id', 'phone'])

    def test_what_is_answered_by_yes_or_no(self):
        self.check_notes("Cliente sí/no|Cliente (sí/no)|Contacto (Yes/No)")
        self.check_notes("Cliente|Caliente|Puesto|Contacto|Web", ["Sí", "no", "SI"])

    def test_what_the_list_is_of(self):
        self.check_notes("Estrellas|Stars|Fecha envío")
        self.check_notes("Sitio|Página|Web", ["Plaza de abastos", "Puerto"])
        self.assertEqual(match_headers(['Oportunidad', 'Importe', 'Estrellas'])[-1], 'priority')
        self.assertEqual(match_headers(['Pedido', 'Fecha de envío', 'Transportista'])[1], 'note')
        self.assertEqual(match_headers(['Nombre', 'Email', 'Fecha de envío'])[-1], 'arrival')
        self.assertEqual(
            match_headers(['Empresa', 'Sitio'], samples=[['Bar Sol'], ['barsol.es', 'Plaza']])[-1], 'website')


class TestLeadImportWordsRead(ExportCase):

    def test_what_a_column_says_is_kept(self):
        headers = ["Nº presupuesto", "Potencia", "Nº Cliente", "Fecha pedido", "Médico", "Sitio", "Estrellas"]
        cells = ["2024113", "35", "4711", "03/05/2025", "Gil", "Plaza de abastos", "4"]
        lead = self.check_leads(
            self.imported(
                f"Empresa;Dirección;Importe;{';'.join(headers)}",
                f"Bar Nota Prueba;Rúa Nova 12;1.500;{';'.join(cells)}"),
            street=["Rúa Nova 12"], expected_revenue=[1500], website=[""])
        self.assertNoted(lead, *(f"{header}: {cell}" for header, cell in zip(headers, cells, strict=True)))

    def test_when_an_open_lead_was_closed_is_kept(self):
        leads = self.check_leads(
            self.imported(
                "Empresa;Cerrado el;Resultado", "Bar Uno Prueba;03/05/2025;", "Bar Dos Prueba;04/05/2025;ganado",
                "Bar Tres Prueba;05/05/2025;abierto"),
            partner_name=["Bar Uno Prueba", "Bar Dos Prueba", "Bar Tres Prueba"])
        self.assertNoted(leads[0], "Cerrado el: 03/05/2025")
        self.assertNoted(leads[2], "Cerrado el: 05/05/2025")
        self.assertNotIn("Cerrado el", str(leads[1].description or ''))
