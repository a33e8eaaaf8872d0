"""Compliance: a person asked to be forgotten, in every room that kept something of him.

Extends    crm.lead and res.partner: what is deleted is forgotten in lists, in what forms sent, in journals;
           ``portfolio.erasure`` (foundation) asks for the same
Limits     what has been printed or sent is out of reach
"""
from . import sentences
from . import res_partner
from . import crm_lead
from . import res_partner_leads
