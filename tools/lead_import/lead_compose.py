"""Puts together what a line gives in parts: names, addresses, companies and whoever works there. Pure."""
import re

from ..place.place_province import COUNTRIES, province_of, zip_province
from ..search.search_name import fold
from .lead_cell import company_and_tax, town_in, turned_name
from .lead_mend import Place, address_in
from .lead_parts import name_of, person_and_company, street_of, words_of
from .lead_persons import says_company
from .lead_reading import PERSON, Column, Fault, Taken, Unknown, one_line
from .lead_town import settled, short_in
from .lead_value import street_behind

_SPAIN = {fold(name) for name in ('Spain', 'España', 'ES', *COUNTRIES['ES'].split(', '))}
_SEVEN = re.compile(r'\d{7}')


class Composer:
    """Puts together the values of a line.

    :param fields: the :class:`lead_field.Fields` they were read by
    :param towns: gives the :class:`place_told.Towns` of Spain, if there are any
    :param city_header: the header of the towns, or ''
    :param is_shown: whether companies stand as Odoo shows contacts of them: 'Company, Person'
    :param is_bare: whether companies stand among people
    """

    def __init__(self, fields, towns=None, city_header='', is_shown=False, is_bare=False):
        self._fields, self._towns, self._city_header = fields, towns, city_header
        self._is_shown, self._is_bare = is_shown, is_bare

    def compose(self, values, notes, remarks):
        """Put together what the row gives in parts; what nothing can be put together with is kept.

        :param dict values: of a line by the fields they were read for, ``lead_words.PARTS`` and what
            :class:`lead_field.Fields` adds; left are those of fields of a lead
        :param list notes: to which texts are added, a line of the lead's notes each
        :param list remarks: to which :class:`Fault` are added for what was guessed or mended
        """
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

    def _part_address(self, values, notes, remarks):
        """The zip code and the town that stand in the cell of another part of the address."""
        header, text, town = values.pop('zip_town', ('', '', ''))
        city = values.get('city') or ''
        if not city and town:
            values['city'] = town
        elif town and not words_of([town]) <= words_of([city]):
            notes.append(f"{header}: {text}")
        self._turn_place(values, remarks)
        if self._fields.country_of(values) not in ('ES', ''):
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
            if self._fields.country_of(values) == 'ES' and re.fullmatch(r'[1-9]\d{3}', city):
                values['zip'] = f'0{city}'
                remarks.append(Fault(self._city_header, 'zip', city, values['zip']))

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
        towns = self._towns() if self._towns else None
        here = {zip_province(values.get('zip')), province_of(place.state)} - {''}
        known = towns.provinces_of(place.short.town) if towns else set()
        found = settled(place.short, known | here, bool(values.get('country_id')))
        if not found:
            return place
        town, word, is_guess = found
        if is_guess and not values.get('state_id'):
            remarks.append(Fault(self._city_header, 'province', word, town))
        said = place.state or word
        if not said and not here and towns and len(named := towns.provinces_of(town)) == 1:
            # its official name says more than the bare one: nobody writes it so of a place elsewhere
            said = towns.name_of(*named)
        return place._replace(town=town, state=said)

    def _state_of(self, text, values):
        """The id of a province that stands in the cell of something else; ``None`` where there is none."""
        lookup = self._fields.lookup
        try:
            return lookup(Column(-1, '', 'state_id', 'many2one'), text, values) if lookup else None
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
            notes.append(f"{header}: {one_line(text, 'contact_name')}" if '\n' not in text else
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
        if name and not PERSON & set(values):
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
