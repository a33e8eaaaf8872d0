"""Where the table is in a file that a program printed: titles above the headers, totals and remarks below. Pure."""
import re
from collections import Counter

from .search_name import fold

#: a title is not longer than this
_TITLES = 30
#: remarks of a program below a table: not more lines than this
_REMARKS = 12
_FOOTER = re.compile(
    r'(?:(?:sub|grand )?total(?:es|s)?(?:\s*(?:[:=(\d-].*|general(?:es)?.*|(?:de |n(?:o|um)?\.? )?(?:clientes|'
    r'registros|leads|'
    r'contactos|empresas|lineas|filas|records|rows|accounts|contacts|customers|potenciales|importe|suma).*))?$'
    r'|copyright\b|\(c\) ?\d{4}|©|confidential information|informacion confidencial|documento confidencial'
    r'|generated (?:by|on|at|from)\b|generado (?:por|el|con|desde)\b|report generated|informe generado'
    r'|impreso (?:el|por)\b|printed (?:on|by)\b|exported (?:by|on|from|at)\b|exportado (?:el|por|desde)\b'
    r'|fecha (?:y hora )?de (?:impresion|emision|generacion|exportacion)\b|fecha:? \d|pagina:? ?\d|pag\. ?\d|page:? '
    r'?\d|hoja:? ?\d'
    r'|fin (?:de|del) (?:listado|informe|fichero|archivo|documento)|end of (?:report|file|list)|\*+ ?fin|-+ ?fin'
    r'|numero (?:total )?de (?:registros|clientes|lineas|contactos)|n(?:o|um|º)?\.? ?(?:total )?(?:de )?(?:registros|'
    r'clientes)\b'
    r'|(?:registros|clientes|records?|rows?|recuento|count|suma|sum)(?: \w+)? ?[:=] ?[\d.,]+$'
    r'|[\d.,]+ (?:registros?|filas?|clientes|contactos|records?|rows?|leads)(?: (?:en total|listados|encontrados|'
    r'found|in total))?\.?$'
    r'|filtered by\b|filtrado por\b|filtros?:|filters?:|suma y sigue|as of \d)')
#: what a total or a remark begins with: few cells are looked at closer
_FIRST = re.compile(
    r'[\W_]*(?:sub|grand|total|copy|\(c|©|conf|inf|doc|gen|rep|imp|pri|exp|fec|p[aá]g|hoja|fin|end|n[uúoº.]|reg|cli|'
    r'rec|row|'
    r'cou|sum|\d|filt|as )', re.I)
_NUMERIC = re.compile(r'[\d\s.,€$%()+-]+')


def is_footer(cells, width):
    """Whether a line below the headers is a total or a remark of the program that printed the list.

    :param width: how many columns the table has

    >>> is_footer(['Total clientes: 3'], 7), is_footer(['', 'TOTAL', '', '1.200,00'], 4), is_footer(['Total Gas SL'], 4)
    (True, True, False)
    >>> is_footer(['Copyright (c) 2000-2026 salesforce.com, inc.'], 7), is_footer(['Total', 'total@bar.es'], 2)
    (True, False)
    >>> is_footer(['Página 2 de 3'], 5), is_footer(['Total'], 1)
    (True, False)
    """
    first = next((cell for cell in cells if cell and not cell.isspace()), '')
    if width < 2 or not _FIRST.match(first) or not _FOOTER.match(fold(first).strip('*-= ')):
        return False
    said = [cell.strip() for cell in cells if cell.strip()]
    return all(_NUMERIC.fullmatch(cell) for cell in said[1:])


