"""Days and moments as people and programs write them: read in one way only, or not at all. Pure.

``03/05/2026`` is in May in Spain and in March in the United States. Which comes first is decided from all values of a
column; a day that can be read in two ways where the others do not say which is refused.
"""
import datetime
import re
from typing import NamedTuple

from ..search.search_name import fold

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = '%d/%m/%Y', '%m/%d/%Y', '%y/%m/%d'
#: what can be said of a column: the order counts, whatever stands between
FORMATS = (
    '%Y-%m-%d', '%Y/%m/%d', '%Y%m%d', DAY_FIRST, '%d-%m-%Y', '%d.%m.%Y', '%d-%m-%y', '%d/%m/%y', '%d.%m.%y',
    MONTH_FIRST, '%m-%d-%Y', '%m-%d-%y', '%m/%d/%y', YEAR_FIRST)
#: a column with days written in both orders: each is read by itself, or refused
EACH = 'each'
#: what programs write where there is no day
NO_DAY = {'0/0/00', '0/0/0000', '00/00/00', '00/00/0000', '00-00-0000', '0000-00-00', '0000-00-00 00:00:00', '/ /',
          '  /  /'}
_CLEAR = 9
_MONTHS = {}
for _words in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "january february march april may june july august september october november december",
        "gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre",
        "xaneiro febreiro marzo abril maio xuno xullo agosto setembro outubro novembro decembro",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"):
    for _number, _word in enumerate(_words.split(), 1):
        _MONTHS[_word] = _number
        _MONTHS.setdefault(_word[:3], _number)
        _MONTHS.setdefault(_word[:4], _number)
_NUMERIC = re.compile(r"(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})(?!\d)")
_PLAIN = re.compile(r"(?:19|20)\d{6}")
_WORDED = (
    re.compile(r"(?:^|\s)(?P<day>\d{1,2})(?:\.?[ºoª°]|er)?(?:\s+de\s+|\s+d'|[\s\-/.]+)(?P<month>[a-z]{3,10})\.?"
               r"(?:\s+del?\s+|[\s\-/.,']+)(?P<year>\d{4}|\d{2})\b"),
    re.compile(r'(?P<month>[a-z]{3,10})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b'),
    # '2026ko martxoaren 1a'
    re.compile(r'\b(?P<year>\d{4})(?:\.?e?ko)?[\s,]+(?P<month>[a-z]{3,12}?)(?:k|ren|aren)?\s+(?P<day>\d{1,2})(?:an?|ean?)?\b'),
)
#: the day of the week before a day in figures, in the languages of lists
_WEEKDAY = re.compile(
    r'^(?:lu(?:n(?:es)?)?|ma(?:r(?:tes)?)?|mi[eé]?(?:r(?:coles)?)?|ju(?:e(?:v(?:es)?)?)?|vi(?:e(?:r(?:nes)?)?)?|'
    r's[aá](?:b(?:ado)?)?|do(?:m(?:ingo)?)?|[lmxjvsd]|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|'
    r'fri(?:day)?|sat(?:urday)?|sun(?:day)?|d[lmcjvsg]|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge|luns|'
    r'm[eé]rcores|xov(?:es)?|venres|segunda|ter[cç]a|quarta|quinta|sexta)(?:-feira)?\.?,?\s+'
    r'(?=\d{1,4}\s*[-/.]\s*\d)', re.I)
#: of days of a business: what is written far from them is a slip
_YEARS = range(1950, 2101)
_MONTH = re.compile(
    r'(?:(?P<word>[a-z]{3,10})\.?(?:[\s\-/.\']+|\s+del?\s+)(?:\d{4}|\d{2})|(?P<alone>[a-z]{4,10})|(?:19|20)\d\d\s?[-/.]\s?'
    r'(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])\s?[-/.]\s?(?:19|20)\d\d|(?:19|20)\d\d|(?:q|t)\s?[1-4](?:[\s\-/]+\d{2,4})?'
    r'|[1-4]\s?(?:er|[oº])?\.?\s?(?:q|t|trim(?:estre)?\.?)(?:\s+(?:de(?:l)?\s+)?|[\-/])(?:\d{4}|\d{2})'
    r'|(?:principios|mediados|finales|fin|inicios)\s+de(?:l)?\s+.{4,20}|(?:primer|segundo|1er|2o|2º)\s+semestre.{0,12})')
