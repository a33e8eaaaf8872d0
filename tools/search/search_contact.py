"""Telephone numbers and e-mail addresses in any writing. Pure: no ``env``."""
import re

# between two numbers: a mark, a line, any word ('y', 'Móvil:')
_SEPARATED = re.compile(r'[;,|\n\r\t]|\s/\s|[^\W\d_]+')
# the number of a desk behind that of its house
EXTENSION = re.compile(
    r'(?:(?<![^\W\d_])(?:ext\w*|int(?:erno)?|x(?=\s?\d))\.?|#)\s*[:.]?\s*\d{1,6}(?!\d)', re.IGNORECASE)
# when somebody answers, not whom to call: 'de 9 a 14h', '(9-14)'
HOURS = re.compile(r'''
    \( \s* \d{1,2} (?:[:.]\d\d)? \s? (?:h\w*\.?)? \s? (?:[-–/] | a) \s? \d{1,2} (?:[:.]\d\d)? \s?
    (?:h(?:oras|rs|s)?\.?)? \s* \)
  | (?<![\d.:]) \d{1,2} (?:[:.]\d\d)? \s? (?:h\w*\.?)? \s? (?:[-–]|a|y)
    \s? \d{1,2} (?:[:.]\d\d)? \s? h(?:oras|rs|s)? \b
  | \b de \s \d{1,2} (?:[:.]\d\d)? \s a \s \d{1,2} (?:[:.]\d\d)? (?!\d)''', re.IGNORECASE | re.VERBOSE)
_REMARK = re.compile(r'\([^()]*[^\W\d_][^()]*\)')
# 'Tel/Fax' is one number for both
_FAX = re.compile(
    r'(?<![^\W\d_])(?<!/)(?:telefax|fax|f)\s*[.:]?\s*[+(\d](?:[\d.()\-]|\s(?!/)|/(?=\d{6}\b))*', re.IGNORECASE)
# what stands further behind is no telephone number any more
_LONGEST = 500
_BETWEEN = re.compile(r'[/\-–—]')
# a Spanish number; several with nothing between them
_SPANISH = r'(?:\(?(?:\+|00)?34\)?[\s.\-]?)?[6-9](?:[\s.\-]?\d){8}'
_PLAIN, _EACH = re.compile(rf'\s*{_SPANISH}\s*'), re.compile(rf'{_SPANISH}(?!\d)')
_TOGETHER = re.compile(rf'\s*{_SPANISH}(?:[.()]?\s[\s.()]*{_SPANISH})+[\s.()]*')
_NUMBER = re.compile(r'\(?(?:\+|00)?[\d(](?:[\d\s.\-()/·]*\d)?')
_NOT_DIGIT = re.compile(r'\D+')
# one number and nothing else, as most fields hold it
_BARE = re.compile(r'\+?\d[\d ]{3,16}')
# an apostrophe may stand in an address; before or behind one it is a quotation mark
_HOST = re.compile(r"@[^\s,;:<>\"'()|\[\]{}«»“”@\\/?&=]+")
_NO_MAILBOX = re.compile(r"[\s,;:<>\"()|\[\]{}«»“”@\\]")
_TAG = re.compile(r'\+[^@\s]*(?=@)')
# characters nobody sees, which people paste with an address
_UNSEEN = re.compile('[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]')
_DOTLESS = {'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com'}
# what people type beside a number
_TOLD = {'tel', 'telf', 'tlf', 'tfno', 'tlfno', 'teléfono', 'telefono', 'telèfon', 'telefone', 'móvil', 'movil',
         'mòbil', 'tlm', 'phone', 'mobile', 'fijo', 'fax', 't', 'm', 'y', 'o', 'e', 'i', 'ou', 'and', 'or', 'wa'}
# from here on two numbers are the same, and one number is whole: the shortest national numbers have as many digits
MATCHED = 9


def phone_digits(phone):
    """The digits of one number without Spain's prefix, which some write and some do not.

    >>> phone_digits("+34 600 12 34 56"), phone_digits("0034-600123456"), phone_digits("600.123.456")
    ('600123456', '600123456', '600123456')
    >>> phone_digits("(+351) 221 234 567"), phone_digits("ext."), phone_digits(None)
    ('351221234567', '', '')
    """
    digits = _NOT_DIGIT.sub('', phone or '').removeprefix('00')
    if len(digits) == 11 and digits.startswith('34') and digits[2] in '6789':
        return digits[2:]
    return digits


