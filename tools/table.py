"""Tables as people send them: what their columns are called, in what order dates are, which decimal sign. Pure.

Nothing here guesses cell by cell: what a column is written in is decided from all its cells, so one odd
cell is found out instead of read in its own way.
"""
import datetime
import difflib
import re
from typing import NamedTuple

from .sheet import SheetError, read_sheet
from .sheet_limits import Limits

# In the order that breaks ties: unambiguous first, then day before month.
DATE_FORMATS = (
    '%Y-%m-%d', '%Y/%m/%d', '%Y%m%d',
    '%d-%m-%Y', '%d/%m/%Y', '%d.%m.%Y', '%d-%m-%y', '%d/%m/%y', '%d.%m.%y',
    '%m-%d-%Y', '%m/%d/%Y', '%m-%d-%y', '%m/%d/%y',
)

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


def date_format(cells):
    """The format that reads most of a column's cells; the first of those that read as many.

    >>> date_format(['01-03-17', '25-10-16'])
    '%d-%m-%y'
    >>> date_format(['01/03/2017', '10/25/2016', ''])    # no 25th month: the month comes first
    '%m/%d/%Y'
    >>> date_format(['soon']) is None
    True
    """
    cells = {cell for cell in cells if cell}
    readable = {form: sum(parse_date(cell, form) is not None for cell in cells) for form in DATE_FORMATS}
    best = max(DATE_FORMATS, key=lambda form: readable[form])
    return best if readable[best] else None


def parse_date(text, form):
    """The day ``text`` says in the format ``form``, ``None`` if it says none.

    A year of two digits is of this century up to 68, as Python and POSIX have it.

    >>> parse_date('25-10-16', '%d-%m-%y')
    datetime.date(2016, 10, 25)
    >>> parse_date('31-02-16', '%d-%m-%y'), parse_date('25-10-16', None)
    (None, None)
    """
    try:
        return datetime.datetime.strptime(text, form).date()
    except (TypeError, ValueError):
        return None


def decimal_sign(cells):
    """The decimal sign a column's numbers are written with: ``.`` unless they prove it to be ``,``.

    >>> decimal_sign(['1,5', '2']), decimal_sign(['1.200,50']), decimal_sign(['1,200', '1,000,000'])
    (',', ',', '.')
    >>> decimal_sign(['1.100', '1100.04'])
    '.'
    """
    for cell in cells:
        signs = re.findall(r'[.,]', cell)
        if len(set(signs)) == 2:
            return signs[-1]
        if len(signs) == 1 and not re.search(r'[.,]\d{3}\b', cell):
            return signs[0]
    return '.'


def parse_number(text, decimal='.'):
    """The number ``text`` says, ``None`` if it says none; currency signs and thousands are understood.

    >>> parse_number('1.200,50 €', ','), parse_number('-3,400', '.'), parse_number('about 5')
    (1200.5, -3400.0, None)
    """
    bare = re.sub(r'[\s€$£]', '', text).replace(',' if decimal == '.' else '.', '').replace(decimal, '.')
    return float(bare) if re.fullmatch(r'-?\d+(\.\d+)?', bare) else None
