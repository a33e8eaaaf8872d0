"""In which country somebody is who does not say it: what his tax ID, phone, addresses and town tell. Pure."""
import re
from difflib import SequenceMatcher
from functools import lru_cache

from ..search.phone_country import country_of_phone
from ..search.search_contact import email_addresses
from ..search.search_tax import spanish_fault, tax_prefix
from .place_name import place_key
from .place_pairs import town_names
from .place_province import province_of, zip_province

_HOST = re.compile(r'^(?:[a-z]+://)?([^/:?#\s]+)', re.I)
# of these of Spain; of a country whose letters anybody takes nothing is told
_SPANISH_ENDS = {'es', 'cat', 'gal', 'eus'}
_FOREIGN_ENDS = set(
    'pt fr ad de it uk ie nl be lu ch at pl cz sk hu ro bg gr cy mt hr rs se no dk fi ee lv lt ua ru tr ma dz tn il ae '
    'us ca mx ar br cl pe ve ec uy py bo cr do gt cn jp kr au nz za gq ao gi'.split())
# forms of companies that Spain has
_SPANISH_FORM = re.compile(r'\bs\.?\s?l\.?\s?(?:[ulp]\.?\s?)?\W*$|\bs\.?\s?coop\b', re.I)
_PARTS = re.compile(r'\s*[,;/()]\s*|\s+[-–—]\s+')
# how alike a town and the name of another are that is a slip of the pen
_SLIP = 0.75


def country_told(values):
    """The country of who does not name it: 'ES', another one, '?' for one of those abroad, '' where nothing tells.

    What says most goes first: a tax ID, a telephone number, then the ends of web and mail addresses.

    >>> country_told({'phone': '+49 30 123456'}), country_told({'phone': '986 123 456'}), country_told({})
    ('DE', 'ES', '')
    >>> country_told({'phone': '+1 305 555 0100'}), country_told({'email_from': 'jan@mueller.de'})
    ('?', '?')
    >>> country_told({'portfolio_vat': 'PT501964843'}), country_told({'portfolio_vat': 'B12345674'})
    ('PT', 'ES')
    >>> country_told({'website': 'https://www.sol.es/de'}), country_told({'website': 'sol.io', 'email_from': 'a@b.com'})
    ('ES', '')
    """
    return next(_countries_told(values), '')


def _countries_told(values):
    return filter(None, (told(values) for told in (_country_of_tax, _country_of_phone, _country_of_hosts)))


def _country_of_phone(values):
    return country_of_phone(values['phone']) if values.get('phone') else ''


def _country_of_tax(values):
    number = values.get('portfolio_vat')
    if not number:
        return ''
    return tax_prefix(number) or ('' if spanish_fault(number) else 'ES')


def _country_of_hosts(values):
    hosts = [address.rpartition('@')[2] for address in email_addresses(values.get('email_from') or '')]
    if found := _HOST.match((values.get('website') or '').strip()):
        hosts.append(found[1])
    ends = {host.rstrip('.').rpartition('.')[2].lower() for host in hosts}
    return 'ES' if ends & _SPANISH_ENDS else '?' if ends & _FOREIGN_ENDS else ''


