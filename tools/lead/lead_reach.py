"""Whether conditions on records can hold together. Pure: no database, no ``env``.

A formula is True, False, a :class:`Literal`, ``('&', [formula])``, ``('|', [formula])`` or ``('!', formula)``. What is
looked at is one value of one record for each variable: a number, a moment, a choice, an id, a text, a set of ids, or
nothing. :func:`satisfiable` says False only if no record whatever can be meant; where it cannot tell (patterns, dates
that move against dates that stand still, too many cases) it says True. So whoever says 'never' by it is right.
"""
from collections import namedtuple
from datetime import timedelta

from .lead_pattern import apart, implies, matches, prefix_of

#: ``var`` is the name of a :class:`Variable`, ``op`` one of ``in``, ``<``, ``<=``, ``>``, ``>=``, ``like``, ``ilike``,
#: ``is`` (a condition that is not looked into: ``value`` is what it says) or their negations ``not in``, ``not like``…;
#: ``value`` is a frozenset for ``in``, a whole pattern of SQL for ``like``; ``null`` says whether a record without
#: value is meant as well
Literal = namedtuple('Literal', 'var op value null')

#: ``kind`` is ``integer``, ``number``, ``moment``, ``choice`` (of ``values``), ``id``, ``text``, ``many`` (a set of
#: ids) or ``opaque``; ``nullable`` says whether a record may have no value
Variable = namedtuple('Variable', 'kind values nullable', defaults=(None, True))

NEGATED = {
    'in': 'not in', '<': '>=', '<=': '>', 'like': 'not like', 'ilike': 'not ilike', 'is': 'is not'}
NEGATED.update({value: key for key, value in NEGATED.items()})
UPPER, LOWER = ('<', '<='), ('>', '>=')

#: branches that are followed before it is left open
BUDGET = 4000

HOUR = 3600
DAY = 24 * HOUR


class Moment(namedtuple('Moment', 'base months days seconds at', defaults=(0, 0, 0, None))):
    """A moment that stands still (``base`` ``utc``, or ``local`` for a day of a time zone that is not known; ``at`` is
    a datetime) or that moves along (``now`` or ``today`` and so many months, days and seconds).

    >>> from datetime import datetime
    >>> week, month = Moment('today', days=-7), Moment('today', months=-1)
    >>> month.before(week), week.before(month), month.before(Moment('today', days=-30))
    (True, False, False)
    >>> Moment('utc', at=datetime(2026, 3, 1)).before(Moment('utc', at=datetime(2026, 3, 2)))
    True
    >>> Moment('local', at=datetime(2026, 3, 1)).before(Moment('utc', at=datetime(2026, 3, 1, 9)))  # not everywhere
    False
    """
    __slots__ = ()

    @property
    def moves(self):
        return self.base in ('now', 'today')

    def before(self, other):
        """Whether it surely lies before another, whenever one looks.

        :param Moment other: it; one that moves and one that stands still are never compared
        """
        if self.moves != other.moves:
            return False
        if not self.moves:
            slack = timedelta() if self.base == other.base else timedelta(hours=14)
            return self.at + slack < other.at
        if (self.base, self.months, self.seconds) == (other.base, other.months, other.seconds):
            return self.days < other.days
        return self._span()[1] < other._span()[0]

    def _span(self):
        """From how many seconds after now to how many it may lie."""
        low = high = self.seconds
        for least, most in ((self.months * 28 * DAY, self.months * 31 * DAY), (self.days * DAY, self.days * DAY)):
            low, high = low + min(least, most), high + max(least, most)
        if self.months or self.days:
            # a day of summer time begins or ends
            low, high = low - HOUR, high + HOUR
        if self.base == 'today':
            low -= 25 * HOUR
        return low, high


def surely_less(one, other):
    """Whether one value lies before another; of texts, where every collation says so.

    :param one, other: numbers, texts or :class:`Moment`, both of one kind; of others it cannot be said

    >>> surely_less(1, 2), surely_less('36000', '36201'), surely_less('a', 'B'), surely_less('36', '36000')
    (True, True, False, True)
    """
    if isinstance(one, Moment) != isinstance(other, Moment):
        return False
    if isinstance(one, str) or isinstance(other, str):
        return f'{one}{other}'.isascii() and f'{one}{other}'.isdigit() and str(one) < str(other)
    return one.before(other) if isinstance(one, Moment) else one < other


