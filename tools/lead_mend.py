"""What people write into a cell, mended where nobody can be in doubt: addresses, zip codes, e-mails, names. Pure."""
import re
from typing import NamedTuple

from .lead_words import ADDRESSES
from .nobody import is_nothing
from .place_name import PROVINCES
from .search_contact import email_addresses
from .search_name import fold

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
_ZIP = re.compile(
    rf'(?:(?:c\.?\s?p\.?|cod(?:igo|\.)?\s?postal)\s*[:.\-]?\s*)?(?:(?P<country>[A-Z]{{1,2}})[\s\-–]+|ES)?(?P<code>{_CODE})'
    r'(?:\s*[\-–—,/(]\s*|\s+|$)(?P<town>[^\d()]*)\)?\.?', re.I)
_ADDRESS = re.compile(
    rf'(?P<street>.*?[^\W_].*?)(?:\s*[,;\n(–—]\s*|\s+-\s*|\s+)(?:c\.?\s?p\.?\s*:?\s*|E-|ES-)?(?P<code>{_CODE})'
    r'(?:\s*[,;\-–—\n(]\s*|\s+|\)\s*)(?P<town>[^\W\d_][^\d,;()\n]*?)'
    r'(?:\s*[,;(\n]\s*(?P<state>[^\W\d_][^\d,;()\n]*?)\)?(?:\s*[,;\n]\s*(?P<country>[^\W\d_][^\d,;()\n]*?))?)?'
    r'\s*[.)]?', re.I)
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

    :return: a :class:`Place` without street, or ``None``

    >>> zip_in('28013-Madrid')[1:3], zip_in('E-28013')[1:3], zip_in('CP 28013')[1:3], zip_in('28013 (Madrid)')[1:3]
    (('28013', 'Madrid'), ('28013', ''), ('28013', ''), ('28013', 'Madrid'))
    >>> zip_in('C.P.: 08001, Barcelona')[1:3], zip_in('ES28013')[1:3], zip_in('D-28013'), zip_in('4000-123')
    (('08001', 'Barcelona'), ('28013', ''), None, None)
    """
    found = _ZIP.fullmatch(text.strip()) if len(text) < 80 and country in ('ES', '') else None
    if not found or (found['country'] or 'ES').upper() not in ('E', 'ES', 'CP'):
        return None
    return Place('', found['code'], found['town'].strip(' .,-–—'))


def address_in(text):
    """A Spanish address in one text, in parts; ``None`` for one without zip code and town behind its street.

    >>> address_in('C/ Mayor 3, 28013 Madrid')
    Place(street='C/ Mayor 3', code='28013', town='Madrid', state='', country='')
    >>> address_in('Pol. Ind. A Granxa, parc. 12 - 36400 - O Porriño (Pontevedra)')
    Place(street='Pol. Ind. A Granxa, parc. 12', code='36400', town='O Porriño', state='Pontevedra', country='')
    >>> address_in('Rúa Nova 3, 2º B\\n15705 Santiago de Compostela, A Coruña, España')
    Place(street='Rúa Nova 3, 2º B', code='15705', town='Santiago de Compostela', state='A Coruña', country='España')
    >>> address_in('C/ Mayor 3'), address_in('Ctra. N-120 km 12345 Vigo'), address_in('28013 Madrid')
    (None, None, None)
    """
    found = _ADDRESS.fullmatch(text.strip()) if len(text) < 250 else None
    if not found or _NUMBERED.search(found['street']) or found['code'][:2] not in PROVINCES:
        return None
    parts = {name: (part or '').strip(' .,-–—') for name, part in found.groupdict().items()}
    return Place(**{**parts, 'street': found['street'].strip(' ,;-–—\n')})
