"""Lines of delimited text, with the quotation marks people leave in it. Pure.

A cell in quotation marks may hold line breaks, delimiters and doubled marks. A mark that nothing closes, or that one
some rows further down closes, would swallow the rows between: it is found out, and is an error of its own line alone.
"""
import csv
import re

from .sheet_limits import SheetError

#: a cell of more lines is none
_DEEP = 400
#: and one with backslashes before its quotation marks of no more than these
_DEEP_ESCAPED = 20


class Broken(list):
    """Cells of a line with a quotation mark that belongs to nothing: what stands there, mark and all."""


class Lines:
    """Physical lines of a text stream, some of them handed back.

    :param stream: of texts, with their line ends
    :param int limit: characters of a line, and of all lines of a record
    :param mend: ``mend(line)``, what a line becomes that was not read as it was meant; nothing is mended without
    """

    def __init__(self, stream, limit, mend=None):
        self._stream, self.limit, self._mend = stream, limit, mend
        self._back = []
        self.number = 0     # of physical lines so far

    def next(self):
        """The next line with its end, '' behind the last one.

        :raise SheetError: ``line``, for one that is too long
        """
        self.number += 1
        if self._back:
            return self._back.pop()
        line = self._stream.readline(self.limit + 1)
        if len(line) > self.limit:
            raise SheetError('line', self.number, self.limit)
        if '\0' in line:
            line = line.replace('\0', '')
        return self._mend(line) if self._mend else line

    def put_back(self, lines):
        """Give lines back: they are the next ones again.

        :param lines: list of those that :meth:`next` gave last, in their order
        """
        self.number -= len(lines)
        self._back.extend(reversed(lines))


def records(lines, delimiter):
    """The cells of each record; those of a line with a stray quotation mark as :class:`Broken`.

    :param Lines lines: a text with its line ends
    :param delimiter: one character
    :return: generator of lists of texts

    >>> import io
    >>> def read(text, delimiter=';'): return list(records(Lines(io.StringIO(text, newline=''), 1000), delimiter))
    >>> read('a;b\\n"one\\ntwo";"say ""hi"" now"\\n"x;1"; "y"\\n')
    [['a', 'b'], ['one\\ntwo', 'say "hi" now'], ['x;1', 'y']]
    >>> read('a;b;c\\n"Bar;1;2\\nSol;3;4\\nHotel "Luna";5;6\\n')      # closed where a word begins
    [['a', 'b', 'c'], ['"Bar', '1', '2'], ['Sol', '3', '4'], ['Hotel "Luna"', '5', '6']]
    >>> [type(cells).__name__ for cells in read('a;b;c\\n"Bar;1;2\\nSol;3;4\\nLuna";5;6\\n')]     # swallows two rows
    ['list', 'Broken', 'list', 'list']
    >>> read('a;b\\nx;"y\\nz;1')      # never closed
    [['a', 'b'], ['x', '"y'], ['z', '1']]
    """
    width, last = 0, ()
    while line := lines.next():
        if '"' not in line:
            cells = last = line.rstrip('\r\n').split(delimiter)
        else:
            cells = _quoted(line, lines, delimiter, width, last)
        width = width or len(cells)
        yield cells


def _quoted(line, lines, delimiter, width, last):
    """A record that begins with ``line``, which has quotation marks.

    :param last: a record before it that has none
    """
    cells = _plainly(line, lines, delimiter, width)
    if cells is None:
        return _read_on(line, lines, delimiter, width, last)
    if width > 1 and delimiter in cells[0] and not any(cells[1:]):
        # a program that separates by something else put the whole line in quotation marks
        inside = _in_order(cells[0], delimiter) or cells[0].split(delimiter)
        return inside if len(inside) == width else cells
    return cells


def _plainly(line, lines, delimiter, width):
    """The cells of a record whose quotation marks are in order, doubled or with backslashes; else ``None``."""
    strict = _in_order(line, delimiter)
    if '\\"' in line and (strict is None or any('"' in cell for cell in strict)):
        escaped = _escaped(line, lines, delimiter, width)
        if escaped is not None:
            return escaped
    return strict


def _read_on(line, lines, delimiter, width, last):
    """The cells of a record whose quoted text may go on in the next lines, or is never closed."""
    taken, cells, position = [line], [], 0
    text = line
    while True:
        start = position
        while text[start:start + 1] == ' ' and delimiter != ' ':
            start += 1
        if text[start:start + 1] != '"':
            end = _end_of_plain(text, position, delimiter)
            cells.append(text[position:end])
        else:
            end, more = _end_of_quoted(text, start, lines, delimiter, taken)
            if more is not None:
                text = more
            if end < 0:
                return _literal(lines, taken, delimiter, width)
            closing = text.rindex('"', start, end)
            cells.append(text[start + 1:closing].replace('""', '"'))
        if text[end:end + 1] != delimiter:
            break
        position = end + 1
    if len(taken) > 1 and _swallows(taken, cells, delimiter, width, last):
        return _literal(lines, taken, delimiter, width)
    return cells


