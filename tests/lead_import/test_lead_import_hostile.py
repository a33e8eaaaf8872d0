"""Files as people send them, and as attackers do: each ends in rows with verdicts or in one clear sentence."""
import base64
import tracemalloc

from odoo.exceptions import UserError

from ...tools.lead_import.lead_reader import Reader
from ...tools.lead_import.lead_reading import Column
from ..lead.common import ImportCase
from .test_lead_import_sheet import HOSTILE, READABLE, SMALL, gigabyte

#: what is in the cells, and what each row must end as: its verdict, and a piece of what it says
CELLS = {
    'a formula': ("Empresa;Notas\nBar;=cmd|' /C calc'!A0", 'new', ''),
    'markup': ("Empresa;Notas\n<script>alert(1)</script>;<img src=x onerror=alert(1)>", 'new', ''),
    'sql': ("Empresa\n'); DROP TABLE crm_lead; --", 'new', ''),
    'percent signs': ("Empresa;Notas\n100 % Bar;%s %(x)s %%", 'new', ''),
    'braces': ("Empresa\n{0.__class__}", 'new', ''),
    'other letters': ("Empresa\n漢字 Ωmega 🍞", 'new', ''),
    'right to left': ("Empresa\n\u202eBar\u202c", 'new', ''),
    'a very long name': ("Empresa\n" + "a" * 50_000, 'new', ''),
    'too many cells': ("Empresa;Correo\nBar;a@b.es;extra\nTwo;b@c.es\nThree;c@d.es", 'error',
        "more in this row than columns"),
    'too few cells': ("Empresa;Correo;Ciudad\nBar", 'new', ''),
    'an unquoted delimiter': ("Empresa;Correo\nBar; Grill;a@b.es\nTwo;b@c.es\nThree;c@d.es", 'error',
        "more in this row than columns"),
    'a date that is none': ("Empresa;Fecha de cierre\nBar;31/02/2026", 'new', "is no date"),
    'a number that is none': ("Empresa;Importe\nBar;1e999\nTwo;12", 'error', "is no number"),
    'a number beyond all': ("Empresa;Importe\nBar;99999999999999999999999", 'error', "is no number"),
    'not a number': ("Empresa;Importe\nBar;Infinity\nTwo;12", 'error', "is no number"),
    'a whole number beyond all': ("Empresa;Empleados\nBar;99999999999", 'error', "is no whole number"),
    'half an employee': ("Empresa;Empleados\nBar;1,5", 'error', "is no whole number"),
    'no e-mail': ("Empresa;Correo\nBar;ana bar.es", 'new', "is no e-mail address"),
    'no e-mail of nobody': ("Empresa;Correo\n;ana bar.es", 'error', "is no e-mail address"),
    'an e-mail with a slip': ("Empresa;Correo\nBar;ana(at)bar.es", 'new', "read as ana@bar.es"),
    'an e-mail and a header': ("Empresa;Correo\nBar;\"a@b.es\nBcc: x@y.es\"", 'new', ''),
    'no phone': ("Empresa;Teléfono\nBar;ask Ana", 'new', "is no phone number"),
    'no phone of nobody': ("Empresa;Teléfono\n;ask Ana", 'error', "is no phone number"),
    'an unknown country': ("Empresa;País\nBar;Espanya y olé", 'new', "the notes keep it"),
    'nearly a country': ("Empresa;País\nBar;Portugall", 'new', "Did you mean “Portugal”?"),
    'an unknown user': ("Empresa;Comercial\nBar;Nobody", 'new', "there is no “Nobody”"),
    'a priority that is none': ("Empresa;Prioridad\nBar;altísima de todas", 'new', "there is no"),
    'nobody': ("Empresa;Ciudad\n;Lugo", 'error', "Nothing says who this is"),
    'dashes for nothing': ("Empresa;Importe;Correo\nBar;-;n/a", 'new', ''),
    'probability above all': ("Empresa;Probabilidad\nBar;150", 'new', "is more than 100"),
}
#: what whoever sends a file reads of each cause
SAID = {
    'empty': r"hostile.csv is empty: it has not even a row of column names\.",
    'binary': r"hostile.csv is no table\. Save the sheet as XLSX, ODS or CSV \(in Excel: “CSV UTF-8”\) and try again\.",
    'old': r"hostile.csv is a workbook of Excel before 2007\. Save it as XLSX or CSV and try again\.",
    'encrypted': r"hostile.csv is protected by a password\. Save it without one and try again\.",
    'damaged': r"hostile.csv is damaged or incomplete\. Open it, save it anew and try again\.",
    'bomb': r"hostile.csv is too big once unpacked\. Send only the sheet with the data\.",
    'no_sheet': r"hostile.csv has no sheet with data\.",
    'quote': r"hostile.csv, row 1: a quotation mark is opened and never closed\. Close or remove it\.",
    'size': r"hostile.csv is bigger than 1 MB\. Split it\.",
    'columns': r"hostile.csv, row [12]: more than 50 columns\. Remove those that are not needed\.",
    'rows': r"hostile.csv has more than 1000 rows\. Split it\.",
    'cell': r"hostile.csv, row 2: a cell of more than 5000 characters\. A quotation mark before it may never be "
            r"closed\.",
}


