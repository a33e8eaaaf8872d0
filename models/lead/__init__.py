"""Leads: given to the right person for a stated reason.

Models     portfolio.lead.ruleset (a version) with portfolio.lead.rule; portfolio.lead.pool with .member: who gets
           leads, and where their round stands; portfolio.lead.decision; portfolio.lead.offer; portfolio.lead.escalation
           portfolio.lead.score.factor (what a lead's score is made of), portfolio.lead.requirement (what it
           should have, and must have to be converted), portfolio.source.cost (what a source cost, when)
Engine     portfolio.lead.assignment: what the rules say of a set of leads, then done; what it knows meanwhile is in
           lead_batch.py and, pure, in tools/lead_pool.py
Page       portfolio.lead.desk: what waits, what needs somebody, who had how much, how fast it went
Job        portfolio.lead.watch: as time passes, holds and offers end, deadlines are kept or escalated
Extends    crm.lead (assigned by rules at creation and on demand; the reason it shows)
Others call  ``leads._portfolio_assign()``; ``with_context(portfolio_no_assign=True)`` to create leads
             that no rule may touch
"""
from . import lead_ruleset
from . import lead_rule
from . import segment
from . import lead_pool
from . import lead_pool_member
from . import lead_standing
from . import lead_batch
from . import lead_decision
from . import lead_assignment
from . import lead_score_factor
from . import lead_requirement
from . import crm_lead_score
from . import crm_lead
from . import source_cost
from . import lead_offer
from . import lead_escalation
from . import lead_watch
from . import lead_desk
from . import crm_lead_criteria
from . import crm_team
from . import mail_followers
from . import res_config_settings
