import re
from collections.abc import Collection

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.orm.domains import OptimizationLevel, operator_optimization
from odoo.tools import SQL

from ...tools.foundation.domain import MOST_CONDITIONS
from ...tools.place.place_pairs import town_names
from ...tools.search.search_street_text import street_patterns
from ...tools.search.search_text import text_patterns

TEXTS = ('char', 'text', 'html')


@operator_optimization(['ilike', 'not ilike'], OptimizationLevel.FULL)
def _in_any_writing(condition, model):
    """Let 'contains' forgive how a text is written, wherever somebody of a role looks for one.

    Registered with the platform for all databases of the process, so it asks whether this one has the module.
    """
    forgives = getattr(model, '_portfolio_forgives', None)
    field = model._fields.get(condition.field_expr)
    if not forgives or not field or not field.store or field.type not in TEXTS or not isinstance(condition.value, str):
        return condition
    found = forgives() and model._portfolio_containing(field, condition.value)
    if not found:
        return condition
    return ~found | Domain(field.name, '=', False) if condition.operator == 'not ilike' else found


class Base(models.AbstractModel):
    """'Contains', as people mean it: words in any order, without accents, capitals, legal form or articles.

    Every search box, filter and field that asks for a record ends in a condition ``(text, 'ilike', …)`` on a stored
    text. For users of a role it finds what it always finds, and what is written otherwise. Nothing changes for anybody
    else, for code that has all rights (record rules among it), and for the other operators.
    """
    _inherit = 'base'

    @api.model
    def _search(self, domain, *args, **options):
        """No more texts are looked for at once than conditions are kept: each looks through a table."""
        if self._portfolio_forgives():
            domain = Domain(domain)
            if self._portfolio_count_texts(domain) > MOST_CONDITIONS:
                raise UserError(self.env._("Too many conditions: %s at most. Divide them.", MOST_CONDITIONS))
        return super()._search(domain, *args, **options)

    @api.model
    def _portfolio_count_texts(self, domain):
        """How many texts a domain looks for, those inside ``any`` too.

        :raise UserError: for a longer list of them than may be
        """
        count = 0
        for condition in domain.iter_conditions():
            count += 'like' in condition.operator
            field = self._fields.get(condition.field_expr.split('.')[0])
            if field is None:
                continue
            inner = condition.value if 'any' in condition.operator else None
            if field.comodel_name and isinstance(inner, (Domain, list, tuple)):
                count += self.env[field.comodel_name]._portfolio_count_texts(Domain(inner))
            # where there is no column, each value of a list is looked for by itself
            elif field.type in TEXTS and not field.store and field.search and condition.operator in ('in', 'not in'):
                self._portfolio_values(condition.value)
        return count

    @api.model
    def _portfolio_values(self, value):
        """The values of a condition of which each is looked for by itself, each once.

        :param value: one, or a collection
        :raise UserError: for more of them than a domain may have conditions: each becomes one
        """
        values = [value] if isinstance(value, str) or not isinstance(value, Collection) else list(dict.fromkeys(value))
        if len(values) > MOST_CONDITIONS:
            raise UserError(self.env._(
                "Too many values in one condition: %s at most. Divide them.", MOST_CONDITIONS))
        return values

    @api.model
    def _portfolio_forgives(self):
        return not self.env.su and self.env.user.has_group('crm_portfolio.portfolio_group_user')

    @api.model
    def _portfolio_containing(self, field, text):
        """The domain of the records whose ``field`` has all words of ``text``; None to look for it as it is."""
        # a town may be called by its other name
        names = town_names(text) if field.name == 'city' else [text]
        found = [text_patterns(name) for name in names]
        # an address may be written with other abbreviations
        found += [street_patterns(text)] if field.name in ('street', 'street2') else []
        return Domain.OR(
            Domain.AND(self._portfolio_text_matching(field.name, pattern) for pattern in patterns)
            for patterns in found if patterns) if found[0] else None

    @api.model
    def _portfolio_text_matching(self, name, pattern):
        """Where a text matches a regular expression; the index that the platform makes of trigrams serves."""
        def to_sql(model, alias, query):
            column = model.env.registry.unaccent(model._field_to_sql(alias, name, query))
            return SQL("%s ~* %s", column, pattern)
        return Domain.custom(
            to_sql=to_sql, predicate=lambda record: re.search(pattern, record[name] or '', re.IGNORECASE) is not None)
