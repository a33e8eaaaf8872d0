"""Accounts: what a customer is to us, since when and why.

Models     portfolio.category, portfolio.category.change
Extends    res.partner (category, kind, managed or not)
Others call  ``accounts._portfolio_set_category(category, reason, cause, document)``,
             ``partners._portfolio_classify_existing()`` when the module is installed
"""
from . import category
from . import category_change
from . import res_partner
