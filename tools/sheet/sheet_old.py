"""Workbooks of Excel before 2007, where their reader is installed: Odoo uses it too, and does without. Pure."""
import datetime
import os

from .sheet_cell import cell_text, shown
from .sheet_limits import SheetError

#: bytes of a workbook that is read: it is in memory whole
_SIZE = 24 * 1024 * 1024


def old_names(data, limits):
    """What the sheets that are shown are called.

    :param bytes data: the file
    :param Limits limits: how large the file may be
    :return: list of texts
    """
    _xlrd, book = _opened(data, limits)
    return [sheet.name for sheet in _shown(book)]


def old_lines(data, limits, name, aside):
    """The rows of a sheet.

    :param bytes data: the file
    :param Limits limits: how large the file may be
    :param name: of the sheet; '' for the first one that is shown
    :param Aside aside: where merged cells are noted
    :return: an iterator of (number, cells)
    :raise SheetError: ``old`` without a reader or if it cannot read it, ``size``, ``encrypted``; later ``damaged``
    """
    xlrd, book = _opened(data, limits)
    sheet = next((sheet for sheet in _shown(book) if name in ('', sheet.name)), None)
    if sheet is None:
        raise SheetError('no_sheet')
    for first, last, position, _right in sheet.merged_cells:
        aside.merge(first + 1, last, position)
    return _rows(xlrd, book, sheet)


def _shown(book):
    sheets = [book.sheet_by_index(place) for place in range(book.nsheets)]
    return [sheet for sheet in sheets if not sheet.visibility] or sheets[:1]


def _opened(data, limits):
    try:
        import xlrd
    except ImportError as error:
        raise SheetError('old') from error
    if len(data) > min(_SIZE, limits.size):
        raise SheetError('size', min(_SIZE, limits.size))
    try:
        with open(os.devnull, 'w', encoding='ascii') as nowhere:
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=nowhere)
            # a broken one is found out now
            _shown(book)
    except Exception as error:
        # it raises whatever a broken file makes it stumble over; another program may still open it
        raise SheetError('encrypted' if 'encrypt' in str(error).lower() else 'old') from error
    return xlrd, book


def _rows(xlrd, book, sheet):
    for number in range(sheet.nrows):
        try:
            cells = [_text(xlrd, book, cell) for cell in sheet.row(number)]
        except Exception as error:
            raise SheetError('damaged') from error
        yield number + 1, cells


def _text(xlrd, book, cell):
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return shown(cell.value, book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        # of a time alone there is no day
        return cell_text(moment) if moment.year > 1900 else cell_text(
            (datetime.datetime.min + (moment - datetime.datetime(moment.year, moment.month, moment.day))).time())
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return cell_text(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ''
    return str(cell.value or '').strip()
