"""Accounts: what a customer is to us, since when and why.

Models     portfolio.category, portfolio.category.change
Extends    res.partner (category, kind, managed or not, where it came from); crm.lead, sale.order and
           account.move (what happens to them promotes their account); res.config.settings
Others call  ``accounts._portfolio_set_category(category, reason, cause, document)``,
             ``env['portfolio.category']._promote(event, documents)``,
             ``partners._portfolio_classify_existing()`` when the module is installed
"""
from . import category
from . import category_change
from . import res_partner
from . import crm_lead
from . import sale_order
from . import account_move
from . import res_config_settings
