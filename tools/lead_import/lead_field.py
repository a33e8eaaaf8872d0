"""Reads a cell as the field below whose header it stands wants it. Pure."""
import re
from functools import lru_cache

from ..activity_code.activity_code import cells_in
from ..capture.lead_codes import is_function
from ..place.place_name import PROVINCES
from ..place.place_province import province_of, zip_abroad, zip_province
from ..place.place_told import country_told
from ..search.nobody import nobodys_email, nobodys_phone, nobodys_tax
from ..search.phone_country import is_short_phone
from ..search.search_contact import MATCHED, email_addresses, phone_numbers, whole_numbers
from ..search.search_name import fold
from ..search.search_tax import spanish_fault, tax_ids, tax_key
from ..territory.territory_zip import DIGITS
from .lead_cell import (
    address_behind,
    figures_in,
    first_person,
    is_no_page,
    pages_in,
    person_in,
    reach_in,
    untitled,
    whole_zip_in,
    without_remark,
)
from .lead_header import header_key
from .lead_meaning import holds_function, holds_job, holds_zip
from .lead_measure import Measures
from .lead_mend import is_slip, mended_email, zip_in
from .lead_parts import is_persons_page, labels_in, values_in
from .lead_reading import NOTHING, Several, Taken, Unknown, one_line
from .lead_value import is_only_fax, number_in, tax_in, zip_and_town_abroad
from .lead_words import CONVERTED, LOST, OPEN, WON

_PAGELESS = re.compile(r'(?:https?://|www\.|mailto:|e-?mail:?)(?=\s|$)', re.I)
_DISTRICT = re.compile(r'^(?!.*\b(?:prov\w*|estado|state|region)\b).*\b(?:distritos?|districts?|districte)\b')
# how a link says that it is a number
CALLED = re.compile(r'^\s*(?:tel|callto|sms|whatsapp):(?://)?\s*(?=[+(\d])', re.I)
# 'barsol,es'
_COMMA_HOST = re.compile(r'(?:https?://)?(?:www[.,])?[\w-]+(?:\.[\w-]+)*,(?:es|com|net|org|cat|gal|eus|pt|eu|fr)', re.I)
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
_EXCHANGE = re.compile(r'/o=[^/]*/ou=', re.I)
_ENDINGS = {'won': WON, 'lost': LOST, 'open': OPEN, 'converted': CONVERTED}


