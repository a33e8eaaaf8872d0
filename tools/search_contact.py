"""Telephone numbers and e-mail addresses in any writing. Pure: no ``env``."""
import re

_SEPARATED = re.compile(r'\s/\s|[;,|]|\s[yeo]\s', re.IGNORECASE)
_EXTENSION = re.compile(r'(?:\bext\w*\.?|\bx(?=\s?\d)|#)\s*[:.]?\s*\d+', re.IGNORECASE)
_NUMBER = re.compile(r'\(?(?:\+|00)?[\d(](?:[\d\s.\-()/·]*\d)?')
_NOT_DIGIT = re.compile(r'\D+')
# an apostrophe may stand in an address; before or behind one it is a quotation mark
_ADDRESS = re.compile(r"[^\s,;:<>\"()|\[\]{}«»“”@\\]+@[^\s,;:<>\"'()|\[\]{}«»“”@\\/?&=]+")
_TAG = re.compile(r'\+[^@\s]*(?=@)')
# characters nobody sees, which people paste with an address
_UNSEEN = re.compile('[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]')
_DOTLESS = {'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com'}
# from here on two numbers are the same: the shortest national numbers have as many digits
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
    """
    found = []
    for phone in phones:
        for part in _SEPARATED.split(_EXTENSION.sub(' ', phone or '')):
            written = _NUMBER.search(part)
            if written and written.group() not in found:
                found.append(written.group())
    return found


def phone_key(*phones):
    """The column numbers are searched in: digits from the last to the first, a space around each number.

    A field may hold two numbers, or an extension, which is not part of one.

    >>> phone_key("+34 600 123 456 / 981 22 33 44 ext. 12")
    ' 654321006 443322189 '
    >>> phone_key("-", None)    # None
    """
    numbers = []
    for phone in phones:
        for part in _SEPARATED.split(_EXTENSION.sub(' ', phone or '')):
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
    for address in _ADDRESS.findall(_UNSEEN.sub('', text or '')):
        mailbox, _at, host = address.partition('@')
        mailbox, host = mailbox.strip("'.‘’`´*¿¡"), host.strip("'.-‘’`´*!_")
        if mailbox and re.search(r'\.[^\W\d_]{2,}$', host) and f'{mailbox}@{host}' not in found:
            found.append(f'{mailbox}@{host}')
    return found


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
