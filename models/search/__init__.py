"""Search: names, numbers, addresses and notes in any writing.

Extends    res.partner (keys, and fields that are only there to be searched), crm.lead (name and town at once),
           mail.message and ir.attachment (what they say is found by an index)
Others call  ``partner.portfolio_name_key``, ``…_phone_key``, ``…_email_key``, ``…_street_key``, ``…_tax_key`` (what
             tools/search makes of a name, a number, an address: equal keys are the same in any writing),
             ``model._portfolio_containing(field, text)`` (what 'contains' means; ``foundation/base_search.py``)
How        stored keys with trigram indexes; an expression of several words is split between name and town
Limits     notes are looked into from the beginning of a text to its 200,000th letter
Example    "garcia sevilla" finds García e Hijos in Sevilla, "686 123" finds +34 686 12 34 56
"""
from . import res_partner_search
from . import res_partner_written
from . import crm_lead_search
from . import ir_attachment
from . import mail_message
from . import calendar_event
