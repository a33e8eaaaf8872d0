from typing import NamedTuple

from odoo import api, models
from odoo.tools import SQL

from ...tools.foundation.carrier import TracesStay
from ...tools.foundation.twins import Twins
from ..foundation.sentence import kept

# what core moves from one partner to another, and what stays with the one it was about
MOVED = {
    'ir.attachment', 'mail.followers', 'mail.activity', 'mail.message', 'ir.model.data', 'portfolio.journal.entry'}


class Place(NamedTuple):
    """Where rows may be twins: columns of a table that are equal."""
    table: str
    keys: tuple         # SQL of what is equal
    accounts: tuple     # those of the keys that are columns of partners
    where: str


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    """Merging partners keeps what both have: once what may stand once, all else twice.

    Core moves rows from one partner to the other in one statement for each column, and what may stand once stops
    it (a unique index) or makes it delete all of them (a constraint). So twins are joined before, by the rule of
    :meth:`_portfolio_twin_rules`; each unique index of ours with a partner in it has one, as a test asks of the
    registry. A room adds to it, and to :meth:`_portfolio_before_merge` and :meth:`_portfolio_after_merge`.
    """
    _inherit = 'base.partner.merge.automatic.wizard'

    # -- for rooms ---------------------------------------------------------------------------------

    @api.model
    def _portfolio_twin_rules(self):
        """:return: ``{name of a unique index, or any other: Twins}``, in the order in which they are followed"""
        return {}

    def _portfolio_before_merge(self, sources, keeper):
        """What has to happen while both are there. All partners are given with ``sudo``.

        :param sources: the partners that go
        :param keeper: the one that stays
        """

    def _portfolio_after_merge(self, keeper):
        """What follows from what came to ``keeper``, which is given with ``sudo``."""

    # -- the steps of core -------------------------------------------------------------------------

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        # sudo: res.partner - what the merged have, whoever merges them; core has asked whether he may
        partners = self.env['res.partner'].sudo().browse(partner_ids)
        result = super(BasePartnerMergeAutomaticWizard, self._portfolio_tell(TracesStay()))._merge(
            partner_ids, dst_partner=dst_partner, extra_checks=extra_checks)
        keeper = partners.exists()
        if len(keeper) == 1 < len(partners):
            self._portfolio_recompute(keeper)
            self._portfolio_after_merge(keeper)
        return result

    @api.model
    def _update_foreign_keys(self, src_partners, dst_partner):
        # sudo: res.partner - as above
        sources, keeper = src_partners.sudo(), dst_partner.sudo()
        # what was read or computed before would be written to a partner that is gone
        self.env.flush_all()
        self._portfolio_before_merge(sources, keeper)
        self.env.flush_all()
        self._portfolio_join_twins(sources, keeper)
        self._portfolio_join_followers(sources, keeper)
        self.env.invalidate_all()
        return super()._update_foreign_keys(src_partners, dst_partner)

    def _update_reference_fields(self, src_partners, dst_partner):
        result = super()._update_reference_fields(src_partners, dst_partner)
        self.env.flush_all()
        for name, columns in dst_partner._portfolio_hangers().items():
            for column, model_field in columns.items():
                if model_field and name not in MOVED:
                    self._portfolio_move_references(name, column, model_field, src_partners, dst_partner)
        # sudo: portfolio.journal.entry - undo leaves alone what went into another record
        self.env['portfolio.journal.entry'].sudo().search([
            ('model', '=', 'res.partner'), ('res_id', 'in', src_partners.ids), ('state', '=', 'done'),
        ]).write({'state': 'kept', 'note': kept('foundation.merged_contact')})
        return result

    @api.model
    def _update_values(self, src_partners, dst_partner):
        """All fields, those of other roles too: a field that whoever merges does not see is not lost."""
        # sudo: res.partner - who may merge has been asked; the partner that goes takes what stands in it along
        return super(BasePartnerMergeAutomaticWizard, self.sudo())._update_values(
            src_partners.sudo(), dst_partner.sudo())

    # -- twins -------------------------------------------------------------------------------------

    def _portfolio_join_twins(self, sources, keeper):
        rules, places = self._portfolio_twin_rules(), self._portfolio_places()
        for name in [*rules, *(name for name in places if name not in rules)]:
            twins = rules.get(name) or Twins()
            place = Place(twins.table, (twins.account, *twins.also), (twins.account,), twins.where) \
                if twins.table else places.get(name)
            rows = place and self._portfolio_find_twins(place, twins, sources, keeper)
            if rows:
                self._portfolio_lose(place.table, twins, rows)

    @api.model
    def _portfolio_places(self):
        """The unique indexes with a partner in them, of tables with more than two columns: core joins the others.

        :return: ``{name of the index: Place}``
        """
        return {name: Place(*place) for name, *place in self.env.execute_query(SQL(
            """
            SELECT index_class.relname, table_class.relname,
                   ARRAY(SELECT pg_get_indexdef(index.indexrelid, key, TRUE)
                           FROM generate_series(1, index.indnkeyatts) key),
                   accounts.names, coalesce(pg_get_expr(index.indpred, index.indrelid), 'TRUE')
              FROM pg_index index
              JOIN pg_class index_class ON index_class.oid = index.indexrelid
              JOIN pg_class table_class ON table_class.oid = index.indrelid
              JOIN pg_attribute id ON id.attrelid = index.indrelid AND id.attname = 'id'
             CROSS JOIN LATERAL (
                   SELECT array_agg(DISTINCT quote_ident(attname)) AS names
                     FROM pg_constraint target
                     JOIN pg_attribute partner
                       ON partner.attrelid = index.indrelid AND partner.attnum = target.conkey[1]
                    WHERE target.conrelid = index.indrelid AND target.contype = 'f'
                      AND target.confrelid = 'res_partner'::regclass
                      AND partner.attnum = ANY((index.indkey::int2[])[0:index.indnkeyatts - 1])) accounts
             WHERE index.indisunique AND NOT index.indisprimary AND accounts.names IS NOT NULL
               AND table_class.relnamespace = current_schema::regnamespace
          ORDER BY index_class.relname
            """))}

    def _portfolio_find_twins(self, place, twins, sources, keeper):
        """:return: ``[(id of a row that is lost, id of the one that remains)]``"""
        ids = [*sources.ids, keeper.id]
        becomes = {
            name: SQL("CASE WHEN %s = ANY(%s) THEN %s ELSE %s END", SQL(name), ids, keeper.id, SQL(name))
            for name in place.accounts}
        keys = [becomes.get(key) or SQL(key) for key in place.keys]
        order = [*([SQL(twins.first)] if twins.first else []),
                 *(SQL("%s = %s DESC", SQL(name), keeper.id) for name in place.accounts), SQL("id")]
        window = SQL("(PARTITION BY %s ORDER BY %s)", SQL(", ").join(keys), SQL(", ").join(order))
        return self.env.execute_query(SQL(
            """
            SELECT id, remains FROM (
                SELECT id, first_value(id) OVER %(window)s AS remains
                  FROM %(table)s
                 WHERE (%(where)s) AND (%(here)s) AND %(told)s) twin
             WHERE id != remains
          ORDER BY id
            """,
            window=window, table=SQL.identifier(place.table), where=SQL(place.where or 'TRUE'),
            here=SQL(" OR ").join(SQL("%s = ANY(%s)", SQL(name), ids) for name in place.accounts),
            # nothing equals nothing: such rows may stand as often as they like
            told=SQL(" AND ").join(SQL("%s IS NOT NULL", key) for key in keys)))

    def _portfolio_lose(self, table, twins, rows):
        """Join rows of a table that may stand once, as its rule says.

        :param table: its name in the database
        :param Twins twins: the rule
        :param rows: ``[(id of a row that is lost, id of the one that remains)]``
        """
        lost = [row_id for row_id, _remains in rows]
        for column in twins.fill:
            self.env.cr.execute(SQL(
                """
                UPDATE %(table)s remains SET %(column)s = other.%(column)s
                  FROM %(table)s other
                  JOIN unnest(%(lost)s::int[], %(kept)s::int[]) AS twin(lost, kept) ON twin.lost = other.id
                 WHERE remains.id = twin.kept AND remains.%(column)s IS NULL AND other.%(column)s IS NOT NULL
                """, table=SQL.identifier(table), column=SQL.identifier(column),
                lost=lost, kept=[kept for _row_id, kept in rows]))
        if twins.lose == 'delete':
            self.env.cr.execute(SQL("DELETE FROM %s WHERE id = ANY(%s)", SQL.identifier(table), lost))
        elif isinstance(twins.lose, dict):
            values = SQL(", ").join(
                SQL("%s = %s", SQL.identifier(name), SQL(value)) for name, value in twins.lose.items())
            self.env.cr.execute(SQL("UPDATE %s SET %s WHERE id = ANY(%s)", SQL.identifier(table), values, lost))
        else:
            model = next(name for name, model in self.env.registry.items() if model._table == table and model._auto)
            self.env.invalidate_all()
            # sudo: any model of ours - what cannot stay as it is, whoever merges
            getattr(self, twins.lose)(self.env[model].sudo().browse(lost))
            self.env.flush_all()

    def _portfolio_join_followers(self, sources, keeper):
        """Who follows several of them follows one: core would take all followers of the others away."""
        self.env.cr.execute(SQL(
            """
            DELETE FROM mail_followers twin
             WHERE twin.res_model = 'res.partner' AND twin.res_id = ANY(%(sources)s)
               AND EXISTS (
                   SELECT FROM mail_followers other
                    WHERE other.res_model = 'res.partner' AND other.partner_id = twin.partner_id
                      AND (other.res_id = %(keeper)s OR (other.res_id = ANY(%(sources)s) AND other.id < twin.id)))
            """, sources=sources.ids, keeper=keeper.id))

    def _portfolio_move_references(self, name, column, model_field, sources, keeper):
        Model = self.env[name]
        if Model._fields[model_field].store and Model._fields[column].column_type:
            self.env.cr.execute(SQL(
                "UPDATE %s SET %s = %s WHERE %s = 'res.partner' AND %s = ANY(%s)",
                SQL.identifier(Model._table), SQL.identifier(column), keeper.id, SQL.identifier(model_field),
                SQL.identifier(column), sources.ids))

    # -- what is kept of them ----------------------------------------------------------------------

    def _portfolio_recompute(self, keeper):
        """Bring up to date what we keep: core moves rows by SQL, and nothing is computed by it."""
        family = keeper.with_context(active_test=False).search([('id', 'child_of', keeper.ids)])
        for field in self._portfolio_kept(family):
            self.env.add_to_compute(field, family)
        for name, columns in keeper._portfolio_hangers().items():
            # sudo: any model - what is kept is the same for everybody
            Model = self.env[name].sudo().with_context(active_test=False)
            for column, model_field in columns.items():
                kept = [] if model_field else self._portfolio_kept(Model, column)
                rows = Model.search([(column, 'in', keeper.ids)]) if kept else Model
                for field in kept:
                    self.env.add_to_compute(field, rows)
        self.env.flush_all()

    @api.model
    def _portfolio_followed(self):
        """Names of fields that people change, and that follow from another record's all the same."""
        return frozenset()

    @api.model
    def _portfolio_kept(self, records, column=''):
        """Stored computed fields of ours, of those that people change too the followed ones.

        :param column: only those that follow from this field
        """
        return [
            field for field in records._fields.values()
            if field.store and field.compute and (field.readonly or field.name in self._portfolio_followed())
            and (records._name.startswith('portfolio.') or field.name.startswith('portfolio_'))
            and (not column or any(
                path.partition('.')[0] == column for path in self.env.registry.field_depends[field]))]
