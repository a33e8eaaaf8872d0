"""The value in a cell that says more: a number among words, a tax ID behind its label, a zip code with its town. Pure.

What stands beside it is for the notes.
"""
import re

from ..capture.lead_card_words import STREET
from ..place.place_province import zip_abroad
from ..search.search_contact import EXTENSION, email_addresses, whole_numbers
from ..search.search_name import fold
from ..search.search_tax import among_words

# a number and nothing else, as most cells hold it
_BARE = re.compile(r'[+\d ().]+')
# one that nobody takes for anything else, among other figures: 'a partir de las 10: 932704361'
_ALONE = re.compile(
    r'(?<![\d+])(?:(?:\+|00)34[\s.]?)?[6-9](?:[\s.\-]?\d){8}(?!\d)'
    r'|(?<!\d)\+\d(?:[\s.\-]?\d){8,12}(?!\d)')
_FAX = re.compile(r'(?<![/\w])(?:tele)?fax\b(?!\s*/)[^\d+]{0,4}[+(\d][\d\s.()\-]*', re.I)
# what says of a number that it is one
_LABELS = frozenset(
    'tel telf tlf tfno tlfno tlfn tfn telefono telefon telefone tf phone telephone numero num n no t'.split())


def number_in(text):
    """The telephone number in a cell that says more, as it is written there; '' where the cell is one, or has none.

    >>> number_in('600704307 solo tardes'), number_in('932704305 (Ana)'), number_in('932704313/14')
    ('600704307', '932704305', '932704313')
    >>> number_in('no llamar antes de las 10: 932704361'), number_in('Fax: 932704341 Tel: 932704342')
    ('932704361', '932704342')
    >>> number_in('Tel. 986 12 12 12'), number_in('+34 986-12-12-12'), number_in('821 907'), number_in('pendiente')
    ('986 12 12 12', '', '', '')
    >>> number_in('917 830 301 ext. 12'), number_in('917 830 301 ext. 12 (Ana)'), number_in('986121212 / 600112233')
    ('', '917 830 301 ext. 12', '')
    """
    if _BARE.fullmatch(text):
        return ''
    numbers = whole_numbers(text) or list(dict.fromkeys(_ALONE.findall(text)))
    if len(numbers) != 1:
        return ''
    number = numbers[0].strip()
    extension = EXTENSION.search(text)
    if extension and (behind := re.match(r'\s*[(,\-]?\s*$', text[text.find(number) + len(number):extension.start()])):
        number += f' {extension[0].strip()}' if behind else ''
    return number if any(map(str.isalnum, _beside(text, numbers[0], extension))) else ''


def _beside(text, number, extension=None):
    rest = text.replace(number, ' ', 1)
    return rest.replace(extension[0], ' ', 1) if extension else rest


def says_more(text, number):
    """Whether a cell says more than a telephone number and that it is one.

    :param text: of the cell
    :param number: that was taken of it

    >>> says_more('932704305 (Ana)', '932704305'), says_more('Tel.: 932704305', '932704305')
    (True, False)
    >>> says_more('932704313/14', '932704313'), says_more('93 270 43 05.', '93 270 43 05')
    (True, False)
    """
    rest = _beside(text, number)
    for address in email_addresses(rest):
        rest = rest.replace(address, ' ')
    return any(word not in _LABELS for word in re.findall(r'[^\W_]+', fold(rest)))


def is_only_fax(text):
    """Whether all numbers of a cell are those of fax machines: who calls them hears them whistle.

    >>> [is_only_fax(text) for text in ('Fax 932704306', 'FAX: 93 270 43 06', 'Telefax 932704306')]
    [True, True, True]
    >>> [is_only_fax(text) for text in ('Tel/Fax 932704306', 'Fax 932704306 Tel 932704307', '932704306', 'Fax')]
    [False, False, False, False]
    """
    return bool(_FAX.search(text)) and not re.search(r'\d{3}', re.sub(r'\D', '', _FAX.sub(' ', text)))


_TAX = re.compile(r'(?!NIF|CIF|DNI|NIE)(?:[A-Z]{2}[\s\-]?)?[A-Z]?[\s\-]?[\d.\-\s]+[A-Z]?', re.I)


