import base64
from itertools import islice

from odoo import api, fields, models

from ...tools.lead_columns import NOTE, day_format, header_key, match_headers, number_sign
from ...tools.sheet import Limits, SheetError, read_sheet

#: lines looked at to say in what notation a column is written
SAMPLE = 2000


class PortfolioLeadImport(models.Model):
    """The file: what it is, what its columns mean and how they are written."""
    _inherit = 'portfolio.lead.import'

    _limits = Limits()

    @api.onchange('file', 'source_id')
    def _onchange_file(self):
        if self.state == 'draft' and self.file:
            self.update(self._prepare_file())

    def _read_header(self):
        """What each file says of itself; what its columns mean, unless somebody has said so with the file."""
        for lead_import in self.filtered('file'):
            values = lead_import._prepare_file()
            if lead_import.column_ids and values['kind']:
                values.pop('column_ids')
            lead_import.write(values)

    def _content(self):
        self.ensure_one()
        return base64.b64decode(self.with_context(bin_size=False).file or b'')

    def _prepare_file(self):
        """Values that say of a file what it is and what its columns mean, or why it cannot be read."""
        self.ensure_one()
        try:
            sheet = read_sheet(self._content(), self._limits)
            lines = list(islice(sheet.lines, SAMPLE + 1))
        except SheetError as error:
            return self._prepare_problem(self._unreadable(error))
        if len(lines) == 1:
            return self._prepare_problem(self.env._(
                "%s has one line only. The first line holds the headers; write the leads below it, one a line.",
                self.file_name or self.env._("The file")))
        content = self._content()
        return {
            'problem': False, 'kind': sheet.kind, 'encoding': sheet.encoding, 'delimiter': sheet.delimiter,
            'line_count': max(content.count(b'\n'), 1) if sheet.kind == 'csv' else 0,
            'column_ids': [fields.Command.clear(), *(
                fields.Command.create(values) for values in self._prepare_columns(lines, sheet.kind != 'csv'))],
        }

    def _prepare_problem(self, problem):
        return {'problem': problem, 'column_ids': [fields.Command.clear()], 'kind': False}

    def _unreadable(self, error):
        return self.env['portfolio.loader']._unreadable(self.file_name or self.env._("The file"), *error.args)

    def _prepare_columns(self, lines, is_typed):
        """Each column: what it means, and how it is written."""
        header, cells = lines[0][1], [line[1] for line in lines[1:]]
        # a column without header counts if most rows have it; what single rows have further right is a slip
        width = sorted(len(line) for line in cells)[len(cells) // 2] if cells else 0
        header += [''] * (width - len(header))
        headers = [text.strip() or self._letter(position) for position, text in enumerate(header)]
        known = self.env['portfolio.lead.import.mapping']._known(self.source_id)
        chosen = {key: mapping.field for key, mapping in known.items()}
        found = match_headers(headers, self._labels(), chosen)
        Column = self.env['portfolio.lead.import.column']
        writable = dict(Column._selection_field())
        values_list = []
        for position, (text, field) in enumerate(zip(headers, found, strict=True)):
            if field and field not in writable:
                field = NOTE
            column = [line[position].strip() for line in cells if len(line) > position and line[position].strip()]
            memory = known.get(header_key(text))
            values_list.append({
                'position': position, 'header': text, 'field': field or False,
                'sample': " · ".join(dict.fromkeys(value[:40] for value in column[:3])),
                'form': self._form_of(field, column, is_typed, memory and memory.form),
            })
        return values_list

    def _form_of(self, field, cells, is_typed, known):
        """How a column is written: what its cells prove, else what somebody said of this source."""
        type_ = self.env['crm.lead']._fields[field].type if field and field != NOTE else 'char'
        if type_ in ('integer', 'float', 'monetary'):
            return number_sign(cells, is_typed, known or '')
        return day_format(cells, known or '') if type_ in ('date', 'datetime') else False

    def _labels(self):
        """:return: ``{header_key: field}`` of what a lead's fields are called, in the user's language and in English"""
        labels = {}
        for lang in dict.fromkeys(('en_US', self.env.lang or 'en_US')):
            described = self.env['crm.lead'].with_context(lang=lang).fields_get(attributes=['string'])
            labels.update({header_key(label['string']): name for name, label in described.items()})
        labels.update({header_key(name): name for name in self.env['crm.lead']._fields})
        return labels

    @api.model
    def _letter(self, position):
        """What a spreadsheet calls a column: A, B, … Z, AA."""
        letters = ''
        position += 1
        while position:
            position, rest = divmod(position - 1, 26)
            letters = chr(65 + rest) + letters
        return letters
