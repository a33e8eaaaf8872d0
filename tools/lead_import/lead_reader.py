"""A line of a list as the values of a lead, or what is wrong with it. Pure: names are looked up by the caller."""
import re
from collections import Counter

from ..foundation.amount import currency_in
from ..foundation.day import NO_DAY
from ..search.nobody import is_empty, is_filler, is_nothing
from ..search.phone_country import is_prefix, with_prefix
from ..search.search_contact import phone_key, whole_numbers
from ..search.search_name import fold
from .lead_cell import is_inverted_name
from .lead_compose import Composer
from .lead_field import CALLED, Fields, parts_of
from .lead_header import DISPLAYED, NOTE, header_key
from .lead_long import LONGEST, whole_values
from .lead_meaning import holds_function, meaning_in
from .lead_mend import is_nobody, zip_in
from .lead_parts import Groups, NoteKinds, says_nothing_new, words_of
from .lead_reading import KEPT, NOTHING, PERSON, REACH, WHO, Fault, Reading, Several, Taken, Unknown, one_line
from .lead_value import says_more, tax_in, unlinked, zip_and_town_abroad
from .lead_words import PARTS

#: who somebody is, or where to find him: a word for 'none' in it is no value
_OF_SOMEBODY = {
    'name', 'partner_name', 'contact_name', 'email_from', 'phone', 'portfolio_vat', 'website', 'street', 'street2',
        'zip',
    'city', 'function', 'referred', *(part for part in PARTS if part.startswith(('contact_', 'street_')))}
_NAMES = {'name', 'partner_name', 'contact_name'}
#: where one figure or half an address is none either
_FILLED = {'email_from', 'phone', 'portfolio_vat', 'website', 'zip', 'city', 'function'}
#: above the name at the door, beside which the name by law may stand
_TRADED = re.compile(r'comercial|trade|rotulo|^\W*noccli')
#: above the currency of an amount
_MONEY = re.compile(r'\b(?:moneda|divisa|currency|moeda|dibisa|devise|valuta)\b')
_MIXED = re.compile(r'[(/|;\n,@\d]|\s[-–—]\s|^\s*\S{1,6}\.|^\s*(?:d|sr|sra|srta|mr|mrs|ms|don|do|se|dñ)', re.I)
#: of a street this is a value: its houses have no numbers
_NUMBERLESS = re.compile(r's\s?[/\\.]\s?n[ºo°.]?|sin n[uú]m\w*\.?', re.I)
#: fields in which several columns are put together, and what stands between them
_JOINED = {'contact_name': ' ', 'street': ', ', 'street2': ', '}


