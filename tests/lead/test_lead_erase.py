"""Who asks to be forgotten is: in lists, leads, messages, journals, wherever a text is stored."""
import contextlib
from unittest.mock import patch

from markupsafe import Markup

from odoo.exceptions import AccessError, UserError
from odoo.fields import Datetime
from odoo.tests import freeze_time
from odoo.tools import SQL

from ...models.lead_import import lead_import_erase
from ...tools.foundation.lead_told import Importing
from .common import ImportCase

LIST = (
    "Empresa;Contacto;Email;Teléfono;Observaciones\n"
    "Autónoma Olvido Prueba;Olvido Rey Prueba;olvido.rey@olvido-prueba.es;600930101;Pidió que la borren\n"
    "Bar Sol;Luis;luis@barsol.example;982111222;Vale\n")
WORDS = ('olvido-prueba', 'Olvido Rey', '600930101', '600 930 101')


class TestLeadErase(ImportCase):

    def hits(self, *words):
        """Where a word stands: every text of every table, and files."""
        self.env.flush_all()
        columns = self.env.execute_query(SQL(
            """
            SELECT table_name, array_agg(column_name::text) FROM information_schema.columns
              JOIN information_schema.tables USING (table_schema, table_name)
             WHERE table_schema = current_schema AND table_type = 'BASE TABLE'
               AND data_type IN ('text', 'character varying', 'jsonb', 'json') GROUP BY table_name
            """))
        found = []
        for table, names in columns:
            for name in names:
                if self.env.execute_query(SQL(
                        "SELECT FROM %s WHERE %s::text ILIKE ANY(%s) LIMIT 1", SQL.identifier(table),
                        SQL.identifier(name), [f'%{word}%' for word in words])):
                    found.append(f'{table}.{name}')
        files = [('res_model', '=like', 'portfolio.%'), ('res_field', 'in', [False, 'file'])]
        for attachment in self.env['ir.attachment'].search(files):
            if any(word.encode() in (attachment.raw or b'') for word in words):
                found.append(f'file {attachment.name}')
        return found

    # -- trial 30 ----------------------------------------------------------------------------------

    def test_a_lead_that_is_deleted_is_gone_from_its_list(self):
        """On 1 December Ana imports a list of two; on the 2nd the manager deletes the lead of one who asked for it."""
        lead_import = self.imported(content=LIST.encode(), name="lista.csv")
        self.assertEqual(lead_import.created_count, 2)
        self.assertTrue(self.hits(*WORDS))
        lead = self.env['crm.lead'].search([('email_from', '=', 'olvido.rey@olvido-prueba.es')])
        lead.with_user(self.env.ref('base.user_admin')).unlink()
        self.assertEqual(self.hits(*WORDS), [])
        other = lead_import.row_ids.filtered('lead_id')
        self.assertEqual((other.email, other.lead_id.active), ('luis@barsol.example', True), "the other is there")
        self.assertFalse(lead_import.file)
        self.assertTrue(lead_import.file_note)
        self.assertEqual(lead_import.created_count, 2)

    def test_a_list_that_is_taken_back_is_there_to_be_imported_again(self):
        lead_import = self.imported(content=LIST.encode(), name="lista.csv")
        self.undone(lead_import)
        self.assertTrue(lead_import.file)
        self.assertEqual(lead_import.row_ids.mapped('email'), ['olvido.rey@olvido-prueba.es', 'luis@barsol.example'])

    def test_after_its_term_a_list_is_forgotten_and_its_leads_stay(self):
        """A list of 1 December 2026: kept to 1 June 2027 as the form says, gone the day after."""
        with freeze_time('2026-12-01 10:00:00'):
            lead_import = self.imported(content=LIST.encode(), name="lista.csv")
            lead_import._portfolio_own().date_done = Datetime.now()
            self.assertEqual(str(lead_import.keep_until), '2027-06-01')
        leads = lead_import.row_ids.lead_id
        for day, kept in (('2027-06-01', True), ('2027-06-02', False)):
            with freeze_time(f'{day} 03:00:00'), self.enter_registry_test_mode():
                self.env.ref('crm_portfolio.ir_cron_lead_import_erase').method_direct_trigger()
            self.env.invalidate_all()
            self.assertEqual(bool(lead_import.file), kept, day)
            self.assertEqual(any(lead_import.row_ids.mapped('email')), kept, day)
            self.assertEqual(any(lead_import.column_ids.mapped('sample')), kept, day)
        self.assertEqual((len(leads.exists()), lead_import.created_count), (2, 2))
        self.assertLessEqual({hit.split('.')[0] for hit in self.hits('olvido-prueba')}, {'crm_lead', 'mail_message'})
        with self.assertRaisesRegex(UserError, "erased on 2027-06-02"):
            lead_import.action_undo()
        with self.assertRaisesRegex(UserError, "erased"):
            lead_import.action_error_file()
        with self.assertRaisesRegex(UserError, "erased"):
            lead_import.action_again()

    # -- a person ----------------------------------------------------------------------------------

    def olvido(self):
        """Ana knows Olvido since March: she came in a list, was written to, met, and is at the bakery."""
        lead_import = self.imported(content=LIST.encode(), name="lista.csv")
        lead = self.env['crm.lead'].search([('email_from', '=', 'olvido.rey@olvido-prueba.es')])
        person = self.env['res.partner'].create({
            'name': "Olvido Rey Prueba", 'parent_id': self.bakery.id, 'email': 'olvido.rey@olvido-prueba.es',
            'phone': "+34 600 930 101", 'function': "Dueña", 'comment': "<p>Olvido Rey likes figs</p>",
            'portfolio_private_email': 'olvi@olvido-prueba.es'})
        lead.partner_id = person
        person.with_context(tracking_disable=False).email = 'olvido.rey2@olvido-prueba.es'
        person.email = 'olvido.rey@olvido-prueba.es'
        self.env.cr.precommit.run()
        self.bakery.message_post(
            body="Olvido Rey Prueba called from 600 930 101", author_id=person.id,
            email_from='"Olvido Rey Prueba" <olvido.rey@olvido-prueba.es>', message_type='comment')
        self.bakery.activity_schedule(
            'mail.mail_activity_data_call', user_id=self.ana.id, note="Write to olvido.rey@olvido-prueba.es")
        self.env['calendar.event'].create({
            'name': "Visit to Olvido Rey Prueba", 'start': '2026-03-05 10:00:00', 'stop': '2026-03-05 11:00:00',
            'partner_ids': [(6, 0, [person.id, self.ana.partner_id.id])]})
        self.env['mail.mail'].create({
            'email_to': 'olvido.rey@olvido-prueba.es', 'subject': "For Olvido Rey Prueba",
            'recipient_ids': [(6, 0, person.ids)]})
        journal = self.env['portfolio.journal']._open('test', "Bulk")
        journal._write_on(person, {'ref': "Olvido Rey Prueba"})
        self.env['portfolio.optout'].create({
            'partner_id': person.id, 'channel': 'phone', 'evidence': "Mail of olvido.rey@olvido-prueba.es"})
        self.env.flush_all()
        return person, lead, lead_import

    def test_nothing_says_who_she_was(self):
        person, lead, _lead_import = self.olvido()
        company = lead.partner_name
        self.assertGreater(len(self.hits(*WORDS)), 15)
        person.with_user(self.maria).action_portfolio_erase()
        self.assertEqual(self.hits(*WORDS, 'olvido.rey', 'olvi@'), [])
        self.assertEqual(
            (person.name, person.email, person.phone, person.active), ("Erased person", False, False, False))
        self.assertTrue(person.portfolio_date_erased)
        with self.assertRaisesRegex(UserError, "was erased on"):
            person.with_user(self.maria).action_portfolio_erase()
        self.assertEqual((lead.exists().partner_name, lead.contact_name), (company, False))
        self.assertEqual(self.bakery.name, "Bakery")
        self.assertIn("called from", "".join(self.bakery.message_ids.mapped('body')), "what was done stays")

    def test_what_others_wrote_of_her_where_she_had_no_part(self):
        """In May Bruno writes her name, in both orders, into notes and titles; she has neither e-mail nor phone."""
        person = self.env['res.partner'].create({'name': "Olvido Rey Prueba", 'parent_id': self.bakery.id})
        note = self.bakery.message_post(
            body="OLVIDO REY PRUEBA has left; ask Luis Gil", author_id=self.bruno.partner_id.id)
        event = self.env['calendar.event'].create({
            'name': "Farewell of Olvido Rey", 'start': '2026-05-05 10:00:00', 'stop': '2026-05-05 11:00:00',
            'partner_ids': [(6, 0, self.bruno.partner_id.ids)]})
        lead = self.env['crm.lead'].create({
            'name': "Ovens, says Rey Prueba, Olvido", 'partner_id': self.hotel.id, 'user_id': self.ana.id,
            'description': "<p>Rey, Olvido knows the price</p>"})
        self.env.flush_all()
        person.with_user(self.maria).action_portfolio_erase()
        self.assertEqual(self.hits('Olvido Rey', 'Rey, Olvido', 'Rey Prueba'), [])
        self.assertIn("has left; ask Luis Gil", note.body)
        self.assertEqual((event.name, lead.name), ("Farewell of ***", "Ovens, says ***"))

    def test_what_is_said_of_a_namesake_stays(self):
        luis, _other = self.env['res.partner'].create([
            {'name': "Luis Gil Pardo", 'parent_id': self.bakery.id, 'email': 'luis@bakery.example'},
            {'name': "Luis Gil", 'parent_id': self.hotel.id}])
        note = self.hotel.message_post(body="Luis Gil called, and Luis Gil Pardo wrote")
        self.env.flush_all()
        luis.with_user(self.maria).action_portfolio_erase()
        self.assertIn("Luis Gil called, and *** wrote", note.body)

    def test_what_is_no_name_stays(self):
        """Somebody typed 'El Cliente' into a contact, and 'Calle A, 1'; texts say both all the time."""
        notes = self.bakery
        bodies = [f"<p>El cliente pays on day {number}, and sits in row A1</p>" for number in range(60)]
        for body in bodies:
            notes.message_post(body=Markup(body))
        nobody = self.env['res.partner'].create({
            'name': "El Cliente", 'parent_id': self.hotel.id, 'type': 'other', 'street': "Calle A, 1"})
        self.env.flush_all()
        nobody.with_user(self.maria).action_portfolio_erase()
        self.assertEqual(len(notes.message_ids.filtered(lambda one: str(one.body) in bodies)), 60)

    def test_where_she_lives(self):
        """Her own house, on her card, on her lead and in a note; not the bakery's, which is the company's."""
        self.bakery.write({'street': "Calle Mayor 3", 'zip': '27001'})
        person = self.env['res.partner'].create({
            'name': "Olvido Rey Prueba", 'parent_id': self.bakery.id, 'type': 'other',
            'street': "C/ Estación nº 12, 3º B", 'zip': '27002', 'city': "Lugo",
            'email': 'olvido.rey@olvido-prueba.es'})
        home, work = self.env['crm.lead'].create([
            {'name': "At home", 'partner_id': person.id, 'street': "Calle Estación, 12", 'zip': '27002',
             'city': "Lugo"},
            {'name': "At work", 'partner_id': person.id, 'street': "C/ Mayor, 3", 'zip': '27001', 'city': "Lugo"}])
        note = self.bakery.message_post(body="She lives at estacion 12; the shop is at Calle Mayor 3")
        self.env.flush_all()
        person.with_user(self.maria).action_portfolio_erase()
        self.assertFalse(self.hits('Estación nº', 'Estación, 12', 'estacion 12'))
        self.assertEqual((home.street, home.zip, work.street, work.zip), (False, False, "Calle Mayor 3", '27001'))
        self.assertIn("the shop is at Calle Mayor 3", note.body)
        self.assertEqual(self.bakery.street, "Calle Mayor 3")

    def test_a_lead_that_is_deleted_is_gone_from_what_told_of_it(self):
        """Carla was told of two leads by name, in one message without a document; one of them is deleted."""
        lead_import = self.imported(content=LIST.replace("Autónoma Olvido Prueba", "").encode(), name="lista.csv")
        leads = lead_import.row_ids.lead_id
        leads._portfolio_notify_user(self.ana, "Leads assigned to you: 2")
        message = self.env['mail.message'].search([('subject', '=', "Leads assigned to you: 2")])
        self.env['mail.mail'].create({
            'mail_message_id': message.id, 'body_html': Markup("<div>%s</div>") % message.body})
        lead = leads.filtered(lambda one: one.email_from == 'olvido.rey@olvido-prueba.es')
        self.assertIn('mail_message.body', self.hits(*WORDS))
        lead.with_user(self.env.ref('base.user_admin')).unlink()
        self.assertEqual(self.hits(*WORDS), [])
        self.assertIn("Bar Sol", message.body, "the other one is still told of")

    def test_files_that_name_her_go(self):
        """A list of text and one that is only checked, a file on a hand-over; a file of somebody else's stays."""
        person, _lead, lead_import = self.olvido()
        checked = self.checked(content=LIST.replace("Bar Sol", "Bar Luna").encode(), name="otra.csv")
        handover = self.env['portfolio.handover'].create({'from_user_id': self.ana.id, 'to_user_id': self.bruno.id})
        hers, her_name, other = self.env['ir.attachment'].create([
            {'name': name, 'raw': text, 'mimetype': 'text/plain', 'res_model': 'portfolio.handover',
             'res_id': handover.id}
            for name, text in [("notes.txt", b"Call 600 930 101 first"), ("Olvido Rey Prueba.txt", b"-"),
                               ("plan.txt", b"Nobody")]])
        person.with_user(self.maria).action_portfolio_erase()
        self.assertFalse((hers | her_name).exists())
        self.assertTrue(other.exists())
        self.assertFalse(lead_import.file or checked.file)
        self.assertIn("forgotten", checked.file_note)
        self.assertEqual(self.hits(*WORDS), [])

    def test_a_contact_that_is_deleted_is_gone_from_lists_and_journals(self):
        """As a lead is: what the list, the form and the journal said of her goes with her; her lead keeps its own."""
        person, lead, lead_import = self.olvido()
        row = lead_import.row_ids.filtered('email')[:1]
        lead.unlink()
        later = self.imported(content=LIST.replace("Autónoma Olvido Prueba", "Olvido SL").encode(), name="otra.csv")
        theirs = later.row_ids.filtered(lambda one: one.email == 'olvido.rey@olvido-prueba.es')
        theirs.lead_id._portfolio_tell(Importing()).unlink()
        theirs.invalidate_recordset()
        entry = self.env['portfolio.journal.entry'].search([('model', '=', 'res.partner'), ('res_id', '=', person.id)])
        self.assertTrue(theirs.email and entry.name)
        person.unlink()
        self.assertFalse(theirs.email or theirs.cells)
        self.assertFalse(later.file)
        self.assertFalse(entry.name or entry.before)
        self.assertEqual(entry.state, 'kept')
        self.assertTrue(row.exists())

    def test_a_contact_that_is_deleted_takes_nothing_of_others(self):
        """Luis shares the mailbox, and her lead is still worked: their rows stay."""
        person, lead, lead_import = self.olvido()
        self.env['res.partner'].create({'name': "Luis", 'email': 'olvido.rey@olvido-prueba.es'})
        person.unlink()
        self.assertIn('olvido.rey@olvido-prueba.es', lead_import.row_ids.mapped('email'))
        self.assertTrue(lead.exists() and lead_import.file)

    def test_merged_or_taken_back_is_not_forgotten(self):
        person, _lead, lead_import = self.olvido()
        other = self.env['res.partner'].create(
            {'name': "Olvido Rey Prueba", 'parent_id': self.bakery.id, 'email': 'olvido.rey@olvido-prueba.es'})
        self.env['base.partner.merge.automatic.wizard']._merge((person | other).ids, other)
        self.assertFalse(person.exists())
        self.assertIn('olvido.rey@olvido-prueba.es', lead_import.row_ids.mapped('email'))
        self.assertTrue(lead_import.file)
        journal = self.env['portfolio.journal']._open('test', "Made")
        made = self.env['res.partner'].create({'name': "Made by mistake"})
        journal._created(made)
        journal._undo()
        self.assertFalse(made.exists())
        self.assertEqual((journal.state, journal.entry_ids.state, journal.entry_ids.name),
                         ('undone', 'undone', "Made by mistake"))

    def test_what_others_have_too_stays_theirs(self):
        """Luis answers the bakery's switchboard and reads its mailbox; there is another Luis Gil."""
        self.bakery.write({'phone': "+34 982 333 444", 'email': 'info@bakery.example'})
        luis = self.env['res.partner'].create({
            'name': "Luis Gil", 'parent_id': self.bakery.id, 'phone': "+34 982 333 444",
            'email': 'info@bakery.example'})
        namesake = self.env['res.partner'].create({'name': "Luis Gil", 'parent_id': self.hotel.id})
        self.env.flush_all()
        luis.with_user(self.maria).action_portfolio_erase()
        self.assertEqual((self.bakery.phone, self.bakery.email), ("+34 982 333 444", 'info@bakery.example'))
        self.assertEqual(namesake.name, "Luis Gil")
        self.assertEqual((luis.name, luis.phone), ("Erased person", False))

    def test_a_killed_erasure_is_taken_up_again(self):
        """Three lists are due; the power goes while the second is erased: it is as it was, and the next run ends it."""
        with freeze_time('2026-12-01 10:00:00'):
            lists = self.env['portfolio.lead.import']
            for number in range(3):
                content = LIST.replace("olvido-prueba", f"olvido-prueba{number}").replace("barsol", f"barsol{number}")
                lists |= self.imported(content=content.encode(), name=f"lista{number}.csv")
            lists._portfolio_own().date_done = Datetime.now()
        Import, begun = type(lists), []
        original = Import._erase

        def dies(batch):
            original(batch)
            begun.append(batch.ids)
            if len(begun) == 2:
                raise KeyboardInterrupt

        with freeze_time('2027-06-02 03:00:00'), patch.object(lead_import_erase, 'BATCH', 1):
            self.env.flush_all()
            with contextlib.suppress(KeyboardInterrupt), self.enter_registry_test_mode(), \
                    self.registry.cursor() as cr, patch.object(Import, '_erase', dies):
                self.env(cr=cr)['portfolio.lead.import']._cron_erase()
                self.fail("it was to be killed")
            self.env.invalidate_all()
            self.assertEqual([bool(one.date_erased) for one in lists], [True, False, False])
            self.assertEqual([any(one.row_ids.mapped('email')) for one in lists], [False, True, True])
            for _run in range(2):
                with self.enter_registry_test_mode():
                    self.env.ref('crm_portfolio.ir_cron_lead_import_erase').method_direct_trigger()
                self.env.invalidate_all()
                self.assertFalse(any(lists.row_ids.mapped('email')) or any(one.file for one in lists))
                self.assertTrue(all(lists.mapped('date_erased')))

    def test_who_may_and_whom(self):
        with self.assertRaises(AccessError):
            self.bakery_contact.with_user(self.ana).action_portfolio_erase()
        with self.assertRaises(AccessError):
            self.winery_contact.with_user(self.maria).action_portfolio_erase()
        with self.assertRaisesRegex(UserError, "is a company"):
            self.bakery.with_user(self.maria).action_portfolio_erase()
        with self.assertRaisesRegex(UserError, "is a user"):
            self.ana.partner_id.with_user(self.diego).action_portfolio_erase()


