"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'territory',
    by_address=_lt("The visiting address is in %(area)s: zone %(zone)s."),
    by_hand=_lt("Chosen by %(user)s on %(date)s."),
)
