"""What lists give in parts, put together: names of people, streets, one of several addresses of a row. Pure."""
import re

from ..search.name_given import GIVEN
from ..search.search_name import fold
from ..sheet.cell import unquoted
from ..sheet.sheet_remark import has_form
from .lead_columns import WHOLE
from .lead_groups import Part, places_of
from .lead_header import ADDRESS, NOTE, header_key
from .lead_meaning import meaning_in

#: the parts of a name in the order they are said in, and those of a street in the order they are written in
_NAME = ('contact_given', 'contact_middle', 'contact_surname', 'contact_surname2', 'contact_suffix')
_STREET = ('street_number', 'street_block', 'street_stair', 'street_floor', 'street_door')
#: how a number by itself is read on an envelope
_WORDED = {'street_stair': "esc. {}"}
#: columns that say again what others say
_ECHO = re.compile(
    r'\b(?:display name|formatted|file as|nombre para mostrar|nombre de pantalla|mostrar como|archivar como|'
    r'complete name|nombre mostrado|full address|con formato)\b')
#: columns that say of what kind the value beside them is
_KIND = re.compile(r'\b(?:label|type|tipo de correo electronico|etiqueta de (?:correo|telefono)|\d etiqueta)$')
_KINDS = set(fold(
    "work, home, mobile, other, main, personal, smtp, ex, work mobile, home fax, work fax, fax, pager, iphone, "
    "school, internet, "
    "trabajo, casa, movil, otro, otra, principal, particular, profesional, default, profile, home page, homepage, "
    "blog, unknown, "
    "obsolete, preferred, custom, google voice").split(', '))
#: what Outlook writes into columns of its own where there is nothing
_PROGRAM = {'unspecified', 'sin especificar', 'no especificado', 'nicht angegeben', '-none-', '(none)', 'none selected'}
_OWN = re.compile(r'\b(?:private|privado|sensitivity|caracter|confidencialidad|priority|prioridad|gender|sexo|'
                  r'internet free busy)\b')
_DEFAULTS = {'normal', 'false', 'falso', 'no', '0'}
#: addresses of people in networks: no page of a company
_PERSONS_PAGE = re.compile(r'(?:linkedin\.com/(?:in|pub)/|linkedin\.com/sales/|xing\.com/profile|'
                           r'facebook\.com/profile\.php)', re.I)


def is_persons_page(text):
    """Whether a web address is the page of a person.

    >>> is_persons_page('https://www.linkedin.com/in/ana'), is_persons_page('linkedin.com/company/acme')
    (True, False)
    """
    return bool(_PERSONS_PAGE.search(text))


def values_in(text):
    """The values of a cell in which a program puts several.

    >>> values_in('600 700 802 ::: 944 700 802'), values_in('one')
    (['600 700 802', '944 700 802'], ['one'])
    """
    return [part.strip() for part in text.split(':::') if part.strip()] if ':::' in text else [text]


def labels_in(text):
    """The labels a cell names; those a program has for itself are none.

    >>> labels_in('* myContacts ::: Hostelco'), labels_in('Proveedores;Clientes'), labels_in('"Bares, Vigo","Feria"')
    (['Hostelco'], ['Proveedores', 'Clientes'], ['Bares, Vigo', 'Feria'])
    """
    quoted = re.findall(r'"([^"]+)"', text)
    if quoted and re.fullmatch(r'(?:\s*"[^"]+"\s*[,;]?)+', text):
        parts = quoted
    else:
        parts = text.split(':::') if ':::' in text else re.split(r'[,;|\n]', text)
    parts = [unquoted(part) for part in parts if not part.strip().startswith('* ')]
    return [part for part in parts if part and part not in ('myContacts', 'starred')]


