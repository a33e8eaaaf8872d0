"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'interest',
    bought=_lt("Bought %(product)s in %(order)s."),
    bought_more=_lt("Bought %(product)s and %(count)s more in %(order)s."),
    needs_converted=_lt("Needs that became opportunities: %s"),
    clicked=_lt("Clicked in the mailing “%s”."),
    lead=_lt("The lead “%s” asked for it."),
)
