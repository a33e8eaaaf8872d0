from ast import literal_eval

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class PortfolioLeadFilter(models.AbstractModel):
    """What is about some leads only: a condition a person builds, refused when it cannot work."""
    _name = 'portfolio.lead.filter'
    _description = "Filter on Leads"

    domain = fields.Char("Leads", default='[]', required=True)

    @api.constrains('domain')
    def _check_domain(self):
        for record in self:
            if problem := record._domain_problem():
                raise ValidationError(self.env._("%(name)s: %(problem)s", name=record._filter_name(), problem=problem))

    def _filter_name(self):
        """Whose filter it is, as a message calls it."""
        return self.display_name

    def _lead_domain(self):
        """The rule's domain. Values only, no code: who may write a rule does not thereby run one."""
        return Domain(literal_eval(self.domain or '[]'))

    def _fields_named(self):
        """Names of the fields of the lead that are asked for."""
        try:
            return {condition.field_expr.partition('.')[0] for condition in self._lead_domain().iter_conditions()}
        except (ValueError, SyntaxError):
            return set()

    def _domain_problem(self):
        """Why the domain cannot be evaluated or can never match, in one sentence, else ``False``."""
        # sudo: crm.lead - only whether the query can be built and run; nothing of it is shown
        Lead = self.env['crm.lead'].sudo()
        try:
            with self.env.cr.savepoint():
                domain = self._lead_domain() & Lead._portfolio_unassigned_domain()
                impossible = domain.optimize_full(Lead).is_false()
                Lead.search(domain, limit=1)
        except Exception as error:  # whatever a hand-written domain can provoke, in Python or in SQL
            reason = str(error).strip().partition("\n")[0]
            return self.env._(
                "the filter on leads cannot be evaluated (%s). Choose its conditions again.", reason)
        if impossible:
            return self.env._(
                "the filter on leads can never match: rules look at leads without salesperson that are "
                "not archived. Take out the conditions that contradict each other or that.")
        return self._unknown_choice(domain)

    def _unknown_choice(self, domain):
        """A condition on a selection that names no existing choice, in one sentence, else ``False``."""
        for condition in domain.iter_conditions():
            field = self.env['crm.lead']._fields.get(condition.field_expr)
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
