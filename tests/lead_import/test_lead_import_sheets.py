"""Workbooks of several sheets, lists without headers, formulas without values, merged cells, cards cut off."""
import base64
import io
import unittest

import openpyxl

from odoo.tests import Form, freeze_time

from .test_lead_import_exports import ExportCase
from .test_lead_import_sheet import ods, row

UNO, DOS = [["Empresa", "Email"], ["Uno SL", "a@uno.es"]], [["Empresa", "Email"], ["Dos SL", "b@dos.es"]]


def xlsx(*merged, **sheets):
    """A workbook of ``sheets``, lists of rows; ``merged`` are ranges of the last one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    for cells in merged:
        sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls(*merged, **sheets):
    """The same as Excel wrote it before 2007; ``merged`` are ``(first, last, column)``."""
    try:
        import xlwt
    except ImportError as error:
        raise unittest.SkipTest("no writer of old workbooks") from error
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        inside = {(place, column) for first, last, column in merged for place in range(first, last + 1)}
        for place, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if (place, column) not in inside:
                    sheet.write(place, column, cell)
    for first, last, column in merged:
        sheet.write_merge(first, last, column, column, rows[first][column])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods_of(**sheets):
    return ods(tables=''.join(
        f'<table:table table:name="{name}">{"".join(row(*cells) for cells in rows)}</table:table>'
        for name, rows in sheets.items()))


def xml_of(**sheets):
    def line(cells):
        return ''.join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in cells)
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' + ''.join(
            f'<Worksheet ss:Name="{name}"><Table>{"".join(f"<Row>{line(cells)}</Row>" for cells in rows)}</Table>'
            '</Worksheet>' for name, rows in sheets.items()) + '</Workbook>').encode()


class TestLeadImportSheets(ExportCase):

    def names(self, lead_import):
        return lead_import.row_ids.sorted('line').mapped('name')

    # -- several sheets ----------------------------------------------------------------------------

    def test_of_several_sheets_one_is_read_and_the_others_are_said(self):
        for kind, made in (('xlsx', xlsx), ('xls', xls), ('ods', ods_of), ('xml', xml_of)):
            with self.subTest(kind=kind):
                lead_import = self.checked(content=made(Norte=UNO, Sur=DOS))
                self.assertEqual((lead_import.kind, lead_import.sheet), (kind, "Norte"))
                self.assertEqual(self.names(lead_import), ["Uno SL"])
                for text in ("Norte", "Sur", "1"):
                    self.assertIn(text, lead_import.notice)

    def test_the_first_sheet_with_leads_is_read_whatever_stands_before(self):
        for before in (
                [["Informe de leads"]], [["Informe"], [], ["Resumen", "2026"], ["Total", "12"], ["Media", "3"]],
                [["Mes", "Ventas", "Margen"], ["Enero", "12", "3"]]):
            for made in (xlsx, xls, ods_of, xml_of):
                with self.subTest(before=before, made=made.__name__):
                    lead_import = self.checked(content=made(Portada=before, Leads=UNO))
                    self.assertEqual((lead_import.sheet, self.names(lead_import)), ("Leads", ["Uno SL"]))
                    self.assertIn("Portada", lead_import.notice)

    def test_empty_sheets_are_not_spoken_of(self):
        lead_import = self.checked(content=xlsx(Hoja1=UNO, Hoja2=[], Hoja3=[]))
        self.assertNotIn("Hoja", lead_import.notice or '')

    def test_the_sheet_can_be_chosen_and_another_file_has_its_own(self):
        form = Form(self.env['portfolio.lead.import'].with_user(self.diego))
        form.file = base64.b64encode(xlsx(Norte=UNO, Sur=[["Lista del sur"], [], *DOS]))
        self.assertEqual((form.sheet, form.header_line), ("Norte", 1))
        form.sheet = "sur"
        self.assertEqual((form.sheet, form.header_line), ("Sur", 3))
        form.sheet = "Este"
        self.assertEqual(form.sheet, "Norte", "there is none that is called so")
        form.sheet = "Sur"
        lead_import = form.save()
        lead_import.action_check()
        self.assertEqual((lead_import.sheet, self.names(lead_import)), ("Sur", ["Dos SL"]))
        lead_import.action_redraft()
        lead_import.sheet = "Norte"
        lead_import.action_check()
        self.assertEqual((lead_import.header_line, self.names(lead_import)), (1, ["Uno SL"]))
        lead_import.action_redraft()
        lead_import.file = base64.b64encode(xlsx(Sur=DOS))
        lead_import.action_check()
        self.assertEqual((lead_import.sheet, self.names(lead_import)), (False, ["Dos SL"]))

    # -- no headers --------------------------------------------------------------------------------

    def test_a_list_without_headers_has_all_its_rows(self):
        for lines, fields in (
                (["Uno SL;ana@uno.es", "Dos SL;luis@dos.es"], ['partner_name', 'email_from']),
                (["Uno SL;986 111 222", "Dos SL;986 111 333"], ['partner_name', 'phone']),
                (["Uno SL;B12345674", "Dos SL;A58818501"], ['partner_name', 'portfolio_vat']),
                (["Uno SL;1.200,50 €", "Dos SL;300 €"], ['partner_name', 'expected_revenue'])):
            with self.subTest(lines=lines):
                form = Form(self.env['portfolio.lead.import'].with_user(self.diego))
                form.file = base64.b64encode("\n".join(lines).encode())
                self.assertEqual(form.header_line, 0)
                self.assertTrue(form.notice)
                lead_import = form.save()
                self.assertEqual(lead_import.column_ids.mapped('header'), ["A", "B"])
                for column, field in zip(lead_import.column_ids, fields, strict=True):
                    column.field = field
                lead_import.action_check()
                self.assertEqual((lead_import.header_line, self.names(lead_import)), (0, ["Uno SL", "Dos SL"]))

    def test_somebody_says_that_there_are_no_headers_or_where_they_are(self):
        content = base64.b64encode(b"Uno SL;Vigo\nDos SL;Lugo")
        lead_import = self.env['portfolio.lead.import'].with_user(self.diego).create({
            'file': content, 'file_name': "a.csv", 'header_line': 0})
        lead_import.column_ids[0].field = 'partner_name'
        lead_import.action_check()
        self.assertEqual(self.names(lead_import), ["Uno SL", "Dos SL"])
        lead_import.action_redraft()
        lead_import.header_line = 1
        self.assertEqual(lead_import.column_ids.mapped('header'), ["Uno SL", "Vigo"])
        lead_import.header_line = -1
        self.assertEqual(lead_import.header_line, 1)

    def test_headers_stay_headers(self):
        for lines in (["Cliente;2024;2025", "Uno SL;12;13"], ["foo;bar", "Uno SL;a@uno.es"],
                ["Empresa;info@feria.es", "Uno SL;x"]):
            with self.subTest(lines=lines):
                lead_import = self.env['portfolio.lead.import'].create({
                    'file': base64.b64encode("\n".join(lines).encode()), 'file_name': "a.csv"})
                self.assertEqual(lead_import.header_line, 1)

    # -- formulas ----------------------------------------------------------------------------------

    def test_a_formula_without_value_is_said(self):
        lead_import = self.checked(content=xlsx(Leads=[
            ["Empresa", "Email", "Importe"], ["Uno SL", '=LOWER("ANA@UNO.ES")', "=100*3"], ["Dos SL", "b@dos.es", 5]]))
        self.assertEqual(self.names(lead_import), ["Uno SL", "Dos SL"])
        for cell in ("B2", "C2"):
            self.assertIn(cell, lead_import.left_out)
        self.assertNotIn("C3", lead_import.left_out)

    # -- merged cells ------------------------------------------------------------------------------

    def test_a_cell_merged_over_rows_stands_in_each(self):
        rows = [
            ["Lista", "", ""], ["Empresa", "Email", "Ciudad"], ["Uno SL", "a@uno.es", "Vigo"],
            ["Dos SL", "b@dos.es", ""], ["Tres SL", "c@tres.es", ""], ["Total", "3", ""], ["Cuatro SL", "d@cua.es", ""]]
        for content in (xlsx('C3:C6', Leads=rows), xls((2, 5, 2), Leads=rows)):
            lead_import = self.imported(content=content)
            self.check_leads(lead_import, city=["Vigo", "Vigo", "Vigo", ''])
            self.undone(lead_import)

    def test_a_merged_title_is_no_value(self):
        rows = [["Informe", "", "Norte"], ["", "", ""], ["Empresa", "Email", "Notas"], ["Uno SL", "a@uno.es", ""]]
        [lead] = self.leads_of(self.imported(content=xlsx('C1:C2', Leads=rows)))
        self.assertNotIn("Norte", self.notes(lead))

    # -- cards -------------------------------------------------------------------------------------

    def test_a_card_that_does_not_end_counts_and_is_said(self):
        ana = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Gil\nTEL:600000222\n"
        leo = "BEGIN:VCARD\nVERSION:3.0\nFN:Leo Rey\nTEL:600000333\nEND:VCARD\n"
        last = "BEGIN:VCARD\nFN:Sin Fin\nTEL:600000111"
        for text, names, line in (
                (ana + "END:VCARD\n" + last, ["Ana Gil", "Sin Fin"], 3), (ana + leo, ["Ana Gil", "Leo Rey"], 2),
                (leo + ana + leo.replace("Leo", "Eva").replace("333", "444"), ["Leo Rey", "Ana Gil", "Eva Rey"], 3)):
            for ends in ("\n", "\r\n"):
                with self.subTest(names=names, ends=ends):
                    lead_import = self.checked(content=text.replace("\n", ends).encode(), name="a.vcf")
                    self.assertEqual(self.names(lead_import), names)
                    self.assertIn(str(line), lead_import.left_out)
        whole = self.checked(content=leo.encode() + (ana + "END:VCARD\n").encode(), name="a.vcf")
        self.assertFalse(whole.left_out)

    # -- ranges that became dates, values out of bounds --------------------------------------------

    def test_what_is_no_number_of_a_lead_is_said_at_the_check(self):
        for header, texts in (
                ("Empleados", ("oct-49", "05-ene", "1-may", "2026-05-01", "5-", "-12")),
                ("Probabilidad", ("150%", "-5", "101", "oct-49")),
                ("Importe", ("oct-49", "10-nov"))):
            for text in texts:
                with self.subTest(header=header, text=text):
                    lead_import = self.imported(f"Empresa;{header}", f"Bar {text};{text}")
                    [lead] = self.leads_of(lead_import)
                    self.assertIn(text, lead_import.row_ids.message)
                    self.assertNoted(lead, text)
                    self.assertFalse(lead.portfolio_employee_count or lead.expected_revenue)
        lead_import = self.checked("Empresa;Importe", "Bar Uno;ref-300", "Bar Dos;exp 12", "Bar Tres;USD 300")
        self.assertEqual(
            lead_import.row_ids.sorted('line').mapped('verdict'), ['error', 'error', 'new'])

    # -- years of two figures ----------------------------------------------------------------------

    @freeze_time('2026-11-30 10:00:00')
    def test_a_year_of_two_figures_may_lead(self):
        for texts, days, is_said in (
                (["25/12/31", "26/01/15", "26/11/30"], ["2025-12-31", "2026-01-15", "2026-11-30"], True),
                (["24-02-28", "26-06-30"], ["2024-02-28", "2026-06-30"], True),
                (["26/01/15"], ["2015-01-26"], True),
                (["25/12/24", "03/11/25", "14/02/26"], ["2024-12-25", "2025-11-03", "2026-02-14"], False),
                (["31/12/26", "01/06/27"], ["2026-12-31", "2027-06-01"], False)):
            with self.subTest(texts=texts):
                lead_import = self.checked("Empresa;Fecha de cierre", *(
                    f"Bar {place};{text}" for place, text in enumerate(texts)))
                rows = lead_import.row_ids.sorted('line')
                # sudo: portfolio.lead.import.row - what was read, which code keeps for itself
                self.assertEqual([row.sudo().reading[0].get('date_deadline') for row in rows], days)
                self.assertEqual("Fecha de cierre" in (lead_import.notice or ''), is_said)

    @freeze_time('2026-11-30 10:00:00')
    def test_nobody_arrives_in_the_future(self):
        lead_import = self.checked(
            "Empresa;Fecha de alta", "Bar Uno;15/11/2026", "Bar Dos;15/11/2027", "Bar Tres;30/11/2026")
        rows = lead_import.row_ids.sorted('line')
        # sudo: portfolio.lead.import.row - what was read, which code keeps for itself
        self.assertEqual([bool(row.sudo().reading[0].get('arrival')) for row in rows], [True, False, True])
        self.assertEqual([bool(row.message) for row in rows], [False, True, False])
        # sudo: portfolio.lead.import.row - what was read, which code keeps for itself
        self.assertIn("15/11/2027", rows[1].sudo().reading[0]['description'])

    # -- entities ----------------------------------------------------------------------------------

    def test_entities_are_letters(self):
        for between in (",", ";", "\t"):
            with self.subTest(between=between):
                lead_import = self.imported(*(between.join(cells) for cells in (
                    ["Empresa", "Contacto", "Ciudad"], ["Garc&#237;a &amp; Hijos", "Mar&iacute;a Gil", "Le&oacute;n"],
                    ["Bar &quot;Sol&quot;", "Ana O&#039;Brien", "A&nbsp;Coru&ntilde;a"], ["AT&T", "Eva Rey", "Vigo"])))
                self.check_leads(
                    lead_import, partner_name=["García & Hijos", 'Bar "Sol"', "AT&T"],
                    contact_name=["María Gil", "Ana O'Brien", "Eva Rey"], city=["León", "A Coruña", "Vigo"])
                self.undone(lead_import)
