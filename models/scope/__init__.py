"""Scope: who is responsible for an account and who may see it.

Models     portfolio.responsible with its .role, portfolio.visibility, portfolio.handover;
           portfolio.viewers (mixin: a record that decides who sees whose accounts)
Extends    res.partner (what the record rules ask), res.users (scope), crm.team, crm.team.member, res.groups,
           portfolio.zone and its representatives (a change there changes who sees what), the merge of contacts
Wizard     portfolio.explanation ('why do I see this account?')
Others call  ``('partner_id.portfolio_visible', '=', True)`` in a rule,
             ``env['portfolio.visibility']._refresh(partners)`` after changing a cause in SQL,
             and override ``_select_base`` to add a cause
How        a table of who sees whom and why, refreshed set-wise when a cause changes; rules read it by index
Limits     reading only: what a role may do with what it sees is said by access rights
Example    ``account._portfolio_readable(ids)``: those of ``ids`` that the user may read, in one query
"""
from . import sentences
from . import responsible_role
from . import responsible
from . import visibility
from . import visibility_following
from . import visibility_reason
from . import res_users
from . import res_groups
from . import viewers
from . import zone
from . import zone_user
from . import crm_team
from . import crm_team_member
from . import res_partner
from . import res_partner_page
from . import crm_lead
from . import sale_order
from . import base
from . import base_partner_merge
from . import handover
from . import handover_words
from . import loader
from . import res_config_settings
from . import journal
