"""A pool of people who get documents: who may have the next one, and who of them does. Pure: no database, no ``env``.

A :class:`Seat` is one person's standing; a :class:`Pool` is the people of one, in the order that breaks ties, and
where their round stands. Both change as documents are dealt, so that many at once end as one by one. The moment
is given, and lots are drawn from it and the document: the same pool gives the same answer.
"""
from collections import namedtuple
from datetime import datetime
from hashlib import sha256
from math import asin, cos, inf, radians, sin, sqrt

from .fairness import deal, settle

#: limits of a seat, and the windows they hold for: documents since the hour, day, week or month began, or open ones
WINDOWS = ('hour', 'day', 'week', 'month', 'open')

#: refusals that pass by themselves, or once somebody has room again
PASSING = frozenset({*WINDOWS, 'gap', 'paused', 'away', 'hours'})

#: who gets one: the ``seat``; ``by`` which strategy, ``'turn'`` for all that deal turns, ``'soonest'`` when nobody
#: works now; ``tie`` what decided between equals, see :func:`longest`; ``number`` what the strategy measured, or None
Pick = namedtuple('Pick', 'seat by tie number')


class Seat:
    """One person of a pool.

    ``key`` is whatever tells people apart, ``name`` what the person is called. ``weight`` says how many turns he has
    for one of somebody with 1; ``turn`` is the number of his last one, ``credit`` what he is owed, see
    :func:`fairness.settle`. ``facts`` are his skills, ``{kind: set}``, ``place`` is where he works, ``(latitude,
    longitude)`` in degrees, ``success`` his share by what he makes of documents, see :func:`shares_by_success`.

    ``limits`` and ``had`` map windows to how many documents the person may have and has; a window without limit is
    absent. ``had['last']`` is when the last document came, ``gap`` the least time between two. ``refusal`` says why the
    person gets none at all at the moment: a code, or nothing. ``bucket`` says in how many days the person works: 0
    is now, 1 within 24 hours.

    >>> from datetime import timedelta
    >>> seat = Seat('ana', limits={'day': 2}, had={'day': 1}, gap=timedelta(minutes=10))
    >>> noon = datetime(2026, 3, 2, 12)
    >>> seat.verdict(noon)
    >>> seat.take(noon)
    >>> seat.verdict(noon + timedelta(minutes=20))
    'day'
    >>> seat.limits.clear()
    >>> seat.verdict(noon + timedelta(minutes=9))
    'gap'
    >>> seat.verdict(noon + timedelta(minutes=10))
    """
    __slots__ = (
        'bucket', 'credit', 'facts', 'gap', 'had', 'key', 'limits', 'name', 'place', 'refusal', 'success', 'turn',
        'weight')

    def __init__(self, key, name='', weight=1, *, limits=None, had=None, gap=None, turn=0, credit=0, refusal='',
                 facts=None, place=None, bucket=0, success=1):
        self.key, self.name, self.weight, self.refusal = key, name, weight, refusal
        # what somebody had is shared by his seats in several pools
        self.limits, self.had = limits or {}, {} if had is None else had
        self.gap, self.turn, self.credit = gap, turn, credit
        self.facts, self.place, self.bucket, self.success = facts or {}, place, bucket, success

    def verdict(self, now):
        """Why the person may not have a document at ``now``: a code, or ``None``."""
        if self.refusal:
            return self.refusal
        for window, limit in self.limits.items():
            if self.had.get(window, 0) >= limit:
                return window
        if self.gap and self.had.get('last') and now < self.had['last'] + self.gap:
            return 'gap'
        return None

    def used(self, verdict):
        """How much of the limit that a verdict names is used, as ``'3/3'``; ``''`` for other verdicts."""
        return f"{self.had.get(verdict, 0)}/{self.limits[verdict]}" if verdict in self.limits else ''

    def take(self, now):
        """The person gets one document more, at ``now``."""
        take(self.had, now)

    @property
    def free(self):
        """Free capacity: open documents up to the limit, or a month's; may be negative."""
        for window in ('open', 'month'):
            if window in self.limits:
                return self.limits[window] - self.had.get(window, 0)
        return inf


