"""Whether a regular expression that somebody wrote is checked in no time, whatever the answer. Pure: no ``env``."""
import math
import re
from functools import lru_cache

try:
    from re import _parser as parser
except ImportError:  # Python 3.10
    import sre_parse as parser

#: the longest answer that is held against a pattern
LONGEST = 200
# three parts of any length, and some that may be missing: what people write for an address on the web
_WAYS = math.log(5 * 10**7)
_STEPS = 10_000


def is_heavy(pattern):
    """Whether there are more ways to read one answer by ``pattern`` than can be tried.

    An answer that does not match is read in all the ways there are: as many as the choices of each part multiplied.

    :param str pattern: one that ``re.compile`` takes

    >>> [is_heavy(one) for one in ('[0-9]{5}', '[^@]+@[^@]+[.][a-z]{2,}', 'ES[0-9]{2}( ?[0-9]{4}){5}', 'a|b|c*')]
    [False, False, False, False]
    >>> [is_heavy(one) for one in (
    ...     '(a+)+b', '(a|aa)+', '(.*,)*x', 'a*a*a*a*b', 'a?' * 40, '(((){200}){200}){200}')]
    [True, True, True, True, True, True]
    """
    if len(pattern) > LONGEST:
        return True
    ways, steps = _weight(parser.parse(pattern))
    return ways > _WAYS or steps > _STEPS


@lru_cache(maxsize=512)
def usable(pattern):
    """A pattern as it may be held against answers, ``None`` for one that never would have been taken.

    Rows come in by other ways than through the form, too.

    >>> usable('[0-9]{5}').fullmatch('36201') is not None, usable('(a+)+b'), usable('('), usable('a' * 201)
    (True, None, None, None)
    """
    try:
        return None if is_heavy(pattern) else re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _weight(tokens):
    """``(logarithm of the ways to read, steps of one of them)`` of a parsed pattern, or of a part."""
    ways, steps = 0, 0
    for operator, argument in tokens:
        name = str(operator)
        inner = [_weight(part) for part in _parts(argument)]
        if name.endswith('REPEAT'):
            least, most = argument[0], min(int(argument[1]), max(LONGEST, argument[0]))
            ways += math.log(most - least + 1) + min(most, LONGEST * LONGEST) * inner[0][0]
            steps += max(least, 1) * inner[0][1]
        else:
            if name in ('BRANCH', 'GROUPREF_EXISTS'):
                ways += math.log(max(len(inner), 1))
            ways += max((one[0] for one in inner), default=0)
            steps += 1 + sum(one[1] for one in inner)
    return ways, steps


def _parts(argument):
    """The patterns inside of what a parsed token is about."""
    if isinstance(argument, parser.SubPattern):
        return [argument]
    if isinstance(argument, (list, tuple)):
        return [part for one in argument for part in _parts(one)]
    return []
