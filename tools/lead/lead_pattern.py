"""Patterns of SQL's ``LIKE`` as they can be reasoned about: what each says of the others. Pure: no ``env``.

Whatever is said here is certain for texts in any collation, also where a database ignores accents; where it is not,
nothing is said. A pattern with a backslash is not looked into.
"""
import re

_WILD = re.compile('[%_]')
# what stands in a word for the wildcards of the pattern it is made of
_ANY, _ONE = '\0', '\1'


def _fits(text, pattern):
    """Whether a text is of a pattern, in steps as many as one's letters times the other's: no way is tried twice.

    >>> _fits('a' * 2000, '%a' * 40 + '%b'), _fits('a' * 2000 + 'b', '%a' * 40 + '%b'), _fits('ab', 'a_b')
    (False, True, False)
    >>> [_fits('abcab', one) for one in ('a%b', '%ca_', 'ab%ab%', 'ab%b%ab', 'abcab%', '_%_', '', '%')]
    [True, True, True, False, True, True, False, True]
    """
    first, *parts = pattern.split('%')
    if not parts:
        return len(text) == len(first) and _stands(text, first, 0)
    *between, last = parts
    end = len(text) - len(last)
    place = len(first)
    if place > end or not _stands(text, first, 0) or not _stands(text, last, end):
        return False
    for part in between:
        # the first place will do: whatever follows has the more room
        place = next((at for at in range(place, end - len(part) + 1) if _stands(text, part, at)), None)
        if place is None:
            return False
        place += len(part)
    return True


def _stands(text, part, place):
    """Whether ``part``, in which ``_`` is any letter, stands in ``text`` at ``place``."""
    if '_' not in part:
        return text.startswith(part, place)
    return all(
        letter == said or (letter == '_' and said != _ANY)
        for letter, said in zip(part, text[place:place + len(part)], strict=True))


def matches(text, pattern, *, any_case):
    """Whether a text is of a pattern; ``None`` when it cannot be said.

    :param text: the value of a field
    :param pattern: of ``like``: % stands for anything, _ for one letter
    :param bool any_case: whether case and accents do not count, as with ``ilike``

    >>> matches("Vigo", 'vi%', any_case=True), matches("Vigo", 'vi%', any_case=False), matches("36201", '36___',
    ...     any_case=False)
    (True, False, True)
    >>> matches("Óven", 'oven', any_case=True)    # where accents are ignored, it is
    """
    if '\\' in pattern:
        return None
    if any_case:
        text, pattern = text.lower(), pattern.lower()
    plain = (text + pattern).isascii()
    if _fits(text, pattern):
        # a letter may be two without accents
        return True if plain or '_' not in pattern else None
    return False if plain else None


def implies(pattern, other, *, any_case):
    """Whether whatever is of ``pattern`` surely is of ``other``, too.

    :param pattern, other: of ``like``
    :param bool any_case: whether case and accents do not count, as with ``ilike``

    >>> implies('%big ovens%', '%oven%', any_case=True), implies('%oven%', '%big oven%', any_case=True)
    (True, False)
    >>> implies('3620%', '36%', any_case=False), implies('36%', '36___', any_case=False), implies('36___', '36%',
    ...     any_case=False)
    (True, False, True)
    """
    if '\\' in pattern + other:
        return pattern == other
    if any_case:
        pattern, other = pattern.lower(), other.lower()
    if '_' in other and not (pattern + other).isascii():
        return pattern == other
    # a text with something nobody writes in place of the wildcards: what is of another pattern, is by its wildcards
    word = pattern.replace('%', _ANY).replace('_', _ONE)
    return _fits(word, other)


def prefix_of(pattern):
    """What a text begins with that is of a pattern.

    >>> prefix_of('362%'), prefix_of('%oven%')
    ('362', '')
    """
    return '' if '\\' in pattern else _WILD.split(pattern)[0]


def apart(pattern, other, *, any_case):
    """Whether surely no text is of both patterns: they begin or end in other letters.

    :param pattern, other: of ``like``
    :param bool any_case: whether case and accents do not count, as with ``ilike``

    >>> apart('36%', '15%', any_case=False), apart('36%', '362%', any_case=False), apart('%.es', '%.pt', any_case=True)
    (True, False, True)
    """
    if '\\' in pattern + other or any_case and not (pattern + other).isascii():
        return False
    if any_case:
        pattern, other = pattern.lower(), other.lower()
    begin, end = _WILD.split(pattern), _WILD.split(other)
    first, second = begin[0], end[0]
    if not (first.startswith(second) or second.startswith(first)):
        return True
    last, final = begin[-1], end[-1]
    return not (last.endswith(final) or final.endswith(last))
