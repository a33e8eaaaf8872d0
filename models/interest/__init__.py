"""Interests: what an account likes and dislikes of what we do, and what it still needs.

Models     portfolio.interest.area (a tree, tied to product categories and sales teams),
           portfolio.interest (one current opinion per account and area, and those before it),
           portfolio.need (something an account lacks; becomes an opportunity and follows it)
Wizard     portfolio.need.lose; report portfolio.need.report (from word to order, lost demand)
Extends    res.partner (its opinions), sale.order and its lines (buying shows interest),
           mailing.mailing (a mailing about an area leaves out who dislikes it) and mailing.trace (a click
           shows interest)
Others call  ``env['portfolio.interest']._portfolio_set(partners, area, level, source, reason)``,
             ``needs._portfolio_convert()``, ``needs._portfolio_lose(reason)``,
           ``env['portfolio.interest.area']._portfolio_of_categories(categories)``,
             ``area._portfolio_team()``; in a domain ``portfolio_disinterest_area_ids``
How        an opinion replaces the one before it, which stays as history; a level fades as the settings say
Limits     one opinion an account and area
Example    ``env['portfolio.interest']._portfolio_set(accounts, area, 2, reason="Said so at the fair")``
"""
from . import sentences
from . import interest_area
from . import interest
from . import need
from . import crm_lead
from . import conversion
from . import journal
from . import res_partner
from . import base_partner_merge
from . import sale_order
from . import sale_order_line
from . import mailing_mailing
from . import mailing_trace
from . import res_config_settings
