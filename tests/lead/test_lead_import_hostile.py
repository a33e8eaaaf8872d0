"""Files as people send them, and as attackers do: each ends in rows with verdicts or in one clear sentence."""
import base64

from odoo.exceptions import UserError

from ...tools.lead_reader import Column, Reader
from .common import ImportCase
from .test_lead_sheet import HOSTILE, READABLE

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
    'a date that is none': ("Empresa;Fecha de cierre\nBar;31/02/2026", 'error', "is no date"),
    'a number that is none': ("Empresa;Importe\nBar;1e999", 'error', "is no number"),
    'a number beyond all': ("Empresa;Importe\nBar;99999999999999999999999", 'error', "is no number"),
    'not a number': ("Empresa;Importe\nBar;Infinity", 'error', "is no number"),
    'a whole number beyond all': ("Empresa;Empleados\nBar;99999999999", 'error', "is no whole number"),
    'half an employee': ("Empresa;Empleados\nBar;1,5", 'error', "is no whole number"),
    'no e-mail': ("Empresa;Correo\nBar;ana(at)bar.es", 'error', "is no e-mail address"),
    'an e-mail and a header': ("Empresa;Correo\nBar;\"a@b.es\nBcc: x@y.es\"", 'new', ''),
    'no phone': ("Empresa;Teléfono\nBar;ask Ana", 'error', "is no phone number"),
    'an unknown country': ("Empresa;País\nBar;Espanya y olé", 'error', "Write one that exists"),
    'nearly a country': ("Empresa;País\nBar;Portugall", 'error', "Did you mean “Portugal”?"),
    'an unknown user': ("Empresa;Comercial\nBar;Nobody", 'error', "there is no “Nobody”"),
    'a priority that is none': ("Empresa;Prioridad\nBar;altísima de todas", 'error', "there is no"),
    'nobody': ("Empresa;Ciudad\n;Lugo", 'error', "Nothing says who this is"),
    'dashes for nothing': ("Empresa;Importe;Correo\nBar;-;n/a", 'new', ''),
    'probability above all': ("Empresa;Probabilidad\nBar;150", 'new', ''),
}


class TestLeadImportHostile(ImportCase):

    def test_files_that_are_no_tables_say_why(self):
        limits = {'too many lines', 'a cell like a book', 'too long a file', 'a bomb in xlsx', 'a bomb in ods',
                  'xlsx with too many columns', 'xlsx with too many lines', 'xlsx with a cell like a book',
                  'ods that repeats a line a million times', 'ods that repeats a cell a million times'}
        count = 0
        for name, (content, _code) in HOSTILE.items():
            if name in limits:
                continue        # the limits of these are lower in their own test
            with self.subTest(file=name):
                lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({
                    'file': base64.b64encode(content) or base64.b64encode(b' '), 'file_name': "hostile.csv"})
                with self.assertRaises(UserError) as refused:
                    lead_import.action_check()
                    if lead_import.problem:
                        raise UserError(lead_import.problem)
                # a sentence with its cure, and no word of the machine's own
                self.assertRegex(str(refused.exception), r"^[^\n]{20,300}[.?]$")
                self.assertNotRegex(str(refused.exception), r"Error|Traceback|odoo\.|None")
                self.assertFalse(lead_import.row_count)
                self.assertEqual(lead_import.state, 'draft')
            count += 1
        self.assertGreaterEqual(count, 35)

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
                if name == 'probability above all':
                    self.assertEqual((row.state, row.verdict), ('failed', 'error'))
                    continue
                self.assertEqual(row.verdict, verdict, row.message)
                self.assertIn(said, row.message or '')
                self.assertEqual(row.state, 'failed' if verdict == 'error' else 'created', row.message)
                if row.lead_id:
                    self.assertNotIn('<script', str(row.lead_id.description))
                    self.assertNotIn('<img', str(row.lead_id.description))

    def test_a_file_that_breaks_off_in_the_middle_writes_nothing(self):
        lines = [f"Bar {number};x" for number in range(3000)]
        lead_import = self.checked("Empresa;Notas", *lines, '"Bar;x')
        self.assertEqual((lead_import.state, lead_import.row_count), ('draft', 0))
        self.assertIn("quotation mark", lead_import.problem)
        with self.assertRaises(UserError):
            lead_import.action_check()

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
            values, faults = reader.values_of(cells)
            self.assertIsInstance(values, dict)
            self.assertIsInstance(faults, list)
