"""A business card, a QR code or the end of an e-mail, pasted as text: who it is of. Pure: no ``env``.

What is understood goes to the fields of a lead; what is not, a second phone, a second address, goes to its notes. Only
greetings, legal notices and the words of the format itself are left out.
"""
import re

from .lead_card_words import (
    EXTENSION,
    FAX,
    FOREIGN_TAX,
    FORM,
    FUNCTIONS,
    GREETING,
    LABEL,
    NOTICE,
    ONLY_LABEL,
    PHONE,
    PLACE,
    SENT_FROM,
    SITE,
    STREET,
    TAX,
    UK_PLACE,
)
from .lead_columns import FIELD_OF, header_key
from .lead_vcard import card_lines, is_card
from .name_weight import TRADE_OF
from .nobody import nobodys_email
from .search_contact import email_addresses, phone_digits
from .search_name import fold
from .search_tax import spanish_fault, tax_key

_PREFIX = re.compile(r'^(?:fdo|firmado|signat|asinado|assinado|por|de|from|att|attn)\.?\s*:\s*', re.I)
_TITLED = re.compile(r'^(?:d|dª|dña|don|doña|sr|sra|srta|mr|mrs|ms|dr|dra|exmo|exma)\b\.?\s+', re.I)
# what a label may say of itself on a card: the rest is known by what it looks like
_LABELLED = {'partner_name', 'contact_name', 'function', 'city'}


def parse_card(text):
    """What a card says, by the names of a lead's fields; what was not found is missing.

    :return: dict of texts; beside fields of text ``state`` and ``country`` as they are written, and ``description``
        with all that is not understood or is there twice

    >>> parse_card('''Ana Rivas Gil
    ... Directora de compras
    ... Panadería Rivas, S.L.
    ... C/ Real 12, 36201 Vigo
    ... Tel. +34 986 12 34 56 / ana@panaderiarivas.es
    ... www.panaderiarivas.es   NIF B12345674''') == {
    ...     'contact_name': "Ana Rivas Gil", 'function': "Directora de compras",
    ...     'partner_name': "Panadería Rivas, S.L.", 'street': "C/ Real 12", 'zip': '36201', 'city': "Vigo",
    ...     'phone': '+34 986 12 34 56', 'email_from': 'ana@panaderiarivas.es',
    ...     'website': 'www.panaderiarivas.es', 'portfolio_vat': 'B12345674'}
    True
    >>> parse_card("Hotel Miramar\\n981223344")
    {'phone': '981223344', 'partner_name': 'Hotel Miramar'}
    >>> parse_card("")
    {}
    """
    text = (text or '').replace('\u200b', '').replace('\ufeff', '').replace('\xa0', ' ')
    found, notes = _Found(), []
    if is_card(text):
        lines, around = card_lines(text)
        _read_lines(lines, found, notes)
        notes += filter(None, map(str.strip, around.splitlines()))
    else:
        _read_signature(text, found, notes)
    notes = list(dict.fromkeys(note for note in found.notes + notes if note))
    return {**found, **({'description': '\n'.join(notes)} if notes else {})}


class _Found(dict):
    """Fields found; a second value of one goes to the notes."""

    def __init__(self):
        super().__init__()
        self.notes = []

    def put(self, name, value, label=''):
        value = (value or '').strip(' ,;')
        if not value:
            return
        if name not in self:
            self[name] = value
        elif self._key(name, self[name]) != self._key(name, value):
            self.notes.append(f'{label}{value}')

    def _key(self, name, value):
        return phone_digits(value) if name == 'phone' else fold(value)


# -- formats -----------------------------------------------------------------------------------------


def _read_lines(lines, found, notes):
    """The properties of a vCard or MECARD; what has no field goes to the notes without the format's words."""
    organised = [fold(line.parts[0]) for line in lines if line.name == 'ORG']
    has_name = any(line.name == 'N' for line in lines)
    readers = {
        'N': _read_name, 'ORG': _read_company, 'TITLE': _read_job, 'ROLE': _read_job, 'TEL': _read_phone,
        'EMAIL': _read_email, 'URL': _read_site, 'ADR': _read_address}
    for line in sorted(lines, key=lambda line: ('PREF' not in line.types, line.name == 'ROLE')):
        value = line.parts[0]
        if line.name in readers:
            readers[line.name](line, found)
        elif line.name == 'FN':
            # how the name is shown: of a company, its own
            if not has_name and fold(value) not in organised:
                found.put('contact_name', value)
        elif not re.match(r'_\$!<|\w+-AB', value) and line.name not in ('X-ABLABEL', 'LABEL'):
            notes += filter(None, map(str.strip, value.splitlines()))


def _read_name(line, found):
    family, given, middle = (*line.parts, '', '', '')[:3]
    found.put('contact_name', ' '.join(filter(None, (given, middle, family))))


