"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'duplicate',
    merged=_lt("Leads merged into %(lead)s: %(absorbed)s"),
    linked=_lt("%(lead)s linked with %(account)s"),
)

# who a lead is already
declare(
    'duplicate',
    talk_to=_lt("It exists already: talk to %s, its responsible."),
    talk_to_manager=_lt("It exists already: talk to your manager."),
    why=_lt("%(reasons)s (score %(score)s)"),
    why_tax=_lt("the tax ID is the same"),
    why_email=_lt("the e-mail is the same"),
    why_phone=_lt("the phone is the same"),
    why_name_zip=_lt("the name is alike and the zip code the same"),
    why_name_city=_lt("the name is alike and the town the same"),
    why_street=_lt("the house is the same"),
    why_domain=_lt("the web or mail domain is the same"),
    why_name=_lt("the name is alike"),
)
