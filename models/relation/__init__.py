"""Relations: what one account is to another, since when and why.

Models     portfolio.relation.type, portfolio.relation (stored once), portfolio.relation.side (the same seen from
           either account), portfolio.relation.reach (who is within two steps of whom)
Wizard     portfolio.relation.search ('linked accounts': by account, type and number of steps)
Extends    res.partner (its relations, the accounts it is linked with, the graph around it), merge of partners
Others call  ``('portfolio_related_id', '=', account)`` in a domain: accounts within two steps of it, and
             ``('portfolio_relation_ids', 'any', […])`` on what the relations themselves say
How        stored once, read from either side through a view
Limits     two steps: who is further away is nobody's relation
Example    ``('portfolio_related_id', '=', group.id)``: the group's hotels, and those who supply them
"""
from . import relation_type
from . import relation
from . import relation_side
from . import relation_reach
from . import res_partner
from . import base_partner_merge
