"""Duplicates: who a lead or a row is already, told, linked, merged, and the way back.

Models     portfolio.lead.match: the one finder of every channel; its portfolio.lead.match.rule (signals and scores),
           .word (how common each word of names is) and .consequence (block, warn, link, merge, opportunity);
           portfolio.lead.duplicate (pairs to review)
Extends    crm.lead (tax ID, activity, number of employees; keys it is found by; linked or merged as it comes in; merged
           with undo; the addresses, phones and keys of those it took in), res.partner (the codes its name is found by,
           other accounts with its tax ID)
Others call  ``env['portfolio.lead.match']._match(rows or leads)``, ``…._told(candidates)``,
             ``…._settle(leads, channel)``; ``_portfolio_tell(NoMatch())`` creates leads unmatched;
             ``leads.merge_opportunity()`` can be undone by ``action_portfolio_undo_merge()``
How        keys first (tools/duplicate/lead_match.py, indexes of both models), then every pair is judged by all that
           both say
Limits     names in scripts other than the Latin one are compared as they stand
Example    ``env['portfolio.lead.match']._match(leads)[0]``: the candidates of the first, the surest first
"""
from . import sentences
from . import crm_lead_data
from . import lead_match_rule
from . import lead_match_consequence
from . import lead_match_word
from . import lead_match
from . import lead_match_judge
from . import lead_duplicate
from . import res_partner
from . import res_partner_tax
from . import crm_lead_match
from . import crm_lead_merge
from . import crm_lead_others
from . import res_config_settings
from . import base_partner_merge
from . import journal
