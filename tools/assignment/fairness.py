"""Dealing turns in proportion to weights. Pure: no database, no ``env``, whole numbers only."""
from fractions import Fraction
from math import lcm

#: what one turn is worth in credits, for each unit of the pool's total weight
TURN = 1000


def settle(credits, weights, scale):
    """The credits of a pool whose members, or their weights, may have changed since.

    A credit says what a member is owed, in turns times ``TURN`` times the pool's total weight. As long
    as the pool stays the same, credits sum to 0 and nothing changes here. When it does not, they are
    brought to the new scale, what the absent took or left is shared by those present, and nobody is
    owed or owes a whole turn: who joins or comes back gets no burst to catch up, and pays none.

    :param credits: ``{member: credit}`` of everybody ever dealt to, present or not
    :param weights: ``{member: weight}`` of those present, weights whole and ``>= 1``
    :param scale: total weight of the pool the credits come from, 0 when there was none
    :return: ``{member: credit}`` of everybody; those of ``weights`` sum to 0
    :rtype: dict[object, int]

    >>> settle({'ana': 500, 'bruno': -500}, {'ana': 1, 'bruno': 1}, 2)
    {'ana': 500, 'bruno': -500}
    >>> settle({'ana': 500, 'bruno': -500}, {'ana': 1, 'bruno': 1, 'carla': 1}, 2)
    {'ana': 750, 'bruno': -750, 'carla': 0}
    >>> settle({'ana': 500, 'bruno': -500}, {'ana': 1}, 2)    # alone, every turn is hers
    {'ana': 0, 'bruno': -250}
    """
    total = sum(weights.values())
    present = {member: credits.get(member, 0) for member in weights}
    if scale == total and not sum(present.values()):
        return {**credits, **present}
    turns = {member: Fraction(credit, TURN * scale or 1) for member, credit in {**credits, **present}.items()}
    surplus = sum(turns[member] for member in weights)
    for member, weight in weights.items():
        turns[member] -= surplus * weight / total
    largest = max((abs(turns[member]) for member in weights), default=0)
    shrink = min(1, Fraction(TURN - 1, TURN) / largest) if largest else 1
    settled = {
        member: round(owed * TURN * total * (shrink if member in weights else 1))
        for member, owed in turns.items()
    }
    for member in list(weights)[:1]:  # the rounding, thousandths of a turn
        settled[member] -= sum(settled[other] for other in weights)
    return settled


def deal(count, weights, credits):
    """Whose turn it is, ``count`` times running.

    After any prefix of n turns from credits of 0, every member has had his share of n, give or take
    less than one turn: R. Tijdeman, "The chairman assignment problem", Discrete Mathematics 32 (1980).
    Among those who may already have their next turn, it goes to whoever must have it first; ties go to
    the member named first, so the same pool gives the same order, one by one or all at once.

    :param count: turns to deal, ``>= 0``
    :param weights: ``{member: weight}``, weights whole and ``>= 1``, in the order that breaks ties
    :param credits: ``{member: credit}`` as :func:`settle` gives them; not changed
    :return: the member of each turn, and the credits afterwards
    :rtype: tuple[list, dict[object, int]]
    :raise ValueError: when there is nobody to give a turn to

    >>> deal(5, {'ana': 1, 'bruno': 1, 'carla': 1}, {})[0]
    ['ana', 'bruno', 'carla', 'ana', 'bruno']
    >>> deal(6, {'ana': 2, 'bruno': 1}, {})[0]
    ['ana', 'bruno', 'ana', 'ana', 'bruno', 'ana']
    >>> first, owed = deal(2, {'ana': 2, 'bruno': 1}, {})
    >>> deal(1, {'ana': 2, 'bruno': 1}, owed)[0]    # as if it had not been interrupted
    ['ana']
    >>> deal(1, {}, {})
    Traceback (most recent call last):
    ValueError: nobody to give a turn to
    """
    if count and not weights:
        raise ValueError("nobody to give a turn to")
    owed = {member: credits.get(member, 0) for member in weights}
    turn = TURN * sum(weights.values())
    # credits and the turn, multiplied so that Tijdeman's 1 / (2k - 2) stays a whole number
    parts = max(2 * len(weights) - 2, 1)
    common = lcm(*weights.values())

    def due(member):
        return (turn * (parts - 1) - owed[member] * parts) * (common // weights[member])

    order = []
    for _turn in range(count):
        for member, weight in weights.items():
            owed[member] += TURN * weight
        ready = [member for member in owed if owed[member] * parts >= turn]
        chosen = min(ready or owed, key=due)
        owed[chosen] -= turn
        order.append(chosen)
    return order, owed


def evenness(counts, shares):
    """Jain's index of what each got of his share: 1 when all got their shares, 1/n when one got everything.

    :param counts: what each got
    :param shares: what each was due, in the same order, above 0
    :return: from 0 to 1; ``None`` when nobody got anything

    >>> evenness([4, 4], [4, 4]), evenness([8, 0], [4, 4]), evenness([6, 3], [6, 3]), evenness([0, 0], [1, 1])
    (1.0, 0.5, 1.0, None)
    """
    ratios = [count / share for count, share in zip(counts, shares, strict=True)]
    return sum(ratios) ** 2 / len(ratios) / sum(ratio ** 2 for ratio in ratios) if any(ratios) else None
