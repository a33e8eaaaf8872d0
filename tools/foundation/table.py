"""Tables as people send them: their columns by name, their rows. Pure."""
import difflib
import re
from typing import NamedTuple

from ..sheet.sheet import SheetError, read_sheet
from ..sheet.sheet_limits import Limits
from ..sheet.sheet_text import is_broken

# all of a table is kept in memory
LIMITS = Limits(rows=200_000, cells=4_000_000)


class TableError(SheetError):
    """Lines, but no table: ``header``, with the name that stands twice."""


class Row(NamedTuple):
    number: int  # as a spreadsheet shows it: the header is 1
    values: dict  # column -> text, spaces around it removed
    excess: tuple = ()  # cells beyond the last column


class Table(NamedTuple):
    columns: tuple
    rows: tuple
    encoding: str
    delimiter: str


def read_table(data):
    """The rows of a file: CSV, XLSX or ODS.

    :param bytes data: the file
    :return: a :class:`Table`; blank lines are counted but are no rows, missing cells are empty
    :raise SheetError: as :func:`read_sheet`
    :raise TableError: ``header``, with the name that stands twice

    >>> table = read_table(b'Account;Close value\\nBar Pepe;1.200,50\\n\\nFonda Luc\\xeda\\n')
    >>> table.columns, table.encoding, table.delimiter
    (('account', 'close_value'), 'cp1252', ';')
    >>> for row in table.rows: print(row.number, row.values)
    2 {'account': 'Bar Pepe', 'close_value': '1.200,50'}
    4 {'account': 'Fonda Lucía', 'close_value': ''}
    >>> read_table(b'a,b,a')    # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    TableError: ('header', 'a')
    """
    sheet = read_sheet(data, LIMITS)
    [(_number, header), *lines] = sheet.lines
    columns = tuple(column_name(cell) for cell in header)
    twice = [name for name in columns if name and columns.count(name) > 1]
    if twice:
        raise TableError('header', twice[0])
    for number, cells in lines:
        if is_broken(cells):
            raise SheetError('quote', number)
    rows = tuple(_row(number, columns, cells) for number, cells in lines)
    return Table(columns, rows, sheet.encoding, sheet.delimiter)


def _row(number, columns, cells):
    cells = [cell.strip() for cell in cells]
    cells += [''] * (len(columns) - len(cells))
    excess = tuple(cell for cell in cells[len(columns):] if cell)
    return Row(number, dict(zip(columns, cells, strict=False)), excess)


def column_name(cell):
    """A header as a name.

    >>> column_name(' Close value (EUR) '), column_name('año')
    ('close_value_eur', 'año')
    """
    return re.sub(r'\W+', '_', cell.strip().casefold()).strip('_')


def comparable(text):
    """What two spellings of one name have in common: neither case nor spaces count.

    >>> comparable('  GTX   Pro ') == comparable('gtx pro')
    True
    """
    return ' '.join(text.split()).casefold()


def closest(text, words):
    """The one of ``words`` that ``text`` is most likely a misspelling of, or ``None``.

    >>> closest('GTXPro', ['GTX Basic', 'GTX Pro', 'MG Special'])
    'GTX Pro'
    >>> closest('zinc', ['GTX Basic', 'GTX Pro']) is None
    True
    """
    by_form = {comparable(word): word for word in words}
    found = difflib.get_close_matches(comparable(text), by_form, n=1, cutoff=0.75)
    return by_form[found[0]] if found else None
