"""Files as people send them, and as attackers do: each ends in its lines or in one clear cause."""
import contextlib
import datetime
import functools
import gzip
import io
import struct
import tracemalloc
import zipfile

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.sheet.sheet import Limits, SheetError, read_sheet

SMALL = Limits(size=2_000_000, unpacked=20_000_000, rows=1000, columns=50, cell=5000)
ODS = (
    '<?xml version="1.0"?>{doctype}<office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>')


def xlsx(*rows, **sheets):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, state in sheets.items():
        book.create_sheet(title).sheet_state = state
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(parts, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, 'w', method) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


@functools.cache
def gigabyte():
    """A workbook whose sheet is 1 GiB unpacked."""
    stream = io.BytesIO(archive({'xl/workbook.xml': '<a/>'}))
    with zipfile.ZipFile(stream, 'a', zipfile.ZIP_DEFLATED, compresslevel=1) as target, \
            target.open('xl/worksheets/sheet1.xml', 'w') as sheet:
        for _megabyte in range(1024):
            sheet.write(bytes(2 ** 20))
    return stream.getvalue()


def ods(*rows, doctype='', tables=None):
    if tables is None:
        tables = '<table:table table:name="One">' + ''.join(rows) + '</table:table>'
    return archive({'content.xml': ODS.format(doctype=doctype, tables=tables)})


def row(*texts, repeated=''):
    cells = ''.join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' if text
        else '<table:table-cell/>' for text in texts)
    return f'<table:table-row{repeated}>{cells}</table:table-row>'


def renamed(data, old, new):
    """An archive with one part's text changed."""
    source = zipfile.ZipFile(io.BytesIO(data))
    return archive({name: source.read(name).replace(old, new) for name in source.namelist()})


def claimed(data, size):
    """An archive whose directory says every part is ``size`` bytes unpacked."""
    data = bytearray(data)
    position = 0
    while (position := data.find(b'PK\x01\x02', position)) >= 0:
        data[position + 24:position + 28] = struct.pack('<I', size)
        position += 4
    return bytes(data)


