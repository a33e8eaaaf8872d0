"""What a file somebody sends holds: lines of cells, whatever wrote it, or one clear cause why not. Pure.

CSV of any usual encoding and delimiter, XLSX, ODS; workbooks of Excel before 2007, tables of HTML and XML that programs
call one; the contacts of an address book. The content decides, never the file's name. Lines are
yielded one by one, so that a long file costs no more memory than a short one, and every limit is held while
reading: nothing a file claims of itself is believed.
"""
import codecs
import io
import zipfile
import zlib
from collections import deque
from typing import NamedTuple

from lxml import etree

from .cell import PLAIN, cell_value
from .encoding import ERRORS, TWICE, codec_of, once
from .entity import decoded
from .sheet_aside import Aside
from .sheet_cards import card_table, is_cards
from .sheet_cell import shown, shown_ods
from .sheet_limits import Limits, MeteredArchive, SheetError
from .sheet_markup import html_lines, is_html, is_xml_workbook, xml_lines, xml_names
from .sheet_old import old_lines, old_names
from .sheet_text import SAMPLE, encoding_in, read_text

_OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
_TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
_TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'


class Sheet(NamedTuple):
    kind: str           # csv, xlsx, ods, xls, html, xml or vcf
    encoding: str       # of a text, else empty
    delimiter: str
    lines: object       # iterator of (number as a spreadsheet shows it, list of texts)
    is_sure: bool       # whether no other encoding reads it as well
    aside: Aside        # what stands in no cell


