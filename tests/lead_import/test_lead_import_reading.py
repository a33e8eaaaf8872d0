"""What the form says of a file, what somebody may choose, and what is remembered; history keeps its times."""
import base64
import datetime
import io

import openpyxl

from odoo.tests import Form

from .test_lead_import_exports import ExportCase


class TestLeadImportReading(ExportCase):

    def form(self, content):
        form = Form(self.env['portfolio.lead.import'].with_user(self.diego))
        form.file = base64.b64encode(content)
        return form

    # -- encodings ---------------------------------------------------------------------------------

    def test_the_encoding_is_shown_and_can_be_changed(self):
        """'Peña' in a file of an old Mac, of which three letters are too few to be sure."""
        form = self.form("Empresa;Notas\nPe\u00f1a Ca\u00f1\u00f3n;x".encode('mac_roman'))
        self.assertEqual(form.encoding, 'mac_roman')
        self.assertIn("Mac Roman", form.notice)
        form.encoding = 'cp1252'
        self.assertNotIn("ñ", form.column_ids._records[0]['sample'])
        form.encoding = 'mac_roman'
        self.assertEqual(form.column_ids._records[0]['sample'], "Peña Cañón")
        lead_import = form.save()
        lead_import.action_check()
        self.assertEqual(lead_import.row_ids.name, "Peña Cañón")

    def test_a_few_marks_of_windows_are_no_letters_of_dos(self):
        for text in (
                "20 €", "de 9 – 14 h", "el “Sol” nuevo", "pide precios…", "mesa 2×1", "un ‘extra’", "20€ — hoy",
                "d’aigua"):
            with self.subTest(text=text):
                form = self.form(f"Empresa;Notas\nBar;{text}".encode('cp1252'))
                self.assertEqual((form.encoding, form.column_ids._records[1]['sample']), ('cp1252', text))

    def test_a_file_of_dos_with_the_sign_of_the_euro(self):
        for text in ("1.234,50 €", "20€", "€ 1.200", "Ración: 12,5 €"):
            with self.subTest(text=text):
                form = self.form(f"Empresa;Notas\nPeña;{text}".encode('cp858'))
                self.assertEqual((form.encoding, form.column_ids._records[1]['sample']), ('cp858', text))
        form = self.form("Empresa;Notas\nPeña;Ración".encode('cp850'))
        self.assertEqual(form.encoding, 'cp850', "nothing tells them apart")
        lead_import = self.imported(content="Empresa;Importe\nPeña Prueba;1.234,50 €".encode('cp858'))
        self.assertEqual(self.check_leads(lead_import).expected_revenue, 1234.5)

    def test_a_file_of_latin_9(self):
        for text in ("Œuvre", "Cœur", "20 €", "ŠKODA", "Škoda Núñez: 20 €"):
            with self.subTest(text=text):
                form = self.form(f"Empresa;Notas\nBar;{text}".encode('iso8859_15'))
                self.assertEqual((form.encoding, form.column_ids._records[1]['sample']), ('iso8859_15', text))

    def test_what_somebody_chose_stays_when_the_file_is_read_again(self):
        lead_import = self.env['portfolio.lead.import'].with_user(self.diego).create({
            'file': base64.b64encode("Empresa\nPeña".encode('cp1252')), 'file_name': "a.csv", 'encoding': 'cp850'})
        lead_import.action_check()
        self.assertEqual((lead_import.encoding, lead_import.row_ids.name), ('cp850', "Pe±a"))
        lead_import.action_redraft()
        lead_import.encoding = 'cp1252'
        lead_import.action_check()
        self.assertEqual(lead_import.row_ids.name, "Peña")

    def test_one_bad_byte_in_a_text(self):
        text = "Empresa;Ciudad\nNúñez;León\nGüell;Cádiz\n".encode() + b"Pe\xf1a;Vigo\n"
        lead_import = self.checked(content=text)
        self.assertEqual(lead_import.row_ids.mapped('name'), ["Núñez", "Güell", "Peña"])
        self.assertIn("UTF-8", lead_import.notice, "it is said")

    def test_the_line_of_the_headers_can_be_changed(self):
        form = self.form(b"Empresa;Correo\nEmpresa;Correo electronico\nBar;bar@example.com")
        self.assertEqual(form.header_line, 1)
        form.header_line = 2
        self.assertEqual(form.column_ids._records[1]['header'], "Correo electronico")
        lead_import = form.save()
        lead_import.action_check()
        self.assertEqual(lead_import.row_ids.mapped('name'), ["Bar"])

    # -- delimiters and quotation marks inside texts -----------------------------------------------

    def test_a_row_with_more_cells_than_headers_is_refused_and_never_shifted(self):
        """Even where it is the only row, or all rows have one cell too many."""
        for header, lines in (
                ("Empresa,Contacto,Ciudad,Notas", ["Pérez e Hijos, S.L.,Ana Gil,Vigo,buen cliente"]),
                ("Empresa,Importe,Ciudad", ["Prado SL,1250,50,Vigo", "Soto SL,75,20,Lugo"]),
                ("Empresa;Teléfono;Correo", ["Bar; Grill Sol;986001001;sol@example.com"])):
            lead_import = self.imported(header, *lines)
            self.assertEqual([(row.verdict, row.line) for row in lead_import.row_ids.sorted('line')],
                [('error', number) for number in range(2, len(lines) + 2)], lead_import.row_ids.mapped('message'))
            self.assertFalse(lead_import.row_ids.lead_id)
            for row in lead_import.row_ids:
                self.assertEqual(len(row.message.splitlines()), 1, "what is shifted is not complained of as well")

    def test_empty_cells_at_the_end_of_a_row_are_fine(self):
        lead_import = self.imported("Empresa,Ciudad", "Bar Uno Prueba,Vigo,,", "Bar Dos Prueba,Lugo", "Bar Tres,,,")
        self.assertEqual(lead_import.row_ids.sorted('line').lead_id.mapped('city'), ["Vigo", "Lugo", False])

    def test_quotation_marks_with_a_backslash(self):
        """As MySQL and PHP write them."""
        lead_import = self.imported(
            "Empresa,Ciudad", r'"Bar \"Sol\", SL",Vigo', r'"\"Luna\" SL",Lugo', r'"Mesón ""Río""",Sada', r'"C:\",Noia',
            r'"Taller \"Norte\""', r'"Horno \"Sur\", SL",Foz,"y \"más\""')
        rows = lead_import.row_ids.sorted('line')
        self.assertEqual(
            rows.lead_id.mapped('partner_name'),
            ['Bar "Sol", SL', '"Luna" SL', 'Mesón "Río"', 'C:\\', 'Taller "Norte"'])
        self.assertEqual(rows.lead_id.mapped('city'), ["Vigo", "Lugo", "Sada", "Noia", False])
        self.assertEqual(rows.mapped('verdict'), ['new'] * 5 + ['error'])

    # -- memory ------------------------------------------------------------------------------------

    def test_a_choice_holds_for_files_that_look_the_same_and_for_no_other(self):
        first = self.checked("Empresa;Rango", "Bar;Jefa")
        first.action_redraft()
        first.column_ids[1].field = 'function'
        first.action_check()
        self.assertEqual(self.env['portfolio.lead.import.mapping'].search([]).mapped('header'), ['rango'])
        self.assertEqual(self.checked("RANGO;Empresa", "Jefa;Bar 2").column_ids[0].field, 'function')
        self.assertEqual(self.checked("Empresa;Rango;Sala", "Bar 3;Jefa;2").column_ids[1].field, 'note')
        again = self.checked("Empresa;Rango", "Bar 4;Jefa")
        again.action_redraft()
        again.column_ids[1].field = 'note'
        again.action_check()
        self.assertFalse(self.env['portfolio.lead.import.mapping'].search([]),
            "what is guessed anyway is not remembered")

    # -- amounts and days --------------------------------------------------------------------------

    def revenues(self, *cells, header="Importe", **values):
        lead_import = self.imported(
            f"Empresa;{header}", *(f"Bar {number};{cell}" for number, cell in enumerate(cells)),
                on_duplicate='create', **values)
        rows = lead_import.row_ids.sorted('line')
        return [row.lead_id.expected_revenue if row.lead_id else None for row in rows], lead_import

    def test_amounts_of_one_notation(self):
        self.assertEqual(
            self.revenues("3.250,00", "1.999,99", "1.234", "1 234,56", "(12,00)", "-", "12,5-")[0],
            [3250, 1999.99, 1234, 1234.56, -12, 0, -12.5])

    def test_amounts_of_two_notations_are_right_or_refused(self):
        found, lead_import = self.revenues("3.250,00", "2.75", "1.234", "7", "1.5.2")
        self.assertEqual(found, [3250, 2.75, None, 7, None])
        self.assertIn("1.234", self.rows(lead_import)[4][2])
        self.assertTrue(lead_import.notice)

    def test_errors_of_a_column_of_two_notations_say_how_to_write_it(self):
        _found, lead_import = self.revenues("3.250,00", "2.75", "doce")
        self.assertIn("1.234,56", self.rows(lead_import)[4][2], "as a Spanish reader writes it")
        days = self.checked(
            "Empresa;Fecha de cierre", "Bar A;13/05/2026", "Bar B;05/13/2026", "Bar C;31/02/2026", "Bar D;pronto")
        for line in (4, 5):
            self.assertNotIn('each', self.rows(days)[line][2])
            self.assertIn('aaaa-mm-dd', self.rows(days)[line][2])

    def test_an_amount_that_can_be_read_in_two_ways_is_said_and_can_be_changed(self):
        found, lead_import = self.revenues("1.234", "2.500")
        self.assertEqual(found, [1234, 2500])
        self.assertIn("1.234", lead_import.notice)
        other = self.checked("Empresa;Importe", "Bar X;1.234")
        other.action_redraft()
        other.column_ids[1].form = '.'
        other.action_check()
        other.action_start()
        self.work(other)
        self.assertEqual(other.row_ids.lead_id.expected_revenue, 1.23)

    def test_another_column_of_the_file_proves_the_notation(self):
        lead_import = self.imported("Company,Amount,Probability\nBar,1.234,12.5\nInn,2.500,7.25")
        self.assertEqual(lead_import.row_ids.sorted('line').lead_id.mapped('expected_revenue'), [1.23, 2.5])

    def test_a_column_is_decided_by_all_its_values(self):
        """Of 2,500 rows the last one tells: the first 2,000 could be either."""
        lines = [f"Bar {number};1.{number % 900 + 100};05/04/2026" for number in range(2499)]
        lead_import = self.checked(
            "Company,Amount,Close Date".replace(',', ';'), *lines, "Bar Fin;2.75;12/31/2026", on_duplicate='create')
        self.assertEqual(lead_import.column_ids.mapped('form'), [False, ',', '%m/%d/%Y'])
        self.assertEqual(lead_import.row_ids.sorted('line')[-1].state, 'failed',
            "2.75 is no price of a list of thousands")
        self.assertEqual(lead_import.error_count, 1)

    def test_a_workbook_with_texts_among_its_numbers(self):
        book = openpyxl.Workbook()
        for line in (["Empresa", "Importe"], ["A", 1234.5], ["B", "3.250,00 "], ["C", 1.234], ["D", "1.234"], ["E", 2]):
            book.active.append(line)
        stream = io.BytesIO()
        book.save(stream)
        lead_import = self.imported(content=stream.getvalue(), name="a.xlsx", on_duplicate='create')
        self.assertEqual(
            [row.lead_id.expected_revenue if row.lead_id else None for row in lead_import.row_ids.sorted('line')],
            [1234.5, 3250, 1.23, None, 2])

    def test_currencies(self):
        self.env.company.currency_id = self.env.ref('base.EUR')
        found, lead_import = self.revenues("1.200,00 €", "EUR 12,50", "300 eur", "5,00 $")
        self.assertEqual(found, [1200, 12.5, 300, 5])
        self.assertEqual([bool(message) for _verdict, _state, message in self.rows(lead_import).values()],
            [False] * 3 + [True])

    def test_currencies_in_a_column_of_their_own(self):
        self.env.company.currency_id = self.env.ref('base.EUR')
        for header in ("Moneda", "Divisa", "Deal currency"):
            with self.subTest(header=header):
                lead_import = self.imported(
                    f"Empresa;Importe;{header}", f"Uno {header};1.200,00;USD", f"Dos {header};12,50;EUR",
                    f"Tres {header};300;GBP", f"Seis {header};5,00;MXN", f"Diez {header};7;Euros",
                    f"Doce {header};;USD", f"Quince {header};8,00;")
                rows = lead_import.row_ids.sorted('line')
                self.assertEqual(rows.lead_id.mapped('expected_revenue'), [1200, 12.5, 300, 5, 7, 0, 8])
                self.assertEqual(
                    [bool(message) for _verdict, _state, message in self.rows(lead_import).values()],
                    [True, False, True, True, False, False, False])
                self.assertIn("USD", rows[0].message)
                self.assertIn("1.200,00 USD", rows[0].lead_id.description)

    # -- history -----------------------------------------------------------------------------------

    HISTORY = (
        "ID externo;Oportunidad;Empresa;Fecha de alta;Fecha de cierre;Estado;Importe",
        "K1;Horno;Bar Uno;03/09/2023;15/11/2023;Ganado;1.200,00",
        "K2;Vajilla;Bar Dos;10/01/2024 09:30;20/02/2024;Perdido;300,00",
        "K3;Mesas;Bar Tres;05/06/2026;31/12/2026;Abierto;50,00")

    def test_history_keeps_its_times(self):
        lead_import = self.imported(*self.HISTORY)
        self.assertEqual(lead_import.error_count, 0, self.rows(lead_import))
        won, lost, still = lead_import.row_ids.sorted('line').lead_id.with_context(active_test=False)
        self.assertEqual(
            [lead.won_status for lead in (won, lost, still)], ['won', 'lost', 'pending'])
        self.assertEqual(str(won.create_date), '2023-09-03 12:00:00')
        self.assertEqual(str(won.date_closed), '2023-11-15 12:00:00')
        self.assertEqual(won.day_close, 73)
        self.assertEqual(lost.create_date.date(), datetime.date(2024, 1, 10))
        self.assertEqual(str(lost.date_closed.date()), '2024-02-20')
        self.assertEqual((str(still.create_date.date()), str(still.date_deadline)), ('2026-06-05', '2026-12-31'))
        self.assertFalse(still.date_closed)

    def test_what_a_key_names_is_the_same_when_it_comes_again(self):
        first = self.imported(*self.HISTORY)
        leads = first.row_ids.sorted('line').lead_id.with_context(active_test=False)
        again = self.checked(*self.HISTORY[:3],
            "K3;Mesas nuevas;Bar Tres, ahora con otro nombre;05/06/2026;;Abierto;70,00",
            "K4;Sillas;Bar Cuatro;05/06/2026;;Abierto;10,00", on_duplicate='overwrite')
        self.assertEqual([row.verdict for row in again.row_ids.sorted('line')], ['update'] * 3 + ['new'],
            self.rows(again))
        again.action_start()
        self.work(again)
        self.assertEqual((leads[2].name, leads[2].expected_revenue), ("Mesas nuevas", 70))
        self.assertEqual(again.created_count, 1)

    def test_the_keys_of_another_program_are_others(self):
        self.imported(*self.HISTORY)
        other = self.checked("Record ID;Empresa", "K1;Taller Sur")
        self.assertEqual(other.row_ids.verdict, 'new')

    def test_undo_takes_history_back(self):
        lead_import = self.undone(self.imported(*self.HISTORY))
        self.assertEqual((lead_import.kept_count, lead_import.lead_count), (0, 0))
