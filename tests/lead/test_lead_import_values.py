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