def header_of(lines, is_known):
    """Which line holds the headers.

    :param lines: ``[(number, cells)]``, the first ones of a file
    :param is_known: says of a cell whether it is a header we know
    :return: its place in ``lines``

    >>> known = {'Nombre', 'Ciudad', 'Correo', 'Notas'}.__contains__
    >>> lines = [(1, ['ACME, S.L.']), (2, ['Listado', '', '29/11/2026']), (4, ['Nombre', 'Ciudad', 'Correo']),
    ...          (5, ['Bar Sol', 'Vigo', 'a@b.es'])]
    >>> header_of(lines, known), header_of(lines[2:], known), header_of([(1, ['foo', 'bar']), (2, ['1', '2'])], known)
    (2, 0, 0)
    >>> header_of([(1, ['Listado']), (2, ['a', 'b', 'c']), (3, ['1', '2', '3']), (4, ['1', '2', '3'])], known)
    1
    """
    widths = [sum(bool(cell.strip()) for cell in cells) for _number, cells in lines]
    known = [sum(map(is_known, filter(None, map(str.strip, cells)))) for _number, cells in lines[:_TITLES]]
    best = max(range(len(known)), key=lambda place: (known[place], -place))
    if known[best] >= 2 and known[best] * 3 >= widths[best]:
        for place, count in enumerate(known[:best]):
            # a line that is as wide and as well known comes first
            if count * 2 >= known[best] and widths[place] * 2 >= widths[best] and count * 3 >= widths[place]:
                return place
        if all(width < widths[best] or not _looks_like_headers(lines[place][1])
               for place, width in enumerate(widths[:best])):
            return best
    return _by_shape(lines, widths)


def _looks_like_headers(cells):
    said = [cell for cell in cells if cell.strip()]
    return all(len(cell) < 40 and not re.search(r'\d{3}|@', cell) for cell in said)


def _by_shape(lines, widths):
    """The first line as wide as most, if those above have hardly anything in them."""
    usual = Counter(widths).most_common(1)[0][0] if widths else 0
    if usual < 3 or widths[0] * 3 > usual:
        return 0
    return next((place for place, width in enumerate(widths[:_TITLES]) if width * 3 > usual * 2), 0)


class Frame:
    """The rows of a table: without the lines above the headers, headers repeated, totals and the program's remarks.

    :param lines: iterator of (number, cells), from the first line of the file
    :param header: number and cells of the headers

    What is left out is in ``left_out``, as ``[(number, text)]``, once the rows have gone by.

    >>> lines = [(1, ['List']), (2, ['Name', 'City', 'Tax']), (3, ['Bar', 'Vigo', '1']), (4, ['Page 2']),
    ...          (5, ['Name', 'City', 'Tax']), (6, ['Inn']), (8, ['Leads Q1']), (9, ['Generated By: Ana 1/2/2026'])]
    >>> frame = Frame(iter(lines), (2, ['Name', 'City', 'Tax']))
    >>> list(frame.rows()), frame.left_out
    ([(3, ['Bar', 'Vigo', '1']), (6, ['Inn'])], [(4, 'Page 2'), (5, 'Name · City · Tax'), (8, 'Leads Q1'), \
(9, 'Generated By: Ana 1/2/2026')])
    """

    def __init__(self, lines, header):
        self._lines, (self._number, self._header) = lines, header
        self._bare = [cell.strip() for cell in self._header]
        self._width = sum(bool(cell) for cell in self._bare)
        self.left_out = []

    def rows(self):
        held, last = [], self._number
        for number, cells in self._lines:
            if number <= self._number:
                continue
            alone = self._width > 2 and not (len(cells) > 1 and cells[0] and cells[1]) and (
                sum(bool(cell.strip()) for cell in cells) == 1)
            if alone and (held or number > last + 1) and len(held) < _REMARKS:
                # below an empty line: a remark of the program, unless rows follow
                held.append((number, cells))
            else:
                yield from self._taken(held)
                held = []
                if self._is_row(number, cells):
                    yield number, cells
            last = number
        if any(is_footer(cells, self._width) for _number, cells in held):
            for number, cells in held:
                self._leave_out(number, cells)
        else:
            yield from self._taken(held)

    def _taken(self, held):
        for number, cells in held:
            if self._is_row(number, cells):
                yield number, cells

    def _is_row(self, number, cells):
        again = cells[0].strip() == self._bare[0] and [cell.strip() for cell in cells] == self._bare
        if again or is_footer(cells, self._width):
            self._leave_out(number, cells)
            return False
        return True

    def _leave_out(self, number, cells):
        self.left_out.append((number, ' · '.join(cell.strip() for cell in cells if cell.strip())))
