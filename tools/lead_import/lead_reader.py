"""A line of a list as the values of a lead, or what is wrong with it. Pure: names are looked up by the caller."""
import re
from collections import Counter
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import pytz

from ..activity_code.activity_code import cells_in
from ..capture.lead_codes import is_function
from ..foundation.amount import EACH, PART, amount_of, currency_in, says_times, unit_of
from ..foundation.day import NO_DAY, ahead_in, clock_of, day_of, far_year, says_month
from ..place.place_name import PROVINCES
from ..place.place_province import COUNTRIES, province_of, zip_abroad, zip_province
from ..place.place_told import country_told
from ..search.nobody import is_empty, is_filler, is_nothing, nobodys_email, nobodys_phone, nobodys_tax
from ..search.phone_country import is_prefix, is_short_phone, with_prefix
from ..search.search_contact import MATCHED, email_addresses, phone_key, phone_numbers, whole_numbers
from ..search.search_name import fold
from ..search.search_tax import spanish_fault, tax_ids, tax_key
from ..territory.territory_zip import DIGITS
from .lead_cell import (
    address_behind,
    company_and_tax,
    figures_in,
    first_person,
    is_dated,
    is_inverted_name,
    is_no_page,
    low_of,
    pages_in,
    person_in,
    reach_in,
    town_in,
    turned_name,
    untitled,
    whole_zip_in,
    without_remark,
    without_unit,
)
from .lead_columns import DISPLAYED, NOTE, header_key, holds_function, holds_job, holds_zip, meaning_in
from .lead_long import LONGEST, whole_values
from .lead_mend import Place, address_in, is_nobody, is_slip, mended_email, zip_in
from .lead_parts import (
    Groups,
    Kinds,
    is_persons_page,
    labels_in,
    name_of,
    person_and_company,
    says_nothing_new,
    street_of,
    values_in,
    words_of,
)
from .lead_persons import says_company
from .lead_town import settled, short_in
from .lead_value import is_only_fax, number_in, says_more, street_behind, tax_in, unlinked, zip_and_town_abroad
from .lead_words import CONVERTED, LOST, OPEN, PARTS, WON

#: who somebody is, or where to find him: a word for 'none' in it is no value
_OF_SOMEBODY = {
    'name', 'partner_name', 'contact_name', 'email_from', 'phone', 'portfolio_vat', 'website', 'street', 'street2',
        'zip',
    'city', 'function', 'referred', *(part for part in PARTS if part.startswith(('contact_', 'street_')))}
_NAMES = {'name', 'partner_name', 'contact_name'}
#: any of these says who somebody is
WHO = ('name', 'partner_name', 'contact_name', 'email_from', 'phone')
#: what names a person, or should
_PERSON = {'contact_name', 'contact_given', 'contact_middle', 'contact_surname', 'contact_surname2', 'contact_inverted'}
_SPAIN = {fold(name) for name in ('Spain', 'España', 'ES', *COUNTRIES['ES'].split(', '))}
#: where one figure or half an address is none either
_FILLED = {'email_from', 'phone', 'portfolio_vat', 'website', 'zip', 'city', 'function'}
_PAGELESS = re.compile(r'(?:https?://|www\.|mailto:|e-?mail:?)(?=\s|$)', re.I)
#: above the name at the door, beside which the name by law may stand
_TRADED = re.compile(r'comercial|trade|rotulo|^\W*noccli')
_DISTRICT = re.compile(r'^(?!.*\b(?:prov\w*|estado|state|region)\b).*\b(?:distritos?|districts?|districte)\b')
#: above the currency of an amount
_MONEY = re.compile(r'\b(?:moneda|divisa|currency|moeda|dibisa|devise|valuta)\b')
#: what may stand between a person and what he does
# of an amount, what is not in it
_NET = re.compile(
    r'(?<!\s)\s*(?:\(\s*)?(?:\+|m[aá]s|sin|plus|excl\.?)\s*(?:iva|igic|vat|impuestos|tax(?:es)?)\.?\s*\)?$', re.I)