class Fields:
    """Reads cells: ``method_of(column)(column, text, values)`` gives the value of a cell, :data:`NOTHING` for one that
    says nothing, ``None`` for one that stands for 'none'; ``values`` is what has been read of the line so far, to which
    what a cell says of other fields is added under names of its own (see :class:`lead_compose.Composer`). Raises
    :class:`Unknown`, :class:`Taken` or :class:`Several`.

    :param lookup: as a :class:`lead_reader.Reader` has it
    :param currencies: codes and signs an amount may have; any if there is none
    :param country: code of the country of a row that says none
    :param zone: time zone of moments that say none
    :param code_of: gives the code of a country by its id
    """

    def __init__(self, lookup, currencies=(), country='', zone='', code_of=None):
        self.lookup = lookup
        self._country, self._code_of, self._codes = country, code_of, {}
        self._measures = Measures(currencies, zone)

    def method_of(self, column):
        """The method that reads the cells of a column, by its field, its type and its header.

        :param Column column: of which it is asked
        :return: ``method(column, text, values)``
        """
        if column.field == 'contact_name':
            return self.person
        if column.field == 'partner_name' and holds_job(column.header):
            return self.company
        if column.field == 'city' and holds_zip(column.header):
            return self._zip_and_town
        if column.field == 'state_id' and is_district(column.header):
            return self._district
        measures = self._measures
        special = {
            'email_from': self._email, 'phone': self._phone, 'portfolio_vat': self._tax, 'priority': self._priority,
            'zip': self._zip, 'website': self._website, 'stage_id': self._stage, 'outcome': self._outcome,
            'arrival': measures.moment, 'closed': measures.moment, 'portfolio_external_ref': self._key,
            'portfolio_activity_id': self._activity}
        kinds = {
            'integer': measures.integer, 'float': measures.number, 'monetary': measures.number, 'date': measures.date,
            'datetime': measures.datetime, 'boolean': measures.boolean, 'selection': self._found,
            'many2one': self._found, 'many2many': self._several}
        return special.get(column.field) or kinds.get(column.type) or self.text

    def person(self, column, text, values):
        """A person; what he does, where it stands beside his name.

        :param Column column: of the cell
        :param text: what stands in it
        :param dict values: of the line so far; what else the cell says of him is added
        :return: his name, :data:`NOTHING` where the cell says only how he is reached
        """
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
        return self.text(column, text, values)

    def company(self, column, text, values):
        """A company, and what the contact does there: 'Vela Eventos - Directora'.

        :param Column column: of the cell
        :param text: what stands in it
        :param dict values: of the line so far; what the contact does is added
        :return: the name of the company
        """
        both = person_in(text, is_both=True)
        if both and is_function(both[1]) and not is_function(both[0]):
            values.setdefault('person_function', (column.header, text, both[1]))
            return both[0]
        return self.text(column, text, values)

    def text(self, column, text, _values):
        """The ``text`` of a cell as a field has it, in one line where the field of the ``column`` has one."""
        return one_line(text, column.field) if column.type == 'char' else text

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
        country = self.country_of(values)
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
        text = self.text(column, text, values)
        cut = whole_zip_in(text) if self.country_of(values) == 'ES' else None
        if cut:
            raise Taken(cut[1], 'zip', cut[0])
        return text

    def country_of(self, values):
        """The country of a line.

        :param dict values: of the line so far
        :return: its code, of a line that says none the one it was told; '' where neither is
        """
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
        pages = parts_of('website', text)
        if all(map(is_persons_page, pages)):
            raise Unknown('page')
        return next(page for page in pages if not is_persons_page(page))

    def _stage(self, column, text, values):
        """A stage, or what other programs call the end of all stages."""
        try:
            return self.lookup(column, text, values)
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
        text = CALLED.sub('', text)
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
            return text if is_short_phone(text, self.country_of(values)) else None
        # of several the first; the others are kept, see _put
        first = next((number for number in parts_of('phone', text) if not nobodys_phone(number)), text)
        return number_in(first) or first

    def _tax(self, column, text, _values):
        if several := tax_ids(text):
            first = next((number for number in several if not spanish_fault(number)), several[0])
            raise Taken(first, 'taxes', first)
        return None if nobodys_tax(tax_key(self._figures(text))) else tax_in(text)[0]

    def _priority(self, column, text, values):
        return _PRIORITY.get(fold(text)) or self._found(column, text, values)

    def _activity(self, column, text, values):
        """Of several the first that is known is the main one; the notes keep them all."""
        parts = cells_in(text)
        if len(parts) == 1:
            return self.lookup(column, text, values)
        for part in parts:
            try:
                value = self.lookup(column, part, values)
            except Unknown:
                continue
            raise Taken(value, 'main', part)
        return self.lookup(column, text, values)

    def _found(self, column, text, values):
        return self.lookup(column, text, values)

    def _district(self, column, text, values):
        """A district is a province in Portugal; in Spain it is a part of a town, unless the zip code says the same."""
        province, code = province_of(text), values.get('zip')
        is_abroad = self.country_of(values) not in ('ES', '') or zip_abroad(code) or (
            country_told(values) not in ('ES', ''))
        if is_abroad or province and province == zip_province(code):
            return self.lookup(column, text, values)
        values['district'] = (column.header, text)
        return NOTHING

    def _several(self, column, text, values):
        found, unknown = {}, []
        for part in labels_in(text):
            try:
                found[self.lookup(column, part, values)] = True
            except Unknown as error:
                unknown.append((part, error))
        if unknown:
            # each of them said, those that are known taken
            raise Several(list(found), unknown)
        return list(found)


def is_district(header):
    """Whether a header says district, and not province as well.

    >>> [is_district(text) for text in ('Distrito', 'District', 'Distrito/Provincia', 'Provincia', 'Distrito postal')]
    [True, True, False, False, True]
    """
    return bool(_DISTRICT.search(header_key(header)))


# asked when a cell is read, and when it is put
@lru_cache(maxsize=100)
def parts_of(field, text):
    """The values of a cell that may hold several.

    :param field: of the lead: the numbers of a ``phone``, the pages of a ``website`` are told apart
    :param text: of the cell
    :return: list of texts, of which nobody may change anything: it is remembered

    >>> parts_of('website', 'barsol.es ::: facebook.com/barsol'), parts_of('partner_name', 'Bar Sol')
    (['barsol.es', 'facebook.com/barsol'], ['Bar Sol'])
    """
    parts = values_in(text)
    if field == 'phone' and len(parts) == 1:
        numbers = whole_numbers(text)
        return numbers if len(numbers) > 1 else parts
    return pages_in(text) if field == 'website' and len(parts) == 1 else parts


def _ending(text):
    """What a word of another program says: ``won``, ``lost``, ``open``, ``converted``; '' for something else.

    >>> [_ending(text) for text in ('Closed Won', 'Perdida', 'En curso', 'No cualificado', 'Convertido', 'Nurturing')]
    ['won', 'lost', 'open', 'lost', 'converted', '']
    """
    word = ' '.join(re.findall(r'\w+', fold(text)))
    return next((ending for ending, words in _ENDINGS.items() if word in words), '')
