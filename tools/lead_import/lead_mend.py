"""What people write into a cell, mended where nobody can be in doubt: addresses, zip codes, e-mails, names. Pure."""
import re
from typing import NamedTuple

from ..capture.lead_card_words import COUNTRIES
from ..place.place_name import PROVINCES
from ..place.place_province import COUNTRIES as SPELLINGS
from ..place.place_province import is_region, province_of, zip_province
from ..search.nobody import is_nothing
from ..search.search_contact import email_addresses
from ..search.search_name import fold
from .lead_words import ADDRESSES

#: ends that no domain has, and what was meant
_ENDS = {'con': 'com', 'cmo': 'com', 'ocm': 'com', 'comm': 'com', 'vom': 'com', 'xom': 'com', 'c0m': 'com',
         'coom': 'com', 'ess': 'es'}
_HOSTS = {
    **dict.fromkeys(('gmail', 'gmai.com', 'gmial.com', 'gmal.com', 'gamil.com', 'gmail.co', 'gmail.om',
                     'gmail.cm', 'gnail.com', 'gmil.com', 'gmailcom', 'gmail.com.es', 'gmail.comes'),
                    'gmail.com'),
    **dict.fromkeys(('hotmial.com', 'hotmal.com', 'hotmai.com', 'homail.com', 'hotamil.com', 'hotmil.com', 'hotmailcom',
                     'hormail.com', 'hotmail.co', 'hotmail.cm', 'hotmaill.com'), 'hotmail.com'),
    **dict.fromkeys(('hotmial.es', 'hotmal.es', 'hotmai.es', 'homail.es', 'hotamil.es'), 'hotmail.es'),
    **dict.fromkeys(('outlok.com', 'outloo.com', 'oulook.com', 'outllok.com', 'outlookcom', 'outlook.co'),
                    'outlook.com'),
    **dict.fromkeys(('yaho.com', 'yhoo.com', 'yahooo.com', 'yahoocom', 'yahoo.co'), 'yahoo.com'),
}
_AT = re.compile(r'\s*(?:[(\[{<]\s*(?:at|arroba|@)\s*[)\]}>]|\barroba\b|\s+at\s+)\s*|\s*@[\s@]*', re.I)
_DOT = re.compile(r'\s*[(\[{]\s*(?:dot|punto|\.)\s*[)\]}]\s*|\s+(?:punto|dot)\s+', re.I)

#: a number behind which nobody is
_PERSONLESS = re.compile(
    r'(?:sin|no (?:tiene|hay|consta)|falta) (?:persona de )?(?:contacto|interlocutor|nombre|responsable)\b.*'
    r'|(?:persona )?(?:desconocid[oa]|sin identificar|no identificad[oa]|anonim[oa])'
    r'|(?:a )?(?:quien|quienes) (?:le |les )?correspon(?:da|de)'
    r'|a la atencion (?:de|del)(?: (?:responsable|quien corresponda))?'
    r'|to whom it may concern|whom it may concern|unknown|anonymous|nobody|no contact|no name'
    r'|x{1,5}|n|s/?n|contacto|persona de contacto|contact|nombre|apellidos|cliente|test|prueba')

_CODE = r'(?:0[1-9]|[1-4]\d|5[0-2])\d{3}'
_FIVE = re.compile(_CODE)
_ZIP = re.compile(
    rf'(?:(?:c\.?\s?p\.?|cod(?:igo|\.)?\s?postal)\s*[:.\-]?\s*)?(?:(?P<country>[A-Z]{{1,2}})[\s\-–]+|ES)?(?P<code>{_CODE})'
    r'(?:\s*[\-–—,/(]\s*|\s+|$)(?P<town>[^\d()]*(?:\([^\d()]+(?=\)))?)\)?\.?', re.I)
_ADDRESS = re.compile(
    rf'(?P<street>.*?[^\W_].*?)(?:\s*[,;\n(–—]\s*|\s+-\s*|\s+)(?:c\.?\s?p\.?\s*:?\s*|E-|ES-)?(?P<code>{_CODE})'
    r'(?:\s*[,;\-–—\n(]\s*|\s+|\)\s*)(?P<town>[^\W\d_][^\d,;()\n]*?)'
    r'(?:\s*[,;(\n]\s*(?P<state>[^\W\d_][^\d,;()\n]*?)\)?(?:\s*[,;\n]\s*(?P<country>[^\W\d_][^\d,;()\n]*?))?)?'
    r'\s*[.)]?', re.I)
#: of an address with its zip code behind the town: 'Calle Alta 4 Santander Cantabria 39008 ES'
_CODE_LAST = re.compile(
    rf'(?P<head>.*\d(?:.*?[^\W_])?)[\s,]+(?P<code>{_CODE})(?:[\s,]+(?P<country>[^\W\d_][^\d,;]*))?\.?')
