"""Reads cells that are counted or measured: amounts, numbers, days, moments, yes and no. Pure."""
import re
from datetime import datetime, timedelta

import pytz

from ..foundation.amount import EACH, PART, amount_of, says_times, unit_of
from ..foundation.day import NO_DAY, ahead_in, clock_of, day_of, far_year, says_month
from ..search.search_name import fold
from .lead_long import is_long
from .lead_reading import NOTHING, Taken, Unknown

# of an amount, what is not in it
_NET = re.compile(
    r'(?<!\s)\s*(?:\(\s*)?(?:\+|m[aá]s|sin|plus|excl\.?)\s*(?:iva|igic|vat|impuestos|tax(?:es)?)\.?\s*\)?$', re.I)
_TRUE = {'si', 's', 'yes', 'y', 'true', 'verdadero', '1', 'x', 'on'}
_FALSE = {'no', 'n', 'false', 'falso', '0', 'off'}
#: what these may be
_BOUNDS = {'probability': (0, 100), 'portfolio_employee_count': (0, float('inf'))}
#: how far the clocks of two programs are apart
_AHEAD = timedelta(days=1)
_LIMIT = 2 ** 31
_RANGE = re.compile(
    r'(?:de |entre |from |between |desde )?(?P<low>[\d.]+)\s*(?:[-–—/]|a|y|to|and|hasta)\s*[\d.]+'
    r'|(?:mas de|mayor(?:es)? (?:de|que)|desde|a partir de|over|more than|al menos|minimo|at least|'
    r'[>≥]=?)\s*(?P<over>[\d.]+)'
    r'|(?P<plus>[\d.]+)\s*(?:\+|o mas|y mas|en adelante|or more|and more|and over)')
_UNIT = r'(?:\s*(?:empleados|trabajadores|personas|employees|people|emp\.?|trab\.?|pax))?'
_DAY_MONTH = re.compile(r'\d{1,2}[-/. ](?P<month>[a-z]{3,10})\.?')


