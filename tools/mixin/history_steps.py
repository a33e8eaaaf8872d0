"""Which of the moves of an account still say where it stands. Pure: no database, no ``env``."""

# what a move was: forward by a document, back because a document was cancelled, or anything else
STEP, BACK, OTHER = 'step', 'back', 'other'


def still_led(moves):
    """The steps forward that led to where an account stands, the latest first; what was taken back is none of them.

    :param moves: ``[(kind, where to, the move)]``, the earliest first

    >>> still_led([(STEP, 'prospect', 1), (STEP, 'customer', 2)])
    [2, 1]
    >>> still_led([(STEP, 'prospect', 1), (STEP, 'customer', 2), (BACK, 'prospect', 3)])
    [1]
    >>> still_led([(STEP, 'prospect', 1), (BACK, 'lead', 2), (STEP, 'customer', 3)])
    [3]
    >>> still_led([(STEP, 'prospect', 1), (OTHER, 'partner', 2)])
    []
    """
    steps = []
    for kind, place, move in moves:
        if kind == STEP:
            steps.append((place, move))
        elif kind == OTHER:
            steps.clear()
        else:
            while steps and steps[-1][0] != place:
                steps.pop()
    return [move for _place, move in reversed(steps)]
