"""A line of a list as the values of a lead, or what is wrong with it. Pure: names are looked up by the caller."""
import re
from typing import NamedTuple

from .lead_columns import NOTE
from .nobody import is_empty, is_nothing, nobodys_email, nobodys_phone, nobodys_tax
from .search_contact import email_addresses, phone_numbers
from .search_name import fold
from .search_tax import tax_key
from .table import parse_date, parse_number

#: who somebody is, or where to find him: a word for 'none' in it is no value
_OF_SOMEBODY = {
    'name', 'partner_name', 'contact_name', 'email_from', 'phone', 'portfolio_vat', 'website', 'street', 'street2', 'zip',
    'city', 'function', 'referred'}
_NAMES = {'name', 'partner_name', 'contact_name'}
_TRUE = {'si', 's', 'yes', 'y', 'true', 'verdadero', '1', 'x', 'on'}
_FALSE = {'no', 'n', 'false', 'falso', '0', 'off'}
_PRIORITY = {
    'baja': '0', 'low': '0', 'normal': '0', 'media': '1', 'medium': '1', 'alta': '2', 'high': '2', 'muy alta': '3',
    'very high': '3', 'urgente': '3', 'urgent': '3', '*': '1', '**': '2', '***': '3', '★': '1', '★★': '2', '★★★': '3',
}
_MONTHS = {
    name[:3]: number for names in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "january february march april may june july august september october november december")
    for number, name in enumerate(names.split(), 1)}
_WORDED = (
    re.compile(r'(?P<day>\d{1,2})(?:\s+de\s+|[\s\-/.]+)(?P<month>[a-z]{3,10})\.?(?:\s+del?\s+|[\s\-/.,]+)(?P<year>\d{4})'),
    re.compile(r'(?P<month>[a-z]{3,10})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})'),
)
_LIMIT = 2 ** 31
#: fields in which several columns are put together, and what stands between them
_JOINED = {'contact_name': ' ', 'street': ', ', 'street2': ', '}


class Fault(NamedTuple):
    """Why a cell cannot be taken: ``code`` and what goes with it. See ``portfolio.lead.import._sentence``."""
    header: str
    code: str
    text: str
    hint: str = ''


class Unknown(LookupError):
    """A name that nothing has: ``args`` are a code and a hint, such as the name it may be a misspelling of."""


class Several(LookupError):
    """Some of a cell's values are unknown: the ids of the others, ``[(text, Unknown)]``."""


#: codes of values that say nothing of who the lead is: the row comes in without them, the notes keep them
SIDE = {'several', 'makeable', 'unknown'}


class Reading(NamedTuple):
    """What a line says: values of a lead, why it is refused (``faults``), what is not taken and kept in the notes or
    was changed (``remarks``, :class:`Fault` too; they refuse nothing)."""
    values: dict
    faults: list
    remarks: list


class Column(NamedTuple):
    position: int
    header: str
    field: str          # of a lead, NOTE, or '' for one that is left out
    type: str           # of the field
    form: str = ''      # decimal sign, or format of days