def negated(formula):
    """The formula that holds of all other records.

    >>> negated(Literal('city', 'in', frozenset({'Vigo'}), False))
    Literal(var='city', op='not in', value=frozenset({'Vigo'}), null=True)
    """
    if isinstance(formula, bool):
        return not formula
    if isinstance(formula, Literal):
        return formula._replace(op=NEGATED[formula.op], null=not formula.null)
    if formula[0] == '!':
        return formula[1]
    return ('|' if formula[0] == '&' else '&', [negated(one) for one in formula[1]])


def satisfiable(formulas, variables):
    """Whether there may be a record of which all ``formulas`` hold; False is certain.

    :param variables: ``{name: Variable}``

    >>> revenue = {'revenue': Variable('number', nullable=False)}
    >>> least, most = Literal('revenue', '>', 10, False), Literal('revenue', '<', 5, False)
    >>> satisfiable([least, most], revenue), satisfiable([('|', [least, most])], revenue)
    (False, True)
    """
    return _Search(variables).open_branch(list(formulas), {})


def covering(mine, others, variables):
    """Which of ``others``, together, hold of every record of which ``mine`` does.

    :param mine: a formula, as :func:`satisfiable` takes several
    :param others: list of formulas
    :param dict variables: ``{name: Variable}`` of what the conditions are about
    :return: their places in ``others``, as few as are found, none when ``mine`` never holds; ``None`` when it cannot
        be said

    >>> state = {'state': Variable('id')}
    >>> north, vigo, both = (Literal('state', 'in', frozenset(ids), False) for ids in ({1, 2}, {1}, {1, 2, 3}))
    >>> covering(vigo, [north], state), covering(north, [vigo], state), covering(both, [vigo, north], state)
    ([0], None, None)
    >>> covering(north, [vigo, Literal('state', 'in', frozenset({2}), False)], state)
    [0, 1]
    """
    if not satisfiable([mine], variables):
        return []
    against = [negated(other) for other in others]
    for place, other in enumerate(against):
        if not satisfiable([mine, other], variables):
            return [place]
    if len(against) < 2 or satisfiable([mine, *against], variables):
        return None
    needed = list(range(len(against)))
    for place in range(len(against)):
        fewer = [one for one in needed if one != place]
        if not satisfiable([mine, *(against[one] for one in fewer)], variables):
            needed = fewer
    return needed


class _Search:
    """A tableau: formulas are taken apart, branch by branch, and a branch ends where its literals contradict."""

    def __init__(self, variables):
        self.variables = variables
        self.left = BUDGET

    def open_branch(self, todo, literals):
        """:param literals: ``{variable: (literal,)}`` of this branch"""
        self.left -= 1
        if self.left < 0:
            return True
        choices = []
        while todo:
            formula = todo.pop()
            if formula is True:
                continue
            if formula is False:
                return False
            if isinstance(formula, Literal):
                known = literals.get(formula.var, ())
                if formula in known:
                    continue
                literals = {**literals, formula.var: (*known, formula)}
                if not self.possible(literals[formula.var]):
                    return False
            elif formula[0] == '!':
                todo.append(negated(formula[1]))
            elif formula[0] == '&':
                todo.extend(formula[1])
            else:
                choices.append(formula)
        return self.choose(choices, literals)

    def choose(self, choices, literals):
        if not choices:
            return True
        # the fewest ways first
        choices.sort(key=lambda one: len(one[1]), reverse=True)
        choice = choices.pop()
        return any(self.open_branch([*choices, way], literals) for way in choice[1])

    def possible(self, literals):
        """Whether one record's value may satisfy all of ``literals``, which are about the same variable."""
        variable = self.variables[literals[0].var]
        if any(negated(one) in literals for one in literals):
            return False
        if variable.kind == 'opaque' or variable.nullable and all(one.null for one in literals):
            return True
        if variable.kind == 'many':
            return _some_set(literals)
        allowed = [one.value for one in literals if one.op == 'in']
        if variable.values is not None:
            allowed.append(variable.values)
        forbidden = frozenset().union(*(one.value for one in literals if one.op == 'not in'))
        if any(isinstance(value, Moment) and value.moves for values in (*allowed, forbidden) for value in values):
            # days that move against days that stand still
            return True
        if allowed:
            values = frozenset.intersection(*allowed) - forbidden
            return any(all(_may_hold(value, one) for one in literals) for value in values)
        if variable.kind == 'text' and not _some_text(literals):
            return False
        return _some_between(literals, forbidden, whole=variable.kind == 'integer')