def phone_numbers(*phones):
    """Each number written in a field that may hold several, without its extension, as written.

    >>> phone_numbers("917 830 301 ext. 12 / 600 11 22 33"), phone_numbers("Tel. 986-123456 (tardes)")
    (['917 830 301', '600 11 22 33'], ['986-123456'])
    >>> phone_numbers("Fijo: 981111222 Móvil: 600111222"), phone_numbers("981111222 - 600111222")
    (['981111222', '600111222'], ['981111222', '600111222'])
    >>> phone_numbers("T.986121212 F.986121213"), phone_numbers("986 12 12 12/13"), phone_numbers("Fax 986121213")
    (['986121212'], ['986 12 12 12'], ['986121213'])
    >>> phone_numbers("958-44-55-66 (bar) 600 11 22 33 (Paco)"), phone_numbers("972 33 00 11-12")
    (['958-44-55-66', '600 11 22 33'], ['972 33 00 11'])
    >>> phone_numbers("958 44 55 66 (ext. 12) 600 11 22 33"), phone_numbers("958 44 55 66. 600 11 22 33.")
    (['958 44 55 66', '600 11 22 33'], ['958 44 55 66', '600 11 22 33'])
    """
    found = []
    for part in _parts(phones):
        written = _NUMBER.search(part)
        if written and written.group() not in found:
            found.append(written.group())
    return found


def _parts(phones):
    """The texts of the fields of which each holds one number at most.

    >>> list(_parts(["981111222-600111222 (9 a 14h)", "986121212/13"]))
    ['981111222', '600111222  ', '986121212']
    """
    for phone in filter(None, phones):
        if _BARE.fullmatch(phone):
            yield phone
            continue
        text = EXTENSION.sub(' ', phone[:_LONGEST])
        text = _REMARK.sub(_without_remark, text)
        text = HOURS.sub(' ', text)
        voice = _FAX.sub(';', text)
        # of somebody who has only a fax it is the number
        text = voice if len(_NOT_DIGIT.sub('', voice)) > 3 else text
        for part in _SEPARATED.split(text):
            if len(part) > MATCHED:
                yield from _whole_numbers(part)
            elif part.strip():
                yield part


def _without_remark(found):
    """What stands for a remark in brackets: itself, if a number is in it; between two numbers a mark; else nothing."""
    if len(_NOT_DIGIT.sub('', found[0])) > 6:
        return found[0]
    around = found.string[:found.start()], found.string[found.end():]
    return ' ; ' if all(len(_NOT_DIGIT.sub('', text)) >= MATCHED for text in around) else ' '


def _whole_numbers(text):
    """Cut where two whole numbers meet; the end of a second one behind a bar ('986121212/13') is left out."""
    if _TOGETHER.fullmatch(text):
        yield from _EACH.findall(text)
        return
    start = 0
    for mark in _BETWEEN.finditer(text):
        before, after = (len(_NOT_DIGIT.sub('', part)) for part in (text[start:mark.start()], text[mark.end():]))
        is_plain = _PLAIN.fullmatch(text[start:mark.start()])
        if before >= MATCHED and (after >= MATCHED or after < 5 and (mark[0] == '/' or is_plain)):
            yield text[start:mark.start()]
            start = mark.end()
            if after < 5:
                return
    yield text[start:]


def whole_numbers(text):
    """The numbers of a cell that are whole, so that each can be called by itself.

    >>> whole_numbers('971 30 00 00, 971 30 00 01'), whole_numbers('972 50 10 10 (rest.) 610 10 10 10')
    (['971 30 00 00', '971 30 00 01'], ['972 50 10 10', '610 10 10 10'])
    >>> whole_numbers('925 20 00 00 - 925 20 00 01'), whole_numbers('986 12 12 12/13'), whole_numbers('ext. 12')
    (['925 20 00 00', '925 20 00 01'], ['986 12 12 12'], [])
    """
    numbers = (
        number if number.count('(') == number.count(')') else number.strip('()') for number in phone_numbers(text))
    return [number for number in numbers if len(_NOT_DIGIT.sub('', number)) >= MATCHED]


def phone_key(*phones):
    """The column numbers are searched in: digits from the last to the first, a space around each number.

    A field may hold two numbers, or an extension, which is not part of one.

    >>> phone_key("+34 600 123 456 / 981 22 33 44 ext. 12")
    ' 654321006 443322189 '
    >>> phone_key("972 33 00 11-12"), phone_key("950 11 22 33 (oficina) 950-11-22-44 (Ana) 600112233")
    (' 110033279 ', ' 332211059 442211059 332211006 ')
    >>> phone_key("-", None)    # None
    """
    numbers = []
    for part in _parts(phones):
        digits = phone_digits(part)
        if len(digits) > 3 and digits[::-1] not in numbers:
            numbers.append(digits[::-1])
    return f" {' '.join(numbers)} " if numbers else None