class TestLeadImportHostile(ImportCase):

    def said_of(self, content):
        """The import of a file, and what whoever sends it reads."""
        lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({
            'file': base64.b64encode(content), 'file_name': "hostile.csv"})
        try:
            lead_import.action_check()
        except UserError as refused:
            return lead_import, str(refused)
        return lead_import, lead_import.problem

    def test_files_that_are_no_tables_say_why_and_stay(self):
        # the same limits as in the tests of the reader, so that what is too much is soon made
        self.patch(type(self.env['portfolio.lead.import']), '_limits', SMALL)
        leads = self.env['crm.lead'].search_count([])
        for name, (content, code) in HOSTILE.items():
            with self.subTest(file=name):
                lead_import, sentence = self.said_of(content)
                self.assertRegex(sentence, f'^{SAID[code]}$')
                self.assertEqual((lead_import.state, lead_import.row_count), ('draft', 0))
                self.assertEqual(base64.b64decode(lead_import.file or b''), content, "nothing is lost")
        self.assertEqual(self.env['crm.lead'].search_count([]), leads)

    def test_another_file_takes_the_place_of_one_that_cannot_be_read(self):
        lead_import, sentence = self.said_of(HOSTILE['an image'][0])
        self.assertEqual(lead_import.problem, sentence)
        lead_import.file = base64.b64encode(b"Empresa\nBar Sol")
        self.assertFalse(lead_import.problem)
        lead_import.action_check()
        self.assertEqual(lead_import.row_ids.mapped('name'), ["Bar Sol"])

    def test_a_workbook_of_a_gigabyte_says_what_to_do(self):
        bomb = gigabyte()
        tracemalloc.start()
        _lead_import, sentence = self.said_of(bomb)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertRegex(sentence, f"^{SAID['bomb']}$")
        # the file goes through several hands; what it would unpack to through none
        self.assertLess(peak, 20 * len(bomb))

    def test_a_long_file_that_breaks_off_is_found_out_by_the_job(self):
        lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({
            'file': base64.b64encode(b"Empresa;Notas\n" + b"Bar;a note of some words\n" * 9000 + b'"Bar;x'),
            'file_name': "hostile.csv", 'on_duplicate': 'create'})
        lead_import.action_check()
        self.assertEqual((lead_import.state, lead_import.problem), ('checking', False))
        self.work(lead_import)
        self.assertEqual((lead_import.state, lead_import.row_count, lead_import.error_count), ('checked', 9001, 1))
        self.assertIn("A quotation mark before \"Bar is opened", lead_import.row_ids[-1].message)

    def test_files_people_send_are_read(self):
        for name, content in READABLE.items():
            with self.subTest(file=name):
                lead_import = self.checked(content=content)
                self.assertEqual(lead_import.row_ids.mapped('name'), ["Caf\xe9 Sol"])
                self.assertIn('city', lead_import.column_ids.mapped('field'))

    def test_cells_of_all_kinds_lose_nothing(self):
        for name, (text, verdict, said) in CELLS.items():
            with self.subTest(file=name):
                lead_import = self.imported(text, user=self.diego, on_duplicate='create')
                self.assertEqual(lead_import.row_count, text.count('\n') - text.count('\nBcc'))
                row = lead_import.row_ids[0]
                self.assertEqual(row.verdict, verdict, row.message)
                self.assertIn(said, row.message or '')
                self.assertEqual(row.state, 'failed' if verdict == 'error' else 'created', row.message)
                if row.lead_id:
                    self.assertNotIn('<script', str(row.lead_id.description))
                    self.assertNotIn('<img', str(row.lead_id.description))

    def test_a_quotation_mark_that_nothing_closes_is_an_error_of_its_row(self):
        lines = [f"Bar {number};x" for number in range(3000)]
        lead_import = self.imported("Empresa;Notas", *lines[:50], '"Bar;x', *lines[50:60], on_duplicate='create')
        self.assertEqual((lead_import.created_count, lead_import.error_count), (60, 1))
        self.assertIn("quotation mark", lead_import.row_ids[50].message)

    def test_a_header_alone_says_so(self):
        lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({
            'file': base64.b64encode(b"Empresa;Correo\n"), 'file_name': "list.csv"})
        with self.assertRaisesRegex(UserError, "list.csv has one line only"):
            lead_import.action_check()

    def test_a_header_twice_keeps_both(self):
        lead_import = self.imported("Empresa;Notas;Notas;Ciudad;Ciudad", "Bar;one;two;Lugo;Vigo")
        lead = lead_import.row_ids.lead_id
        self.assertEqual(lead.city, "Lugo")
        for said in ("one", "two", "Vigo"):
            self.assertIn(said, lead.description)

    def test_headers_nobody_knows(self):
        lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({
            'file': base64.b64encode(b"foo;bar\n1;2"), 'file_name': "x.csv"})
        self.assertIn("No column says who", lead_import.warning)
        with self.assertRaises(UserError):
            lead_import.action_check()

    def test_the_reader_never_raises(self):
        reader = Reader([Column(0, 'A', 'partner_name', 'char'), Column(1, 'B', 'date_deadline', 'datetime',
            '%d/%m/%Y')], None)
        for cells in ([], ['a'], ['a', '\0'], ['a', 'T::'], ['a', '1/1/2026 99:99'], ['', '', '', 'x']):
            values, faults, _remarks = reader.values_of(cells)
            self.assertIsInstance(values, dict)
            self.assertIsInstance(faults, list)
