"""What a number on a scale says of an interest. Pure: no database, no ``env``."""


def level_of(value, lowest, highest):
    """A level from -2 to 2 for a value between ``lowest`` and ``highest``; 0 for a scale of one value.

    :param value: a number; beyond an end it counts as that end

    >>> [level_of(value, 0, 10) for value in (0, 2, 5, 8, 10)]
    [-2, -1, 0, 1, 2]
    >>> level_of(3, 1, 1)
    0
    """
    if highest <= lowest:
        return 0
    return max(-2, min(2, round(4 * (value - lowest) / (highest - lowest) - 2)))