_CLOCK = re.compile(
    r"(?:^|[ T,])(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?\s*"
    r"(?P<half>[ap]\.?\s?m\.?)?\s*(?P<zone>z|utc|gmt|[+-]\d\d:?\d\d)?\s*$", re.I)
_SERIAL = re.compile(r'[1-7]\d{4}(?:[.,]\d+)?')
#: how many Excel counts for the days of 1954 to 2100
_SERIALS = range(20_000, 73_415)
_EPOCH = datetime.date(1899, 12, 30)


class Day(NamedTuple):
    """A day, as it reads with the day first and with the month first; ``None`` where it cannot be so."""
    day_first: datetime.date | None
    month_first: datetime.date | None
    year_first: datetime.date | None = None     # of a year of two figures only

    @property
    def is_open(self):
        return None not in self[:2] and self.day_first != self.month_first

    def as_written(self, form):
        """The day in a column written as ``form``: a format with one of its parts first, or :data:`EACH`."""
        if form.startswith('%y') and self.year_first:
            return self.year_first
        if form.startswith('%y'):
            form = EACH
        if form == EACH:
            return None if self.is_open else self.day_first or self.month_first
        return self.month_first if month_leads(form) else self.day_first


def month_leads(form):
    """Whether a format has the month before the day, with the year behind.

    >>> month_leads('%m/%d/%Y'), month_leads('%d/%m/%Y'), month_leads('%Y-%m-%d'), month_leads('')
    (True, False, False, False)
    """
    return form.startswith('%m')


def day_of(text):
    """What a cell says, ``None`` if it is no day; a time behind it does not count.

    >>> day_of('03/05/2026')
    Day(day_first=datetime.date(2026, 5, 3), month_first=datetime.date(2026, 3, 5), year_first=None)
    >>> day_of('25/12/31')[::2], str(day_of('25/12/31').as_written(YEAR_FIRST))
    ((datetime.date(2031, 12, 25), datetime.date(2025, 12, 31)), '2025-12-31')
    >>> [str(day_of(text).as_written(EACH)) for text in (
    ...     '31/12/2026 09:30', '12-31-26', '2026-05-03T10:00:00Z', 'Sep 3, 2025', '3 de mayo de 2026', '3-ago-26',
    ...     '20260503', '45903', '2026.5.3', '5/5/2026', '12 Mar 2026',
    ...     'Tue Mar 10 2026')]  # doctest: +NORMALIZE_WHITESPACE
    ['2026-12-31', '2026-12-31', '2026-05-03', '2025-09-03', '2026-05-03', '2026-08-03', '2026-05-03', '2025-09-03',
     '2026-05-03', '2026-05-05', '2026-03-12', '2026-03-10']
    >>> [str(day_of(text).day_first) for text in ('1º de marzo de 2026', '2026ko martxoaren 1a', '1.º marzo 2026')]
    ['2026-03-01', '2026-03-01', '2026-03-01']
    >>> [str(day_of(text).day_first) for text in ('vie 03/09/2027', 'Viernes, 3-9-2027', 'vi 3.9.2027')]
    ['2027-09-03', '2027-09-03', '2027-09-03']
    >>> [day_of(text) for text in ('01/03/1026', '0026-03-01', '31/12/9999')]
    [None, None, None]
    >>> [day_of(text) for text in ('mañana', '31/02/2026', '1/2', '2026', '12.50', '')]
    [None, None, None, None, None, None]
    """
    text = text.strip()
    if text[:1].isalpha():
        text = _WEEKDAY.sub('', text)
    if _SERIAL.fullmatch(text) and (days := int(text[:5])) in _SERIALS:
        return _same(_EPOCH + datetime.timedelta(days))
    if _PLAIN.match(text) and (len(text) == 8 or not text[8].isdigit()):
        return _same(_date(text[:4], text[4:6], text[6:8]))
    found = _NUMERIC.match(text)
    if found:
        return _numeric(*found.group(1, 3, 4))
    if text[:1].isascii() and not text[:1].isalnum():
        return None
    return _worded(fold(text))


