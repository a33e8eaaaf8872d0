"""Assignment: given to the right person for a stated reason.

Models     portfolio.assignment.ruleset (a version) with portfolio.assignment.rule; portfolio.assignment.pool with
           .member: who gets leads, and where their round stands; portfolio.assignment.decision;
           portfolio.assignment.offer; portfolio.assignment.escalation
Engine     portfolio.assignment.engine: what the rules say of a set of leads, then done; what it knows meanwhile is in
           assignment_batch.py and portfolio.assignment.standing and, pure, in tools/assignment/lead_pool.py
Page       portfolio.assignment.desk: what waits, what needs somebody, who had how much, how fast it went
Job        portfolio.assignment.watch: as time passes, holds and offers end, deadlines are kept or escalated, what a
           limit or an absence held back (``decision.is_held_back``) is given once somebody has room
Wizards    portfolio.assignment.simulation with its .line and .rule: what a version of the rules would have done
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
from . import assignment_ruleset
from . import assignment_rule
from . import assignment_pool
from . import assignment_pool_member
from . import assignment_standing
from . import assignment_batch
from . import assignment_decision
from . import assignment_decision_words
from . import assignment_engine
from . import assignment_offer
from . import assignment_escalation
from . import assignment_watch
from . import assignment_desk
from . import crm_lead
from . import crm_lead_again
from . import crm_team
from . import res_config_settings
