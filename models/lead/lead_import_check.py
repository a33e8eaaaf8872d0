from itertools import islice
from typing import NamedTuple

from odoo import models
from odoo.tools import SQL

from ...tools.lead_match import match_keys
from ...tools.lead_reader import SIDE, Column, Fault, Reader
from ...tools.sheet import SheetError, read_sheet
from .lead_import_match import Known
from .lead_import_repeat import row_keys

BATCH = 1000
#: any of these says who somebody is
WHO = ('name', 'partner_name', 'contact_name', 'email_from', 'phone')


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


class Decision(NamedTuple):
    """What is to become of a row."""
    verdict: str
    message: str = ''
    lead_id: int = 0
    partner_id: int = 0
    known: Known = None


class PortfolioLeadImport(models.Model):
    """Reading the file: every row gets its verdict before anything is written."""
    _inherit = 'portfolio.lead.import'

    def _check_rows(self):
        """Read the file from where it stopped and judge each row."""
        try:
            yield from self._judge_lines()
        except SheetError as error:
            self._discard_rows()
            self.write({'state': 'draft', 'problem': self._unreadable(error)})
            return
        if not self._is_still('checking'):
            # somebody goes back to the columns: the rows are gone, or are about to go
            return
        self._mark_repeated()
        self.write({'state': 'checked', 'line_count': self.row_count})

    def _judge_lines(self):
        Row = self.env['portfolio.lead.import.row']
        [(done,)] = self.env.execute_query(SQL(
            "SELECT coalesce(max(line), 0) FROM portfolio_lead_import_row WHERE import_id = %s", self.id))
        reader = self._reader()
        lines = read_sheet(self._content(), self._limits).lines
        next(lines)
        rest = (line for line in lines if line[0] > done)
        while batch := list(islice(rest, BATCH)):
            if not self._is_still('checking'):
                return
            entries = [self._entry(reader, 0, number, cells) for number, cells in batch]
            decisions = self._decide(entries, self._known(entries))
            Row._insert(self, [self._row_values(entry, decisions[entry.line]) for entry in entries])
            yield len(entries)

    def _reader(self, made=None):
        types = {name: field.type for name, field in self.env['crm.lead']._fields.items()}
        columns = [
            Column(column.position, column.header or '', column.field or '', types.get(column.field, 'char'),
                column.form or '')
            for column in self.column_ids]
        return Reader(columns, self.env['portfolio.lead.import.lookup']._finder(self.create_missing, made))

    def _entry(self, reader, row_id, line, cells, known=None, same_line=0):
        values, faults, remarks = reader.values_of(cells)
        if values.get('state_id') and not values.get('country_id'):
            values['country_id'] = self.env['res.country.state'].browse(values['state_id']).country_id.id
        if not self.without_unknown:
            faults = faults + [fault for fault in remarks if fault.code in SIDE]
            remarks = [fault for fault in remarks if fault.code not in SIDE]
        if not faults and not any(values.get(name) for name in WHO):
            faults = [Fault('', 'nobody', '')]
        return Entry(row_id, line, cells, values, faults, {} if faults else match_keys(values), known, same_line or 0,
            remarks)

    def _row_values(self, entry, decision):
        values = entry.values
        return {
            'line': entry.line, 'cells': entry.cells,
            'name': next((values[name] for name in ('partner_name', 'contact_name', *WHO) if values.get(name)), None),
            'email': entry.keys.get('email', [values.get('email_from')])[0], 'phone': values.get('phone'),
            'tax': values.get('portfolio_vat'), 'verdict': decision.verdict, 'message': decision.message or None,
            'state': 'failed' if decision.verdict == 'error' else 'todo', 'lead_id': decision.lead_id or None,
            'partner_id': decision.partner_id or None,
            'known': decision.known.kept() if decision.known else None,
            'keys': [] if entry.faults else row_keys(values),
            'missing': [[fault.header, fault.text] for fault in (*entry.faults, *entry.remarks) if fault.code in SIDE],
        }

    # -- verdicts ----------------------------------------------------------------------------------

    def _decide(self, entries, known):
        """What is to become of each row, by what is there.

        :param known: ``{line: Known}``
        :return: ``{line: Decision}``
        """
        decisions = {
            entry.line: Decision('error', self._sentences(entry.faults)) for entry in entries if entry.faults}
        access = self._access_to({one.record for one in known.values()})
        for entry in entries:
            if entry.line in known:
                decisions[entry.line] = self._decide_known(known[entry.line], access)._replace(known=known[entry.line])
            else:
                decisions.setdefault(entry.line, Decision('new'))
        for entry in entries:
            if entry.remarks:
                decision = decisions[entry.line]
                said = [decision.message, *map(self._remark, entry.remarks)]
                decisions[entry.line] = decision._replace(message="\n".join(filter(None, said)))
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
            return Decision('duplicate', message + ' ' + self.env._("You may not change it."), record.id)
        return Decision('update', message, record.id)

    # -- words -------------------------------------------------------------------------------------

    def _sentences(self, faults):
        """What is wrong with a row and how to mend it."""
        return "\n".join(self._sentence(fault) for fault in faults)

    def _remark(self, fault):
        """What of a row is not taken as it stands, though the row comes in."""
        return self.env._("%s Imported without it; the notes keep it.", self._sentence(fault))

    def _sentence(self, fault):
        said = {'column': fault.header, 'text': fault.text, 'hint': fault.hint}
        plain = {
            'nobody': lambda: self.env._(
                "Nothing says who this is. Fill in the company, the contact, the e-mail or the phone."),
            'excess': lambda: self.env._(
                "There is more in this row than columns: %(text)s. A delimiter inside a text needs quotation marks "
                "around the text.", **said),
            'email': lambda: self.env._(
                "%(column)s: “%(text)s” is no e-mail address. It looks like name@company.com.", **said),
            'phone': lambda: self.env._("%(column)s: “%(text)s” is no phone number. Write its digits.", **said),
            'number': lambda: self.env._(
                "%(column)s: “%(text)s” is no number. Write it like %(example)s.",
                **said, example="1.234,56" if fault.hint == ',' else "1,234.56"),
            'integer': lambda: self.env._("%(column)s: “%(text)s” is no whole number.", **said),
            'date': lambda: self.env._(
                "%(column)s: “%(text)s” is no date. Write it like %(form)s, or say above how this column is written.",
                **said, form=self.env['portfolio.lead.import.column']._worded_form(fault.hint or '%d/%m/%Y')),
            'boolean': lambda: self.env._("%(column)s: “%(text)s” is neither yes nor no.", **said),
            'several': lambda: self.env._(
                "%(column)s: “%(text)s” may be any of %(hint)s. Write something that only one has.", **said),
            'makeable': lambda: self.env._(
                "%(column)s: there is no “%(text)s”. Choose “Create what is missing”, or write one that exists.",
                **said),
            'unknown': lambda: (
                self.env._("%(column)s: there is no “%(text)s”. Did you mean “%(hint)s”?", **said) if fault.hint else
                self.env._("%(column)s: there is no “%(text)s”. Write one that exists.", **said)),
        }
        return plain[fault.code]()

