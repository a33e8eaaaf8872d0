"""What the parts of one load share. Pure: ids are numbers here, records are the loader's business."""
from collections import defaultdict
from datetime import timedelta

from .amount import EACH, amount_of, sign_of
from .day import DAY_FIRST, day_of, order_of
from .load_report import FileReport, LoadReport
from .table import closest, comparable


class Reject(Exception):
    """Why a row cannot be taken in: the ``column`` that is to blame, and the ``cause`` in a sentence."""

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
    :param sign: the decimal sign of a column whose values do not tell
    :param order: the format of days of a column whose values do not tell

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

    def __init__(self, tables, mapping=None, shift=0, unit=1, sign='.', order=DAY_FIRST):
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
        self._forms, self._sign, self._order = {}, sign, order
        #: {(file, column): how it is read}, where its values do not tell
        self.open_forms = {}

    # what is there

    def learn(self, kind, name, record_id):
        """Remember a record that has been loaded, by its name.

        :param kind: of which records it is one; any word the parts of a load agree on
        :param name: a text; neither case nor spaces count
        :param record_id: its id, or another value that :meth:`id_of` is to give back
        """
        self._ids[kind][comparable(name)] = record_id
        self._names[kind][comparable(name)] = name

    def id_of(self, kind, name):
        """The id of the record that has been loaded by a name.

        :param kind: as :meth:`learn` was told
        :param name: a text
        :return: what :meth:`learn` was told, or ``None`` where nothing is known by that name
        """
        return self._ids[kind].get(comparable(name))

    def ids(self, kind):
        """The ids of all records of a ``kind`` that have been loaded, each once."""
        return list(dict.fromkeys(self._ids[kind].values()))

    def meant(self, kind, name):
        """The known name that ``name`` is probably a misspelling of, or ``None``.

        :param kind: as :meth:`learn` was told
        """
        return closest(name, self._names[kind].values())

    # what a cell says

    def mapped(self, column, text):
        """What the caller says that a spelling means; the spelling itself where he says nothing.

        :param column: the header of the column
        :param text: what stands in the cell
        """
        return self.mapping.get(column, {}).get(comparable(text), text)

    def _form(self, file, column, find_form, default):
        key = file, column, find_form
        if key not in self._forms:
            table = self.tables[file]
            cells = [row.values.get(column, '') for row in table.rows]
            if table.delimiter == ';':
                # it separates cells where the comma is needed for decimals
                default = ',' if find_form is sign_of else DAY_FIRST
            self._forms[key], is_open = find_form(cells, default)
            # a file is written in one way: what another column proves holds for this one
            proven = [form for (where, name, how), form in self._forms.items() if where == file and how == find_form
                      and (file, name) not in self.open_forms and name != column and form != EACH]
            if is_open and proven:
                self._forms[key] = proven[0]
            elif is_open:
                self.open_forms[file, column] = self._forms[key]
        return self._forms[key]

    def date(self, file, row, column):
        """The day in a cell, moved by the days of this load.

        :param file: the name of a table of this load
        :param row: a row of that table, see ``table.Row``
        :param column: the header of the column
        :return: a ``date``, ``False`` for an empty cell, ``None`` for one that says no day
        """
        text = row.values.get(column)
        if not text:
            return False
        found = day_of(text)
        day = found and found.as_written(self._form(file, column, order_of, self._order))
        return day and day + self.shift

    def number(self, file, row, column):
        """The number in a cell, with the decimal sign of its column.

        :param file: the name of a table of this load
        :param row: a row of that table
        :param column: the header of the column
        :return: a number, ``False`` for an empty cell, ``None`` for one that says no number
        """
        text = row.values.get(column)
        if not text:
            return False
        amount = amount_of(text)
        return amount and amount.as_written(self._form(file, column, sign_of, self._sign))
