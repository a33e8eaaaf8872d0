"""Where the table is in a file that a program printed: titles above the headers, totals and remarks below. Pure."""
import itertools
import re
from collections import Counter

from ..search.search_contact import email_addresses, whole_numbers
from ..search.search_name import fold
from ..search.search_tax import spanish_fault
from .sheet_aside import filled
from .sheet_remark import has_form, is_footer, is_group

#: a title is not longer than this
_TITLES = 30
#: remarks of a program below a table: not more lines than this
_REMARKS = 12
#: rows looked at to say in which columns there are numbers only
_LOOKED_AT = 200
#: what no header is: an amount with its decimals or its currency, a Spanish tax ID
_PRICE = re.compile(r'[€$] ?\d[\d.,]*|\d[\d.,]* ?(?:[€$]|EUR|USD)|\d[\d.]*,\d\d|\d[\d,]*\.\d\d')
_TAX = re.compile(r'(?:ES)?(?:[A-HJNP-SUVW]\d{7}[0-9A-J]|\d{8}[A-Z]|[XYZ]\d{7}[A-Z])')
_CODE = re.compile(r'[\d.\-/ ]*\d[\d.\-/ ]*')
#: what people write over a group of columns beside whose they are: 'Datos del cliente', 'Contact details'
_GROUP_BEFORE = re.compile(
    r'^\W*(?:(?:datos|informaci[oó]n|info|dades|datuak|direcci[oó]n|domicilio|details|data|information)\s+'
    r'(?:generales\s+|b[aá]sicos\s+)?(?:(?:de la|del?|d|of|the|about)\s+)*)', re.I)
_GROUP_BEHIND = re.compile(r'\s+(?:data|details|information|info)\W*$', re.I)
_PLURAL = re.compile(r'(?<=fiscal)es$', re.I)


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


def are_values(cells, is_known):
    """Whether a line is no line of headers but the first row: it holds values, and no header we know.

    :param cells: list of texts
    :param is_known: ``is_known(text)``: whether that is a header we know

    >>> known = {'Empresa'}.__contains__
    >>> [are_values(cells, known) for cells in (
    ...     ['Uno SL', 'ana@uno.es'], ['Uno', '986 111 222'], ['Uno', 'B12345674'], ['Uno', '1.200,50 €'])]
    [True, True, True, True]
    >>> [are_values(cells, known) for cells in (
    ...     ['Empresa', 'ana@uno.es'], ['foo', 'bar'], ['Cuenta', '2024', '2025'], ['Zona 1', '1'])]
    [False, False, False, False]
    """
    return any(map(_is_value, cells)) and not any(map(is_known, filter(None, cells)))


def _is_value(cell):
    cell = cell.strip()
    if '@' in cell:
        return email_addresses(cell) == [cell]
    if not re.search(r'\d{2}', cell):
        return False
    bare = re.sub(r'[ .\-]', '', cell).upper()
    return whole_numbers(cell) == [cell] and len(re.sub(r'\D', '', cell)) == 9 or bool(_PRICE.fullmatch(cell)) or (
        bool(_TAX.fullmatch(bare)) and not spanish_fault(bare.removeprefix('ES')))


def joined_headers(upper, lower, is_known):
    """Headers in two lines, the upper one over several columns: each of the lower with what stands over it.

    :param upper, lower: lists of texts, two lines that follow each other
    :param is_known: as :func:`header_of` takes it
    :return: the headers, ``None`` where these two lines are something else

    >>> joined_headers(['Cliente', '', 'Contacto', ''], ['Nombre', 'Ciudad', 'Nombre', 'Teléfono'], {
    ...     'Nombre', 'Ciudad', 'Teléfono'}.__contains__)
    ['Nombre Cliente', 'Ciudad', 'Nombre Contacto', 'Teléfono']
    >>> joined_headers(['Empresa', 'Ciudad', ''], ['Bar Sol', 'Vigo', '986111222'], {'Empresa', 'Ciudad'}.__contains__)
    """
    upper, lower = ([cell.strip() for cell in cells] for cells in (upper, lower))
    said = list(filter(None, lower))
    over = [cell for cell in upper if cell]
    if len(said) < 3 or not 1 < len(over) < len(said) or sum(map(is_known, said)) * 3 < len(said) * 2 or (
            not _looks_like_headers(lower) or not _looks_like_headers(upper)):
        return None
    found, group = [], ''
    for place, text in enumerate(lower):
        group = upper[place] if place < len(upper) and upper[place] else group
        found.append(f'{text} {_bare_group(group)}'.strip() if lower.count(text) > 1 or not text else text)
    return found


