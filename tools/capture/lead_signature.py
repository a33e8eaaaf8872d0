"""A signature, a form or a message without a format: who it is of, line by line. Pure: no ``env``."""
import re

from ..search.name_trade import TRADE_OF
from ..search.nobody import nobodys_email
from ..search.search_contact import phone_digits
from ..search.search_name import fold
from .lead_card_names import (
    as_said,
    company_of,
    is_business,
    is_called,
    is_first_name,
    is_person,
    is_slogan,
    person_and_company,
    person_and_job,
)
from .lead_card_slips import is_when, references, with_addresses
from .lead_card_words import FORM, FUNCTIONS, LABEL, ONLY_LABEL, PLACE, PROFESSIONS, STREET, is_greeting
from .lead_codes import TITLED, is_function, take
from .lead_found import Found, tokens
from .lead_labels import SILENT, Form, label_of
from .lead_message import chat, clean, mails, main_part, signed
from .lead_place import is_country, part_town, take_place

_PREFIX = re.compile(
    r'^(?:fdo|firmado|signat|asinado|assinado|por|de|from|att|attn|a/a|at)\.?\s*:\s*|^(?:att|attn|fdo)\.\s+', re.I)
_FUNCTION_AT = re.compile(r'^(.{3,60}?)\s+(?:en|at|@|em|na|chez)\s+(?=[A-ZÀ-Ý0-9])(.+)$')
_VALUE = re.compile(r'@|\d')
# what stands behind a name and is none of it: 'Fiona O'Neill, PhD', 'Sarah Whitfield (she/her)'
_BEHIND_NAME = re.compile(
    r'(?:,\s*|\s+)(\((?:she|he|they|ella|[eé]l|elle|ela|ele)(?:\s?/\s?\w+){1,3}\)|'
    r'(?:ph\.?\s?d|m\.?sc|b\.?sc|mba|m\.?d|'
    r'll\.?[bm]|cpa|acca|f?ca|cfa|esq|mrics|frics|mcips|fcips|dds|dvm|rn)\.?)$', re.I)
# a line of business and nothing else, which no person is: 'Asesoría Fiscal y Contable'
_BUSINESS = re.compile(
    r'(?:asesoria|assessoria|gestoria|xestoria|consultoria|asesoramiento|administracion(?=.* fincas))\b.*')
_OF_BUSINESS = set("""
    fiscal laboral contable juridica juridico legal mercantil tributaria tributario financiera empresarial integral
    administrativa comercial fincas empresas autonomos seguros administracion comptable juridic contabil labor
    contabilidad gestion gestoria asesoria consultoria assessoria de y e i para
""".split())
# letters of a text, and of a line, that are looked at
LONGEST, LINE = 50_000, 400


def read_signature(text):
    """Whom a text is of that is pasted without a format.

    :rtype: Found

    >>> read_signature("Nombre: Ana / Apellidos: Gil Soto\\nMensaje: ¿Precio?").all()
    {'contact_name': 'Ana Gil Soto', 'description': '¿Precio?'}
    """
    found = Found()
    lines = text[:LONGEST].splitlines()
    # what is longer than any line of a card is prose
    found.notes += [text[LONGEST:], *(line for line in lines if len(line) > LINE)]
    text = clean('\n'.join(with_addresses(line) for line in lines if len(line) <= LINE))
    if messages := chat(text):
        _read_chat(messages, text, found)
        return found
    parts = mails(text)
    main = main_part(parts)
    body, lines = signed(main.lines)
    before = parts[:parts.index(main)]
    for part in before:
        found.notes += [*part.heads, *filter(str.strip, part.lines)]
    found.notes += [*main.heads, *body]
    forms = Form(found)
    lines = forms.left_of(_without_references(lines, found))
    _put_sender(main.sender, found)
    left = []
    lines = _with_towns(lines)
    for number, line in enumerate(lines):
        below = next((other for other in lines[number + 1:] if other.strip()), '')
        for part in _parts_of(line):
            _read_part(part, found, left, bool(PLACE.match(below)))
    _names(left, found)
    if 'phone' not in found and 'email_from' not in found:
        for line in body:
            take(line, found)
    part_town(found)
    found.keep(lines, SILENT)
    for part in parts[parts.index(main) + 1:]:
        found.notes += [*part.heads, *filter(str.strip, part.lines)]
    return found


