"""What a file somebody sends holds: lines of cells, whatever wrote it, or one clear cause why not. Pure.

CSV of any usual encoding and delimiter, XLSX, ODS. The content decides, never the file's name. Lines are
yielded one by one, so that a long file costs no more memory than a short one, and every limit is held while
reading: nothing a file claims of itself is believed.
"""
import codecs
import csv
import datetime
import io
import re
import zipfile
import zlib
from typing import NamedTuple

from lxml import etree

from .sheet_limits import Limits, MeteredArchive, SheetError

DELIMITERS = (';', '\t', '|', ',')
SAMPLE = 65_536
END = '\x1aend of the lines\x1a'     # no text has it: see _ended

_OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
_TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
_TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'


class Sheet(NamedTuple):
    kind: str           # csv, xlsx or ods
    encoding: str       # of a csv, else empty
    delimiter: str
    lines: object       # iterator of (number as a spreadsheet shows it, list of texts)


def read_sheet(data, limits=None):
    """The lines of a file; blank ones are left out, numbers count them.

    Dates come as ``2026-03-01``, numbers with a point, truth as ``true`` and ``false``, as CSV writers of programs have
    them; a formula is the value it had when the file was saved.

    :param bytes data: the file
    :param Limits limits: what is too much
    :raise SheetError: at once if it is no table at all, while iterating if it stops being one

    >>> sheet = read_sheet(b'Account;City\\r\\n\\r\\n"Bar, Pepe";"Le\\xf3n\\ncentro"\\r\\n')
    >>> sheet.kind, sheet.encoding, sheet.delimiter, list(sheet.lines)
    ('csv', 'cp1252', ';', [(1, ['Account', 'City']), (3, ['Bar, Pepe', 'León\\ncentro'])])
    >>> read_sheet(b'')    # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    SheetError: empty
    """
    limits = limits or Limits()
    if len(data) > limits.size:
        raise SheetError('size', limits.size)
    if not data.strip(b'\0 \t\r\n\xef\xbb\xbf\xff\xfe'):
        raise SheetError('empty')
    if data.startswith(b'PK\x03\x04'):
        return _archive(data, limits)
    if data.startswith(b'\xd0\xcf\x11\xe0'):
        # a compound file is an old workbook, or a new one behind a password
        raise SheetError('encrypted' if 'EncryptedPackage'.encode('utf-16-le') in data else 'old')
    return _csv(data, limits)


def _guard(lines, limits):
    """Hold the limits while the lines go by, and leave out what has nothing in it."""
    seen, total = False, 0
    for count, (number, cells) in enumerate(lines, 1):
        if count > limits.rows:
            raise SheetError('rows', limits.rows)
        total += len(cells)
        if total > limits.cells:
            raise SheetError('bomb')
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > limits.columns:
            raise SheetError('columns', number, limits.columns)
        if any(len(cell) > limits.cell for cell in cells):
            raise SheetError('cell', number, limits.cell)
        if any(cell.strip() for cell in cells):
            seen = True
            yield number, cells
    if not seen:
        raise SheetError('empty')


# -- text ----------------------------------------------------------------------------------------


def _csv(data, limits):
    encoding = _encoding(data)
    sample = data[:SAMPLE].decode(encoding, 'ignore')
    delimiter = _delimiter(sample)
    return Sheet('csv', encoding, delimiter, _guard(_csv_lines(data, encoding, delimiter, limits), limits))


