"""Tax identifiers in any writing, and what is wrong with a Spanish one. Pure: no ``env``."""
import re
from typing import NamedTuple

_NOT_ALNUM = re.compile(r'[^0-9A-Z]+')
# prefixes of VAT numbers within and next to the Union; Greece writes EL
_PREFIX = re.compile(
    r'^(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)(?=\w{7,})(?=\w*\d{4})')
_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'
_COMPANY_LETTERS = 'JABCDEFGHI'
_PERSON = re.compile(r'^([0-9]{8}|[XYZ][0-9]{7}|[KLM][0-9]{7})([A-Z])$')
_COMPANY = re.compile(r'^([ABCDEFGHJNPQRSUVW])([0-9]{7})([0-9A-J])$')

# what people write before a number: 'NIF:', 'C.I.F. nº', 'NIF/CIF', 'VAT ID'
_LABEL = re.compile(r'''
    \W* (?: (?: N\.?\s?I\.?\s?F | C\.?\s?I\.?\s?F | D\.?\s?N\.?\s?I | N\.?\s?I\.?\s?E | N\.?I\.?P\.?C | N\.?R\.?T
        | V\.?A\.?T (?:\s(?:ID|NUMBER|NO\b))? | TAX\s?ID | TVA | IVA )
      (?![A-Z]) [\W_]* (?: (?:N[º°O]|NUM|NUMERO|NÚMERO) \b [\W_]* )? )+
    (?=.*\d)''', re.VERBOSE | re.DOTALL)
_SHAPE = r'(?:[0-9]{8}[A-Z]|[KLMXYZ][0-9]{7}[A-Z]|[ABCDEFGHJNPQRSUVW][0-9]{7}[0-9A-J])'
_STUCK_LABEL = re.compile(rf'^(?:NIF|CIF|DNI|NIE)(?=(?:ES)?{_SHAPE}$)')
# of a longer text nobody knows which part is the number
_LONGEST = 80
_REMARK = re.compile(r'\([^()]*\)|\[[^\[\]]*\]')
# a number of Spain's shape in any writing among words; two letters before it are a country ('AT U12345678')
_AMONG_WORDS = re.compile(r'''
    (?: [^\w]* | [^\d]* [^\W\d_]{3} [^\w]+ )
    ( (?: ES [\s\-.]* )?
      (?: [0-9]{2} [\s.]? [0-9]{3} [\s.]? [0-9]{3} [\s\-.]* [A-Z]
        | [KLMXYZ] [\s\-.]* [0-9] (?: [\s.]? [0-9]{3} ){2} [\s\-.]* [A-Z]
        | [ABCDEFGHJNPQRSUVW] [\s\-.]* [0-9]{2} [\s.]? [0-9]{3} [\s.]? [0-9]{2} [\s\-.]? [0-9A-J] ) )
    (?: [^\w]* | [^\w]+ [^\W\d_]{3} [^\d]* )''', re.VERBOSE)


_BETWEEN = re.compile(r'\s*[/;,|\n]\s*|\s+(?:y|e|i|and|o|-|–)\s+')


class Fault(NamedTuple):
    """What is wrong with a number: ``kind`` is 'shape', 'letter' or 'digit'; ``expected`` its right end."""
    kind: str
    expected: str


def tax_prefix(number):
    """The country a number names itself, or ``''``.

    >>> tax_prefix('ES B-12.345.674'), tax_prefix('B12345674'), tax_prefix('VAT AT U12345678')
    ('ES', '', 'AT')
    """
    found = _PREFIX.match(_bare(number))
    return {'EL': 'GR', 'XI': 'GB'}.get(found.group(), found.group()) if found else ''


def tax_key(number):
    """The column identifiers are searched in: capitals and digits, without the country's prefix.

    >>> tax_key('ES B-12.345.674'), tax_key('b12345674'), tax_key('12.345.678 z')
    ('B12345674', 'B12345674', '12345678Z')
    >>> tax_key('/'), tax_key(None)
    (None, None)
    >>> tax_key('CIF: B15222222'), tax_key('B15222222 (nuevo)'), tax_key('N.I.F. nº B-15.222.222')
    ('B15222222', 'B15222222', 'B15222222')
    >>> tax_key('antes B15222222, baja'), tax_key('VAT IE 1234567 FA'), tax_key('NIF'), tax_key('Nieto 12')
    ('B15222222', '1234567FA', 'NIF', 'NIETO12')
    """
    return _PREFIX.sub('', _bare(number)) or None


def _bare(number):
    """Capitals and digits of a number without its label and the remarks around it."""
    text = (number or '').upper()
    if text.isalnum() or len(text) > _LONGEST:
        return _STUCK_LABEL.sub('', _NOT_ALNUM.sub('', text))
    without = _REMARK.sub(' ', text)
    if any(map(str.isdigit, without)):
        text = without
    if label := _LABEL.match(text):
        text = text[label.end():]
    if among := _AMONG_WORDS.fullmatch(text):
        text = among[1]
    return _STUCK_LABEL.sub('', _NOT_ALNUM.sub('', text))


