"""Working time: how far a number of working minutes reaches. Pure: no database, no ``env``."""
from datetime import timedelta


def add_working(intervals, start, minutes):
    """The moment ``minutes`` of working time after ``start``.

    :param intervals: ``[(begin, end)]`` of working time, in order, apart, of one kind of datetime with ``start``
    :param minutes: ``>= 0``
    :return: the moment, or ``None`` when the intervals end before it

    >>> from datetime import datetime as at
    >>> day = [(at(2026, 3, 2, 9), at(2026, 3, 2, 13)), (at(2026, 3, 2, 15), at(2026, 3, 2, 18))]
    >>> add_working(day, at(2026, 3, 2, 12), 30)
    datetime.datetime(2026, 3, 2, 12, 30)
    >>> add_working(day, at(2026, 3, 2, 12), 90)    # lunch is not working time
    datetime.datetime(2026, 3, 2, 15, 30)
    >>> add_working(day, at(2026, 3, 2, 7), 0)      # the next working moment
    datetime.datetime(2026, 3, 2, 9, 0)
    >>> add_working(day, at(2026, 3, 2, 12), 300) is None
    True
    """
    left = timedelta(minutes=minutes)
    for begin, end in intervals:
        begin = max(begin, start)
        if end <= begin:
            continue
        if end - begin >= left:
            return begin + left
        left -= end - begin
    return None


def working_minutes(intervals, start, end):
    """Minutes of working time between two moments.

    :param intervals: ``[(begin, end)]`` of working time, apart, of one kind of datetime with the moments
    :param start, end: the moments
    :return: a float

    >>> from datetime import datetime as at
    >>> day = [(at(2026, 3, 2, 9), at(2026, 3, 2, 13)), (at(2026, 3, 2, 15), at(2026, 3, 2, 18))]
    >>> working_minutes(day, at(2026, 3, 2, 12), at(2026, 3, 2, 16))
    120.0
    """
    spans = (min(stop, end) - max(begin, start) for begin, stop in intervals)
    return sum(span.total_seconds() for span in spans if span > timedelta()) / 60


def is_working(intervals, start, hours=0):
    """Whether there is working time at ``start`` or within ``hours`` after it.

    :param intervals: ``[(begin, end)]`` of working time, of one kind of datetime with ``start``

    >>> from datetime import datetime as at
    >>> day = [(at(2026, 3, 2, 9), at(2026, 3, 2, 13))]
    >>> [is_working(day, at(2026, 3, 2, hour)) for hour in (8, 9, 12, 13)]
    [False, True, True, False]
    >>> is_working(day, at(2026, 3, 2, 7), hours=3)
    True
    """
    until = start + timedelta(hours=hours)
    return any(begin <= until and start < end for begin, end in intervals)
