"""What one cell says of two things: a town with its province, a person with his job, a range. Pure."""
import re
from functools import lru_cache
from typing import NamedTuple

from ..capture.lead_card_names import CALLED, is_business, is_called
from ..capture.lead_card_words import FORM
from ..capture.lead_codes import is_function
from ..place.place_name import spoken
from ..place.place_province import province_of
from ..search.search_contact import MATCHED, email_addresses, whole_numbers
from ..search.search_name import fold
from ..search.search_tax import spanish_fault
from .lead_long import is_long, plain_lines
from .lead_town import Short, short_in

_CODE = r'(?:0[1-9]|[1-4]\d|5[0-2])\d{3}'
_BEFORE = re.compile(rf'(?:c\.?\s?p\.?\s*:?\s*|E-)?(?P<code>{_CODE})(?:\s*[,\-–—/]\s*|\s+|'
                     rf'$)(?P<town>\D*)(?P<state>)', re.I)
_BEHIND = re.compile(
    rf'(?P<town>[^\d,(]*[^\W\d_][^\d,(]*?)\s*[,(\-–—/]?\s*(?:c\.?\s?p\.?\s*:?\s*)?(?P<code>{_CODE})\s*\)?'
    r'(?P<state>\s*[,\-–—(]\s*\D+)?', re.I)
_IN_BRACKETS = re.compile(r'(?P<town>[^()]+?)\s*\((?P<state>[^()]+)\)')
_BEHIND_COMMA = re.compile(r'(?P<town>[^,]+?)\s*,\s*(?P<state>[^,]+)')
_BEHIND_MARK = re.compile(r'(?P<town>.+?)(?:\s+[-–—]\s+|\s*/\s*)(?P<state>[^/]+)')
#: towns and provinces by their names in two languages
_SAME = tuple(set(names.split(', ')) for names in (
    'donostia, san sebastian', 'vitoria, gasteiz', 'alicante, alacant', 'elche, elx', 'castellon, castello',
    'bilbao, bilbo',
    'castellon de la plana, castello de la plana', 'pamplona, iruna, irunea', 'palma, mallorca, palma de mallorca',
    'gerona, girona', 'lerida, lleida', 'orense, ourense', 'la coruna, a coruna', 'alava, araba', 'vizcaya, bizkaia',
    'guipuzcoa, gipuzkoa', 'navarra, nafarroa', 'ibiza, eivissa', 'mahon, mao, menorca'))
#: letters that are typed for figures
_LIKE = str.maketrans('OoQIl|', '000111')
_PERSON = re.compile(r'(?P<first>[^()/|;\n]+?)\s*(?:[(\[]\s*(?P<in>[^()\[\]]+)[)\]]|(?:[/|;\n]|\s[-–—:]\s|'
                     r',)\s*(?P<behind>[^()/|;\n]+))\.?')
#: what stands where a page should, and is none
_NO_PAGE = re.compile(
    r'(?:no|si|s|n|web|url|ninguna?|pendiente.*|(?:https?:?/{0,2})?(?:www\.?)?|https?|'
    r'(?:(?:pagina |web |sitio )?(?:web )?(?:esta )?)?(?:en|bajo) (?:construccion|obras?|desarrollo|proceso|'
    r'creacion|mantenimiento)'
    r'|under construction|coming soon|proximamente|en breve|no (?:tienen?|hay|disponen?)\b.*|sin web)[\s.!…]*')
_BETWEEN_PAGES = re.compile(r'\s*(?:[;,|\n]|\s[/y&+-]\s|\s(?:e|and|or|o)\s)\s*|\s+(?=(?:https?://|www\.))')
_ADDRESS_BEHIND = re.compile(
    r'(?:(?:https?|email|e-mail|correo)\s?:/{0,2}\s?(?:www\.)?|www\.|mailto://)(?:mailto:)?([^\s/@]+@[^\s/@]+?)/?',
    re.I)
_PAGE = re.compile(r'(?:https?://)?[\w\-]+(?:\.[\w\-]+)+(?:[/?#:]\S*)?', re.I)


class Town(NamedTuple):
    """Parts of what stands where a town should; '' for what it does not say."""
    code: str
    town: str
    state: str
    #: the town and a word behind it, of which the towns that there are tell whether it is an article or a province
    short: Short = None


