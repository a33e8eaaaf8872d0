"""Contacts: addresses of every kind, people and their positions, and what they refuse.

Models     portfolio.address.type; portfolio.job.position; portfolio.affiliation (a person at another account);
           portfolio.optout (what a contact refuses) and portfolio.purpose
Wizards    portfolio.mailing.recipient (who would get a mailing)
Extends    res.partner; mailing.mailing (leaves out who is blocked or refused, goes to positions); the merge of contacts
Others call  ``partner._portfolio_address(code)``, ``partners._portfolio_addresses(code)``,
             ``env['portfolio.optout']._select_partners(channel, purpose)`` (who refused, as a sub-select),
             ``env['portfolio.job.position']._match(texts)`` (which position a title means),
             ``partners._portfolio_fill_existing()`` when the module is installed
How        a title is read by words and their synonyms in Spanish, English and the languages of Spain
Limits     who refuses by phone has to be entered by somebody
Example    ``partner._portfolio_address('delivery')``: the address goods go to, else the account's own
"""
from . import sentences
from . import address_type
from . import purpose
from . import optout
from . import job_position
from . import affiliation
from . import res_partner_address
from . import res_partner_optout
from . import res_partner_contact
from . import res_partner_install
from . import mailing_mailing
from . import base_partner_merge
