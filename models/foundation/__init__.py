"""Foundation: roles, settings, menus, the partner form's slots and what all rooms share.

Mixins     portfolio.hooked: what rooms do when a lead or an order arrives, changes or is merged; their one
           ``create`` and ``write`` stand here
Extends    base (snapshots for undo; 'contains' in any writing; which fields are offered),
           mail.thread and mail.activity (one message for many), res.partner (size
           and age of a company, circles), res.config.settings (the page rooms add their
           blocks to)
Others call  ``kept(name, …)`` and ``record._portfolio_say(text)`` (sentence.py: sentences kept as data),
             ``records._portfolio_tell(Fact())`` and ``_portfolio_told(Fact)`` (what code tells code),
             ``records._portfolio_own()`` (write what people never write)
How        one ``create`` and one ``write`` of a shared document call the hooks of all rooms in their order
Limits     partners have no such hooks yet
Example    ``record.reason = kept('account.order', order.name)`` is read "First order S0001 confirmed." in any language
"""
from . import sentence
from . import sentences
from . import base
from . import base_notice
from . import base_offered
from . import base_dialog
from . import base_kept
from . import res_company
from . import resource_calendar
from . import base_search
from . import base_sentence
from . import base_text
from . import hooked
from . import res_partner
from . import crm_lead
from . import sale_order
from . import res_users
from . import mail_thread
from . import mail_activity
from . import res_config_settings
