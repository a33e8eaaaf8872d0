"""What the parts of one load share. Pure: ids are numbers here, records are the loader's business."""
from collections import defaultdict
from datetime import timedelta

from .load_report import FileReport, LoadReport
from .table import closest, comparable, date_format, decimal_sign, parse_date, parse_number


class Reject(Exception):
    """Why a row cannot be taken in: the column that is to blame, and the cause in a sentence."""

    def __init__(self, column, cause):
        super().__init__(column, cause)
        self.column = column
        self.cause = cause


class Load:
    """The files of one load, the spellings its caller allows, what has been loaded so far, the report.

    :param tables: ``{file: Table}``
    :param mapping: ``{column: {spelling in the file: meant}}``
    :param int shift: days to add to every date
    :param float unit: what a revenue of 1 in the accounts file is worth

    >>> from .table import read_table
    >>> deals = read_table(b'product,day\\nGTXPro,25-10-16')
    >>> load = Load({'deals': deals}, {'product': {'gtxpro': 'GTX Pro'}}, shift=1)
    >>> row = load.tables['deals'].rows[0]
    >>> load.mapped('product', row.values['product']), load.date('deals', row, 'day')
    ('GTX Pro', datetime.date(2016, 10, 26))
    >>> load.learn('product', 'GTX Pro', 42)
    >>> load.id_of('product', 'gtx pro'), load.id_of('product', 'GTXPro'), load.meant('product', 'GTXPro')
    (42, None, 'GTX Pro')
    """

    def __init__(self, tables, mapping=None, shift=0, unit=1):
        self.tables = tables
        self.mapping = {
            column: {comparable(spelling): meant for spelling, meant in spellings.items()}
            for column, spellings in (mapping or {}).items()
        }
        self.shift = timedelta(days=shift)
        self.unit = unit
        self.report = LoadReport()
        for name, table in tables.items():
            self.report.files[name] = FileReport(name, table.encoding, table.delimiter)
        self._ids = defaultdict(dict)
        self._names = defaultdict(dict)
        self._forms = {}

    # what is there

    def learn(self, kind, name, record_id):
        self._ids[kind][comparable(name)] = record_id
        self._names[kind][comparable(name)] = name

    def id_of(self, kind, name):
        return self._ids[kind].get(comparable(name))

    def ids(self, kind):
        return list(dict.fromkeys(self._ids[kind].values()))

    def meant(self, kind, name):
        """The known name that ``name`` is probably a misspelling of, or ``None``."""
        return closest(name, self._names[kind].values())

    # what a cell says

    def mapped(self, column, text):
        return self.mapping.get(column, {}).get(comparable(text), text)

    def _form(self, file, column, find_form):
        key = file, column, find_form
        if key not in self._forms:
            self._forms[key] = find_form([row.values.get(column, '') for row in self.tables[file].rows])
        return self._forms[key]

    def date(self, file, row, column):
        """:return: the day, ``False`` for an empty cell, ``None`` for one that says no day"""
        text = row.values.get(column)
        if not text:
            return False
        day = parse_date(text, self._form(file, column, date_format))
        return day and day + self.shift

    def number(self, file, row, column):
        """:return: the number, ``False`` for an empty cell, ``None`` for one that says no number"""
        text = row.values.get(column)
        return parse_number(text, self._form(file, column, decimal_sign)) if text else False
