"""What people write in a hurry: mended where nobody can be in doubt, kept and said where somebody can."""
from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.activity_code.activity_code import cells_in
from ...tools.foundation.amount import amount_of
from ...tools.lead_import.lead_mend import address_in, is_nobody, mended_email, zip_in
from ...tools.search.search_contact import email_addresses
from ...tools.sheet.cell import cell_value
from ...tools.sheet.sheet_remark import is_footer, is_group
from .test_lead_import_exports import ExportCase


class TestLeadImportSlips(ExportCase):

    def test_addresses_with_a_slip_refuse_nobody(self):
        cells = {
            "ana@gmail,com": "ana@gmail.com", "ana@@gil-prueba.es": "ana@gil-prueba.es", "ana gil-prueba.es": "",
            "luis@gmail": "luis@gmail.com", "eva@hotmial.com": "eva@hotmail.com", "paz(at)gil-prueba.es":
                "paz@gil-prueba.es", "sol@gil-prueba": ""}
        lead_import = self.imported(
            "Empresa;Correo;CP", *(f"Prueba {number};{cell};2800{number}" for number, cell in enumerate(cells)))
        leads = self.check_leads(lead_import, email_from=list(cells.values()))
        for lead, cell in zip(leads, cells, strict=True):
            self.assertNoted(lead, cell)
            self.assertIn(cell, lead.portfolio_import_row_ids.message)
        lead_import = self.checked("Empresa;Teléfono;Correo", ";;ana gil-prueba.es", ";986111222;ana gil-prueba.es")
        self.assertEqual(lead_import.row_ids.sorted('line').mapped('verdict'), ['error', 'new'])

    def test_numbers_that_excel_has_cut(self):
        cells = ["6.12E+08", "+34 6,12E+08", "34 9.32E+8", "Tel: 6.12E+08", "(+34)6,12E+08", "6,12 E+08"]
        lead_import = self.imported(
            "Empresa;Teléfono", *(f"Prueba {number};{cell}" for number, cell in enumerate(cells)))
        leads = self.check_leads(lead_import, phone=[""] * len(cells))
        for lead, cell in zip(leads, cells, strict=True):
            self.assertNoted(lead, cell)
            self.assertIn("hoja de cálculo", lead.portfolio_import_row_ids.message)

    def test_several_activities_in_a_cell(self):
        cells = ["5610, 5630", "56.10 y 56.30", "5610/5630", "5610 Restaurantes | 5630 Bares", "56.10"]
        leads = self.check_leads(self.imported(
            "Empresa;CNAE", *(f"Prueba {number};{cell}" for number, cell in enumerate(cells))))
        self.assertEqual(leads.mapped('portfolio_activity_id.key'), ['5610'])
        for lead, cell in zip(leads[:4], cells, strict=False):
            self.assertNoted(lead, cell)
            self.assertIn("56", lead.portfolio_import_row_ids.message)
        self.assertFalse(leads[4].description)

    def test_contacts_that_are_nobody(self):
        cells = ["X", "-", "Sin contacto", "s/n", "Sr.", "Desconocido", "A quien corresponda", "Sr./Sra."]
        lead_import = self.imported(
            "Empresa;Contacto", *(f"Prueba {number};{cell}" for number, cell in enumerate(cells)))
        self.check_leads(lead_import, contact_name=[""] * len(cells))
        self.assertIn("A quien corresponda", lead_import.left_out)
        lead_import = self.checked("Contacto;Ciudad", "X;Vigo", "Sin contacto;Lugo", "Ana;Lugo")
        self.assertEqual(lead_import.row_ids.sorted('line').mapped('verdict'), ['error', 'error', 'new'])

    def test_zip_codes_and_addresses_in_one_cell(self):
        leads = self.check_leads(
            self.imported(
                "Empresa;Dirección;CP;Población", "Prueba 0;C/ Mayor 3, 28013 Madrid;;",
                "Prueba 1;C/ Sol 1;28013-Madrid;", "Prueba 2;C/ Sol 2;E-28013;Madrid", "Prueba 3;C/ Sol 3;CP 28013;",
                "Prueba 4;C/ Sol 4;28013 (Madrid);Getafe",
                "Prueba 5;Rúa Nova 3 - 15705 - Santiago (A Coruña);;", "Prueba 6;;;36201 Vigo",
                "Prueba 7;Ctra. N-120 km 12345 Vigo;;", "Prueba 8;C/ Sol 8;;Madrid"),
            street=["C/ Mayor 3", "C/ Sol 1", "C/ Sol 2", "C/ Sol 3", "C/ Sol 4", "Rúa Nova 3", "",
                    "Ctra. N-120 km 12345 Vigo", "C/ Sol 8"],
            zip=["28013"] * 5 + ["15705", "36201", "", ""],
            state_id=['M', 'M', 'M', 'M', 'M', 'C', 'PO', "", ""])
        self.assertEqual(leads.mapped('city')[:3], ["Madrid"] * 3)
        self.assertEqual(leads.mapped('city')[4:7], ["Getafe", "Santiago", "Vigo"])
        self.assertNoted(leads[4], "28013 (Madrid)")

    def test_an_equals_sign_before_a_text(self):
        self.check_leads(
            self.imported("Empresa,Contacto,Cargo", "Sol Prueba,=Ana Gil,=Gerente", "Mar Prueba,Luis,=SUMA(A1)"),
            contact_name=["Ana Gil", "Luis"], function=["Gerente", "=SUMA(A1)"])