class NoteKinds:
    """Notes of a row: which are worth keeping.

    :param columns: of a ``Reader``
    """

    def __init__(self, columns):
        keys = {column.position: header_key(column.header) for column in columns}
        self.echo = {position for position, key in keys.items() if _ECHO.search(key)}
        # a whole address beside its parts
        streets = [column for column in columns if meaning_in(column.header).field == 'street']
        if any(column.field == 'street' for column in streets):
            self.echo |= {column.position for column in streets if column.field == NOTE}
        self.whole = {position for position in self.echo if keys[position] in WHOLE}
        self.kind = {position for position, key in keys.items() if _KIND.search(key) and position not in self.echo}
        self._own = {position for position, key in keys.items() if _OWN.search(key)}
        # 'Phone 1 - Label' is about 'Phone 1 - Value', 'E-mail Type' about 'E-mail Address'
        stems = {self._stem(keys[position]): position for position in self.kind}
        self._of = {
            position: stems[self._stem(key)] for position, key in keys.items()
            if position not in self.kind and position not in self.echo and self._stem(key) in stems}

    def _stem(self, key):
        return re.sub(r' (?:label|type|value|address|etiqueta|valor)$', '', key)

    def says_nothing(self, position, text):
        """Whether what stands there is what a program writes for nothing, or of what kind the value beside is.

        :param int position: of the column
        :param text: what stands in its cell
        """
        if position in self.kind:
            return all(fold(part.strip('* ')) in _KINDS for part in values_in(text))
        word = fold(text)
        return word in _PROGRAM or position in self._own and word in _DEFAULTS

    def is_other(self, position, cells):
        """Whether the column beside says that this is no phone that is answered, or no address mail reaches.

        :param int position: of the column
        :param cells: list of texts, the row
        """
        kind = self._of.get(position)
        said = fold(cells[kind]) if kind is not None and kind < len(cells) else ''
        return bool(said) and (said == 'ex' or 'fax' in said or 'pager' in said)


class Groups:
    """Of several addresses in a row one is the lead's: the first that says something.

    :param columns: of a ``Reader``
    """

    def __init__(self, columns):
        placed = places_of([
            Part(column.position, header_key(column.header), column.field, *meaning_in(column.header))
            for column in columns if column.field in ADDRESS])
        self._positions, ranks = {}, {}
        for position, (rank, group) in placed.items():
            self._positions.setdefault(group, []).append(position)
            ranks[group] = min(rank, ranks.get(group, rank))
        self._order = sorted(self._positions, key=ranks.get)
        self._group_of = {position: group for group, positions in self._positions.items() for position in positions}

    @property
    def is_one(self):
        return len(self._order) < 2

    def left_out(self, cells):
        """Positions of the addresses that are not the lead's.

        :param cells: list of texts, the row
        :return: set of positions; empty where no address says anything
        """
        width = len(cells)
        chosen = next((
            group for group in self._order
            if any(position < width and cells[position].strip() for position in self._positions[group])), None)
        return {position for position, group in self._group_of.items() if group != chosen} if chosen is not None else ()


def _turned(name):
    """'PEREZ LOPEZ EVA' under a header that says surnames first; as it is where it is not plain which is which.

    >>> _turned('PEREZ LOPEZ EVA MARIA'), _turned('Ana Gil'), _turned('Martín Vicente'), _turned('Gil Pons Aran')
    ('EVA MARIA PEREZ LOPEZ', 'Ana Gil', 'Martín Vicente', 'Gil Pons Aran')
    """
    words = name.split()
    given = len(words)
    while given and fold(words[given - 1]) in GIVEN:
        given -= 1
    if not given or given == len(words) or fold(words[0]) in GIVEN:
        return name
    return ' '.join([*words[given:], *words[:given]])


def name_of(parts, full=''):
    """A person's name of its parts, whatever the order of their columns.

    :param parts: ``{part: text}``
    :param full: the name as another column has it
    :return: the name; what of ``full`` it does not say, or ''

    >>> name_of({
    ...     'contact_surname': 'Gil', 'contact_surname2': 'Soto', 'contact_given': 'Ana', 'contact_middle': 'María'})
    ('Ana María Gil Soto', '')
    >>> name_of({'contact_inverted': 'de la Fuente Gil, María del Mar'}), name_of({'contact_inverted': 'Ana Gil'})
    (('María del Mar de la Fuente Gil', ''), ('Ana Gil', ''))
    >>> name_of({'contact_given': 'Ana'}, 'Ana Gil')
    ('Ana Gil', '')
    >>> name_of({'contact_given': 'Ana', 'contact_surname': 'Gil'}, 'Gil, Ana')
    ('Ana Gil', '')
    >>> name_of({'contact_given': 'Ana', 'contact_surname': 'Gil'}, 'Luis Rey'), name_of({}, 'Luis Rey')
    (('Ana Gil', 'Luis Rey'), ('Luis Rey', ''))
    """
    said = [parts[part] for part in _NAME if parts.get(part)]
    if any(part != 'contact_suffix' for part in _NAME if parts.get(part)):
        name = ' '.join(said)
    else:
        name = ''
    inverted = parts.get('contact_inverted')
    if inverted:
        surname, comma, given = inverted.partition(',')
        turned = f'{given.strip()} {surname.strip()}' if comma and given.strip() else _turned(inverted)
        full, name = (turned, '') if not name else (full or turned, name)
    if not name or not full:
        return name or full, ''
    of_full, of_name = _words(full), _words(name)
    if of_name >= of_full:
        return name, ''
    return (full, '') if of_full > of_name and ',' not in full else (name, full)


