from itertools import islice
from typing import NamedTuple

from odoo import models
from odoo.tools import SQL
from odoo.tools.misc import get_lang

from ...tools.duplicate.lead_match import match_keys
from ...tools.foundation.amount import EACH
from ...tools.foundation.bulk import without_collecting
from ...tools.foundation.day import DAY_FIRST
from ...tools.lead_import.lead_long import GUESSED, heads
from ...tools.lead_import.lead_reader import Reader
from ...tools.lead_import.lead_reading import SIDE, WHO, Column, Fault
from ...tools.sheet.sheet import SheetError
from ...tools.sheet.sheet_text import is_broken
from ..foundation.sentence import in_lines, kept, listed
from .lead_import_file import DAYS, NUMBERS, SAMPLE
from .lead_import_match import Known
from .lead_import_repeat import row_keys

BATCH = 1000
#: different values of a column that are looked at to say how it is written
DISTINCT = 200_000
#: what has a sentence of its own where the row comes in: see ``sentences.py``
REMARKS = {
    'converted', 'currency', 'zip', 'mended', 'net', 'range', 'main', 'state', 'taxes', 'elsewhere', 'abroad', 'town',
    'province', 'short', 'part'}


class Entry(NamedTuple):
    """A row as it was read."""
    id: int             # of the row, 0 while there is none
    line: int
    cells: list
    values: dict
    faults: list
    keys: dict          # what can be compared: {signal: (key, …)}
    known: dict = None  # whom it was like when it was looked at
    same_line: int = 0  # the row of the file it is the same as
    remarks: tuple = ()     # what is kept in the notes only, or was changed: it refuses nothing

    def kept(self):
        """What is written as it was checked, for :meth:`portfolio.lead.import._entry_of`.

        A row is read once. Nothing is kept of one that is refused, or of which the writing finds out more: names that
        it makes (their id is 0) or that may exist by then.
        """
        made = (value for said in self.values.values() for value in _ids(said))
        if self.faults or 0 in made or any(fault.code in SIDE for fault in self.remarks):
            return None
        return [self.values, self.remarks]


class Decision(NamedTuple):
    """What is to become of a row."""
    verdict: str
    message: str = ''   # kept sentences, each in a line of its own
    lead_id: int = 0
    partner_id: int = 0
    known: Known = None


def _ids(value):
    return value if isinstance(value, list) else [value]


def _names_any(values, gone):
    """Whether values point at any of ``{field: ids}``."""
    return any(ids and not ids.isdisjoint(_ids(values.get(name))) for name, ids in gone.items())


