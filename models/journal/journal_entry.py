import itertools
import json

from psycopg2 import Error as DatabaseError

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.foundation.carrier import TracesStay
from ..foundation.sentence import Sentence, field_name, kept, listed


class PortfolioJournalEntry(models.Model):
    """One record that was written or created, with its fields before and after."""
    _name = 'portfolio.journal.entry'
    _description = "Undo Journal Entry"
    _order = 'id'

    journal_id = fields.Many2one(
        'portfolio.journal', required=True, readonly=True, index=True, ondelete='cascade')
    name = fields.Char("Record", readonly=True)
    model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference("Record ID", model_field='model', required=True, readonly=True)
    operation = fields.Selection(
        [('create', "Created"), ('write', "Changed")], required=True, readonly=True)
    # every field of what was changed, also those that the reader's role does not see
    before = fields.Json(readonly=True, groups='base.group_system')
    after = fields.Json(readonly=True, groups='base.group_system')
    known = fields.Json(
        readonly=True, groups='base.group_system', help="What pointed at a created record when it was made.")
    state = fields.Selection(
        [('done', "Done"), ('undone', "Undone"), ('kept', "Kept")],
        required=True, readonly=True, default='done')
    note = Sentence(readonly=True, help="Why undo left this as it is.")

    def _runs(self):
        """Consecutive entries that one call can take back, in the given order.

        :return: ``[(key, entries)]``
        """
        def key(entry):
            return entry.model, entry.operation, json.dumps(entry.before, sort_keys=True)

        return [
            (run_key, self.browse(entry.id for entry in run))
            for run_key, run in itertools.groupby(self, key=key)
        ]

    def _undo(self):
        """Undo entries of one model and operation, written with the same values."""
        model, operation = self[0].model, self[0].operation
        records = self.env[model].browse(self.mapped('res_id')).exists()
        gone = self.filtered(lambda entry: entry.res_id not in set(records.ids))
        gone.write({'state': 'kept', 'note': kept('foundation.gone')})
        present = self - gone
        if operation == 'write':
            present._undo_write(records)
        else:
            present._undo_create(records)

    def _undo_write(self, records):
        names = list(self[:1].before or {})
        current = records._portfolio_snapshot(names)
        by_values = {}
        for entry in self:
            changed = [name for name in names if current[entry.res_id][name] != entry.after[name]]
            restore = {name: entry.before[name] for name in names if name not in changed}
            by_values.setdefault(json.dumps([restore, changed], sort_keys=True), []).append(entry.id)
        for key, ids in by_values.items():
            restore, changed = json.loads(key)
            entries = self.browse(ids)
            entries._restore(records.browse(entries.mapped('res_id')), restore, changed)

    def _restore(self, records, restore, changed):
        if restore:
            records.write(records._portfolio_from_snapshot(restore))
        self.write({
            'state': 'kept' if changed else 'undone',
            'note': kept('foundation.changed_since', listed(
                field_name(records._name, name) for name in changed)) if changed else False,
        })

    def _undo_create(self, records):
        current = records._portfolio_snapshot(list(self[:1].after or {}))
        changed = self.filtered(lambda entry: entry.after and current[entry.res_id] != entry.after)
        changed.write({'state': 'kept', 'note': kept('foundation.changed_new')})
        changed |= (self - changed)._keep_what_is_worked_on(records)
        untouched = self - changed
        # all at once; where one of them is in use, one by one, so that only that one stays
        if untouched and untouched._unlink_created(records):
            for entry in untouched:
                if reason := entry._unlink_created(records):
                    entry.write({'state': 'kept', 'note': kept('foundation.in_use', reason)})

    def _keep_what_is_worked_on(self, records):
        """Created records that something points at since stay, and what does is named.

        :return: their entries
        """
        kept = self.browse()
        for journal, entries in self.filtered(lambda entry: entry.known is not False).grouped('journal_id').items():
            here = records.browse(entries.mapped('res_id'))
            since = journal._added_since(here, {entry.res_id: entry.known or {} for entry in entries})
            for entry in entries.filtered(lambda entry, since=since: entry.res_id in since):
                entry.write({'state': 'kept', 'note': journal._since_text(since[entry.res_id])})
                kept |= entry
        return kept

    def _unlink_created(self, records):
        """Delete the records of these entries.

        :return: why it could not be done, empty if it was
        """
        try:
            with self.env.cr.savepoint():
                records.browse(self.mapped('res_id'))._portfolio_tell(TracesStay()).unlink()
        except (AccessError, UserError, DatabaseError) as error:
            return str(error).strip().partition("\n")[0]
        self.write({'state': 'undone'})
        return ""

    def _sentences(self):
        """What became of each of these entries, one a line."""
        note = self._fields['note']
        return listed((kept('noted', what=entry.name, note=note.kept_in(entry)) for entry in self), between="\n")

    def _erase(self, model, ids):
        """Forget what stood in records that are gone, and what they were called."""
        self.search([('model', '=', model), ('res_id', 'in', list(ids))]).write({
            'name': False, 'before': {}, 'after': {}, 'state': 'kept', 'note': kept('foundation.erased')})
