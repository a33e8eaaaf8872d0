import base64
from collections import Counter
from itertools import chain, islice

from odoo import api, fields, models
from odoo.tools.misc import get_lang

from ...tools.foundation.amount import EACH, PART, amount_of, are_parts, is_no_number, sign_of, unit_of, unit_said
from ...tools.foundation.day import DAY_FIRST, MONTH_FIRST, YEAR_FIRST, day_of, month_leads, order_of
from ...tools.lead_import.lead_columns import match_headers
from ...tools.lead_import.lead_doubt import has_pages
from ...tools.lead_import.lead_header import NOTE, header_key, is_spanish, signature
from ...tools.lead_import.lead_meaning import is_header, meaning_in
from ...tools.lead_import.lead_persons import are_none_of, who_answers
from ...tools.lead_import.lead_refusal import refusals_in
from ...tools.lead_import.lead_width import width_of
from ...tools.sheet.sheet import Limits, SheetError, read_sheet, sheet_names
from ...tools.sheet.sheet_frame import Frame, are_values, header_of, joined_headers
from ...tools.sheet.sheet_text import is_broken
from .lead_import import FOUND, IDENTIFY

#: lines looked at to say what columns mean and how they are written
SAMPLE = 2000
#: types of fields whose columns are written in some way
NUMBERS, DAYS = ('integer', 'float', 'monetary'), ('date', 'datetime')
#: parts of a lead that are moments
MOMENTS = ('arrival', 'closed')
#: lines that are said to be left out, one by one
SAID = 12
#: words for 'none' that are said
NOTHINGS = 8
#: sheets of a workbook that are looked at
SHEETS = 20


