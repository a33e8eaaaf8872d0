"""What a person is found by in texts, as one regular expression of PostgreSQL. Pure."""
import re

#: a shorter number is found in too much that is no phone
DIGITS = 7


def word_pattern(emails=(), phones=(), names=()):
    """A pattern that finds addresses and numbers as people write them, and names of at least two words.

    >>> pattern = word_pattern(['ana@b.es'], ['+34 600 930 101'], ['Olvido  Rey', 'Ana'])
    >>> [bool(re.search(pattern, text, re.I)) for text in (
    ...     "to ANA@b.es", "call (600) 930-101", "600930101", "Olvido Rey said", "Ana", "anaana@b.es", "1600930101")]
    [True, True, True, True, False, False, False]
    >>> word_pattern()
    ''
    """
    parts = []
    for email in emails:
        parts.append(r'(?<![\w.+-])' + _escaped(email.strip()) + r'(?![\w-])')
    for phone in phones:
        digits = re.sub(r'\D', '', phone)[-9:]
        if len(digits) >= DIGITS:
            parts.append(r'(?<!\d)(?:(?:\+|00)\d{1,3}[\s().\-/]*)?' + r'[\s().\-/]*'.join(digits) + r'(?!\d)')
    for name in names:
        words = name.split()
        if len(words) > 1:
            parts.append(r'(?<!\w)' + r'\s+'.join(map(_escaped, words)) + r'(?!\w)')
    return '|'.join(dict.fromkeys(parts))


def _escaped(text):
    return re.sub(r'([^\w\s])', r'\\\1', text)