def take(had, now):
    """One document more in what somebody had.

    :param dict had: documents by window, see :class:`Seat`; it is changed
    :param now: when the document comes
    """
    for window in WINDOWS:
        had[window] = had.get(window, 0) + 1
    had['last'] = now


class Pool:
    """People in the order that breaks ties, and their round.

    :param seats: iterable of :class:`Seat`
    :param turns: turns dealt so far; ``scale`` is the total weight they were dealt with

    >>> ana, bruno = Seat('ana'), Seat('bruno')
    >>> pool = Pool([ana, bruno])
    >>> [pool.pick([ana, bruno])[0].key for _turn in range(3)]
    ['ana', 'bruno', 'ana']
    >>> pool.pick([ana, bruno], 'least_loaded')[0].key      # nobody has any: who has waited longest
    'bruno'
    """

    def __init__(self, seats, *, turns=0, scale=0):
        self.seats = list(seats)
        self.turns, self.scale = turns, scale
        self.touched = False
        self._order = None

    def verdicts(self, now, excluded=None):
        """``[(seat, why not, or None)]`` in order.

        :param now: the moment that is asked about
        :param dict excluded: ``{key: code}``: who does not get this document, and why
        """
        excluded = excluded or {}
        return [
            # most have no limit to look at
            (seat, seat.refusal or excluded.get(seat.key) or (
                seat.verdict(now) if seat.limits or seat.gap else None)) for seat in self.seats]

    def pick(self, present, strategy='round_robin', document=None):
        """The :class:`Pick` of those ``present`` (not empty).

        :param strategy: a name of :data:`STRATEGIES`
        :param document: ``{'facts': {kind: set}, 'place': (latitude, longitude), 'lot': text}`` for the strategies that
            look at it

        Whoever works now goes before whoever works within a day, and so on; of those who do not work now, the one
        who has waited longest gets it.
        """
        soonest = min([seat.bucket for seat in present])
        if soonest or any([seat.bucket for seat in present]):
            present = [seat for seat in present if seat.bucket == soonest]
        by = 'soonest' if soonest else strategy
        seat, tie = (longest(present) if soonest else STRATEGIES[strategy](self, present, document or {}))
        measure = MEASURES.get(by)
        self.turns += 1
        self.touched = True
        seat.turn = self.turns
        return Pick(seat, 'turn' if by in TURNS else by, tie, measure and measure(seat, document or {}))

    def deal(self, present, weight):
        """The next turn of those present, in proportion to their weights, and what decided between them.

        :param present: list of :class:`Seat`, not empty
        :param weight: ``weight(seat)``, whole and ``>= 1``
        :return: ``(seat, 'turn')``; ``(seat, '')`` when there is one only
        """
        weights = {seat: weight(seat) for seat in present}
        order = (*weights.items(),)
        if order != self._order:
            credits = settle({seat: seat.credit for seat in self.seats}, weights, self.scale)
            for seat, credit in credits.items():
                seat.credit = credit
            self._order, self.scale = order, sum(weights.values())
        [chosen], after = deal(1, weights, {seat: seat.credit for seat in present})
        for seat, credit in after.items():
            seat.credit = credit
        return chosen, 'turn' if len(present) > 1 else ''


def longest(present):
    """Of equals, who had a document the longest time ago, and what decided it.

    :return: ``(seat, tie)``: ``'waiting'`` if his last one, from any pool or by hand, is the oldest; else ``'turn'``
        if his last turn in the pool is; else ``'order'``, for he comes first; ``''`` when he was the only one

    >>> at = datetime(2026, 3, 2, 10)
    >>> ana, bruno, paula = Seat('ana', turn=2), Seat('bruno', turn=1), Seat('paula', turn=1, had={'last': at})
    >>> [(seat.key, tie) for seat, tie in map(longest, ([ana, paula], [ana, bruno], [ana, Seat('eva', turn=2)], [ana]))]
    [('ana', 'waiting'), ('bruno', 'turn'), ('ana', 'order'), ('ana', '')]
    """
    tie = ''
    for name, age in (('waiting', lambda seat: seat.had.get('last') or datetime.min), ('turn', lambda seat: seat.turn)):
        oldest = min(map(age, present))
        left = [seat for seat in present if age(seat) == oldest]
        tie = name if len(left) < len(present) else tie
        present = left
        if len(present) == 1:
            return present[0], tie
    return present[0], 'order'