def _read_company(line, found):
    found.put('partner_name', line.parts[0])
    found.notes += line.parts[1:]


def _read_job(line, found):
    found.put('function', line.parts[0])


def _read_phone(line, found):
    if 'FAX' in line.types:
        found.notes.append(f'Fax: {line.parts[0]}')
    else:
        found.put('phone', line.parts[0])


def _read_email(line, found):
    addresses = email_addresses(line.parts[0])
    for address in addresses:
        found.put('email_from', address)
    found.notes += [] if addresses else line.parts


def _read_site(line, found):
    found.put('website', _site(line.parts[0]))


def _read_address(line, found):
    parts = line.parts
    box, room, street, city, region, code, country = (*(part.replace('\n', ', ') for part in parts), *[''] * 7)[:7]
    if not code and not city and street:
        left = []
        _place(street, found, left)
        for text in left:
            found.put('street', text)
    else:
        if 'street' in found:
            found.notes.append(', '.join(filter(None, (street, code, city, region, country))))
            return
        found.put('street', street)
    for name, value in (('street2', ', '.join(filter(None, (box, room)))), ('city', city), ('zip', code), ('state',
        region),
                        ('country', country)):
        found.put(name, value)


def _site(url):
    return re.sub(r'^https?://', '', url.strip(), flags=re.I).rstrip('/')


# -- free text ---------------------------------------------------------------------------------------


def _read_signature(text, found, notes):
    lines = [line.strip().strip('>').strip() for line in re.split(r'[\r\n]+', text)]
    body, lines = _signed(lines)
    notes += body
    left = []
    for number, line in enumerate(lines):
        below = next((other for other in lines[number + 1:] if other), '')
        for part in _parts_of(line):
            _read_part(part, found, left, bool(PLACE.match(below)))
    _names(left, found, notes)


def _signed(lines):
    """:return: what was written above the greeting, and the lines of the signature without greetings and notices"""
    plain = [fold(line).strip(' *_') for line in lines]
    last = max((number for number, line in enumerate(plain) if GREETING.search(line) or line == '--'), default=None)
    body = []
    if last is not None and any(key and not SENT_FROM.search(key) for key in plain[last + 1:]):
        body = [line for line, key in zip(lines[:last], plain[:last], strict=True)
                if line and not GREETING.search(key) and not SENT_FROM.search(key)]
        lines, plain = lines[last + 1:], plain[last + 1:]
    kept = []
    for line, key in zip(lines, plain, strict=True):
        if NOTICE.search(key) and (len(line) > 60 or len(kept) > 2):
            break
        if not GREETING.search(key) and not SENT_FROM.search(key):
            kept.append(line)
    return body, kept


def _parts_of(line):
    """What stands beside each other: between bars, and a name before a job."""
    for part in re.split(r'\s*[|·•¦]\s*|\t+|\s{4,}|\s/\s(?=\D)', line):
        pieces = re.split(r'\s[-–—]\s|,\s', part, maxsplit=1)
        if len(pieces) == 2 and not any(map(str.isdigit, part)) and not FORM.search(part) and (
                _is_function(pieces[1]) != _is_function(pieces[0])):
            yield from pieces
        else:
            yield part


def _is_function(text):
    return bool(set(re.findall(r'[^\W\d_]+', fold(text))) & FUNCTIONS)


def _read_part(part, found, left, is_above_place):
    label, colon, value = part.partition(':')
    field = FIELD_OF.get(header_key(label)) if colon and value.strip() else None
    if field in _LABELLED or field == 'street' and not PLACE.search(value):
        found.put(field, value.strip())
        return
    rest = _take(part.strip(), found)
    if rest.rstrip().endswith(':') and rest.strip() != part.strip():
        # what the number was called: 'Reservas:'
        return
    while (shorter := _unlabelled(rest)) != rest:
        rest = shorter
    plain = fold(rest)
    if not any(map(str.isalpha, rest)) or ONLY_LABEL.match(plain) or GREETING.search(plain):
        return
    if is_above_place and any(map(str.isdigit, rest)) and not FORM.search(rest) and not _is_function(rest):
        found.put('street', rest)
    else:
        _place(rest, found, left)


def _unlabelled(text):
    """``text`` without 'Tel.:', 'Dirección:'…"""
    plain = fold(text)
    label = LABEL.match(plain) if len(plain) == len(text) else None
    return text[label.end() if label else 0:].strip(' ,;|/-·')


