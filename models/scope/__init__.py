"""Scope: who is responsible for an account and who may see it.

Models     portfolio.responsible, portfolio.responsible.role, portfolio.visibility, portfolio.handover
Extends    res.partner (what the record rules ask, the guards), res.users (scope), crm.team,
           crm.team.member, res.groups, portfolio.zone and its representatives (a change there changes who sees
           what), mail, its followers and merge, ir.model.data (a key stays with its record), base (targets, reach,
           names and messages of what is hidden; see ``tools/foundation/relations.py`` for what counts as an id)
Wizard     portfolio.explanation ('why do I see this account?')
Others call  ``('partner_id.portfolio_visible', '=', True)`` in a rule,
             ``env['portfolio.visibility']._refresh(partners)`` after changing a cause in SQL,
             and override ``_select_base`` to add a cause
"""
from . import sentences
from . import responsible_role
from . import responsible
from . import visibility
from . import visibility_following
from . import visibility_reason
from . import res_users
from . import res_groups
from . import ir_rule
from . import ir_model_access
from . import ir_model_data
from . import ir_rule_guard
from . import ir_rule_registry
from . import ir_fields_converter
from . import viewers
from . import zone
from . import zone_user
from . import crm_team
from . import crm_team_member
from . import res_partner
from . import res_partner_page
from . import crm_lead
from . import calendar_event
from . import mail_thread
from . import mail_message
from . import mail_followers
from . import mail_render_mixin
from . import mailing_mailing
from . import mailing_trace
from . import discuss_channel
from . import sale_order
from . import account_move
from . import res_partner_bank
from . import res_partner_same
from . import base
from . import base_reach
from . import base_guard
from . import base_names
from . import base_messages
from . import base_properties
from . import res_users_guard
from . import base_partner_merge
from . import handover
from . import handover_words
from . import loader
from . import res_config_settings
from . import journal
