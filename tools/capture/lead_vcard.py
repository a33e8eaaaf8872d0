"""Cards in the formats of phones and QR codes: vCard 2.1, 3.0 and 4.0, MECARD and BIZCARD. Pure: no ``env``."""
import quopri
import re
from typing import NamedTuple

# what a format needs for itself, and nobody reads
_TECHNICAL = {
    'BEGIN', 'END', 'VERSION', 'PRODID', 'REV', 'UID', 'KIND', 'SOURCE', 'PHOTO', 'LOGO', 'SOUND', 'KEY', 'CLASS',
    'SORT-STRING',
    'MAILER', 'CLIENTPIDMAP', 'XML', 'X-ABSHOWAS', 'X-ABADR', 'X-ABUID', 'TZ', 'X-PHONETIC-FIRST-NAME',
    'X-PHONETIC-LAST-NAME', 'X-ABCROP-RECTANGLE', 'X-IMAGEHASH', 'X-IMAGETYPE', 'X-SHARED-PHOTO-DISPLAY-PREF',
    'X-WAB-GENDER',
    'X-CLASS', 'X-ACCOUNT', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS', 'X-MS-OL-DESIGN', 'GENDER', 'LANG'}
_BIZCARD = {'T': 'TITLE', 'C': 'ORG', 'A': 'ADR', 'B': 'TEL', 'F': 'FAX', 'M': 'TEL', 'E': 'EMAIL', 'N': 'FIRST',
    'X': 'LAST'}
_START = re.compile(r'BEGIN:VCARD|MECARD:|BIZCARD:', re.I)


class Line(NamedTuple):
    """A property of a card."""
    name: str           # 'TEL'
    types: frozenset    # {'WORK', 'CELL'}
    parts: tuple        # ('+34 600 11 22 33',), or the parts of a name, an address, a company


def is_card(text):
    """
    >>> is_card("BEGIN:VCARD\\nFN:Ana"), is_card("MECARD:N:Gil,Ana;;"), is_card("Ana Gil")
    (True, True, False)
    """
    return bool(_START.search(text or ''))


def card_count(text):
    """
    >>> card_count("BEGIN:VCARD\\nFN:Ana\\nEND:VCARD\\nBEGIN:VCARD\\nFN:Eva\\nEND:VCARD"), card_count("Ana")
    (2, 0)
    """
    return len(_START.findall(text or ''))


def card_lines(text):
    """The properties of the first card in ``text``, and the text around it.

    >>> card_lines("BEGIN:VCARD\\nTEL;TYPE=CELL:600 11 22 33\\nORG:Soto\\\\, S.L.;Compras\\nEND:VCARD")[0][1:]
    [Line(name='ORG', types=frozenset(), parts=('Soto, S.L.', 'Compras'))]
    >>> card_lines("MECARD:N:Gil Soto,Ana;TEL:600112233;;")[0]  # doctest: +ELLIPSIS
    [Line(name='N', types=frozenset(), parts=('Gil Soto', 'Ana')), Line(name='TEL', ... parts=('600112233',))]
    """
    # cards end their lines in the two letters of the standard, or in one
    text = re.sub(r'\r\n?', '\n', text)
    found = _START.search(text)
    around, body = [text[:found.start()].strip()], text[found.end():]
    if found.group().upper() == 'BEGIN:VCARD':
        end = re.search(r'^[ \t]*END:VCARD[ \t]*$', body, re.I | re.M)
        around.append(body[end.end():].strip() if end else '')
        lines = _vcard(body[:end.start()] if end else body)
    else:
        end = re.search(r'(?<!\\);;', body) or re.search(r'(?<!\\);?\s*(?:\n\s*\n|$)', body)
        around.append(body[end.end():].strip())
        lines = _mecard(body[:end.start()], found.group().upper() == 'BIZCARD:')
    return [line for line in lines if line.name not in _TECHNICAL and any(line.parts)], '\n'.join(filter(None, around))


def _vcard(body):
    lines = []
    for raw in re.split(r'\r\n|\r|\n', body):
        if lines and raw[:1] in (' ', '\t') and raw.strip():
            lines[-1] += raw[1:]
        elif lines and _is_soft(lines[-1]):
            lines[-1] = lines[-1][:-1] + raw.lstrip()
        elif raw.strip():
            lines.append(raw.strip())
    found = []
    for raw in lines:
        head, colon, value = _head(raw)
        if not colon:
            # a line that was broken when it was pasted
            found.append(Line('NOTE', frozenset(), (raw,)))
            continue
        name, *options = head.split(';')
        name = name.rpartition('.')[2].upper()
        settings = [option.partition('=') for option in options]
        types = frozenset(
            word.strip('"').upper() for key, equal, said in settings for word in (said if equal else key).split(',')
            if not equal or key.upper() in ('TYPE', 'ENCODING'))
        if ('PREF', '1') in [(key.upper(), said.strip('"')) for key, _equal, said in settings]:
            types |= {'PREF'}
        charset = next((said for key, _equal, said in settings if key.upper() == 'CHARSET'), 'utf-8')
        if 'QUOTED-PRINTABLE' in types:
            value = _decoded(value, charset)
        found.append(Line(name, types - {'QUOTED-PRINTABLE', '8BIT'}, _parts(name, value)))
    return found


def _head(raw):
    """The name with its settings, ':' and the value; a ':' in quotation marks is none."""
    found = re.match(r'((?:[^:"]|"[^"]*")*)(:)(.*)$', raw, re.S)
    return found.groups() if found else (raw, '', '')


def _is_soft(line):
    return line.endswith('=') and re.search(r'QUOTED-PRINTABLE', line.partition(':')[0], re.I)


def _decoded(value, charset):
    raw = quopri.decodestring(value.encode())
    try:
        text = raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = raw.decode('cp1252', 'replace')
    return re.sub(r'\s*\r\n?', '\n', text)


def _parts(name, value):
    pieces = re.split(r'(?<!\\);', value) if name in ('N', 'ORG', 'ADR') else [value]
    plain = [re.sub(r'\\([,;:\\"])', r'\1', re.sub(r'\\[nN]', '\n', piece)).strip() for piece in pieces]
    if name == 'TEL':
        plain = [re.sub(r'^tel:', '', piece, flags=re.I) for piece in plain]
    if name == 'N':
        plain = [piece.replace(',', ' ') for piece in plain]
    return tuple(plain)


def _mecard(body, is_bizcard):
    found, person = [], {}
    for raw in re.split(r'(?<!\\);', body):
        name, colon, value = raw.strip().partition(':')
        name = name.strip().upper()
        value = re.sub(r'\\([,;:\\"])', r'\1', value).strip()
        if not colon or not value:
            continue
        if is_bizcard:
            name = _BIZCARD.get(name, name)
        if name in ('FIRST', 'LAST'):
            person[name] = value
            continue
        types = frozenset({'FAX'} if name == 'FAX' else ())
        if name == 'N':
            parts = tuple(map(str.strip, value.split(',', 1))) if ',' in value else ('', value)
        elif name == 'ADR':
            parts = _address(value)
        else:
            parts = (value,)
        name = {'FAX': 'TEL', 'TEL-AV': 'TEL', 'MEMO': 'NOTE', 'SOUND': 'UID'}.get(name, name)
        found.append(Line(name, types, parts))
    if person:
        found.insert(0, Line('N', frozenset(), (person.get('LAST', ''), person.get('FIRST', ''))))
    return found


def _address(value):
    """PO box, room, street, town, region, code, country, with commas between; or an address as people write it."""
    pieces = [piece.strip() for piece in value.split(',')]
    if len(pieces) == 7:
        return tuple(pieces)
    return ('', '', value, '', '', '', '')
