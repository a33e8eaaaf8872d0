"""Telephone numbers with their country: '+34 912…' is not '+351 912…'. Pure: no ``env``."""
import re

try:
    import phonenumbers
except ImportError:     # as core, which works without it
    phonenumbers = None

from .nobody import nobodys_phone
from .search_contact import phone_numbers

# the prefix of each country whose customers we meet; others are known by their '+' alone
PREFIX = {
    'ES': '34', 'PT': '351', 'FR': '33', 'AD': '376', 'DE': '49', 'IT': '39', 'GB': '44', 'IE': '353', 'NL': '31',
    'BE': '32',
    'LU': '352', 'CH': '41', 'AT': '43', 'PL': '48', 'CZ': '420', 'SK': '421', 'HU': '36', 'RO': '40', 'BG': '359',
    'GR': '30',
    'CY': '357', 'MT': '356', 'HR': '385', 'SI': '386', 'RS': '381', 'SE': '46', 'NO': '47', 'DK': '45', 'FI': '358',
    'IS': '354', 'EE': '372', 'LV': '371', 'LT': '370', 'UA': '380', 'RU': '7', 'TR': '90', 'MA': '212', 'DZ': '213',
    'TN': '216', 'EG': '20', 'IL': '972', 'AE': '971', 'SA': '966', 'US': '1', 'CA': '1', 'MX': '52', 'AR': '54',
    'BR': '55',
    'CL': '56', 'CO': '57', 'PE': '51', 'VE': '58', 'EC': '593', 'UY': '598', 'PY': '595', 'BO': '591', 'CR': '506',
    'CU': '53',
    'DO': '1', 'GT': '502', 'PA': '507', 'CN': '86', 'JP': '81', 'KR': '82', 'IN': '91', 'AU': '61', 'NZ': '64',
    'ZA': '27',
    'GQ': '240', 'AO': '244', 'GI': '350',
}
_CODES = sorted(set(PREFIX.values()), key=len, reverse=True)
# figures of a number without the country's prefix, where they are always as many
_LENGTHS = {'34': 9, '351': 9, '33': 9, '376': 6, '48': 9, '420': 9, '1': 10, '52': 10}
# how such a number begins, where that tells it from others
_BEGINS = {'34': '6789', '351': '239', '33': '0123456789'}
# a zero is dialled within these countries and left out behind their prefix
_TRUNK = {'33', '49', '44', '353', '31', '32', '41', '43', '46', '358', '212', '40', '36', '90', '61', '64', '27',
    '381', '385', '386'}


def phone_identities(*phones, country=''):
    """Who is called: ``(prefix, number without it)`` of each number; those that are nobody's are left out.

    :param phones: texts, each of which may hold several numbers, or none
    :param country: where a number without prefix is dialled; without it the prefix of such a number is ''

    >>> phone_identities("+34 912 345 678", "0034912345678"), phone_identities("912 345 678", country='ES')
    ((('34', '912345678'),), (('34', '912345678'),))
    >>> phone_identities("+351 912 345 678"), phone_identities("351912345678", country='ES')
    ((('351', '912345678'),), (('351', '912345678'),))
    >>> phone_identities("05 61 22 41 56", country='FR') == phone_identities("+33 (0)5 61 22 41 56")
    True
    >>> phone_identities("986 123 456", country='US'), phone_identities("253 790 841", country='ES')
    ((('', '986123456'),), (('', '253790841'),))
    >>> phone_identities("34 611 223 153 ext. 7", country='ES'), phone_identities("600 000 000")
    ((('34', '611223153'),), ())
    """
    found = []
    for written in phone_numbers(*phones):
        identity = _identity(written, PREFIX.get(country, ''))
        # where numbers are short, one is none for that
        is_whole = len(identity[1]) == _LENGTHS.get(identity[0]) and len(set(identity[1])) > 1
        if identity not in found and not nobodys_phone(''.join(identity)) and (
                is_whole and len(identity[1]) < 7 or not nobodys_phone(identity[1])):
            found.append(identity)
    return tuple(found)


def _identity(written, home):
    digits = re.sub(r'\D', '', re.sub(r'\(0\)', '', written))
    if re.match(r'\s*\(?\s*(?:\+|00)', written):
        digits = digits.removeprefix('00')
        for code in _CODES:
            if digits.startswith(code):
                return code, _bare(code, digits[len(code):])
        return '+', digits
    for code in (home, *_CODES) if len(digits) > 10 else (home,):
        if code and digits.startswith(code) and len(digits) == len(code) + _LENGTHS.get(code, 99):
            return code, digits[len(code):]
    national = _bare(home, digits)
    # dialled elsewhere, whatever the record says: nobody knows where
    fits = len(national) == _LENGTHS.get(home, len(national)) and national[:1] in _BEGINS.get(home, national[:1])
    return home if fits else '', national


def _bare(code, national):
    return national.removeprefix('0') if code in _TRUNK else national


# countries that share a prefix, of which nobody knows one by it
_SHARED = {code for code in PREFIX.values() if list(PREFIX.values()).count(code) > 1} | {'7'}
_COUNTRIES = {code: country for country, code in PREFIX.items() if code not in _SHARED}
_ABROAD = re.compile(r'\s*\(?\s*(?:\+|00)')
# the prefix of a country as a column of its own has it
_PREFIX = re.compile(r'\D{0,30}?[(\s]*(?:\+|00)?\s*([1-9]\d{0,3})\)?(?:\.0)?\D{0,30}')


