"""Workbooks of Excel, opened without spending memory or time on what they claim to hold. Pure.

Only who reads one imports this: openpyxl takes its time to load.
"""
import itertools
import re

from lxml import etree
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from .sheet_limits import MeteredArchive, SheetError

_MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
_STRINGS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml'
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]{0,40}?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
#: of merged cells no more are looked at
_MERGES = 100_000
#: bytes looked at at once for them
_PIECE = 1 << 18
#: what a formula says whose value was never stored
NO_VALUE = object()


def open_workbook(stream, limits):
    """Open a workbook of Excel, so that no more of it is unpacked than its limits allow.

    :param stream: the file, open to read bytes
    :param Limits limits: what its parts may hold
    :return: the workbook, read-only, and its :class:`MeteredArchive`, which wants to know of each row
    :raise SheetError: what is too much of it, or not as it should be
    """
    reader = _Reader(stream, limits)
    try:
        reader.read()
    except ValueError as error:
        # it says of every bad value in what step it was found
        if isinstance(error.__cause__, SheetError):
            raise error.__cause__ from None
        raise
    reader.archive.by_rows()
    return reader.wb, reader.archive


def shown_sheets(book):
    """The sheets that are shown; of a workbook that shows none, its first one."""
    return [sheet for sheet in book.worksheets if sheet.sheet_state == 'visible'] or book.worksheets[:1]


def sheet_rows(sheet):
    """The rows of a sheet that are in the file: (number, width, ``[(position, cell)]`` of those that have a value).

    The value of a formula that the file does not have is :data:`NO_VALUE`.
    """
    book, last = sheet.parent, 0
    with sheet._get_source() as source:
        parser = _Parser(
            source, sheet._shared_strings, data_only=True, epoch=book.epoch, date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats)
        for number, cells in parser.parse():
            # a second row of a number is none
            if number > last:
                last = number
                yield number, cells[-1]['column'] if cells else 0, [
                    (cell['column'] - 1, ReadOnlyCell(sheet, **cell)) for cell in cells if cell['value'] is not None]


def read_merged(sheet, archive, aside):
    """Cells that are merged over several rows; the file says so behind all rows.

    :param sheet: of a workbook that is read-only
    :param MeteredArchive archive: of that workbook
    :param Aside aside: where they are noted
    """
    with sheet._get_source() as source:
        rest, count = b'', 0
        while (piece := source.read(_PIECE)) and count < _MERGES:
            archive.row()
            text = rest + piece
            for column, first, last in _MERGED.findall(text):
                aside.merge(int(first), int(last), column_index_from_string(column.decode()) - 1)
                count += 1
            # what is cut in two, and nothing that was found already
            rest = text[text.rfind(b'<'):] if b'<' in text[-100:] and text.rfind(b'>') < text.rfind(b'<') else b''
    archive.row()


class _Parser(WorkSheetParser):

    def parse_cell(self, element):
        cell = super().parse_cell(element)
        if cell['value'] is None and element.find(FORMULA_TAG) is not None and (
                element.get('t') != 'str' or element.find(VALUE_TAG) is None):
            cell['value'] = NO_VALUE
        return cell


class _Sheet(ReadOnlyWorksheet):

    def _get_size(self):
        """Its rows say how many they are."""


class _Reader(ExcelReader):

    def __init__(self, stream, limits):
        super().__init__(stream, read_only=True, data_only=True, keep_links=False)
        self.archive = MeteredArchive(stream, limits)

    def read_worksheets(self):
        """As openpyxl reads them to read only, but for their size: where a sheet does not say it, it is read whole."""
        for sheet, relation in self.parser.find_sheets():
            if relation.target not in self.valid_files:
                continue
            if 'chartsheet' in relation.Type:
                self.read_chartsheet(sheet, relation)
            else:
                found = _Sheet(self.wb, sheet.name, relation.target, self.shared_strings)
                found.sheet_state = sheet.state
                self.wb._sheets.append(found)

    def read_strings(self):
        part = self.package.find(_STRINGS)
        if part is not None:
            self.shared_strings = SharedStrings(self.archive, part.PartName[1:])


class SharedStrings:
    """The texts that cells share, by number; read as far as somebody has asked, each once.

    What tells how a text is pronounced is not part of it.

    :param MeteredArchive archive: the workbook
    :param name: of the part that has them
    """

    def __init__(self, archive, name):
        self._texts = []
        self._rest = self._read(archive, name)

    def __getitem__(self, index):
        if index < 0:
            raise IndexError(index)
        self._texts.extend(itertools.islice(self._rest, max(0, index + 1 - len(self._texts))))
        return self._texts[index]

    def _read(self, archive, name):
        with archive.open(name, limit=archive.limits.strings) as part:
            for _event, element in etree.iterparse(
                    part, events=('end',), tag=f'{_MAIN}si', resolve_entities=False, no_network=True, huge_tree=False):
                yield ''.join(
                    text.text or '' for text in element.iter(f'{_MAIN}t') if text.getparent().tag != f'{_MAIN}rPh')
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
