"""Tables as people send them: any usual encoding, delimiter, date order and decimal sign. Pure.

Nothing here guesses cell by cell: what a column is written in is decided from all its cells, so one odd
cell is found out instead of read in its own way.
"""
import csv
import datetime
import difflib
import io
import re
from typing import NamedTuple

DELIMITERS = (';', '\t', '|', ',')
# In the order that breaks ties: unambiguous first, then day before month.
DATE_FORMATS = (
    '%Y-%m-%d', '%Y/%m/%d', '%Y%m%d',
    '%d-%m-%Y', '%d/%m/%Y', '%d.%m.%Y', '%d-%m-%y', '%d/%m/%y', '%d.%m.%y',
    '%m-%d-%Y', '%m/%d/%Y', '%m-%d-%y', '%m/%d/%y',
)


class TableError(ValueError):
    """No table. ``args`` is a code (``empty``, ``binary``, ``header``) and what goes with it."""


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
    """The rows of a delimited text file.

    :param bytes data: the file
    :return: a :class:`Table`; blank lines are counted but are no rows, missing cells are empty
    :raise TableError: ``empty``; ``binary`` (a spreadsheet, an image); ``header``, with the name that
        stands twice

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
    text, encoding = _decode(data)
    delimiter = _delimiter(text)
    lines = list(csv.reader(io.StringIO(text, newline=''), delimiter=delimiter))
    first = next((number for number, cells in enumerate(lines) if any(cells)), None)
    if first is None:
        raise TableError('empty')
    columns = tuple(column_name(cell) for cell in lines[first])
    twice = [name for name in columns if name and columns.count(name) > 1]
    if twice:
        raise TableError('header', twice[0])
    rows = tuple(
        _row(number, columns, cells)
        for number, cells in enumerate(lines[first + 1:], first + 2) if any(cell.strip() for cell in cells))
    return Table(columns, rows, encoding, delimiter)


def _row(number, columns, cells):
    cells = [cell.strip() for cell in cells]
    cells += [''] * (len(columns) - len(cells))
    excess = tuple(cell for cell in cells[len(columns):] if cell)
    return Row(number, dict(zip(columns, cells, strict=False)), excess)


def _decode(data):
    """:return: the text and the encoding it was in

    >>> _decode('\\ufeffaño'.encode()), _decode('año'.encode('utf-16'))
    (('año', 'utf-8-sig'), ('año', 'utf-16'))
    >>> _decode(b'PK\\x03\\x04\\x00')    # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    TableError: binary
    """
    if data.startswith((b'\xff\xfe', b'\xfe\xff')):
        return data.decode('utf-16'), 'utf-16'
    if b'\0' in data:
        raise TableError('binary')
    for encoding in ('utf-8-sig', 'cp1252'):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode('latin-1'), 'latin-1'


def _delimiter(text):
    """What separates the cells of the header: the delimiter it has most of, outside quotes.

    >>> _delimiter('"Name, first";City;Zip'), _delimiter('account')
    (';', ',')
    """
    header = re.sub(r'"[^"]*"', '', text.lstrip().partition('\n')[0])
    counts = {delimiter: header.count(delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ','


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