HEADER = b'name;city\n'
TWO = [(1, ['name', 'city']), (2, ['Caf\xe9 Sol', 'Le\xf3n'])]
TEXT = 'name;city\r\nCaf\xe9 Sol;Le\xf3n\r\n'
#: what people send and how it must be read
READABLE = {
    'utf-8': TEXT.encode(),
    'utf-8 with its mark': TEXT.encode('utf-8-sig'),
    'windows-1252': TEXT.encode('cp1252'),
    'utf-16 with its mark': TEXT.encode('utf-16'),
    'utf-16 big end first': b'\xfe\xff' + TEXT.encode('utf-16-be'),
    'utf-16 without mark': TEXT.encode('utf-16-le'),
    'tabs': TEXT.replace(';', '\t').encode(),
    'commas': TEXT.replace(';', ',').encode(),
    'pipes': TEXT.replace(';', '|').encode(),
    'excel says the delimiter': b'sep=;\r\n' + TEXT.encode(),
    'old mac line ends': TEXT.replace('\r\n', '\r').encode(),
    'mixed line ends': 'name;city\nCaf\xe9 Sol;Le\xf3n\r\n\r\n\n'.encode(),
    'no line end at the end': TEXT.rstrip().encode(),
    'empty columns to the right': TEXT.replace('\r\n', ';;;;;\r\n').encode(),
    'quoted': '"name";"city"\r\n"Caf\xe9 Sol";"Le\xf3n"\r\n'.encode(),
    'a zero byte in a cell': TEXT.replace('Sol', 'So\0l').encode(),
    'xlsx': xlsx(['name', 'city'], ['Caf\xe9 Sol', 'Le\xf3n']),
    'xlsx that has a hidden sheet': xlsx(['name', 'city'], ['Caf\xe9 Sol', 'Le\xf3n'], Secret='hidden'),
    'xlsx with an extent that is a lie': renamed(
        xlsx(['name', 'city'], ['Caf\xe9 Sol', 'Le\xf3n']), b'ref="A1:B2"', b'ref="A1:XFD1048576"'),
    'ods': ods(row('name', 'city'), row('Caf\xe9 Sol', 'Le\xf3n')),
    'ods with a million empty lines': ods(
        row('name', 'city'), row('Caf\xe9 Sol', 'Le\xf3n'),
        row('', repeated=' table:number-rows-repeated="1048574"')),
    'ods with ten thousand empty columns': ods(
        row('name', 'city').replace('</table:table-row>', '<table:table-cell'
            ' table:number-columns-repeated="16382"/></table:table-row>'), row('Caf\xe9 Sol', 'Le\xf3n')),
}
#: what cannot be read, and the cause it must be given: test_lead_import_hostile.py sends each of them
HOSTILE = {
    'nothing': (b'', 'empty'),
    'a mark and nothing': ('\ufeff'.encode(), 'empty'),
    'spaces and line ends': (b' \r\n\n\t\n', 'empty'),
    'delimiters only': (b';;;\n;;;\n', 'empty'),
    'zeros': (b'\0' * 5000, 'empty'),
    'an image': (b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 20, 'binary'),
    'a pdf with binary streams': (b'%PDF-1.7\n' + bytes(range(256)) * 40, 'binary'),
    'a program': (b'\x7fELF\x02\x01\x01' + bytes(64), 'binary'),
    'half a utf-16': (TEXT.encode('utf-16')[:-1], 'binary'),
    'excel of 1997': (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600), 'old'),
    'xlsx with a password': (
        b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600) + 'EncryptedPackage'.encode('utf-16-le'), 'encrypted'),
    'a quotation mark nothing closes, in the headers': (b'"name;city\nBar Sol;Leon\nNext;Avila\n', 'quote'),
    'the same in their last cell': (b'name;"city', 'quote'),
    'a million columns': (b';'.join([b'a'] * 1_000_000), 'columns'),
    'too many lines': (HEADER + b'a;b\n' * 1001, 'rows'),
    'a cell like a book': (HEADER + b'a;' + b'b' * 5001, 'cell'),
    'too long a file': (HEADER + b'a;b\n' * 600_000, 'size'),
    'a zip of something else': (archive({'readme.txt': 'hello'}), 'binary'),
    'half an xlsx': (xlsx(['name', 'city'])[:2000], 'damaged'),
    'xlsx with a byte changed': (xlsx(['name'] * 40).replace(b'sheet1.xml', b'sheet9.xml', 1), 'damaged'),
    'xlsx without its sheet': (archive({
        name: content for name, content in (
            (name, zipfile.ZipFile(io.BytesIO(xlsx(['name']))).read(name))
            for name in zipfile.ZipFile(io.BytesIO(xlsx(['name']))).namelist())
        if not name.startswith('xl/worksheets')}), 'no_sheet'),
    'xlsx that is no xml': (renamed(xlsx(['name']), b'<sheetData>', b'<sheetData'), 'damaged'),
    'xlsx with nothing in it': (xlsx(), 'empty'),
    'xlsx with a workbook that is no xml': (archive({'xl/workbook.xml': 'no', '[Content_Types].xml': 'no'}), 'damaged'),
    'a bomb in xlsx': (archive({'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': b'0' * 30_000_000}), 'bomb'),
    'a bomb in ods': (archive({'content.xml': b'0' * 30_000_000}), 'bomb'),
    'a bomb that says it is none': (claimed(archive({'content.xml': b'0' * 30_000_000}), 1000), 'damaged'),
    'a zip with a password': (b'PK\x03\x04' + archive({'content.xml': '<a/>'})[4:6] + b'\x01\x00'
                              + archive({'content.xml': '<a/>'})[8:].replace(
                                  b'PK\x01\x02\x14\x03\x14\x00\x00\x00', b'PK\x01\x02\x14\x03\x14\x00\x01\x00'),
                              'encrypted'),
    'a gzip': (gzip.compress(b'name;city' * 500), 'binary'),
    'a database': (b'SQLite format 3\0' + b'\x10\0\1\1\0' * 200, 'binary'),
    'a word document': (archive({'[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>'}), 'binary'),
    'a mark of utf-16 and nothing': (b'\xff\xfe', 'empty'),
    'the first bytes of an archive': (b'PK\x03\x04', 'damaged'),
    'xlsx without the end of its directory': (xlsx(['name', 'city'])[:-22], 'damaged'),
    'xlsx with too many columns': (xlsx(['name'] * 51), 'columns'),
    'xlsx with too many lines': (xlsx(['name'], *(['a'] for _number in range(1001))), 'rows'),
    'xlsx with a cell like a book': (xlsx(['name'], ['b' * 5001]), 'cell'),
    'xlsx of formulas never calculated': (xlsx(['=A1', '=CONCAT("a","b")']), 'empty'),
    'half an ods': (ods(row('name', 'city'), row('a', 'b'))[:120], 'damaged'),
    'ods without a table': (ods(tables=''), 'no_sheet'),
    'ods with nothing in it': (ods(row('', '')), 'empty'),
    'ods that stops': (archive({'content.xml': ODS.format(doctype='', tables='<table:table>')[:-60]}), 'damaged'),
    'ods that repeats a line a million times': (
        ods(row('name'), row('a', repeated=' table:number-rows-repeated="99999999"')), 'rows'),
    'ods that repeats a cell a million times': (
        ods('<table:table-row><table:table-cell table:number-columns-repeated="16000000">'
            '<text:p>a</text:p></table:table-cell></table:table-row>'), 'columns'),
    'ods with a laughing entity': (ods(
        row('&c;'), doctype='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + '&a;' * 40 + '">'
                            '<!ENTITY c "' + '&b;' * 40 + '">]>'), 'damaged'),
    'ods with a file of the server': (ods(
        row('&c;'), doctype='<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>'), 'damaged'),
}