#: the number of a house, what stands behind it of a door, a town
_HOUSE_TOWN = re.compile(
    r'(?P<street>.*\d[ºª°]?(?:\s*(?:(?-i:[B-NP-Z])|izq\w*\.?|dcha?\.?|der\w*\.?|bajos?|bj\.?|local|[ºª]))?)[\s,.]+'
    r'(?P<town>(?!(?:izq|dch|dcha|der|baj|bajo|bajos|bj|local|piso|planta|nave|esc)\b)[^\W\d_][^\d,]{2,})', re.I)
#: provinces that no town is called like
_TOWNLESS = set('cantabria,asturias,navarra,nafarroa,la rioja,rioja,bizkaia,vizcaya,gipuzkoa,guipuzcoa,alava,araba,'
                'baleares,illes balears,islas baleares,las palmas,galicia,extremadura,andalucia,aragon,cataluna,'
                'catalunya'.split(','))
_COUNTRIES = {fold(name).strip() for name in COUNTRIES}
_SPAIN = {fold(name) for name in ('Spain', 'España', 'ES', *SPELLINGS['ES'].split(', '))}
#: what stands before five figures that are the number of a house, a road or a box
_NUMBERED = re.compile(r'(?:km|apdo|apartado|nº|n°|num|no|numero|tel|tlf|telefono)\W*$', re.I)


def mended_email(text):
    """An address with one of the slips everybody makes, as it was meant; '' where nobody knows.

    >>> [mended_email(text) for text in (
    ...     'ana@gmail,com', 'ana@@bar.es', 'ana @ bar.es', 'ana(at)bar.es', 'ana@bar..es')]
    ['ana@gmail.com', 'ana@bar.es', 'ana@bar.es', 'ana@bar.es', 'ana@bar.es']
    >>> [mended_email(text) for text in ('ana@gmial.com', 'ana@gmail', 'ana@bar.con', 'ana arroba bar punto es')]
    ['ana@gmail.com', 'ana@gmail.com', 'ana@bar.com', 'ana@bar.es']
    >>> [mended_email(text) for text in ('ana bar.es', 'ana@bar', '@bar.es', 'ana@', 'llamar at noon', 'a@b@c.es')]
    ['', '', '', '', '', '']
    """
    if len(text) > 100 or '\n' in text:
        return ''
    text = _DOT.sub('.', _AT.sub('@', text.strip().strip('<>;,.:'), count=1))
    mailbox, at, host = text.partition('@')
    if not at or '@' in host or not re.fullmatch(r"[\w.+'\-]+", mailbox) or not re.fullmatch(r'[\w\-.,; ]+', host):
        return ''
    host = re.sub(r'\s*[.,;]+\s*', '.', host.strip()).lower()
    mailbox = re.sub(r'\.{2,}', '.', mailbox).strip('.')
    host = _HOSTS.get(host, host)
    name, _dot, end = host.rpartition('.')
    if end in _ENDS:
        host = f'{name}.{_ENDS[end]}'
    found = f'{mailbox}@{host}'
    return found if ' ' not in found and email_addresses(found) == [found] else ''


def is_slip(address):
    """Whether an address looks right and leads nowhere: an end that no domain has, a mailbox of a misspelt provider.

    >>> is_slip('ana@gmial.com'), is_slip('ana@bar.con'), is_slip('ana@gmail.com'), is_slip('ana@bar.co')
    (True, True, False, False)
    """
    host = address.partition('@')[2].lower()
    return '..' in address or host in _HOSTS or host.rpartition('.')[2] in _ENDS


def is_nobody(text):
    """Whether what stands where a person should names none.

    >>> [is_nobody(text) for text in ('X', '-', 'Sin contacto', 's/n', 'Sr.', 'D.', 'Desconocido', 'Sr./Sra.',
    ...                               'A quien corresponda', 'xxx', 'Persona de contacto')]
    [True, True, True, True, True, True, True, True, True, True, True]
    >>> [is_nobody(text) for text in ('Ana', 'Sr. Gil', 'Nadia', 'Xoán', 'Contacto Ana', 'Compras', 'Ng')]
    [False, False, False, False, False, False, False]
    """
    folded = ' '.join(fold(text).split()).strip(' .,:;-')
    words = re.findall(r'\w+', folded)
    if not words or is_nothing(text, is_name=True) or _PERSONLESS.fullmatch(folded):
        return True
    return all(word in ADDRESSES or word in ('a', 'o', 'as') for word in words)


class Place(NamedTuple):
    """Parts of an address; '' for what it does not say."""
    street: str
    code: str
    town: str
    state: str = ''
    country: str = ''


def zip_in(text, country='ES'):
    """A Spanish zip code with what people put around it: its label, its country, its town.

    :param text: of a cell
    :param country: code of the country the row says; '' for none
    :return: a :class:`Place` without street, or ``None``

    >>> zip_in('28013-Madrid')[1:3], zip_in('E-28013')[1:3], zip_in('CP 28013')[1:3], zip_in('28013 (Madrid)')[1:3]
    (('28013', 'Madrid'), ('28013', ''), ('28013', ''), ('28013', 'Madrid'))
    >>> zip_in('C.P.: 08001, Barcelona')[1:3], zip_in('ES28013')[1:3], zip_in('D-28013'), zip_in('4000-123')
    (('08001', 'Barcelona'), ('28013', ''), None, None)
    >>> zip_in('36204 VIGO (PONTEVEDRA)')[1:3], zip_in('08002 Barcelona.')[1:3]
    (('36204', 'VIGO (PONTEVEDRA)'), ('08002', 'Barcelona'))
    """
    found = _ZIP.fullmatch(text.strip()) if len(text) < 80 and country in ('ES', '') else None
    if not found or (found['country'] or 'ES').upper() not in ('E', 'ES', 'CP'):
        return None
    town = found['town'].strip(' .,-–—')
    return Place('', found['code'], f'{town})' if '(' in town else town)


