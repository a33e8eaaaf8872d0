"""How much of a cell is looked at, so that one with pages of text holds nobody up. Pure.

What is kept of a cell is never cut: only what guesses about it sees no more than its beginning.
"""
import re

#: so much of a cell or of a header tells what it is
GUESSED = 300
#: a value that is not text, such as a page or the telephones of somebody, is no longer
LONGEST = 2000
_END = re.compile(r'[\s,;|]')


def heads(column):
    """The beginnings of the cells of a column, for what guesses about it.

    >>> heads(['Bar Sol', 'a' * 5000]) == ['Bar Sol', 'a' * GUESSED]
    True
    """
    return [cell[:GUESSED] for cell in column]


def is_long(text):
    """Whether a text is too long to be a name, a place or the like: nothing is parted of it.

    >>> is_long('Bar Sol'), is_long('Bar Sol' * 100)
    (False, True)
    """
    return len(text) > GUESSED


def whole_values(text):
    """As much of a long cell as is read for values, none of them cut in two; '' where it is one long piece.

    >>> whole_values('a@x.es'), len(whole_values('a@x.es, ' * 1000)), whole_values('1' * 5000)
    ('a@x.es', 1999, '')
    """
    if len(text) <= LONGEST:
        return text
    place = LONGEST
    while place and not _END.match(text, place):
        place -= 1
    return text[:place].rstrip()


def plain_lines(text):
    """A text in which blanks and line breaks stand one by one, as patterns with blanks around a mark want it.

    >>> plain_lines('  Bar   Sol \\n\\n \\tVigo ')
    'Bar Sol\\nVigo'
    """
    return '\n'.join(filter(None, (' '.join(line.split()) for line in text.splitlines())))
