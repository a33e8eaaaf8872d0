"""Whatever is written in one of the usual ways is read as what was meant, or refused: never as something else."""
import datetime
import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.foundation.amount import EACH, amount_of, sign_of
from ...tools.foundation.day import DAY_FIRST, MONTH_FIRST, day_of, order_of
from ...tools.sheet.cell import cell_value
from ...tools.sheet.csv_lines import Lines, records
from ...tools.sheet.encoding import ERRORS, TWICE, codec_of, encoding_of, once
from ...tools.sheet.sheet import read_sheet
from .test_lead_import_sheet import ods

CENTS = st.integers(-10**11, 10**11)
NOTATIONS = st.sampled_from([
    ('.', ','), (',', '.'), (' ', ','), ('', ','), ('', '.'), ("'", '.'), ('\u00a0', ',')])
DRESSES = st.sampled_from(['{}', '{} €', '€ {}', 'EUR {}', '{} EUR', '{}€'])
WORDS = (
    "Peluquería Muñoz", "Cafetería Ávila", "Frutería Núñez", "Pastelería Güell", "Año Ibáñez", "León", "Cádiz",
        "Córdoba",
    "A Coruña", "Málaga", "Señorío", "Jardín botánico", "Fundación", "Asociación", "Panadería Peñíscola",
        "Calle nº 3, 2º B")


def written(cents, thousands, decimal, digits=2):
    """An amount as an accountant writes it."""
    whole, rest = divmod(abs(cents), 100)
    text = f'{whole:,}'.replace(',', thousands)
    text += f'{decimal}{rest:02d}' if digits else ''
    return f'-{text}' if cents < 0 else text


