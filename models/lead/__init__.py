"""Leads: what one should say, what it is worth, and what its source cost.

Models     portfolio.lead.score.factor (what a lead's score is made of), portfolio.lead.requirement (what it should
           have, and must have to be converted), portfolio.source.cost (what a source cost, when)
Mixin      portfolio.lead.filter: what is about some leads only, a factor, a rule or a person of a pool; lead_formula.py
           makes formulas of them, of which tools/lead/lead_reach.py knows whether they can hold together
Reading    portfolio.lead.import.lookup: names of towns, countries, activities, tags, as lists and cards write them
Extends    crm.lead: its score, what is missing, what rules may ask beyond its fields (zone, hour of arrival, who knows
           them already), what core works out for each of many leads worked out once for those alike
Others call  ``leads._portfolio_rate()``, ``leads._portfolio_check_required()``,
             ``crm.lead._portfolio_unassigned_domain()``, ``with leads._portfolio_in_step():`` (what is written
             meanwhile is no person's work)
How        factors and requirements are conditions; each is asked once for all leads at hand, in one statement
Limits     a score looks at the lead and its account, not at what was said in messages
Example    ``leads._portfolio_rate()`` after what a factor asks of has changed by SQL
"""
from . import lead_formula
from . import lead_filter
from . import lead_score_factor
from . import lead_requirement
from . import source_cost
from . import lead_import_lookup
from . import crm_lead
from . import crm_lead_criteria
from . import crm_lead_alike
from . import crm_lead_score
from . import crm_lead2opportunity_partner_mass
from . import mail_followers
from . import res_config_settings
