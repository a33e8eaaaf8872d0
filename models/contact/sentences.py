"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'contact',
    position=_lt("“%(text)s” was read as “%(synonym)s”."),
)