def read_sheet(data, limits=None, encoding='', name=''):
    """The lines of a file; blank ones are left out, numbers count them.

    Cells come as people see them: without what programs put around them, numbers in their format (``tools.cell``,
    ``tools.sheet_cell``). A line of a CSV with a quotation mark that belongs to nothing is ``csv_lines.Broken``. Dates
    come as ``2026-03-01``, numbers with a point, truth as ``true`` and ``false``, as CSV writers of programs have
    them; a formula is the value it had when the file was saved.

    :param bytes data: the file
    :param Limits limits: what is too much
    :param encoding: of a CSV, where somebody has chosen it
    :param name: of a sheet of a workbook, see :func:`sheet_names`; the first one that is shown without it
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
    # what says UTF-8 is put before other encodings as well: the letters decide
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip(b'\0 \t\r\n\xff\xfe'):
        raise SheetError('empty')
    if data.startswith(b'PK\x03\x04'):
        return _archive(data, limits, name)
    if data.startswith(b'\xd0\xcf\x11\xe0'):
        # a compound file is an old workbook, or a new one behind a password
        if 'EncryptedPackage'.encode('utf-16-le') in data:
            raise SheetError('encrypted')
        return _workbook('xls', old_lines, data, limits, name)
    if is_xml_workbook(data):
        return _workbook('xml', xml_lines, data, limits, name)
    return _markup(data, limits, encoding) or _csv(data, limits, encoding)


def _workbook(kind, lines, what, limits, name):
    aside = Aside()
    return Sheet(kind, '', '', _guard(lines(what, limits, name, aside), limits), True, aside)


def sheet_names(data, limits=None):
    """What the sheets of a workbook that are shown are called; none of another file, and of one that cannot be read.

    :param bytes data: the file
    :param Limits limits: what is not opened; the usual ones by default
    :return: list of texts

    >>> sheet_names(b'Account;City')
    []
    """
    limits = limits or Limits()
    try:
        if len(data) > limits.size:
            return []
        if data.startswith(b'PK\x03\x04') and data.count(b'PK\x01\x02') <= limits.parts:
            return _archive_names(data, limits)
        if data.startswith(b'\xd0\xcf\x11\xe0') and 'EncryptedPackage'.encode('utf-16-le') not in data:
            return old_names(data, limits)
        return xml_names(data) if is_xml_workbook(data) else []
    except Exception:
        # why it cannot be read says whoever reads it
        return []


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
        if max(map(len, cells), default=0) > limits.cell:
            raise SheetError('cell', number, limits.cell)
        # in place: what a line is otherwise it stays
        cells[:] = [
            cell_value(decoded(cell)) if '&' in cell else cell if PLAIN(cell) else cell_value(cell) for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            seen = True
            yield number, cells
    if not seen:
        raise SheetError('empty')


# -- text ----------------------------------------------------------------------------------------


def _markup(data, limits, encoding):
    """The tables of a page or the cards of an address book; ``None`` for other texts."""
    if data[:2000].replace(b'\0', b'').lstrip(b'\xef\xbb\xbf\xff\xfe \t\r\n')[:1] not in b'<Bb':
        return None
    try:
        found, is_sure = encoding_in(data)
    except SheetError:
        return None
    codec = codec_of(encoding or found)
    head = data[:SAMPLE].decode(codec, 'ignore')
    kind = 'html' if is_html(head) else 'vcf' if is_cards(head) else ''
    if not kind:
        return None
    text = data.decode(codec, ERRORS)
    text = once(text) if (encoding or found) == TWICE else text
    aside = Aside()
    lines = html_lines(text, limits) if kind == 'html' else card_table(text, aside)
    return Sheet(kind, encoding or found, '', _guard(lines, limits), is_sure or bool(encoding), aside)


def _csv(data, limits, encoding):
    text = read_text(data, limits, encoding)
    return Sheet('csv', text.encoding, text.delimiter, _guard(text.lines, limits), text.is_sure, Aside())


# -- archives ------------------------------------------------------------------------------------


def _archive(data, limits, name):
    if data.count(b'PK\x01\x02') > limits.parts:
        # a directory of millions of parts costs time already
        raise SheetError('bomb')
    try:
        archive = MeteredArchive(io.BytesIO(data), limits)
        names = set(archive.namelist())
        if 'content.xml' in names:
            return _workbook('ods', _ods_lines, archive, limits, name)
        if 'xl/workbook.xml' in names:
            return _workbook('xlsx', _xlsx_lines, data, limits, name)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, ValueError) as error:
        raise error if isinstance(error, SheetError) else SheetError('damaged') from error
    raise SheetError('binary')


def _archive_names(data, limits):
    from .sheet_workbook import open_workbook, shown_sheets
    archive = MeteredArchive(io.BytesIO(data), limits)
    if 'content.xml' in archive.namelist():
        archive.by_rows()
        return _ods_names(archive)
    book, _archive = open_workbook(io.BytesIO(data), limits)
    return [sheet.title for sheet in shown_sheets(book)]


def _xlsx_lines(data, limits, name, aside):
    try:
        yield from _xlsx_rows(data, limits, name, aside)
    except SheetError:
        raise
    except Exception as error:
        # its readers raise whatever their parts do: bad XML, bad relations, bad styles
        raise SheetError('damaged') from error


def _xlsx_rows(data, limits, name, aside):
    # a dependency of Odoo's; not loaded for who reads CSV
    from .sheet_workbook import NO_VALUE, open_workbook, read_merged, sheet_rows, shown_sheets
    book, archive = open_workbook(io.BytesIO(data), limits)
    sheet = next((sheet for sheet in shown_sheets(book) if name in ('', sheet.title)), None)
    if sheet is None:
        raise SheetError('no_sheet')
    read_merged(sheet, archive, aside)
    for number, width, found in sheet_rows(sheet):
        archive.row()
        if number > limits.rows:
            raise SheetError('rows', limits.rows)
        cells = [''] * width
        for position, cell in found:
            if cell.value is NO_VALUE:
                aside.formulas.append((number, position))
            else:
                cells[position] = shown(cell.value, cell.number_format)
        yield number, cells


def _ods_lines(archive, limits, name, aside):
    """A table of an OpenDocument spreadsheet, element by element.

    Cells and rows may be said to repeat, up to a million times for an empty rest of a sheet: repeated
    emptiness is counted, repeated content is written out as far as the limits go.
    """
    number = 0
    archive.by_rows()
    for row in _ods_rows(archive, name):
        repeat = _repeat(row, 'number-rows-repeated')
        cells = _ods_cells(row, limits)
        if any(cells):
            for _index in range(min(repeat, limits.rows + 1)):
                number += 1
                for down, position in _ods_merged(row) if repeat == 1 else ():
                    aside.merge(number, number + down - 1, position)
                yield number, list(cells)
        else:
            number += repeat


def _ods_names(archive):
    names = []
    deque(_ods_rows(archive, None, names), maxlen=0)
    return names


def _ods_rows(archive, name, names=()):
    """The row elements of a table, each forgotten when the next one is asked for.

    :param name: of the table; '' for the first one, ``None`` for none
    :param list names: gets what the tables are called
    """
    depth, is_read, is_found = 0, False, False
    for event, element in _ods_elements(archive):
        if element.tag == f'{_TABLE}table':
            _refuse_entities(element)
            # a table inside of a cell is part of it
            depth += 1 if event == 'start' else -1
            if event == 'end' and not depth and is_read:
                return
            if event == 'start' and depth == 1:
                is_read = name in ('', element.get(f'{_TABLE}name'))
                is_found = is_found or is_read
                if name is None:
                    names.append(element.get(f'{_TABLE}name') or '')
        elif event == 'end':
            archive.row()
            if is_read and depth == 1:
                yield element
    if not is_found and name is not None:
        raise SheetError('no_sheet')


def _ods_elements(archive):
    """Beginnings and ends of the tables and rows of an OpenDocument spreadsheet."""
    try:
        with archive.open('content.xml') as content:
            for event, element in etree.iterparse(
                    content, events=('start', 'end'), tag=(f'{_TABLE}table', f'{_TABLE}table-row'),
                    resolve_entities=False, no_network=True, huge_tree=False):
                yield event, element
                if event == 'end' and element.tag == f'{_TABLE}table-row':
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise SheetError('damaged') from error


def _ods_merged(row):
    """``(rows, position)`` of the cells of a row that are merged with those below."""
    position = 0
    for cell in row.iterchildren(f'{_TABLE}table-cell', f'{_TABLE}covered-table-cell'):
        if (down := _repeat(cell, 'number-rows-spanned')) > 1:
            yield down, position
        position += _repeat(cell, 'number-columns-repeated')


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
    text = '\n'.join(''.join(part.itertext()) for part in cell.iterchildren(f'{_TEXT}p')).strip()
    if kind in ('float', 'currency', 'percentage'):
        return shown_ods(kind, cell.get(f'{_OFFICE}value'), cell.get(f'{_OFFICE}currency') or '', text)
    if kind == 'date':
        return (cell.get(f'{_OFFICE}date-value') or '').replace('T', ' ').removesuffix(' 00:00:00')
    if kind == 'boolean':
        return cell.get(f'{_OFFICE}boolean-value') or ''
    return text
