"""Cells with pages of text: what guesses about them takes time in proportion to their length, and nothing is cut."""
import base64
import time

from odoo.tests import BaseCase

from ...tools.activity_code import activity_code
from ...tools.lead_import import (
    lead_cell,
    lead_columns,
    lead_doubt,
    lead_header,
    lead_meaning,
    lead_measure,
    lead_persons,
    lead_town,
    lead_value,
)
from ..lead.common import ImportCase

UNITS = ('a', '1', '-', ' ', '.', '1 ', '12/12/', "'", '(', 'a.', 'a@', 'è', 'C/ ', '\n', 'S.L. ', 'BEGIN:VCARD\n')
ENDS = ('', '@', '1')
#: what takes no longer is fast whatever the ratio
FAST = 0.02
#: of four times the text, with room for what else the machine does
MOST = 10
READERS = [
    activity_code.cells_in, activity_code.cell_codes,
    *(getattr(lead_cell, name) for name in (
        'address_behind', 'company_and_tax', 'figures_in', 'first_person', 'is_inverted_name', 'is_no_page', 'pages_in',
        'person_in', 'reach_in', 'town_in', 'turned_name', 'untitled', 'whole_zip_in', 'without_remark')),
    lead_header.header_key, lead_header.meaning_of,
    lead_measure.is_dated, lead_measure.low_of, lead_measure.without_unit,
    *(getattr(lead_meaning, name) for name in (
        'asked', 'holds_function', 'holds_job', 'holds_zip', 'is_header', 'meaning_in')),
    *(getattr(lead_value, name) for name in (
        'is_only_fax', 'number_in', 'street_behind', 'tax_in', 'unlinked', 'zip_and_town_abroad')),
    lead_persons.is_person, lead_persons.says_company, lead_town.short_in,
    lambda text: lead_doubt.has_pages([text]),
    lambda text: lead_columns.match_headers(['Web', 'Cuenta', text], samples=[[text], [text], [text]]),
]


def taken(reader, text):
    """The least of three times, of a reader that remembers nothing."""
    reader = getattr(reader, '__wrapped__', reader)
    times = []
    for _time in range(3):
        start = time.process_time()
        reader(text)
        times.append(time.process_time() - start)
        if times[-1] < FAST:
            break
    return min(times)


class TestLeadImportLongText(BaseCase):

    def test_time_in_proportion_to_length(self):
        for reader in READERS:
            for unit in UNITS:
                for end in ENDS:
                    long = taken(reader, (unit * 4000)[:4000] + end)
                    if long > FAST:
                        short = taken(reader, (unit * 1000)[:1000] + end)
                        with self.subTest(reader=reader, unit=unit, end=end):
                            self.assertLess(long, short * MOST)


class TestLeadImportLong(ImportCase):

    def test_a_list_of_long_cells(self):
        headers = ['Empresa', 'Contacto', 'Correo', 'Teléfono', 'CIF', 'Web', 'Dirección', 'CP', 'Ciudad', 'Provincia',
                   'País', 'Notas', 'Cargo', 'Importe']
        times = {}
        for length in (5, 8000):
            cells = [(unit * length)[:length] for unit in UNITS if unit.strip() and '\n' not in unit][:len(headers)]
            cells = (cells * 2)[:len(headers)]
            content = '\n'.join(';'.join(f'"{cell}"' for cell in line) for line in (headers, cells, cells[::-1]))
            start = time.process_time()
            self.env['portfolio.lead.import'].with_user(self.ana).create({
                'file': base64.b64encode(content.encode()), 'file_name': "long.csv"}).action_check()
            times[length] = time.process_time() - start
        self.assertLess(times[8000], times[5] * 10 + 3)
