"""What this room keeps in words: see ``foundation/sentence.py``. A name is for good, its wording is not."""
from odoo.tools.translate import LazyTranslate

from ..foundation.sentence import declare

_lt = LazyTranslate(__name__)

declare(
    'account',
    created=_lt("Created with this category."),
    structure=_lt("It became an account of its own, or a contact of another account."),
    imported=_lt("Imported from a file."),
    taken_in=_lt("Taken in from a file."),
    by_hand=_lt("Changed by hand."),
    opportunity=_lt("First opportunity “%s”."),
    quote=_lt("First quotation %s sent."),
    order=_lt("First order %s confirmed."),
    invoice=_lt("First invoice %s posted."),
    opportunity_won=_lt("First opportunity won: “%s”."),
    dormant=_lt("Last purchase on %(date)s: nothing for %(months)s months."),
    never_bought=_lt("Has never bought: a customer for %s months without order or invoice."),
    merged=_lt("Merged with an account that was “%s”."),
    category_set=_lt("Accounts to %(category)s: %(count)s"),
    class_set=_lt("Accounts of class %(class_name)s: %(count)s"),
    installed_customer=_lt("Classified when Portfolio was installed: it has bought before."),
    installed_prospect=_lt("Classified when Portfolio was installed: it has an opportunity or was sent a quotation."),
    installed_lead=_lt("Classified when Portfolio was installed: it has a salesperson or a lead."),
    class_expired=_lt("The class given by hand held until %s: the computed one takes over."),
    class_taken_back=_lt("The class given by hand was taken back."),
    change_undone=_lt("The change “%s” was undone."),
    cancelled=_lt("%(document)s was cancelled, and no other document keeps the category."),
    reversed=_lt("%(document)s was reversed, and no other document keeps the category."),
    block_ended=_lt("its last day was %s."),
)