def _without_references(lines, found):
    """``lines`` without numbers of orders, customers, invoices, which go to the notes."""
    rest = []
    for line in lines:
        numbers, line = references(line)
        found.notes += numbers
        rest.append(line)
    return rest


def _with_towns(lines):
    """``lines``, a zip code by itself together with the town below it.

    >>> _with_towns(["Calle Luna, 5", "28004", "Madrid"])
    ['Calle Luna, 5', '28004 Madrid']
    """
    found = []
    for line in filter(str.strip, lines):
        if found and re.fullmatch(r'(?:C\.?P\.?\s*)?(?:\d{5}|\d{4}-\d{3})[.,]?', found[-1].strip()) and not re.search(
                r'\d|@', line) and len(line.split()) < 6 and not is_country(line):
            found[-1] = f'{found[-1].strip()} {line.strip()}'
        else:
            found.append(line)
    return found


def _put_sender(sender, found):
    name, address = sender
    if address and not nobodys_email(address):
        found.put('email_from', address)
    if name and _is_person(name, found) and not set(tokens(name)) & FUNCTIONS:
        found.put('contact_name', _turned(TITLED.sub('', name)))


def _read_chat(messages, text, found):
    """Of a chat whoever wrote first; what was written stands in the notes."""
    who = messages[0][1]
    if len(phone_digits(who)) > 8:
        found.put('phone', who)
    else:
        found.put('contact_name', who.strip(' ~'))
    for _when, sender, line in messages:
        if sender == who:
            take(line, found)
    found.notes += [line for line in text.splitlines() if line.strip()]


def _turned(name):
    """'Gil Soto, Ana' in the order in which it is said."""
    surname, comma, given = name.partition(',')
    return f'{given.strip()} {surname.strip()}' if comma and given.strip() else name


# -- lines without a label ---------------------------------------------------------------------------


def _parts_of(line):
    """What stands beside each other: between bars, and a name, a job and a company."""
    for part in re.split(r'\s*[|·•¦]\s*|\t+|\s{4,}|\s/\s(?=\D)', line):
        names, part = _before_street(part)
        for piece in names:
            yield from person_and_company(piece) or [piece]
        if re.match(r'^[^:]{3,30}:\s', part) or STREET.search(fold(part)) or PLACE.search(part):
            yield part
            continue
        if pieces := person_and_company(part):
            yield from pieces
            continue
        for mark in (r'\s[-–—]\s', r',\s'):
            pieces = _joined(re.split(mark, part))
            if len(pieces) > 1 and all(map(person_and_job, pieces)):
                yield from pieces
                break
            jobs = [is_function(piece) and not FORM.search(piece) for piece in pieces]
            if len(pieces) > 1 and any(jobs) and not all(jobs) and (mark != r',\s' or not _is_function_first(pieces)):
                yield from pieces
                break
        else:
            yield part


def _before_street(line):
    """What stands before the street of a line with dashes, and the rest of it.

    >>> _before_street("Peluquería Reme - Reme Ortiz - C/ Ancha, 3 - 11001 Cádiz")
    (['Peluquería Reme', 'Reme Ortiz'], 'C/ Ancha, 3 - 11001 Cádiz')
    >>> _before_street("Mercado Central - C/ Ancha, 3"), _before_street("C/ Ancha, 3 - Cádiz")
    (([], 'Mercado Central - C/ Ancha, 3'), ([], 'C/ Ancha, 3 - Cádiz'))
    """
    pieces = re.split(r'\s[-–—]\s', line)
    place = next((number for number, piece in enumerate(pieces) if STREET.match(fold(piece))), 0)
    is_named = place > 1 or place and (FORM.search(pieces[0]) or is_business(pieces[0].split()[0]))
    if not is_named or any(map(str.isdigit, ''.join(pieces[:place]))) or pieces[0].split()[0].lower() == 'mercado':
        return [], line
    return pieces[:place], ' - '.join(pieces[place:])