class TestLeadEraseAttacked(ImportCase):
    """A manager invents persons of an account of her own, to erase by them what is not hers."""

    def invented(self, **values):
        person = self.env['res.partner'].with_user(self.maria).create({
            'name': "Zoila Inventada", 'parent_id': self.bakery.id, **values})
        self.env.flush_all()
        return person

    def test_a_hidden_lead_with_the_same_e_mail(self):
        """It stays as it is and where it is, in its list too."""
        lead = self.env['crm.lead'].create({
            'name': "Hidden", 'user_id': self.carla.id, 'contact_name': "Noa Oculta", 'phone': '+34 600 123 987',
            'email_from': 'noa@oculta.example', 'description': "<p>noa@oculta.example asks for Noa Oculta</p>"})
        self.assertFalse(lead.with_user(self.maria).has_access('read'))
        before = lead.read(['partner_id', 'contact_name', 'email_from', 'phone', 'description'])
        self.invented(name="Noa Oculta", email='noa@oculta.example', phone='+34 600 123 987').action_portfolio_erase()
        self.env.invalidate_all()
        self.assertEqual(lead.read(['partner_id', 'contact_name', 'email_from', 'phone', 'description']), before)
        self.assertFalse(lead.with_user(self.maria).has_access('read'))

    def test_what_is_no_address_and_no_name(self):
        """Neither a log-in nor a template nor a product nor what an account is reached by; and it takes no time."""
        self.winery.email = 'info@winery.example'
        template = self.env['mail.template'].create({'name': "Copa balón no www info"})
        product = self.env['product.product'].create({'name': "Copa balón 62 cl"})
        logins = self.env['res.users'].search([]).mapped('login')
        for values in (
                {'email': 'admin'}, {'email': 'info'}, {'email': 'n/a'}, {'email': 'res.partner'}, {'email': ' '},
                {'portfolio_private_email': '"'}, {'name': "Copa balón"}, {'name': "no www"}, {'name': "word " * 5000}):
            with self.subTest(values=str(values)[:40]):
                self.invented(**values).action_portfolio_erase()
                self.env.invalidate_all()
                self.assertEqual(self.env['res.users'].search([]).mapped('login'), logins)
                self.assertEqual((template.name, product.name), ("Copa balón no www info", "Copa balón 62 cl"))
                self.assertEqual(self.winery.email, 'info@winery.example')

    def test_it_tells_nothing_of_hidden_accounts(self):
        """A text of her own is masked alike, whether a hidden account has the address or nobody."""
        self.winery.write({'email': 'info@winery.example', 'name': "Noa Oculta Rey"})
        said = []
        for number, (name, email) in enumerate((("Noa Oculta Rey", 'info@winery.example'),
                                                ("Noa Ausente Rey", 'info@nobody.example'))):
            lead = self.env['crm.lead'].with_user(self.ana).create({
                'name': f"Mine {number}", 'description': f"<p>about {name} and {email}</p>"})
            self.invented(name=name, email=email).action_portfolio_erase()
            self.env.invalidate_all()
            said.append(lead.description)
        self.assertEqual(said[0], said[1])
        self.assertEqual((self.winery.name, self.winery.email), ("Noa Oculta Rey", 'info@winery.example'))

    def test_who_refuses_mail_still_does(self):
        self.env['mail.blacklist'].create({'email': 'quejica@hidden.example'})
        self.invented(email='quejica@hidden.example').action_portfolio_erase()
        self.assertTrue(self.env['mail.blacklist'].search([('email', '=', 'quejica@hidden.example')]))