def _same(day):
    return Day(day, day) if day else None


def _date(year, month, day):
    year = int(year) if len(str(year)) > 2 else 2000 + int(year) if int(year) < 69 else 1900 + int(year)
    try:
        return datetime.date(year, int(month), int(day)) if year in _YEARS else None
    except ValueError:
        return None


def far_year(text):
    """The year of a day that cannot be meant, so far is it from any; '' without one.

    >>> [far_year(text) for text in ('01/03/1026', '0026-03-01', '31/12/9999', '1 de marzo de 2206', '01/03/2026')]
    ['1026', '0026', '9999', '2206', '']
    """
    found = re.search(r'(?<!\d)\d{4}(?!\d)', text)
    is_day = re.search(r'\d\D+\d|[^\W\d_]{3}', text)
    return found[0] if found and is_day and int(found[0]) not in _YEARS else ''


def says_month(text):
    """Whether a text says when, but no day: a month, a quarter, a year.

    >>> [says_month(text) for text in ('mayo 2026', '2026-06', '06/2026', 'T2 2026', '2º trimestre de 2026', 'junio')]
    [True, True, True, True, True, True]
    >>> [says_month(text) for text in ('mañana', '31/02/2026', 'doce', '45')]
    [False, False, False, False]
    """
    found = _MONTH.fullmatch(' '.join(fold(text).split()))
    word = found and (found['word'] or found['alone'])
    return bool(found) and (not word or word in _MONTHS)


def _numeric(first, middle, last):
    if len(first) > 2:
        return _same(_date(first, middle, last)) if len(first) == 4 and len(last) < 3 else None
    if len(last) == 1:
        return None
    year_first = _date(first, middle, last) if len(first) == len(last) == 2 else None
    read = Day(_date(last, middle, first), _date(last, first, middle), year_first)
    if read[:2] == (None, None):
        # '26-03-05' is a day of 2005 to most; of a year that no month has, the year comes first
        return _same(_date(first, middle, last)) if len(last) == 2 and int(first) > 31 else None
    return read


def _worded(text):
    for pattern in _WORDED:
        found = pattern.search(text)
        month = found and (_MONTHS.get(found['month']) or _MONTHS.get(found['month'][:4]) or _MONTHS.get(
            found['month'][:3]))
        if month:
            return _same(_date(found['year'], month, found['day']))
    return None


def clock_of(text):
    """The time behind a day.

    :return: hour, minute, second and the minutes its zone is ahead of UTC (``None`` without one); ``None`` for no time

    >>> clock_of('31/12/2026 9:30'), clock_of('2026-05-03T10:00:05.123+02:00'), clock_of('3/5/2026, 9:05 PM')
    ((9, 30, 0, None), (10, 0, 5, 120), (21, 5, 0, None))
    >>> clock_of('31/12/2026'), clock_of('2026-05-03 99:10'), clock_of('2026-05-03 10:00 UTC')
    (None, False, (10, 0, 0, 0))
    """
    found = _CLOCK.search(text)
    if not found:
        return None
    hour, minute, second = (int(found[name] or 0) for name in ('hour', 'minute', 'second'))
    half = (found['half'] or '').lower()
    if half:
        hour = hour % 12 + (12 if half.startswith('p') else 0)
    if hour > 23 or minute > 59 or second > 59:
        return False
    zone = (found['zone'] or '').lower()
    ahead = None if not zone else 0
    if zone[:1] in ('+', '-') and zone:
        ahead = int(zone[0] + '1') * (int(zone[1:3]) * 60 + int(zone[-2:]))
    return hour, minute, second, ahead


