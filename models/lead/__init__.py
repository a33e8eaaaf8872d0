"""Leads: given to the right person for a stated reason.

Models     portfolio.lead.ruleset (a version) with portfolio.lead.rule; portfolio.lead.pool with .member: who gets
           leads, and where their round stands; portfolio.lead.decision; portfolio.lead.offer; portfolio.lead.escalation
Models     portfolio.lead.score.factor (what a lead's score is made of), portfolio.lead.requirement (what it
           should have, and must have to be converted), portfolio.source.cost (what a source cost, when)
Mixin      portfolio.lead.filter: what is about some leads only, a rule or a person of a pool; lead_formula.py makes
           formulas of them, of which tools/lead_reach.py knows whether they can hold together
Engine     portfolio.lead.assignment: what the rules say of a set of leads, then done; what it knows meanwhile is in
           lead_batch.py and, pure, in tools/lead_pool.py
Page       portfolio.lead.desk: what waits, what needs somebody, who had how much, how fast it went
Job        portfolio.lead.watch: as time passes, holds and offers end, deadlines are kept or escalated,
           what a limit or an absence held back (``decision.is_held_back``) is given once somebody has room
Duplicates portfolio.lead.match: who a lead or a row is already, for every channel; its portfolio.lead.match.rule
           (signals and scores), .word (how common each word of names is) and .consequence (block, warn, link, merge,
           opportunity); portfolio.lead.duplicate
           (pairs to review)
Web forms  portfolio.lead.form with its .field, .consent, .submission, .hit: for strangers, in any web page;
           /portfolio/form/<token> (controllers/lead_form.py), and ``crm.lead.portfolio_capture`` for programs
Import     portfolio.lead.import: read, checked, written and taken back in batches by a job; its .column (what a
           header means), .row (verdict by the finder of all channels, outcome, before-image), .mapping (remembered by
           source), .lookup (of names)
Extends    crm.lead (assigned by rules at creation and on demand; the reason it shows)
Others call  ``env['portfolio.lead.match']._match(rows or leads)``, ``…._told(candidates)``,
             ``…._settle(leads, channel)``;
             ``_portfolio_tell(Channel('web'))`` says how leads come in, ``NoMatch()`` creates them
             unmatched; ``leads.merge_opportunity()`` can be undone by ``action_portfolio_undo_merge()``
             ``leads._portfolio_assign()``; ``_portfolio_tell(NoAssignment())`` to create leads
             that no rule may touch
"""
from . import sentences
from . import lead_formula
from . import lead_filter
from . import lead_ruleset
from . import lead_rule
from . import segment
from . import lead_pool
from . import lead_pool_member
from . import lead_standing
from . import lead_batch
from . import lead_decision
from . import lead_decision_words
from . import lead_assignment
from . import lead_score_factor
from . import lead_requirement
from . import crm_lead_score
from . import lead_match_rule
from . import lead_match_consequence
from . import lead_match_word
from . import lead_match
from . import lead_match_judge
from . import lead_duplicate
from . import res_partner
# matched first, merged and linked, then given to somebody
from . import crm_lead_match
from . import crm_lead_card
from . import crm_lead_convert
from . import crm_lead_merge
from . import crm_lead_others
from . import crm_lead2opportunity_partner
from . import crm_lead2opportunity_partner_mass
from . import source_cost
from . import lead_offer
from . import lead_escalation
from . import lead_watch
from . import lead_desk
from . import crm_lead_alike
from . import crm_lead
from . import crm_lead_criteria
from . import crm_lead_again
from . import crm_team
from . import mail_followers
from . import res_config_settings
from . import res_config_settings_match
from . import crm_lead_capture
from . import lead_form
from . import lead_form_hit
from . import lead_form_field
from . import lead_form_consent
from . import lead_form_submission
from . import lead_form_submission_lead
from . import crm_lead_form
from . import lead_import_mapping
from . import lead_import_column
from . import lead_import_lookup
from . import lead_import_row
from . import lead_import_row_form
from . import lead_import
from . import lead_import_preview
from . import lead_import_file
from . import lead_import_match
from . import lead_import_repeat
from . import lead_import_place
from . import lead_import_check
from . import lead_import_write
from . import lead_import_fill
from . import lead_import_made
from . import lead_import_undo
from . import lead_import_errors
from . import crm_lead_import
from . import loader
from . import base_partner_merge
from . import journal
from . import lead_import_erase
from . import crm_lead_erase
from . import res_partner_erase
