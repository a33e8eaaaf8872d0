"""Activity codes: what an account does, in CNAE, NACE and SIC.

Models     portfolio.activity (an account's codes), portfolio.activity.code and .equivalence (CNAE 2009 and 2025, NACE,
           SIC)
Extends    res.partner (its main activity and all of them), the merge of contacts, the journal
Others call  ``env['portfolio.activity']._portfolio_equate(partner_ids)``, ``partners._portfolio_follow_activities()``
How        equivalents come from the official tables; where there are several, somebody chooses among them
Limits     codes of other countries' own classifications are not known
Example    ``('portfolio_activity_id', 'child_of', code.id)``: accounts of a division, whichever class they have
"""
from . import sentences
from . import activity_code
from . import activity_equivalence
from . import activity
from . import res_partner_activity
from . import base_partner_merge
from . import journal