class PortfolioLeadImport(models.Model):
    """The file: what it is, what its columns mean and how they are written."""
    _inherit = 'portfolio.lead.import'

    _limits = Limits()

    @api.onchange('file')
    def _onchange_file(self):
        if self.state == 'draft' and self.file:
            self.update(self._prepare_file())

    @api.onchange('encoding', 'header_line', 'source_id')
    def _onchange_reading(self):
        """Somebody says how the file is to be read."""
        if self.state == 'draft' and self.file:
            self.update(self._prepare_file(self.encoding, self.header_line, self.sheet))

    @api.onchange('sheet')
    def _onchange_sheet(self):
        if self.state == 'draft' and self.file:
            self.update(self._prepare_file(self.encoding, FOUND, self.sheet))

    def _read_header(self):
        """What each file says of itself; what its columns mean, unless somebody has said so with the file."""
        for lead_import in self.filtered('file'):
            values = lead_import._prepare_file(lead_import.encoding, lead_import.header_line, lead_import.sheet)
            if lead_import.column_ids and values['kind']:
                values.pop('column_ids')
            lead_import._portfolio_own().write(values)

    def _content(self):
        self.ensure_one()
        return base64.b64decode(self.with_context(bin_size=False).file or b'')

    def _open_sheet(self, encoding=None, header_line=FOUND, name=''):
        """The file, read as far as its headers.

        :param encoding: as somebody chose it; found out without it
        :param header_line: the line the headers are in; 0 for none; found out without it
        :param name: of a sheet of a workbook
        :return: the sheet, (number, cells) of the headers, the first lines below them, a ``Frame`` of all rows
        :raise SheetError: if it cannot be read
        """
        sheet = read_sheet(self._content(), self._limits, encoding or '', name or '')
        lines = iter(sheet.lines)
        first = list(islice(lines, SAMPLE + 1))
        place, (number, cells) = self._header_in(first, header_line)
        if is_broken(cells):
            raise SheetError('quote', number)
        frame, sample = (
            Frame(some, (number, list(cells)), lambda text: meaning_in(text).field, sheet.aside.spans)
            for some in (chain(first, lines), iter(first)))
        rows = list(islice(sample.rows(), SAMPLE))
        frame.around = [
            *(cell for line in first[:place] for cell in line[1] if cell), *(text for _number, text in sample.left_out)]
        return sheet, (number, list(cells)), rows, frame

    def _open_chosen(self, encoding, header_line, name):
        """Of a workbook the sheet that is called so, else the first one that has a list of leads; see `_open_sheet`.

        :return: what `_open_sheet` says of it, its name, ``[(name, rows)]`` of the others that have
            rows, and of those before it that have anything
        """
        names = sheet_names(self._content(), self._limits)[:SHEETS]
        name = next((one for one in names if one.casefold() == (name or '').strip().casefold()), '')
        if len(names) < 2:
            return self._open_sheet(encoding, header_line), '', []
        opened, errors = {}, {}
        for one in names:
            try:
                opened[one] = self._open_sheet(encoding, header_line if name in ('', one) else FOUND, one)
            except SheetError as error:
                errors[one] = error
        name = name or self._leads_among(opened) or names[0]
        if name in errors:
            raise errors[name]
        before = names[:names.index(name)]
        return opened[name], name, [
            (one, len(rows)) for one, (_sheet, _header, rows, _frame) in opened.items()
            if one != name and (rows or one in before)]

    @api.model
    def _leads_among(self, opened):
        """The name of the first sheet that says who its rows are, else of the first one that has any."""
        full = [name for name, (_sheet, _header, rows, _frame) in opened.items() if rows]
        named = (name for name in full if IDENTIFY & {meaning_in(cell).field for cell in opened[name][1][1] if cell})
        return next(named, next(iter(full or opened), ''))

    @api.model
    def _header_in(self, lines, header_line):
        """The headers, as somebody says or as found out.

        :return: their place in ``lines``, (number, cells) of them; 0 and letters where there are none
        """
        place = next((place for place, line in enumerate(lines) if line[0] == header_line), None)
        if place is None and header_line:
            place = header_of(lines, is_header)
        if place is None or header_line == FOUND and not place and are_values(lines[0][1], is_header):
            widths = Counter(len(cells) for _number, cells in lines)
            # what a single line has further right is a slip
            usual = [width for width, count in widths.items() if count > 1] or widths
            return 0, (0, [self._letter(position) for position in range(max(usual, default=0))])
        return self._headers_at(lines, place)

    @api.model
    def _headers_at(self, lines, place):
        """The headers of a line and, where they stand in two, of the one above or below it."""
        for upper, lower in ((place - 1, place), (place, place + 1)):
            if upper >= 0 and lower < len(lines) and lines[lower][0] == lines[upper][0] + 1 and (
                    joined := joined_headers(lines[upper][1], lines[lower][1], is_header)):
                return lower, (lines[lower][0], joined)
        return place, lines[place]

    def _prepare_file(self, encoding=None, header_line=FOUND, name=''):
        """Values that say of a file what it is and what its columns mean, or why it cannot be read."""
        self.ensure_one()
        try:
            (sheet, (number, header), rows, frame), name, others = self._open_chosen(encoding, header_line, name)
        except SheetError as error:
            return self._prepare_problem(self._unreadable(error))
        if not rows:
            return self._prepare_problem(self.env._(
                "%s has one line only. The first line holds the headers; write the leads below it, one a line.",
                self.file_name or self.env._("The file")))
        columns, said = self._prepare_columns(
            sheet, header, rows, self._locale(sheet, header), self._remembered(number, header), frame.around)
        content = self._content() if sheet.kind == 'csv' else b''
        return {
            'problem': False, 'kind': sheet.kind, 'encoding': sheet.encoding, 'delimiter': sheet.delimiter,
            'sheet': name or False, 'header_line': number, 'line_count': max(content.count(b'\n'), 1) if content else 0,
            'notice': "\n".join([
                *self._said_of_sheets(name, others), *self._said_of_reading(sheet, number), *said]) or False,
            'column_ids': [fields.Command.clear(), *map(fields.Command.create, columns)],
        }

    def _prepare_problem(self, problem):
        return {'problem': problem, 'column_ids': [fields.Command.clear()], 'kind': False, 'notice': False}

    def _unreadable(self, error):
        return self.env['portfolio.loader']._unreadable(self.file_name or self.env._("The file"), *error.args)

    # -- columns -----------------------------------------------------------------------------------

    def _remembered(self, number, header):
        """:return: ``{header_key: mapping}`` of what somebody chose for files that look the same"""
        if not number and not self.source_id:
            # lists without headers have nothing by which they look the same
            return {}
        return self.env['portfolio.lead.import.mapping']._known(self.source_id, signature(header))

    def _prepare_columns(self, sheet, header, rows, locale, known, around=()):
        """Each column: what it means, and how it is written.

        :param locale: decimal sign and order of days, where a column does not tell
        :param known: as :meth:`_remembered` has it
        :param around: titles and remarks of the file
        :return: values of the columns, sentences about what was assumed
        """
        cells = [line[1] for line in rows]
        width = width_of(header, cells, sheet.delimiter)
        header = [*header, *[''] * (width - len(header))]
        headers = [text.strip() or self._letter(position) for position, text in enumerate(header)]
        stands = [self._cells_of(rows, position) for position in range(len(headers))]
        chosen = {key: mapping.field or '' for key, mapping in known.items()}
        found = match_headers(headers, self._labels(), chosen, stands)
        said = [*self._take_answering(found, headers, stands, chosen)]
        writable = dict(self.env['portfolio.lead.import.column']._selection_field())
        locale = self._proven(found, stands, locale)
        unit_of_all, title = unit_said(around)
        values_list = []
        for position, (text, field) in enumerate(zip(headers, found, strict=True)):
            if field and field not in writable:
                field = NOTE
            column = stands[position]
            if self._kind_of(field) == 'monetary' and header_key(text) not in known and is_no_number(column):
                field = NOTE
                said += self._said_of_words(text, column)
            elif field == NOTE:
                said += self._said_of_note(text, column, found[position] != NOTE or header_key(text) in known)
            memory = known.get(header_key(text))
            form, is_open = self._form_of(field, column, locale, memory and memory.form)
            said += self._said_of_form(text, form, is_open, column)
            unit = unit_of(text) if self._kind_of(field) in NUMBERS else 1
            if unit == 1 and unit_of_all != 1 and self._kind_of(field) == 'monetary':
                unit = unit_of_all
                said.append(self._said_of_all(text, unit, title))
            elif unit != 1:
                said += self._said_of_unit(text, unit)
            values_list.append({
                'position': position, 'header': text, 'field': field or False,
                'sample': " · ".join(dict.fromkeys(value[:40] for value in column[:3])), 'form': form, 'unit': unit,
            })
        return values_list, said

    def _take_answering(self, found, headers, stands, chosen):
        """'Responsable' beside what he does is the contact, unless one of them is a user.

        :return: sentences about it
        """
        keys = [header_key(text) for text in headers]
        place = who_answers(found, keys, stands)
        if place is None or keys[place] in chosen:
            return
        users = self.env['res.users'].search_read([('share', '=', False)], ['name', 'login'])
        if are_none_of(stands[place], [text for user in users for text in (user['name'], user['login'])]):
            found[place] = 'contact_name'
            yield self.env._(
                "%(column)s is read as the contact, as it stands beside a job and none of its values is a user. Choose "
                "Salesperson under Columns if that is wrong.", column=headers[place])

    def _proven(self, found, stands, locale):
        """Decimal sign and order of days, as some column of the file proves them."""
        sign, order = locale
        for field, column in zip(found, stands, strict=True):
            kind = self._kind_of(field)
            if kind in NUMBERS and any(amount and amount.comma != amount.point for amount in map(amount_of, column)):
                form, is_open = sign_of(column)
                sign = sign if is_open or form == EACH else form
            elif kind in DAYS and any(day and day.day_first != day.month_first for day in map(day_of, column)):
                form, is_open = order_of(column)
                order = order if is_open or form in (EACH, YEAR_FIRST) else form
        return sign, order

    def _learn_columns(self):
        """Remember what somebody chose; what was guessed is guessed again."""
        if not self.column_ids:
            return
        sheet, (number, header), rows, _frame = self._open_sheet(self.encoding, self.header_line, self.sheet)
        if not number and not self.source_id:
            return
        columns, _said = self._prepare_columns(sheet, header, rows, self._locale(sheet, header), {})
        guesses = {one['position']: (one['field'], one['form']) for one in columns}
        chosen = self.column_ids.filtered(
            lambda column: (column.field, column.form) != guesses.get(column.position))
        self.env['portfolio.lead.import.mapping']._learn(
            self.source_id, signature(header), self.column_ids, chosen)

    def _kind_of(self, field):
        """The type of what a column goes into."""
        if field in MOMENTS:
            return 'datetime'
        known = self.env['crm.lead']._fields.get(field)
        return known.type if known else 'char'

    def _form_of(self, field, cells, locale, known=''):
        """How a column is written: what its cells prove, else what somebody said of such files, else the locale.

        :return: the form, ``False`` for text; whether the cells leave it open
        """
        kind = self._kind_of(field)
        if kind in NUMBERS:
            is_part = are_parts(cells) or bool(known) and known.startswith(PART)
            form, is_open = sign_of(cells, locale[0], (known or '').removeprefix(PART))
            return (PART + form if field == 'probability' and is_part else form), is_open
        return order_of(cells, locale[1], known or '') if kind in DAYS else (False, False)

    def _locale(self, sheet, header):
        """The decimal sign and the order of days where the values do not tell: the file's own, else the user's."""
        lang = get_lang(self.env)
        sign = lang.decimal_point if lang.decimal_point in (',', '.') else ','
        order = MONTH_FIRST if month_leads(lang.date_format.lstrip('0-')) else DAY_FIRST
        spanish = is_spanish(header)
        # a program that separates cells by semicolons needs the comma for decimals
        if sheet.delimiter == ';' or spanish:
            return ',', DAY_FIRST
        if sheet.delimiter == ',' and spanish is False:
            return '.', order
        return sign, order

    # -- what was assumed --------------------------------------------------------------------------

    def _said_of_sheets(self, name, others):
        """Which sheet of a workbook is read, and which others there are."""
        if others:
            yield self.env._(
                "Sheet “%(sheet)s” is read. Not read: %(others)s. Write the name of another sheet under File to read "
                "that one, and import each as a list of its own.", sheet=name, others=", ".join(
                    self.env._("“%(sheet)s” (rows: %(count)s)", sheet=other,
                        count=f'{count}+' if count >= SAMPLE else count) for other, count in others))

    def _said_of_reading(self, sheet, number):
        if not sheet.is_sure:
            yield self.env._(
                "The letters are read as %s. If some look wrong, choose another encoding under File.",
                dict(self._fields['encoding']._description_selection(self.env)).get(sheet.encoding, sheet.encoding))
        if not number:
            yield self.env._(
                "The list is read without headers: every line is a row, and columns are called by their letters. Say "
                "under Columns what each one is. If a line has the headers, write its number under File.")
        if number > 1:
            yield self.env._("The headers are in line %s; what stands above is left out.", number)

    def _said_of_form(self, header, form, is_open, cells):
        """What nobody can tell from a column."""
        if is_open:
            sample = next((cell for cell in cells if any(letter in cell for letter in '.,/-')), '')
            yield self.env._(
                "%(column)s: “%(sample)s” can be read in two ways. It is read as written like %(form)s; choose another "
                "way under Columns if that is wrong.", column=header, sample=sample, form=self._worded(form))
        elif form and form.startswith(PART):
            sample = next((cell for cell in cells if any(letter in cell for letter in '.,')), '')
            yield self.env._(
                "%(column)s: its values are parts of one; “%(sample)s” is read as %(percent)s %%. Choose another way "
                "under Columns if that is wrong.", column=header, sample=sample,
                percent=f'{amount_of(sample).as_written(EACH) * 100:g}' if sample else '')
        elif form == EACH:
            yield self.env._(
                "%(column)s is written in more than one way. Each value is read by itself; what can be read in two "
                "ways "
                "is refused.", column=header)

    def _said_of_words(self, header, cells):
        yield self.env._(
            "%(column)s has no numbers, such as “%(sample)s”. It stays in the notes; if it is the amount, say so under "
            "Columns.", column=header, sample=cells[0][:40])

    def _said_of_note(self, header, cells, is_chosen):
        """What stays in the notes, and somebody should know of.

        :param is_chosen: whether it stays there for another reason than what stands in the file
        """
        if count := refusals_in(header_key(header), cells):
            yield self.env._(
                "%(column)s says who wants no advertising (rows: %(count)s). It stays in the notes of these leads and "
                "stops no mailing: before you write to them, add their addresses to the opt-outs.",
                column=header, count=f"{count}+" if len(cells) >= SAMPLE else count)
        meant = None if is_chosen else meaning_in(header).field
        if meant == 'website' and has_pages(cells):
            yield self.env._(
                "%(column)s: the page a form is on, or one site in nearly every row, is not the leads' own. It stays "
                "in the notes; choose Website under Columns if it is theirs.", column=header)
        elif meant == 'expected_revenue' and cells:
            yield self.env._(
                "%(column)s is read as a number of units and stays in the notes. Choose Expected Revenue under Columns "
                "if it is an amount.", column=header)

    def _said_of_unit(self, header, unit):
        """What the header of a column of numbers says of all of them."""
        if not unit:
            yield self.env._(
                "%(column)s: “m” in the header may be thousands or millions. Its values stay in the notes; write “k€” "
                "or “M€” there to import them.", column=header)
        elif unit != 1:
            yield self.env._(
                "%(column)s: its header says a unit. Each number is multiplied by %(times)s.", column=header,
                times=self._times(unit))

    def _said_of_all(self, header, unit, title):
        """What a title or a remark of the file says of a column of amounts."""
        if not unit:
            return self.env._(
                "%(column)s: “%(title)s” may be thousands or millions. Its values stay in the notes; write under "
                "Columns what they are multiplied by to import them.", column=header, title=title[:80])
        return self.env._(
            "%(column)s: the file says “%(title)s”. Each number is multiplied by %(times)s; write another number under "
            "Columns if that is wrong.", column=header, title=title[:80], times=self._times(unit))

    def _times(self, unit):
        return f'{unit:,}'.replace(',', get_lang(self.env).thousands_sep or ' ') if unit >= 1 else f'{unit:g}'

    def _worded(self, form):
        return dict(self.env['portfolio.lead.import.column']._selection_form()).get(form, form)

    def _say_left_out(self, left_out, nothings, aside):
        """Lines of the file that are no rows, and cells that say that there is nothing, once they are known.

        :param left_out: ``[(number, text)]``
        :param nothings: ``{text: how often}``
        :param aside: what stands in no cell
        """
        said = [*self._said_of_aside(aside, {number for number, _text in left_out})]
        if left_out:
            said.append(self.env._(
                "Left out, as headings of groups, totals and remarks are no leads: %s. If one of them is a lead, write "
                "more of it than its name.", "; ".join(
                    self.env._("line %(number)s “%(text)s”", number=number, text=text[:60])
                    for number, text in left_out[:SAID])))
        if len(left_out) > SAID:
            said.append(self.env._("Lines more: %s.", len(left_out) - SAID))
        if nothings:
            words = sorted(nothings.items(), key=lambda one: (-one[1], one[0]))
            said.append(self.env._(
                "Cells that say nothing are left empty, %(count)s in all: %(words)s.", count=sum(nothings.values()),
                words=", ".join(
                    self.env._("“%(text)s” (%(count)s)", text=text[:30], count=count)
                    for text, count in words[:NOTHINGS])))
        self._portfolio_own().left_out = "\n".join(said) or False

    def _said_of_aside(self, aside, left_out):
        """Formulas without a value and cards that break off.

        :param left_out: numbers of lines that are no rows
        """
        formulas = [one for one in aside.formulas if one[0] not in left_out and one[0] > self.header_line]
        if formulas:
            yield self.env._(
                "Formulas of which the file has no value are left empty, %(count)s in all: %(cells)s. Open the file in "
                "a spreadsheet, save it and import it again.", count=len(formulas), cells=", ".join(
                    f'{self._letter(position)}{number}' for number, position in formulas[:SAID]))
        if aside.unended:
            yield self.env._(
                "Cards that are cut off, they have no END, are read as far as they go: %s. Compare them with the "
                "address book.", ", ".join(
                    self.env._("line %s", number) for number in aside.unended[:SAID]))

    # -- words -------------------------------------------------------------------------------------

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
