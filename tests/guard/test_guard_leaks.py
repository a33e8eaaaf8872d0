from odoo.exceptions import AccessError
from odoo.fields import Command

from ..common import PortfolioCase


class TestScopeLeaks(PortfolioCase):
    """Ways round the rule that Odoo itself offers: what it finds, copies, shows beside and asks about."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hotel.write({'vat': 'ESB58378431', 'phone': '+34 972 111 222', 'street': "Calle Secreta 1"})
        cls.hidden_lead = cls.env['crm.lead'].create({
            'name': "Hotel kitchen", 'partner_id': cls.hotel.id, 'user_id': cls.bruno.id, 'type': 'opportunity'})

    def event(self, **values):
        return self.env['calendar.event'].with_context(no_mail_to_attendees=True).create({
            'name': "Kitchen", 'user_id': self.bruno.id, 'start': '2026-03-02 09:00:00',
            'stop': '2026-03-02 10:00:00', 'partner_ids': [Command.set(self.bruno.partner_id.ids)], **values})

    def sees(self, user, records):
        return self.env[records._name].with_user(user).with_context(active_test=False).search(
            [('id', 'in', records.ids)])

    def test_a_colleague_s_meeting_about_a_hidden_opportunity(self):
        lead_model = self.env['ir.model']._get_id('crm.lead')
        partner_model = self.env['ir.model']._get_id('res.partner')
        about_lead = self.event(opportunity_id=self.hidden_lead.id)
        on_lead = self.event(res_model_id=lead_model, res_id=self.hidden_lead.id)
        on_account = self.event(res_model_id=partner_model, res_id=self.hotel.id)
        on_mine = self.event(res_model_id=partner_model, res_id=self.bakery.id)
        about_nothing = self.event()
        every = about_lead | on_lead | on_account | on_mine | about_nothing
        self.assertEqual(self.sees(self.ana, every), on_mine | about_nothing)
        self.assertEqual(self.sees(self.ana, every.attendee_ids).event_id, on_mine | about_nothing)
        self.assertEqual(self.sees(self.bruno, every), every)
        self.assertEqual(self.sees(self.maria, every), every)
        self.assertFalse(about_lead.with_user(self.ana).has_access('read'))
        self.assertTrue(on_mine.with_user(self.ana).has_access('read'))
        with self.assertRaises(AccessError):
            about_lead.with_user(self.ana).read(['name'])

    def test_odoo_s_own_duplicates(self):
        mine = self.env['crm.lead'].create({
            'name': "Same phone", 'user_id': self.ana.id, 'phone': '+34 972 111 222', 'email_from': 'x@hotel.example'})
        self.hidden_lead.write({'phone': '+34 972 111 222', 'email_from': 'y@hotel.example'})
        self.env.invalidate_all()
        self.assertIn(self.hidden_lead, mine.duplicate_lead_ids)
        self.env.invalidate_all()
        hers = mine.with_user(self.ana)
        self.assertEqual(hers.duplicate_lead_ids, hers)
        self.assertEqual(hers.duplicate_lead_count, 0)

    def test_a_known_tax_id_tells_neither_name_nor_address(self):
        spec = {
            'vat': {}, 'same_vat_partner_id': {'fields': {'display_name': {}}}, 'name': {},
            'portfolio_tax_warning': {}}
        values = {'name': "New", 'is_company': True, 'vat': 'ESB58378431'}
        Partner = self.env['res.partner'].with_user(self.ana)
        said = Partner.with_context(show_address=True).onchange(values, ['vat'], spec)
        self.assertNotIn("Hotel", str(said))
        self.assertNotIn("Secreta", str(said))
        self.assertIn("Hotel", str(self.env['res.partner'].with_user(self.diego).onchange(values, ['vat'], spec)))

    def test_writing_to_somebody_shows_no_name(self):
        mine = self.bakery.with_user(self.ana)
        for call in (
            lambda: mine.message_post(body="x", partner_ids=self.hotel_contact.ids),
            lambda: mine.message_post(body="x", author_id=self.hotel_contact.id),
            lambda: mine.message_subscribe(self.hotel_contact.ids),
            lambda: mine.message_notify(body="x", partner_ids=self.hotel_contact.ids),
            lambda: self.env['discuss.channel'].with_user(self.ana).create({'name': "x"}).add_members(
                partner_ids=self.hotel_contact.ids),
        ):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                call()
        for spelled in (str(self.hotel_contact.id), float(self.hotel_contact.id)):
            channel = self.env['discuss.channel'].with_user(self.ana).create({'name': "x"})
            for call in (
                lambda spelled=spelled: mine.message_subscribe([spelled]),
                lambda spelled=spelled: mine.message_post(body="x", partner_ids=[spelled]),
                lambda spelled=spelled, channel=channel: channel.add_members(partner_ids=[spelled]),
                lambda spelled=spelled, channel=channel: self.env['discuss.channel'].with_user(self.ana).create({
                    'name': "y", 'channel_type': 'group', 'channel_member_ids': [
                        Command.create({'partner_id': spelled})]}),
            ):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    call()
        self.bakery.message_subscribe(self.hotel_contact.ids)
        self.assertTrue(mine.message_post(body="who takes part is answered", partner_ids=self.hotel_contact.ids))
        mine.message_post(body="and colleagues are", partner_ids=self.bruno.partner_id.ids)

    def test_models_of_other_apps_follow_from_the_registry(self):
        template = self.env['product.template'].create({'name': "Flour"})
        prices = self.env['product.supplierinfo'].create([
            {'partner_id': partner.id, 'product_tmpl_id': template.id, 'price': 1}
            for partner in (self.hotel, self.bakery, self.vendor)])
        self.assertEqual(self.sees(self.ana, prices).partner_id, self.bakery | self.vendor)
        self.assertEqual(self.sees(self.diego, prices), prices)
        with self.assertRaises(AccessError) as refused:
            prices[0].with_user(self.ana).read(['display_name'])
        self.assertIn("outside your portfolio", str(refused.exception))
        self.assertIn("product.supplierinfo", self.env['ir.rule']._portfolio_followers())

    def test_who_was_written_to(self):
        """A notification names its message and its recipient: one reads one's own, and those of what one wrote."""
        self.hotel.message_post(body="x", subject="Secret offer", partner_ids=self.hotel.ids)
        self.bakery.with_user(self.ana).message_post(body="x", subject="Known offer", partner_ids=self.bakery.ids)
        notes = self.env['mail.notification'].with_user(self.ana)
        said = str(notes.search_read([], ['mail_message_id', 'res_partner_id', 'mail_email_address'])) + str(
            notes.formatted_read_group([], ['res_partner_id'], ['__count']))
        self.assertNotIn("Secret", said)
        self.assertNotIn(self.hotel.name, said)
        self.assertIn("Known", said)
        hidden = self.env['mail.notification'].search([('res_partner_id', '=', self.hotel.id)])
        self.assertFalse(hidden.with_user(self.ana).has_access('read'))

    def test_a_message_is_answered_by_whoever_may_read_it(self):
        secret = self.hotel.message_post(body="Secret", subject="Secret offer")
        channel = self.env['discuss.channel'].with_user(self.ana).create({'name': "x"})
        for parent in (secret.id, str(secret.id), float(secret.id)):
            with self.subTest(parent=parent), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.env['mail.message'].with_user(self.ana).create({
                    'model': 'discuss.channel', 'res_id': channel.id, 'body': "x", 'parent_id': parent})

    def test_a_document_in_a_company_that_is_not_one_s_own(self):
        elsewhere = self.env['res.company'].create({'name': "Elsewhere"})
        for company in (elsewhere.id, str(elsewhere.id), float(elsewhere.id)):
            with self.subTest(company=company), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.env['crm.lead'].with_user(self.ana).create({'name': "x", 'company_id': company})
                self.env.flush_all()

    def test_a_contact_below_an_account_in_another_spelling(self):
        for parent in (str(self.hotel.id), f' {self.hotel.id}', float(self.hotel.id)):
            with self.subTest(parent=parent), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.env['res.partner'].with_user(self.ana).create({'name': "Spy", 'parent_id': parent})

    def test_who_follows_what_is_hidden(self):
        """Its followers are those who look after it."""
        self.hotel.message_subscribe((self.bruno | self.maria).partner_id.ids)
        self.bakery.message_subscribe(self.bruno.partner_id.ids)
        Followers = self.env['mail.followers'].with_user(self.ana)
        self.assertFalse(Followers.search([('res_model', '=', 'res.partner'), ('res_id', '=', self.hotel.id)]))
        self.assertFalse(Followers.formatted_read_group(
            [('res_model', '=', 'res.partner'), ('res_id', '=', self.hotel.id)], ['partner_id'], ['__count']))
        self.assertNotIn(self.bruno.name, str(self.hotel.with_user(self.ana).message_get_followers()))
        self.assertIn(self.bruno.name, str(self.bakery.with_user(self.ana).message_get_followers()))
        hidden = self.env['mail.followers'].search([
            ('res_model', '=', 'res.partner'), ('res_id', '=', self.hotel.id)])
        self.assertGreaterEqual(len(hidden), 2)
        with self.assertRaises(AccessError):
            hidden.with_user(self.ana).read(['partner_id'])
        own = self.env['mail.followers'].search([
            ('res_model', '=', 'res.partner'), ('partner_id', '=', self.ana.partner_id.id)])
        self.assertEqual(own.with_user(self.ana).search([('id', 'in', own.ids)]), own)
        self.assertEqual(hidden.with_user(self.diego).search([('id', 'in', hidden.ids)]), hidden)

    def test_a_colleague_s_meeting_stops_nobody_s_search_of_messages(self):
        event = self.event(partner_ids=[Command.set((self.hotel_contact | self.bruno.partner_id).ids)])
        event.message_post(body="Secret")
        mine = self.bakery.message_post(body="Known")
        Messages = self.env['mail.message'].with_user(self.ana)
        self.env.invalidate_all()
        about = [('model', '=', 'calendar.event'), ('res_id', '=', event.id)]
        self.assertFalse(Messages.search(about))
        self.assertFalse(Messages.search([('model', '=', 'calendar.event'), ('res_id', '=', event.id + 1000)]))
        self.assertIn(mine, Messages.search([], limit=2000))
        self.assertTrue(Messages.with_user(self.bruno).search(about))

    def test_who_sees_an_account_is_told_in_its_company(self):
        elsewhere = self.env['res.company'].create({'name': "Elsewhere"})
        manager = self.diego.copy({
            'login': "elsewhere", 'company_id': elsewhere.id, 'company_ids': [Command.set(elsewhere.ids)]})
        change = self.env['portfolio.category.change'].search([('partner_id', '=', self.hotel.id)])
        self.assertTrue(change)
        for model in ('portfolio.visibility', 'portfolio.category.change'):
            rows = self.env[model].search([('partner_id', '=', self.hotel.id)])
            self.assertEqual(self.sees(manager, rows), rows, model)
        self.hotel.company_id = self.env.company
        for model in ('portfolio.visibility', 'portfolio.category.change'):
            rows = self.env[model].search([('partner_id', '=', self.hotel.id)])
            self.assertTrue(rows)
            self.assertFalse(self.sees(manager, rows), model)

    def test_hidden_fields_of_the_role_are_not_copied(self):
        line = self.env['portfolio.search.field'].search([('name', '=', 'phone')]) or self.env[
            'portfolio.search.field'].create({'field_id': self.env['ir.model.fields']._get('res.partner', 'phone').id})
        line.role_ids = self.env.ref('crm_portfolio.portfolio_group_director')
        self.bakery.write({'phone': '+34 972 333 444', 'function': "Baker"})
        hers = self.bakery.with_user(self.ana)
        self.assertNotIn('phone', hers.copy_data()[0])
        self.assertEqual(self.bakery.with_user(self.diego).copy_data()[0]['phone'], '+34 972 333 444')
        Lead = self.env['crm.lead'].with_user(self.ana)
        said = Lead.onchange({'name': "x", 'partner_id': self.bakery.id}, ['partner_id'], {
            'phone': {}, 'function': {}, 'partner_id': {'fields': {}}})
        self.assertNotIn('333 444', str(said))
        self.assertIn("Baker", str(said))
        lead = Lead.create({'name': "x", 'partner_id': self.bakery.id})
        self.assertFalse(lead.phone)
        typed = Lead.create({'name': "x", 'partner_id': self.bakery.id, 'phone': '+34 600 000 000'})
        self.assertEqual(typed.phone, '+34 600 000 000')
