"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'conversion',
    lead_converted=_lt("Lead converted: %s"),
    has_another=_lt("%(partner)s has another: %(value)s"),
    messages=_lt("Messages"),
    files=_lt("Files"),
    activities=_lt("Activities"),
    answers=_lt("Survey answers"),
    meetings=_lt("Meetings"),
    converted=_lt("Converted from a lead."),
    converted_from=_lt("Converted from the lead “%s”."),
    conversion_undone=_lt("The conversion of “%s” was undone."),
)
