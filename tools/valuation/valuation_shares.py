"""What each criterion gives to a valuation, so that the parts shown add up to the total shown."""

TENTHS = 10


def share_out(parts):
    """The total of weighted points and the share of each, in tenths of a point; whole numbers throughout.

    The total is the weighted mean, rounded half up. Each share is rounded down, and what is missing to the
    total goes, a tenth each, to those that lost most by it; among equals to the first.

    :param parts: ``[(weight, points)]``, whole numbers; weights above zero, points from 0 to 100
    :return: ``(total, [share])``

    >>> share_out([(50, 80), (30, 60), (20, 35)])
    (650, [400, 180, 70])
    >>> share_out([(1, 100), (1, 100), (1, 100)])
    (1000, [334, 333, 333])
    >>> share_out([])
    (0, [])
    """
    weight = sum(part_weight for part_weight, _points in parts)
    if not weight:
        return 0, []
    exact = [TENTHS * part_weight * points for part_weight, points in parts]
    total = (2 * sum(exact) + weight) // (2 * weight)
    shares = [value // weight for value in exact]
    order = sorted(range(len(parts)), key=lambda index: (-(exact[index] % weight), index))
    for index in order[:total - sum(shares)]:
        shares[index] += 1
    return total, shares
