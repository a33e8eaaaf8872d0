"""What is read of a line, and why a cell is not taken. Pure."""
from typing import NamedTuple

#: any of these says who somebody is
WHO = ('name', 'partner_name', 'contact_name', 'email_from', 'phone')
#: what names a person, or should
PERSON = {'contact_name', 'contact_given', 'contact_middle', 'contact_surname', 'contact_surname2', 'contact_inverted'}
#: what a cell says that says nothing
NOTHING = ()
#: codes of values that say nothing of who the lead is: the row comes in without them, the notes keep them
SIDE = {'several', 'makeable', 'unknown', 'ungiven', 'year'}
#: and of what is no value of the field at all, whatever the import is told to do with the others
KEPT = SIDE | {
    'converted', 'elsewhere', 'cut', 'exchange', 'page', 'day', 'count', 'month', 'postcode', 'unit', 'dated',
    'negative', 'hundred', 'future', 'fax', 'date', 'long'}
#: codes of what would have said where somebody is: kept as well where something else says who it is
REACH = {'email', 'phone'}


class Fault(NamedTuple):
    """Why a cell cannot be taken: ``code`` and what goes with it. See ``portfolio.lead.import._sentence``."""
    header: str
    code: str
    text: str
    hint: str = ''


class Unknown(LookupError):
    """A name that nothing has: ``args`` are a code and a hint, such as the name it may be a misspelling of."""


class Taken(LookupError):
    """A value that is taken, of which something is to be said: the value, a code, a hint."""


class Several(LookupError):
    """Some of a cell's values are unknown: the ids of the others, ``[(text, Unknown)]``."""


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
    unit: float | None = None   # what its numbers are multiplied by; ``None``: as its header says


def one_line(text, field):
    """A text for a field of one line.

    :param text: of a cell
    :param field: of the lead; the lines of a street are joined by commas

    >>> one_line("C/ Mayor 3,\\n2º B", 'street'), one_line("Bar\\nSol", 'partner_name')
    ('C/ Mayor 3, 2º B', 'Bar Sol')
    """
    lines = [line.strip().rstrip(',') for line in text.splitlines() if line.strip()]
    return (', ' if field.startswith('street') else ' ').join(lines)
