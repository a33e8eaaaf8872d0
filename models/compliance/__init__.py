"""Compliance: a person asked to be forgotten, in every room that kept something of him.

Extends    crm.lead and res.partner: what is deleted is forgotten in lists, in what forms sent, in journals;
           ``portfolio.erasure`` (foundation) asks for the same
Others call  ``partner._portfolio_erase()``
How        what hangs on the person is deleted, then every stored text is searched for words that say who it was
Limits     what has been printed or sent is out of reach
Example    ``partner._portfolio_erase()``: mails, lists and journals no longer say who he was
"""
from . import sentences
from . import res_partner
from . import crm_lead
from . import res_partner_leads
