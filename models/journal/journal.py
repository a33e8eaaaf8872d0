from odoo import api, fields, models

from ..foundation.sentence import Sentence


class PortfolioJournal(models.Model):
    """What a person did to many records at once, kept so that it can be taken back.

    Whoever changes records through :meth:`_write_on` and reports new ones to :meth:`_created`
    gets undo for free. Undo never overwrites later work: a field somebody has changed since
    is left as it is and listed, with the reason, on its entry.
    """
    _name = 'portfolio.journal'
    _description = "Undo Journal"
    _order = 'id desc'

    name = Sentence(required=True, readonly=True)
    kind = fields.Char(
        required=True, readonly=True, index=True,
        help="Which capability wrote it: handover, conversion, import…")
    user_id = fields.Many2one(
        'res.users', "Done By", readonly=True, index=True, default=lambda self: self.env.user, ondelete='set null')
    company_id = fields.Many2one(
        'res.company', required=True, readonly=True, default=lambda self: self.env.company)
    date = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    date_undone = fields.Datetime("Undone On", readonly=True)
    state = fields.Selection(
        [('done', "Done"), ('undone', "Undone"), ('partial', "Undone in part")],
        required=True, readonly=True, default='done')
    entry_ids = fields.One2many('portfolio.journal.entry', 'journal_id', "Changes", readonly=True)
    entry_count = fields.Integer(compute='_compute_entry_count')
    kept_count = fields.Integer("Kept", compute='_compute_entry_count')

    @api.depends('name')
    @api.depends_context('lang')
    def _compute_display_name(self):
        for journal in self:
            journal.display_name = journal.name

    def _compute_entry_count(self):
        counts = {
            (journal.id, state): count
            for journal, state, count in self.env['portfolio.journal.entry']._read_group(
                [('journal_id', 'in', self.ids)], ['journal_id', 'state'], ['__count'])
        }
        for journal in self:
            by_state = {state: counts.get((journal.id, state), 0) for state in ('done', 'undone', 'kept')}
            journal.entry_count = sum(by_state.values())
            journal.kept_count = by_state['kept']

    @api.model
    def _open(self, kind, name):
        """A new journal in the name of the current user.

        :param str kind: which capability writes it, a code
        :param str name: what was done, a kept sentence
        """
        # sudo: portfolio.journal - nobody may write a journal by hand, only through what he does
        return self.sudo().create({'kind': kind, 'name': name, 'user_id': self.env.uid}).sudo(self.env.su)

    def _write_on(self, records, vals, also=()):
        """Write ``vals`` to ``records`` and remember what stood there.

        One read before, one after and one insert, whatever the number of records.

        :param also: fields that change with ``vals``, to be restored with them
        """
        self.ensure_one()
        if not records:
            return
        names = [*vals, *also]
        before = records._portfolio_snapshot(names)
        records.write(vals)
        after = records._portfolio_snapshot(names)
        self._add_entries([
            {
                'operation': 'write', 'model': records._name, 'res_id': record.id,
                'before': before[record.id], 'after': after[record.id],
            }
            for record in records if before[record.id] != after[record.id]
        ], records)

    def _created(self, records, names=()):
        """Remember that ``records`` were created here.

        :param names: fields to compare at undo: a record changed since is kept
        """
        self.ensure_one()
        after = records._portfolio_snapshot(list(names)) if names else {}
        known = self._known(records)
        self._add_entries([
            {'operation': 'create', 'model': records._name, 'res_id': record.id,
             'after': after.get(record.id, {}), 'known': known[record.id]}
            for record in records
        ], records)

    def _add_entries(self, vals_list, records):
        """Keep entries of this journal, each with the name its record has now.

        :param vals_list: list of values of ``portfolio.journal.entry``, without ``name``; their own ``journal_id`` goes
            first
        :param records: the records they are about, of one model
        """
        # sudo: res.partner and others - the entry keeps the name as it was, whoever reads it
        names = {record.id: record.display_name for record in records.sudo()}
        # sudo: portfolio.journal.entry - written by what the user does, never by the user
        self.env['portfolio.journal.entry'].sudo().create([
            {'journal_id': self.id, 'name': names[vals['res_id']], **vals} for vals in vals_list
        ])

    def _undo(self):
        """Take back what was done, last change first; what has changed since stays.

        :return: the entries that were kept, each with its ``note``
        """
        # sudo: portfolio.journal, its entries - the caller has checked that the user may undo this
        journals = self.sudo()
        # two who take it back at once: the second waits, and finds it done
        journals._portfolio_lock()
        journals.invalidate_recordset(['state'])
        journals.entry_ids.invalidate_recordset(['state'])
        entries = journals.entry_ids.filtered(lambda entry: entry.state == 'done')
        for _key, batch in entries.sorted('id', reverse=True)._runs():
            batch._undo()
        for journal in journals:
            journal.state = 'partial' if journal.entry_ids.filtered(lambda e: e.state == 'kept') else 'undone'
            journal.date_undone = fields.Datetime.now()
        return entries.filtered(lambda entry: entry.state == 'kept')

    def action_open_entries(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.name,
            'res_model': 'portfolio.journal.entry',
            'view_mode': 'list',
            'domain': [('journal_id', '=', self.id)],
        }