def phone_pattern(typed):
    """The ``LIKE`` pattern that finds a number typed in any writing in a :func:`phone_key`.

    Six digits are enough, the last or the first ones; of more than nine, the last nine count, so that
    a country's prefix may be missing on either side.

    >>> phone_pattern("0034 600-123-456"), phone_pattern("123456"), phone_pattern("+351 221 234 567")
    ('% 654321006%', '%654321%', '% 765432122%')
    >>> phone_pattern("12")    # None: it would be every number
    """
    digits = phone_digits(typed)
    if len(digits) < 4:
        return None
    backwards = digits[::-1]
    return f'% {backwards[:MATCHED]}%' if len(digits) >= MATCHED else f'%{backwards}%'


def is_phone(typed):
    """Whether somebody types a number, not a name that has figures in it.

    >>> is_phone("986 12 34 56"), is_phone("Tel. 986123456 / 986123457"), is_phone("986123456 ext. 12")
    (True, True, True)
    >>> is_phone("optica 2020"), is_phone("A1234"), is_phone("12")
    (False, False, False)
    """
    words = {word.lower() for word in re.findall(r'[^\W\d_]+', EXTENSION.sub(' ', typed or ''))}
    return words <= _TOLD and len(_NOT_DIGIT.sub('', typed or '')) > 3


def email_addresses(text):
    """The addresses a text holds, in the order and the capitals written, without what stands around them.

    >>> email_addresses("mailto:Tres@Tres.es?subject=Hola"), email_addresses("'info@comillas.es'")
    (['Tres@Tres.es'], ['info@comillas.es'])
    >>> email_addresses("o'brien@pub.ie"), email_addresses("\u200bventas@cero.es."), email_addresses("<a@b.es>; c@d.es")
    (["o'brien@pub.ie"], ['ventas@cero.es'], ['a@b.es', 'c@d.es'])
    >>> email_addresses("ana at acme"), email_addresses("a@b"), email_addresses(None)
    ([], [], [])
    """
    found = []
    for mailbox, host in _addresses(_UNSEEN.sub('', text or '')):
        mailbox, host = mailbox.strip("'.‘’`´*¿¡"), host.strip("'.-‘’`´*!_")
        if mailbox and re.search(r'\.[^\W\d_]{2,}$', host) and f'{mailbox}@{host}' not in found:
            found.append(f'{mailbox}@{host}')
    return found


def _addresses(text):
    """``(mailbox, host)`` of what looks like an address; each mark is looked back from once, be a text ever so long."""
    start = 0
    for host in _HOST.finditer(text) if '@' in text else ():
        mailbox = _NO_MAILBOX.split(text[start:host.start()])[-1]
        start = host.end() if mailbox else host.start() + 1
        if mailbox:
            yield mailbox, host[0][1:]


def email_mailbox(address):
    """The mailbox an address leads to: neither capitals nor a '+tag' count, with Gmail no dots either.

    >>> email_mailbox("Ana.Gil+Ferias@GMail.com"), email_mailbox("Ana.Gil+Ferias@Acme.com")
    ('anagil@gmail.com', 'ana.gil@acme.com')
    """
    mailbox, _at, host = _TAG.sub('', address.lower()).partition('@')
    if host in _DOTLESS:
        mailbox, host = mailbox.replace('.', ''), _DOTLESS[host]
    return f'{mailbox}@{host}'


def email_key(*emails):
    """The column addresses are searched in: each mailbox, then those addresses that are written otherwise.

    >>> email_key('"Ana" <Ana.Gil+Ferias@Acme.com>; ventas@acme.com')
    ' ana.gil@acme.com ventas@acme.com '
    >>> email_key("Ana.Gil@gmail.com")
    ' anagil@gmail.com ana.gil@gmail.com '
    >>> email_key(None)    # None
    """
    addresses = [address for email in emails for address in email_addresses(email)]
    found = list(dict.fromkeys([
        *map(email_mailbox, addresses), *(_TAG.sub('', address.lower()) for address in addresses)]))
    return f" {' '.join(found)} " if found else None


def email_text(typed):
    """What is looked for in an :func:`email_key`: an address, a domain or a part of one.

    >>> email_text("Ana.Gil+otra@ACME.com"), email_text("@acme.com"), email_text("acme")
    ('ana.gil@acme.com', '@acme.com', 'acme')
    """
    return _TAG.sub('', _UNSEEN.sub('', typed or '').strip().strip('<>').lower())