class Reader:
    """Reads lines by their columns.

    :param columns: list of :class:`Column`
    :param lookup: ``lookup(column, text, values)`` gives the id a name stands for, or the code of a selection, and
        raises :class:`Unknown`; ``values`` is what has been read of the line so far
    :param currencies: codes and signs an amount may have; any if there is none
    :param country: code of the country of a row that says none
    :param zone: time zone of moments that say none
    :param code_of: gives the code of a country by its id
    :param towns: gives the :class:`place_told.Towns` of Spain, for whoever asks where a row is

    >>> from .lead_reading import Column
    >>> columns = [
    ...     Column(0, 'Empresa', 'partner_name', 'char'), Column(1, 'Valor', 'expected_revenue', 'monetary', ','),
    ...     Column(2, 'Cierre', 'date_deadline', 'date', '%d/%m/%Y'), Column(3, 'Talla', NOTE, 'char')]
    >>> reader = Reader(columns, lookup=None)
    >>> reader.values_of(['Bar Sol', '1.200,50 €', '3 de mayo de 2026', 'XL'])[0]
    {'partner_name': 'Bar Sol', 'expected_revenue': 1200.5, 'date_deadline': '2026-05-03', 'description': 'Talla: XL'}
    >>> _values, faults, remarks = reader.values_of(['', 'doce', '31/02/2026'])
    >>> for fault in faults + remarks: print(fault.header, fault.code, fault.text, fault.hint)
    Valor number doce ,
    Cierre date 31/02/2026 %d/%m/%Y
    """

    def __init__(self, columns, lookup, currencies=(), country='', zone='', code_of=None, towns=None):
        self.towns = towns
        self._currencies = set(currencies)
        self._fields = Fields(lookup, self._currencies, country, zone, code_of)
        #: what was taken for 'none' so far, and how often
        self.nothings = Counter()
        # what stands further right than any header belongs to nothing
        self._width = 1 + max((column.position for column in columns), default=0)
        used = [column for column in columns if column.field and column.field != 'phone_prefix']
        self._prefixes = _beside_phones(columns)
        self._kinds, self._groups = NoteKinds(used), Groups(used)
        # whole names of people: a second one is somebody else's
        self._whole = {
            column.position for column in used if meaning_in(column.header).field == 'contact_name'}
        # a country, a zip code, a town and a phone say which province is meant; of several phones the one at work comes
        # first
        first = {'country_id': 0, 'zip': 1, 'state_id': 3}
        used.sort(key=lambda column: (first.get(column.field, 2), self._rank(column), column.position))
        self._composer = self._composer_of(used)
        self._amounts = [column for column in used if column.type == 'monetary']
        self._moneys = [column for column in used if column.field == NOTE and _MONEY.search(header_key(column.header))]
        self._closings = [column for column in used if column.field == 'closed']
        self._steps = [self._step(column) for column in used]

    def _composer_of(self, used):
        # as Odoo shows contacts of companies
        is_shown = any(column.field == 'partner_name' and header_key(column.header) in DISPLAYED for column in used)
        # under 'Nombre' stands a company as well
        is_bare = any(
            column.field in ('contact_name', 'contact_inverted') and (
                meaning_in(column.header).field == '?name' or header_key(column.header) == 'nombre guardado')
            for column in used)
        city_header = next((column.header for column in used if column.field == 'city'), '')
        return Composer(self._fields, self.towns, city_header, is_shown, is_bare)

    def _step(self, column):
        """What the loop over cells asks of each column, found out once."""
        method = self._fields.method_of(column)
        is_text = method in (self._fields.text, self._fields.person) and not holds_function(column.header) and (
            column.field not in ('description', 'contact_prefix'))
        return (
            column, column.position, column.field, method, is_text, column.field in _OF_SOMEBODY,
            column.field in _NAMES, column.field in PERSON)

    def _rank(self, column):
        meaning = meaning_in(column.header)
        if column.field == 'partner_name' and meaning.field == column.field:
            # the name by law goes first
            return is_traded(column.header)
        if column.field == 'arrival':
            # of a form what was sent, before when somebody began to fill it in
            return header_key(column.header).startswith('start')
        return meaning.rank if meaning.field == column.field else 0

    # one loop over every cell of a file: a call for each costs more than it tells
    def values_of(self, cells):  # noqa: C901
        """What a line says.

        :param cells: list of texts, as many as the line has
        :return: a :class:`Reading`
        """
        reading, notes, echoes = Reading({}, [], []), [], []
        if self._prefixes:
            cells = self._prefixed(cells, notes)
        width = len(cells)
        elsewhere = () if self._groups.is_one else self._groups.left_out(cells)
        values = reading.values
        for column, position, field, method, is_text, is_somebody, is_name, is_person in self._steps:
            text = cells[position].strip() if position < width else ''
            if not text:
                continue
            if (len(text) < 8 or text[0] in '-–—_.#') and is_empty(text):
                self.nothings[text] += 1
                continue
            if is_somebody and len(text) < 40 and (_says_none(text, field, is_name) or is_person and is_nobody(text)):
                self.nothings[text] += 1
                if any(map(str.isalnum, text)):
                    notes.append(f"{column.header}: {text}")
                continue
            if field == NOTE or position in elsewhere:
                if position in self._kinds.echo:
                    echoes.append((column, text))
                elif text not in NO_DAY and not self._kinds.says_nothing(position, text):
                    notes.append(f"{column.header}: {text}")
                continue
            if field in ('phone', 'email_from') and self._kinds.is_other(position, cells):
                notes.append(f"{column.header}: {text}")
                continue
            if is_text and field not in values and (field != 'contact_name' or not _MIXED.search(text)):
                values[field] = text if '\n' not in text else one_line(text, field)
            elif len(text) > LONGEST and method not in (self._fields.text, self._fields.person, self._fields.company):
                self._read_long(column, method, text, reading, notes)
            else:
                self._read(column, method, text, reading, notes)
        echoes = self._heard(echoes, cells, values)
        self._composer.compose(values, notes, reading.remarks)
        self._keep_closing(cells, values, notes)
        self._keep_unreached(reading, notes)
        self._keep_currency(cells, reading, notes)
        notes += [f"{column.header}: {text}" for column, text in echoes]
        excess = [cell for cell in cells[self._width:] if cell.strip()]
        if excess:
            # its cells are not those of their headers: nothing else can be said of them
            reading.faults[:] = [Fault('', 'excess', ' | '.join(excess))]
            reading.remarks.clear()
        if notes:
            values['description'] = '\n'.join(filter(None, [values.get('description'), *notes]))
        return reading

    def _prefixed(self, cells, notes):
        """Cells in which each phone has the prefix that stands in a column of its own; what is none is kept."""
        cells = list(cells)
        for column, phones in self._prefixes:
            text = cells[column.position].strip() if column.position < len(cells) else ''
            phones = [position for position in phones if position < len(cells) and cells[position].strip()]
            if not text:
                continue
            for position in phones:
                cells[position] = with_prefix(text, cells[position].strip())
            figures = re.sub(r'\D', '', text).lstrip('0')
            if not is_prefix(text) or any(figures not in cells[position] for position in phones):
                notes.append(f"{column.header}: {text}")
        return cells

    def _read(self, column, method, text, reading, notes):
        """What a cell says, into the values of the lead or its notes; why it does not, into faults or remarks."""
        values, _faults, remarks = reading
        if '#' in text and column.field in ('email_from', 'website'):
            text = unlinked(text)
        try:
            value = method(column, text, values)
        except Unknown as unknown:
            self._refuse(Fault(column.header, unknown.args[0], text, *unknown.args[1:]), column.field, reading, notes)
            return
        except Taken as taken:
            value, code, hint = taken.args
            remarks.append(Fault(column.header, code, text, hint))
            # the zero of a zip code is nothing to be kept
            notes += [f"{column.header}: {text}"] if code != 'zip' else []
            text = value if code == 'mended' else text
        except Several as several:
            value, unknown = several.args
            remarks += [Fault(column.header, error.args[0], part, *error.args[1:]) for part, error in unknown]
            notes.append(f"{column.header}: {', '.join(part for part, _error in unknown)}")
            if not value:
                return
        if value is None:
            self.nothings[text] += 1
            # what people fill in who have none identifies nobody
            notes.append(f"{column.header}: {text}")
        elif column.field == 'contact_prefix':
            # nothing of a name: 'Sra.'
            notes.append(f"{column.header}: {text}")
        elif value != NOTHING:
            if column.field == 'zip' and value != text and not zip_in(text) and not zip_and_town_abroad(text):
                remarks.append(Fault(column.header, 'zip', text, value))
            self._put(values, column, value, text, notes)

    def _read_long(self, column, method, text, reading, notes):
        """Of pages of text the first value is taken, the notes keep them all; what is one piece is no value."""
        if not (head := whole_values(text)):
            self._refuse(Fault(column.header, 'long', text), column.field, reading, notes)
            return
        notes.append(f"{column.header}: {text}")
        # what is kept of it in parts is kept already
        self._read(column, method, head, reading, [])

    def _refuse(self, fault, field, reading, notes):
        """A cell that has no value of its field: it refuses the row, or is kept in the notes."""
        is_none = (fault.code not in KEPT or fault.code == 'date') and _says_none(fault.text, field)
        self.nothings.update([fault.text] if is_none else [])
        if fault.code not in KEPT and not is_none:
            reading.faults.append(fault)
            return
        reading.remarks.extend([] if is_none else [fault])
        notes.append(f"{fault.header}: {fault.text}")

    def _keep_closing(self, cells, values, notes):
        """When a lead was closed of which nothing says that it was won or lost: it has no field for that."""
        if 'closed' in values and values.get('outcome') not in ('won', 'lost'):
            notes += [
                f"{column.header}: {cells[column.position].strip()}" for column in self._closings
                if column.position < len(cells) and cells[column.position].strip()]

    def _keep_unreached(self, reading, notes):
        """An address or a number that is none refuses nobody of whom the row says who it is."""
        if reading.faults and any(reading.values.get(name) for name in WHO):
            kept = [fault for fault in reading.faults if fault.code in REACH]
            reading.faults[:] = [fault for fault in reading.faults if fault.code not in REACH]
            reading.remarks.extend(kept)
            notes += [f"{fault.header}: {fault.text}" for fault in kept]

    def _keep_currency(self, cells, reading, notes):
        """An amount in another currency than the company's, of which a column of its own says so."""
        amounts = [column for column in self._amounts if reading.values.get(column.field)] if self._moneys else ()
        if not amounts or not self._currencies or any(remark.code == 'currency' for remark in reading.remarks):
            return
        said = (currency_in(cells[column.position]) for column in self._moneys if column.position < len(cells))
        foreign = next((code for code in said if code and code not in self._currencies), '')
        for column in amounts if foreign else ():
            text = cells[column.position].strip()
            reading.remarks.append(Fault(column.header, 'currency', f'{text} {foreign}', foreign))
            notes.append(f"{column.header}: {text} {foreign}")

    def _heard(self, echoes, cells, values):
        """What says again what other columns say is left out; a whole address is taken where none has its street.

        :return: of the echoes those that say more
        """
        if not echoes:
            return echoes
        positions = {column.position for column, _text in echoes}
        told = words_of(cell for position, cell in enumerate(cells) if position not in positions)
        kept = []
        for column, text in echoes:
            if says_nothing_new(text, told, bool(values.get('country_id'))):
                continue
            if column.position in self._kinds.whole and not values.get('street'):
                values['street'] = one_line(text, 'street')
            else:
                kept.append((column, text))
        return kept

    def _first_of(self, values, column, value, text, notes):
        """What is taken of a cell that holds several values or says more, which is noted; the text of any other."""
        if column.field in ('phone', 'website') and len(parts := parts_of(column.field, text)) > 1:
            # of whom a number is, or when it is answered, is said beside it
            is_told = column.field == 'phone' and ':::' not in text and re.search(r'[^\W\d_]', text)
            rest = text if is_told else ', '.join(part for part in parts if part != value)
            notes.append(f"{column.header}: {rest}")
            if column.field == 'phone' and ':::' not in text:
                # who comes back under it is he
                values['portfolio_other_phones'] = ' / '.join(
                    number for number in whole_numbers(text) if phone_key(number) != phone_key(value))
            return value
        if column.field == 'phone' and value != text and says_more(CALLED.sub('', text), value) or (
                column.field == 'portfolio_vat' and tax_in(text)[1]):
            notes.append(f"{column.header}: {text}")
            return value
        return text

    def _put(self, values, column, value, text, notes):
        """One column more of a field: put together, or kept in the notes, so that nothing is lost."""
        old = values.get(column.field)
        text = self._first_of(values, column, value, text, notes)
        if column.field == 'email_from' and (rest := _beside(text, value)):
            # a second address, the name of whose it is
            notes.append(f"{column.header}: {rest}")
        if old in (None, False, ''):
            values[column.field] = value
        elif column.field == 'partner_name' and is_traded(column.header) and is_inverted_name(old):
            values.setdefault('trade_name', (column.header, text, value))
        elif column.field in _JOINED and column.position not in self._whole:
            values[column.field] = f"{old}{_JOINED[column.field]}{value}"
        elif column.type == 'many2many':
            values[column.field] = [*old, *(one for one in value if one not in old)]
        elif column.field == 'description':
            values[column.field] = f"{old}\n{value}"
        elif old != value:
            notes.append(f"{column.header}: {text}")