class TestLeadImportNotation(BaseCase):

    # -- amounts -----------------------------------------------------------------------------------

    @given(st.lists(st.tuples(CENTS, DRESSES), min_size=1, max_size=20), NOTATIONS)
    def test_a_column_of_one_notation_says_what_was_meant(self, amounts, notation):
        cells = [dress.format(written(cents, *notation)) for cents, dress in amounts]
        form, is_open = sign_of(cells)
        self.assertFalse(is_open, "two decimals leave nothing open")
        for (cents, _dress), cell in zip(amounts, cells, strict=True):
            self.assertAlmostEqual(amount_of(cell).as_written(form), cents / 100, 6, cell)

    @given(st.lists(st.tuples(CENTS, NOTATIONS, st.sampled_from([0, 2])), min_size=1, max_size=20),
        st.sampled_from(',.'))
    def test_a_column_of_any_notations_is_right_or_refused_or_said(self, amounts, default):
        meant = [cents if digits else cents // 100 * 100 for cents, _notation, digits in amounts]
        cells = [written(cents, *notation, digits) for cents, (_cents, notation, digits) in zip(meant, amounts,
            strict=True)]
        form, is_open = sign_of(cells, default)
        for cents, cell in zip(meant, cells, strict=True):
            number = amount_of(cell) and amount_of(cell).as_written(form)
            if number is not None and not is_open:
                self.assertAlmostEqual(number, cents / 100, 6, (cell, form, cells))

    @given(st.text(alphabet='0123456789.,€ -()\u00a0\'aE%', max_size=14))
    def test_no_text_is_read_in_two_ways_by_itself(self, text):
        amount = amount_of(text)
        if amount and amount.as_written(EACH) is not None:
            self.assertIn(amount.as_written(EACH), (amount.comma, amount.point))
            self.assertFalse(amount.is_open)

    def test_the_amounts_of_the_issue(self):
        cells = ["3.250,00", "1.999,99 €", "1.234", "2.75", "1 234,56", "(12,00)"]
        form, _is_open = sign_of(cells)
        self.assertEqual(
            [amount_of(cell).as_written(form) for cell in cells], [3250, 1999.99, None, 2.75, 1234.56, -12])
        self.assertIsNone(amount_of('-'))

    # -- days --------------------------------------------------------------------------------------

    @given(st.lists(st.dates(datetime.date(1970, 1, 1), datetime.date(2068, 12, 31)), min_size=1, max_size=15),
           st.sampled_from(['%d/%m/%Y', '%m/%d/%Y', '%d-%m-%y', '%m/%d/%y', '%Y-%m-%d', '%d.%m.%Y', '%Y%m%d',
               '%d %b %Y',
                            '%b %d, %Y', '%Y/%m/%d %H:%M']))
    def test_days_are_right_or_refused_or_said(self, days, form):
        cells = [day.strftime(form) for day in days]
        order, is_open = order_of(cells)
        for day, cell in zip(days, cells, strict=True):
            found = day_of(cell).as_written(order)
            if found and not is_open:
                self.assertEqual(found, day, (cell, order, cells))

    @given(st.lists(st.tuples(st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 1, 1)), st.booleans()),
        min_size=1,
                    max_size=12))
    def test_days_of_both_orders_are_right_or_refused_or_said(self, days):
        cells = [day.strftime(DAY_FIRST if first else MONTH_FIRST) for day, first in days]
        order, is_open = order_of(cells)
        if order != EACH or is_open:
            return
        for (day, _first), cell in zip(days, cells, strict=True):
            self.assertIn(day_of(cell).as_written(order), (day, None))

    # -- letters -----------------------------------------------------------------------------------

    @given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=30, unique=True),
           st.sampled_from(['utf-8', 'cp1252', 'cp850', 'mac_roman', 'twice', 'twice by a mac']))
    def test_letters_are_what_they_were(self, words, how):
        text = '\n'.join(words)
        data = text.encode('utf-8' if how.startswith('twice') else how)
        if how == 'twice':
            # bytes that Windows has no letter for stay what they are
            data = ''.join(bytes([byte]).decode('cp1252', 'ignore') or chr(byte) for byte in data).encode()
        elif how == 'twice by a mac':
            data = data.decode('mac_roman').encode()
        found, _is_doubtful = encoding_of(data)
        read = data.decode(codec_of(found), ERRORS)
        self.assertEqual(once(read) if found == TWICE else read, text, found)

    @given(st.binary(max_size=300))
    def test_any_bytes_have_an_encoding_that_reads_them(self, data):
        found, _is_doubtful = encoding_of(data)
        self.assertIsInstance(data.decode(codec_of(found), ERRORS), str)

    # -- cells -------------------------------------------------------------------------------------

    @given(st.text(max_size=30))
    def test_a_cell_is_read_once_for_all(self, text):
        once_read = cell_value(text)
        if once_read[:1] not in ('=', "'", '“', '„', '«', '‘'):
            self.assertEqual(cell_value(once_read), once_read)

    def test_number_formats_of_a_workbook(self):
        formats = [
            ('00000', 8001, '08001'), ('0 %', 0.25, '25%'), ('0.00%', 0.125, '12.5%'), ('000\\ 000\\ 000', 932770603,
                '932 770 603'),
            ('"+"00\\ 000\\ 000\\ 000', 34932770603, '+34 932 770 603'), ('@', 8001, '8001'), ('dd/mm/yyyy', 45903,
                '2025-09-03'),
            ('[$-C0A]d" de "mmmm" de "yyyy', 45903, '2025-09-03'), ('mm/dd/yy', 45903, '2025-09-03'), ('#,##0.00',
                1234.5, '1234.5'),
            ('General', 1.234, '1.2340'), ('General', True, 'true'), ('0.00E+00', 932780000, '932780000'), ('General',
                '08001', '08001'),
            ('yyyy-mm-dd hh:mm', 45903.5, '2025-09-03 12:00:00'), ('#,##0.00 [$€-C0A]', 12, '12 €')]
        for epoch, shift in ((openpyxl.utils.datetime.WINDOWS_EPOCH, 0), (openpyxl.utils.datetime.MAC_EPOCH, 1462)):
            book = openpyxl.Workbook()
            book.epoch = epoch
            book.active.append([str(number) for number in range(len(formats))])
            for column, (form, value, _shown) in enumerate(formats, 1):
                cell = book.active.cell(2, column)
                cell.value = value - shift if value in (45903, 45903.5) else value
                cell.number_format = form
            stream = io.BytesIO()
            book.save(stream)
            [_header, (_number, cells)] = read_sheet(stream.getvalue()).lines
            self.assertEqual(cells, [shown for _form, _value, shown in formats])

    def test_number_formats_of_an_open_document(self):
        def cell(kind, value, text, more=''):
            return (f'<table:table-cell office:value-type="{kind}" {value} '
                    f'{more}><text:p>{text}</text:p></table:table-cell>')
        row = ''.join([
            cell('float', 'office:value="8001"', '08001'), cell('percentage', 'office:value="0.25"', '25 %'),
            cell('float', 'office:value="932770603"', '932 770 603'), cell('date', 'office:date-value="2026-03-01"',
                '01/03/26'),
            cell('boolean', 'office:boolean-value="true"', 'VERDADERO'), cell('string', '', '08001'),
            cell('currency', 'office:value="1200.5"', '1.200,50 €', 'office:currency="EUR"'),
            cell('float', 'office:value="1234.5"', '1.234,50'), cell('float', 'office:value="932780000"', '9,33E+08')])
        [(_number, cells)] = read_sheet(ods(f'<table:table-row>{row}</table:table-row>')).lines
        self.assertEqual(cells, [
            '08001', '25%', '932 770 603', '2026-03-01', 'true', '08001', '1200.5 EUR', '1234.5', '932780000'])

    # -- quotation marks ---------------------------------------------------------------------------

    ROWS = st.lists(st.lists(st.text('abñ "\'', max_size=6), min_size=3, max_size=3), min_size=1, max_size=8)

    @given(st.lists(st.lists(st.text('abñ ";', max_size=6), min_size=3, max_size=3), min_size=1, max_size=8))
    def test_marks_with_a_backslash_are_what_was_written(self, rows):
        """Every cell in quotation marks, those inside behind a backslash."""
        rows = [[f'x{cell}y' for cell in row] for row in rows]
        text = '\n'.join(['one;two;three', *(
            ';'.join('"' + cell.replace('"', '\\"') + '"' for cell in row) for row in rows), ''])
        self.assertEqual(list(records(Lines(io.StringIO(text, newline=''), 10_000), ';'))[1:], rows)

    @given(ROWS, st.integers(0, 30))
    def test_a_mark_too_many_costs_no_other_row(self, rows, where):
        """One line gets a quotation mark before its first cell; all others stay what they are."""
        rows = [[cell.replace('"', '').strip() or 'x' for cell in row] for row in rows]
        lines = [';'.join(row) for row in rows]
        place = where % len(lines)
        lines[place] = f'"{lines[place]}'
        text = '\n'.join(['one;two;three', *lines, ''])
        found = list(records(Lines(io.StringIO(text, newline=''), 10_000), ';'))[1:]
        self.assertEqual(len(found), len(rows))
        self.assertEqual([cells for number, cells in enumerate(found) if number != place],
                         [row for number, row in enumerate(rows) if number != place])