def _bare_group(text):
    """What stands over a group of columns, in the word that stands behind the header of one.

    >>> [_bare_group(text) for text in ('Datos del cliente', 'DATOS CONTACTO', 'Contact details', 'Datos fiscales')]
    ['cliente', 'CONTACTO', 'Contact', 'fiscal']
    >>> _bare_group('Contacto'), _bare_group('Datos'), _bare_group('Dirección de entrega')
    ('Contacto', 'Datos', 'entrega')
    """
    bare = _GROUP_BEHIND.sub('', _GROUP_BEFORE.sub('', text))
    return _PLURAL.sub('', bare) if bare else text


def _looks_like_headers(cells):
    said = [cell for cell in cells if cell.strip()]
    return all(len(cell) < 40 and not re.search(r'\d{3}|@', cell) for cell in said)


def _by_shape(lines, widths):
    """The first line as wide as most, if those above have hardly anything in them."""
    usual = Counter(widths).most_common(1)[0][0] if widths else 0
    if usual < 3 or widths[0] * 3 > usual:
        return 0
    return next((place for place, width in enumerate(widths[:_TITLES]) if width * 3 > usual * 2), 0)


def _is_shout(cells):
    """
    >>> _is_shout(['GRANDES CUENTAS', '', '']), _is_shout(['Bar Sol', '', '']), _is_shout(['BAR SOL SL', '', ''])
    (True, False, False)
    """
    return bool(cells) and len(cells) - cells.count('') == 1 and cells[0].isupper() and '@' not in cells[0] and (
        not has_form(cells[0]))


def _key(text):
    return re.sub(r'[\W_]+', ' ', fold(text)).strip() if text else ''


