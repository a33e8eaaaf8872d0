from dataclasses import dataclass

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.foundation.carrier import Fact


@dataclass(frozen=True)
class Whole(Fact):
    """What is read is for code, which shows it to nobody."""


class PortfolioAccountCopies(models.AbstractModel):
    """A document that repeats what its account says: as hidden from a role there as on the account.

    A lead has an e-mail, a telephone, an address of its own, and those of its contact once it has one; a report has
    the country of the customer. Where the account's field is hidden from the role of who asks, the document's is empty
    for him as soon as it names an account, whoever wrote it: what differs from the account's would tell as much as
    what does not. Without an account the document says what somebody typed, and shows it.

    It is empty at every door a client comes through: read, screens, exports, copies and forms, and in SQL, so that
    searches, groups, orders and sums find it empty too, also from another model. Code that has a record in hand reads
    it, as it reads the account.

    A model that inherits says which field names the account, and which fields repeat which of the account's.
    """
    _name = 'portfolio.account.copies'
    _description = "Copies of What an Account Says"

    _portfolio_copied_from = 'partner_id'
    _portfolio_copies = {}

    @api.model
    def _portfolio_hidden_copies(self):
        if self.env.su or self._portfolio_told(Whole):
            return frozenset()
        hidden = self.env['res.partner']._portfolio_hidden()
        return frozenset(name for name, sources in self._portfolio_copies.items() if not hidden.isdisjoint(
            sources if isinstance(sources, tuple) else (sources,)))

    def _portfolio_copying(self):
        """The ids of those of these records that name an account."""
        # sudo: any model - whether there is one, for whoever reads the record
        return {record.id for record in self.sudo() if record[self._portfolio_copied_from]}

    @api.model
    def _portfolio_own_words(self):
        """The records that name no account."""
        return Domain(self._portfolio_copied_from, '=', False)

    # -- what is asked -----------------------------------------------------------------------------

    def _field_to_sql(self, alias, field_expr, query=None):
        sql = super()._field_to_sql(alias, field_expr, query)
        if field_expr.split('.')[0] not in self._portfolio_copies:
            return sql
        if field_expr.split('.')[0] not in self._portfolio_hidden_copies():
            return sql
        account = super()._field_to_sql(alias, self._portfolio_copied_from, query)
        return SQL("CASE WHEN %s IS NULL THEN %s END", account, sql)

    def _fetch_query(self, query, fields):
        """The cache is everybody's: what is in it is whole."""
        return super(PortfolioAccountCopies, self._portfolio_tell(Whole()))._fetch_query(
            query, fields).with_env(self.env)

    def _portfolio_snapshot(self, names):
        """What is kept for the way back is whole."""
        return super(PortfolioAccountCopies, self._portfolio_tell(Whole()))._portfolio_snapshot(names)

    # -- what is shown -----------------------------------------------------------------------------

    def _read_format(self, fnames, load='_classic_read'):
        rows = super()._read_format(fnames, load=load)
        hidden = self._portfolio_hidden_copies()
        if hidden and any(hidden & row.keys() for row in rows):
            copying = self._portfolio_copying()
            for row in rows:
                if row['id'] in copying:
                    row.update((name, self._portfolio_empty(name)) for name in hidden & row.keys())
        return rows

    def _export_rows(self, fields, **options):
        hidden = self._portfolio_hidden_copies()
        columns = [number for number, path in enumerate(fields) if path and path[0] in hidden]
        if not columns:
            return super()._export_rows(fields, **options)
        copying, lines = self._portfolio_copying(), []
        for record in self:
            rows = super(PortfolioAccountCopies, record)._export_rows(fields, **options)
            if record.id in copying:
                rows = [['' if number in columns else cell for number, cell in enumerate(row)] for row in rows]
            lines += rows
        return lines

    def copy_data(self, default=None):
        copies, hidden = super().copy_data(default), self._portfolio_hidden_copies()
        copying = self._portfolio_copying() if hidden else ()
        for record, vals in zip(self, copies, strict=True):
            if record.id in copying:
                for name in hidden - (default or {}).keys():
                    vals.pop(name, None)
        return copies

    def onchange(self, values, field_names, fields_spec):
        hidden = self._portfolio_hidden_copies()
        if hidden and (values.get(self._portfolio_copied_from) or self._portfolio_copying()):
            fields_spec = {name: spec for name, spec in fields_spec.items() if name not in hidden}
        return super().onchange(values, field_names, fields_spec)