@lru_cache(maxsize=2000)
def town_in(text):
    """A town with its zip code, its province; ``None`` where it is a town and nothing else.

    >>> [town_in(text)[:3] for text in ('Lalín (Pontevedra)', 'Marín, Pontevedra', 'Sevilla (41001)',
    ...     '28013 Madrid')]
    [('', 'Lalín', 'Pontevedra'), ('', 'Marín', 'Pontevedra'), ('41001', 'Sevilla', ''), ('28013', 'Madrid', '')]
    >>> [town_in(text)[:3] for text in ('36500 Lalín (Pontevedra)', 'Vigo - Pontevedra', '36201', 'Vigo, 36201')]
    [('36500', 'Lalín', 'Pontevedra'), ('', 'Vigo', 'Pontevedra'), ('36201', '', ''), ('36201', 'Vigo', '')]
    >>> [town_in(text) for text in ('Vigo', 'Donostia - San Sebastián', 'Vitoria/Gasteiz', 'Rivas, Urb. Sol',
    ...     'Madrid, Lugo')]
    [None, None, None, None, None]
    >>> tuple(town_in('36980 Grove, O')), tuple(town_in('Pinós, el/Pinoso'))
    (('36980', 'Grove, O', '', Short(town='Grove', word='O', is_comma=True)), ('', 'el Pinós/Pinoso', '', None))
    """
    text = text.strip()
    found = (_BEFORE.fullmatch(text) or _BEHIND.fullmatch(text)) if len(text) < 80 else None
    if found:
        town = found['town'].strip(' -–—,/') + (f" ({found['state'].strip(' -–—,()')})" if found['state'] else '')
        rest = town_in(town) if town else None
        return rest._replace(code=found['code']) if rest else Town(found['code'], town, '')
    if is_long(text):
        return None
    if short := short_in(text):
        return Town('', text, '', short)
    if '/' in text and (said := spoken(text)) != text:
        return Town('', said, '')
    for pattern in (_IN_BRACKETS, _BEHIND_COMMA, _BEHIND_MARK):
        found = pattern.fullmatch(text)
        if found and (state := province_of(found['state'])):
            # 'Madrid, Barcelona' are two places
            if province_of(found['town']) not in ('', state):
                return None
            names = {fold(found['town']).strip(), fold(found['state']).strip()}
            if len(names) > 1 and any(names <= both for both in _SAME):
                return None
            town = found['town'].strip()
            return Town('', town, found['state'].strip(), short_in(town))
    return None


_CUT_BEFORE = re.compile(r'(?:c\.?\s?p\.?\s*:?\s*)?(?P<code>[1-9]\d{3})(?:(?:\s*[,\-–—/]\s*|\s+)[^\W\d_]\D*)?', re.I)
_CUT_BEHIND = re.compile(r'[^\W\d_]\D*?(?:\s*[,(\-–—/]\s*|\s+)(?P<code>[1-9]\d{3})\)?')


def whole_zip_in(text):
    """A zip code beside a town of which a spreadsheet has cut the zero, and the cell as it was before.

    :return: ``(whole code, text)``, or ``None`` where none was cut

    >>> whole_zip_in('4001 Almería'), whole_zip_in('8001 - Barcelona')
    (('04001', '04001 Almería'), ('08001', '08001 - Barcelona'))
    >>> whole_zip_in('Girona'), whole_zip_in('28013 Madrid'), whole_zip_in('Ávila (5001)')
    (None, None, ('05001', 'Ávila (05001)'))
    """
    text = text.strip()
    found = (_CUT_BEFORE.fullmatch(text) or _CUT_BEHIND.fullmatch(text)) if len(text) < 80 else None
    if not found:
        return None
    start = found.start('code')
    return f"0{found['code']}", f'{text[:start]}0{text[start:]}'


def person_in(text, is_both=False):
    """A person and what he does; ``None`` where a cell does not say both.

    :param text: of a cell
    :param is_both: whether its header says that both are in it
    :return: ``(name, what he does)``

    >>> person_in('Ana Gil / Gerente', True), person_in('Luis Paz (compras)'), person_in('Gerente: Ana Gil')
    (('Ana Gil', 'Gerente'), ('Luis Paz', 'compras'), None)
    >>> person_in('Ana Gil - Directora de compras'), person_in('Gil Soto, Ana'), person_in('Eva Rey / jefa', True)
    (('Ana Gil', 'Directora de compras'), None, ('Eva Rey', 'jefa'))
    >>> person_in('Gerente / Ana Gil', True), person_in('Ana Gil / Luis Paz'), person_in('Dueño - Ana Gil', True)
    (('Ana Gil', 'Gerente'), None, ('Ana Gil', 'Dueño'))
    """
    found = _PERSON.fullmatch(text.strip()) if len(text) < 120 else None
    if not found:
        return None
    first, second = found['first'].strip(), (found['in'] or found['behind']).strip()
    if re.search(r'[\d@]', first + second):
        return None
    if is_function(first) and not is_function(second):
        return (second, first) if is_both else None
    if is_both and is_called(second) and not is_called(first) and not is_function(second):
        return second, first
    if is_function(second) and not is_function(first) or is_both and ',' not in text:
        return first, second
    return None


