"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'capture',
    spam_honeypot=_lt("filled in the field nobody sees"),
    spam_fast=_lt("sent faster than anybody types"),
    spam_links=_lt("links"),
    spam_markup=_lt("markup in the answers"),
    spam_repeats=_lt("the same was sent before"),
    spam_agent=_lt("no browser"),
    spam_origin=_lt("the browser did not say from where"),
)
