from odoo import fields, models

from ...tools.lead.lead_reach import satisfiable
from .lead_formula import Formulas


class PortfolioLeadFilter(models.AbstractModel):
    """What is about some leads only: a condition a person builds, refused when it cannot work.

    Whoever inherits it may be about documents of another kind that rules assign (``_portfolio_asked_model``). All are
    asked about, whoever may see them: a rule is the house's. What the conditions look at behind the
    lead (its account, its orders) is asked with the rights of whoever wrote them: see ``portfolio.conditions``.
    """
    _name = 'portfolio.lead.filter'
    _inherit = ['portfolio.conditions']
    _description = "Filter on Leads"

    _portfolio_asks = 'crm.lead'

    domain = fields.Char("Leads", default='[]', required=True)

    def _filter_name(self):
        """Whose filter it is, as a message calls it."""
        return self.display_name

    def _lead_domain(self):
        """The rule's domain. Values only, no code: who may write a rule does not thereby run one."""
        return self._portfolio_asked()

    def _portfolio_conditions_name(self):
        return self._filter_name()

    def _fields_named(self):
        """Names of the fields of the lead that are asked for."""
        try:
            return {condition.field_expr.partition('.')[0] for condition in self._lead_domain().iter_conditions()}
        except (ValueError, SyntaxError):
            return set()

    def _formula(self, made):
        """What it is about, as a formula of ``made`` (:class:`Formulas`); ``None`` when it cannot be read."""
        try:
            return made.of(self._lead_domain(), self._portfolio_asker())
        except Exception:  # whatever a hand-written domain can provoke; _domain_problem says what it is
            return None

    def _domain_problem(self):
        """Why the domain cannot be evaluated or can never match, in one sentence, else ``False``."""
        return self._portfolio_problem()

    def _portfolio_evaluated_problem(self):
        if self._lead_domain().is_true():
            return False
        Lead = self._portfolio_asker()
        domain = self._lead_domain() & Lead._portfolio_unassigned_domain()
        made = Formulas(self.env, Lead._name)
        if domain.optimize_full(Lead).is_false() or not satisfiable([made.of(domain, Lead)], made.variables):
            return self.env._(
                "the filter on leads can never match: rules look at leads without salesperson that are "
                "not archived. Take out the conditions that contradict each other or that.")
        Lead.search(domain, limit=1)
        return self._unknown_choice(domain)

    def _unknown_choice(self, domain):
        """A condition on a selection that names no existing choice, in one sentence, else ``False``."""
        for condition in domain.iter_conditions():
            field = self.env[self._portfolio_asked_model()]._fields.get(condition.field_expr)
            if not field or field.type != 'selection' or condition.operator not in ('in', '='):
                continue
            values = condition.value if condition.operator == 'in' else [condition.value]
            known = {False, *field.get_values(self.env)}
            if not known & set(values):
                description = field.get_description(self.env, ['string'])['string']
                return self.env._(
                    "the filter on leads can never match: %(value)s is not a value of %(field)s.",
                    value=", ".join(map(str, values)), field=description)
        return False
