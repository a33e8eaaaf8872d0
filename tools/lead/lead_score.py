"""What a score is made of and what it comes to. Pure: no database, no ``env``."""

# points from which a lead has one, two and three stars
STARS = (25, 50, 75)


def stars(score):
    """How many of core's three stars a score is worth.

    >>> [stars(score) for score in (-10, 0, 24, 25, 50, 74, 75, 300)]
    [0, 0, 0, 1, 2, 2, 3, 3]
    """
    return sum(score >= bound for bound in STARS)


def weightiest(factors):
    """The ids of factors, those that weigh most first; in no language's order.

    :param factors: ``[(points, id)]``

    >>> weightiest([(15, 3), (-5, 1), (20, 2), (-15, 1)])
    [2, 1, 3, 1]
    """
    return [factor_id for _points, factor_id in sorted(factors, key=lambda one: (-abs(one[0]), one[1]))]
