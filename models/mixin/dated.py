from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class PortfolioDated(models.AbstractModel):
    """Rows that hold from one day to another, both of them included; where a day is missing there is no limit.

    Whether a row holds on a day can be asked of the database, :meth:`_covers` and :meth:`_covers_sql`, or of records
    at hand, :meth:`_covering`; the answer is the same. A first day that is required and missing holds never.

    A model with a field ``is_current`` names ``_compute_is_current`` and ``_search_is_current`` in it: today, as the
    company one works in counts days. One that wants to know of its rows that hold on the same days asks
    :meth:`_overlapping` in a constraint.
    """
    _name = 'portfolio.dated'
    _description = "Between Two Dates"

    date_from = fields.Date("Since")
    date_to = fields.Date("Until", help="The last day. Empty: until further notice.")

    _dates_in_order = models.Constraint("CHECK (date_to >= date_from)", "End date must not precede start date.")

    # -- on a day ----------------------------------------------------------------------------------

    @api.model
    def _covers(self, day):
        """The rows that hold on ``day``, as a ``Domain``."""
        covers = Domain.TRUE
        for name, operator in (('date_from', '<='), ('date_to', '>=')):
            limited = Domain(name, operator, day)
            covers &= limited if self._fields[name].required else limited | Domain(name, '=', False)
        return covers

    @api.model
    def _covers_sql(self, alias, day):
        """Whether a row holds on a day, as a condition of SQL; whoever asks has flushed.

        :param str alias: what the statement calls the table
        :param day: a date, or SQL of one
        :return: ``SQL``, in parentheses
        """
        first, last = SQL.identifier(alias, 'date_from'), SQL.identifier(alias, 'date_to')
        begun = SQL("%s <= %s", first, day) if self._fields['date_from'].required else SQL(
            "(%s IS NULL OR %s <= %s)", first, first, day)
        lasts = SQL("%s >= %s", last, day) if self._fields['date_to'].required else SQL(
            "(%s IS NULL OR %s >= %s)", last, last, day)
        return SQL("(%s AND %s)", begun, lasts)

    def _covering(self, day):
        """Those of ``self`` that hold on ``day``."""
        needed = [name for name in ('date_from', 'date_to') if self._fields[name].required]
        return self.filtered(lambda row: (
            all(row[name] for name in needed)
            and (not row.date_from or row.date_from <= day) and (not row.date_to or row.date_to >= day)))

    @api.depends('date_from', 'date_to')
    @api.depends_context('company')
    def _compute_is_current(self):
        current = self._covering(self._portfolio_today())
        for row in self:
            row.is_current = row in current

    @api.model
    def _search_is_current(self, operator, value):
        if operator != 'in':
            return NotImplemented
        current = self._covers(self._portfolio_today())
        return Domain.OR(current if wanted else ~current for wanted in {bool(one) for one in value})

    # -- on the same days --------------------------------------------------------------------------

    @api.model
    def _days_sql(self, alias):
        """The days on which a row holds, as an SQL expression of type ``daterange``.

        :param str alias: what the statement calls the table
        :return: ``SQL``
        """
        return SQL("daterange(%s, %s, '[]')", SQL.identifier(alias, 'date_from'), SQL.identifier(alias, 'date_to'))

    def _overlapping(self, condition):
        """A row of ``self`` and another one that hold on the same day, if there are such.

        :param SQL condition: what they have in common; the row is called ``mine``, the other one ``other``
        :return: the two records, the other one possibly out of the user's sight; both empty if there are none
        """
        self.flush_model()
        found = self.env.execute_query(SQL(
            """
            SELECT mine.id, other.id
              FROM %(table)s mine
              JOIN %(table)s other ON other.id != mine.id AND (%(condition)s) AND %(mine)s && %(other)s
             WHERE mine.id = ANY(%(ids)s)
             LIMIT 1
            """, table=SQL.identifier(self._table), condition=condition, mine=self._days_sql('mine'),
            other=self._days_sql('other'), ids=self.ids))
        return tuple(map(self.browse, found[0])) if found else (self.browse(), self.browse())
