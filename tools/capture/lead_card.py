"""A business card, a QR code or the end of an e-mail, pasted as text: who it is of. Pure: no ``env``.

What is understood goes to the fields of a lead; what is not, a second phone, a second address, a second card, goes to
its notes. Only greetings, legal notices, labels and the words of the format itself are left out. Cards with a format
are read here, everything else in ``lead_signature.py``.
"""
import re

from ..search.search_contact import email_addresses
from ..search.search_name import fold
from .lead_card_slips import with_addresses
from .lead_card_told import read_note
from .lead_card_words import FORM
from .lead_codes import site
from .lead_found import Found
from .lead_signature import read_signature
from .lead_vcard import card_count, card_lines, is_card

# how somebody is addressed, in a name's parts
_ADDRESSED = re.compile(r'^(?:sr|sra|srta|d|dña|don|doña|mr|mrs|ms|miss|dr|dra)?\.?$', re.I)


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
    text, found = text or '', Found()
    if is_card(text):
        lines, around = card_lines(text)
        _read_lines(lines, found)
        while is_card(around):
            # what follows the first card: each one's values, in one note
            more, around = card_lines(around)
            found.notes.append(', '.join(_said(line) for line in more))
        found.notes += filter(None, map(str.strip, around.splitlines()))
    else:
        found = read_note(text)
        if found is None:
            found = read_signature(text)
    return found.all()


def cards_in(text):
    """How many cards of a format a text has.

    >>> cards_in("BEGIN:VCARD\\nFN:Ana\\nEND:VCARD\\nBEGIN:VCARD\\nFN:Eva\\nEND:VCARD"), cards_in("Ana")
    (2, 0)
    """
    return card_count(text)


def _said(line):
    parts = [part.replace('\n', ', ') for part in line.parts if part]
    return ' '.join([*parts[1:], parts[0]] if line.name == 'N' else parts)


def _read_lines(lines, found):
    """The properties of a vCard or MECARD; what has no field goes to the notes without the format's words."""
    organised = [fold(line.parts[0]) for line in lines if line.name == 'ORG']
    has_name = any(line.name == 'N' and any(line.parts[:3]) for line in lines)
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
        elif not re.match(r'_\$!<|\w+-AB', value) and line.name != 'LABEL':
            found.notes += filter(None, map(str.strip, _told(line.name, value).splitlines()))
    found.keep(line.parts[0] for line in lines if line.name == 'FN')


def _told(name, value):
    """A value for the notes; figures alone say nothing without the name of their property.

    >>> _told('BDAY', '19800102'), _told('ANNIVERSARY', '2010-05-05T00:00:00Z'), _told('NOTE', "Calls at 9")
    ('BDAY: 19800102', 'ANNIVERSARY: 2010-05-05T00:00:00Z', 'Calls at 9')
    """
    return f'{name}: {value}' if name != 'NOTE' and re.fullmatch(r'[\d\s.:+\-TZ]+', value) else value


def _read_name(line, found):
    family, given, middle, before, after = (*line.parts, '', '', '', '', '')[:5]
    if FORM.fullmatch(f' {given}') or not given and FORM.search(family):
        # a company that somebody has kept as a person: 'MECARD:N:Gil\\, S.L.;'
        found.put('partner_name', re.sub(r'\s{2,}', ', ', ', '.join(filter(None, (family, given)))))
        return
    found.put('contact_name', ' '.join(filter(None, (given, middle, family))))
    found.notes += [part for part in (before, after) if not _ADDRESSED.match(part)]


def _read_company(line, found):
    found.put('partner_name', line.parts[0])
    found.notes += line.parts[1:]


def _read_job(line, found):
    found.put('function', line.parts[0])


def _read_phone(line, found):
    number, *settings = line.parts[0].split(';')
    extension = next((setting[4:] for setting in settings if setting.lower().startswith('ext=')), '')
    told = f'{number} ext. {extension}' if extension else number
    if 'FAX' in line.types:
        found.notes.append(f'Fax: {told}')
    else:
        found.put('phone', number)
        found.notes += [told] if extension else []


def _read_email(line, found):
    addresses = email_addresses(with_addresses(line.parts[0]))
    for address in addresses:
        found.put('email_from', address)
    found.notes += [] if addresses else line.parts


def _read_site(line, found):
    found.put('website', site(line.parts[0]))


def _read_address(line, found):
    parts = line.parts
    box, room, street, city, region, code, country = (*(part.replace('\n', ', ') for part in parts), *[''] * 7)[:7]
    if not code and not city and street:
        # an address as people write it
        address = read_signature(street)
        notes = [*address.notes, *(address.pop(name, '') for name in ('partner_name', 'contact_name', 'function'))]
        for name, value in address.items():
            found.put(name, value)
        if not address.keys() & {'street', 'city', 'zip'}:
            found.put('street', street)
        else:
            found.notes += notes
        return
    if 'street' in found:
        found.notes.append(', '.join(filter(None, (street, code, city, region, country))))
        return
    for name, value in (
            ('street', street), ('street2', ', '.join(filter(None, (box, room)))), ('city', city), ('zip', code),
            ('state', region), ('country', country)):
        found.put(name, value)