def _encoding(data):
    """The encoding that reads all of a text.

    >>> _encoding('año'.encode()), _encoding('año'.encode('cp1252')), _encoding('\\ufeffaño'.encode('utf-16-le'))
    ('utf-8-sig', 'cp1252', 'utf-16')
    >>> _encoding('name;city'.encode('utf-16-le')), _encoding(b'\\x81')
    ('utf-16-le', 'latin-1')
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decodes(data, 'utf-16') or _binary()
    even, odd = data[0:200:2], data[1:200:2]
    for encoding, texts, zeros in (('utf-16-le', even, odd), ('utf-16-be', odd, even)):
        # text of two bytes a character without its mark has a zero in every second place, and only there
        if zeros.count(0) > 0.8 * len(zeros) > texts.count(0) * 4 and _decodes(data, encoding):
            return encoding
    sample = data[:SAMPLE]
    if _controls(sample) > max(2, len(sample) // 50):
        return _binary()
    return _decodes(data, 'utf-8-sig') or _decodes(data, 'cp1252') or 'latin-1'


def _binary():
    raise SheetError('binary')


def _controls(data):
    """How many bytes there are that no text has; exports of old programs have one here and there."""
    return len(re.findall(rb'[\x00-\x08\x0e-\x1a\x1c-\x1f]', data))


def _decodes(data, encoding):
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), SAMPLE):
            decoder.decode(data[start:start + SAMPLE])
        decoder.decode(b'', final=True)
    except UnicodeDecodeError:
        return None
    return encoding


def _delimiter(text):
    """What separates the cells: the mark the first line has most of outside quotes, else the comma.

    >>> _delimiter('"Name, first";City;Zip'), _delimiter('account'), _delimiter('\\ufeffsep=|\\na|b')
    (';', ',', '|')
    """
    text = text.lstrip('\ufeff \r\n')
    said = re.match(r'sep=(.)\r?\n', text)
    if said:
        return said[1]
    header = re.sub(r'"[^"]*"', '', text).partition('\n')[0]
    counts = {delimiter: header.count(delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ','


def _csv_lines(data, encoding, delimiter, limits):
    stream = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors='replace', newline='')
    text = _Lines(stream, limits.line)
    reader = csv.reader(text, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except _LongLine as error:
            raise SheetError(*error.args, number, *([limits.line] if error.args == ('line',) else ())) from error
        except csv.Error as error:
            # a cell beyond what the reader takes at all
            raise SheetError('cell', number, limits.cell) from error
        text.row()
        if cells == [END]:
            return
        if cells and END in cells[-1]:
            raise SheetError('quote', number)
        if number == 1 and cells and cells[0].lower().startswith('sep=') and len(''.join(cells)) <= 5:
            number = 0      # a word to Excel, which does not show it
        else:
            yield number, cells


class _LongLine(Exception):
    """A line without end, or a quotation mark that nothing closes for as long: ``args`` is the code."""


class _Lines:
    """The lines of a text and one more, which a quotation mark that nothing closes swallows: so it is found out.

    At most ``limit`` characters go by between two calls of :meth:`row`, so that no record is longer in memory.
    """

    def __init__(self, stream, limit):
        self._stream, self._limit, self._left = stream, limit, limit

    def row(self):
        self._left = self._limit

    def __iter__(self):
        while line := self._stream.readline(self._left + 1):
            if len(line) > self._left:
                raise _LongLine('line' if self._left == self._limit else 'quote')
            self._left -= len(line)
            yield line.replace('\0', '')
        yield END


# -- archives ------------------------------------------------------------------------------------


def _archive(data, limits):
    if data.count(b'PK\x01\x02') > limits.parts:
        # a directory of millions of parts costs time already
        raise SheetError('bomb')
    try:
        archive = MeteredArchive(io.BytesIO(data), limits)
        names = set(archive.namelist())
        if 'content.xml' in names:
            return Sheet('ods', '', '', _guard(_ods_lines(archive, limits), limits))
        if 'xl/workbook.xml' in names:
            return Sheet('xlsx', '', '', _guard(_xlsx_lines(data, limits), limits))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, ValueError) as error:
        raise error if isinstance(error, SheetError) else SheetError('damaged') from error
    raise SheetError('binary')


def _xlsx_lines(data, limits):
    # a dependency of Odoo's; not loaded for who reads CSV
    from .sheet_workbook import open_workbook
    try:
        book, archive = open_workbook(io.BytesIO(data), limits)
        sheets = book.worksheets
    except SheetError:
        raise
    except Exception as error:
        # its readers raise whatever their parts do: bad XML, bad relations, bad styles
        raise SheetError('damaged') from error
    if not sheets:
        raise SheetError('no_sheet')
    sheet = next((sheet for sheet in sheets if sheet.sheet_state == 'visible'), sheets[0])
    # what the file says of its extent is often wrong, and it is padded to it
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True)
    number = 0
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except SheetError:
            raise
        except Exception as error:
            raise SheetError('damaged') from error
        archive.row()
        number += 1
        yield number, [cell_text(cell) for cell in cells]


def cell_text(value):
    """A typed cell as the text a program would write into a CSV.

    >>> cell_text(datetime.datetime(2026, 3, 1)), cell_text(datetime.datetime(2026, 3, 1, 9, 30))
    ('2026-03-01', '2026-03-01 09:30:00')
    >>> cell_text(28001.0), cell_text(0.1 + 0.2), cell_text(True), cell_text(None), cell_text(' x ')
    ('28001', '0.3', 'true', '', 'x')
    """
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f'{value:.15g}'
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time.min
        return value.date().isoformat() if midnight else value.isoformat(sep=' ', timespec='seconds')
    return str(value).strip()


def _ods_lines(archive, limits):
    """The first table of an OpenDocument spreadsheet, element by element.

    Cells and rows may be said to repeat, up to a million times for an empty rest of a sheet: repeated
    emptiness is counted, repeated content is written out as far as the limits go.
    """
    number = 0
    archive.by_rows()
    for row in _ods_rows(archive):
        archive.row()
        repeat = _repeat(row, 'number-rows-repeated')
        cells = _ods_cells(row, limits)
        if any(cells):
            for _index in range(min(repeat, limits.rows + 1)):
                number += 1
                yield number, list(cells)
        else:
            number += repeat


def _ods_rows(archive):
    """The row elements of the first table, each forgotten when the next one is asked for."""
    tables = 0
    try:
        with archive.open('content.xml') as content:
            for event, element in etree.iterparse(
                    content, events=('start', 'end'), tag=(f'{_TABLE}table', f'{_TABLE}table-row'),
                    resolve_entities=False, no_network=True, huge_tree=False):
                if element.tag == f'{_TABLE}table':
                    _refuse_entities(element)
                    tables += 1
                    if event == 'end':
                        return
                elif event == 'end':
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise SheetError('damaged') from error
    if not tables:
        raise SheetError('no_sheet')


def _refuse_entities(element):
    """No program that writes tables declares entities; whoever does is after something."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise SheetError('damaged')


def _repeat(element, attribute):
    text = element.get(f'{_TABLE}{attribute}') or '1'
    return int(text) if text.isdigit() and len(text) < 9 else 1


def _ods_cells(row, limits):
    cells = []
    for cell in row.iterchildren(f'{_TABLE}table-cell', f'{_TABLE}covered-table-cell'):
        repeat = min(_repeat(cell, 'number-columns-repeated'), limits.columns + 1)
        cells += [_ods_text(cell)] * repeat
        if len(cells) > limits.columns and not any(cells[limits.columns:]):
            del cells[limits.columns:]
        elif len(cells) > limits.columns:
            # refused when the line goes by; how many more there are is of no interest
            break
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _ods_text(cell):
    kind = cell.get(f'{_OFFICE}value-type')
    if kind in ('float', 'currency', 'percentage'):
        return cell_text(float(cell.get(f'{_OFFICE}value') or 0))
    if kind == 'date':
        return (cell.get(f'{_OFFICE}date-value') or '').replace('T', ' ').removesuffix(' 00:00:00')
    if kind == 'boolean':
        return cell.get(f'{_OFFICE}boolean-value') or ''
    return '\n'.join(''.join(part.itertext()) for part in cell.iterchildren(f'{_TEXT}p')).strip()
