"""Domains on leads as formulas that can be reasoned about: see :class:`Formulas` and ``tools/lead_reach.py``."""
import re
from datetime import date, datetime, time, timedelta

from odoo.orm.domains import DomainAnd, DomainCondition, DomainNot, DomainOr

from ...tools.lead_reach import Literal, Moment, Variable

NUMBERS = {'integer': 'integer', 'float': 'number', 'monetary': 'number'}
TEXTS = {'char', 'text'}
SETS = {'many2many', 'one2many'}
INEQUALITIES = {'<', '<=', '>', '>='}
LIKE = {'like', 'ilike', 'not like', 'not ilike'}
# searched by what is asked for and by nothing else, though they are not stored
PLAIN = {
    'portfolio_zone_id', 'portfolio_arrival_hour', 'portfolio_arrival_day', 'portfolio_known_user_id',
    'portfolio_known_by'}
STEP = re.compile(r'([+-]\d+)([dwmyHMS])')
NOTHING = frozenset()


class Formulas:
    """Makes formulas of domains on leads, and knows their variables.

    What it does not understand (paths, properties, fields that others search in a way of their own, words for days)
    becomes a condition that only equals itself; so nothing is ever taken for impossible that is not.
    """

    def __init__(self, env):
        # sudo: crm.lead - what conditions mean, not what a lead is
        self.Lead = env['crm.lead'].sudo()
        self.asker = self.Lead
        self.variables = {}
        self._found = {}

    def about(self, record):
        """The formula of a ``portfolio.lead.filter``, ``None`` when it cannot be read; asked once."""
        return self.once(record, '_formula', self)

    def once(self, record, method, *args):
        """What a method of a record gives, which is asked many times in a row of rules."""
        if (record, method) not in self._found:
            self._found[record, method] = getattr(record, method)(*args)
        return self._found[record, method]

    def of(self, domain, asker=None):
        """The formula of an ``odoo.fields.Domain``.

        :param asker: ``crm.lead`` as whoever wrote the domain has it; what lies behind the lead is asked with his
            rights, so that the same words of two people may mean two things
        """
        self.asker = self.Lead if asker is None else asker
        return self._of(domain)

    def _of(self, domain):
        if domain.is_true() or domain.is_false():
            return domain.is_true()
        if isinstance(domain, (DomainAnd, DomainOr)):
            return domain.OPERATOR, [self._of(one) for one in domain.children]
        if isinstance(domain, DomainNot):
            return '!', self._of(domain.child)
        if isinstance(domain, DomainCondition):
            return self._condition(domain)
        return self._opaque(repr(domain))

    def _opaque(self, said):
        env = self.asker.env
        said = f'{said} {env.uid} {env.su} {env.companies.ids}'
        self.variables[said] = Variable('opaque')
        return Literal(said, 'is', said, False)

    def _condition(self, condition):
        field = self.Lead._fields.get(condition.field_expr)
        said = repr(condition)
        if field is None or not (field.store or field.name in PLAIN) or field.company_dependent:
            return self._opaque(said)
        if field.type in ('date', 'datetime'):
            return self._moments(field, condition) or self._opaque(said)
        if condition.operator in ('child_of', 'parent_of'):
            return self._hierarchy(field, condition) or self._opaque(said)
        plain = condition.optimize(self.Lead)
        if isinstance(plain, DomainCondition):
            return self._plain(field, plain) or self._opaque(said)
        return self._opaque(said) if isinstance(plain, type(condition)) else self._parts(field, plain, said)

    def _parts(self, field, domain, said):
        """What one condition has become several of."""
        if domain.is_true() or domain.is_false():
            return domain.is_true()
        if isinstance(domain, (DomainAnd, DomainOr)):
            return domain.OPERATOR, [self._parts(field, one, said) for one in domain.children]
        if isinstance(domain, DomainCondition) and domain.field_expr == field.name:
            return self._plain(field, domain) or self._opaque(said)
        return self._opaque(said)

    # -- kinds of fields -----------------------------------------------------------------------------

    def _plain(self, field, condition):
        """The literal of a condition as the ORM optimizes it, or ``None``."""
        operator, value = condition.operator, condition.value
        if operator in ('in', 'not in') and all(isinstance(one, (bool, int, float, str)) for one in value):
            return self._among(field, operator, set(value))
        if operator in INEQUALITIES and field.type in NUMBERS and isinstance(value, (int, float)):
            return self._literal(field, operator, value + 0)
        if operator in LIKE and field.type in TEXTS and isinstance(value, str) and value and not field.translate:
            return self._literal(field, operator, value, null=operator.startswith('not'))
        return None

    def _among(self, field, operator, values):
        """``in`` and ``not in``: of a field that has a value for nothing, that is one of the values."""
        if field.type in NUMBERS:
            return self._literal(field, operator, frozenset(value + 0 for value in values))
        if field.type == 'boolean':
            return self._literal(field, operator, frozenset(map(bool, values)))
        nothing = bool(values & {False, ''})
        kept = frozenset(value for value in values if value is not False and value != '')
        of_text = field.type in TEXTS or field.type == 'selection'
        if not of_text and field.type not in {'many2one', *SETS} or field.translate:
            return None
        if not all(isinstance(value, str if of_text else int) for value in kept):
            return None
        return self._literal(field, operator, kept, null=nothing == (operator == 'in'))

    def _literal(self, field, operator, value, null=False):
        if field.name not in self.variables:
            self.variables[field.name] = self._variable(field)
        return Literal(field.name, operator, value, null)

    def _variable(self, field):
        nullable = not field.required
        if field.type in NUMBERS:
            return Variable(NUMBERS[field.type], nullable=False)
        if field.type == 'boolean':
            return Variable('choice', frozenset({True, False}), nullable=False)
        if field.type == 'selection':
            return Variable('choice', frozenset(field.get_values(self.Lead.env)) - {False}, nullable)
        if field.type == 'date':
            return Variable('integer', nullable=nullable)
        kind = 'moment' if field.type == 'datetime' else 'text' if field.type in TEXTS else (
            'many' if field.type in SETS else 'id')
        return Variable(kind, nullable=nullable)

    def _hierarchy(self, field, condition):
        """What lies below or above some records, as it is today."""
        values = condition.value if isinstance(condition.value, (list, tuple, set)) else [condition.value]
        if field.type != 'many2one' or not all(
                isinstance(value, int) and not isinstance(value, bool) for value in values):
            return None
        related = self.asker.env[field.comodel_name].with_context(active_test=False)
        found = related.search([('id', condition.operator, list(values))])
        return self._literal(field, 'in', frozenset(found.ids))

    # -- days and moments ----------------------------------------------------------------------------

    def _moments(self, field, condition):
        operator, value = condition.operator, condition.value
        if operator in ('=', '!=', 'in', 'not in'):
            values = list(value) if operator.endswith('in') and not isinstance(value, str) else [value]
            parts = [self._equal(field, one) for one in values]
            if None in parts:
                return None
            return ('|', parts) if operator in ('=', 'in') else ('!', ('|', parts))
        if operator in INEQUALITIES:
            return self._compared(field, operator, self._moment(field, value))
        return None

    def _equal(self, field, value):
        """Of a moment, the whole second is meant."""
        if value is False:
            return self._literal(field, 'in', NOTHING, null=True)
        moment = self._moment(field, value)
        if moment is None or isinstance(moment, Moment) and (moment.moves or field.type == 'date'):
            return None
        if field.type == 'date':
            return self._literal(field, 'in', frozenset({moment}))
        return '&', [
            self._literal(field, '>=', moment),
            self._literal(field, '<', moment._replace(at=moment.at + timedelta(seconds=1)))]

    def _compared(self, field, operator, moment):
        """After a day is from the next day on, as is after a second from the next one on."""
        if moment is None:
            return None
        if field.type == 'datetime' and not moment.moves and operator in ('>', '<='):
            whole = timedelta(days=1) if moment.base == 'local' else timedelta(seconds=1)
            moment, operator = moment._replace(at=moment.at + whole), {'>': '>=', '<=': '<'}[operator]
        return self._literal(field, operator, moment)

    def _moment(self, field, value):
        """A :class:`Moment`; the number of the day, of a field that is one and a day that stands still; ``None``."""
        if isinstance(value, str):
            if not re.match(r'\d+-', value):
                return self._moving(value)
            value = date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
        if field.type == 'date':
            return value.toordinal() if isinstance(value, date) else None
        if isinstance(value, datetime):
            return None if value.tzinfo else Moment('utc', at=value.replace(microsecond=0))
        return Moment('local', at=datetime.combine(value, time.min)) if isinstance(value, date) else None

    def _moving(self, text):
        """``today -7d``, ``now +1m -3H``: a :class:`Moment`; ``None`` for what sets a part or names a day."""
        terms = text.split()
        base = terms.pop(0) if terms and terms[0] in ('today', 'now') else 'now'
        steps = [STEP.fullmatch(term) for term in terms]
        if not all(steps) or not text.strip():
            return None
        total = dict.fromkeys('dwmyHMS', 0)
        for step in steps:
            total[step[2]] += int(step[1])
        return Moment(
            base, 12 * total['y'] + total['m'], 7 * total['w'] + total['d'],
            3600 * total['H'] + 60 * total['M'] + total['S'])

