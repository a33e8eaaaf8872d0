"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'scope',
    zone_owner=_lt("Main representative of zone %s."),
    adopted=_lt("Somebody became responsible for it."),
    accounts=_lt("Accounts"),
    leads=_lt("Leads and opportunities"),
    quotations=_lt("Quotations"),
    activities=_lt("Activities"),
    meetings=_lt("Meetings"),
    handed_over=_lt("Hand-over %(users)s (accounts: %(count)s)"),
    undone_but=_lt("Undone, but for what has changed since:\n%s"),
    planner_gone=_lt("Not started: whoever planned it was deleted."),
    not_started=_lt("Not started: %s"),
    own_last_day=_lt("Ended by its own last day."),
    closed_meanwhile=_lt("Closed during the absence."),
    handover=_lt("Hand-over from %s"),
    installed=_lt("Salesperson of the account when Portfolio was installed"),
    worked=_lt("Has worked it, say the files that were taken in"),
)