class Measures:
    """Reads numbers, amounts, days and moments; each method raises :class:`Unknown` for what is none.

    :param currencies: codes and signs an amount may have; any if there is none
    :param zone: time zone of moments that say none
    """

    def __init__(self, currencies=(), zone=''):
        self._currencies = set(currencies)
        self._zone = pytz.timezone(zone or 'UTC')
        self._latest = datetime.now(pytz.utc).replace(tzinfo=None) + _AHEAD

    def moment(self, column, text, _values):
        """When something was, in UTC; of a day without a time its noon, so that it is the same day everywhere.

        :param Column column: of the cell
        :param text: what stands in it
        :return: ``YYYY-MM-DD hh:mm:ss``; :data:`NOTHING` for a day that stands for none
        :raise Unknown: ``day`` for no moment, ``future``
        """
        if text in NO_DAY:
            return NOTHING
        try:
            day, clock = self._day(column, text), clock_of(text)
        except Unknown as unknown:
            raise Unknown('day') from unknown
        if clock is False:
            raise Unknown('day')
        hour, minute, second, ahead = clock or (12, 0, 0, 0)
        if ahead is None:
            ahead = ahead_in(column.header)
        moment = datetime(day.year, day.month, day.day, hour, minute, second)
        if ahead is None:
            moment = self._zone.localize(moment).astimezone(pytz.utc).replace(tzinfo=None)
        else:
            moment -= timedelta(minutes=ahead)
        if moment > self._latest:
            # of what was
            raise Unknown('future')
        return moment.isoformat(sep=' ')

    def number(self, column, text, _values):
        """A number or an amount, by the decimal sign of its column and in the unit its header or the column says.

        :param Column column: of the cell
        :param text: what stands in it
        :return: a number
        :raise Unknown: ``number``, ``open_number`` for one that can be read in two ways, ``dated`` where a spreadsheet
            has made a day of it, ``unit``, ``count`` of a probability in words, ``negative``, ``hundred``
        :raise Taken: ``currency`` of an amount in another one, ``net`` of one without its taxes
        """
        amount = amount_of(_NET.sub('', text))
        form = column.form or '.'
        if not amount and is_dated(text):
            raise Unknown('dated')
        if not amount and column.field == 'probability':
            # 'Media', '50-75 %': nothing that a lead cannot do without
            raise Unknown('count')
        if not amount or amount.is_percent and column.type == 'monetary':
            raise Unknown('number', form.removeprefix(PART))
        is_foreign = amount.currency and column.type == 'monetary' and self._currencies and (
            amount.currency not in self._currencies)
        unit = unit_of(column.header) if column.unit is None else column.unit
        if not unit:
            raise Unknown('unit')
        number = amount.as_written(form.removeprefix(PART))
        if number is not None and not (unit > 1 and says_times(text)):
            # a value that says thousands by itself says it once
            number = round(number * unit * (100 if form.startswith(PART) and not amount.is_percent else 1), 6)
        if number is None or abs(number) >= 1e15:
            is_open = amount.is_open and form.endswith(EACH)
            raise Unknown('open_number' if is_open else 'number', form.removeprefix(PART))
        low, high = _BOUNDS.get(column.field, (number, number))
        if not low <= number <= high:
            raise Unknown('negative' if number < low else 'hundred')
        if is_foreign:
            raise Taken(number, 'currency', amount.currency)
        if _NET.search(text):
            raise Taken(number, 'net', '')
        return number

    def integer(self, column, text, values):
        """A whole number; of a range its lower end.

        :param Column column: of the cell
        :param text: what stands in it
        :param dict values: of the line so far
        :return: an ``int``
        :raise Unknown: ``count`` for no number, ``integer``, and as :meth:`number`
        :raise Taken: ``range``
        """
        low = low_of(text)
        if low is not None and low < _LIMIT:
            # '10-49', 'de 10 a 49': the notes keep both
            raise Taken(low, 'range', str(low))
        text = without_unit(text)
        if not amount_of(text):
            raise Unknown('dated' if is_dated(text) else 'count')
        number = self.number(column, text, values)
        if number != int(number) or abs(number) >= _LIMIT:
            raise Unknown('integer')
        return int(number)

    def date(self, column, text, _values):
        """A day, by the format of its column: ``YYYY-MM-DD``, :data:`NOTHING` for one that stands for none.

        :param Column column: of the cell
        :param text: what stands in it
        :raise Unknown: ``date``, ``open_date`` for one that can be read in two ways, ``month``, ``year``
        """
        return NOTHING if text in NO_DAY else self._day(column, text).isoformat()

    def datetime(self, column, text, _values):
        """A day and its hour as they stand there, by the format of the column: ``YYYY-MM-DD hh:mm:ss``.

        :param Column column: of the cell
        :param text: what stands in it
        :raise Unknown: as :meth:`date`
        """
        if text in NO_DAY:
            return NOTHING
        day, clock = self._day(column, text), clock_of(text)
        if clock is False:
            raise Unknown('date', column.form)
        hour, minute, second = clock[:3] if clock else (0, 0, 0)
        return f'{day} {hour:02d}:{minute:02d}:{second:02d}'

    def boolean(self, column, text, _values):
        """Whether a cell says yes.

        :param Column column: of the cell
        :param text: what stands in it
        :raise Unknown: ``boolean`` for what is neither yes nor no
        """
        word = fold(text)
        if word not in _TRUE | _FALSE:
            raise Unknown('boolean')
        return word in _TRUE

    def _day(self, column, text):
        found = day_of(text)
        day = found and found.as_written(column.form or '')
        if not day and (year := far_year(text)):
            raise Unknown('year', year)
        if not day and not found and says_month(text):
            raise Unknown('month')
        if not day:
            raise Unknown('open_date' if found and found.is_open else 'date', column.form)
        return day


def is_dated(text):
    """Whether a spreadsheet has made a day or a month of what was a range or a number: '10-49', '1-5', '3.5'.

    >>> [is_dated(text) for text in ('oct-49', '05-ene', '1-may', '2026-05-01', '01/05/2026', 'ene.-50')]
    [True, True, True, True, True, True]
    >>> [is_dated(text) for text in ('10-49', 'ref-300', 'mayo', 'doce', '5', '1-sol')]
    [False, False, False, False, False, False]
    """
    if is_long(text) or not re.search(r'\d', text) or amount_of(text) or low_of(text) is not None:
        return False
    found = _DAY_MONTH.fullmatch(fold(text).strip())
    return bool(day_of(text) or (says_month(f"{found['month']} 2000") if found else says_month(text)))


def without_unit(text):
    """A number without the word for those that are counted.

    >>> without_unit('12 personas'), without_unit('12'), without_unit('4 empleados'), without_unit('12 mesas')
    ('12', '12', '4', '12 mesas')
    """
    return re.sub(rf'(?<=\d){_UNIT}\.?$', '', text.strip(), flags=re.I)


def low_of(text):
    """The lower end of a range of whole numbers; ``None`` where it is none.

    >>> [low_of(text) for text in ('25-50', 'de 10 a 49', 'más de 250', '50+', 'entre 5 y 9 empleados',
    ...     '1.000 - 4.999')]
    [25, 10, 250, 50, 5, 1000]
    >>> low_of('menos de 10'), low_of('muchos'), low_of('12')
    (None, None, None)
    """
    bare = re.sub(_UNIT + r'$', '', ' '.join(fold(text).split()))
    found = _RANGE.fullmatch(bare)
    amount = found and amount_of(found['low'] or found['over'] or found['plus'])
    number = amount and amount.as_written(',') if amount else None
    return int(number) if number is not None and number == int(number) else None
