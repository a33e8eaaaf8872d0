"""Foundation: roles, settings, menus, the partner form's slots, the undo journal and the loader of files.

Models     portfolio.journal, portfolio.journal.entry, portfolio.load.row
Mixins     portfolio.catalogue: a value of a catalogue says where it is used before it is archived
           portfolio.history: one change of something an account has, only ever added
           portfolio.period: who answers for something, between two dates
           portfolio.sought: what is found by name in more than one way of writing it
           portfolio.hooked: what rooms do when a lead or an order arrives, changes or is merged; their one
           ``create`` and ``write`` stand here
Loader     portfolio.loader and, for each file it knows, portfolio.loader.<what>
Extends    base (snapshots for undo; 'contains' in any writing; which fields are offered),
           base.partner.merge.automatic.wizard (twins of merged partners, by the rules of rooms),
           mail.thread and mail.activity (one message for many), res.partner (size
           and age of a company, circles), res.config.settings (the page rooms add their
           blocks to)
Others call  ``journal = env['portfolio.journal']._open(kind, name)``, then
             ``journal._write_on(records, vals)``, ``journal._created(records)``, ``journal._undo()``;
             ``env['portfolio.loader']._load(files, mapping)``
"""
from . import sentence
from . import sentences
from . import base
from . import base_notice
from . import base_offered
from . import base_dialog
from . import base_conditions
from . import conditions
from . import base_kept
from . import res_company
from . import resource_calendar
from . import base_search
from . import base_sentence
from . import base_text
from . import catalogue
from . import history
from . import period
from . import journal
from . import journal_entry
from . import journal_since
from . import load_row
from . import loader
from . import loader_file
from . import loader_agent
from . import loader_product
from . import loader_account
from . import loader_opportunity
from . import sought
from . import hooked
from . import res_partner
from . import base_partner_merge
from . import crm_lead
from . import sale_order
from . import res_users
from . import mail_thread
from . import mail_activity
from . import res_config_settings
from . import erasure
