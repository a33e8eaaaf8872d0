"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from .sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'foundation',
    gone=_lt("It no longer exists."),
    changed_since=_lt("Changed since, left as it is: %s."),
    changed_new=_lt("Changed since it was created."),
    in_use=_lt("It is in use: %s"),
    added_since=_lt("Kept, for it was added since: %s."),
    erased=_lt("It was erased."),
    merged_contact=_lt("Merged into another contact."),
)
