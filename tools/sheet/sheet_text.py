"""Delimited text: in what encoding and with what between its cells, and its lines. Pure."""
import codecs
import io
import re
from collections import Counter
from typing import NamedTuple

from .csv_lines import Broken, Lines, records
from .encoding import ERRORS, TWICE, codec_of, decodes, encoding_of, once
from .entity import sealed, without
from .sheet_limits import SheetError

DELIMITERS = (';', '\t', '|', ',')
SAMPLE = 65_536
_WRAPPED = re.compile(r'"((?:[^"]|"")*)"[;,\t ]*')
#: lines looked at to say what separates cells
_LOOKED_AT = 60


class Text(NamedTuple):
    encoding: str
    is_sure: bool       # whether no other encoding reads as well
    delimiter: str
    lines: object       # iterator of (number, cells)


def read_text(data, limits, encoding=''):
    """The lines of a text, whatever wrote it.

    :param bytes data: the file
    :param Limits limits: how long a line may be
    :param encoding: one of ``encoding.ENCODINGS``, where somebody has chosen it
    :return: a :class:`Text`
    :raise SheetError: ``binary`` for what is no text; while iterating ``line`` and ``cell`` for what is too long
    """
    try:
        found, is_sure = encoding_in(data)
    except SheetError:
        if not encoding:
            raise
        found, is_sure = encoding, True
    if encoding and encoding != found:
        # somebody knows better
        found, is_sure = encoding, True
    sample = data[:SAMPLE].decode(codec_of(found), 'ignore')
    wrapped = is_wrapped(sample)
    delimiter = delimiter_in('\n'.join(map(unwrapped, sample.splitlines())) if wrapped else sample)
    return Text(found, is_sure, delimiter, _lines(data, found, delimiter, limits, wrapped))


def is_wrapped(text):
    """Whether whole lines stand in quotation marks: each is one cell to whoever reads it.

    >>> is_wrapped('"a;b;c"\\n"1;""2"";3"\\n'), is_wrapped('"a";"b"\\n"1";"2"\\n'), is_wrapped('"Name"\\n"Bar, the"\\n')
    (True, False, False)
    """
    lines = [line for line in text.lstrip('\ufeff').splitlines()[:_LOOKED_AT] if line.strip()]
    bare = [_WRAPPED.fullmatch(line.strip()) for line in lines]
    return bool(bare) and bool(bare[0]) and any(mark in bare[0][1] for mark in DELIMITERS) and (
        sum(map(bool, bare)) * 5 >= len(lines) * 4)


def unwrapped(line):
    r"""
    >>> unwrapped('"a;""b"";c";;\r\n'), unwrapped('a;b')
    ('a;"b";c\n', 'a;b')
    """
    found = _WRAPPED.fullmatch(line.strip('\ufeff\r\n '))
    return (found[1].replace('""', '"') + ('\n' if line.endswith('\n') else '')) if found else line


def encoding_in(data):
    """The encoding that makes sense of all of a text, and whether it is sure.

    :param bytes data: the file
    :raise SheetError: ``binary`` for what is no text

    >>> encoding_in('año'.encode()), encoding_in('año'.encode('cp1252')), encoding_in('\\ufeffaño'.encode('utf-16-le'))
    (('utf-8-sig', True), ('cp1252', True), ('utf-16', True))
    >>> encoding_in('name;city'.encode('utf-16-le')), encoding_in('Población;León'.encode('cp850'))
    (('utf-16-le', True), ('cp850', False))
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if not decodes(data, 'utf-16'):
            raise SheetError('binary')
        return 'utf-16', True
    even, odd = data[0:200:2], data[1:200:2]
    for encoding, texts, zeros in (('utf-16-le', even, odd), ('utf-16-be', odd, even)):
        # text of two bytes a character without its mark has a zero in every second place, and only there
        if zeros.count(0) > 0.8 * len(zeros) > texts.count(0) * 4 and decodes(data, encoding):
            return encoding, True
    sample = data[:SAMPLE]
    if _controls(sample) > max(2, len(sample) // 50):
        raise SheetError('binary')
    found, is_doubtful = encoding_of(data)
    return found, not is_doubtful


def _controls(data):
    """How many bytes there are that no text has; exports of old programs have one here and there."""
    return len(re.findall(rb'[\x00-\x08\x0e-\x1a\x1c-\x1f]', data))


def delimiter_in(text):
    """What separates the cells: the mark that most lines have as many of, outside quotes; else the comma.

    >>> delimiter_in('"Name, first";City;Zip'), delimiter_in('account'), delimiter_in('\\ufeffsep=|\\na|b')
    (';', ',', '|')
    >>> titled = 'ACME, S.L.\\nList\\n\\nCode;Name;City\\n1;Bar, the;Vigo\\n2;Inn;Lugo\\n'
    >>> delimiter_in(titled), delimiter_in('a;b\\nx, y;1,5\\n')
    (';', ';')
    """
    text = text.lstrip('\ufeff \r\n')
    said = re.match(r'sep=(.)\r?\n', text)
    if said:
        return said[1]
    bare = re.sub(r'"(?:[^"]|"")*"', '', without(text))
    lines = [line for line in re.split(r'\r\n|\n|\r', bare)[:_LOOKED_AT] if line.strip()]
    best, most = ',', 0
    for delimiter in DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        usual = max((count for count in counts if count), key=lambda count: (counts[count] * count, count), default=0)
        if counts[usual] < 2 and len(lines) > 1 and not lines[0].count(delimiter):
            # in one line only: no table
            continue
        # a line of headers has as many as its rows; one without any is a title
        even = counts[usual] * usual / max(1, len(lines) - counts[0] // 2) if usual else 0
        even += lines[0].count(delimiter) if lines else 0
        if even > most:
            best, most = delimiter, even
    return best


def _lines(data, encoding, delimiter, limits, is_wrapped=False):
    stream = io.TextIOWrapper(io.BytesIO(data), encoding=codec_of(encoding), errors=ERRORS, newline='')
    number = 0
    mends = [mend for mend, is_so in (
        (once, encoding == TWICE), (unwrapped, is_wrapped), (sealed, delimiter == ';')) if is_so]
    for cells in records(Lines(stream, limits.line, _all_of(mends) if mends else None), delimiter):
        number += 1
        if number == 1 and cells and cells[0].lower().startswith('sep=') and len(''.join(cells)) <= 5:
            number = 0      # a word to Excel, which does not show it
        else:
            yield number, cells


def _all_of(mends):
    def mend(line):
        for one in mends:
            line = one(line)
        return line
    return mend


def is_broken(cells):
    """Whether a quotation mark that belongs to nothing stands in a line.

    :param cells: a line, as :func:`csv_lines.records` gives it
    """
    return isinstance(cells, Broken)