def among_words(text):
    """A number as it is written in a cell with its label or words: ``(number, whether more than a label is said)``.

    >>> among_words('C.I.F. nº B-15.222.222'), among_words('antes B15222222, baja'), among_words('b15222222 (Nuevo)')
    (('B-15.222.222', False), ('B15222222', True), ('b15222222', True))
    >>> among_words('CIFB15222222'), among_words('NIF'), among_words('pendiente de alta en 2027')
    (('B15222222', False), ('NIF', False), ('pendiente de alta en 2027', False))
    """
    upper = text.upper()
    # some letters are two as capitals
    if len(text) > _LONGEST or len(upper) != len(text) or sum(map(str.isdigit, text)) < 7:
        return text, False
    label = _LABEL.match(upper) or _STUCK_LABEL.match(upper)
    bare = text[label.end():] if label else text
    number = _REMARK.sub(' ', bare).strip(' .,;:()')
    number = number if sum(map(str.isdigit, number)) > 6 else bare
    if among := _AMONG_WORDS.fullmatch(number.upper()):
        number = number[among.start(1):among.end(1)]
    rest = bare.replace(number, ' ', 1)
    return number.strip(), any(map(str.isalnum, rest))


def tax_ids(text):
    """The numbers of a cell that holds several, each of them whole; nothing for any other.

    >>> tax_ids('B36111119/A28111119'), tax_ids('B-36.111.110 y A-28.111.110'), tax_ids('PT501964843; ESB36111110')
    (['B36111119', 'A28111119'], ['B-36.111.110', 'A-28.111.110'], ['PT501964843', 'ESB36111110'])
    >>> tax_ids('B36111110'), tax_ids('B/36111110'), tax_ids('B36111110 / b-36111110'), tax_ids('B36111110 / baja')
    ([], [], [], [])
    """
    if len(text) < 17 or len(text) > _LONGEST:
        return []
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    keys = dict.fromkeys(tax_key(part) for part in parts)
    has_shape = (tax_prefix(part) or _PERSON.match(tax_key(part) or '') or _COMPANY.match(tax_key(part) or '')
                 for part in parts)
    return parts if len(keys) > 1 and all(has_shape) else []


def tax_identity(number, country=''):
    """Whose number it is: ``(country, number without its prefix)``; a country nobody can know is ''.

    :param number: a tax ID as it is written
    :param country: of whom it is; a number of Spain's own shape is Spanish wherever that is not said

    >>> tax_identity('PT501964843'), tax_identity('501964843', 'PT'), tax_identity('501964843')
    (('PT', '501964843'), ('PT', '501964843'), ('', '501964843'))
    >>> tax_identity('ES B-12.345.674'), tax_identity('b12345674'), tax_identity('B12345674', 'ES')
    (('ES', 'B12345674'), ('ES', 'B12345674'), ('ES', 'B12345674'))
    """
    key = tax_key(number) or ''
    own = tax_prefix(number)
    if not own and (_PERSON.match(key) or _COMPANY.match(key)) and country in ('', 'ES'):
        own = 'ES'
    return own or country or '', key


def same_tax(one, other):
    """Whether two identities are one number; a country that is not known may be any.

    :param tuple one, other: as :func:`tax_identity` gives them

    >>> same_tax(('PT', '501964843'), ('DE', '501964843')), same_tax(('', '501964843'), ('DE', '501964843'))
    (False, True)
    """
    return one[1] == other[1] and (one[0] == other[0] or not one[0] or not other[0])


def spanish_fault(number):
    """What is wrong with a Spanish NIF: a person's (DNI, NIE, K/L/M) or an entity's (CIF).

    :param number: in any writing
    :return: ``None`` when it is right, else a :class:`Fault`

    >>> spanish_fault('12345678Z'), spanish_fault('ES B-12.345.674'), spanish_fault('X1234567L')
    (None, None, None)
    >>> spanish_fault('12345678A')
    Fault(kind='letter', expected='Z')
    >>> spanish_fault('B12345678')
    Fault(kind='digit', expected='4')
    >>> spanish_fault('1234')
    Fault(kind='shape', expected='')
    """
    key = tax_key(number) or ''
    if found := _PERSON.match(key):
        return _fault_of_person(*found.groups())
    if found := _COMPANY.match(key):
        return _fault_of_company(*found.groups())
    return Fault('shape', '')


def _fault_of_person(number, letter):
    """The rest of the number divided by 23 chooses the letter; X, Y and Z stand for 0, 1 and 2."""
    digits = number if number[0].isdigit() else {'Y': '1', 'Z': '2'}.get(number[0], '0') + number[1:]
    expected = _LETTERS[int(digits) % 23]
    return None if letter == expected else Fault('letter', expected)


def _fault_of_company(kind, digits, control):
    """Odd places are doubled and their digits added; what is missing to the next ten is the control."""
    total = sum(
        int(digit) if place % 2 else sum(divmod(2 * int(digit), 10))
        for place, digit in enumerate(digits))
    expected = -total % 10
    letter = _COMPANY_LETTERS[expected]
    # public bodies, foreign and religious entities end in a letter, limited companies in a digit
    if kind in 'NPQRSW' or digits[:2] == '00':
        return None if control == letter else Fault('letter', letter)
    if kind in 'ABEH':
        return None if control == str(expected) else Fault('digit', str(expected))
    return None if control in (letter, str(expected)) else Fault('digit', str(expected))
