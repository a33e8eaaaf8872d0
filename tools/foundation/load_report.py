"""What became of every row of a file that was taken in. Pure: no database, no ``env``."""
import csv
from collections import Counter
from typing import NamedTuple

from ..sheet.sheet_write import plain_cell

# how a row ends; every row ends in exactly one of them
OUTCOMES = ('created', 'updated', 'unchanged', 'rejected')


class Finding(NamedTuple):
    """Something about a row that was not as it should be."""
    file: str
    row: int  # 0 when it is about the whole file
    column: str
    value: str
    cause: str
    done: str  # what was done about it
    kind: str  # mapped, incomplete, rejected or note


class FileReport:
    """One file: its rows, how each ended, and the seconds it took.

    :param name: what the load calls it
    :param encoding, delimiter: as it was read, see ``table.Table``

    >>> report = FileReport('accounts')
    >>> for number, outcome in [(2, 'created'), (3, 'created'), (4, 'rejected')]:
    ...     report.end(number, outcome)
    >>> report.rows, report.counts()
    (3, {'created': 2, 'updated': 0, 'unchanged': 0, 'rejected': 1})
    >>> report.end(4, 'created')
    Traceback (most recent call last):
    ValueError: accounts: row 4 has ended already, rejected
    """

    def __init__(self, name, encoding='', delimiter=''):
        self.name = name
        self.encoding = encoding
        self.delimiter = delimiter
        self.seconds = 0.0
        self.outcomes = {}

    def end(self, number, outcome):
        """Say how a row has ended, once.

        :param int number: of the row, as the file counts its lines
        :param outcome: one of :data:`OUTCOMES`
        :raise ValueError: when it has ended already
        """
        if number in self.outcomes:
            raise ValueError(f"{self.name}: row {number} has ended already, {self.outcomes[number]}")
        self.outcomes[number] = outcome

    @property
    def rows(self):
        return len(self.outcomes)

    def counts(self):
        counted = Counter(self.outcomes.values())
        return {outcome: counted[outcome] for outcome in OUTCOMES}


class LoadReport:
    """All files of one load, and everything found wrong in them.

    >>> report = LoadReport()
    >>> report.find('sales_pipeline', 7, 'product', 'GTXPro', 'Unknown.', 'Read as GTX Pro.', 'mapped')
    >>> report.find('sales_pipeline', 9, 'product', 'GTXPro', 'Unknown.', 'Read as GTX Pro.', 'mapped')
    >>> report.rows_with('sales_pipeline', 'mapped')
    2
    >>> report.summary()
    [(2, 'sales_pipeline', 'product', 'GTXPro', 'Unknown.', 'Read as GTX Pro.')]
    """

    def __init__(self):
        self.files = {}
        self.findings = []

    def find(self, *values):
        """Note something that was not as it should be: ``values`` are those of a :class:`Finding`, in that order."""
        self.findings.append(Finding(*values))

    def rows_with(self, file, kind):
        """How many rows of a file have a finding of that kind.

        :param file: its name
        :param kind: ``mapped``, ``incomplete``, ``rejected`` or ``note``
        """
        return len({found.row for found in self.findings if found.file == file and found.kind == kind})

    def summary(self):
        """Findings that differ in the row only, together: ``(count, file, column, value, cause, done)``."""
        grouped = Counter(
            (found.file, found.column, found.value, found.cause, found.done) for found in self.findings)
        return [(count, *key) for key, count in grouped.most_common()]

    def save(self, stream):
        """Every finding as CSV, in the order of the files and their rows."""
        writer = csv.writer(stream)
        writer.writerow(Finding._fields)
        order = list(self.files)
        for found in sorted(self.findings, key=lambda found: (order.index(found.file), found.row)):
            writer.writerow([plain_cell(str(value)) for value in found])