class Reader:
    """Reads lines by their columns.

    :param columns: list of :class:`Column`
    :param lookup: ``lookup(column, text, values)`` gives the id a name stands for, or the code of a selection, and
        raises :class:`Unknown`; ``values`` is what has been read of the line so far

    >>> columns = [
    ...     Column(0, 'Empresa', 'partner_name', 'char'), Column(1, 'Valor', 'expected_revenue', 'monetary', ','),
    ...     Column(2, 'Cierre', 'date_deadline', 'date', '%d/%m/%Y'), Column(3, 'Talla', NOTE, 'char')]
    >>> reader = Reader(columns, lookup=None)
    >>> reader.values_of(['Bar Sol', '1.200,50 €', '3 de mayo de 2026', 'XL'])[0]
    {'partner_name': 'Bar Sol', 'expected_revenue': 1200.5, 'date_deadline': '2026-05-03', 'description': 'Talla: XL'}
    >>> faults = reader.values_of(['', 'doce', '31/02/2026'])[1]
    >>> for fault in faults: print(fault.header, fault.code, fault.text, fault.hint)
    Valor number doce ,
    Cierre date 31/02/2026 %d/%m/%Y
    """

    def __init__(self, columns, lookup):
        self._lookup = lookup
        # what stands further right than any header belongs to nothing
        self._width = 1 + max((column.position for column in columns), default=0)
        # a country and a zip code say which province is meant
        first = {'country_id': 0, 'zip': 1}
        columns = sorted(columns, key=lambda column: (first.get(column.field, 2), column.position))
        self._steps = [
            (column, self._method(column)) for column in columns if column.field]

    def _method(self, column):
        special = {
            'email_from': self._email, 'phone': self._phone, 'portfolio_vat': self._tax, 'priority': self._priority}
        kinds = {
            'integer': self._integer, 'float': self._number, 'monetary': self._number, 'date': self._date,
            'datetime': self._datetime, 'boolean': self._boolean, 'selection': self._found, 'many2one': self._found,
            'many2many': self._several}
        return special.get(column.field) or kinds.get(column.type) or self._text

    def values_of(self, cells):
        """:return: a :class:`Reading`"""
        values, faults, remarks, notes = {}, [], [], []
        width = len(cells)
        for column, method in self._steps:
            text = cells[column.position].strip() if column.position < width else ''
            if is_empty(text) or column.field in _OF_SOMEBODY and is_nothing(text, column.field in _NAMES):
                continue
            if column.field == NOTE:
                notes.append(f"{column.header}: {text}")
                continue
            try:
                value = method(column, text, values)
            except Unknown as unknown:
                fault = Fault(column.header, unknown.args[0], text, *unknown.args[1:])
                if fault.code not in SIDE:
                    faults.append(fault)
                    continue
                remarks.append(fault)
                notes.append(f"{column.header}: {text}")
                continue
            except Several as several:
                value, unknown = several.args
                remarks += [Fault(column.header, error.args[0], part, *error.args[1:]) for part, error in unknown]
                notes.append(f"{column.header}: {', '.join(part for part, _error in unknown)}")
                if not value:
                    continue
            if value is None:
                # what people fill in who have none identifies nobody
                notes.append(f"{column.header}: {text}")
                continue
            self._put(values, column, value, text, notes)
        excess = [cell for cell in cells[self._width:] if cell.strip()]
        if excess:
            faults.append(Fault('', 'excess', ' | '.join(excess)))
        if notes:
            values['description'] = '\n'.join(filter(None, [values.get('description'), *notes]))
        return Reading(values, faults, remarks)

    def _put(self, values, column, value, text, notes):
        """One column more of a field: put together, or kept in the notes, so that nothing is lost."""
        old = values.get(column.field)
        if column.field == 'email_from' and (rest := _beside(text, value)):
            # a second address, the name of whose it is
            notes.append(f"{column.header}: {rest}")
        if old in (None, False, ''):
            values[column.field] = value
        elif column.field in _JOINED:
            values[column.field] = f"{old}{_JOINED[column.field]}{value}"
        elif column.type == 'many2many':
            values[column.field] = [*old, *(one for one in value if one not in old)]
        elif column.field == 'description':
            values[column.field] = f"{old}\n{value}"
        elif old != value:
            notes.append(f"{column.header}: {text}")

    def _text(self, column, text, _values):
        return text

    def _email(self, column, text, _values):
        """The first address in it; ``None`` for one that is nobody's."""
        found = email_addresses(text)
        if not found:
            raise Unknown('email')
        return next((address for address in found if not nobodys_email(address)), None)

    def _phone(self, column, text, _values):
        if len(re.sub(r'\D', '', text)) < 5:
            raise Unknown('phone')
        numbers = phone_numbers(text)
        return None if numbers and all(map(nobodys_phone, numbers)) else text

    def _tax(self, column, text, _values):
        return None if nobodys_tax(tax_key(text)) else text

    def _number(self, column, text, _values):
        text = text.replace('%', '').replace('EUR', '').replace('eur', '')
        number = parse_number(text, column.form or '.')
        if number is None or abs(number) >= 1e15:
            raise Unknown('number', column.form or '.')
        return number

    def _integer(self, column, text, values):
        number = self._number(column, text, values)
        if number != int(number) or abs(number) >= _LIMIT:
            raise Unknown('integer')
        return int(number)

    def _date(self, column, text, _values):
        day = read_day(text.split('T')[0], column.form)
        if not day:
            raise Unknown('date', column.form)
        return day.isoformat()

    def _datetime(self, column, text, values):
        moment = re.search(r'[ T](\d{1,2}):(\d\d)(?::(\d\d))?', text)
        day = self._date(column, text[:moment.start()] if moment else text, values)
        if not moment:
            return f'{day} 00:00:00'
        hour, minute, second = (int(part or 0) for part in moment.groups())
        if hour > 23 or minute > 59 or second > 59:
            raise Unknown('date', column.form)
        return f'{day} {hour:02d}:{minute:02d}:{second:02d}'

    def _boolean(self, column, text, _values):
        word = fold(text)
        if word not in _TRUE | _FALSE:
            raise Unknown('boolean')
        return word in _TRUE

    def _priority(self, column, text, values):
        return _PRIORITY.get(fold(text)) or self._found(column, text, values)

    def _found(self, column, text, values):
        return self._lookup(column, text, values)

    def _several(self, column, text, values):
        parts = [part.strip() for part in re.split(r'[,;|\n]', text)]
        found, unknown = {}, []
        for part in filter(None, parts):
            try:
                found[self._lookup(column, part, values)] = True
            except Unknown as error:
                unknown.append((part, error))
        if unknown:
            # each of them said, those that are known taken
            raise Several(list(found), unknown)
        return list(found)


def _beside(text, address):
    """What a cell says beside its first address, or nothing."""
    rest = re.sub(r'mailto:|\?\S*', ' ', text.replace(address, ' ', 1), flags=re.I)
    return text if re.search(r'[^\W\d_]', rest) else ''


def read_day(text, form):
    """The day a cell says: in the column's format, as programs write it, or with the month's name.

    >>> read_day('03/05/2026', '%d/%m/%Y'), read_day('2026-05-03', '%d/%m/%Y'), read_day('May 3rd, 2026', '%d/%m/%Y')
    (datetime.date(2026, 5, 3), datetime.date(2026, 5, 3), datetime.date(2026, 5, 3))
    >>> read_day('3-ago-2026', ''), read_day('mañana', '%d/%m/%Y')
    (datetime.date(2026, 8, 3), None)
    """
    text = text.strip()
    day = parse_date(text, form) or parse_date(text.split(' ')[0], form) or parse_date(text[:10], '%Y-%m-%d')
    if day:
        return day
    for pattern in _WORDED:
        found = pattern.search(fold(text))
        month = found and _MONTHS.get(found['month'][:3])
        if month:
            return parse_date(f"{found['year']}-{month:02d}-{int(found['day']):02d}", '%Y-%m-%d')
    return None
