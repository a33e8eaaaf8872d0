from odoo import api, models
from odoo.fields import Domain


class Base(models.AbstractModel):
    """What a domain asks about, field by field: who may ask it, before anything is asked."""
    _inherit = 'base'

    def _portfolio_path(self, expression):
        """The fields a condition goes through: ``[(model, field)]``.

        :param str expression: ``child_ids.name``; what follows a date (its month) or properties is left out
        :raise ValueError: at an unknown field
        """
        model, path = self, []
        for name in expression.split('.'):
            field = model._fields.get(name)
            if field is None:
                raise ValueError(self.env._(
                    "%(field)s is not a field of %(model)s", field=name, model=model._description))
            path.append((model, field))
            if not field.comodel_name:
                break
            model = self.env[field.comodel_name]
        return path

    def _portfolio_conditions(self, domain):
        """Every condition of a domain, those inside ``any`` too: yields ``(path, operator, value)``."""
        for condition in Domain(domain).iter_conditions():
            path = self._portfolio_path(condition.field_expr)
            yield path, condition.operator, condition.value
            if 'any' in condition.operator:
                comodel = self.env[path[-1][1].comodel_name]
                yield from comodel._portfolio_conditions(condition.value)

    @api.model
    def _portfolio_may_ask(self, field):
        """Whether the user may ask about ``field`` of this model: read the model, and the field."""
        return self.env.su or (self.has_access('read') and self._has_field_access(field, 'read'))

    @api.model
    def _portfolio_path_problem(self, path):
        """Why the user may not ask along ``path`` (of :meth:`_portfolio_path`), in one clause; else ``False``."""
        for model, field in path:
            if not model._portfolio_may_ask(field):
                return self.env._(
                    "you may not read %(field)s of %(model)s. Leave it out, or ask somebody who may.",
                    field=field._description_string(self.env), model=model._description)
        return False

    @api.model
    def _portfolio_count_asked(self, domain):
        """How many records the user sees that meet ``domain``, a ``Domain``; none of what he may not ask."""
        if not self.has_access('read') or self._portfolio_domain_problem(domain):
            return 0
        return self.search_count(domain)

    @api.model
    def _portfolio_domain_problem(self, domain):
        """Why the user may not ask ``domain`` of this model, in one clause; else ``False``."""
        for path, _operator, _value in self._portfolio_conditions(domain):
            if problem := self._portfolio_path_problem(path):
                return problem
        return False
