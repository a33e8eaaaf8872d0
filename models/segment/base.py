import re
from collections.abc import Collection

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date, format_datetime

from ...tools.foundation.domain import tree
from ...tools.place.place_name import ACCENTED, PLAIN

RELATIVE = re.compile(r'(?:(?:today|now) )?([+-])(\d+)([dwmy])')


def _same_text(name, text):
    """Where a field says ``text``, whatever its capitals and accents."""
    def to_sql(model, alias, query):
        return SQL(
            "coalesce(translate(lower(%(column)s), %(accented)s, %(plain)s) = translate(lower(%(text)s), "
            "%(accented)s, %(plain)s), FALSE)",
            column=model._field_to_sql(alias, name, query), text=text, accented=ACCENTED, plain=PLAIN)
    return Domain.custom(to_sql=to_sql)


class Base(models.AbstractModel):
    _inherit = 'base'

    # -- texts -----------------------------------------------------------------------------------

    @api.model
    def _portfolio_in_any_writing(self, domain):
        """``domain`` on this model, in which a text is another whatever its capitals and accents: gijon is Gijón."""
        return Domain(domain).map_conditions(self._portfolio_condition_in_any_writing)

    @api.model
    def _portfolio_condition_in_any_writing(self, condition):
        expression, operator = condition.field_expr, condition.operator
        if operator in ('any', 'not any'):
            comodel = self.env[self._portfolio_path(expression)[-1][1].comodel_name]
            return Domain(expression, operator, comodel._portfolio_in_any_writing(condition.value))
        if operator not in ('=', '!=', 'in', 'not in'):
            return condition
        values = [condition.value] if isinstance(condition.value, str) else condition.value
        texts = [value for value in values if isinstance(value, str) and value] if isinstance(
            values, Collection) else []
        field = texts and self._portfolio_path(expression)[-1][1]
        if not texts or field.type not in ('char', 'text') or not field.store:
            return condition
        is_negative = operator in ('!=', 'not in')
        others = [value for value in values if value not in texts]
        told = [_same_text(field.name, text) for text in texts] + [
            Domain(field.name, '=', value) for value in others]
        found = ~Domain.OR(told) if is_negative else Domain.OR(told)
        way = expression.rpartition('.')[0]
        return Domain(way, 'any', found) if way else found

    # -- in words --------------------------------------------------------------------------------

    @api.model
    def _portfolio_asked_words(self, domain):
        # that it is about accounts goes without saying
        return self._portfolio_domain_words(domain.map_conditions(
            lambda one: Domain.TRUE if one.field_expr == 'portfolio_is_account' else one))

    def _portfolio_domain_words(self, domain):
        """What a domain on this model asks for, in words of the user's language.

        :param domain: a list or a ``Domain``
        :return: a clause without capital or full stop
        :rtype: str
        """
        return self._portfolio_branch_words(tree(list(Domain(domain))), is_inner=False)

    def _portfolio_branch_words(self, branch, is_inner=True):
        if len(branch) == 3:
            return self._portfolio_condition_words(*branch)
        operator, branches = branch
        if operator == '!':
            return self.env._("not (%s)", self._portfolio_branch_words(branches[0], is_inner=False))
        if not branches:
            return self.env._("any")
        words = [self._portfolio_branch_words(inner) for inner in branches]
        joined = (self.env._(" and ") if operator == '&' else self.env._(" or ")).join(words)
        return f"({joined})" if is_inner and len(words) > 1 else joined

    def _portfolio_condition_words(self, expression, operator, value):
        if not isinstance(expression, str):  # (1, '=', 1): everything, (0, '=', 1): nothing
            return self.env._("any") if expression == value else self.env._("none")
        path = self._portfolio_path(expression)
        model, field = path[-1]
        label = " › ".join(step._description_string(self.env) for _model, step in path)
        if 'any' in operator:
            inner = self.env[field.comodel_name]._portfolio_domain_words(value)
            if operator.startswith('not'):
                return self.env._("no %(field)s with %(conditions)s", field=label, conditions=inner)
            return self.env._("some %(field)s with %(conditions)s", field=label, conditions=inner)
        if field.type == 'boolean':
            wanted = (operator in ('=', 'in')) == bool(value if not isinstance(value, (list, tuple)) else value[0])
            return label if wanted else self.env._("not %s", label)
        if operator in ('=', '!=', 'in', 'not in') and not self._portfolio_filled(value):
            return self._portfolio_empty_words(label, operator in ('=', 'in'))
        words = model._portfolio_value_words(field, value)
        return self._portfolio_operator_words(
            operator, field.type in ('date', 'datetime'), {'field': label, 'value': words})

    def _portfolio_filled(self, value):
        values = value if isinstance(value, (list, tuple, set)) else [value]
        return any(one is not False and one is not None for one in values)

    def _portfolio_empty_words(self, label, is_empty):
        return self.env._("%s is empty", label) if is_empty else self.env._("%s is filled in", label)

    def _portfolio_operator_words(self, operator, is_date, named):
        """How a condition reads; ``named`` has the words of the field and of the value."""
        known = {
            '=': self.env._("%(field)s is %(value)s", **named),
            'in': self.env._("%(field)s is %(value)s", **named),
            '!=': self.env._("%(field)s is not %(value)s", **named),
            'not in': self.env._("%(field)s is not %(value)s", **named),
            'ilike': self.env._("%(field)s contains %(value)s", **named),
            'like': self.env._("%(field)s contains %(value)s", **named),
            'not ilike': self.env._("%(field)s does not contain %(value)s", **named),
            'not like': self.env._("%(field)s does not contain %(value)s", **named),
            'child_of': self.env._("%(field)s is within %(value)s", **named),
            'parent_of': self.env._("%(field)s is above %(value)s", **named),
        }
        by_size = {
            '<': self.env._("%(field)s is less than %(value)s", **named),
            '<=': self.env._("%(field)s is at most %(value)s", **named),
            '>': self.env._("%(field)s is more than %(value)s", **named),
            '>=': self.env._("%(field)s is at least %(value)s", **named),
        }
        by_day = {
            '<': self.env._("%(field)s is before %(value)s", **named),
            '<=': self.env._("%(field)s is until %(value)s", **named),
            '>': self.env._("%(field)s is after %(value)s", **named),
            '>=': self.env._("%(field)s is since %(value)s", **named),
        }
        words = {**known, **(by_day if is_date else by_size)}
        return words.get(operator, f"{named['field']} {operator} {named['value']}")

    def _portfolio_value_words(self, field, value):
        values = value if isinstance(value, (list, tuple, set)) else [value]
        ids = [one for one in values if isinstance(one, int) and not isinstance(one, bool)]
        if ids and (field.relational or field.name == 'id'):
            return self.env[field.comodel_name or self._name]._portfolio_names_words(ids)
        labels = dict(field._description_selection(self.env)) if field.type == 'selection' else {}
        return self.env._(" or ").join(
            labels.get(one) or self._portfolio_literal_words(field, one) for one in values)

    @api.model
    def _portfolio_names_words(self, ids):
        """The names of these records as a reader may know them: of what he may not read, only that it is there."""
        kept = {key: self.env.context[key] for key in ('lang', 'tz', 'allowed_company_ids') if key in self.env.context}
        # a context of our own: what a screen adds to names (address, tax ID) is not asked for
        records = self.with_env(self.env(context=kept)).browse(ids).exists()
        told = records._filtered_access('read')
        names = told.mapped('display_name')
        if hidden := len(records) - len(told):
            names.append(self._portfolio_untold_words(hidden))
        return self.env._(" or ").join(names) or self.env._("something that no longer exists")

    @api.model
    def _portfolio_untold_words(self, count):
        if count > 1:
            return self.env._("%(count)s of %(model)s you do not see", count=count, model=self._description)
        return self.env._("one of %s you do not see", self._description)

    def _portfolio_literal_words(self, field, value):
        if field.type not in ('date', 'datetime') or not isinstance(value, str):
            return str(value)
        if value in (days := self._portfolio_day_words()):
            return days[value]
        if match := RELATIVE.fullmatch(value):
            return self._portfolio_relative_words(*match.groups())
        try:
            if field.type == 'date':
                return format_date(self.env, fields.Date.to_date(value))
            return format_datetime(self.env, fields.Datetime.to_datetime(value))
        except ValueError:  # any other relative date: as it was written
            return value

    def _portfolio_day_words(self):
        """Days the editor of conditions offers by name."""
        return {
            'today': self.env._("today"), 'today +1d': self.env._("tomorrow"),
            'today =1d': self.env._("the first of this month"), 'today =1d -1m': self.env._("the first of last month"),
            'today =1d -12m': self.env._("the first of the month a year ago"),
            'today =1m =1d': self.env._("the first of this year"),
        }

    def _portfolio_relative_words(self, sign, number, unit):
        units = {
            'd': self.env._("1 day"), 'w': self.env._("1 week"), 'm': self.env._("1 month"), 'y': self.env._("1 year"),
        } if int(number) == 1 else {
            'd': self.env._("%s days", number), 'w': self.env._("%s weeks", number),
            'm': self.env._("%s months", number), 'y': self.env._("%s years", number),
        }
        return self.env._("%s ago", units[unit]) if sign == '-' else self.env._("in %s", units[unit])
