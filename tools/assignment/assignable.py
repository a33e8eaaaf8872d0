"""What a kind of document tells the assignment engine of itself. Pure: names only."""
from typing import NamedTuple


class Assignable(NamedTuple):
    """Under which names a kind of document has what the engine asks of it.

    All but the first have a usual name. They are columns of the document's own table, and the engine asks for each
    of them thousands of times a second: they are fields, not methods.

    :ivar pointer: the field of decisions, offers and escalations that says which document of this kind they are about
    :ivar company: whose rules assign it; empty, those of the company one works in
    :ivar team: the sales team it is with
    :ivar user: who has it; empty, nobody
    :ivar account: the partner it is about
    :ivar arrival: when it came: the promise of an answer counts from then
    :ivar given: when whoever has it got it: limits count from then
    :ivar channel: how it came in, a selection; '' where that is not known
    :ivar switch: the parameter that switches its rules on; '' where publishing them does

    >>> Assignable('case_id', given='date_assigned').user
    'user_id'
    """
    pointer: str
    company: str = 'company_id'
    team: str = 'team_id'
    user: str = 'user_id'
    account: str = 'partner_id'
    arrival: str = 'create_date'
    given: str = 'create_date'
    channel: str = ''
    switch: str = ''
