"""Guard: a user with a scope points at nothing outside it, learns no name of it, and leaves nothing there.

Extends    base (targets of relations, reach after a write, names, messages and properties of what is hidden; see
           ``tools/foundation/relations.py`` for what counts as an id), ir.rule (whatever points at a customer follows
           him, in the models of every app), ir.model.data (a key stays with its record), mail, its followers, templates
           and mailings
Others call  ``records._portfolio_among_readable()`` and ``_portfolio_asks_restricted()`` (scope), where a value is
             computed with all rights
How        asked set-wise, once for all targets of a ``create`` or ``write``; who has no scope pays a look in a cache
Limits     what code does with all rights is not asked about
Example    a representative writes ``parent_id`` of another's customer: refused, in a sentence without a name of his
"""
from . import ir_rule
from . import ir_model_access
from . import ir_model_data
from . import ir_rule_guard
from . import ir_rule_registry
from . import ir_fields_converter
from . import calendar_event
from . import mail_thread
from . import mail_message
from . import mail_followers
from . import mail_render_mixin
from . import mailing_mailing
from . import mailing_trace
from . import discuss_channel
from . import account_move
from . import res_partner_bank
from . import res_partner_same
from . import base_reach
from . import base_guard
from . import base_names
from . import base_messages
from . import base_properties
from . import res_users_guard