_INVERTED = re.compile(r'(?P<surname>[^\W\d_][^,@\d]*),\s*(?P<given>[^,@\d]+)')


def is_inverted_name(text):
    """Whether a text is surely a person's name with the surname in front.

    >>> [is_inverted_name(text) for text in ('SUÁREZ COTO, LUISA', 'Rey Mora, Ana', 'Bar Sol, S.L.', 'Ana Gil',
    ...                                      'Hermanos Paz, Ana', 'Gil, gerente', 'Vigo, Lugo')]
    [True, True, False, False, False, False, False]
    """
    found = None if is_long(text) else _INVERTED.fullmatch(text.strip())
    return bool(found) and is_called(f"{found['given']} {found['surname']}") and fold(
        found['given'].split()[0]) in CALLED and not any(map(is_business, found['surname'].split()))


def turned_name(text):
    """A person's name that stands with the surname in front, as it is said; '' where it is another.

    >>> [turned_name(text) for text in ('Rey Mora, Abel', 'Gil, Ana', 'GARCÍA PAZ, MARÍA DEL MAR')]
    ['Abel Rey Mora', 'Ana Gil', 'MARÍA DEL MAR GARCÍA PAZ']
    >>> [turned_name(text) for text in ('Bar Sol, S.L.', 'Ana Gil, Luis Rey', 'Gil, gerente', 'Gil Soto, Vigo',
    ...                                 'Bar, Ana', 'Ana, Eva', 'Ana Gil')]
    ['', '', '', '', '', '', '']
    """
    found = None if is_long(text) else _INVERTED.fullmatch(text.strip())
    if not found or FORM.search(text) or is_function(text) or province_of(found['given']):
        return ''
    surname, given = found['surname'].split(), found['given'].split()
    first, second = fold(surname[0]), fold(given[0])
    if is_business(surname[0]) or is_called(found['surname']) or len(given) > 4 or len(surname) > 5:
        return ''
    if len(surname) < 2 and (first in CALLED or second not in CALLED):
        return ''
    return f"{found['given'].strip()} {found['surname'].strip()}"


_TITLE = re.compile(
    r'\s*(?P<title>(?:d|dª|d\.ª|dña|dn|sr|sra|srta|mr|mrs|ms)\.|dña|don|doña|dona|sr|sra|srta|señora?|senyora?|'
    r'mr|mrs|ms|sr\./sra\.)\s+(?P<name>[^\W\d_].*)', re.I | re.S)


def untitled(text):
    """A name without the form of address before it, and the form: ``(name, title)``.

    >>> untitled('Dña. Carmen Segura'), untitled('Sr. Roig'), untitled('D. Andrés Núñez'), untitled('Don Luis Paz')
    (('Carmen Segura', 'Dña.'), ('Roig', 'Sr.'), ('Andrés Núñez', 'D.'), ('Luis Paz', 'Don'))
    >>> untitled('Dra. Gil'), untitled('Donato Gil'), untitled('Sra.'), untitled('D. Sr. Gil')
    (('Dra. Gil', ''), ('Donato Gil', ''), ('Sra.', ''), ('Gil', 'D. Sr.'))
    """
    titles = []
    while found := _TITLE.fullmatch(text):
        titles.append(found['title'])
        text = found['name']
    return text.strip(), ' '.join(titles)


_REACHED = re.compile(
    r'(?<![^\W_])(?:telefonos?|tel[eé]fonos?|telf|tel|tlf|tfno|tfn|m[oó]vil|m[oó]bil|whatsapp|wa|fijo|phone|mobile|'
    r'e-?mails?|mails?|correos?(?: electr[oó]nico)?|correu|t|m|e)\s*[.:]*(?![^\W_])', re.I)


