"""Codes in a line of pasted text: addresses, sites, tax IDs, phones; and words that tell what a line is. Pure."""
import re

from .lead_card_words import EXTENSION, FAX, FOREIGN_TAX, FUNCTIONS, NETWORK, PHONE, PLACE, SITE, TAX
from .nobody import nobodys_email
from .search_contact import email_addresses, phone_digits
from .search_name import fold
from .search_tax import spanish_fault, tax_key

# how somebody is addressed
TITLED = re.compile(
    r'^(?:d|dª|dña|don|doña|sr|sra|srta|mr|mrs|ms|dr|dra|exmo|exma|ing|lic|lcdo|lcda|arq|prof|eng|engº|engª|dona|'
    r'senyor)\b\.?\s+', re.I)


def is_function(text):
    """Whether a text says what somebody does.

    >>> is_function("Directora de compras"), is_function("Ana Gil")
    (True, False)
    """
    return bool(set(re.findall(r'[^\W\d_]+', fold(text))) & FUNCTIONS)


def take(line, found):
    """``line`` without the codes in it, which go to ``found``: the first of each kind to its field, others to notes."""
    for address in email_addresses(line):
        if not nobodys_email(address):
            found.put('email_from', address)
            line = re.sub(rf'<?(?:mailto:)?{re.escape(address)}>?', ' ', line)
    for piece in list(SITE.finditer(line)):
        page = site(piece.group().rstrip('.'))
        if NETWORK.match(page):
            found.notes.append(page)
        else:
            found.put('website', page)
        line = line.replace(piece.group(), ' ')
    for piece in list(TAX.finditer(line)):
        if spanish_fault(piece.group()) is None:
            found.put('portfolio_vat', tax_key(piece.group()))
            line = line.replace(piece.group(), ' ')
    if foreign := FOREIGN_TAX.search(line):
        if sum(map(str.isdigit, foreign.group(1))) > 6:
            found.put('portfolio_vat', foreign.group(1).replace(' ', '').upper())
            line = line.replace(foreign.group(), ' ')
    return _phones(line, found)


def site(url):
    """
    >>> site("https://www.acme.es/")
    'www.acme.es'
    """
    return re.sub(r'^https?://', '', url.strip(), flags=re.I).rstrip('/')


def _phones(line, found):
    start = 0
    while piece := PHONE.search(line, start):
        value = piece.group().strip(' .-/')
        value = value if value.count('(') == value.count(')') else value.strip('()')
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