class Frame:
    """The rows of a table: without lines above the headers, headers repeated, headings of groups, totals and remarks.

    :param lines: iterator of (number, cells), from the first line of the file
    :param header: number and cells of the headers
    :param means: says of a text what it means as a header, ``None`` for nothing
    :param spans: cells merged over several lines, see ``sheet_aside``

    What is left out is in ``left_out``, as ``[(number, text)]``, once the rows have gone by.

    >>> lines = [(1, ['List']), (2, ['Name', 'City', 'Tax']), (3, ['Bar', 'Vigo', '1']), (4, ['Page 2']),
    ...          (5, ['Name', 'City', 'Tax']), (6, ['Inn']), (8, ['Leads Q1']), (9, ['Generated By: Ana 1/2/2026'])]
    >>> frame = Frame(iter(lines), (2, ['Name', 'City', 'Tax']))
    >>> list(frame.rows()), frame.left_out
    ([(3, ['Bar', 'Vigo', '1']), (6, ['Inn'])], [(4, 'Page 2'), (5, 'Name · City · Tax'), (8, 'Leads Q1'), \
(9, 'Generated By: Ana 1/2/2026')])
    >>> frame = Frame(iter([(2, ['NAME', 'CITY.', 'Tax:']), (3, ['NAME', 'City', '3'])]), (1, ['Name', 'City', 'Tax']))
    >>> list(frame.rows())
    [(3, ['NAME', 'City', '3'])]
    """

    def __init__(self, lines, header, means=None, spans=None):
        self._spans = spans
        self._lines, (self._number, self._header), self._means = lines, header, means
        self._bare = [cell.strip() for cell in self._header]
        self._keys = [_key(cell) for cell in self._bare]
        self._first = next((place for place, key in enumerate(self._keys) if key), 0)
        self._width = sum(bool(cell) for cell in self._bare)
        self.left_out = []
        #: titles above the headers and remarks among the first rows, where somebody has read them already
        self.around = []

    def rows(self):
        """The rows; what is left out is judged by what stands in a line itself."""
        return filled(self._rows(), self._spans)

    def _rows(self):
        held, last = [], self._number
        first = list(itertools.islice(self._lines, _LOOKED_AT))
        coded = self._coded(cells for number, cells in first if number > self._number)
        self._is_shouted = self._shouts([cells for number, cells in first if number > self._number])
        for number, cells in itertools.chain(first, self._lines):
            if number <= self._number:
                continue
            alone = self._width > 2 and not (len(cells) > 1 and cells[0] and cells[1]) and (
                sum(bool(cell.strip()) for cell in cells) == 1)
            if alone and (held or number > last + 1) and len(held) < _REMARKS:
                # below an empty line: a remark of the program, unless rows follow
                held.append((number, cells))
            else:
                yield from self._taken(held, coded)
                held = []
                if self._is_row(number, cells, coded):
                    yield number, cells
            last = number
        if any(is_footer(cells, self._width) for _number, cells in held):
            for number, cells in held:
                self._leave_out(number, cells)
        else:
            yield from self._taken(held, coded)

    def _shouts(self, rows):
        """Whether lines by themselves in capitals part the rows, whose names are written otherwise."""
        if self._width < 3:
            return False
        parted = sum(
            _is_shout(above) and len(below) - below.count('') > 1 for above, below in itertools.pairwise(rows))
        alone = sum(map(_is_shout, rows))
        names = [cells[0] for cells in rows if len(cells) - cells.count('') > 1 and cells[0].strip()]
        return parted > 1 and parted == alone and len(names) >= 2 * alone and not any(map(str.isupper, names))

    def _coded(self, rows):
        """Positions of the columns that have numbers only: words by themselves in one are the heading of a group."""
        found = {}
        for cells in rows:
            if sum(bool(cell.strip()) for cell in cells) > 1:
                for position, cell in enumerate(cells):
                    if cell.strip():
                        found.setdefault(position, []).append(bool(_CODE.fullmatch(cell.strip())))
        return {position for position, said in found.items() if len(said) > 2 and all(said)}

    def _taken(self, held, coded):
        for number, cells in held:
            if self._is_row(number, cells, coded):
                yield number, cells

    def _is_row(self, number, cells, coded):
        if self._is_again(cells) or is_footer(cells, self._width) or is_group(cells, self._width) or (
                self._is_stray(cells, coded)) or self._is_shouted and _is_shout(cells):
            self._leave_out(number, cells)
            return False
        return True

    def _is_again(self, cells):
        """Whether a line says the headers again, in whatever capitals, or short where they are long."""
        if self._first >= len(cells) or _key(cells[self._first]) != self._keys[self._first]:
            return False
        keys = [*map(_key, cells), *[''] * (len(self._keys) - len(cells))]
        if keys == self._keys:
            return True
        return len(keys) == len(self._keys) and sum(map(bool, keys)) > 1 and all(
            key == own or key and own and self._means and self._means(cells[place]) is not None
            and self._means(cells[place]) == self._means(self._bare[place])
            for place, (key, own) in enumerate(zip(keys, self._keys, strict=True)))

    def _is_stray(self, cells, coded):
        """Whether words stand alone where all others have a number."""
        if not coded or len(cells) - cells.count('') > 1:
            return False
        said = [position for position, cell in enumerate(cells) if cell.strip()]
        return len(said) == 1 and said[0] in coded and not re.search(r'\d{3}|@', cells[said[0]]) and not has_form(
            cells[said[0]])

    def _leave_out(self, number, cells):
        self.left_out.append((number, ' · '.join(cell.strip() for cell in cells if cell.strip())))