# how a link says that it is a number
_CALLED = re.compile(r'^\s*(?:tel|callto|sms|whatsapp):(?://)?\s*(?=[+(\d])', re.I)
_SEVEN = re.compile(r'\d{7}')
# 'barsol,es'
_COMMA_HOST = re.compile(r'(?:https?://)?(?:www[.,])?[\w-]+(?:\.[\w-]+)*,(?:es|com|net|org|cat|gal|eus|pt|eu|fr)', re.I)
_MIXED = re.compile(r'[(/|;\n,@\d]|\s[-–—]\s|^\s*\S{1,6}\.|^\s*(?:d|sr|sra|srta|mr|mrs|ms|don|do|se|dñ)', re.I)
#: of a street this is a value: its houses have no numbers
_NUMBERLESS = re.compile(r's\s?[/\\.]\s?n[ºo°.]?|sin n[uú]m\w*\.?', re.I)
_TRUE = {'si', 's', 'yes', 'y', 'true', 'verdadero', '1', 'x', 'on'}
_FALSE = {'no', 'n', 'false', 'falso', '0', 'off'}
_PRIORITY = {
    'baja': '0', 'low': '0', 'normal': '0', 'media': '1', 'medium': '1', 'alta': '2', 'high': '2', 'muy alta': '3',
    'very high': '3', 'urgente': '3', 'urgent': '3', '*': '1', '**': '2', '***': '3', '★': '1', '★★': '2', '★★★': '3',
    # of three degrees: the highest, the one between, the lowest
    'hot': '3', 'warm': '2', 'cold': '0', 'caliente': '3', 'templado': '2', 'templada': '2', 'tibio': '2', 'tibia': '2',
    'frio': '0', 'fria': '0', 'muy caliente': '3', 'muy frio': '0', 'bajo': '0', 'medio': '1', 'alto': '2',
        'muy alto': '3',
    'mediana': '1', 'media alta': '2',
}
#: what a spreadsheet makes of a number that is too wide for its column
#: with what stood before it: a label, the prefix of a country
_CUT = re.compile(r'(?:[^\W\d_]{1,8}[.:]*\s*)?(?:[(+]*\d{1,4}[)\s.\-]+)?[+-]?\d(?:[.,]\d+)?\s?[eE]\s?\+?\d{1,2}')
#: a number that was one with decimals in some program
_POINT_ZERO = re.compile(r'(\d{4,})[.,]0+')
_ZIP_LABEL = re.compile(r'^(?:c\.?\s?p\.?|c[oó]d(?:igo|\.)?\s?postal)\s*[:.\-]?\s*(?=\d)', re.I)
#: a zip code that a spreadsheet took for an amount
_THOUSANDS = re.compile(r'(\d{1,2}[., ]\d{3})(?:[.,]0{1,2})?')
#: what these may be
_BOUNDS = {'probability': (0, 100), 'portfolio_employee_count': (0, float('inf'))}
#: how far the clocks of two programs are apart
_AHEAD = timedelta(days=1)
_EXCHANGE = re.compile(r'/o=[^/]*/ou=', re.I)
_LIMIT = 2 ** 31
#: fields in which several columns are put together, and what stands between them
_JOINED = {'contact_name': ' ', 'street': ', ', 'street2': ', '}


_ENDINGS = {'won': WON, 'lost': LOST, 'open': OPEN, 'converted': CONVERTED}

#: what a cell says that says nothing
NOTHING = ()


class Fault(NamedTuple):
    """Why a cell cannot be taken: ``code`` and what goes with it. See ``portfolio.lead.import._sentence``."""
    header: str
    code: str
    text: str
    hint: str = ''


class Unknown(LookupError):
    """A name that nothing has: ``args`` are a code and a hint, such as the name it may be a misspelling of."""


class Taken(LookupError):
    """A value that is taken, of which something is to be said: the value, a code, a hint."""


class Several(LookupError):
    """Some of a cell's values are unknown: the ids of the others, ``[(text, Unknown)]``."""


#: codes of values that say nothing of who the lead is: the row comes in without them, the notes keep them
SIDE = {'several', 'makeable', 'unknown', 'ungiven', 'year'}
#: and of what is no value of the field at all, whatever the import is told to do with the others
KEPT = SIDE | {
    'converted', 'elsewhere', 'cut', 'exchange', 'page', 'day', 'count', 'month', 'postcode', 'unit', 'dated',
    'negative', 'hundred', 'future', 'fax', 'date', 'long'}
#: codes of what would have said where somebody is: kept as well where something else says who it is
REACH = {'email', 'phone'}


class Reading(NamedTuple):
    """What a line says: values of a lead, why it is refused (``faults``), what is not taken and kept in the notes or
    was changed (``remarks``, :class:`Fault` too; they refuse nothing)."""
    values: dict
    faults: list
    remarks: list