def _joined(pieces):
    """'Gil, S.L.' is one piece."""
    found = []
    for piece in pieces:
        if found and FORM.match(' ' + piece.strip()):
            found[-1] += f', {piece}'
        else:
            found.append(piece)
    return found


def _is_function_first(pieces):
    """'Responsable de compras, ventas y calidad' is a job of several things."""
    return is_function(pieces[0]) and len(pieces) > 2 and not any(_VALUE.search(piece) for piece in pieces)


def _read_part(part, found, left, is_above_place):
    if told := person_and_job(part):
        _read_colleague(part, *told, found)
        return
    label, colon, value = part.partition(':')
    if colon and value.strip() and len(label) < 30 and not label_of(part)[2] and not LABEL.match(fold(part)):
        _read_unknown(part, label, value, found, left)
        return
    rest = take(part.strip(), found)
    while (shorter := _unlabelled(rest)) != rest:
        rest = shorter
    plain = fold(rest)
    if is_when(rest):
        # with the number that is answered then
        found.notes.append(part.strip())
        return
    if not any(map(str.isalpha, rest)) or ONLY_LABEL.match(plain) or is_greeting(plain):
        return
    if is_above_place and any(map(str.isdigit, rest)) and not FORM.search(rest) and not is_function(rest):
        found.put('street', rest)
    else:
        _read_rest(take_place(rest, found), found, left)


def _read_colleague(part, name, job, rest, found):
    """'Carlos Lema (Dirección) 600 730 501'; whoever else stands there goes to the notes with his number."""
    if found.keys() & {'contact_name', 'function'}:
        found.notes.append(part.strip())
        return
    found.put('contact_name', TITLED.sub('', name))
    found.put('function', job)
    take(rest, found)


def _read_unknown(part, label, value, found, left):
    """'Compras: Eva Sáez 986 11 22 33', 'Reservas: 986 …', 'Horario: de 9 a 14'."""
    is_known = 'phone' in found
    rest = take(value.strip(), found).strip(' ,;')
    if is_function(label) and _is_person(rest, found) and 'contact_name' not in found and 'function' not in found:
        found.put('function', label)
        found.put('contact_name', TITLED.sub('', rest))
    elif rest or is_known or not _VALUE.search(value):
        found.notes.append(part.strip())


def _unlabelled(text):
    """``text`` without 'Tel.:', 'Dirección:'…"""
    plain = fold(text)
    label = LABEL.match(plain) if len(plain) == len(text) else None
    if not label or re.match(r'[^\W\d_]\.\s?(?:[ªº]|[A-ZÀ-Ý][^\W\d_])', text):
        # 'M.ª José', 'F. Javier': a letter with a dot before a name is one of it
        if label:
            return text.strip(' ,;|/-·')
        said, _value, field = label_of(text)
        return text[len(said) + 1:].strip(' ,;|/-·') if field else text.strip(' ,;|/-·')
    return text[label.end():].strip(' ,;|/-·')


def _read_rest(line, found, left):
    """What is left of a line without codes and places: a job, or a name."""
    at = _FUNCTION_AT.match(line)
    if not line:
        return
    is_job = is_function(line) or _is_profession(line) and any(map(is_person, left[-1:]))
    if is_job and _BUSINESS.match(fold(line)) and not any(map(is_person, left[-1:])):
        is_job = False
    if not is_job or FORM.search(line):
        left.append(line)
    elif at and is_function(at[1]) and 'partner_name' not in found:
        found.put('function', at[1])
        found.put('partner_name', at[2])
    else:
        found.put('function', line)