def best(present, score):
    """The highest score; of equals, see :func:`longest`.

    :param present: list of :class:`Seat`, not empty
    :param score: ``score(seat)``, what is compared
    :return: ``(seat, tie)``, see :func:`longest`

    >>> ana, bruno = Seat('ana', turn=2), Seat('bruno', turn=1)
    >>> [best([ana, bruno], score)[0].key for score in (lambda seat: 0, lambda seat: seat.turn)]
    ['bruno', 'ana']
    """
    scores = {seat: score(seat) for seat in present}
    top = max(scores.values())
    return longest([seat for seat in present if scores[seat] == top])


def waiting(_pool, present, _document):
    """Who had a document the longest time ago, by whatever way: by any pool, or by hand.

    >>> from datetime import timedelta
    >>> at = datetime(2026, 3, 2, 10)
    >>> miriam, sanjay = Seat('miriam', had={'last': at}), Seat('sanjay', had={'last': at + timedelta(minutes=29)})
    >>> waiting(None, [sanjay, miriam], {})[0].key
    'miriam'
    """
    chosen, tie = longest(present)
    return chosen, '' if tie == 'waiting' else tie


def round_robin(pool, present, _document):
    """Everybody in turn.

    :param Pool pool: of which they are
    :param present: list of :class:`Seat`, not empty
    :return: as :meth:`Pool.deal`
    """
    return pool.deal(present, lambda seat: 1)


def weighted(pool, present, _document):
    """Everybody in turn, in proportion to the weights of their seats.

    :param Pool pool: of which they are
    :param present: list of :class:`Seat`, not empty
    :return: as :meth:`Pool.deal`
    """
    return pool.deal(present, lambda seat: seat.weight)


def by_capacity(pool, present, _document):
    """In proportion to what each may have a month; whoever has no limit counts as the largest of the others.

    :param Pool pool: of which they are
    :param present: list of :class:`Seat`, not empty
    :return: as :meth:`Pool.deal`
    """
    largest = max((seat.limits['month'] for seat in pool.seats if seat.limits.get('month')), default=1)
    return pool.deal(present, lambda seat: seat.limits.get('month') or largest)


def by_success(pool, present, _document):
    """In proportion to what each makes of documents; ``success`` is never nothing, so that nobody is written off.

    :param Pool pool: of which they are
    :param present: list of :class:`Seat`, not empty
    :return: as :meth:`Pool.deal`
    """
    return pool.deal(present, lambda seat: seat.success)


def shares_by_success(closed, least):
    """What part of the documents each gets, by what he made of those he closed; the more he closed, the more it counts.

    Ten documents won at the rate of all are put to everybody's, so that neither a beginner nor one lucky deal decides.

    :param closed: ``{member: (won, closed)}``
    :param least: percent of an equal share that nobody gets less than
    :return: ``{member: share}``, whole, 100 being an equal share

    >>> shares_by_success({'ana': (30, 60), 'bruno': (0, 60), 'new': (0, 0)}, 50)
    {'ana': 143, 'bruno': 57, 'new': 100}
    >>> shares_by_success({'ana': (0, 0), 'bruno': (0, 9)}, 50)
    {'ana': 100, 'bruno': 100}
    """
    everywhere = sum(count for _won, count in closed.values())
    usual = sum(won for won, _count in closed.values()) / everywhere if everywhere else 0
    if not usual:
        return dict.fromkeys(closed, 100)
    rates = {member: (won + 10 * usual) / (count + 10) for member, (won, count) in closed.items()}
    free = (100 - least) * len(rates) / sum(rates.values())
    return {member: round(least + free * rate) for member, rate in rates.items()}


