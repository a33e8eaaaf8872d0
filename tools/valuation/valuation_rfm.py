"""What recency, frequency and money say together of a customer, and limits a person wrote."""

LABELS = [
    ('champion', "Champion"),
    ('loyal', "Loyal"),
    ('potential', "May become loyal"),
    ('new', "New"),
    ('attention', "Needs attention"),
    ('risk', "At risk"),
    ('dormant', "Dormant"),
    ('lost', "Lost"),
]


def label(recency, frequency, monetary):
    """The name of a customer's scores, each from 1 (worst) to 5 (best).

    :param int recency, frequency, monetary: the scores
    :return: ``champion``, ``loyal``, ``potential``, ``new``, ``attention``, ``risk`` or ``dormant``

    >>> label(5, 5, 4), label(1, 4, 5), label(5, 1, 1), label(3, 2, 2), label(1, 1, 2)
    ('champion', 'risk', 'new', 'attention', 'dormant')
    """
    weight = (frequency + monetary + 1) // 2
    if recency >= 4:
        return {5: 'champion', 4: 'champion', 3: 'loyal', 2: 'potential', 1: 'new'}[weight]
    if recency == 3:
        return 'loyal' if weight >= 4 else 'attention'
    return 'risk' if weight >= 3 else 'dormant'


def grid():
    """Every combination of scores with its label: ``[(recency, frequency, monetary, label)]``.

    >>> len(grid()), grid()[0]
    (125, (1, 1, 1, 'dormant'))
    """
    scores = range(1, 6)
    return [(r, f, m, label(r, f, m)) for r in scores for f in scores for m in scores]


def limits(text):
    """The four limits between five scores, as a person writes them; ascending, else None.

    >>> limits("30; 60; 90,5; 180")
    [30.0, 60.0, 90.5, 180.0]
    >>> limits("30 60 90")
    >>> limits("30 60 50 90")
    """
    try:
        found = [float(part.replace(',', '.')) for part in (text or '').replace(';', ' ').split()]
    except ValueError:
        return None
    return found if len(found) == 4 and found == sorted(set(found)) else None
