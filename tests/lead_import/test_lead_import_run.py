"""A list becomes leads: read as people write, judged before anything is written, nothing lost."""
import base64
import io

import openpyxl
from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval

from ...tools.sheet.sheet import read_sheet
from ..lead.common import ImportCase

SPANISH = (
    "Razón social;Persona de contacto;Móvil;Correo electrónico;N.I.F.;Provincia;País;Código postal;Ingreso esperado;"
    "Fecha de cierre;Prioridad;Etiquetas;Talla\n"
    'Bar Sol, S.L.;Ana Gil;600 123 456;Ana@BarSol.es;B-12.345.674;Coruña, A;España;15001;"1.200,50 €";31/12/2026;Alta;'
    'Feria;XL\n')
ENGLISH = (
    "Company,Contact,Mobile,E-mail,VAT,State,Country,Zip code,Expected revenue,Expected closing,Priority,Tags,Size\n"
    '"Bar Sol, S.L.",Ana Gil,600 123 456,Ana@BarSol.es,B-12.345.674,A Coruña,Spain,15001,"1,200.50",12/31/2026,High,'
    'Feria,XL\n')


class TestLeadImport(ImportCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fair = cls.env['crm.tag'].create({'name': "Feria"})
        cls.company = cls.env.company
        cls.company.country_id = cls.env.ref('base.es')

    def lead_of(self, lead_import, line=2):
        return lead_import.row_ids.filtered(lambda row: row.line == line).lead_id

    # -- reading -----------------------------------------------------------------------------------

    def test_spanish_and_english_lists_say_the_same(self):
        for text in (SPANISH, ENGLISH):
            for encoding in ('utf-8', 'utf-8-sig', 'cp1252', 'utf-16'):
                with self.subTest(text=text[:7], encoding=encoding):
                    lead_import = self.imported(content=text.encode(encoding), on_duplicate='create')
                    self.assertEqual(self.rows(lead_import)[2][:2], ('new', 'created'), lead_import.row_ids.message)
                    lead = self.lead_of(lead_import)
                    self.assertRecordValues(lead, [{
                        'name': "Bar Sol, S.L.", 'partner_name': "Bar Sol, S.L.", 'contact_name': "Ana Gil",
                        'email_from': "Ana@BarSol.es", 'phone': "600 123 456", 'portfolio_vat': "B-12.345.674",
                        'zip': "15001", 'expected_revenue': 1200.5, 'priority': '2', 'tag_ids': self.fair.ids,
                        'country_id': self.env.ref('base.es').id, 'type': 'lead'}])
                    self.assertEqual(lead.state_id, self.env.ref('base.state_es_c'))
                    self.assertEqual(str(lead.date_deadline), '2026-12-31')
                    self.assertIn(": XL", str(lead.description), "a column nobody knows stays in the notes")

    def test_any_delimiter_and_quoted_line_breaks(self):
        for delimiter in ';,\t|':
            text = delimiter.join(('Empresa', 'Notas')) + '\n' + delimiter.join(('Bar', '"one\ntwo"')) + '\n'
            lead = self.lead_of(self.imported(text, on_duplicate='create'))
            self.assertEqual(str(lead.description), '<p>one<br>two</p>')

    def test_workbooks(self):
        book = openpyxl.Workbook()
        book.active.append(['Empresa', 'Importe', 'Código postal'])
        book.active.append(['Bar Sol', 1234.5, 28001])
        stream = io.BytesIO()
        book.save(stream)
        lead = self.lead_of(self.imported(content=stream.getvalue(), name="list.xlsx"))
        self.assertRecordValues(lead, [{'partner_name': "Bar Sol", 'expected_revenue': 1234.5, 'zip': "28001"}])

    def test_two_columns_of_one_field_are_both_kept(self):
        lead = self.lead_of(self.imported("Empresa;Nombre;Apellidos;Teléfono;Móvil",
            "Bar;Ana;Gil Paz;981000111;600111222"))
        self.assertRecordValues(lead, [{'contact_name': "Ana Gil Paz", 'phone': "981000111"}])
        self.assertIn("Móvil: 600111222", str(lead.description))

    def test_the_form_reads_the_headers_and_remembers_what_somebody_chose(self):
        source = self.env['utm.source'].create({'name': "Portal"})
        Import = self.env['portfolio.lead.import'].with_user(self.diego)
        with Form(Import) as form:
            form.source_id = source
            form.file = base64.b64encode(b"Empresa;Rango\nBar;Gerente")
        lead_import = form.save()
        self.assertEqual((lead_import.kind, lead_import.delimiter), ('csv', ';'))
        self.assertEqual(lead_import.column_ids.mapped('field'), ['partner_name', 'note'])
        lead_import.column_ids[1].field = 'function'
        lead_import.action_check()
        again = self.checked("Rango;Empresa", "Gerente;Bar 2", source_id=source.id)
        self.assertEqual(again.column_ids.mapped('field'), ['function', 'partner_name'])
        again.action_redraft()
        again.column_ids[0].field = False
        again.action_check()
        third = self.checked("Rango;Empresa", "Gerente;Bar 3", source_id=source.id)
        self.assertFalse(third.column_ids[0].field, "that a column is left out is remembered, too")
        other = self.checked("Rango;Empresa", "Gerente;Bar 2")
        self.assertEqual(other.column_ids[0].field, 'note', "of another source nobody said it")

    def test_the_notation_can_be_said(self):
        lead_import = self.checked("Empresa;Fecha de cierre", "Bar;05/04/2026")
        self.assertEqual(lead_import.column_ids[1].form, '%d/%m/%Y')
        lead_import.action_redraft()
        lead_import.column_ids[1].form = '%m/%d/%Y'
        lead_import.action_check()
        lead_import.action_start()
        self.work(lead_import)
        self.assertEqual(str(self.lead_of(lead_import).date_deadline), '2026-05-04')

    # -- verdicts ----------------------------------------------------------------------------------

    def test_every_row_has_a_verdict_before_anything_is_written(self):
        there = self.leads("There", email_from="there@example.com")
        before = self.env['crm.lead'].search_count([])
        lead_import = self.checked(
            "Empresa;Correo;Importe;Provincia;Etiquetas",
            "New;new@example.com;10;Madrid;",
            "Dup;There@example.com;10;Madrid;",
            "Again;new@example.com;10;Madrid;",
            "Bad;no-mail;ten;Madriz;Unheard",
            ";;10;;")
        self.assertEqual(self.env['crm.lead'].search_count([]), before)
        rows = self.rows(lead_import)
        self.assertEqual({line: row[:2] for line, row in rows.items()}, {
            2: ('new', 'todo'), 3: ('duplicate', 'todo'), 4: ('duplicate', 'todo'), 5: ('error', 'failed'),
            6: ('error', 'failed')})
        self.assertIn("“There” has this e-mail", rows[3][2])
        self.assertEqual(lead_import.row_ids[1].lead_id, there)
        self.assertIn("row 2", rows[4][2])
        for said in ("Correo: “no-mail”", "Importe: “ten”", "Provincia: there is no “Madriz”",
            "Create What Is Missing", "the notes keep it"):
            self.assertIn(said, rows[5][2])
        self.assertIn("Nothing says who this is", rows[6][2])
        self.assertEqual(
            (lead_import.new_count, lead_import.duplicate_count, lead_import.error_count, lead_import.row_count), (1,
                2, 2, 5))
        for number, domain in (('new_count', 'new'), ('duplicate_count', 'duplicate')):
            self.assertEqual(lead_import[number], self.env['portfolio.lead.import.row'].search_count(
                [('import_id', '=', lead_import.id), ('verdict', '=', domain), ('state', '!=', 'failed')]))

    def test_duplicates_by_tax_id_email_and_phone_in_any_writing(self):
        self.leads("Lead", portfolio_vat="ES B12345674", phone="+34 600 12 34 56")
        self.bakery.write({'phone': "981 22 33 44", 'email': "Pan@Bakery.es"})
        lead_import = self.checked(
            "Empresa;NIF;Teléfono;Correo", "A;b-12345674;;", "B;;600.123.456;", "C;;0034 981223344;",
            "D;;;pan@bakery.ES")
        rows = self.rows(lead_import)
        self.assertEqual([row[0] for row in rows.values()], ['duplicate'] * 4)
        for line, what in ((2, "tax ID"), (3, "phone"), (4, "phone"), (5, "e-mail")):
            self.assertIn(what, rows[line][2])
        self.assertEqual(lead_import.row_ids[2:].partner_id, self.bakery)

    def test_closed_leads_are_no_duplicates(self):
        self.leads("Lost", email_from="x@example.com").action_set_lost()
        self.assertEqual(self.rows(self.checked("Empresa;Correo", "A;x@example.com"))[2][0], 'new')

    def test_an_account_out_of_sight_is_not_revealed(self):
        self.hotel.email = "secret@hotel.es"
        self.env['crm.lead'].create({'name': "Secret", 'email_from': "lead@hotel.es", 'user_id': self.bruno.id})
        lead_import = self.checked("Empresa;Correo", "A;secret@hotel.es", "B;lead@hotel.es", user=self.ana)
        for row in lead_import.row_ids:
            self.assertEqual(row.verdict, 'duplicate')
            self.assertIn("It exists already", row.message)
            self.assertNotIn("Hotel", row.message)
            self.assertNotIn("Secret", row.message)
            self.assertFalse(row.lead_id or row.partner_id)

    def test_consequences(self):
        def there():
            return self.leads("There", email_from="there@example.com", city="Vigo", phone=False)
        for mode, expected in [
            ('skip', {'city': "Vigo", 'phone': False, 'name': "There"}),
            ('fill', {'city': "Vigo", 'phone': "600111222", 'name': "There"}),
            ('overwrite', {'city': "Lugo", 'phone': "600111222", 'name': "There"}),
            ('create', {'city': "Vigo", 'phone': False, 'name': "There"}),
        ]:
            with self.subTest(mode=mode):
                lead = there()
                lead_import = self.imported(
                    "Empresa;Correo;Ciudad;Teléfono", "A;there@example.com;Lugo;600111222", on_duplicate=mode)
                self.assertRecordValues(lead, [expected])
                self.assertEqual(lead_import.created_count, int(mode == 'create'))
                (lead | self.lead_of(lead_import).sudo()).exists().unlink()

    def test_a_lead_of_an_account_is_linked_and_changes_nothing_of_it(self):
        self.bakery.write({'phone': "981 22 33 44", 'email': "pan@bakery.es"})
        lead_import = self.imported(
            "Empresa;Teléfono;Correo", "The Bakery;981223344;otra@example.com", on_duplicate='fill')
        self.assertRecordValues(self.lead_of(lead_import), [{
            'partner_id': self.bakery.id, 'email_from': "otra@example.com", 'partner_name': "The Bakery"}])
        self.assertEqual(self.bakery.email, "pan@bakery.es")
        # a trade alone is no name
        self.assertEqual(
            self.lead_of(lead_import).portfolio_match_sentence,
            "Linked to Bakery because the phone is the same (score 70)")

    def test_rows_of_one_company_end_in_one_lead(self):
        for mode, outcome in (('skip', 'skipped'), ('fill', 'updated')):
            with self.subTest(mode=mode):
                lead_import = self.imported(
                    "Empresa;Correo;Ciudad", f"A;a{mode}@example.com;", f"B;a{mode}@example.com;Lugo",
                    on_duplicate=mode)
                self.assertEqual([row.state for row in lead_import.row_ids], ['created', outcome])
                self.assertEqual(lead_import.row_ids[0].lead_id.city, False if mode == 'skip' else "Lugo")

    def test_nothing_is_made_by_looking_and_what_was_made_goes_with_the_import(self):
        Tag, Source = self.env['crm.tag'], self.env['utm.source']
        lead_import = self.checked(
            "Empresa;Fuente;Etiquetas", "A;Feria Vigo;Nueva", "B;Feria Vigo;Otra", create_missing=True)
        self.assertEqual(lead_import.row_ids.mapped('verdict'), ['new', 'new'])
        self.assertFalse(Tag.search([('name', 'in', ("Nueva", "Otra"))]))
        self.assertFalse(Source.search([('name', '=', "Feria Vigo")]))
        lead_import.action_start()
        self.work(lead_import)
        self.leads("Somebody else's", tag_ids=Tag.search([('name', '=', "Otra")]).ids)
        self.undone(lead_import)
        self.assertEqual(Tag.search([('name', 'in', ("Nueva", "Otra"))]).mapped('name'), ["Otra"], "it is used")
        self.assertFalse(Source.search([('name', '=', "Feria Vigo")]))

    def test_rules_that_are_off_give_nothing_away(self):
        self.rule("North", self.north)
        self.env['ir.config_parameter'].set_param('crm_portfolio.assignment_assign_on_create', False)
        self.assertFalse(self.imported("Empresa", "A", user=self.maria).row_ids.lead_id.user_id)

    def test_names_are_found_and_made_only_when_wanted(self):
        Source = self.env['utm.source']
        lead_import = self.imported(
            "Empresa;Comercial;Equipo;Idioma;Fuente;Etiquetas", "A;ANA;north;Klingon;Feria Vigo;feria, Nueva",
            create_missing=True)
        self.assertEqual(lead_import.error_count, 0, "a language that is not there is not made, the row comes in")
        self.assertIn("Idioma: Klingon", str(self.lead_of(lead_import).description))
        self.undone(lead_import)
        lead_import = self.imported(
            "Empresa;Comercial;Equipo;Idioma;Fuente;Etiquetas", "A;ANA;north;Inglés;Feria Vigo;feria, Nueva",
            create_missing=True)
        lead = self.lead_of(lead_import)
        self.assertEqual((lead.user_id, lead.team_id), (self.ana, self.north))
        self.assertEqual(lead.lang_id.code, 'en_US')
        self.assertEqual(lead.source_id, Source.search([('name', '=', "Feria Vigo")]))
        self.assertEqual(set(lead.tag_ids.mapped('name')), {"Feria", "Nueva"})

    def test_every_field_of_a_lead_one_may_write_can_be_chosen(self):
        offered = dict(self.env['portfolio.lead.import.column'].with_user(self.ana)._selection_field())
        for name in ('name', 'partner_name', 'probability', 'stage_id', 'portfolio_activity_id',
            'portfolio_employee_count',
                     'referred', 'partner_id', 'recurring_revenue', 'medium_id', 'lost_reason_id', 'active'):
            self.assertIn(name, offered)
        for name in ('id', 'create_uid', 'write_date', 'portfolio_decision_id', 'date_closed', 'activity_ids'):
            self.assertNotIn(name, offered)

    # -- writing -----------------------------------------------------------------------------------

    def test_leads_have_what_any_new_lead_has(self):
        lead_import = self.imported("Empresa", "Bar Sol", user=self.ana)
        lead = self.lead_of(lead_import)
        by_hand = self.env['crm.lead'].with_user(self.ana).create({'name': "Bar Sol", 'type': 'lead'})
        for name in ('user_id', 'team_id', 'stage_id', 'company_id', 'probability', 'active', 'won_status',
            'create_uid'):
            self.assertEqual(lead[name], by_hand[name], name)
        self.assertEqual(lead.user_id, self.ana, "a representative's list is his own")
        self.assertIn(self.ana.partner_id, lead.message_partner_ids)
        self.assertIn("Imported from list.csv", str(lead.message_ids.body))

    def test_rules_give_out_what_nobody_has(self):
        self.rule("North", self.north)
        lead_import = self.imported("Empresa", "A", "B", user=self.maria)
        self.assertEqual(lead_import.row_ids.lead_id.user_id, self.ana | self.bruno)
        self.assertEqual(len(lead_import.row_ids.lead_id.portfolio_decision_ids), 2)

    def test_a_representative_writes_with_his_rights_only(self):
        lead_import = self.imported("Empresa;Comercial", "Mine;Ana", "Theirs;Bruno", user=self.ana)
        # a colleague's lead is not his to make: the row comes in without him, and says so
        self.assertEqual([row.state for row in lead_import.row_ids], ['created', 'created'])
        self.assertNotEqual(lead_import.row_ids[1].lead_id.user_id, self.bruno)
        self.assertIn("cannot assign a lead to “Bruno”", lead_import.row_ids[1].message)

    def test_one_refused_row_does_not_take_the_others(self):
        self.refuse_leads_of(13)
        lines = [f"Bar {number};{'13' if number == 7 else '5'}" for number in range(20)]
        lead_import = self.imported("Empresa;Empleados", *lines)
        self.assertEqual(lead_import.created_count, 19)
        self.assertEqual(lead_import.row_ids.filtered(lambda row: row.state == 'failed').line, 9)
        self.assertIn("Thirteen are too many", lead_import.row_ids[7].message)

    def test_bad_rows_come_back_in_the_same_file_with_the_cure(self):
        text = "Empresa;Correo;Año\n;no-mail;2026\nGood;a@b.es;\n".encode('cp1252')
        lead_import = self.imported(content=text)
        action = lead_import.action_error_file()
        attachment = self.env['ir.attachment'].browse(int(action['url'].split('/')[3].split('?')[0]))
        sheet = read_sheet(attachment.raw)
        self.assertEqual((sheet.encoding, sheet.delimiter, attachment.name), ('cp1252', ';', "list to correct.csv"))
        lines = list(sheet.lines)
        self.assertEqual(lines[0][1], ["Empresa", "Correo", "Año", "What to correct"])
        self.assertEqual(lines[1][1][:3], ["", "no-mail", "2026"])
        self.assertIn("is no e-mail address", lines[1][1][3])
        mended = self.imported(content=attachment.raw.replace(b"no-mail;", b"bar@example.com;"))
        self.assertEqual(mended.created_count, 1)
        self.assertNotIn("mend", str(self.lead_of(mended).description), "the column of cures is no data")

    def test_what_somebody_sent_is_no_formula_in_the_file_that_comes_back(self):
        """A list named ../../x.csv with formulas, of a colleague who opens what did not go in."""
        text = "Empresa;Importe;=1+1\n=HYPERLINK(A1);no-mail;@SUM(A1)\nBar;no;+34 600 100 200\nDos;12;\n"
        lead_import = self.imported(content=text.encode(), name='../../etc/"x"\r\n.csv')
        action = lead_import.action_error_file()
        attachment = self.env['ir.attachment'].browse(int(action['url'].split('/')[3].split('?')[0]))
        self.assertEqual(attachment.name, "_x__ to correct.csv")
        text = attachment.raw.decode()
        for said in ("Empresa;Importe;'=1+1;", "\n'=HYPERLINK(A1);no-mail;'@SUM(A1);", "\nBar;no;+34 600 100 200;"):
            self.assertIn(said, text)
        # what protects a cell is no part of it: mended, it comes in as it was sent
        lines = [cells[:3] for _number, cells in read_sheet(attachment.raw).lines]
        self.assertEqual(lines, [
            ["Empresa", "Importe", "=1+1"], ["=HYPERLINK(A1)", "no-mail", "@SUM(A1)"],
            ["Bar", "no", "+34 600 100 200"]])

    def test_a_workbook_comes_back_as_a_workbook(self):
        book = openpyxl.Workbook()
        book.active.append(['Empresa', 'Importe'])
        book.active.append(['=1+1', 'ten'])
        stream = io.BytesIO()
        book.save(stream)
        lead_import = self.checked(content=stream.getvalue(), name="list.xlsx")
        content = lead_import._error_content()
        self.assertEqual(read_sheet(content).kind, 'xlsx')

    def test_nothing_to_mend(self):
        with self.assertRaises(UserError):
            self.checked("Empresa", "A").action_error_file()

    # -- who -----------------------------------------------------------------------------------------

    def test_who_may_see_whose_lists(self):
        lists = {user: self.imported("Empresa", f"Of {user.login}", user=user) for user in (self.ana, self.carla)}
        for user, sees in [
            (self.ana, {self.ana}), (self.bruno, set()), (self.maria, {self.ana}),
            (self.diego, {self.ana, self.carla}),
        ]:
            with self.subTest(user=user.login):
                mine = self.env['portfolio.lead.import'].with_user(user).search([])
                self.assertEqual(set(mine.user_id), sees)
                rows = self.env['portfolio.lead.import.row'].with_user(user).search([])
                self.assertEqual(set(rows.import_id.user_id), sees)
        for method in ('action_undo', 'action_check', 'action_stop', 'action_start', 'action_redraft',
            'action_error_file'):
            with self.subTest(method=method), self.assertRaises(AccessError):
                getattr(lists[self.ana].with_user(self.bruno), method)()
        with self.assertRaises(AccessError):
            self.env['portfolio.lead.import'].with_user(self.stock).search([])
        with self.assertRaises(AccessError):
            lists[self.ana].row_ids.with_user(self.ana).write({'message': "forged"})

    def test_nobody_imports_with_somebody_elses_rights(self):
        Import = self.env['portfolio.lead.import'].with_user(self.ana)
        values = {'file': base64.b64encode(b"Empresa\nA"), 'file_name': "a.csv"}
        with self.assertRaises(AccessError):
            Import.create({**values, 'user_id': self.diego.id})
        lead_import = Import.create(values)
        self.assertEqual(lead_import.user_id, self.ana)
        with self.assertRaises(AccessError):
            lead_import.user_id = self.diego

    def test_marketing_imports_lists_for_everybody(self):
        marta = self.env['res.users'].create({
            'name': "Marta", 'login': 'marta', 'email': 'marta@example.com', 'company_id': self.company.id,
            'company_ids': self.company.ids, 'group_ids': [(4,
                self.env.ref('crm_portfolio.portfolio_group_marketing').id)]})
        lead_import = self.imported("Empresa;Etiquetas", "A;Feria", user=marta)
        self.assertEqual(lead_import.created_count, 1, self.rows(lead_import))
        self.assertFalse(self.lead_of(lead_import).user_id)

    def test_the_screens_open(self):
        lead_import = self.checked("Empresa;Correo", "A;x", "B;b@example.com", user=self.ana)
        for user in (self.ana, self.maria, self.diego):
            for xmlid in ('action_lead_import', 'action_lead_import_row', 'action_lead_import_new'):
                action = self.env['ir.actions.act_window'].with_user(user)._for_xml_id(f'crm_portfolio.{xmlid}')
                self.env[action['res_model']].with_user(user).get_views([*action['views'], (False, 'search')])
            Form(lead_import.with_user(user))
        action = lead_import.with_context(row_filter='failed').action_open_rows()
        self.assertEqual(action['context'], {'search_default_failed': 1})

    def test_a_list_that_would_change_nothing_is_looked_at_and_not_imported_first(self):
        """The first button of a list of which nothing comes in is its rows; of any other, the import."""
        self.leads("Known", email_from='known@example.com')
        known, wrong, new = "Known;known@example.com", ";no-mail", "New;new@example.com"
        for lines, values, first in [
            ((known,), {}, 'action_open_rows'), ((wrong,), {}, 'action_open_rows'),
            ((known, wrong), {}, 'action_open_rows'), ((new,), {}, 'action_start'),
            ((known, wrong, new), {}, 'action_start'), ((known,), {'on_duplicate': 'overwrite'}, 'action_start'),
            ((known,), {'on_duplicate': 'create'}, 'action_start'),
        ]:
            with self.subTest(lines=lines, values=values):
                lead_import = self.checked("Company;E-mail", *lines, **values)
                arch = etree.fromstring(lead_import.get_view(view_type='form')['arch'])
                said = {
                    name: lead_import[name] for name in (
                        'state', 'file', 'new_count', 'update_count', 'row_count', 'error_count', 'is_mine')}
                shown = [
                    button for button in arch.iterfind('header/button')
                    if not safe_eval(button.get('invisible') or 'False', said)]
                primary = [button.get('name') for button in shown if 'btn-primary' in button.get('class', '')]
                self.assertEqual(primary, [first])
                self.assertIn('action_start', [button.get('name') for button in shown], "it may still be imported")

    def test_a_list_whose_leads_are_there_is_not_deleted(self):
        lead_import = self.imported("Empresa", "A")
        with self.assertRaises(UserError):
            lead_import.unlink()
        self.checked("Empresa", "B").unlink()

    def test_the_form_shows_first_what_needs_somebody(self):
        self.leads("Known", email_from='known@example.com')
        lines = ["Company;E-mail", *(f"Company {number};c{number}@example.com" for number in range(50)),
                 "Known;known@example.com", ";no-mail"]
        lead_import = self.checked(*lines)
        shown = lead_import.preview_row_ids
        self.assertEqual((len(shown), shown.mapped('verdict')[:3]), (40, ['error', 'duplicate', 'new']))
        self.assertFalse(self.env['portfolio.lead.import'].new({}).preview_row_ids)