def order_of(cells, default=DAY_FIRST, known='', today=None):
    """How a column of days is written, by all its values.

    Days that could be either and ascend or descend in one order only are taken to be in that order.

    :param cells: iterable of texts, the values of the column in the order of their rows
    :param default: the order where the values do not tell
    :param known: what somebody chose for such a column before: holds where the values do not contradict it
    :param today: from which days of years of two figures are near or far
    :return: a format or :data:`EACH`, and whether the values leave it open

    >>> order_of(['31/12/2026', '05/04/2026']), order_of(['12/31/2026']), order_of(['05/04/2026'])
    (('%d/%m/%Y', False), ('%m/%d/%Y', False), ('%d/%m/%Y', True))
    >>> order_of(['3/5/2026', '3/6/2026', '4/1/2026']), order_of(['05/04/2026'], known='%m/%d/%Y')
    (('%m/%d/%Y', True), ('%m/%d/%Y', True))
    >>> order_of(['31/12/2026', '12/31/2026', '05/04/2026']), order_of(['2026-05-04', '3 de mayo de 2026'])
    (('each', False), ('%d/%m/%Y', False))
    >>> now = datetime.date(2026, 11, 30)
    >>> order_of(['25/12/31', '26/01/15', '26/11/30'], today=now), order_of(['26/01/15'], today=now)
    (('%y/%m/%d', True), ('%d/%m/%Y', True))
    >>> order_of(['25/12/24', '03/01/25', '14/02/25'], today=now), order_of(['26/13/01'], today=now)
    (('%d/%m/%Y', False), ('%d/%m/%Y', False))
    """
    days = [day for day in map(day_of, dict.fromkeys(cells)) if day]
    order, may_lead = _order_of_short(days, known, today or datetime.date.today())
    if order:
        return order, True
    first = sum(day.month_first is None for day in days)
    month = sum(day.day_first is None for day in days)
    is_open = may_lead or any(day.is_open for day in days)
    if not first and not month:
        order = known if '%' in known else is_open and _ascending(days) or default
        return order, is_open
    if first and month and max(first, month) < _CLEAR * min(first, month):
        return EACH, False
    return (DAY_FIRST if first > month else MONTH_FIRST), may_lead


#: days in which a day of a list is near, before and after today, with the day first and with the year first
_NEAR, _NEAR_YEAR_FIRST = (30 * 365, 3 * 365), (12 * 365, 3 * 365)


def _order_of_short(days, known, today):
    """Whether days with a year of two figures have it first, by all of them: '25/12/31', '26/01/15'.

    :return: :data:`YEAR_FIRST` or '' where it is not first, and whether it may be
    """
    def near(day, span):
        return bool(day) and -span[0] <= (day - today).days <= span[1]

    days = [day for day in days if day.year_first or day.day_first != day.month_first]
    if not days or not all(near(day.year_first, _NEAR_YEAR_FIRST) for day in days):
        return '', False
    is_either = any(all(near(day, _NEAR) for day in read) for read in list(zip(*days, strict=True))[:2])
    is_last = is_either and not known.startswith('%y')
    return '' if is_last else YEAR_FIRST, True


def _ascending(days):
    """The one order in which three days or more stand in sequence, if it is one only."""
    if len(days) < 3:
        return None
    sorted_in = [
        order for order in (DAY_FIRST, MONTH_FIRST)
        if (column := [day.as_written(order) for day in days]) in (sorted(column), sorted(column, reverse=True))]
    return sorted_in[0] if len(sorted_in) == 1 else None


_AHEAD = re.compile(
    r'\b(?:utc|gmt)\s*(?:(?P<sign>[+\-−])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?(?![\w+\-−])', re.I)


def ahead_in(header):
    """Minutes that the time of a column is ahead of UTC, as its header says; ``None`` where it says none.

    >>> ahead_in('Created (UTC)'), ahead_in('Fecha (GMT+1)'), ahead_in('Date UTC-03:30'), ahead_in('Created')
    (0, 60, -210, None)
    """
    found = _AHEAD.search(header.replace('_', ' '))
    if not found:
        return None
    minutes = int(found['hours'] or 0) * 60 + int(found['minutes'] or 0)
    return minutes if found['sign'] in (None, '+') else -minutes
