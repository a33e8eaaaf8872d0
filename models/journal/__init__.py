"""Journal: what was done to many records at once, kept so that it can be taken back.

Models     portfolio.journal, portfolio.journal.entry
Extends    base.partner.merge.automatic.wizard (twins of merged partners, by the rules of rooms)
Others call  ``journal = env['portfolio.journal']._open(kind, name)``, then ``journal._write_on(records, vals)``,
             ``journal._created(records)``, ``journal._undo()``; ``env['portfolio.erasure']._scrub(…)`` takes the words
             that say who somebody is out of every stored text
How        fields before and after, in one row a record; what has changed since stays
Limits     what went to others (mails, prints) is not taken back
Example    ``journal = env['portfolio.journal']._open('class', kept('account.class_set', count=9, class_name="A"))``
"""
from . import journal
from . import journal_entry
from . import journal_since
from . import base_partner_merge
from . import erasure