def person_and_company(values, is_shown=False):
    """Part 'Bar Sol SL, Ana Gil', as Odoo shows a contact of a company; a company where a contact should be is one.

    :param dict values: of a row; ``partner_name``, ``contact_name`` and ``contact_inverted`` are changed
    :param is_shown: whether a company is as Odoo shows contacts: what stands behind a comma is the person

    >>> def parted(is_shown=False, **values):
    ...     person_and_company(values, is_shown)
    ...     return values.get('partner_name', ''), values.get('contact_name') or values.get('contact_inverted', '')
    >>> parted(contact_inverted='Bar Sol SL, Ana Gil'), parted(partner_name='Bar Sol', contact_name='Bar Sol, Ana Gil')
    (('Bar Sol SL', 'Ana Gil'), ('Bar Sol', 'Ana Gil'))
    >>> parted(contact_name='Bar Sol, S.L.'), parted(contact_name='Maria Sá'), parted(contact_inverted='Gil Soto, Ana')
    (('Bar Sol, S.L.', ''), ('', 'Maria Sá'), ('', 'Gil Soto, Ana'))
    >>> parted(True, partner_name='Ría, Ana Gil'), parted(True, partner_name='Sol, S.L.'), parted(partner_name='A, B')
    (('Ría', 'Ana Gil'), ('Sol, S.L.', ''), ('A, B', ''))
    """
    before, _comma, behind = (side.strip() for side in (values.get('partner_name') or '').rpartition(','))
    if is_shown and before and not values.get('contact_name') and not has_form(f'x, {behind}'):
        values.update(partner_name=before, contact_name=behind)
    for part in ('contact_name', 'contact_inverted'):
        text, company = values.get(part) or '', values.get('partner_name') or ''
        before, _comma, behind = (side.strip() for side in text.rpartition(','))
        if company and text == company and _is_company(text):
            del values[part]
        elif before and (company and fold(before) == fold(company) or not company and _is_company(before)):
            values['partner_name'] = company or before
            values[part] = behind
        elif text and not company and _is_company(text):
            values['partner_name'] = values.pop(part)


def _is_company(text):
    # 'Sá' is a surname as well
    return has_form(text) and not re.search(r'\bS[aá]$', text)


def _words(text):
    return set(re.findall(r'[^\W_]+', fold(text)))


def street_of(parts, street):
    """A street of its parts.

    :param dict parts: ``{'street_number': text}`` and the like
    :param street: its name; what it says already is not said again

    >>> street_of({'street_type': 'Calle', 'street_number': '3', 'street_floor': '2º', 'street_door': 'B'}, 'Mayor')
    'Calle Mayor, 3, 2º B'
    >>> street_of({'street_number': '12'}, 'Rúa do Paseo, 12'), street_of({'street_type': 'C/'}, 'C/ Mayor')
    ('Rúa do Paseo, 12', 'C/ Mayor')
    """
    kind = parts.get('street_type')
    if kind and not fold(street).startswith(fold(kind).rstrip('./')):
        street = f'{kind} {street}'
    behind = [
        _WORDED.get(part, "{}").format(parts[part]) for part in _STREET[1:] if parts.get(part)]
    number = parts.get('street_number')
    if number and not re.search(rf'(?<!\w){re.escape(number)}(?!\w)', street):
        street = f'{street}, {number}'
    return f"{street}, {' '.join(behind)}" if behind else street


def says_nothing_new(text, told, has_country):
    """Whether all words of a text stand elsewhere in the row.

    :param text: of the cell; in the last of its lines stands the country
    :param told: the words of the row
    :param has_country: the country has a column of its own: how the text calls it does not count

    >>> says_nothing_new('Calle Mayor 3\\n36201 Vigo\\nEspaña', _words('Calle Mayor 3, 36201, Vigo'), True)
    True
    """
    lines = text.split('\n')
    if has_country and len(lines) > 1:
        lines = lines[:-1]
    return _words(' '.join(lines)) <= told


def words_of(cells):
    """All words of some cells, folded, a set.

    :param cells: iterable of texts
    """
    return _words(' '.join(cells))
