
from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.foundation.bulk import recordset
from ..foundation.sentence import SentenceText

#: what an import says of its rows
COUNTS = [
    'progress', 'row_count', 'new_count', 'duplicate_count', 'update_count', 'error_count', 'created_count',
    'updated_count',
    'skipped_count', 'kept_count', 'lead_count']
VERDICTS = [('new', "New"), ('duplicate', "Duplicate"), ('update', "Updates"), ('error', "Error")]
STATES = [
    ('todo', "Waiting"), ('created', "Created"), ('updated', "Updated"), ('skipped', "Skipped"), ('failed', "Error"),
    ('undone', "Taken back"), ('kept', "Kept")]
#: what says who was in a list
PERSONAL = (
    'cells', 'reading', 'name', 'email', 'phone', 'tax', 'message', 'known', 'keys', 'missing', 'before', 'after')
#: columns written in bulk, with their types in PostgreSQL
COLUMNS = {
    'id': 'int4', 'line': 'int4', 'cells': 'jsonb', 'name': 'text', 'email': 'text', 'phone': 'text', 'tax': 'text',
    'verdict': 'text', 'message': 'text', 'state': 'text', 'lead_id': 'int4', 'partner_id': 'int4', 'before': 'jsonb',
    'after': 'jsonb', 'known': 'jsonb', 'keys': 'jsonb', 'same_line': 'int4',
    'missing': 'jsonb', 'reading': 'jsonb'}


class PortfolioLeadImportRow(models.Model):
    """A line of a file: what it says, what will become of it and what became of it.

    Rows are written by the thousand in one statement, and are what undo goes by: the lead a row made with its last
    change by the import, or the fields it changed with what stood there before.
    """
    _name = 'portfolio.lead.import.row'
    _description = "Lead Import Row"
    _order = 'import_id desc, line'
    _rec_name = 'name'

    import_id = fields.Many2one('portfolio.lead.import', required=True, readonly=True, ondelete='cascade')
    line = fields.Integer(required=True, readonly=True, aggregator=None, help="As a spreadsheet shows it.")
    cells = fields.Json(readonly=True)
    reading = fields.Json(
        "What It Says", readonly=True, groups='base.group_system', help="As it was checked: see Entry.kept.")
    name = fields.Char("Who", readonly=True)
    email = fields.Char("E-mail", readonly=True)
    phone = fields.Char(readonly=True)
    tax = fields.Char("Tax ID", readonly=True)
    verdict = fields.Selection(VERDICTS, required=True, readonly=True, index=False)
    message = SentenceText("Why", readonly=True)
    state = fields.Selection(STATES, "Outcome", required=True, readonly=True)
    lead_id = fields.Many2one('crm.lead', readonly=True, index='btree_not_null', ondelete='set null')
    partner_id = fields.Many2one(
        'res.partner', "Account", readonly=True, index='btree_not_null', ondelete='set null')
    # whom it is like may be hidden from whoever imports
    known = fields.Json(
        "Whom It Is Like", readonly=True, groups='base.group_system', help="Whom it was like when it was looked at.")
    keys = fields.Json(readonly=True, groups='base.group_system', help="What it is looked up by among the rows.")
    missing = fields.Json("Unknown Values", readonly=True,
        help="Columns and values that do not exist: [[column, value]].")
    same_line = fields.Integer("Same As Row", readonly=True, aggregator=None)
    before = fields.Json(readonly=True, help="Each changed field as it was.")
    after = fields.Json(readonly=True, help="Each changed field as the import left it.")
    date_written = fields.Datetime("Last Written by the Import", readonly=True)
    is_error = fields.Boolean("To Correct", compute='_compute_is_error', search='_search_is_error')

    _line_once = models.UniqueIndex("(import_id, line)")
    _same_line_idx = models.Index("(import_id, same_line) WHERE same_line IS NOT NULL")
    _state_idx = models.Index("(import_id, state, verdict, line)")

    @api.depends('state')
    def _compute_is_error(self):
        for row in self:
            row.is_error = row.state == 'failed'

    def _search_is_error(self, operator, value):
        if operator != 'in':
            return NotImplemented
        return [('state', '=' if True in value else '!=', 'failed')]

    @api.model
    def _insert(self, lead_import, values_list):
        """Rows of ``lead_import`` in one statement.

        :param values_list: list of dicts with the same keys, of ``COLUMNS``
        """
        names = list(values_list[0])
        self._bulk(
            """
            INSERT INTO portfolio_lead_import_row (import_id, create_uid, create_date, write_uid, write_date, %(names)s)
            SELECT %(import_id)s, %(uid)s, now() AT TIME ZONE 'UTC', %(uid)s, now() AT TIME ZONE 'UTC', %(values)s
              FROM %(items)s
            """, names, values_list, import_id=lead_import.id)

    @api.model
    def _update(self, values_list):
        """Write rows, each its values, in one statement; ``id`` among them.

        Rows that end with a lead remember when the import wrote it: undo tells later changes by that.
        """
        if not values_list:
            return
        self.env['crm.lead'].flush_model()
        names = list(values_list[0])
        self._bulk(
            """
            UPDATE portfolio_lead_import_row target
               SET %(sets)s, write_uid = %(uid)s, write_date = now() AT TIME ZONE 'UTC',
                   date_written = (SELECT lead.write_date FROM crm_lead lead WHERE lead.id = item.lead_id)
              FROM %(items)s
             WHERE target.id = item.id
            """, names, values_list,
            sets=SQL(', ').join(
                SQL("%s = item.%s", SQL.identifier(name), SQL.identifier(name)) for name in names if name != 'id'))

    @api.model
    def _mark_same(self, lead_import, values_list, verdict):
        """Rows that are the same as an earlier one of their file: what they said before is said behind it.

        :param values_list: dicts of ``line``, ``same_line`` and ``message``, a kept sentence
        """
        if values_list:
            self._bulk(
                """
                UPDATE portfolio_lead_import_row target
                   SET verdict = %(verdict)s, same_line = item.same_line,
                       message = concat_ws(E'\n', item.message, target.message)
                  FROM %(items)s
                 WHERE target.import_id = %(import_id)s AND target.line = item.line AND target.verdict = 'new'
                """, ['line', 'same_line', 'message'], values_list, import_id=lead_import.id, verdict=verdict)

    @api.model
    def _erase(self, name, ids):
        """Forget what rows say, not what became of them.

        :param str name: a column that says which: ``import_id``, ``lead_id`` or ``id``
        """
        self.flush_model()
        self.env.cr.execute(SQL(
            "UPDATE portfolio_lead_import_row SET %s WHERE %s = ANY(%s)",
            SQL(", ").join(SQL("%s = NULL", SQL.identifier(personal)) for personal in PERSONAL),
            SQL.identifier(name), list(ids)))
        self.invalidate_model()

    def _bulk(self, query, names, values_list, **parts):
        self.flush_model()
        self.env.cr.execute(SQL(
            query, uid=self.env.uid, items=recordset(values_list, {name: COLUMNS[name] for name in names}),
            names=SQL(', ').join(SQL.identifier(name) for name in names),
            values=SQL(', ').join(SQL.identifier('item', name) for name in names),
            **parts))
        self._forget()

    def _forget(self):
        """Rows have changed in the database: nothing is known of them, nor of their numbers."""
        self.invalidate_model()
        self.env['portfolio.lead.import'].invalidate_model(COUNTS)