class Column(NamedTuple):
    position: int
    header: str
    field: str          # of a lead, NOTE, or '' for one that is left out
    type: str           # of the field
    form: str = ''      # decimal sign, or format of days
    unit: float | None = None   # what its numbers are multiplied by; ``None``: as its header says


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
        self._lookup, self._currencies = lookup, set(currencies)
        self._country, self._code_of, self._codes = country, code_of, {}
        self._zone = pytz.timezone(zone or 'UTC')
        self._latest = datetime.now(pytz.utc).replace(tzinfo=None) + _AHEAD
        #: what was taken for 'none' so far, and how often
        self.nothings = Counter()
        # what stands further right than any header belongs to nothing
        self._width = 1 + max((column.position for column in columns), default=0)
        used = [column for column in columns if column.field and column.field != 'phone_prefix']
        self._prefixes = _beside_phones(columns)
        self._kinds, self._groups = Kinds(used), Groups(used)
        # whole names of people: a second one is somebody else's
        self._whole = {
            column.position for column in used if meaning_in(column.header).field == 'contact_name'}
        # a country, a zip code, a town and a phone say which province is meant; of several phones the one at work comes
        # first
        first = {'country_id': 0, 'zip': 1, 'state_id': 3}
        used.sort(key=lambda column: (first.get(column.field, 2), self._rank(column), column.position))
        # as Odoo shows contacts of companies
        self._is_shown = any(
            column.field == 'partner_name' and header_key(column.header) in DISPLAYED for column in used)
        self._amounts = [column for column in used if column.type == 'monetary']
        self._moneys = [column for column in used if column.field == NOTE and _MONEY.search(header_key(column.header))]
        # under 'Nombre' stands a company as well
        self._is_bare = any(
            column.field in ('contact_name', 'contact_inverted') and (
                meaning_in(column.header).field == '?name' or header_key(column.header) == 'nombre guardado')
            for column in used)
        self._closings = [column for column in used if column.field == 'closed']
        self._steps = []
        for column in used:
            method = self._method(column)
            is_text = method in (self._text, self._person) and not holds_function(column.header) and (
                column.field not in ('description', 'contact_prefix'))
            self._steps.append((
                column, column.position, column.field, method, is_text, column.field in _OF_SOMEBODY,
                column.field in _NAMES, column.field in _PERSON))

    def _rank(self, column):
        meaning = meaning_in(column.header)
        if column.field == 'partner_name' and meaning.field == column.field:
            # the name by law goes first
            return is_traded(column.header)
        if column.field == 'arrival':
            # of a form what was sent, before when somebody began to fill it in
            return header_key(column.header).startswith('start')
        return meaning.rank if meaning.field == column.field else 0

    def _method(self, column):
        if column.field == 'contact_name':
            return self._person
        if column.field == 'partner_name' and holds_job(column.header):
            return self._company
        if column.field == 'city' and holds_zip(column.header):
            return self._zip_and_town
        if column.field == 'state_id' and is_district(column.header):
            return self._district
        special = {
            'email_from': self._email, 'phone': self._phone, 'portfolio_vat': self._tax, 'priority': self._priority,
            'zip': self._zip, 'website': self._website, 'stage_id': self._stage, 'outcome': self._outcome,
            'arrival': self._moment, 'closed': self._moment, 'portfolio_external_ref': self._key,
            'portfolio_activity_id': self._activity}
        kinds = {
            'integer': self._integer, 'float': self._number, 'monetary': self._number, 'date': self._date,
            'datetime': self._datetime, 'boolean': self._boolean, 'selection': self._found, 'many2one': self._found,
            'many2many': self._several}
        return special.get(column.field) or kinds.get(column.type) or self._text

    # one loop over every cell of a file: a call for each costs more than it tells
    def values_of(self, cells):  # noqa: C901
        """:return: a :class:`Reading`"""
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
                values[field] = text if '\n' not in text else _one_line(text, field)
            elif len(text) > LONGEST and method not in (self._text, self._person, self._company):
                self._read_long(column, method, text, reading, notes)
            else:
                self._read(column, method, text, reading, notes)
        echoes = self._heard(echoes, cells, values)
        self._compose(values, notes, reading.remarks)
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

    def _compose(self, values, notes, remarks):
        """Put together what the row gives in parts; what nothing can be put together with is kept."""
        self._part_address(values, notes, remarks)
        self._part_others(values, notes)
        self._part_owner(values, notes)
        self._part_company(values)
        person_and_company(values, self._is_shown)
        parts = {name: values.pop(name) for name in list(values) if name.startswith(('contact_', 'street_')) and
                 name != 'contact_name'}
        if not parts:
            if turned := turned_name(values.get('contact_name') or ''):
                values['contact_name'] = turned
            return
        name, rest = name_of(parts, values.get('contact_name') or '')
        if name:
            values['contact_name'] = name
        notes += filter(None, [rest])
        street = {part: text for part, text in parts.items() if part.startswith('street_')}
        if values.get('street'):
            values['street'] = street_of(street, values['street'])
        elif street:
            notes.append(', '.join(street.values()))

    def _keep_closing(self, cells, values, notes):
        """When a lead was closed of which nothing says that it was won or lost: it has no field for that."""
        if 'closed' in values and values.get('outcome') not in ('won', 'lost'):
            notes += [
                f"{column.header}: {cells[column.position].strip()}" for column in self._closings
                if column.position < len(cells) and cells[column.position].strip()]

    def _part_address(self, values, notes, remarks):
        """The zip code and the town that stand in the cell of another part of the address."""
        header, text, town = values.pop('zip_town', ('', '', ''))
        city = values.get('city') or ''
        if not city and town:
            values['city'] = town
        elif town and not words_of([town]) <= words_of([city]):
            notes.append(f"{header}: {text}")
        self._turn_place(values, remarks)
        if self._country_of(values) not in ('ES', ''):
            return
        self._part_town(values, notes, remarks)
        street = values.get('street') or ''
        place = address_in(street)
        if first := street_behind(street):
            place = Place(first[2], *first[:2])
        if values.get('city') and not (place and place.town and fold(place.town) == fold(values['city'])):
            # another town than the one beside it says
            return
        country = place and (place.country or place.state)
        is_abroad = place and place.country and fold(country) not in _SPAIN
        if not place or is_abroad or values.get('zip') not in (None, '', place.code):
            return
        is_article = place.state and short_in(f'{place.town}, {place.state}')
        town = f'{place.town}, {place.state}' if is_article else place.town
        values.update(street=place.street, zip=place.code, city=values.get('city') or town)
        self._part_town(values, notes, remarks)
        if place.state and not is_article and fold(place.state) not in _SPAIN and (
                province_of(place.state) != zip_province(place.code)):
            notes.append(place.state)

    def _turn_place(self, values, remarks):
        """A zip code and a town in each other's column, or a town in that of the code."""
        code, city = values.get('zip') or '', values.get('city') or ''
        if len(code) < 4 or any(map(str.isdigit, code)):
            return
        if not city:
            values['city'] = values.pop('zip')
        elif re.search(r'\d{3}', city) and not re.search(r'[^\W\d_]{3}', city):
            values['city'], values['zip'] = code, city
            if self._country_of(values) == 'ES' and re.fullmatch(r'[1-9]\d{3}', city):
                values['zip'] = f'0{city}'
                remarks.append(Fault(self._header_of('city'), 'zip', city, values['zip']))

    def _part_town(self, values, notes, remarks):
        """The zip code and the province that stand in the cell of the town: 'Lalín (Pontevedra)', '28013 Madrid'."""
        city = values.get('city') or ''
        place = town_in(city)
        if not place:
            return
        if place.code and values.get('zip') in (None, '', place.code):
            values['zip'] = place.code
        elif place.code:
            notes.append(city)
        if place.short:
            place = self._settled(place, values, remarks)
        values['city'] = place.town
        is_elsewhere = zip_province(values.get('zip')) not in ('', province_of(place.state)) if place.state else False
        if not place.state or values.get('state_id') or is_elsewhere:
            notes += [city] if is_elsewhere else []
            return
        if state := self._state_of(place.state, values):
            values['state_id'] = state
        else:
            notes.append(place.state)

    def _settled(self, place, values, remarks):
        """A town with its article in front, or the province by its letters, as far as the towns of Spain tell."""
        towns = self.towns() if self.towns else None
        here = {zip_province(values.get('zip')), province_of(place.state)} - {''}
        known = towns.provinces_of(place.short.town) if towns else set()
        found = settled(place.short, known | here, bool(values.get('country_id')))
        if not found:
            return place
        town, word, is_guess = found
        if is_guess and not values.get('state_id'):
            remarks.append(Fault(self._header_of('city'), 'province', word, town))
        said = place.state or word
        if not said and not here and towns and len(named := towns.provinces_of(town)) == 1:
            # its official name says more than the bare one: nobody writes it so of a place elsewhere
            said = towns.name_of(*named)
        return place._replace(town=town, state=said)

    def _header_of(self, field):
        return next((step[0].header for step in self._steps if step[2] == field), '')

    def _state_of(self, text, values):
        """The id of a province that stands in the cell of something else; ``None`` where there is none."""
        try:
            return self._lookup(Column(-1, '', 'state_id', 'many2one'), text, values) if self._lookup else None
        except Taken as taken:
            return taken.args[0]
        except Unknown:
            return None

    def _part_others(self, values, notes):
        """What stood in the cell of something else: what a contact does, an address where a page should be."""
        header, title = values.pop('person_title', ('', ''))
        notes += [f"{header}: {title}"] if title else []
        header, text = values.pop('district', ('', ''))
        notes += [f"{header}: {text}"] if text else []
        header, text, _rest = values.pop('people_beside', ('', '', ''))
        if text:
            notes.append(f"{header}: {_one_line(text, 'contact_name')}" if '\n' not in text else
                         f"{header}: {', '.join(filter(None, map(str.strip, text.splitlines())))}")
        for part, field in (
                ('person_function', 'function'), ('page_email', 'email_from'), ('phone_email', 'email_from'),
                ('person_email', 'email_from'), ('person_phone', 'phone')):
            header, text, value = values.pop(part, ('', '', ''))
            if value and not values.get(field):
                values[field] = value
            elif value and fold(values[field]) != fold(value):
                notes.append(f"{header}: {text}")

    def _part_owner(self, values, notes):
        """Of the name by law of a bar, which is its owner's, and the name at its door the latter is the company."""
        header, text, name = values.pop('trade_name', ('', '', ''))
        if name and not _PERSON & set(values):
            values.update(contact_inverted=values['partner_name'], partner_name=name)
        elif name and fold(name) != fold(values['partner_name']):
            notes.append(f"{header}: {text}")

    def _part_company(self, values):
        """A company among people; the tax ID that stands beside its name: 'Bar Sol SL (B12345674)'."""
        company = values.get('partner_name')
        for part in ('contact_name', 'contact_inverted') if self._is_bare and not company else ():
            if says_company(values.get(part) or ''):
                company = values['partner_name'] = values.pop(part)
        if company and not values.get('portfolio_vat') and _SEVEN.search(company):
            name, tax = company_and_tax(company)
            if tax:
                values.update(partner_name=name, portfolio_vat=tax)

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
                values['street'] = _one_line(text, 'street')
            else:
                kept.append((column, text))
        return kept

    def _first_of(self, values, column, value, text, notes):
        """What is taken of a cell that holds several values or says more, which is noted; the text of any other."""
        if column.field in ('phone', 'website') and len(parts := _parts_of(column.field, text)) > 1:
            # of whom a number is, or when it is answered, is said beside it
            is_told = column.field == 'phone' and ':::' not in text and re.search(r'[^\W\d_]', text)
            rest = text if is_told else ', '.join(part for part in parts if part != value)
            notes.append(f"{column.header}: {rest}")
            if column.field == 'phone' and ':::' not in text:
                # who comes back under it is he
                values['portfolio_other_phones'] = ' / '.join(
                    number for number in whole_numbers(text) if phone_key(number) != phone_key(value))
            return value
        if column.field == 'phone' and value != text and says_more(_CALLED.sub('', text), value) or (
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

    def _person(self, column, text, values):
        """A person; what he does, where it stands beside his name."""
        email, number, rest = reach_in(text)
        if email or number:
            values.setdefault('person_email', (column.header, email, email))
            values.setdefault('person_phone', (column.header, number, number))
            if len(email_addresses(text)) > 1 or len(whole_numbers(text)) > 1:
                values['people_beside'] = (column.header, text, text)
            if not rest:
                return NOTHING
            if not person_in(rest) and without_remark(rest) != rest:
                # when somebody answers is no part of his name
                values['people_beside'] = (column.header, text, text)
                rest = without_remark(rest)
            text = rest
        text, title = untitled(text)
        if title:
            values.setdefault('person_title', (column.header, title))
        first, rest = first_person(text)
        if rest:
            values['people_beside'] = (column.header, text, rest)
            text = first
        both = person_in(text, holds_function(column.header))
        if both and 'person_function' not in values:
            values['person_function'] = (column.header, text, both[1])
            return both[0]
        return self._text(column, text, values)

    def _company(self, column, text, values):
        """A company, and what the contact does there: 'Vela Eventos - Directora'."""
        both = person_in(text, is_both=True)
        if both and is_function(both[1]) and not is_function(both[0]):
            values.setdefault('person_function', (column.header, text, both[1]))
            return both[0]
        return self._text(column, text, values)

    def _text(self, column, text, _values):
        return _one_line(text, column.field) if column.type == 'char' else text

    def _figures(self, text):
        """Figures that are no amount, and that a spreadsheet has not cut."""
        if _CUT.fullmatch(text):
            raise Unknown('cut')
        return text

    def _key(self, column, text, _values):
        return self._figures(text)

    def _zip(self, column, text, values):
        """A code that a spreadsheet took for a number has lost its zero."""
        self._figures(text)
        if _POINT_ZERO.fullmatch(text):
            text = re.split('[.,]', text)[0]
        country = self._country_of(values)
        if place := zip_in(text, country or ''):
            if place.town:
                values['zip_town'] = (column.header, text, place.town)
            return place.code
        text = _ZIP_LABEL.sub('', text)
        if abroad := zip_and_town_abroad(text):
            values['zip_town'] = (column.header, text, abroad[1])
            return abroad[0]
        if country == 'ES' and (whole := _THOUSANDS.fullmatch(text)):
            text = re.sub('[., ]', '', whole[1])
        if country in ('ES', '') and zip_province(figures := figures_in(text)) and len(figures) == 5:
            raise Taken(figures, 'mended', figures)
        if not text.isdigit():
            return text
        if country == 'ES' and len(text) not in (4, 5):
            raise Unknown('postcode')
        if len(text) == DIGITS.get(country, 0) - 1 and (country != 'ES' or f'0{text[0]}' in PROVINCES):
            return f'0{text}'
        return text

    def _zip_and_town(self, column, text, values):
        """A town with its code, of which a spreadsheet may have cut the zero; :meth:`_part_town` parts them."""
        text = self._text(column, text, values)
        cut = whole_zip_in(text) if self._country_of(values) == 'ES' else None
        if cut:
            raise Taken(cut[1], 'zip', cut[0])
        return text

    def _country_of(self, values):
        if not values.get('country_id'):
            return self._country
        if values['country_id'] not in self._codes:
            self._codes[values['country_id']] = self._code_of(values['country_id'])
        return self._codes[values['country_id']]

    def _website(self, column, text, values):
        if is_no_page(text):
            return None
        found = email_addresses(address_behind(text) or text)
        if len(found) == 1 and not re.search(r'[^\W\d_]/[^@]*@', text):
            # of who has a page as well, both are said
            rest = _PAGELESS.sub(' ', text.replace(found[0], ' ')).strip(' ,;/|-')
            values['page_email'] = (column.header, text, found[0])
            if not rest:
                return NOTHING
            text = rest
        if _COMMA_HOST.fullmatch(text):
            mended = text.replace(',', '.')
            raise Taken(mended, 'mended', mended)
        pages = _parts_of('website', text)
        if all(map(is_persons_page, pages)):
            raise Unknown('page')
        return next(page for page in pages if not is_persons_page(page))

    def _stage(self, column, text, values):
        """A stage, or what other programs call the end of all stages."""
        try:
            return self._lookup(column, text, values)
        except Unknown:
            ended = _ending(text)
            if ended not in ('won', 'lost'):
                raise
            values.setdefault('outcome', ended)
            return None

    def _outcome(self, column, text, values):
        ended = _ending(text)
        if ended == 'converted':
            raise Unknown('converted')
        if not ended:
            raise Unknown('unknown', '')
        return ended if ended != 'open' else NOTHING

    def _moment(self, column, text, _values):
        """When something was, in UTC; of a day without a time its noon, so that it is the same day everywhere."""
        if text in NO_DAY:
            return NOTHING
        try:
            day, clock = self._day(column, text), clock_of(text)
        except Unknown as unknown:
            raise Unknown('day') from unknown
        if clock is False:
            raise Unknown('day')
        hour, minute, second, ahead = clock or (12, 0, 0, 0)
        if ahead is None:
            ahead = ahead_in(column.header)
        moment = datetime(day.year, day.month, day.day, hour, minute, second)
        if ahead is None:
            moment = self._zone.localize(moment).astimezone(pytz.utc).replace(tzinfo=None)
        else:
            moment -= timedelta(minutes=ahead)
        if moment > self._latest:
            # of what was
            raise Unknown('future')
        return moment.isoformat(sep=' ')

    def _email(self, column, text, _values):
        """The first address in it; ``None`` for one that is nobody's."""
        if _EXCHANGE.match(text):
            raise Unknown('exchange')
        if behind := address_behind(text):
            if nobodys_email(behind):
                return None
            raise Taken(mended_email(behind) or behind, 'mended', mended_email(behind) or behind)
        found = email_addresses(text)
        if len(found) < 2 and (not found or is_slip(found[0])):
            mended = mended_email(text)
            if not mended:
                raise Unknown('email')
            if nobodys_email(mended):
                return None
            raise Taken(mended, 'mended', mended)
        return next((address for address in found if not nobodys_email(address)), None)

    def _phone(self, column, text, values):
        text = _CALLED.sub('', text)
        if found := email_addresses(text):
            # 'Teléfono / e-mail'
            values['phone_email'] = (column.header, text, found[0])
            text = text.replace(found[0], ' ').strip(' ,;/|-()')
            if not re.search(r'\d', text):
                return NOTHING
        if len(re.sub(r'\D', '', self._figures(text))) < 5:
            raise Unknown('phone')
        if is_only_fax(text):
            raise Unknown('fax')
        if _POINT_ZERO.fullmatch(text):
            text = re.split('[.,]', text)[0]
        if len(re.sub(r'\D', '', figures := figures_in(text))) >= MATCHED and not nobodys_phone(figures):
            raise Taken(figures, 'mended', figures)
        numbers = phone_numbers(text)
        if numbers and all(map(nobodys_phone, numbers)):
            if (number := number_in(text)) and not nobodys_phone(number):
                return number
            return text if is_short_phone(text, self._country_of(values)) else None
        # of several the first; the others are kept, see _put
        first = next((number for number in _parts_of('phone', text) if not nobodys_phone(number)), text)
        return number_in(first) or first

    def _tax(self, column, text, _values):
        if several := tax_ids(text):
            first = next((number for number in several if not spanish_fault(number)), several[0])
            raise Taken(first, 'taxes', first)
        return None if nobodys_tax(tax_key(self._figures(text))) else tax_in(text)[0]

    def _number(self, column, text, _values):
        amount = amount_of(_NET.sub('', text))
        form = column.form or '.'
        if not amount and is_dated(text):
            raise Unknown('dated')
        if not amount and column.field == 'probability':
            # 'Media', '50-75 %': nothing that a lead cannot do without
            raise Unknown('count')
        if not amount or amount.is_percent and column.type == 'monetary':
            raise Unknown('number', form.removeprefix(PART))
        is_foreign = amount.currency and column.type == 'monetary' and self._currencies and (
            amount.currency not in self._currencies)
        unit = unit_of(column.header) if column.unit is None else column.unit
        if not unit:
            raise Unknown('unit')
        number = amount.as_written(form.removeprefix(PART))
        if number is not None and not (unit > 1 and says_times(text)):
            # a value that says thousands by itself says it once
            number = round(number * unit * (100 if form.startswith(PART) and not amount.is_percent else 1), 6)
        if number is None or abs(number) >= 1e15:
            is_open = amount.is_open and form.endswith(EACH)
            raise Unknown('open_number' if is_open else 'number', form.removeprefix(PART))
        low, high = _BOUNDS.get(column.field, (number, number))
        if not low <= number <= high:
            raise Unknown('negative' if number < low else 'hundred')
        if is_foreign:
            raise Taken(number, 'currency', amount.currency)
        if _NET.search(text):
            raise Taken(number, 'net', '')
        return number

    def _integer(self, column, text, values):
        low = low_of(text)
        if low is not None and low < _LIMIT:
            # '10-49', 'de 10 a 49': the notes keep both
            raise Taken(low, 'range', str(low))
        text = without_unit(text)
        if not amount_of(text):
            raise Unknown('dated' if is_dated(text) else 'count')
        number = self._number(column, text, values)
        if number != int(number) or abs(number) >= _LIMIT:
            raise Unknown('integer')
        return int(number)

    def _date(self, column, text, _values):
        return NOTHING if text in NO_DAY else self._day(column, text).isoformat()

    def _day(self, column, text):
        found = day_of(text)
        day = found and found.as_written(column.form or '')
        if not day and (year := far_year(text)):
            raise Unknown('year', year)
        if not day and not found and says_month(text):
            raise Unknown('month')
        if not day:
            raise Unknown('open_date' if found and found.is_open else 'date', column.form)
        return day

    def _datetime(self, column, text, _values):
        if text in NO_DAY:
            return NOTHING
        day, clock = self._day(column, text), clock_of(text)
        if clock is False:
            raise Unknown('date', column.form)
        hour, minute, second = clock[:3] if clock else (0, 0, 0)
        return f'{day} {hour:02d}:{minute:02d}:{second:02d}'

    def _boolean(self, column, text, _values):
        word = fold(text)
        if word not in _TRUE | _FALSE:
            raise Unknown('boolean')
        return word in _TRUE

    def _priority(self, column, text, values):
        return _PRIORITY.get(fold(text)) or self._found(column, text, values)

    def _activity(self, column, text, values):
        """Of several the first that is known is the main one; the notes keep them all."""
        parts = cells_in(text)
        if len(parts) == 1:
            return self._lookup(column, text, values)
        for part in parts:
            try:
                value = self._lookup(column, part, values)
            except Unknown:
                continue
            raise Taken(value, 'main', part)
        return self._lookup(column, text, values)

    def _found(self, column, text, values):
        return self._lookup(column, text, values)

    def _district(self, column, text, values):
        """A district is a province in Portugal; in Spain it is a part of a town, unless the zip code says the same."""
        province, code = province_of(text), values.get('zip')
        is_abroad = self._country_of(values) not in ('ES', '') or zip_abroad(code) or (
            country_told(values) not in ('ES', ''))
        if is_abroad or province and province == zip_province(code):
            return self._lookup(column, text, values)
        values['district'] = (column.header, text)
        return NOTHING

    def _several(self, column, text, values):
        found, unknown = {}, []
        for part in labels_in(text):
            try:
                found[self._lookup(column, part, values)] = True
            except Unknown as error:
                unknown.append((part, error))
        if unknown:
            # each of them said, those that are known taken
            raise Several(list(found), unknown)
        return list(found)


def _beside_phones(columns):
    """``[(column of prefixes, positions of the phones they are of)]``: of the last one before a phone, or the first.

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


def is_district(header):
    """Whether a header says district, and not province as well.

    >>> [is_district(text) for text in ('Distrito', 'District', 'Distrito/Provincia', 'Provincia', 'Distrito postal')]
    [True, True, False, False, True]
    """
    return bool(_DISTRICT.search(header_key(header)))


def is_traded(header):
    """Whether the name at the door stands below a header, beside which the name by law may stand.

    >>> is_traded('Nombre comercial'), is_traded('Rótulo'), is_traded('NOCCLI'), is_traded('Titular')
    (True, True, True, False)
    """
    return bool(_TRADED.search(fold(header)))


# asked when a cell is read, and when it is put
@lru_cache(maxsize=100)
def _parts_of(field, text):
    parts = values_in(text)
    if field == 'phone' and len(parts) == 1:
        numbers = whole_numbers(text)
        return numbers if len(numbers) > 1 else parts
    return pages_in(text) if field == 'website' and len(parts) == 1 else parts


def _one_line(text, field):
    """A text for a field of one line.

    >>> _one_line("C/ Mayor 3,\\n2º B", 'street'), _one_line("Bar\\nSol", 'partner_name')
    ('C/ Mayor 3, 2º B', 'Bar Sol')
    """
    lines = [line.strip().rstrip(',') for line in text.splitlines() if line.strip()]
    return (', ' if field.startswith('street') else ' ').join(lines)


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
    is_name = is_name or field in _PERSON and ' ' in text
    return is_nothing(text, is_name) or field in _FILLED and is_filler(text)


def _ending(text):
    """What a word of another program says: ``won``, ``lost``, ``open``, ``converted``; '' for something else.

    >>> [_ending(text) for text in ('Closed Won', 'Perdida', 'En curso', 'No cualificado', 'Convertido', 'Nurturing')]
    ['won', 'lost', 'open', 'lost', 'converted', '']
    """
    word = ' '.join(re.findall(r'\w+', fold(text)))
    return next((ending for ending, words in _ENDINGS.items() if word in words), '')


def _beside(text, address):
    """What a cell says beside its first address, or nothing."""
    rest = re.sub(r'mailto:|\?\S*', ' ', text.replace(address, ' ', 1), flags=re.I)
    return text if re.search(r'[^\W\d_]', rest) else ''
