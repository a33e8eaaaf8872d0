"""Contacts of an address book, as phones and mail programs send them, as a table: one card a line. Pure."""
import re

from ..capture.lead_vcard import card_lines

#: where a card begins, whether the one before has ended or not
_BEGIN = re.compile(r'^(?=[ \t]*BEGIN:VCARD[ \t]*$)', re.I | re.M)
_END = re.compile(r'^[ \t]*END:VCARD[ \t]*$', re.I | re.M)
#: columns in the order people read them
_ORDER = ('Company', 'First name', 'Middle name', 'Last name', 'Full name', 'Salutation', 'Suffix', 'Job title')
#: a label that Apple's programs have for themselves, and the year they write of a birthday that has none
_APPLE, _NO_YEAR = re.compile(r'_\$!<.*>!\$_'), '1604'
_NAMED = {'TITLE': 'Job title', 'ROLE': 'Role', 'URL': 'Website', 'NOTE': 'Notes', 'CATEGORIES': 'Tags',
          'BDAY': 'Birthday', 'NICKNAME': 'Nickname'}
_NAME = ('Last name', 'First name', 'Middle name', 'Salutation', 'Suffix')
_PLACE = ('PO box', 'Address line 2', 'Street', 'City', 'Province', 'Zip', 'Country')


def is_cards(text):
    """
    >>> is_cards('\\ufeffBEGIN:VCARD\\r\\nVERSION:3.0'), is_cards('Name;BEGIN:VCARD')
    (True, False)
    """
    return bool(re.match(r'\ufeff?\s*BEGIN:VCARD\s', text, re.I))


def card_table(text, aside):
    """:param text: a file of cards, vCard of any version
    :param Aside aside: where the numbers of cards are noted that never end
    :return: ``(number, cells)`` of a line of headers and of each card, as ``read_sheet`` gives lines

    >>> from .sheet_aside import Aside
    >>> cards = '''BEGIN:VCARD
    ... N:Gil;Ana;;;
    ... FN:Ana Gil
    ... ORG:Bar Sol;Compras
    ... TEL;TYPE=FAX:986000001
    ... TEL;TYPE=CELL:600000001
    ... END:VCARD
    ... BEGIN:VCARD
    ... FN:Bar Mar
    ... ORG:Bar Mar
    ... EMAIL:a@mar.es
    ... EMAIL:b@mar.es
    ... END:VCARD'''
    >>> for line in card_table(cards, aside := Aside()): print(line)
    (1, ['Company', 'First name', 'Last name', 'Department', 'Fax', 'Phone', 'E-mail', 'E-mail 2'])
    (2, ['Bar Sol', 'Ana', 'Gil', 'Compras', '986000001', '600000001', '', ''])
    (3, ['Bar Mar', '', '', '', '', '', 'a@mar.es', 'b@mar.es'])
    >>> list(card_table(cards, aside)) == list(card_table(cards.replace('\\n', '\\r\\n'), aside)) == list(card_table(
    ...     cards.replace('\\n', '\\r'), aside))
    True
    >>> list(card_table(cards.replace('END:VCARD', ''), aside))[1:] == list(card_table(cards, Aside()))[1:]
    True
    >>> aside.unended
    [2, 3]
    """
    cards = [card for card in _BEGIN.split(re.sub(r'\r\n?', '\n', text.lstrip('\ufeff'))) if card.strip()]
    rows = [_values(card_lines(card)[0]) for card in cards]
    # a card that the next one cuts short counts as far as it goes
    aside.unended += [number for number, card in enumerate(cards, 2) if not _END.search(card)]
    said = list(dict.fromkeys(name for row in rows for name in row))
    headers = [name for name in _ORDER if name in said] + [name for name in said if name not in _ORDER]
    yield 1, headers
    for number, row in enumerate(rows, 2):
        yield number, [row.get(name, '') for name in headers]


def _values(lines):
    """``{header: text}`` of a card."""
    row = {}
    for line in lines:
        parts = [part.strip() for part in line.parts]
        if line.name == 'N':
            _put(row, zip(_NAME, parts, strict=False))
        elif line.name == 'ORG':
            _put(row, zip(('Company', 'Department'), (parts[0], ', '.join(filter(None, parts[1:]))), strict=True))
        elif line.name == 'ADR':
            _put(row, zip(_PLACE, parts, strict=False))
        elif line.name == 'TEL':
            _put(row, [('Fax' if 'FAX' in line.types else 'Phone', parts[0])])
        elif line.name == 'EMAIL':
            _put(row, [('E-mail', parts[0])])
        elif line.name == 'FN':
            row['FN'] = parts[0]
        else:
            text = _of_apple(line.name, ' '.join(parts))
            _put(row, [(_NAMED.get(line.name, line.name.removeprefix('X-').capitalize()), text)])
    shown = row.pop('FN', '')
    if not any(row.get(name) for name in _NAME[:2]) and shown and shown != row.get('Company'):
        row['Full name' if row.get('Company') else 'Name'] = shown
    return row


def _of_apple(name, text):
    """A value without what Apple's programs have for themselves: the kind of the line beside it, a year for 'none'.

    >>> _of_apple('X-ABLABEL', '_$!<Work>!$_'), _of_apple('X-ABLABEL', 'Tienda'), _of_apple('BDAY', '1604-05-03')
    ('', 'Tienda', '--05-03')
    """
    if name == 'BDAY' and text.startswith(_NO_YEAR):
        return f"--{text.removeprefix(_NO_YEAR).lstrip('-')}"
    return '' if name == 'X-ABLABEL' and _APPLE.fullmatch(text) else text


def _put(row, values):
    """Values of a property; those of a second one of its kind get columns of their own."""
    values, count = [(name, text) for name, text in values if text], 1
    while any(_numbered(name, count) in row for name, _text in values):
        count += 1
    row.update((_numbered(name, count), text) for name, text in values)


def _numbered(name, count):
    return f'{name} {count}' if count > 1 else name
