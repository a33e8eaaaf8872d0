"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'scope',
    zone_owner=_lt("Main representative of zone %s."),
    adopted=_lt("Somebody became responsible for it."),
    handover=_lt("Hand-over from %s"),
    installed=_lt("Salesperson of the account when Portfolio was installed"),
    worked=_lt("Has worked it, say the files that were taken in"),
)
