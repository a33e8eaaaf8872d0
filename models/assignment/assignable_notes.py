from collections import defaultdict

from odoo import models
from odoo.tools import SQL

from ...tools.foundation.bulk import MANY, array, recordset
from ...tools.foundation.lead_told import Assigning, PendingLogNotes


class PortfolioAssignable(models.AbstractModel):
    """What the chatter of many documents says that change at once, written in one go."""
    _inherit = 'portfolio.assignable'

    def _message_track(self, fields_iter, initial_values_dict):
        """What changed, in the chatter of each document; of many documents the messages are made in one go.

        Core makes one message after the other: of all that giving many documents away costs, two thirds.
        """
        if len(self) < MANY:
            return super()._message_track(fields_iter, initial_values_dict)
        logs = []
        tracking = super(PortfolioAssignable, self._portfolio_tell(PendingLogNotes(self._name, logs)))._message_track(
            fields_iter, initial_values_dict)
        self._portfolio_log(logs)
        return tracking

    def _track_prepare(self, fields_iter):
        """Core reads all that is tracked before any write; what follows from a write is read when it is computed."""
        if fields_iter is self._fields and (told := self._portfolio_told(Assigning)) and told.model == self._name:
            fields_iter = told.fields
        return super()._track_prepare(fields_iter)

    def _mail_track(self, tracked_fields, initial_values):
        """Of documents that changed alike, as all that one person gets at once, the changes are put together once."""
        held = self._portfolio_held_notes()
        known = None if held is None else self._portfolio_change(tracked_fields, initial_values)
        if known is None:
            return super()._mail_track(tracked_fields, initial_values)
        if known not in held.changes:
            held.changes[known] = super()._mail_track(tracked_fields, initial_values)
        return held.changes[known]

    def _portfolio_held_notes(self):
        """Where the notes of these documents wait, ``None`` if they are written at once."""
        held = self._portfolio_told(PendingLogNotes)
        return held if held is not None and held.model == self._name else None

    def _portfolio_change(self, tracked_fields, initial_values):
        """What was and what is of each tracked field; ``None`` if a change says more than its values.

        Properties have the names of their team's, an amount has the currency of its document.
        """
        change = []
        for name, before in initial_values.items():
            after = self[name] if name in tracked_fields else before
            if before is after or before == after or not (before or after):
                continue
            if self._fields[name].type in ('monetary', 'properties'):
                return None
            relational = self._fields[name].relational
            change += (name, before._ids, after._ids) if relational else (name, before, after)
        return tuple(change)

    def _message_track_post_template(self, changes):
        """Core makes itself ready to send for each of many documents, and mostly has nothing to send."""
        return not (changes and self._track_template(changes)) or super()._message_track_post_template(changes)

    def _message_log_batch(self, bodies, tracking_value_ids=False, **options):
        held = self._portfolio_held_notes()
        if held is None or len(self) != 1 or options.get('attachment_ids'):
            return super()._message_log_batch(bodies, tracking_value_ids=tracking_value_ids, **options)
        held.logs.append((self.id, bodies.get(self.id, ''), tracking_value_ids or [], options))
        return self.env['mail.message']

    def _portfolio_log(self, logs):
        """The notes that were held back, those that say the same together.

        :param logs: list of (id of a document, body, commands of its tracking values, options of the note)
        """
        alike = defaultdict(list)
        for document_id, body, commands, options in logs:
            alike[repr(sorted(options.items())), body].append((document_id, commands, options))
        changes, noted = {}, []
        for (_options, body), group in alike.items():
            messages = self._portfolio_log_alike([log[0] for log in group], body, group[0][2])
            for document_id, commands, _same in group:
                if commands:
                    changes.setdefault(id(commands), (len(changes), commands))
                    noted.append((messages[document_id], changes[id(commands)][0]))
        self._portfolio_insert_changes(noted, [commands for _number, commands in changes.values()])

    def _portfolio_log_alike(self, document_ids, body, options):
        """The same note on many documents: core writes one, the others are copies of its row.

        :param document_ids: list of ids, not empty
        :param body: of the note, text or markup
        :param dict options: of ``_message_log_batch``, the same for all
        :return: ``{document id: message id}``
        """
        first = self.browse(document_ids[:1])._message_log_batch({document_ids[0]: body}, **options)
        first.flush_recordset()
        names = SQL(", ").join(
            SQL.identifier(name) for name, field in first._fields.items()
            if field.store and field.column_type and name not in ('id', 'res_id'))
        rows = self.env.execute_query(SQL(
            """
            INSERT INTO mail_message (res_id, %(names)s)
            SELECT document_id, %(names)s
              FROM mail_message, unnest(%(document_ids)s::int[]) document_id
             WHERE id = %(first)s
            RETURNING res_id, id
            """, names=names, document_ids=document_ids[1:], first=first.id))
        self.browse(document_ids).invalidate_recordset(['message_ids'], flush=False)
        return {document_ids[0]: first.id, **dict(rows)}

    def _portfolio_insert_changes(self, noted, changes):
        """What notes say was changed, in one statement.

        :param noted: ``[(message id, place in changes)]``
        :param changes: lists of commands of ``mail.tracking.value``, each shared by many notes
        """
        if not noted:
            return
        Value = self.env['mail.tracking.value']

        def column(name, value):
            field = Value._fields[name]
            return value or None if field.type == 'json' else field.convert_to_column(value, Value)

        rows = [
            {'number': number, 'place': place, **{name: column(name, value) for name, value in command[2].items()}}
            for number, commands in enumerate(changes) for place, command in enumerate(commands)]
        names = sorted({name for row in rows for name in row} - {'number', 'place'})
        types = {name: Value._fields[name].column_type[1] for name in names}
        log = {
            'create_uid': self.env.uid, 'create_date': self.env.cr.now(),
            'write_uid': self.env.uid, 'write_date': self.env.cr.now()}
        self.env.execute_query(SQL(
            """
            INSERT INTO mail_tracking_value (mail_message_id, %(log)s, %(names)s)
            SELECT noted.message_id, %(logged)s, %(names)s
              FROM unnest(%(messages)s::int[], %(numbers)s::int[]) noted(message_id, number)
              JOIN %(changes)s USING (number)
          ORDER BY noted.message_id, item.place
         RETURNING id
            """, log=SQL(", ").join(map(SQL.identifier, log)), logged=SQL(", ").join(
                SQL("%s", value) for value in log.values()),
            names=SQL(", ").join(map(SQL.identifier, types)),
            messages=array(message for message, _number in noted), numbers=array(number for _message, number in noted),
            changes=recordset(rows, {'number': 'int4', 'place': 'int4', **types})))
        self.env['mail.message'].browse({message for message, _number in noted}).invalidate_recordset(
            ['tracking_value_ids'], flush=False)