def reach_in(text):
    """How somebody is reached, where it stands in the place of who it is: ``(e-mail, number, what is left)``.

    >>> reach_in('Tel: 956 70 70 70; Mail: rocio@vela.es'), reach_in('971 40 40 40 / tomeu@coll.cat')
    (('rocio@vela.es', '956 70 70 70', ''), ('tomeu@coll.cat', '971 40 40 40', ''))
    >>> reach_in('Ana Gil (600 111 222)'), reach_in('Ana Gil'), reach_in('Ana Gil 2')
    (('', '600 111 222', 'Ana Gil'), ('', '', 'Ana Gil'), ('', '', 'Ana Gil 2'))
    >>> reach_in('Ana (compras) 600111222'), reach_in('Luis Rey 600 11 22 34 (tardes)')
    (('', '600111222', 'Ana (compras)'), ('', '600 11 22 34', 'Luis Rey (tardes)'))
    """
    if '@' not in text and len(re.sub(r'\D', '', text)) < MATCHED:
        return '', '', text
    emails, numbers = email_addresses(text), whole_numbers(text)
    if not emails and not numbers:
        return '', '', text
    rest = text
    for said in (*emails, *numbers):
        rest = rest.replace(said, ' ')
    rest = _whole_brackets(' '.join(_REACHED.sub(' ', rest).split()))
    return (*emails[:1], '')[0], (*numbers[:1], '')[0], rest if re.search(r'[^\W\d_]', rest) else ''


def _whole_brackets(text):
    """A text of which something was taken away, without the marks that stood around it and with its brackets in pairs.

    >>> [_whole_brackets(text) for text in (
    ...     'Ana (compras)', 'Ana ( )', 'Ana (compras, )', '(Ana)', 'Ana (compras', 'Ana) -', 'Ana [ tardes ] ·')]
    ['Ana (compras)', 'Ana', 'Ana (compras)', 'Ana', 'Ana (compras)', 'Ana', 'Ana [tardes]']
    """
    text = _BRACKET.sub(r'\1', _BRACKET_END.sub(r'\1', text)).replace('()', ' ').replace('[]', ' ').strip(_MARKS)
    if text.count('(') > text.count(')'):
        text += ')'
    elif text.count('(') < text.count(')'):
        text = text.replace(')', ' ').strip(_MARKS)
    return text[1:-1].strip() if re.fullmatch(r'\([^()]*\)|\[[^\[\]]*\]', text) else ' '.join(text.split())


_MARKS = ' ,;:/|-–—<>·.'
_BRACKET = re.compile(r'([(\[])[\s,;:/|–—-]+')
_BRACKET_END = re.compile(r'(?<![\s,;:/|–—-])[\s,;:/|–—-]+([)\]])')
_REMARK = re.compile(r'(?P<name>(?:[^\w()\[\]]|[\d_])*[^\W\d_][^()\[\]]*)[(\[](?P<remark>[^()\[\]]+)[)\]]')


def without_remark(text):
    """A name without what stands in brackets behind it; as it is where there is none.

    >>> without_remark('Luis Rey (tardes)'), without_remark('José (Pepe) Rey')
    ('Luis Rey', 'José (Pepe) Rey')
    """
    found = _REMARK.fullmatch(text)
    return found['name'].rstrip() if found else text


_PEOPLE = re.compile(r'\n+|\s*[/;|]\s*')


def first_person(text):
    """Of several people in a cell the first one.

    :return: it, and the rest; ``(text, '')`` where there is one

    >>> first_person('Ana Gil\\nEva Rey (compras)'), first_person('Ana Gil / Luis Paz')
    (('Ana Gil', 'Eva Rey (compras)'), ('Ana Gil', 'Luis Paz'))
    >>> first_person('Ana Gil / Gerente'), first_person('Ana\\nGil'), first_person('Ana Gil')
    (('Ana Gil / Gerente', ''), ('Ana\\nGil', ''), ('Ana Gil', ''))
    """
    parts = [part.strip() for part in _PEOPLE.split(text) if part.strip()] if len(text) < 300 else []
    names = [re.sub(r'\s*[(\[].*$', '', part) for part in parts]
    if len(parts) < 2 or not all(is_called(name) and len(name.split()) > 1 for name in names):
        return text, ''
    return parts[0], ', '.join(parts[1:])


_TAX = r'(?:ES-?)?(?:[A-HJNP-SUVW][ .-]?\d{7}[ .-]?[0-9A-J]|\d{8}[ .-]?[A-Z]|[XYZ][ .-]?\d{7}[ .-]?[A-Z])'
_LABEL = r'(?:(?:c\.?i\.?f\.?|n\.?i\.?f\.?|d\.?n\.?i\.?)[ .:]*)?'
_TAX_BEHIND = re.compile(rf'(?P<name>(?:[^\w\n]|[\d_])*[^\W\d_].*?)[\s,;:\-–—/|]*(?:[(\[]\s*)?{_LABEL}'
                         rf'(?P<tax>{_TAX})\s*[)\]]?', re.I)