def by_lot(_pool, present, document):
    """Drawn by weight, and the same document draws the same.

    :param present: list of :class:`Seat`, not empty
    :param dict document: what is drawn from is its ``lot``, a text
    :return: ``(seat, 'lot')``; ``(seat, '')`` when there is one only
    :raise AssertionError: when a weight is not above nothing

    >>> pool = [Seat('ana'), Seat('bruno', weight=3)]
    >>> drawn = [by_lot(None, pool, {'lot': f'{number}'})[0].key for number in range(1000)]
    >>> 700 < drawn.count('bruno') < 800, by_lot(None, pool, {'lot': '7'}) == by_lot(None, pool, {'lot': '7'})
    (True, True)
    """
    if len(present) == 1:
        return present[0], ''
    number = int.from_bytes(sha256(document['lot'].encode()).digest()[:8]) % sum(seat.weight for seat in present)
    for seat in present:
        number -= seat.weight
        if number < 0:
            return seat, 'lot'
    raise AssertionError("weights are above nothing")


def least_loaded(_pool, present, _document):
    """Who has the fewest documents that are open.

    :param present: list of :class:`Seat`, not empty
    :return: ``(seat, tie)``, see :func:`longest`
    """
    return best(present, lambda seat: -seat.had.get('open', 0))


def free_capacity(_pool, present, _document):
    """Who has most room left below his limits.

    :param present: list of :class:`Seat`, not empty
    :return: ``(seat, tie)``, see :func:`longest`
    """
    return best(present, lambda seat: seat.free)


def skill(_pool, present, document):
    """Whose skills meet what the document asks for in most kinds.

    :param present: list of :class:`Seat`, not empty
    :param dict document: what it asks for is ``document['facts']``, ``{kind: set}``
    :return: ``(seat, tie)``, see :func:`longest`
    """
    return best(present, lambda seat: len(matching(seat.facts, document.get('facts', {}))))


def matching(skills, wanted):
    """The kinds in which somebody's skills meet what a document asks for.

    :param dict skills: ``{kind: set}``
    :param dict wanted: ``{kind: set}``; one value of a kind is enough
    :return: list of kinds, in the order of ``wanted``

    >>> matching({'language': {1, 2}, 'tag': {7}}, {'language': {2}, 'tag': {8}})
    ['language']
    """
    return [kind for kind, values in wanted.items() if values & skills.get(kind, set())]


def nearest(_pool, present, document):
    """Who is nearest, as the crow flies; whoever is nowhere that is known comes last.

    :param present: list of :class:`Seat`, not empty
    :param dict document: where it is, is ``document['place']``, ``(latitude, longitude)`` in degrees
    :return: ``(seat, tie)``, see :func:`longest`
    """
    return best(present, lambda seat: -distance(seat.place, document.get('place')))


def distance(here, there):
    """Kilometres between two ``(latitude, longitude)`` in degrees; infinite when one is unknown.

    :param here, there: ``(latitude, longitude)``, or ``None``
    :return: a float

    >>> round(distance((42.24, -8.72), (43.36, -8.41)))     # Vigo, A Coruña
    127
    >>> distance(None, (43.36, -8.41))
    inf
    """
    if not here or not there:
        return inf
    (lat, lon), (other_lat, other_lon) = (map(radians, place) for place in (here, there))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


#: how a pool chooses; ``offer`` deals turns of being asked first
STRATEGIES = {
    'round_robin': round_robin,
    'waiting': waiting,
    'weighted': weighted,
    'capacity': by_capacity,
    'least_loaded': least_loaded,
    'free_capacity': free_capacity,
    'skill': skill,
    'nearest': nearest,
    'performance': by_success,
    'random': by_lot,
    'offer': round_robin,
}
#: those of which it is said that it was somebody's turn
TURNS = frozenset({'round_robin', 'weighted', 'capacity'})
#: what a strategy measured of whom it chose
MEASURES = {
    'least_loaded': lambda seat, _document: seat.had.get('open', 0),
    'free_capacity': lambda seat, _document: seat.free,
    'nearest': lambda seat, document: distance(seat.place, document.get('place')),
}
