"""Workbooks of Excel, opened without spending memory or time on what they claim to hold. Pure.

Only who reads one imports this: openpyxl takes its time to load.
"""
import itertools

from lxml import etree
from openpyxl.reader.excel import ExcelReader

from .sheet_limits import MeteredArchive, SheetError

_MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
_STRINGS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml'


def open_workbook(stream, limits):
    """:return: the workbook, read-only, and its :class:`MeteredArchive`, which wants to know of each row"""
    reader = _Reader(stream, limits)
    try:
        reader.read()
    except ValueError as error:
        # it says of every bad value in what step it was found
        if isinstance(error.__cause__, SheetError):
            raise error.__cause__ from None
        raise
    reader.archive.by_rows()
    return reader.wb, reader.archive


class _Reader(ExcelReader):

    def __init__(self, stream, limits):
        super().__init__(stream, read_only=True, data_only=True, keep_links=False)
        self.archive = MeteredArchive(stream, limits)

    def read_strings(self):
        part = self.package.find(_STRINGS)
        if part is not None:
            self.shared_strings = SharedStrings(self.archive, part.PartName[1:])


class SharedStrings:
    """The texts that cells share, by number; read as far as somebody has asked, each once.

    What tells how a text is pronounced is not part of it.
    """

    def __init__(self, archive, name):
        self._texts = []
        self._rest = self._read(archive, name)

    def __getitem__(self, index):
        if index < 0:
            raise IndexError(index)
        self._texts.extend(itertools.islice(self._rest, max(0, index + 1 - len(self._texts))))
        return self._texts[index]

    def _read(self, archive, name):
        with archive.open(name, limit=archive.limits.strings) as part:
            for _event, element in etree.iterparse(
                    part, events=('end',), tag=f'{_MAIN}si', resolve_entities=False, no_network=True, huge_tree=False):
                yield ''.join(
                    text.text or '' for text in element.iter(f'{_MAIN}t') if text.getparent().tag != f'{_MAIN}rPh')
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