class TestLeadSheet(BaseCase):

    def test_what_people_send_is_read(self):
        for name, data in READABLE.items():
            with self.subTest(file=name):
                lines = list(read_sheet(data, SMALL).lines)
                self.assertEqual([(number, cells) for number, cells in lines], TWO)

    def test_the_corpus_is_as_long_as_promised(self):
        self.assertGreaterEqual(len(HOSTILE), 40)
        self.assertEqual(len({data for data, _code in HOSTILE.values()}), len(HOSTILE))

    def test_a_line_break_in_quotes_is_of_the_cell(self):
        lines = list(read_sheet(b'a;b\n"one\ntwo";"say ""hi"""\nx;y\n').lines)
        self.assertEqual(lines[1:], [(2, ['one\ntwo', 'say "hi"']), (3, ['x', 'y'])])

    def test_a_formula_in_a_csv_is_text(self):
        lines = list(read_sheet(b'name;city\n=HYPERLINK("http://example.com");@SUM(1)\n').lines)
        self.assertEqual(lines[1], (2, ['=HYPERLINK("http://example.com")', '@SUM(1)']))

    def test_typed_cells_are_written_as_programs_write_them(self):
        [_header, (_number, cells)] = read_sheet(xlsx(
            ['day', 'time', 'zip', 'price', 'yes', 'none', 'formula'],
            [datetime.date(2026, 3, 1), datetime.datetime(2026, 3, 1, 9, 30), 8001, 1200.5, True, None, '=1+1'],
        )).lines
        self.assertEqual(cells, ['2026-03-01', '2026-03-01 09:30:00', '8001', '1200.5', 'true'])

    def test_a_bomb_is_refused_before_it_goes_off(self):
        bomb = gigabyte()
        self.assertLess(len(bomb), 5_000_000)
        tracemalloc.start()
        with self.assertRaises(SheetError) as caught:
            list(read_sheet(bomb).lines)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertEqual(caught.exception.args[0], 'bomb')
        self.assertLess(peak, 5_000_000)

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=400))
    def test_no_bytes_do_anything_else(self, data):
        for prefix in (b'', b'PK\x03\x04', b'\xff\xfe', HEADER):
            with contextlib.suppress(SheetError):
                list(read_sheet(prefix + data, SMALL).lines)
