"""What a score is made of and what it comes to. Pure: no database, no ``env``."""

# points from which a lead has one, two and three stars
STARS = (25, 50, 75)


def stars(score):
    """How many of core's three stars a score is worth.

    >>> [stars(score) for score in (-10, 0, 24, 25, 50, 74, 75, 300)]
    [0, 0, 0, 1, 2, 2, 3, 3]
    """
    return sum(score >= bound for bound in STARS)


def score_words(factors):
    """One line: the factors with their points, those that weigh most first.

    :param factors: ``[(name, points)]``

    >>> score_words([("Asked for a price", 15), ("No phone", -5), ("From the fair", 20)])
    'From the fair +20 · Asked for a price +15 · No phone -5'
    >>> score_words([])
    ''
    """
    return " · ".join(f"{name} {points:+d}" for name, points in sorted(factors, key=lambda one: (-abs(one[1]), one[0])))
