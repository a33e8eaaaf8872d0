"""What becomes of rows that may stand once at an account when two accounts become one. Pure."""
from typing import NamedTuple


class Twins(NamedTuple):
    """A rule for rows of two accounts of which only one may stay.

    Without anything said, the row of the account that stays remains, else the oldest one, and the others go.

    >>> Twins(fill=('note',)).lose
    'delete'
    """
    first: str = ''         # ORDER BY of what remains, before the account that stays and the oldest row
    lose: object = 'delete'     # or {column: SQL} the others are set to, or the wizard's method that takes them
    fill: tuple = ()        # columns that the row that remains takes from the others where it has nothing
    table: str = ''         # for what no unique index says: the table, its column of the account,
    account: str = ''
    also: tuple = ()        # the other columns that are equal,
    where: str = ''         # and a condition