def country_of_phone(written):
    """The country a number is of, dialled in Spain where it has no prefix; '?' for one of those abroad, '' if unknown.

    >>> [country_of_phone(text) for text in ("+351 912 345 678", "0049 30 123456", "986123456", "(+34) 986 123 456")]
    ['PT', 'DE', 'ES', 'ES']
    >>> [country_of_phone(text) for text in ("+1 305 555 0100", "+999 123456", "030 123456", "351912345678", "")]
    ['?', '?', '', 'PT', '']
    """
    for prefix, _number in phone_identities(written, country='ES'):
        if prefix:
            return _COUNTRIES.get(prefix, '?')
    return ''


def is_short_phone(written, country):
    """Whether a number of less figures than most is a whole one of its country: 821 907 in Andorra.

    :param written: one number, as it is written
    :param country: its code; '' for one nobody knows

    >>> is_short_phone("821 907", 'AD'), is_short_phone("821907", 'ES'), is_short_phone("123", 'AD')
    (True, False, False)
    >>> is_short_phone("000000", 'AD'), is_short_phone("821907", ''), is_short_phone("600000000", 'ES')
    (False, False, False)
    """
    figures = re.sub(r'[\s.\-/()]', '', written)
    if not country or not figures.isdecimal() or len(figures) > 6 or len(set(figures)) == 1:
        return False
    if len(figures) == _LENGTHS.get(PREFIX.get(country)):
        return True
    if not phonenumbers or len(figures) < 5:
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(figures, country))
    except phonenumbers.NumberParseException:
        return False


def with_prefix(prefix, written):
    """A number and the prefix of its country that stands beside it; as it is where it has one, or that is none.

    :param prefix: what stands in the column of prefixes, a text
    :param written: the number, as it is written

    >>> [with_prefix(prefix, "912345678") for prefix in ('+351', '351', '00351', '+351 Portugal', 'PT', '')]
    ['+351 912345678', '+351 912345678', '+351 912345678', '+351 912345678', '912345678', '912345678']
    >>> with_prefix('91', "234 56 78"), with_prefix('986', "12 34 56"), with_prefix('91', "98765 43210")
    ('91 234 56 78', '986 12 34 56', '+91 98765 43210')
    >>> with_prefix('34', "+351 912345678"), with_prefix('34', "0034 986123456"), with_prefix('33', "33612345678")
    ('+351 912345678', '0034 986123456', '+33612345678')
    """
    found = _PREFIX.fullmatch(prefix.strip())
    if not found or _ABROAD.match(written) or not re.match(r'[\s(]*\d', written):
        return written
    figures = re.sub(r'\D', '', written)
    if prefix[0] in '89' and len(found[1] + figures) == _LENGTHS['34'] and len(figures) < 8:
        # of a province of Spain
        return f'{found[1]} {written}'
    if not is_prefix(prefix):
        return written
    if figures.startswith(found[1]) and len(figures) == len(found[1]) + _LENGTHS.get(found[1], 99):
        return f'+{written.lstrip()}'
    return f'+{found[1]} {written}'


def is_prefix(text):
    """Whether a cell is the prefix of a country.

    >>> [is_prefix(text) for text in ('+351', '34', '0033', 'ES +34', '(+34)', 'Sr.', '986', '912345678', '34.0')]
    [True, True, True, True, True, False, False, False, True]
    """
    found = _PREFIX.fullmatch(text.strip())
    return bool(found) and (found[1] in _CODES or '+' in text or text.strip().startswith('00'))


def same_phone(one, other):
    """Whether two identities are one number; a prefix that is not known may be any.

    :param tuple one, other: as :func:`phone_identities` gives them

    >>> same_phone(('34', '912345678'), ('351', '912345678')), same_phone(('', '912345678'), ('351', '912345678'))
    (False, True)
    """
    return one[1] == other[1] and (one[0] == other[0] or not one[0] or not other[0])


_SPANISH = re.compile(r'\+34 ?([6-9]\d{2}) ?(\d{2,3}) ?(\d{2,3}) ?(\d{2})?', re.ASCII)


def spanish_e164(written):
    """A number of Spain in its international form, where it is written so that nothing else can be meant; else ''.

    ``phonenumbers`` is asked whether there is such a number, and not, as for any text, in which of all the ways of
    writing one it is written: that takes five times as long.

    >>> spanish_e164("+34 986 12 34 56"), spanish_e164("+34986123456"), spanish_e164("986 123 456")
    ('+34986123456', '+34986123456', '')
    >>> spanish_e164("+34 986 12 34"), spanish_e164("+34 500 12 34 56"), spanish_e164("+351 912 345 678")
    ('', '', '')
    """
    found = _SPANISH.fullmatch(written)
    digits = ''.join(filter(None, found.groups())) if found and phonenumbers else ''
    if len(digits) != 9:
        return ''
    number = phonenumbers.PhoneNumber(country_code=34, national_number=int(digits))
    return f'+34{digits}' if phonenumbers.is_valid_number(number) else ''


# numbers that lead to the desk of a whole network, wherever one calls from: free or at a price of their own
_NETWORKS = {'34': re.compile('[789]0'), '351': re.compile('[378]0'), '33': re.compile('8')}


def is_network(identity):
    """Whether a number is one that shops all over a country share.

    >>> is_network(('34', '902150150')), is_network(('', '900123321')), is_network(('34', '986123456'))
    (True, True, False)
    """
    pattern = _NETWORKS.get(identity[0] or '34')
    return bool(pattern and pattern.match(identity[1]))