def _beside_phones(columns):
    """``[(column of prefixes, positions of the phones they are of)]``: of the last one before a phone, or the first.

    >>> from .lead_reading import Column
    >>> [(prefix.position, phones) for prefix, phones in _beside_phones([
    ...     Column(place, '', field, 'char') for place, field in enumerate(
    ...         ('phone', 'phone_prefix', 'phone', 'name', 'phone_prefix', 'phone'))])]
    [(1, [0, 2]), (4, [5])]
    """
    prefixes = sorted((column for column in columns if column.field == 'phone_prefix'), key=lambda one: one.position)
    found = {column.position: (column, []) for column in prefixes}
    for column in columns if prefixes else ():
        if column.field == 'phone':
            before = [one for one in prefixes if one.position < column.position] or prefixes[:1]
            found[before[-1].position][1].append(column.position)
    return list(found.values())


def is_traded(header):
    """Whether the name at the door stands below a header, beside which the name by law may stand.

    >>> is_traded('Nombre comercial'), is_traded('Rótulo'), is_traded('NOCCLI'), is_traded('Titular')
    (True, True, True, False)
    """
    return bool(_TRADED.search(fold(header)))


def _says_none(text, field, is_name=False):
    """Whether a cell says in words, or with what fills a field that may not stay empty, that it has no value.

    >>> _says_none('s/n', 'phone'), _says_none('s/n', 'street'), _says_none('9', 'phone'), _says_none('9', 'street')
    (True, False, True, False)
    >>> [_says_none(text, 'contact_surname') for text in ('Sin Pérez', 'sin', 'sin apellidos', 'no tiene')]
    [False, True, True, True]
    """
    if field.startswith('street') and _NUMBERLESS.fullmatch(text):
        return False
    # a surname may have such a word in it, and is none of them by itself
    is_name = is_name or field in PERSON and ' ' in text
    return is_nothing(text, is_name) or field in _FILLED and is_filler(text)


def _beside(text, address):
    """What a cell says beside its first address, or nothing."""
    rest = re.sub(r'mailto:|\?\S*', ' ', text.replace(address, ' ', 1), flags=re.I)
    return text if re.search(r'[^\W\d_]', rest) else ''
