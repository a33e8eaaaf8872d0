"""Postal codes as text that can be put in order, and what a range of them covers.

A code is compared as text, letter by letter, so that leading zeros count and a foreign format
('SW1A 1AA', '1000-205') is as good as '28001'. Every range covers the codes that begin like its ends:
'280' alone is everything from 28000 to 28099, and '1000' to '1999' includes '1999-205'.
"""
import re

# sorts after every digit and letter: the end of all codes that begin with what stands before it
LAST = '~'

# countries whose codes are digits only, and how many: a spreadsheet eats the zero of '08001', and
# 'E-28001' is a way of writing 28001
DIGITS = {
    'AT': 4, 'AU': 4, 'BE': 4, 'BG': 4, 'CH': 4, 'CL': 7, 'CO': 6, 'CR': 5, 'CU': 5, 'CZ': 5, 'DE': 5,
    'DK': 4, 'DO': 5, 'EC': 6, 'EE': 5, 'ES': 5, 'FI': 5, 'FR': 5, 'GR': 5, 'GT': 5, 'HR': 5, 'HU': 4, 'IT': 5,
    'LT': 5, 'LU': 4, 'MA': 5, 'MX': 5, 'NO': 4, 'PE': 5, 'PL': 5, 'RO': 6, 'SE': 5, 'SI': 4, 'SK': 5, 'TR': 5,
    'US': 5, 'UY': 5,
}


def zip_key(text, digits=None):
    """A postal code of an address as it is compared.

    :param text: as somebody wrote it, or nothing
    :param digits: how many digits a code of the country has, if it has digits only

    >>> zip_key('28001', 5), zip_key('8001', 5), zip_key('E-28.001', 5)
    ('28001', '08001', '28001')
    >>> zip_key('sw1a 1aa'), zip_key('1000-205'), zip_key('90210-1234', 5)
    ('SW1A1AA', '1000205', '902101234')
    >>> zip_key(None), zip_key(' ')
    ('', '')
    """
    key = range_key(text, digits)
    return f'0{key}' if digits and len(key) == digits - 1 else key


def range_key(text, digits=None):
    """The same for an end of a range, which may be the beginning of a code only.

    :param text: as it is written, or nothing
    :param digits: how many figures a code of the country has; ``None`` where it has letters, too

    >>> range_key('0800', 5), range_key('sw1 '), range_key('D-8', 5)
    ('0800', 'SW1', '8')
    """
    return re.sub(r'[^0-9]' if digits else r'[^0-9A-Za-z]', '', text or '').upper()


def span(start, end=None, digits=None):
    """The lowest and the highest text of what lies between two codes; all of it without them.

    :param start, end: codes, or how they begin; without an end the span is of what begins like its start
    :param digits: as :func:`range_key` takes it
    :return: ``(low, high)``, to be compared as texts

    >>> span('28001', '28080', 5)
    ('28001', '28080~')
    >>> span('280')
    ('280', '280~')
    >>> span(None)
    ('', '~')
    """
    low = range_key(start, digits)
    return low, (range_key(end, digits) or low) + LAST


def covers(low, high, key):
    """Whether a span holds a code; only the span of everything holds an address without one.

    :param low, high: as :func:`span` gives them
    :param key: of a code, see :func:`zip_key`; '' for none

    >>> covers('28001', '28080~', '28080'), covers('28001', '28080~', '28081'), covers('280', '280~', '28099')
    (True, False, True)
    >>> covers('', '~', ''), covers('280', '280~', '')
    (True, False)
    """
    return low <= key <= high


def label(start, end=None):
    """A range as a person writes it.

    :param start, end: codes, or how they begin; ``end`` may be nothing

    >>> label('28001', '28080'), label('280'), label('28001', '28001')
    ('28001–28080', '280…', '28001')
    """
    if not end:
        return f"{start}…"
    return start if start == end else f"{start}–{end}"
