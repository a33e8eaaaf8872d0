"""How far an account has come, and which way it may move by itself."""

# 'other' is no step of the way: whoever is there starts from nothing
RANKS = {'other': 0, 'lead': 1, 'prospect': 2, 'customer': 3}


def moves_up(kind, target):
    """Whether going from ``kind`` to ``target`` is a step forward.

    :param kind: the kind of the account's category, or ``False`` without one
    :param str target: the kind it would get
    :raise KeyError: for a kind that does not exist

    >>> moves_up('lead', 'prospect'), moves_up(False, 'lead'), moves_up('other', 'customer')
    (True, True, True)
    >>> moves_up('customer', 'prospect'), moves_up('prospect', 'prospect')
    (False, False)
    >>> moves_up(False, 'other')    # no category at all comes before any category
    True
    """
    return RANKS[target] > (RANKS[kind] if kind else -1)
