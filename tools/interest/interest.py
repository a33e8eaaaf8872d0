"""How strong an interest still is, and what a purchase makes of it."""

LOWEST, HIGHEST = -2, 2
# a dislike of which less than half a step is left is none any more
FADED = -0.5


def effective_level(level, days, half_life):
    """What is left of an interest that was stated ``days`` ago.

    :param int level: as stated, from -2 (rejects) to 2 (very interested)
    :param int days: its age in days; a date still to come counts as today
    :param int half_life: days after which half of it is left; 0 or less: it never fades
    :return: a number between 0 and ``level``
    :rtype: float

    >>> effective_level(2, 0, 365)
    2.0
    >>> effective_level(2, 365, 365)
    1.0
    >>> effective_level(-1, 730, 365)
    -0.25
    >>> effective_level(1, 5_000, 0)
    1.0
    >>> effective_level(1, -3, 365)
    1.0
    """
    if half_life <= 0:
        return float(level)
    return level * 0.5 ** (max(days, 0) / half_life)


def after_purchase(level):
    """The level one purchase lifts an interest to, or None where it says nothing new.

    The first purchase shows interest, another one a strong interest. A dislike that somebody stated
    stands until somebody states something else: buying once is no leave to be written to.

    >>> [after_purchase(level) for level in (None, 0, 1, 2)]
    [1, 1, 2, 2]
    >>> after_purchase(-1) is None and after_purchase(-2) is None
    True
    """
    if level is None:
        return 1
    return None if level < 0 else min(level + 1, HIGHEST)