def _take(line, found):
    """``line`` without the codes in it, which go to ``found``: the first of each kind to its field, others to notes."""
    for address in email_addresses(line):
        if not nobodys_email(address):
            found.put('email_from', address)
        line = re.sub(rf'<?(?:mailto:)?{re.escape(address)}>?', ' ', line)
    for piece in list(SITE.finditer(line)):
        found.put('website', _site(piece.group().rstrip('.')))
        line = line.replace(piece.group(), ' ')
    for piece in list(TAX.finditer(line)):
        if spanish_fault(piece.group()) is None:
            found.put('portfolio_vat', tax_key(piece.group()))
            line = line.replace(piece.group(), ' ')
    if foreign := FOREIGN_TAX.search(line):
        if sum(map(str.isdigit, foreign.group(1))) > 6:
            found.put('portfolio_vat', foreign.group(1).replace(' ', '').upper())
            line = line.replace(foreign.group(), ' ')
    return _take_phones(line, found)


def _take_phones(line, found):
    start = 0
    while piece := PHONE.search(line, start):
        value = piece.group().strip(' .-/(')
        value = re.sub(r'\s*/\s*$', '', value)
        # two numbers with a bar between them
        first = re.split(r'\s*/\s*', value)[0]
        if 9 <= len(phone_digits(first)) <= 15:
            value = first
        if not 9 <= len(phone_digits(value)) <= 15 or PLACE.fullmatch(value):
            start = piece.end()
            continue
        before, after = line[:piece.start()], line[piece.start() + piece.group().find(value) + len(value):]
        extension = EXTENSION.match(after)
        if FAX.search(fold(before)) and not re.search(r'\bt(?:el|fno|elefono)?s?\b', fold(before)):
            found.notes.append(f'Fax: {value}')
        else:
            found.put('phone', value)
        if extension:
            found.notes.append(f'{value} {extension.group(1).strip()}')
            after = after[extension.end():]
        line, start = f'{before.rstrip()} {after.strip()}', len(before.rstrip())
    return line


def _place(line, found, left):
    """A line without codes: an address, a job, or a name."""
    place = PLACE.search(line)
    british = None if place else UK_PLACE.match(line)
    if place:
        found.put('zip', place.group(1))
        found.put('city', place.group(2).strip(' .'))
        behind = [piece.strip(' .') for piece in re.split(r'[,()\-–/]', line[place.end():]) if piece.strip(' .')]
        for name, value in zip(('state', 'country'), behind, strict=False):
            found.put(name, value)
        found.notes += behind[2:]
        line = line[:place.start()].strip(' ,;-–')
    elif british:
        found.put('zip', british.group(2))
        found.put('city', british.group(1).rpartition(',')[2])
        line = british.group(1).rpartition(',')[0]
    if not line:
        return
    if STREET.search(fold(line)) or place and not FORM.search(line):
        found.put('street', line)
    elif _is_function(line) and not FORM.search(line):
        found.put('function', line)
    else:
        left.append(line)


def _names(left, found, notes):
    """Of the lines left over, the company and the person; what is neither goes to the notes."""
    left = [_PREFIX.sub('', line) for line in left]
    # a sentence is of no card
    notes += [line for line in left if line.endswith(':') or len(line) > 80]
    left = [line for line in left if not line.endswith(':') and len(line) <= 80]
    company = next((line for line in left if FORM.search(line)), None) or next(
        (line for line in left if _is_company(line, found)), None)
    if 'partner_name' in found:
        company = None
    elif company:
        found.put('partner_name', company)
        left.remove(company)
    person = next((line for line in left if _is_person(line, found)), None)
    is_told = (
        company or found.keys() & {'partner_name', 'function'} or len(left) > 1 or person and _wrote(person, found))
    if person and 'contact_name' not in found and is_told:
        found.put('contact_name', _TITLED.sub('', person))
        left.remove(person)
    if left and 'partner_name' not in found:
        found.put('partner_name', left.pop(0))
    notes += left


def _is_company(line, found):
    """By the word of a trade it begins with, or by the domain that is called as it is."""
    words = re.findall(r'[^\W\d_]+', fold(line))
    hosts = [found.get('email_from', '').partition('@')[2], found.get('website', '').removeprefix('www.')]
    labels = [host.partition('.')[0] for host in hosts if host]
    whole = ''.join(words)
    return bool(words) and (
        words[0] in TRADE_OF or words[0] in ('grupo', 'casa', 'hermanos', 'hnos') or any(
            label and (whole == re.sub(r'\W', '', label) or len(words) < 3 and words[0] == label) for label in labels))


def _is_person(line, found):
    words = re.findall(r"[^\W\d_]+", _TITLED.sub('', line))
    return (
        1 < len(words) < 7 and not any(map(str.isdigit, line)) and not FORM.search(line)
        and all(word[0].isupper() or word in ('de', 'del', 'la', 'las', 'los', 'y', 'i', 'da', 'do', 'dos', 'das',
        'van', 'von') for word in words)
    ) or _wrote(line, found)


def _wrote(line, found):
    """Whether the mailbox is called as somebody is."""
    mailbox = fold(found.get('email_from', '').partition('@')[0])
    words = [word for word in re.findall(r'[^\W\d_]+', fold(line)) if len(word) > 2]
    return bool(mailbox and words) and words[0] in mailbox
