"""Tables in markup that programs call a workbook: HTML with another name, Excel's XML of 2003. Pure."""
import io
import re

from lxml import etree

from .sheet_cell import shown
from .sheet_limits import SheetError

_SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet'
_SS = f'{{{_SPREADSHEET}}}'
#: how a text of markup begins
_BEGIN = re.compile(r'\s*<(?:!doctype html|html|head|meta|body|table|style|div|center|!--|\?xml)', re.I)
#: more rows than a cell spans in any report
_SPAN = 2000


def is_html(text):
    """
    >>> is_html('<html><body><table><tr><td>a'), is_html('<b>;c'), is_html('\\ufeff <TABLE border=1><TR>')
    (True, False, True)
    """
    text = text.lstrip('\ufeff')
    return bool(_BEGIN.match(text)) and bool(re.search(r'<(?:table|tr)\b', text, re.I))


def is_xml_workbook(data):
    """
    >>> is_xml_workbook(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')
    True
    """
    head = data[:4096].replace(b'\0', b'')
    return head.lstrip(b'\xef\xbb\xbf\xff\xfe \t\r\n')[:1] == b'<' and _SPREADSHEET.encode() in head and (
        b'Workbook' in head)


def html_lines(text, limits):
    """The rows of the tables of a page; a cell that spans several rows stands in each.

    :param text: the page
    :param Limits limits: how many columns a row may have
    :return: generator of ``(number, cells)``
    :raise SheetError: ``damaged`` for what is no page, ``no_sheet`` where no table is in it

    >>> from .sheet_limits import Limits
    >>> list(html_lines('<table><tr><th>A<th colspan=2>B<tr><td rowspan=2>x<td>1<br>2<td>y<tr><td>3</table>', Limits()))
    [(1, ['A', 'B', '']), (2, ['x', '1\\n2', 'y']), (3, ['x', '3'])]
    """
    number, spans = 0, {}
    stream = io.BytesIO(text.lstrip('\ufeff').encode('utf-8', 'replace'))
    try:
        for _event, row in etree.iterparse(
                stream, events=('end',), tag='tr', html=True, encoding='utf-8', no_network=True, huge_tree=False):
            number += 1
            yield number, _html_cells(row, spans, limits)
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
    except etree.LxmlError as error:
        raise SheetError('damaged') from error
    if not number:
        raise SheetError('no_sheet')


def _html_cells(row, spans, limits):
    """:param dict spans: ``{position: [rows left, text]}`` of cells that span several rows, changed"""
    cells = []

    def carried():
        while len(cells) in spans and len(cells) < limits.columns:
            left = spans[len(cells)]
            left[0] -= 1
            if not left[0]:
                del spans[len(cells)]
            cells.append(left[1])

    for cell in row.iterchildren('td', 'th'):
        carried()
        text = _html_text(cell)
        down, across = (_number(cell.get(name)) for name in ('rowspan', 'colspan'))
        for place in range(min(across, limits.columns + 1 - len(cells))):
            if down > 1:
                spans[len(cells)] = [min(down, _SPAN) - 1, text if not place else '']
            cells.append(text if not place else '')
        if len(cells) > limits.columns:
            break
    carried()
    return cells


def _html_text(cell):
    for broken in cell.iter('br', 'p'):
        broken.tail = f"\n{broken.tail or ''}"
    lines = (' '.join(line.split(' ')).strip() for line in ''.join(cell.itertext()).split('\n'))
    return '\n'.join(filter(None, lines))


def _number(text):
    return int(text) if text and text.strip().isdigit() and len(text.strip()) < 6 and int(text) else 1


def xml_names(data):
    """What the sheets of a workbook in the XML of Excel 2003 are called.

    :param bytes data: the file
    """
    return [_name_of(sheet) for _event, sheet in _elements(data, ('start',), (f'{_SS}Worksheet',))]


def _name_of(sheet):
    return sheet.get(f'{_SS}Name') or ''


def _elements(data, events, tags):
    return etree.iterparse(
        io.BytesIO(data.lstrip()), events=events, tag=tags, resolve_entities=False, no_network=True, huge_tree=False)


def xml_lines(data, limits, name, aside):
    """The rows of a sheet of a workbook in the XML of Excel 2003; numbers in their format.

    :param bytes data: the file
    :param Limits limits: how many columns a row may have
    :param name: of the sheet; '' for the first one
    :param Aside aside: where merged cells are noted
    :return: generator of ``(number, cells)``
    :raise SheetError: ``damaged`` for what is no such workbook, ``no_sheet`` where it has no sheet of that name

    >>> from .sheet_aside import Aside
    >>> from .sheet_limits import Limits
    >>> data = b'''<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
    ...   xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="z"><NumberFormat
    ...   ss:Format="00000"/></Style></Styles><Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="String">A</Data>
    ...   </Cell><Cell ss:Index="3"><Data ss:Type="String">B</Data></Cell></Row><Row ss:Index="4"><Cell ss:StyleID="z">
    ...   <Data ss:Type="Number">8001</Data></Cell></Row></Table></Worksheet></Workbook>'''
    >>> list(xml_lines(data, Limits(), '', Aside()))
    [(1, ['A', '', 'B']), (4, ['08001'])]
    """
    if b'<!ENTITY' in data or b'<!DOCTYPE' in data:
        # no program that writes tables declares any
        raise SheetError('damaged')
    number, forms, is_read = 0, {}, False
    try:
        for event, element in _elements(data, ('start', 'end'), (f'{_SS}Row', f'{_SS}Style', f'{_SS}Worksheet')):
            if element.tag == f'{_SS}Worksheet':
                if event == 'end' and is_read:
                    return
                is_read = name in ('', _name_of(element))
                continue
            if event == 'start':
                continue
            if element.tag == f'{_SS}Style':
                form = element.find(f'{_SS}NumberFormat')
                forms[element.get(f'{_SS}ID')] = form.get(f'{_SS}Format') if form is not None else None
                continue
            if is_read:
                number = max(_number(element.get(f'{_SS}Index')), number + 1)
                yield number, _xml_cells(element, forms, limits, number, aside)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.LxmlError as error:
        raise SheetError('damaged') from error
    raise SheetError('no_sheet')


def _xml_cells(row, forms, limits, number, aside):
    cells = []
    for cell in row.iterchildren(f'{_SS}Cell'):
        index = min(_number(cell.get(f'{_SS}Index')), limits.columns + 2)
        cells += [''] * (index - 1 - len(cells))
        data = cell.find(f'{_SS}Data')
        cells.append(_xml_text(data, forms.get(cell.get(f'{_SS}StyleID'))) if data is not None else '')
        down = cell.get(f'{_SS}MergeDown') or ''
        if down.isdigit() and len(down) < 7:
            aside.merge(number, number + int(down), len(cells) - 1)
        across = cell.get(f'{_SS}MergeAcross') or ''
        cells += [''] * (min(int(across), limits.columns) if across.isdigit() and len(across) < 5 else 0)
        if len(cells) > limits.columns + 1:
            break
    return cells


def _xml_text(data, form):
    text, kind = ''.join(data.itertext()).strip(), data.get(f'{_SS}Type')
    if kind == 'Number':
        try:
            return shown(float(text), form)
        except ValueError:
            return text
    if kind == 'DateTime':
        return re.sub(r'\.\d+$', '', text).replace('T', ' ').removesuffix(' 00:00:00')
    if kind == 'Boolean':
        return 'true' if text == '1' else 'false'
    return text
