"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'compliance',
    file_lead=_lt("Erased, because a lead of it was deleted."),
    file_person=_lt("Erased, because somebody in it asked to be forgotten."),
)
