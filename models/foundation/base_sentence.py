from odoo import models
from odoo.exceptions import UserError

from .sentence import Sentence


class Base(models.AbstractModel):
    """A kept sentence leaves the database in words only.

    Groups, aggregates and orders are made by the database of what its column has: data and a template, the same for
    every reader. Read, the sentence says what this reader may know.
    """
    _inherit = 'base'

    def _read_group_groupby(self, alias, groupby_spec, query):
        self._portfolio_refuse_raw(groupby_spec)
        return super()._read_group_groupby(alias, groupby_spec, query)

    def _read_group_select(self, aggregate_spec, query):
        self._portfolio_refuse_raw(aggregate_spec)
        return super()._read_group_select(aggregate_spec, query)

    def _portfolio_refuse_raw(self, expression):
        name, _colon, how = expression.partition(':')
        # how many there are tells nothing of what they say
        if isinstance(self._fields.get(name), Sentence) and how not in ('count', 'count_distinct'):
            raise UserError(self.env._(
                "%s: this text depends on the language of its reader and cannot be grouped or summed. Leave it out.",
                self._fields[name]._description_string(self.env)))