def _is_business(line):
    """Whether a line says what a house does for others and nothing of how it is called.

    >>> [_is_business(line) for line in ("Asesoría Fiscal y Contable", "Gestoría Puente", "Administración de Fincas")]
    [True, False, True]
    >>> _is_business("Asesoría"), _is_business("Administración"), _is_business("Asesoría Laboral Ruiz")
    (False, False, False)
    """
    words = re.findall(r'[^\W_]+', fold(line))
    return len(words) > 1 and bool(_BUSINESS.match(fold(line))) and set(words) <= _OF_BUSINESS


def _is_profession(line):
    """
    >>> _is_profession("Odontóloga"), _is_profession("Psicóloga clínica"), _is_profession("Médica y nutricionista")
    (True, True, True)
    >>> _is_profession("Veterinaria Sol"), _is_profession("Bar"), _is_profession("Clínica dental")
    (False, False, False)
    """
    words = re.findall(r'[^\W_]+', line)
    return 0 < len(words) < 5 and fold(words[0]) in PROFESSIONS and (len(words) == 1 or all(
        word.islower() or fold(word) in PROFESSIONS for word in words[1:]))


def _names(left, found):
    """Of the lines left over, the company and the person; what is neither goes to the notes."""
    left = [_without_degrees(as_said(_PREFIX.sub('', line)), found) for line in left]
    # a sentence is of no card
    found.notes += [line for line in left if _is_sentence(line)]
    left = [line for line in left if not _is_sentence(line)]
    if len(left) > len(lines := [line for line in left if _is_business(line)]) or 'partner_name' in found:
        found.notes += lines
        left = [line for line in left if line not in lines]
    known = {fold(found[name]) for name in ('contact_name', 'partner_name') if name in found}
    left = [line for line in left if fold(TITLED.sub('', line)) not in known]
    company = next((line for line in left if FORM.search(line)), None) or company_of(left) or next(
        (line for line in left if _is_company(line, found) and not (is_slogan(line) and line != left[0])), None)
    if 'partner_name' in found:
        company = None
    elif company:
        found.put('partner_name', company)
        left.remove(company)
    person = next((line for line in left if _is_person(line, found)), None)
    # who signs with the first name stands in full below: 'Sarah', 'Sarah Whitfield'
    person = next((line for line in left if person and is_person(line) and line.startswith(f'{person} ')), person)
    left = [line for line in left if not (person and ' ' not in line and person.startswith(f'{line} '))]
    if company and not person:
        person = next(filter(is_first_name, left), None)
    is_told = (
        company or found.keys() & {'partner_name', 'function'} or len(left) > 1
        or person and (is_called(person) or _wrote(person, found)))
    if person and 'contact_name' not in found and is_told:
        found.put('contact_name', TITLED.sub('', person))
        left.remove(person)
    if left and 'partner_name' not in found:
        found.put('partner_name', left.pop(0))
    found.notes += left


def _without_degrees(line, found):
    """A person's line without degrees and pronouns behind the name, which go to the notes.

    >>> found = Found()
    >>> _without_degrees("Sarah Whitfield, MBA, PhD (she/her)", found), found.notes
    ('Sarah Whitfield', ['(she/her)', 'PhD', 'MBA'])
    >>> _without_degrees("Clínica Gil MD", found), _without_degrees("Bar Sol (Vigo)", found)
    ('Clínica Gil MD', 'Bar Sol (Vigo)')
    """
    told, rest = [], line
    while behind := _BEHIND_NAME.search(rest):
        told.append(behind[1])
        rest = rest[:behind.start()]
    if not told or not is_person(rest):
        return line
    found.notes += told
    return rest


def _is_sentence(line):
    return len(line) > 80 or line.endswith((':', '?', '!', '…')) or (
        line.endswith('.') and len(line.split()) > 1 and not FORM.search(line) and not re.search(r'\b\w{1,4}\.$', line))


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
    return is_person(line) or _wrote(line, found)


def _wrote(line, found):
    """Whether the mailbox is called as somebody is."""
    mailbox = fold(found.get('email_from', '').partition('@')[0])
    words = [word for word in re.findall(r'[^\W\d_]+', fold(line)) if len(word) > 2]
    return bool(mailbox and words) and words[0] in mailbox
