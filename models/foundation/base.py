from collections import defaultdict
from datetime import datetime

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, ormcache

from ...tools.foundation.carrier import Carrier, Loaded
from .sentence import MARK, Kept, Sentence, say


class Base(models.AbstractModel):
    _inherit = 'base'

    # -- what code tells code ----------------------------------------------------------------------

    def _portfolio_tell(self, *facts):
        """The same records, whose methods and overrides are told ``facts`` (objects of ``tools.carrier.Fact``).

        The one way for code to tell code anything through the ORM: what an RPC caller puts into the context is
        data and never becomes a :class:`~..tools.carrier.Fact`.
        """
        return self.with_context(portfolio=self._portfolio_carrier().adding(*facts))

    def _portfolio_untell(self, *kinds):
        """The same records, whose methods are no longer told facts of these classes."""
        return self.with_context(portfolio=self._portfolio_carrier().without(*kinds))

    def _portfolio_told(self, kind):
        """The fact of class ``kind`` that the calling code told, or None."""
        return self._portfolio_carrier().get(kind)

    def _portfolio_carrier(self):
        carrier = self.env.context.get('portfolio')
        return carrier if isinstance(carrier, Carrier) else Carrier()

    # -- searched ----------------------------------------------------------------------------------

    @api.model
    def _portfolio_refuse_operator(self, name):
        """Say that a field is not looked for like this: the platform asks for each value, and trips over no answer.

        :param name: of the field
        :raise UserError: always
        """
        raise UserError(self.env._(
            "%s: cannot be searched in this way. Choose another operator.",
            self._fields[name]._description_string(self.env)))

    # -- two at once -------------------------------------------------------------------------------

    def _portfolio_lock(self):
        """Lock these rows, after whoever has them: what two people start at once is done once.

        Each row is written, so PostgreSQL refuses the snapshot of whoever waited (a serialization failure), and Odoo
        runs the request anew, which finds it done. Core's ``lock_for_update`` refuses instead of waiting, and does
        not say what a person may do about it.
        """
        self.env.execute_query(SQL(
            """
            WITH locked AS (SELECT id FROM %(table)s WHERE id = ANY(%(ids)s) ORDER BY id FOR NO KEY UPDATE)
            UPDATE %(table)s row SET id = row.id FROM locked WHERE row.id = locked.id RETURNING row.id
            """, table=SQL.identifier(self._table), ids=self.ids))

    # -- days --------------------------------------------------------------------------------------

    def _portfolio_today(self):
        """Today, as the company one works in counts days: see ``res_company.py``."""
        return self.env.company._portfolio_day()

    # the company a record belongs to, by the first of these that is there: its own, its team's, its user's
    _portfolio_home = ('company_id', 'team_id.company_id', 'user_id.company_id')

    @api.model
    @ormcache('self._name')
    def _portfolio_home_paths(self):
        return [path for path in self._portfolio_home if self._portfolio_has_path(path)]

    def _portfolio_has_path(self, path):
        model = self
        for name in path.split('.'):
            field = model._fields.get(name)
            if field is None or not field.store:
                return False
            model = self.env[field.comodel_name]
        return True

    def _portfolio_own_days(self):
        """Today, where each of these records belongs: what is kept of a day does not depend on who keeps it.

        Nobody's is of the company one works in; for jobs, of the first.

        :return: ``{record: date}``
        """
        paths, days = self._portfolio_home_paths(), {}
        # sudo: res.company - whose it is, whoever asks
        for record in self.sudo():
            homes = (record.mapped(path)[:1] for path in paths)
            company = next(filter(None, homes), None) or self.env.company
            days.setdefault(company, []).append(record.with_env(self.env))
        return {record: day for company, records in days.items()
                for day in [company._portfolio_day()] for record in records}

    def _portfolio_own_day(self):
        """Today, where this record belongs."""
        self.ensure_one()
        return self._portfolio_own_days()[self]

    @api.model
    def _portfolio_by_day(self, condition):
        """The records for which ``condition(today)`` holds on the day where each belongs, as a domain."""
        days = {}
        for companies in self.env['res.company']._portfolio_zones().values():
            day = companies[:1]._portfolio_day()
            days[day] = days.get(day, companies.browse()) | companies
        if len(days) == 1:
            return condition(*days)
        return Domain.OR(condition(day) & self._portfolio_belonging(companies) for day, companies in days.items())

    @api.model
    def _portfolio_belonging(self, companies):
        found, nobody = Domain.FALSE, Domain.TRUE
        for path in self._portfolio_home_paths():
            found |= nobody & Domain(path, 'in', companies.ids)
            nobody &= Domain(path, '=', False)
        return found | nobody if self.env.company in companies else found

    @api.model
    def load(self, fields, data):
        """Whoever asks is told that the records come from a file: no context says so, it is so."""
        return super(Base, self._portfolio_tell(Loaded())).load(fields, data)

    # -- what points at records of a model ---------------------------------------------------------

    @api.model
    def _portfolio_hangers(self):
        """Stored fields, of any other model, that point at records of this one, or may point at those of any.

        :return: ``{model: {field: the field that names the model, or empty}}``
        """
        found = defaultdict(dict)
        for name, model in self.env.registry.items():
            if model._abstract or model._transient or not model._auto or name == self._name:
                continue
            for field in model._fields.values():
                if not field.store or field.compute and field.readonly:
                    continue
                if field.type == 'many2one' and field.comodel_name == self._name:
                    found[name][field.name] = ''
                elif field.type == 'many2one_reference' and model._fields[field.model_field].store:
                    found[name][field.name] = field.model_field
        return found

    def _portfolio_referrers(self, models=None):
        """Rows of any model that point at these records, in one statement, whatever the field is.

        Fields that only repeat what another says are left out: they are computed, and nobody writes them.

        :param models: names of the models to look at; all without it
        :return: ``{(model, field): {id of a row: id of the record it points at}}``
        """
        parts = [] if not self.ids else [
            SQL("SELECT %s, %s, row_id, target_id FROM (%s) AS one(row_id, target_id)", name, field.name, query)
            for name, model in self.env.registry.items()
            if not (model._abstract or model._transient or not model._auto) and (models is None or name in models)
            for field in model._fields.values()
            if field.store and not (field.compute and field.readonly) and not field.company_dependent
            if (query := self._portfolio_select_referrers(model, field))]
        found = defaultdict(dict)
        if parts:
            self.env.flush_all()
            for name, field, row_id, target_id in self.env.execute_query(SQL(" UNION ALL ").join(parts)):
                found[name, field][row_id] = target_id
        return found

    def _portfolio_select_referrers(self, model, field):
        """:return: ``SELECT row, target`` of one field that may point at these records, or None"""
        table, column = SQL.identifier(model._table), SQL.identifier(field.name)
        if field.type == 'many2one' and field.comodel_name == self._name:
            return SQL("SELECT id, %s FROM %s WHERE %s = ANY(%s)", column, table, column, self.ids)
        if field.type == 'many2many' and field.comodel_name == self._name:
            row, target = SQL.identifier(field.column1), SQL.identifier(field.column2)
            return SQL("SELECT %s, %s FROM %s WHERE %s = ANY(%s)",
                       row, target, SQL.identifier(field.relation), target, self.ids)
        if field.type == 'many2one_reference' and model._fields[field.model_field].store:
            return SQL("SELECT id, %s FROM %s WHERE %s = %s AND %s = ANY(%s)", column, table,
                       SQL.identifier(field.model_field), self._name, column, self.ids)
        if field.type == 'reference':
            return SQL("SELECT id, split_part(%s, ',', 2)::int FROM %s WHERE %s = ANY(%s)", column, table, column,
                       [f'{self._name},{record_id}' for record_id in self.ids])
        return None

    # -- snapshots ---------------------------------------------------------------------------------

    def _portfolio_snapshot(self, names):
        """The stored values of ``names``, in a form that JSON keeps and that compares.

        :return: ``{record id: {name: value}}``; many2one as id, x2many as sorted ids, dates as
            strings, kept sentences as they are kept: whoever undoes may read another language
        :rtype: dict[int, dict]
        """
        found = {
            values['id']: {name: self._portfolio_plain(name, values[name]) for name in names}
            for values in self.read(names, load=False)
        }
        for name in names:
            if isinstance(self._fields[name], Sentence):
                for record in self.browse(found):
                    found[record.id][name] = self._fields[name].kept_in(record) or False
        return found

    def _portfolio_plain(self, name, value):
        field = self._fields[name]
        if field.type in ('one2many', 'many2many'):
            return sorted(value)
        if field.type == 'date':
            return fields.Date.to_string(value) or False
        if field.type == 'datetime':
            # to the microsecond: core keeps them in some fields, and undo restores what was read
            return value.isoformat(sep=' ') if value else False
        return str(value) if field.type == 'html' and value else value

    def _portfolio_from_snapshot(self, values):
        """Values as :meth:`_portfolio_snapshot` gives them, as ``write`` takes them.

        :param dict values: ``{name: value}`` of one record
        :return: dict; a many2one whose record is gone is empty
        """
        return {name: self._portfolio_from_plain(name, value) for name, value in values.items()}

    def _portfolio_from_plain(self, name, value):
        field = self._fields[name]
        if field.type == 'many2many':
            return [fields.Command.set(value)]
        if field.type == 'many2one':
            # who or what stood there may be deleted by now
            return value and self.env[field.comodel_name].browse(value).exists().id
        if isinstance(field, Sentence) and value and value.startswith(MARK):
            return Kept(value)
        return datetime.fromisoformat(value) if field.type == 'datetime' and value else value

    def _portfolio_say(self, sentence):
        """A kept sentence (``sentence.py``) in the language of this environment; text as it stands."""
        return say(self.env, sentence)

    def _portfolio_worded(self):
        """The same records, in the language a sentence that is kept should have.

        That is the language of whoever acts; where nobody of the company does (a job, the installation, a
        customer in the portal), the one most of its users have.
        """
        user = self.env.user
        if self.env.uid != SUPERUSER_ID and not user.share:
            return self.with_context(lang=user.lang)
        self.env['res.partner'].flush_model(['lang'])
        spoken = self.env.execute_query(SQL(
            """
            SELECT partner.lang
              FROM res_users users
              JOIN res_partner partner ON partner.id = users.partner_id
             WHERE users.active AND NOT users.share AND users.id != %s AND partner.lang IS NOT NULL
          GROUP BY partner.lang
          ORDER BY count(*) DESC, partner.lang
             LIMIT 1
            """, SUPERUSER_ID))
        return self.with_context(lang=spoken[0][0]) if spoken else self
