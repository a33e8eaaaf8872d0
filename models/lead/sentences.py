"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'lead',
    merged=_lt("Leads merged into %(lead)s: %(absorbed)s"),
    linked=_lt("%(lead)s linked with %(account)s"),
    file_term=_lt("Erased when its term was over."),
    file_lead=_lt("Erased, because a lead of it was deleted."),
    file_person=_lt("Erased, because somebody in it asked to be forgotten."),
    spam_honeypot=_lt("filled in the field nobody sees"),
    spam_fast=_lt("sent faster than anybody types"),
    spam_links=_lt("links"),
    spam_markup=_lt("markup in the answers"),
    spam_repeats=_lt("the same was sent before"),
    spam_agent=_lt("no browser"),
    spam_origin=_lt("the browser did not say from where"),
)
