"""Mixins: the general forms of what rooms have more than once.

Mixins     portfolio.dated: rows that hold from one day to another; asked as a domain, in SQL and of records
           portfolio.period: the same, and which of the rows hold today is stored and kept by a job
           portfolio.history: one change of something an account has, with before and after, only ever added
           portfolio.conditions: conditions kept as text, checked for whoever wrote them and asked with his rights
           portfolio.catalogue: a value of a catalogue says where it is used before it is archived
           portfolio.catalogue.value: the same, with a name and its place among the others
           portfolio.coded: records known by a code, of which there are no two
           portfolio.name.search: search by name in more than one way of writing
Wizard     portfolio.catalogue.usage with its .line: where a value is used
Extends    base (what a domain asks about, field by field, and who may)
Others call  ``rows._covers(day)``, ``…_covers_sql(alias, day)``, ``…_covering(day)``, ``rows._overlapping(condition)``;
             ``changes._log(before, after, told)``, ``…_log_sql(changed, *columns)``, ``…_steps(accounts, kind_of)``;
             ``record._portfolio_asked()`` and ``record._portfolio_asker()``; ``value._portfolio_uses()``;
             ``env[model]._portfolio_count_asked(domain)``
How        a model names the mixin in ``_inherit`` and says in attributes and methods of the mixin what is its own
Limits     days are days of the calendar: what holds from one moment to another is not ``portfolio.dated``
Example    ``env['portfolio.block'].search(env['portfolio.block']._covers(day))``
"""
from . import base_conditions
from . import conditions
from . import dated
from . import period
from . import history
from . import catalogue
from . import catalogue_value
from . import coded
from . import name_search