def _some_set(literals):
    """A set that is not empty: it has one of each ``in``, and none of any ``not in``."""
    without = frozenset().union(*(one.value for one in literals if one.op == 'not in'))
    return all(one.value - without for one in literals if one.op == 'in')


def _may_hold(value, literal):
    """Whether a value may satisfy a literal that is no ``in``."""
    if literal.op in UPPER:
        return not surely_less(literal.value, value) and not (literal.op == '<' and literal.value == value)
    if literal.op in LOWER:
        return not surely_less(value, literal.value) and not (literal.op == '>' and literal.value == value)
    if literal.op in ('like', 'ilike'):
        return _contains(value, literal) is not False
    if literal.op in ('not like', 'not ilike'):
        return _contains(value, literal) is not True
    return True


def _contains(text, literal):
    """Whether a text is of a pattern; ``None`` where that depends on accents or on signs that stand for others."""
    return matches(text, literal.value, any_case='ilike' in literal.op)


def _some_text(literals):
    """What is of one pattern is of each that says less, of none that begins otherwise, and lies where it begins."""
    wanted = [one for one in literals if one.op in ('like', 'ilike')]
    unwanted = [one for one in literals if one.op in ('not like', 'not ilike')]
    if any(implies(one.value, other.value, any_case=other.op == 'not ilike') for one in wanted for other in unwanted
           # what is of it whatever the case need not be of it as written
           if one.op == 'like' or other.op == 'not ilike'):
        return False
    if any(apart(one.value, other.value, any_case='ilike' in (one.op, other.op)) for one in wanted for other in wanted):
        return False
    return all(_may_begin(prefix_of(one.value), other) for one in wanted for other in literals)


def _may_begin(prefix, literal):
    """Whether a text that begins so may lie where ``literal`` says.

    >>> above, below = Literal('zip', '>=', '36500', False), Literal('zip', '<', '36000', True)
    >>> _may_begin('36', above), _may_begin('35', above), _may_begin('36', below), _may_begin('37', below)
    (True, False, True, False)
    """
    value = literal.value
    if literal.op in LOWER:
        return not surely_less(prefix, value) or value.startswith(prefix)
    if literal.op in UPPER:
        return not surely_less(value, prefix)
    return True


def _some_between(literals, forbidden, whole):
    lowest = [(one.value, one.op == '>') for one in literals if one.op in LOWER]
    highest = [(one.value, one.op == '<') for one in literals if one.op in UPPER]
    if whole:
        lowest = [_next_whole(value, strict, up=True) for value, strict in lowest]
        highest = [_next_whole(value, strict, up=False) for value, strict in highest]
    for low, low_strict in lowest:
        for high, high_strict in highest:
            if surely_less(high, low):
                return False
            if low == high and (low_strict or high_strict or low in forbidden):
                return False
    if whole and lowest and highest:
        return _some_whole(lowest, highest, forbidden)
    return True


def _next_whole(value, strict, up):
    """A bound of whole numbers, itself one of them."""
    if isinstance(value, Moment):
        return value, strict
    rounded = int(value // 1)
    if up:
        return (rounded + 1 if strict or rounded < value else rounded), False
    return (rounded - 1 if strict and rounded == value else rounded), False


def _some_whole(lowest, highest, forbidden):
    lows = [value for value, _strict in lowest if not isinstance(value, Moment)]
    highs = [value for value, _strict in highest if not isinstance(value, Moment)]
    if not lows or not highs or min(highs) - max(lows) > len(forbidden):
        return True
    return any(value not in forbidden for value in range(max(lows), min(highs) + 1))