class PortfolioLeadImport(models.Model):
    """Reading the file: every row gets its verdict before anything is written."""
    _inherit = 'portfolio.lead.import'

    def _check_rows(self):
        """Read the file from where it stopped and judge each row."""
        try:
            yield from self._judge_lines()
        except SheetError as error:
            self._discard_rows()
            self._portfolio_own().write({'state': 'draft', 'problem': self._unreadable(error)})
            return
        if not self._is_still('checking'):
            # somebody goes back to the columns: the rows are gone, or are about to go
            return
        self._mark_repeated()
        self._portfolio_own().write({'state': 'checked', 'line_count': self.row_count})

    def _judge_lines(self):
        Row = self.env['portfolio.lead.import.row']
        [(done,)] = self.env.execute_query(SQL(
            "SELECT coalesce(max(line), 0) FROM portfolio_lead_import_row WHERE import_id = %s", self.id))
        sheet, _header, first, frame = self._open_sheet(self.encoding, self.header_line, self.sheet)
        if not done and len(first) >= SAMPLE:
            self._settle_forms()
        reader = self._reader()
        rest = (line for line in frame.rows() if line[0] > done)
        while batch := list(islice(rest, BATCH)):
            if not self._is_still('checking'):
                return
            with without_collecting():
                entries = [self._entry(reader, 0, number, cells) for number, cells in batch]
                decisions = self._decide(entries, self._known(entries))
                Row._insert(self, [self._row_values(entry, decisions[entry.line]) for entry in entries])
            yield len(entries)
        self._say_left_out(frame.left_out, reader.nothings, sheet.aside)

    def _settle_forms(self):
        """Of a long file, decide how numbers and days are written by all its rows, where nobody has said it."""
        sheet, (_number, header), rows, frame = self._open_sheet(self.encoding, self.header_line, self.sheet)
        locale = self._locale(sheet, header)
        open_columns = {
            column.position: column for column in self.column_ids
            if self._kind_of(column.field) in (*NUMBERS, *DAYS)
            and column.form == self._form_of(column.field, self._cells_of(rows, column.position), locale)[0]}
        cells = {position: set() for position in open_columns}
        for _line, row in frame.rows():
            for position, found in cells.items():
                if position < len(row) and len(found) < DISTINCT:
                    found.add(row[position][:GUESSED])
        said = []
        for position, column in open_columns.items():
            form, is_open = self._form_of(column.field, [cell for cell in cells[position] if cell], locale)
            if form != column.form:
                column.form = form
                said += self._said_of_form(column.header, form, is_open, sorted(cells[position]))
        if said:
            self._portfolio_own().notice = "\n".join(filter(None, [self.notice, *said]))

    def _cells_of(self, rows, position):
        return heads([row[position].strip() for _line, row in rows if len(row) > position and row[position].strip()])

    def _reader(self, made=None):
        columns = [
            Column(column.position, column.header or '', column.field or '', self._kind_of(column.field),
                column.form or '', column.unit)
            for column in self.column_ids]
        currency = self.company_id.currency_id
        Lookup = self.env['portfolio.lead.import.lookup']
        towns = Lookup._towns()
        return Reader(
            columns, Lookup._finder(self.create_missing, made, self._can_give, towns), towns=towns,
            currencies=filter(None, (currency.name, currency.symbol)), country=self.company_id.country_id.code,
            zone=self.env.user.tz or self.company_id._portfolio_zone().zone,
            code_of=lambda country_id: self.env['res.country'].browse(country_id).code)

    def _entry(self, reader, row_id, line, cells, known=None, same_line=0):
        values, faults, remarks = reader.values_of(cells)
        if values.get('state_id') and not values.get('country_id'):
            values['country_id'] = self.env['res.country.state'].browse(values['state_id']).country_id.id
        elif not values.get('country_id'):
            remarks = self._tell_country(reader, values, remarks)
        if remarks:
            remarks = self._doubt_cut_zip(reader, values, remarks)
        if not self.without_unknown:
            faults = faults + [fault for fault in remarks if fault.code in SIDE]
            remarks = [fault for fault in remarks if fault.code not in SIDE]
        if is_broken(cells):
            faults = [Fault('', 'quote', next((cell for cell in cells if cell.startswith('"')), '')[:60])]
        if not faults and not any(values.get(name) for name in WHO):
            faults = [Fault('', 'nobody', '')]
        return Entry(row_id, line, cells, values, faults, {} if faults else match_keys(values), known, same_line or 0,
            remarks)

    def _entries_of(self, reader, rows):
        """Rows that were checked, as they were read then; what names something that is gone since is read anew.

        :param rows: ``[(id, line, cells, known, same_line, reading)]``
        """
        gone = self._gone([reading[0] for *_row, reading in rows if reading])
        return [
            Entry(row_id, line, cells, reading[0], [], match_keys(reading[0]), known, same_line or 0,
                [Fault(*remark) for remark in reading[1]])
            if reading and not _names_any(reading[0], gone)
            else self._entry(reader, row_id, line, cells, known, same_line)
            for row_id, line, cells, known, same_line, reading in rows]

    def _gone(self, readings):
        """``{field: ids}`` of what was found for rows and is there no more; a query a field.

        :param readings: list of values of leads
        """
        fields = self.env['crm.lead']._fields
        found = {column.field: set() for column in self.column_ids
            if column.field in fields and fields[column.field].relational}
        found = {**found, 'country_id': set()} if 'state_id' in found else found
        for values in readings:
            for name in found.keys() & values.keys():
                found[name].update(_ids(values[name]))
        return {name: ids - set(self.env[fields[name].comodel_name].browse(ids).exists().ids)
            for name, ids in found.items() if ids}

    def _row_values(self, entry, decision):
        values = entry.values
        return {
            'line': entry.line, 'cells': list(entry.cells),
            'name': next((values[name] for name in ('partner_name', 'contact_name', *WHO) if values.get(name)), None),
            'email': entry.keys.get('email', [values.get('email_from')])[0], 'phone': values.get('phone'),
            'tax': values.get('portfolio_vat'), 'verdict': decision.verdict, 'message': decision.message or None,
            'state': 'failed' if decision.verdict == 'error' else 'todo', 'lead_id': decision.lead_id or None,
            'partner_id': decision.partner_id or None,
            'known': decision.known.kept() if decision.known else None, 'reading': entry.kept(),
            'keys': [] if entry.faults else row_keys(values, entry.keys),
            'missing': [
                [fault.header, fault.text] for fault in entry.faults or entry.remarks if fault.code in SIDE],
        }

    # -- verdicts ----------------------------------------------------------------------------------

    def _decide(self, entries, known):
        """What is to become of each row, by what is there.

        :param known: ``{line: Known}``
        :return: ``{line: Decision}``
        """
        decisions = {
            entry.line: Decision('error', in_lines(map(self._sentence, entry.faults)))
            for entry in entries if entry.faults}
        access = self._access_to({one.record for one in known.values()})
        told = self._as_told(known, access)
        for entry in entries:
            if entry.line in known:
                one, is_told = told[entry.line]
                decisions[entry.line] = (
                    self._decide_known(one, access) if is_told else Decision('new'))._replace(known=one)
            else:
                decisions.setdefault(entry.line, Decision('new'))
        for entry in entries:
            if entry.remarks:
                decision = decisions[entry.line]
                decisions[entry.line] = decision._replace(
                    message=in_lines(
                        [decision.message, *(self._remark(fault, entry.faults) for fault in entry.remarks)]))
        return decisions

    def _decision(self, verdict, message, lead_id):
        return Decision(verdict, message, lead_id)

    def _access_to(self, records):
        """:return: ``{(model, operation): ids}`` of what the user may read and write among ``records``"""
        access = {}
        for model in ('crm.lead', 'res.partner'):
            some = self.env[model].browse(record.id for record in records if record._name == model)
            for operation in ('read', 'write'):
                access[model, operation] = set(some._filtered_access(operation)._ids) if some else set()
        return access

    def _as_told(self, known, access):
        """``{line: (Known, whether the importer may learn of it)}``.

        A list of guesses would tell by its verdicts who is there: what the importer may not know of is listed for
        whoever may, and the row is one like any other.
        """
        may_know = self.env['portfolio.lead.match']._may_know_hidden()
        told = {}
        for line, one in known.items():
            if may_know or one.record.id in access[one.record._name, 'read']:
                told[line] = one, True
            else:
                # a key of another program is no likeness that a person could judge
                told[line] = one._replace(level='apart' if 'key' in one.signals else 'alike'), False
        return told

    def _decide_known(self, known, access):
        record, alike = known.record, known.level == 'alike'
        anyway = alike or self.on_duplicate == 'create' and known.level != 'refused'
        left_out = known.level == 'refused' or self.on_duplicate == 'skip' and not alike
        seen = record.id in access[record._name, 'read']
        message = self._sentence_of_known(known, seen)
        if alike or not seen:
            return Decision('new' if anyway else 'duplicate', message)
        if record._name == 'res.partner':
            return Decision('duplicate' if left_out else 'new', message, partner_id=record.id)
        if anyway:
            return Decision('new', message, partner_id=record.partner_id._filtered_access('read').id)
        if left_out:
            return Decision('duplicate', message, record.id)
        if record.id not in access['crm.lead', 'write']:
            both = kept('value', listed([message, kept('lead_import.row_not_yours')], between=" "))
            return Decision('duplicate', both, record.id)
        return Decision('update', message, record.id)

    # -- words -------------------------------------------------------------------------------------

    def _remark(self, fault, refused=()):
        """What of a row is not taken as it stands, though the row comes in, or would but for something else.

        :param refused: the faults for which the row does not come in
        """
        if fault.code in REMARKS:
            return kept(f'lead_import.remark_{fault.code}', column=fault.header, text=fault.text, hint=fault.hint)
        columns = ", ".join(dict.fromkeys(filter(None, (one.header for one in refused))))
        if columns:
            return kept('lead_import.remark_would_but', remark=self._sentence(fault), columns=columns)
        return kept('lead_import.remark_would' if refused else 'lead_import.remark_without', self._sentence(fault))

    def _sentence(self, fault):
        """What is wrong with a row and how to correct it."""
        more = {'hint': fault.hint}
        name = 'meant' if fault.code == 'unknown' and fault.hint else fault.code
        if name == 'number':
            more = {'example': "1.234,56" if self._decimal(fault.hint) == ',' else "1,234.56"}
        elif name == 'date':
            # a column written in several ways takes what nobody can misread
            form = '%Y-%m-%d' if fault.hint == EACH else fault.hint or DAY_FIRST
            more = {'form': self.env['portfolio.lead.import.column']._kept_form(form)}
        return kept(f'lead_import.fault_{name}', column=fault.header, text=fault.text, **more)

    def _decimal(self, form):
        """The decimal sign of a column; of one that is written in several ways, that of whoever imports."""
        return get_lang(self.env).decimal_point if form == EACH else form
