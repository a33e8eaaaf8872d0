"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'valuation',
    abc=_lt("Letter %(letter)s of the ABC: up to it %(share)s %% of the sales are reached."),
    not_bought=_lt("It has not bought within the months that count."),
    cancelled=_lt("%s was cancelled, and no other document keeps the account status."),
    by_hand=_lt("Changed by hand."),
)
