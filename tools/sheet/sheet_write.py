"""A table as a file of the kind somebody sent, to be opened with the program it came from. Pure."""
import csv
import io
import re
import zipfile
from xml.sax.saxutils import escape

from .encoding import codec_of

_MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet'
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="1">')
_END = '</table:table></office:spreadsheet></office:body></office:document-content>'

# what a spreadsheet takes for the beginning of a formula, and numbers and phones, which are none
_FORMULA = re.compile(r'[=+\-@\t\r]')
_NUMBER = re.compile(r'[+-]?[\d\s.,()/€%-]*')


def write_sheet(lines, kind, encoding='', delimiter=''):
    """The file as bytes. No cell is a formula when it is opened: what somebody sent is not run on another's machine.

    :param lines: iterable of lists of texts
    :param kind: csv, xlsx or ods; cells of the latter two are text
    :param encoding: of a csv; if it has not all the letters, UTF-8 with its mark
    :param delimiter: of a csv; ';' by default

    >>> write_sheet([['a', 'b;c'], ['ñ', '']], 'csv', 'cp1252', ';')
    b'a;"b;c"\\r\\n\\xf1;\\r\\n'
    >>> write_sheet([['=HYPERLINK(A1)', '+34 600 100 200']], 'csv', 'utf-8', ';').decode().strip()
    "'=HYPERLINK(A1);+34 600 100 200"
    >>> from .sheet import read_sheet
    >>> for kind in ('xlsx', 'ods'):
    ...     list(read_sheet(write_sheet([['<a>', '=1+1'], ['two\\nlines', 'ñ']], kind)).lines)
    [(1, ['<a>', '=1+1']), (2, ['two\\nlines', 'ñ'])]
    [(1, ['<a>', '=1+1']), (2, ['two\\nlines', 'ñ'])]
    """
    if kind == 'xlsx':
        return _xlsx(lines)
    return _ods(lines) if kind == 'ods' else _csv(lines, encoding or 'utf-8-sig', delimiter or ';')


def plain_cell(text):
    """A cell of a CSV that every spreadsheet shows as it is, and none takes for a formula.

    >>> plain_cell('@SUM(A1)'), plain_cell('-2+3+cmd|x'), plain_cell('-12,50'), plain_cell('Bar = Sol')
    ("'@SUM(A1)", "'-2+3+cmd|x", '-12,50', 'Bar = Sol')
    """
    # a spreadsheet looks past spaces and what cannot be seen
    seen = text.lstrip(' \n\u00a0\ufeff\u200b')
    return f"'{text}" if _FORMULA.match(seen) and not _NUMBER.fullmatch(seen) else text


def file_name(text):
    """A name that names a file in whatever folder it is put, and no other folder.

    >>> file_name('../../etc/passwd'), file_name(' a"b?.csv'), file_name('..')
    ('passwd', 'a_b_.csv', '')
    """
    text = re.split(r'[\\/]', text)[-1]
    text = re.sub(r'[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+', '_', text)
    return re.sub(r'[<>:"|?*]', '_', text).strip(' .')[-120:]


def _csv(lines, encoding, delimiter):
    stream = io.StringIO(newline='')
    csv.writer(stream, delimiter=delimiter).writerows(map(plain_cell, line) for line in lines)
    try:
        return stream.getvalue().encode(codec_of(encoding))
    except UnicodeEncodeError:
        return stream.getvalue().encode('utf-8-sig')


def _xlsx(lines):
    # a dependency of Odoo's; not loaded for who writes CSV
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in lines:
        cells = []
        for text in line:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub('', text))
            cell.data_type = 's'
            cells.append(cell)
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods(lines):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('mimetype', _MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr('META-INF/manifest.xml', _MANIFEST)
        with archive.open('content.xml', 'w') as content:
            content.write(_CONTENT.encode())
            for line in lines:
                content.write(f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>".encode())
            content.write(_END.encode())
    return stream.getvalue()


def _ods_cell(text):
    paragraphs = ''.join(
        f'<text:p>{escape("".join(letter for letter in part if letter >= " " or letter == chr(9)))}</text:p>'
        for part in text.split('\n'))
    if not text:
        return '<table:table-cell/>'
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
