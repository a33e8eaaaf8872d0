"""Domains on leads as formulas that can be reasoned about: see :class:`Formulas` and ``tools/lead/lead_reach.py``."""
import re
from datetime import date, datetime, time, timedelta

from odoo.fields import Domain
from odoo.orm.domains import DomainAnd, DomainCondition, DomainNot, DomainOr

from ...tools.lead.lead_reach import Literal, Moment, Variable

NUMBERS = {'integer': 'integer', 'float': 'number', 'monetary': 'number'}
TEXTS = {'char', 'text'}
SETS = {'many2many', 'one2many'}
INEQUALITIES = {'<', '<=', '>', '>='}
LIKE = {'like', 'ilike', 'not like', 'not ilike', '=like', '=ilike', 'not =like', 'not =ilike'}
# what hardly ever changes: conditions on it say which records they mean
SETTLED = {'res.country', 'res.country.state'}
# searched by what is asked for and by nothing else, though they are not stored
PLAIN = {
    'portfolio_zone_id', 'portfolio_arrival_hour', 'portfolio_arrival_day', 'portfolio_known_user_id',
    'portfolio_known_by'}
STEP = re.compile(r'([+-]\d+)([dwmyHMS])')
NOTHING = frozenset()


class Formulas:
    """Makes formulas of domains on leads, or on documents of another model, and knows their variables.

    What it does not understand (properties, fields that others search in a way of their own, words for days) becomes a
    condition that only equals itself; so nothing is ever taken for impossible that is not. A path ('partner_id.name')
    is a variable of its own, beside whether there is such a record.

    :param env: whose companies, days and words domains are about
    :param model: the name of the model they are asked of
    """

    def __init__(self, env, model='crm.lead'):
        # sudo: any model - what conditions mean, not what a lead is
        self.Lead = env[model].sudo()
        self.asker = self.Lead
        # of which records the fields are, and the path to them
        self.model, self.path = self.Lead, ''
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
        said = f'{self.path}{said} {self._who()}'
        self.variables[said] = Variable('opaque')
        return Literal(said, 'is', said, False)

    def _who(self):
        env = self.asker.env
        return f'{env.uid} {env.su} {env.companies.ids} {env.lang}'

    def _condition(self, condition):
        first, _dot, rest = condition.field_expr.partition('.')
        field = self.model._fields.get(first)
        said = repr(condition)
        is_known = field is not None and (
            field.store or field.name in PLAIN and not self.path) and not field.company_dependent
        if is_known and field.type == 'many2one' and (rest or self._is_named(condition)):
            return self._beyond(field, rest or 'display_name', condition) or self._opaque(said)
        if not is_known or rest:
            return self._opaque(said)
        if field.type in ('date', 'datetime'):
            return self._moments(field, condition) or self._opaque(said)
        if condition.operator in ('child_of', 'parent_of'):
            return self._hierarchy(field, condition) or self._opaque(said)
        plain = condition.optimize(self.model)
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

    # -- what lies behind a record -------------------------------------------------------------------

    def _is_named(self, condition):
        """Whether a condition asks how the record behind a field is called."""
        values = condition.value if isinstance(condition.value, (list, tuple, set, frozenset)) else [condition.value]
        return condition.operator in LIKE | {'=', '!=', 'in', 'not in'} and bool(values) and all(
            isinstance(value, str) for value in values)

    def _beyond(self, field, rest, condition):
        """A condition on the record that a field names: there is one, and its field says so."""
        comodel = self.asker.env[field.comodel_name]
        inner = DomainCondition(rest, condition.operator, condition.value)
        # 'not called so' is said of whoever has no such record as well; 'its name is not so' is not
        is_other = rest == 'display_name' and condition.operator in Domain.NEGATIVE_OPERATORS
        if field.comodel_name in SETTLED:
            found = comodel.with_context(active_test=False).search(~inner if is_other else inner)
            operator = 'not in' if is_other else 'in'
            return self._literal(field, operator, frozenset(found.ids), null=is_other) if found else None
        if rest == 'display_name':
            return None
        there = [self._literal(field, 'not in', NOTHING), self._opaque(f'{field.name} may be read')]
        model, path = self.model, self.path
        # sudo: any model - what conditions mean, not what a record is
        self.model, self.path = comodel.sudo(), f'{path}{field.name}.'
        try:
            return '&', [*there, self._condition(inner)]
        finally:
            self.model, self.path = model, path

    # -- kinds of fields -----------------------------------------------------------------------------

    def _plain(self, field, condition):
        """The literal of a condition as the ORM optimizes it, or ``None``."""
        operator, value = condition.operator, condition.value
        if operator in ('in', 'not in') and all(isinstance(one, (bool, int, float, str)) for one in value):
            return self._among(field, operator, set(value))
        if operator in INEQUALITIES and field.type in NUMBERS and isinstance(value, (int, float)):
            return self._literal(field, operator, value + 0)
        if field.type not in TEXTS or not isinstance(value, str) or not value or self._is_worded(field):
            return None
        if operator in INEQUALITIES:
            # no text lies before every other one
            return self._literal(field, operator, value, null=operator in ('<', '<='))
        return self._like(field, operator, value) if operator in LIKE else None

    def _is_worded(self, field):
        """Whether a text may be another one in the language of whoever asks."""
        # of one path, one person asks
        return bool(field.translate) and not self.path

    def _like(self, field, operator, value):
        """A pattern that may be empty is met by an empty text and by no missing one: it is not looked into."""
        if not value.strip('%'):
            return None
        pattern = value if '=' in operator else f'%{value}%'
        return self._literal(field, operator.replace('=', ''), pattern, null=operator.startswith('not'))

    def _among(self, field, operator, values):
        """``in`` and ``not in``: of a field that has a value for nothing, that is one of the values."""
        if field.type in NUMBERS:
            return self._literal(field, operator, frozenset(value + 0 for value in values))
        if field.type == 'boolean':
            return self._literal(field, operator, frozenset(map(bool, values)))
        nothing = bool(values & {False, ''})
        kept = frozenset(value for value in values if value is not False and value != '')
        of_text = field.type in TEXTS or field.type == 'selection'
        if not of_text and field.type not in {'many2one', *SETS} or self._is_worded(field):
            return None
        if not all(isinstance(value, str if of_text else int) for value in kept):
            return None
        return self._literal(field, operator, kept, null=nothing == (operator == 'in'))

    def _literal(self, field, operator, value, null=False):
        name = f'{self.path}{field.name} {self._who()}' if self.path else field.name
        if name not in self.variables:
            self.variables[name] = self._variable(field)
        return Literal(name, operator, value, null)

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

