"""Codes in a line of pasted text: addresses, sites, tax IDs, phones; and words that tell what a line is. Pure."""
import re

from ..search.nobody import nobodys_email
from ..search.search_contact import email_addresses, phone_digits, whole_numbers
from ..search.search_name import fold
from ..search.search_tax import spanish_fault, tax_key
from .lead_card_slips import ends_in_reference
from .lead_card_words import EXTENSION, FAX, FOREIGN_TAX, FUNCTIONS, NETWORK, PHONE, PLACE, SITE, STREET, TAX

# how somebody is addressed
TITLED = re.compile(
    r'^(?:(?:d|dª|dña|don|doña|sr|sra|srta|mr|mrs|ms|dr|dra|drs|exmo|exma|excmo|excma|ilmo|ilma|ing|lic|lcdo|lcda|ldo|'
    r'lda|arq|prof|eng|engº|engª|dona|senyor|senyora|herr|frau|mme|mlle|dipl|med|vet|dent|phil|rer|nat|jur|'
    r'(?-i:[Dd]r\.?-[Ii]ng))\b\.?\s+)+', re.I)
_NO_COMPANY = re.compile(
    r'(?:trabajador[a]? |profesional )?(?:freelance(?:r|s)?|free[ \-]lance|autonom[oa]s?|autonom|particular|'
    r'independiente|por (?:mi |su )?cuenta(?: propia)?|cuenta propia|self[ \-]employed|independent|private individual|'
    r'jubilad[oa]|en paro|desemplead[oa]|estudiante|student|retired)')
# labels that say a phone follows
_TOLD = re.compile(
    r'\b(?:t|tel|telf|tlf|tfno|tlfno|telefono|telefon|telefone|telemovel|tlm|m|mov|movil|movile|mobil|mobile|mob|cel|celular|'
    r'ph|phone|whatsapp|fijo)s?\.?(?:\s?/\s?fax)?\.?\s*[.:]?\s*$|[a-z]\.?\s?:\s*$')
# a zip code that would be read as the end of a phone
_CODE = re.compile(r'(?<![\d.\-])(?:\d{4}-\d{3}|\d{5})(?!\d)(?=[\s,.\-–]*(?:[^\W\d_]{2}|$))')


# hours in brackets, or such as cannot be read as figures of a number
_HOURS = re.compile(r'\(\s*(?:(?:de|from)\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:h\w*\.?)?\s?(?:[-–/]|a|to)\s?'
                    r'\d{1,2}(?:[:.]\d\d)?\s?(?:h(?:oras|rs|s)?\.?)?\s*\)', re.I)


def is_function(text):
    """Whether a text says what somebody does.

    >>> is_function("Directora de compras"), is_function("Ana Gil")
    (True, False)
    """
    return bool(set(re.findall(r'[^\W\d_]+', fold(text))) & FUNCTIONS)


def is_no_company(text):
    """Whether what stands where a company should says that there is none.

    >>> is_no_company("Freelance"), is_no_company("Trabajador autónomo"), is_no_company("Freelance Studio")
    (True, True, False)
    """
    return bool(_NO_COMPANY.fullmatch(fold(text).strip(' .')))


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
            found.put('portfolio_vat', re.sub(r'[\s.]', '', foreign.group(1)).upper())
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
    while piece := PHONE.search(_masked(line), start):
        value = piece.group().strip(' .-/')
        value = value if value.count('(') == value.count(')') else value.strip('()')
        value = re.sub(r'\s*/\s*$', '', value)
        # two numbers with a bar between them
        first = re.split(r'\s*/\s*', value)[0]
        if len(phone_digits(first)) > 15 and len(several := whole_numbers(first)) > 1:
            # or a dash: '967 21 22 23 - 967 21 22 24'
            first = several[0]
        if 9 <= len(phone_digits(first)) <= 15:
            value = first
        if not 9 <= len(phone_digits(value)) <= 15 or PLACE.fullmatch(value):
            start = piece.end()
            continue
        before = line[:piece.start()]
        if ends_in_reference(before, value):
            start = piece.end()
            continue
        after = line[piece.start() + piece.group().find(value) + len(value):]
        extension = EXTENSION.match(after)
        if FAX.search(fold(before)) and not re.search(r'\bt(?:el|fno|elefono)?s?\b', fold(before)):
            found.notes.append(f'Fax: {value}')
        else:
            found.put_phone(value, is_told=bool(_TOLD.search(fold(before))) or not any(map(str.isalpha, before)))
        if extension:
            found.notes.append(f'{value} {extension.group(1).strip()}')
            after = after[extension.end():]
        line, start = f'{before.rstrip()} {after.strip()}', len(before.rstrip())
    return line


def _masked(line):
    """``line`` with signs in place of figures that are no end of a phone: a zip code behind a house's number, hours.

    >>> _masked("Rua 5 de Outubro, 45 - 7000-854 Évora"), _masked("+351 7000-854 Ana")
    ('Rua 5 de Outubro, 45 - xxxxxxxx Évora', '+351 7000-854 Ana')
    >>> _masked("93 666 00 00 (9 a 14 h)"), _masked("986 11 22 33")
    ('93 666 00 00 xxxxxxxxxx', '986 11 22 33')
    """
    for hours in _HOURS.finditer(line):
        line = f'{line[:hours.start()]}{"x" * len(hours.group())}{line[hours.end():]}'
    for code in _CODE.finditer(line):
        before = line[:code.start()]
        if ('-' in code.group() or STREET.search(fold(line))) and not re.search(
                r'\+[\d\s.()\-]*$|\d{2,4}[\s.]\d{2,}[\s.\-]*$', before):
            line = f'{before}{"x" * len(code.group())}{line[code.end():]}'
    return line
