import hashlib
import json
import re
import zlib

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.misc import split_every

from ...tools.foundation.day import month_leads
from ...tools.foundation.load import Reject
from ...tools.foundation.table import comparable
from .loader import MODULE

BATCH = 1000


class PortfolioLoaderFile(models.AbstractModel):
    """How one file is taken in: each row becomes a record, or a cause.

    A loader names its columns and says in :meth:`_values` what a row means. Names of values that begin
    with ``_`` are for :meth:`_after` and no fields; they count when rows are compared.
    """
    _name = 'portfolio.loader.file'
    _description = "Loader of a File"

    _file = ''
    _kind = ''  # begins its external identifiers
    _target = ''
    _key = ''  # the column rows are recognised by
    _needed = ()
    _known = ()  # the other columns that are read

    # -- for loaders -----------------------------------------------------------------------------

    def _values(self, load, row):
        """What the file says of the record. :raise Reject: when the row makes no sense"""
        raise NotImplementedError

    def _defaults(self, load, row):
        """What a new record gets besides; never written again."""
        return {}

    def _adopt(self, load, rows):
        """Records that are there although no load made them: ``{key: id}``."""
        return {}

    def _waves(self, load, rows):
        """Rows in groups, each after those it refers to."""
        return [rows]

    def _after(self, load, taken):
        """:param taken: ``[(record, row, values)]`` of rows that were created or have changed"""

    # -- the way of a row ------------------------------------------------------------------------

    def _check_file(self, load):
        table = load.tables.get(self._file)
        if not table:
            raise UserError(self.env._(
                "%(file)s is missing. Files received: %(files)s.",
                file=self._file, files=", ".join(sorted(load.tables)) or "-"))
        missing = [column for column in (self._key, *self._needed) if column not in table.columns]
        if missing:
            raise UserError(self.env._(
                "%(file)s has no column “%(column)s”. Its columns are: %(columns)s.",
                file=self._file, column=missing[0], columns=", ".join(table.columns)))

    def _take(self, load):
        self._find_unused(load)
        for rows in self._waves(load, self._sound(load)):
            for batch in split_every(BATCH, rows, list):
                self._take_batch(load, batch)
        self._find_open(load)

    def _find_unused(self, load):
        columns = load.tables[self._file].columns
        for column in columns:
            if column not in (self._key, *self._needed, *self._known):
                self._find(load, None, column, self.env._("Nothing is kept of this column."),
                           self.env._("Not read."), 'note')

    def _find_open(self, load):
        """Columns whose values can be read in two ways: how they were read."""
        for (file, column), form in load.open_forms.items():
            if file == self._file:
                said = {',': "1.234,56", '.': "1,234.56"}.get(form) or (
                    self.env._("month before day") if month_leads(form) else self.env._("day before month"))
                self._find(load, None, column, self.env._("Its values can be read in two ways."),
                           self.env._("Read as written like this: %s.", said), 'note')

    def _sound(self, load):
        """The rows that can be recognised; the others end here."""
        seen, sound = {}, []
        for row in load.tables[self._file].rows:
            key = comparable(row.values[self._key])
            if not key:
                self._reject(load, row, self._key, self.env._("Empty: the row cannot be recognised."))
            elif key in seen:
                self._reject(load, row, self._key, self.env._("The same as in row %s.", seen[key]))
            else:
                seen[key] = row.number
                sound.append(row)
            if row.excess:
                self._find(load, row, '', self.env._("More cells than columns: %s", " | ".join(row.excess)),
                           self.env._("Those cells were not read."), 'incomplete')
        return sound

    def _take_batch(self, load, rows):
        items = []
        for row in rows:
            try:
                items.append((row, self._values(load, row)))
            except Reject as reject:
                self._reject(load, row, reject.column, reject.cause)
        adopted = self._adopt(load, [row for row, _values in items])
        wanted = {row.values[self._key]: (values, row) for row, values in items}
        found = self._upsert(
            self._target, self._kind, {key: values for key, (values, _row) in wanted.items()},
            defaults=lambda key: self._defaults(load, wanted[key][1]), adopted=adopted)
        taken = []
        for key, (record, outcome) in found.items():
            values, row = wanted[key]
            load.report.files[self._file].end(row.number, outcome)
            load.learn(self._kind, key, record.id)
            if outcome != 'unchanged':
                taken.append((record, row, values))
        self._after(load, taken)

    # -- records by external identifier ----------------------------------------------------------

    def _upsert(self, model, kind, wanted, defaults=None, adopted=None):
        """Create what is missing and write what has changed since it was last said.

        :param wanted: ``{key: values}``
        :param defaults: gives the further values of a new record, by key
        :param adopted: ``{key: id}`` of records to take that have no external identifier yet
        :return: ``{key: (record, outcome)}``
        """
        Model = self.env[model]
        names = {key: self._external_name(kind, key) for key in wanted}
        adopted = adopted or {}
        ids = {names[key]: record_id for key, record_id in adopted.items()} | self._loaded_ids(model, names)
        before = self.env['portfolio.load.row']._digests(names.values())
        digests = {names[key]: self._digest(values) for key, values in wanted.items()}
        new = [key for key in wanted if names[key] not in ids]
        created = Model.create([
            {**(defaults(key) if defaults else {}), **self._fields_of(wanted[key])} for key in new])
        records = dict(zip(new, created, strict=True))
        outcomes = dict.fromkeys(new, 'created')
        for key in wanted.keys() - records.keys():
            records[key] = Model.browse(ids[names[key]])
            changed = digests[names[key]] != before.get(names[key])
            outcomes[key] = 'updated' if changed else 'unchanged'
            if changed:
                records[key].write(self._fields_of(wanted[key]))
        named = [key for key in wanted if outcomes[key] == 'created' or key in adopted]
        self.env['ir.model.data']._update_xmlids([
            {'xml_id': f'{MODULE}.{names[key]}', 'record': records[key], 'noupdate': True} for key in named])
        self.env['portfolio.load.row']._remember({
            names[key]: digests[names[key]] for key in wanted if outcomes[key] != 'unchanged'})
        return {key: (records[key], outcomes[key]) for key in wanted}

    def _loaded_ids(self, model, names):
        """Ids of the records that are still there, by the name of their external identifier."""
        # sudo: ir.model.data - what was loaded is known, whoever loads again
        rows = self.env['ir.model.data'].sudo().search_read(
            [('module', '=', MODULE), ('model', '=', model), ('name', 'in', list(names.values()))],
            ['name', 'res_id'])
        there = set(self.env[model].browse(row['res_id'] for row in rows).exists().ids)
        return {row['name']: row['res_id'] for row in rows if row['res_id'] in there}

    def _external_name(self, kind, key):
        """A key as an external identifier; where it had to be bent, a checksum keeps it unique."""
        key = comparable(key)
        bent = re.sub(r'\W', '_', key, flags=re.ASCII)
        return f'{kind}_{bent}' if bent == key else f'{kind}_{bent}_{zlib.crc32(key.encode()):08x}'

    def _digest(self, values):
        text = json.dumps(values, sort_keys=True, default=str)
        return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()

    def _fields_of(self, values):
        return {name: value for name, value in values.items() if not name.startswith('_')}

    # -- what a cell says ------------------------------------------------------------------------

    def _refer(self, load, row, column, kind):
        """The id of what a cell names, ``False`` when it is empty or unknown; both are found out."""
        text = row.values.get(column)
        if not text:
            return False
        meant = self._map(load, row, column)
        found = load.id_of(kind, meant)
        if not found:
            likely = load.meant(kind, meant)
            cause = self.env._("Unknown; did you mean “%s”?", likely) if likely else self.env._("Unknown.")
            self._find(load, row, column, cause, self.env._("Left empty."), 'incomplete')
        return found or False

    def _map(self, load, row, column):
        """A cell's text, or what the mapping says it means."""
        text = row.values.get(column, '')
        meant = load.mapped(column, text) if text else ''
        if meant != text:
            self._find(load, row, column, self.env._("Spelt otherwise than agreed."),
                       self.env._("Read as “%s”.", meant), 'mapped')
        return meant

    def _date(self, load, row, column):
        day = load.date(self._file, row, column)
        if day is None:
            raise Reject(column, self.env._("No date, or one that can be read in two ways. Write it like the others in "
                                             "the column."))
        return day

    def _number(self, load, row, column):
        number = load.number(self._file, row, column)
        if number is None:
            raise Reject(column, self.env._("No number, or one that can be read in two ways. Write digits only, "
                                             "and a decimal sign."))
        return number

    # -- the report ------------------------------------------------------------------------------

    def _reject(self, load, row, column, cause):
        self._find(load, row, column, cause, self.env._("The row was left out."), 'rejected')
        load.report.files[self._file].end(row.number, 'rejected')

    def _find(self, load, row, column, cause, done, kind):
        """:param row: ``None`` for something about the whole file"""
        number, value = (row.number, row.values.get(column, '')) if row else (0, '')
        load.report.find(self._file, number, column, value, cause, done, kind)