def tax_in(text):
    """The tax ID of a cell as it is written there, and whether more is said than what it is.

    >>> tax_in('CIF: B36007748'), tax_in('C.I.F. B-36.007.748'), tax_in('NIF 44512872Y'), tax_in('NIFB36007748')
    (('B36007748', False), ('B-36.007.748', False), ('44512872Y', False), ('B36007748', False))
    >>> tax_in('B36007748 (antes B27001122)'), tax_in('B36007748'), tax_in('VAT: PT501964843'), tax_in('en trámite 24')
    (('B36007748', True), ('B36007748', False), ('PT501964843', False), ('en trámite 24', False))
    """
    if _TAX.fullmatch(text):
        return text, False
    return among_words(text)


# a zip code and its town before the street
_CODE_FIRST = re.compile(
    r'(?:c\.?\s?p\.?\s*:?\s*|E-|ES-)?(?P<code>(?:0[1-9]|[1-4]\d|5[0-2])\d{3})(?:\s*[,\-–—]\s*|\s+)'
    r'(?P<town>[^\W\d_][^\d,;()\n]*?(?:\s*\([^\d()]+\))?)(?:\s*[,;.\n]\s*|\s+[\-–—]\s+)(?P<street>[^\W\d_].*)', re.I)


def street_behind(text):
    """``(zip code, town, street)`` of a Spanish address that begins with the first two; ``None`` of any other.

    >>> street_behind('28001 Madrid, C/ Goya 10'), street_behind('36201 - Vigo (Pontevedra) - Rúa Príncipe, 3')
    (('28001', 'Madrid', 'C/ Goya 10'), ('36201', 'Vigo (Pontevedra)', 'Rúa Príncipe, 3'))
    >>> street_behind('10115 Main Street, Apt 4'), street_behind('28001 Madrid'), street_behind('28001 C/ Goya, 10')
    (None, None, None)
    """
    found = _CODE_FIRST.fullmatch(text.strip()) if len(text) < 250 and text[:1] in '012345cCeE' else None
    if not found or not STREET.search(fold(found['street'])) or STREET.search(fold(found['town'])):
        return None
    return found['code'], found['town'], found['street']


_CODE_ABROAD = re.compile(
    r'(?P<code>\d{4}\s?-\s?\d{3}|[A-Z]{1,2}-\d{4,5}|AD[\s-]?\d{3})(?:\s*[,\-–—/(]\s*|\s+)'
    r'(?P<town>[^\W\d_][^\d()]*?)\)?\.?', re.I)


def zip_and_town_abroad(text):
    """A zip code that none has in Spain and the town behind it; ``None`` where a cell has not both.

    >>> zip_and_town_abroad('4700-329 BRAGA'), zip_and_town_abroad('D-10115 Berlin'), zip_and_town_abroad('4700-329')
    (('4700-329', 'BRAGA'), ('D-10115', 'Berlin'), None)
    >>> zip_and_town_abroad('AD500 - Andorra la Vella'), zip_and_town_abroad('E-28013 Madrid')
    (('AD500', 'Andorra la Vella'), None)
    """
    found = _CODE_ABROAD.fullmatch(text.strip()) if len(text) < 80 else None
    return (found['code'], found['town'].strip()) if found and zip_abroad(found['code']) else None


_LINK = re.compile(r'(?P<shown>[^#]*)#(?P<link>[^#\s]+)#[^#]*')


def unlinked(text):
    """What a field for links of Access shows, or the address behind it: 'text#address#'.

    >>> unlinked('a@x.es#mailto:a@x.es#'), unlinked('#http://www.x.es#'), unlinked('www.x.es#http://www.x.es/#')
    ('a@x.es', 'http://www.x.es', 'www.x.es')
    >>> unlinked('Escríbenos#mailto:a@x.es#'), unlinked('www.x.es/#inicio'), unlinked('C# y F#')
    ('mailto:a@x.es', 'www.x.es/#inicio', 'C# y F#')
    """
    found = _LINK.fullmatch(text.strip())
    if not found or not re.search(r'[.@:]', found['link']):
        return text
    return found['shown'].strip() if re.search(r'[.@]', found['shown']) else found['link']
