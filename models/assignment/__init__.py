"""Assignment: given to the right person for a stated reason.

Models     portfolio.assignment.ruleset (a version) with portfolio.assignment.rule; portfolio.assignment.pool with
           .member: who gets documents, and where their round stands; portfolio.assignment.decision;
           portfolio.assignment.offer; portfolio.assignment.escalation
Mixins     portfolio.assignable: a document that rules assign; portfolio.assignment.about: what is about one, with a
           field for each kind that points at it
Engine     portfolio.assignment.engine: what the rules say of a set of documents, then done; what it knows meanwhile is
           in assignment_batch.py and portfolio.assignment.standing and, pure, in tools/assignment/dealing_pool.py
Page       portfolio.assignment.desk: what waits, what needs somebody, who had how much, how fast it went
Job        portfolio.assignment.watch: as time passes, holds and offers end, deadlines are kept or escalated, what a
           limit or an absence held back (``decision.is_held_back``) is given once somebody has room
Wizards    portfolio.assignment.simulation with its .line and .rule: what a version of the rules would have done
Extends    crm.lead, the first kind of document (crm_lead.py, crm_lead_words.py and the files that end in _lead.py: no
           other file knows leads); crm.team (core's button asks the rules)
Others call  ``documents._portfolio_assign(trigger)``; ``_portfolio_tell(NoAssignment())`` creates documents that no
             rule may touch
How        a version of rules is for one kind of document; rules in their order, the first that fits names a pool, whose
           strategy names a person; all is kept as a sentence on the decision
Limits     one decision at a time for a company: a second one waits for the first
Example    ``leads._portfolio_assign('demand')``: decisions, one a lead. Another kind of document joins so::

               class PortfolioCase(models.Model):
                   _name = 'portfolio.case'
                   _inherit = ['portfolio.assignable']    # create and write call the hooks of portfolio.hooked
                   _portfolio_assignable = Assignable('case_id', given='date_assigned')
                   portfolio_decision_ids = fields.One2many('portfolio.assignment.decision', 'case_id')

                   def _portfolio_open_domain(self):
                       return Domain('state', '=', 'open')

           Decisions, offers and escalations get a ``case_id = fields.Many2one('portfolio.case', index=True,
           ondelete='cascade')``, the last two an index so that one is open for a case, and rules on records that say
           who reads those of cases, as security/assignment_rules.xml does of leads
"""
from . import segment
from . import assignable
from . import assignable_notes
from . import assignment_ruleset
from . import assignment_rule
from . import assignment_pool
from . import assignment_pool_member
from . import assignment_standing
from . import assignment_batch
from . import assignment_about
from . import assignment_decision
from . import assignment_decision_words
from . import assignment_engine
from . import assignment_offer
from . import assignment_escalation
from . import assignable_claim
from . import assignment_watch
from . import assignment_desk
from . import crm_lead
from . import crm_lead_words
from . import assignment_decision_lead
from . import assignment_offer_lead
from . import assignment_escalation_lead
from . import crm_team
from . import res_config_settings
