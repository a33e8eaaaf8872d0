"""Files made to hold a worker: each is refused before it costs memory, and none that people send is."""
import io
import tracemalloc
import zipfile
from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.sheet.sheet import Limits, SheetError, read_sheet
from ...tools.sheet.sheet_write import file_name, plain_cell, write_sheet
from .test_lead_import_sheet import archive, ods, row, xlsx

MEGABYTE = 2 ** 20
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.spreadsheetml.sharedStrings+xml"/></Types>')
#: as many times smaller as the bombs below are, so that each is soon made
TIGHT = Limits(
    size=3_000_000, part=400_000, strings=1_000_000, small=2_000_000, cells=500_000, line=400_000)
#: the bytes of memory a bomb may take while it is refused
ROOM = 12_000_000


def workbook(strings='', sheet=None, **parts):
    """A workbook whose cells share ``strings``, with ``sheet`` for its rows."""
    source = zipfile.ZipFile(io.BytesIO(xlsx(['name'])))
    content = {name: source.read(name) for name in source.namelist()}
    content['[Content_Types].xml'] = content['[Content_Types].xml'].replace(b'</Types>', TYPES.encode())
    content['xl/sharedStrings.xml'] = strings
    if sheet is not None:
        content['xl/worksheets/sheet1.xml'] = f'<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>'
    return archive({**content, **parts})


def shared(*texts):
    return f'<sst {MAIN}>' + ''.join(f'<si><t>{text}</t></si>' for text in texts) + '</sst>'