class Towns:
    """The towns of Spain, as the database has them.

    :param provinces: ``{place_key: set of Odoo's codes of provinces}``
    :param delivered: ``{zip code: {place_key of a town there: code of its province}}``
    :param names: ``{code of a province: its name}``
    """

    def __init__(self, provinces, delivered, names=()):
        self._provinces, self._delivered, self._names = provinces, delivered, dict(names)
        self.provinces_of = lru_cache(maxsize=1 << 13)(self._provinces_of)

    def name_of(self, code):
        """The name of a province by its ``code``; the code where its name is not known."""
        return self._names.get(code, code)

    def _provinces_of(self, city):
        """Where towns of that name are, be it beside its part or its province: 'Bouzas, Vigo'.

        >>> towns = Towns({'vigo': {'PO'}, 'guadalajara': {'GU'}}, {})
        >>> towns.provinces_of("Bouzas, VIGO"), towns.provinces_of("Berlin"), towns.provinces_of("Mallorca")
        ({'PO'}, set(), {'PM'})
        """
        found = set()
        for part in (city, *_PARTS.split(city)):
            for name in town_names(part):
                found |= self._provinces.get(place_key(name), set())
        # what is short may be short for a province, and is no town's name
        return found | {code for code in [province_of(city)] if code and len(city) > 4}

    def tell(self, values):
        """What a zip code of Spanish form tells of who does not say his country: ``(country, has it a province)``.

        It is a Spanish one unless something speaks against it: a town of the province outweighs all else, a foreign
        number an unknown one; a town nobody knows needs something Spanish beside it.

        :return: the country: 'ES', another one, '?' for one abroad, '' if nobody knows

        >>> towns = Towns({'vigo': {'PO'}, 'lugo': {'LU'}}, {'36201': {'vigo': 'PO'}})
        >>> def told(zip, city='', **values): return towns.tell({'zip': zip, 'city': city, **values})
        >>> told('36201', "Vigo", phone="+44 20 7946 0000"), told('36201', "Vigoo"), told('36201')
        (('ES', True), ('ES', True), ('ES', True))
        >>> told('36393', "Sabarís", phone="986 123 456"), told('36393', "Sabarís")
        (('ES', True), ('', False))
        >>> told('10115', "Berlin", phone="+49 30 123456"), told('33101', "Miami", phone="+1 305 555 0100")
        (('DE', False), ('?', False))
        >>> told('36201', "Lugo"), told('36201', "Lugo", phone="986 123 456")
        (('', False), ('ES', False))
        """
        code, city = values['zip'], (values.get('city') or '').strip()
        here = {zip_province(code), *self._delivered.get(code, {}).values()}
        towns = self.provinces_of(city) if city else set()
        if towns & here:
            return 'ES', True
        said = list(_countries_told(values))
        told = next(iter(said), '')
        if told not in ('ES', '') and (city or 'ES' not in said):
            return told, False
        if city and self._is_slip(city, code):
            return 'ES', True
        if towns:
            return told, False
        is_spanish = not city or told or _SPANISH_FORM.search(values.get('partner_name') or '')
        return ('ES', True) if is_spanish else ('', False)

    def is_elsewhere(self, code, city='', state=''):
        """Whether the province that a row says, or else its town, speaks against a zip code of Spain.

        :param code: the zip code
        :param city: the town as it is written; '' for none
        :param state: the code of the province; '' for none

        >>> towns = Towns({'vigo': {'PO'}}, {'36201': {'vigo': 'PO'}, '31219': {'desojo': 'NA', 'lapoblacion': 'LO'}})
        >>> towns.is_elsewhere('03620', "Vigo"), towns.is_elsewhere('03620', "Vigoo"), towns.is_elsewhere('03620')
        (True, False, False)
        >>> towns.is_elsewhere('03620', "", 'PO'), towns.is_elsewhere('36201', "Vigo", 'PO')
        (True, False)
        >>> towns.is_elsewhere('31219', "", 'LO')
        False
        """
        here = {zip_province(code), *self._delivered.get(code, {}).values()}
        said = {state} if state else self.provinces_of(city) if city else set()
        return bool(said) and not said & here

    def _is_slip(self, city, code):
        """Whether a town is one of those of the zip code, but for a slip of the pen or a word more.

        >>> towns = Towns({}, {'36400': {'porrino': 'PO'}, '07001': {'palma': 'PM'}})
        >>> towns._is_slip("O Poriño", '36400'), towns._is_slip("Palma centro", '07001'), towns._is_slip("Rom", '36400')
        (True, True, False)
        """
        key = place_key(city)
        return any(
            f' {name} ' in f' {key} ' or f' {key} ' in f' {name} '
            or SequenceMatcher(None, key, name, False).ratio() >= _SLIP for name in self._delivered.get(code, ()))
