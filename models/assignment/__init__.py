"""Assignment: given to the right person for a stated reason.

Models     portfolio.lead.ruleset (a version) with portfolio.lead.rule; portfolio.lead.pool with .member: who gets
           leads, and where their round stands; portfolio.lead.decision; portfolio.lead.offer;
           portfolio.lead.escalation
Engine     portfolio.lead.assignment: what the rules say of a set of leads, then done; what it knows meanwhile is in
           lead_batch.py and portfolio.lead.standing and, pure, in tools/assignment/lead_pool.py
Page       portfolio.lead.desk: what waits, what needs somebody, who had how much, how fast it went
Job        portfolio.lead.watch: as time passes, holds and offers end, deadlines are kept or escalated, what a limit or
           an absence held back (``decision.is_held_back``) is given once somebody has room
Wizards    portfolio.lead.simulation with its .line and .rule: what a version of the rules would have done
Extends    crm.lead (assigned as it comes in and on demand; the reason it shows), crm.team (core's button asks the
           rules)
Others call  ``leads._portfolio_assign(trigger)``; ``_portfolio_tell(NoAssignment())`` creates leads that no rule may
             touch
How        rules in their order; the first that fits names a pool, whose strategy names a person; all is kept as a
           sentence on the decision
Limits     one decision at a time for a company: a second one waits for the first
Example    ``leads._portfolio_assign('manual')``: decisions, one a lead
"""
from . import segment
from . import lead_ruleset
from . import lead_rule
from . import lead_pool
from . import lead_pool_member
from . import lead_standing
from . import lead_batch
from . import lead_decision
from . import lead_decision_words
from . import lead_assignment
from . import lead_offer
from . import lead_escalation
from . import lead_watch
from . import lead_desk
from . import crm_lead
from . import crm_lead_again
from . import crm_team
from . import res_config_settings