_TAX_BEFORE = re.compile(rf'{_LABEL}[(\[]?(?P<tax>{_TAX})[)\]]?[\s,;:\-–—/|]+(?P<name>.*[^\W\d_].*)', re.I)


def company_and_tax(text):
    """A company and its tax ID, where a cell has both and the ID is right.

    >>> company_and_tax('Bar Sol SL (B12345674)'), company_and_tax('B-12345674 - Bar Sol')
    (('Bar Sol SL', 'B12345674'), ('Bar Sol', 'B12345674'))
    >>> company_and_tax('Bar Sol CIF: B12345674'), company_and_tax('Bar Sol (B12345670)'), company_and_tax('B12345674')
    (('Bar Sol', 'B12345674'), ('Bar Sol (B12345670)', ''), ('B12345674', ''))
    """
    if is_long(text):
        return text, ''
    found = _TAX_BEHIND.fullmatch(text.strip()) or _TAX_BEFORE.fullmatch(text.strip())
    tax = re.sub(r'[ .-]', '', found['tax']).upper() if found else ''
    if not tax or spanish_fault(tax.removeprefix('ES')):
        return text, ''
    return found['name'].strip(' ,;:-–—/|(['), tax


def figures_in(text):
    """Figures among which letters stand that look like them, as figures; '' where there are none, or other letters.

    >>> figures_in('94O152233'), figures_in('O8003'), figures_in('6OO 1l2 233'), figures_in('Olo'), figures_in('94015')
    ('940152233', '08003', '600 112 233', '', '')
    """
    if not re.fullmatch(r'[\d\s.\-+()OoQIl|]+', text) or not re.search(r'[OoQIl|]', text):
        return ''
    return text.translate(_LIKE) if len(re.findall(r'\d', text)) > len(re.findall(r'[OoQIl|]', text)) else ''


def is_no_page(text):
    """Whether what stands where a web page should says that there is none, or none yet.

    >>> [is_no_page(text) for text in ('no', 'http://', 'www.', 'https://www.', 'en construcción', 'Web en obras')]
    [True, True, True, True, True, True]
    >>> [is_no_page(text) for text in ('no.es', 'www.no.es', 'facebook.com/bar', 'construccion.es')]
    [False, False, False, False]
    """
    return not is_long(text) and bool(_NO_PAGE.fullmatch(fold(text).strip()))


def pages_in(text):
    """The web pages of a cell that holds several.

    >>> pages_in('www.uno.es / www.dos.es'), pages_in('uno.es y dos.es'), pages_in('www.uno.es www.dos.es')
    (['www.uno.es', 'www.dos.es'], ['uno.es', 'dos.es'], ['www.uno.es', 'www.dos.es'])
    >>> pages_in('www.uno.es'), pages_in('https://uno.es/a,b?c=d;e'), pages_in('Bar Sol, Vigo')
    (['www.uno.es'], ['https://uno.es/a,b?c=d;e'], ['Bar Sol, Vigo'])
    >>> pages_in('uno.es / @uno'), pages_in('@uno | www.uno.es'), pages_in('@uno')
    (['uno.es', '@uno'], ['www.uno.es', '@uno'], ['@uno'])
    """
    parts = [part.strip() for part in _BETWEEN_PAGES.split(plain_lines(text)) if part.strip()]
    # how a network calls somebody is no page of his
    parts.sort(key=lambda part: part.startswith('@'))
    is_all = all(_PAGE.fullmatch(part) or re.fullmatch(r'@[\w.\-]+', part) for part in parts)
    return parts if len(parts) > 1 and is_all and not parts[0].startswith('@') else [text]


def address_behind(text):
    """The address that stands behind what only a web page has in front of it, as a program or a hurry left it; or ''.

    >>> address_behind('http://info@hoteluva.es'), address_behind('www.info@x.es'), address_behind('HTTPS://a@b.es/')
    ('info@hoteluva.es', 'info@x.es', 'a@b.es')
    >>> address_behind('info@x.es'), address_behind('http://x.es/a@b.es')
    ('', '')
    """

    found = _ADDRESS_BEHIND.fullmatch(text.strip())
    return found[1] if found and email_addresses(found[1]) == [found[1]] else ''
