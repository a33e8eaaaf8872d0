"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'questionnaire',
    skipped=_lt("Skipped by %s."),
    opened_again=_lt("Opened again by %s."),
    expired=_lt("Not answered in time."),
    plan=_lt("Plan “%s”."),
    merged=_lt("Merged with an account that is asked the same."),
    asked_by=_lt("Asked by %s."),
    filled_in=_lt("Questionnaire “%(questionnaire)s”, %(date)s, filled in by %(name)s: “%(question)s” %(value)s"),
    answered=_lt("Questionnaire “%(questionnaire)s”, %(date)s, answered by the customer: “%(question)s” %(value)s"),
)
