"""What is too much of a table, and archives that are metered while they are read. Pure.

A workbook is an archive, and a small archive can unpack to gigabytes. What one claims of itself is checked before
anything is unpacked, and what is unpacked is counted while it is read, so that neither memory nor time is spent
on what is refused.
"""
import zipfile
from typing import NamedTuple

#: no program that writes tables declares a document type: in one byte a character, or in two
_DECLARATIONS = tuple(
    text.encode(encoding)
    for text in ('<!DOCTYPE', '<!ENTITY') for encoding in ('ascii', 'utf-16-le', 'utf-16-be'))


class SheetError(ValueError):
    """Why a file is no table. ``args``: a code, then what goes with it.

    ``empty``, ``binary``, ``old`` (Excel before 2007), ``encrypted``, ``damaged``, ``bomb`` (unpacked, it is
    bigger than anybody's table), ``size`` (limit), ``columns`` (line, limit), ``rows`` (limit), ``cell`` (line,
    limit), ``line`` (line, limit), ``quote`` (line of a quotation mark that nothing closes), ``no_sheet``
    """


class Limits(NamedTuple):
    size: int = 64 * 1024 * 1024            # bytes of the file
    unpacked: int = 512 * 1024 * 1024       # bytes of what an archive holds
    parts: int = 5_000                      # of an archive
    part: int = 8 * 1024 * 1024             # bytes of a part that is kept in memory whole, such as styles
    strings: int = 64 * 1024 * 1024         # bytes of the texts that cells of a workbook share
    ratio: int = 400                        # of a part to its packed size: tables have 10 to 30, of equal rows 200
    small: int = 16 * 1024 * 1024           # bytes of a part that may have any ratio
    rows: int = 1_000_000
    columns: int = 512
    cells: int = 40_000_000                 # of all rows, those said to repeat too
    cell: int = 100_000                     # characters
    line: int = 8 * 1024 * 1024             # characters of a line of text, bytes of a row of an archive


class MeteredArchive(zipfile.ZipFile):
    """An archive that is opened only if it may be a table's, and whose parts are counted while they are read.

    A part is at most ``limits.part`` bytes, unless it is read row by row: after :meth:`by_rows` at most
    ``limits.line`` bytes go by between two calls of :meth:`row`.

    :param stream: binary, the whole file
    :param Limits limits: what is too much
    :raise SheetError: ``encrypted``, ``damaged``, ``bomb``
    """

    def __init__(self, stream, limits):
        super().__init__(stream)
        self.limits = limits
        self._left = None
        entries = self.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise SheetError('encrypted')
        if sum(entry.compress_size for entry in entries) > stream.seek(0, 2):
            raise SheetError('damaged')
        too_many = len(entries) > limits.parts or sum(entry.file_size for entry in entries) > limits.unpacked
        if too_many or any(self._is_made_to_burst(entry) for entry in entries):
            raise SheetError('bomb')

    def _is_made_to_burst(self, entry):
        return entry.file_size > self.limits.small and entry.file_size > self.limits.ratio * entry.compress_size

    def by_rows(self):
        """From now on parts are read row by row."""
        self._left = self.limits.line

    def row(self):
        """A row has been read, the next one begins."""
        self._left = self.limits.line

    def open(self, name, mode='r', pwd=None, *, force_zip64=False, limit=None):
        """:param name, mode, pwd, force_zip64: as ``zipfile.ZipFile.open`` takes them
        :param limit: bytes of this part, instead of the other limits
        :return: a file that counts what is read of it
        :raise SheetError: ``bomb`` for a part that is larger than its limit
        """
        if limit is not None and self.getinfo(name).file_size > limit:
            raise SheetError('bomb')
        return _Part(self, super().open(name, mode, pwd, force_zip64=force_zip64), limit)

    def _spend(self, part, size):
        part.total += size
        if part.limit is not None or self._left is None:
            left = (part.limit or self.limits.part) - part.total
        else:
            left = self._left = self._left - size
        if left < 0:
            raise SheetError('bomb')


class _Part:
    """A part of a :class:`MeteredArchive`, for whoever reads XML from a stream."""

    def __init__(self, archive, stream, limit):
        self.limit, self.total = limit, 0
        self._archive, self._stream, self._end = archive, stream, b''

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()

    # a file's method, no record's
    def read(self, size=-1):  # pylint: disable=method-required-super
        """At most ``size`` bytes; without it all of a part that is short enough.

        :raise SheetError: ``bomb`` beyond the limits, ``damaged`` where entities are declared
        """
        # one byte more than is allowed is enough to know
        piece = self._stream.read(self._archive.limits.part + 1 if size is None or size < 0 else size)
        self._archive._spend(self, len(piece))
        looked_at = self._end + piece
        if any(declaration in looked_at for declaration in _DECLARATIONS):
            raise SheetError('damaged')
        self._end = piece[-20:]
        return piece

    def close(self):
        self._stream.close()
