"""Workbooks of Excel before 2007, where their reader is installed: Odoo uses it too, and does without. Pure."""
import datetime
import os

from .sheet_cell import cell_text, shown
from .sheet_limits import SheetError

#: bytes of a workbook that is read: it is in memory whole
_SIZE = 24 * 1024 * 1024


def old_lines(data, limits):
    """The rows of the first sheet that is shown.

    :return: an iterator of (number, cells)
    :raise SheetError: ``old`` without a reader or if it cannot read it, ``size``, ``encrypted``; later ``damaged``
    """
    try:
        import xlrd
    except ImportError as error:
        raise SheetError('old') from error
    if len(data) > min(_SIZE, limits.size):
        raise SheetError('size', min(_SIZE, limits.size))
    try:
        with open(os.devnull, 'w', encoding='ascii') as nowhere:
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=nowhere)
            names = book.sheet_names()
            sheet = next(
                (sheet for sheet in map(book.sheet_by_index, range(len(names))) if not sheet.visibility),
                book.sheet_by_index(0))
    except Exception as error:
        # it raises whatever a broken file makes it stumble over; another program may still open it
        raise SheetError('encrypted' if 'encrypt' in str(error).lower() else 'old') from error
    return _rows(xlrd, book, sheet)


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