class TestSlips(BaseCase):

    def test_amounts_of_people(self):
        for text, number in {
                "1.500,-": 1500, "1.500,– €": 1500, "1500.-": 1500, "EUR 1.500": 1500, "1'500": 1500,
                "1.500 euros": 1500, "1,5 M€": 1_500_000, "12k": 12_000, "12 K€": 12_000, "aprox. 2.000": 2000,
                "2.000 € aprox.": 2000, "3 mil": 3000, "2 millones": 2_000_000, "-12k": -12_000,
                "12,50-": -12.5, "1.200,50-": -1200.5}.items():
            with self.subTest(text=text):
                self.assertEqual(amount_of(text).comma, number)
        for text in ("3m", "2.000-3.000", "> 2.000", "1.500 + IVA", "12 k€ o 4", "desde 200", "1.500 €/mes"):
            with self.subTest(text=text):
                self.assertIsNone(amount_of(text))

    @given(st.integers(1, 999), st.sampled_from(["{},-", "{}.-", "{},– €", "{}.-€", "aprox. {}", "~{} €", "CHF {}.-"]))
    def test_amounts_without_cents_are_what_was_written(self, number, dress):
        self.assertEqual(amount_of(dress.format(number)).comma, number)

    @given(st.text(max_size=40))
    def test_any_text_is_mended_to_something_right_or_not_at_all(self, text):
        mended = mended_email(text)
        self.assertTrue(not mended or email_addresses(mended) == [mended])
        for place in filter(None, (zip_in(text), address_in(text))):
            self.assertRegex(place.code, r'^\d{5}$')
            self.assertIn(place.street, text)
        self.assertTrue(all(part in text for part in cells_in(text)))
        self.assertIn(is_nobody(text), (True, False))

    @given(st.sampled_from(["Bar", "Grupo", "Comercial", "Hotel Zona", "Talleres", "Centro Médico", "Ruta"]),
           st.sampled_from(["Sol", "Pérez", "Duero", "Madrid Río", "Norte"]),
           st.sampled_from([" SL", ", S.A.", " S. Coop."]))
    def test_a_company_with_its_form_is_no_group(self, first, second, form):
        self.assertFalse(is_group([f"{first} {second}{form}"], 5))
        self.assertFalse(is_footer([f"{first} {second}{form}"], 5))

    @given(st.sampled_from(["Zona", "Provincia de", "Total", "Fuente:"]), st.sampled_from(["Norte", "Lugo", "3"]),
           st.sampled_from(["986111222", "a@bar.es", "C/ Sol 1"]))
    def test_a_line_that_says_where_somebody_is_is_a_row(self, first, second, more):
        self.assertFalse(is_group([f"{first} {second}", "", more], 5))

    def test_marks_of_lead_ads_and_equals_signs(self):
        for text, value in {
                "p:+34600111222": "+34600111222", "z:28001": "28001", "l:1234567890": "1234567890",
                "ag:1202100000001": "1202100000001", "as:1202100000001": "1202100000001",
                "c:1202100000001": "1202100000001", "f:1202100000001": "1202100000001",
                "=Gerente": "Gerente", "=+34600111222": "+34600111222",
                "p:nota": "p:nota", "=A1": "=A1", "=1+1": "=1+1", "=SUMA(A1:A3)": "=SUMA(A1:A3)", "c:/temp": "c:/temp",
                "l: 3": "l: 3"}.items():
            with self.subTest(text=text):
                self.assertEqual(cell_value(text), value)