BOMBS = {
    'xlsx with strings that shrink to nothing': lambda: (
        workbook(f'<sst {MAIN}>' + '<si><t>x</t></si>' * 300_000 + '</sst>'), 'bomb'),
    'the same in one text': lambda: (workbook(f"<sst {MAIN}><si><t>{'x' * 3_000_000}</t></si></sst>"), 'bomb'),
    'xlsx with strings that shrink as those of a table do': lambda: (
        workbook(shared(*(f'{number} {number * 7919 % 100_003}' for number in range(60_000))),
                 '<row r="1"><c r="A1" t="s"><v>59999</v></c></row>'), 'bomb'),
    'xlsx with a row that never ends': lambda: (
        workbook(sheet='<row r="1">' + '<c r="A1"><v>1</v></c>' * 40_000), 'bomb'),
    'xlsx with a cell that never ends': lambda: (
        workbook(sheet='<row r="1"><c r="A1" t="inlineStr"><is><t>' + ''.join(map(str, range(120_000)))), 'bomb'),
    'xlsx with styles for a lifetime': lambda: (
        workbook(sheet='', **{'xl/styles.xml': f'<styleSheet {MAIN}><cellXfs>' + ''.join(
            f'<xf numFmtId="{number}"/>' for number in range(30_000)) + '</cellXfs></styleSheet>'}), 'bomb'),
    'xlsx with something else before its rows': lambda: (
        workbook(**{'xl/worksheets/sheet1.xml': f'<worksheet {MAIN}>' + ''.join(
            f'<x y="{number}"/>' for number in range(40_000)) + '<sheetData/></worksheet>'}), 'bomb'),
    'xlsx whose rows are padded to their last column': lambda: (
        workbook(sheet=''.join(f'<row r="{number}"><c r="ZZZ{number}"/></row>' for number in range(1, 100))), 'bomb'),
    'xlsx with a row of another planet': lambda: (
        workbook(sheet='<row r="1"><c r="A1"><v>1</v></c></row>'
                       '<row r="99999999999"><c r="A9"><v>1</v></c></row>'), 'rows'),
    'xlsx with a laughing entity': lambda: (
        workbook('<!DOCTYPE x [<!ENTITY a "' + 'ha' * 100 + '">]>' + shared('&a;'),
                 '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), 'damaged'),
    'xlsx with an entity in two bytes a character': lambda: (
        workbook(sheet='', **{'xl/styles.xml': '<?xml version="1.0" encoding="UTF-16"?>'
                              '<!DOCTYPE x [<!ENTITY a "ha">]><x/>'.encode('utf-16')}), 'damaged'),
    'xlsx of ten thousand parts': lambda: (
        archive({'xl/workbook.xml': '', **{f'p{number}': '' for number in range(10_000)}}), 'bomb'),
    'ods with a row that never ends': lambda: (
        ods('<table:table-row>' + '<table:table-cell><text:p>1</text:p></table:table-cell>' * 10_000
            + '</table:table-row>'), 'bomb'),
    'ods with styles before its table': lambda: (
        ods(tables=''.join(f'<table:x y="{number}"/>' for number in range(30_000)) + '<table:table/>'), 'bomb'),
    'ods with spaces behind its last row': lambda: (ods(row('a') + ' ' * 1_500_000), 'bomb'),
    'ods that repeats a wide line': lambda: (
        ods('<table:table-row table:number-rows-repeated="900000"><table:table-cell'
            ' table:number-columns-repeated="500"><text:p>a</text:p></table:table-cell></table:table-row>'), 'bomb'),
    'ods with columns within columns': lambda: (
        ods('<table:table-row>' + '<table:table-cell table:number-columns-repeated="500"><text:p>a</text:p>'
            '</table:table-cell>' * 4_000 + '</table:table-row>'), 'columns'),
    'csv of one line': lambda: (b'name;city\n' + b'a' * 2_500_000, 'line'),
    'csv of one line of cells': lambda: (b'name;city\n' + b'a;' * 1_000_000, 'line'),
    # the mark is an error of its line; what follows are lines of their own
    'csv whose quotation mark nothing closes for long': lambda: (b'name;city\n"' + b'a;b\n' * 500_000, 'bomb'),
}


class TestLeadSheetBomb(BaseCase):

    def test_each_is_refused_and_takes_no_room(self):
        for name, make in BOMBS.items():
            with self.subTest(file=name):
                data, code = make()
                tracemalloc.start()
                with self.assertRaises(SheetError) as caught:
                    # lines go by one by one, as for whoever reads a file
                    deque(read_sheet(data, TIGHT).lines, maxlen=0)
                peak = tracemalloc.get_traced_memory()[1]
                tracemalloc.stop()
                self.assertEqual(caught.exception.args[0], code)
                self.assertLess(peak, ROOM)

    def test_150_megabytes_of_strings_in_362_kilobytes(self):
        """The file of an attacker, as big as it was: refused before a byte of it is unpacked."""
        stream = io.BytesIO(workbook())
        with zipfile.ZipFile(stream, 'a', zipfile.ZIP_DEFLATED) as target, target.open('xl/other.xml', 'w') as part:
            for _megabyte in range(150):
                part.write(b'<si><t>abcdefgh</t></si>' * (MEGABYTE // 24))
        self.assertLess(len(stream.getvalue()), 600_000)
        tracemalloc.start()
        with self.assertRaisesRegex(SheetError, 'bomb'):
            read_sheet(stream.getvalue())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertLess(peak, 2 * MEGABYTE)

    def test_texts_that_cells_share_are_read_as_far_as_asked(self):
        """A list of 200,000 texts of which the first line needs two: the others are not looked at."""
        data = workbook(shared('name', 'Bar &amp; Sol', *map(str, range(200_000))), ''.join(
            f'<row r="{number}"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' for number in (1, 2)))
        tracemalloc.start()
        lines = list(read_sheet(data).lines)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertEqual(lines, [(1, ['name', 'Bar & Sol']), (2, ['name', 'Bar & Sol'])])
        self.assertLess(peak, 2 * MEGABYTE)

    def test_how_a_text_is_pronounced_is_no_part_of_it(self):
        data = workbook(f'<sst {MAIN}><si><r><t>東</t></r><r><t>京</t></r>'
                        '<rPh sb="0" eb="1"><t>トウ</t></rPh></si></sst>',
                        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
        self.assertEqual(list(read_sheet(data).lines), [(1, ['東京'])])

    def test_a_text_that_is_not_there_is_damage(self):
        for number in ('7', '-1'):
            with self.subTest(number=number), self.assertRaisesRegex(SheetError, 'damaged'):
                list(read_sheet(workbook(shared('a'), f'<row r="1"><c r="A1" t="s"><v>{number}</v></c></row>')).lines)

    def test_a_sheet_that_does_not_say_its_size_is_read_by_rows(self):
        """As programs write it that do not know yet how many rows there will be."""
        data = workbook(sheet=''.join(
            f'<row r="{number}"><c r="A{number}" t="str"><v>Bar {number * 7919 % 10007}</v></c></row>'
            for number in range(1, 12_001)))
        tracemalloc.start()
        lines = sum(1 for _line in read_sheet(data, TIGHT).lines)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertEqual(lines, 12_000)
        self.assertLess(peak, 2 * MEGABYTE)

    def test_a_list_of_equal_rows_is_no_bomb(self):
        """20,000 rows that differ in nothing shrink well, and are read."""
        data = write_sheet([['Bar', 'Madrid', '28001', 'x', '']] * 20_000, 'ods')
        self.assertEqual(sum(1 for _line in read_sheet(data).lines), 20_000)

    @given(st.text(alphabet='=+-@\t\r\n "\';ab1 \u00a0\ufeff', max_size=8))
    def test_no_cell_of_a_csv_begins_a_formula(self, text):
        seen = plain_cell(text).lstrip(' \n\u00a0\ufeff')
        self.assertTrue(not seen or seen[0] not in '=+-@\t\r' or not any(letter in seen for letter in '=@ab"\';'), text)

    @given(st.text(max_size=200))
    def test_a_name_of_a_file_names_no_folder_and_no_second_header(self, text):
        name = file_name(f'../{text}/..\\{text}')
        self.assertFalse({*'/\\\r\n\0"'} & {*name})
        self.assertNotIn(name, ('.', '..'))
        self.assertLessEqual(len(name), 120)
