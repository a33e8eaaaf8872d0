"""Accounts: what a customer is to us, since when and why.

Models     portfolio.category, portfolio.category.change; portfolio.class, portfolio.class.change;
           portfolio.block (what is not to be done with an account, why and until when) and its .reason;
           portfolio.inactivity (when, why and by whom an account was archived) and its .reason;
           portfolio.billing.key, portfolio.centre
Report     portfolio.orphan: processes without account
Wizards    portfolio.category.set, portfolio.class.set, portfolio.block.set, portfolio.block.lift,
           portfolio.inactivity.set
Extends    res.partner (category, kind, managed or not, where it came from, tax ID, class, block, inactivity);
           sale.order, account.move (what happens to them promotes their account, and takes back); calendar.event,
           sale.order, payment.transaction (refuse what is blocked); res.config.settings
Others call  ``accounts._portfolio_set_category(category, reason, cause, document)``,
             ``env['portfolio.category']._promote(event, documents)``, ``…_withdraw(documents)``,
             ``partners._portfolio_blocked(kind, day)``, ``partners._portfolio_check_blocked(kind, day)``
How        a promotion looks at all documents of its accounts in one statement; each change leaves a row that says why
Limits     one category and one class an account; a class given by hand holds until its day
Example    ``env['portfolio.category']._promote('order', orders)`` makes customers of whom the settings say so
"""
from . import sentences
from . import category
from . import category_withdrawal
from . import category_change
from . import class_
from . import class_change
from . import billing_key
from . import centre
from . import block_reason
from . import block
from . import inactivity_reason
from . import inactivity
from . import res_partner
from . import res_partner_tax
from . import res_partner_class
from . import res_partner_centre
from . import res_partner_block
from . import res_partner_inactivity
from . import sale_order
from . import sale_order_block
from . import account_move
from . import calendar_event
from . import payment_transaction
from . import journal
from . import base_partner_merge
from . import loader
from . import loader_account
from . import res_config_settings
