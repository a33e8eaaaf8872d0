"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'activity_code',
    equivalent_chosen=_lt("%(user)s chose it among the %(count)s equivalents of %(code)s."),
    equivalent_one=_lt("Equivalent of %s: one to one in the tables."),
    equivalent_several=_lt("Equivalent of %s: the only one that code has; others share it."),
    equivalents=_lt("%(code)s has %(count)s equivalents in the tables: somebody has to choose."),
    no_table=_lt("There is no official table for %(code)s: somebody has to choose what is nearest."),
)
