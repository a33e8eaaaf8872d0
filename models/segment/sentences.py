"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'segment',
    meets=_lt("Meets: %s."),
    no_longer=_lt("No longer meets: %s."),
    archived=_lt("The segment was archived."),
    taken_out=_lt("Taken out by hand: %s"),
    account_archived=_lt("The account was archived."),
    no_account=_lt("It is no longer an account."),
    merged=_lt("Merged with another account of the segment."),
)