def address_in(text):
    """A Spanish address in one text, in parts; ``None`` for one without zip code and town behind its street.

    >>> address_in('C/ Mayor 3, 28013 Madrid')
    Place(street='C/ Mayor 3', code='28013', town='Madrid', state='', country='')
    >>> address_in('Pol. Ind. A Granxa, parc. 12 - 36400 - O Porriño (Pontevedra)')
    Place(street='Pol. Ind. A Granxa, parc. 12', code='36400', town='O Porriño', state='Pontevedra', country='')
    >>> address_in('Rúa Nova 3, 2º B\\n15705 Santiago de Compostela, A Coruña, España')
    Place(street='Rúa Nova 3, 2º B', code='15705', town='Santiago de Compostela', state='A Coruña', country='España')
    >>> tuple(address_in('Calle Alta 4 Santander Cantabria 39008 ES'))
    ('Calle Alta 4', '39008', 'Santander', 'Cantabria', 'ES')
    >>> tuple(address_in('Calle Sol 12, 2 B  Lugo, Lugo 27001 España'))[:4]
    ('Calle Sol 12, 2 B', '27001', 'Lugo', 'Lugo')
    >>> address_in('Calle Sol 12, 27001 España')[:3], address_in('Sol 12, 10115 Alemania')
    (('Calle Sol 12', '27001', ''), None)
    >>> address_in('C/ Mayor 3'), address_in('Ctra. N-120 km 12345 Vigo'), address_in('28013 Madrid')
    (None, None, None)
    """
    if len(text) > 249 or not _FIVE.search(text):
        return None
    if place := _code_last(text.strip()):
        return place
    found = _ADDRESS.fullmatch(text.strip())
    if not found or _NUMBERED.search(found['street']) or found['code'][:2] not in PROVINCES:
        return None
    if is_country(found['town']):
        return None
    parts = {name: (part or '').strip(' .,-–—') for name, part in found.groupdict().items()}
    return Place(**{**parts, 'street': found['street'].strip(' ,;-–—\n')})


def is_country(text):
    """Whether a text is the name or the code of a country, and of no town.

    >>> [is_country(text) for text in ('ES', 'España', 'Portugal', 'FR', 'Lugo', 'Ea')]
    [True, True, True, True, False, False]
    """
    return fold(text).strip() in _SPAIN | _COUNTRIES or text.strip() in SPELLINGS


def _code_last(text):
    """A Spanish address whose zip code stands behind the town, or behind the street and before the country only.

    >>> _code_last('Calle Sol 1  Vigo PO 36201 ES')[:4], _code_last('C/ Mayor 3 Lugo 27001')[:3]
    (('Calle Sol 1', '36201', 'Vigo', 'PO'), ('C/ Mayor 3', '27001', 'Lugo'))
    >>> _code_last('C/ Mayor 3, 28013 Madrid'), _code_last('Main St 4 Dallas TX 12345 US'), _code_last('Km 4 12345')
    (None, None, None)
    """
    found = _CODE_LAST.fullmatch(text)
    country = (found['country'] or '').strip() if found else ''
    if not found or _NUMBERED.search(found['head']) or country and fold(country) not in _SPAIN:
        return None
    head, state = _state_behind(found['head'].strip(' ,'), found['code'])
    street, town = _town_behind(head)
    if not town and state and fold(state) not in _TOWNLESS and len(state) > 3:
        town = state
    if not country and not state:
        return None
    return Place(street, found['code'], town, state, country)


def _state_behind(head, code):
    """What stands before the province of a zip code, and the province."""
    ends = [found.start() for found in re.finditer(r'(?<=[\s,])\S', head)][-5:]
    for start in ends:
        tail = head[start:]
        is_code = tail.isupper() and len(tail) < 4
        if (is_code or ',' not in tail and is_region(tail)) and province_of(tail) == zip_province(code):
            return head[:start].rstrip(' ,'), tail
    return head, ''


def _town_behind(head):
    """A street and the town behind it: behind two spaces, a comma, or the number of the house."""
    for mark in (r'\s{2,}', r',\s*'):
        *street, town = re.split(mark, head)
        if street and re.fullmatch(r'[^\W\d_][^\d]{2,}', town) and re.search(r'\d', head):
            return head[:-len(town)].rstrip(' ,'), town
    found = _HOUSE_TOWN.fullmatch(head)
    return (found['street'].strip(' ,'), found['town'].strip()) if found else (head, '')
