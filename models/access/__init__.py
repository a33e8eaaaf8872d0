"""Access: which fields and searches a role sees.

Models     portfolio.search.field (a field of the account: which roles see it, whether the search offers it),
           portfolio.search.preset (a search made ready for some roles)
Mixin      portfolio.account.copies: a document that repeats what its account says hides it as the account does
Extends    base (a hidden field at every door a client comes through), res.partner, res.users, crm.lead and the reports
           that repeat what an account says
Others call  ``model._portfolio_hidden()`` (the fields the user's role does not see)
How        asked once a transaction; code that has a record in hand reads it
Limits     who may export decides Odoo's group of exports
Example    ``'credit_limit' in env['res.partner']._portfolio_hidden()``
"""
from . import search_field
from . import search_preset
from . import base_access
from . import account_copies
from . import res_partner_access
from . import res_users_access
from . import crm_lead_hidden
from . import mail_tracking_value
from . import payment_transaction
from . import sale_report
from . import account_invoice_report
from . import crm_activity_report