def _in_order(line, delimiter):
    """The cells of a line whose quotation marks are in order, as nearly all are; ``None`` for one to be looked at."""
    if f'{delimiter} "' in line:
        return None
    try:
        [cells] = csv.reader((line,), delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return None
    return cells


_UNESCAPED = re.compile(r'\\(["\\\r\n])|""')


def _escaped(line, lines, delimiter, width):
    """The cells of a record whose quotation marks have a backslash before them, as MySQL and PHP write them.

    :return: the cells; ``None`` if that makes no record of it, and nothing is read on

    >>> import io
    >>> def read(text): return list(records(Lines(io.StringIO(text, newline=''), 1000), ','))
    >>> read('a,b\\n"Bar \\\\"Sol\\\\", SL",Vigo\\n"C:\\\\","D:\\\\"\\n')
    [['a', 'b'], ['Bar "Sol", SL', 'Vigo'], ['C:\\\\', 'D:\\\\']]
    """
    taken, text = [], line
    while (cells := _escaped_cells(text.rstrip('\r\n'), delimiter)) is None or taken and len(cells) != width:
        more = lines.next() if len(taken) < _DEEP_ESCAPED and len(text) < lines.limit else ''
        if not more:
            lines.put_back(taken)
            return None
        taken.append(more)
        text += more
    return cells


def _escaped_cells(text, delimiter):
    """Cells of a text of which every cell is in quotation marks with backslashes inside, or has no mark; or ``None``"""
    plain = re.escape(delimiter)
    cell = re.compile(rf'"((?:[^"\\]|\\.|"")*)"(?={plain}|\Z)|([^"{plain}\r\n]*)(?={plain}|\Z)', re.S)
    cells, position = [], 0
    while found := cell.match(text, position):
        cells.append(found[2] if found[1] is None else _UNESCAPED.sub(lambda mark: mark[1] or '"', found[1]))
        position = found.end() + 1
        if position > len(text):
            return cells
    return None


def _end_of_plain(text, position, delimiter):
    end = text.find(delimiter, position)
    return end if end >= 0 else len(text.rstrip('\r\n')) if position <= len(text.rstrip('\r\n')) else position


def _end_of_quoted(text, start, lines, delimiter, taken):
    """Where a cell in quotation marks ends, reading on as far as it must.

    :return: the position behind it, -1 if nothing closes it; the text with the lines that were read on, or ``None``
    """
    position, size, grown = start + 1, len(text), False
    while True:
        mark = text.find('"', position)
        if mark < 0:
            line = lines.next() if len(taken) < _DEEP and size < lines.limit else ''
            if not line:
                return -1, None
            taken.append(line)
            position = len(text)
            text += line
            size += len(line)
            grown = True
            continue
        if text.startswith('"', mark + 1):
            position = mark + 2
            continue
        end = mark + 1
        while text[end:end + 1] == ' ' and delimiter != ' ':
            end += 1
        rest = text[end:end + 1]
        if rest in (delimiter, '', '\r', '\n'):
            return end, text if grown else None
        return -1, None


def _swallows(taken, cells, delimiter, width, last):
    """Whether the lines of a record are records of their own: each has as many delimiters as the headers."""
    if width < 2 or any(line.count(delimiter) != width - 1 for line in taken):
        return False
    if len(cells) != width:
        return True
    if ''.join(taken).count('"') >= 2 * len(cells):
        # all cells are in quotation marks, and in order
        return False
    if '\n' in cells[-1] or '\r' in cells[-1]:
        # remarks in the last column may well have commas: rows have numbers and addresses where other rows have them
        kinds = [_kind(cell) for cell in last]
        return any(kinds) and all(_is_like(line, delimiter, kinds) for line in taken[1:])
    return width > 2 or len(taken) > 2


def _is_like(line, delimiter, kinds):
    cells = line.split(delimiter)
    return all(_kind(cell) == kind for cell, kind in zip(cells, kinds, strict=False) if kind and cell.strip('" \r\n'))


def _kind(cell):
    """What stands in a cell whose text is of a kind: a number, an address; '' for other texts and nothing."""
    cell = cell.strip().strip('"')
    if '@' in cell:
        return 'address'
    return 'number' if sum(letter.isdigit() for letter in cell) * 2 > len(cell) > 0 else ''


def _literal(lines, taken, delimiter, width):
    """A line by itself, its quotation marks letters like others; the lines behind it are read again."""
    lines.put_back(taken[1:])
    line = taken[0].rstrip('\r\n')
    cells = _split_outside(line, delimiter)
    plain = line.split(delimiter)
    if width and len(cells) != width and len(plain) == width:
        cells = plain
    # a mark in the middle of a name closes nothing and swallows nothing
    opened = len(taken) > 1 or line.count('"') % 2
    return Broken(cells) if opened and any(cell.lstrip().startswith('"') for cell in cells) else cells


def _split_outside(line, delimiter):
    """Cells of one line; those in quotation marks that are in order without them."""
    cells, position = [], 0
    while True:
        end = line.find(delimiter, position)
        start = position
        while line[start:start + 1] == ' ':
            start += 1
        if line[start:start + 1] == '"':
            close = start + 1
            while (close := line.find('"', close)) >= 0 and line.startswith('"', close + 1):
                close += 2
            behind = close + 1
            while close >= 0 and line[behind:behind + 1] == ' ':
                behind += 1
            if close >= 0 and line[behind:behind + 1] in (delimiter, ''):
                cells.append(line[start + 1:close].replace('""', '"'))
                if behind >= len(line):
                    return cells
                position = behind + 1
                continue
        plain = line[position:] if end < 0 else line[position:end]
        # marks inside that nobody doubled
        cells.append(plain[1:-1] if len(plain) > 2 and plain[0] == plain[-1] == '"' else plain)
        if end < 0:
            return cells
        position = end + 1
