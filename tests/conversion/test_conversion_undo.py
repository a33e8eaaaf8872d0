
from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..account.common import ConversionCase


@tagged('post_install', '-at_install')
class TestAccountConversion(ConversionCase):
    """Ana qualifies a lead from the web: it becomes an account, and nothing is lost on the way."""

    # -- into a new account ----------------------------------------------------------------------

    def test_a_lead_becomes_a_company_with_its_contact(self):
        conversion = self.convert(self.florist)
        account, contact = conversion.partner_id, conversion.contact_id
        self.assertEqual(account.name, "Flores Lola")
        self.assertTrue(account.portfolio_is_account)
        self.assertEqual(account.user_id, self.ana)
        self.assertEqual(account.portfolio_source_id, self.source)
        self.assertEqual(account.portfolio_campaign_id, self.campaign)
        self.assertEqual(account.city, "Madrid")
        self.assertEqual((contact.name, contact.function, contact.parent_id), ("Lola Ruiz", "Owner", account))
        self.assertEqual(self.florist.type, 'opportunity')
        self.assertEqual(self.florist.partner_id, contact)
        self.assertTrue(account.with_user(self.ana).has_access('write'))
        self.assertEqual(
            account.portfolio_change_ids.sorted('id').mapped('cause'), ['conversion', 'opportunity']
        )

    def test_every_piece_is_listed(self):
        self.load(self.florist)
        conversion = self.convert(self.florist)
        for name, how in [
            ("Company Name", 'copied'),
            ("Contact Name", 'copied'),
            ("Email", 'copied'),
            ("Phone", 'copied'),
            ("City", 'copied'),
            ("Notes", 'copied'),
            ("Source", 'copied'),
            ("Campaign", 'copied'),
            ("Expected Revenue", 'stays'),
            ("Messages", 'copied'),
            ("Files", 'copied'),
            ("Activities", 'stays'),
            ("Survey answers", 'linked'),
            ("Meetings", 'stays'),
        ]:
            with self.subTest(name=name):
                self.assertEqual(self.line(conversion, name).how, how)
        self.assertIn("plan.txt", self.line(conversion, "Files").value)
        self.assertIn("4,200.00", self.line(conversion, "Expected Revenue").value)

    def test_messages_and_files_are_on_both(self):
        message, loose, activity, answer = self.load(self.florist)
        of_lead = self.florist.message_ids
        account = self.convert(self.florist).partner_id
        self.assertEqual(self.florist.message_ids, of_lead, "the opportunity keeps its own")
        copy = account.message_ids.filtered(lambda m: "She called twice" in m.body)
        self.assertEqual((copy.author_id, copy.date), (message.author_id, message.date))
        self.assertEqual(copy.attachment_ids.raw, b"the plan")
        self.assertEqual(
            copy.attachment_ids.store_fname, message.attachment_ids.store_fname, "one file on disk"
        )
        self.assertIn(
            "Stage", "".join(account.message_ids.mapped('body')), "tracked changes are told in words"
        )
        files = self.env['ir.attachment'].search(
            [('res_model', '=', 'res.partner'), ('res_id', '=', account.id)]
        )
        self.assertEqual(sorted(files.mapped('name')), ["photo.png", "plan.txt"])
        self.assertEqual(loose.res_id, self.florist.id)
        self.assertEqual(activity.res_model, 'crm.lead')
        self.assertEqual(answer.partner_id, self.florist.partner_id)
        (message.attachment_ids | loose).unlink()
        self.env['ir.attachment']._gc_file_store_unsafe()
        self.assertEqual(files.filtered(lambda f: f.name == 'photo.png').raw, b"a photo")

    def test_closed_as_converted(self):
        _message, _loose, activity, _answer = self.load(self.florist)
        conversion = self.convert(self.florist, outcome='close')
        self.assertFalse(self.florist.active)
        self.assertEqual(self.florist.type, 'lead')
        self.assertEqual((activity.res_model, activity.res_id), ('res.partner', conversion.partner_id.id))
        self.assertEqual(self.line(conversion, "Activities").how, 'moved')

    def test_nobody_is_mailed(self):
        self.load(self.florist)
        mails, notifications = self.env['mail.mail'].search([]), self.env['mail.notification'].search([])
        self.convert(self.florist)
        self.assertEqual(self.env['mail.mail'].search([]), mails)
        self.assertEqual(self.env['mail.notification'].search([]), notifications)

    def test_a_person_without_company_is_the_account(self):
        lead = self.lead("Private", partner_name=False, email_from="eva@casa.example")
        conversion = self.convert(lead)
        self.assertEqual(conversion.partner_id, conversion.contact_id)
        self.assertFalse(conversion.partner_id.is_company)
        self.assertTrue(conversion.partner_id.portfolio_is_account)

    # -- into an existing account ----------------------------------------------------------------

    def test_into_an_existing_account_fills_what_it_lacks_and_lists_the_rest(self):
        self.bakery.write({'phone': "+34 911 00 00 00", 'comment': "<p>Old customer.</p>"})
        conversion = self.convert(self.florist, {self.florist.id: self.bakery})
        self.assertEqual(conversion.partner_id, self.bakery)
        self.assertFalse(conversion.is_new)
        self.assertEqual(self.bakery.name, "Bakery")
        self.assertEqual(self.bakery.city, "Madrid")
        self.assertIn("Old customer", self.bakery.comment)
        self.assertEqual(self.bakery.portfolio_kind, 'customer', "never down")
        self.assertEqual(conversion.contact_id.parent_id, self.bakery)
        self.assertEqual(conversion.contact_id.name, "Lola Ruiz")
        notes = self.line(conversion, "Notes")
        self.assertEqual(notes.how, 'kept')
        self.assertIn("Cold room", notes.value)
        self.assertIn("Old customer", notes.note)

    def test_a_contact_who_wrote_is_recognised(self):
        lead = self.lead("Again", email_from="Bakery@Example.com", contact_name=False)
        conversion = self.convert(lead, {lead.id: self.bakery})
        self.assertEqual(conversion.contact_id, self.bakery_contact)
        self.assertEqual(self.bakery.child_ids, self.bakery_contact)

    # -- undo ------------------------------------------------------------------------------------

    def test_undo_leaves_the_lead_as_it_was(self):
        for outcome in ('opportunity', 'close'):
            with self.subTest(outcome=outcome):
                lead = self.lead(
                    "To be undone", partner_name=f"Undo {outcome}", email_from=f"{outcome}@undo.example"
                )
                _message, _loose, activity, answer = self.load(lead)
                before, messages = self.stored(lead), lead.message_ids
                conversion = self.convert(lead, outcome=outcome)
                partners = conversion.partner_id | conversion.contact_id
                self.assertNotEqual(self.stored(lead), before)
                conversion.with_user(self.ana).action_undo()
                self.assertEqual(self.stored(lead), before)
                self.assertEqual(lead.message_ids, messages)
                self.assertEqual((activity.res_model, activity.res_id), ('crm.lead', lead.id))
                self.assertFalse(answer.partner_id)
                self.assertFalse(partners.exists())
                self.assertEqual(conversion.state, 'undone')
                self.assertFalse(self.env['mail.message'].search(
                    [('model', '=', 'res.partner'), ('res_id', 'in', partners.ids)]))

    def test_undo_leaves_the_account_as_it_was(self):
        self.orphan.with_user(self.maria).portfolio_category_id = self.env.ref('crm_portfolio.category_lead')
        self.orphan.user_id = self.ana
        names = [
            'name',
            'phone',
            'email',
            'city',
            'street',
            'website',
            'comment',
            'portfolio_category_id',
            'child_ids',
        ]
        self.env.flush_all()
        before = self.orphan.read(names)
        conversion = self.convert(self.florist, {self.florist.id: self.orphan})
        self.assertEqual(self.orphan.portfolio_kind, 'prospect')
        conversion.with_user(self.ana).action_undo()
        self.assertFalse(conversion.kept_note)
        self.env.invalidate_all()
        self.assertEqual(self.orphan.read(names), before)
        self.assertEqual(self.orphan.portfolio_change_ids.sorted('id')[-1:].cause, 'undo')

    def test_undo_says_what_is_gone_and_goes_to_the_lead(self):
        lead = self.lead("Ovens", partner_name="Hornos Rey", email_from="x@rey.example", contact_name="Luis Rey")
        answer = self.convert(lead).with_user(self.ana).action_undo()
        said = answer['params']['message']
        self.assertIn("The conversion was undone: Ovens", said)
        self.assertIn("Hornos Rey", said.partition("Deleted")[2])
        self.assertIn("Luis Rey", said.partition("Deleted")[2])
        self.assertFalse(self.env['res.partner'].with_context(active_test=False).search([('name', '=', "Hornos Rey")]))
        following = answer['params']['next']
        self.assertEqual((following['res_model'], following['res_id']), ('crm.lead', lead.id))
        self.assertEqual(following['target'], 'main', "nothing behind it leads to the deleted account")

    def test_undo_names_what_it_keeps(self):
        lead = self.lead("Ovens", partner_name="Hornos Rey", email_from="x@rey.example")
        conversion = self.convert(lead)
        conversion.partner_id.comment = "Ring twice"
        answer = conversion.with_user(self.ana).action_undo()
        self.assertEqual(answer['params']['type'], 'warning')
        self.assertIn("Hornos Rey", answer['params']['message'].partition("Kept")[2])

    def test_what_somebody_worked_on_since_is_kept_and_listed(self):
        conversion = self.convert(self.florist)
        account = conversion.partner_id
        account.ref = "F-100"
        self.florist.expected_revenue = 9000
        conversion.with_user(self.ana).action_undo()
        self.assertTrue(account.exists())
        self.assertEqual(self.florist.expected_revenue, 9000)
        self.assertEqual(self.florist.type, 'lead')
        self.assertEqual(conversion.state, 'partial')
        self.assertIn("Flores Lola", conversion.kept_note)
        self.assertIn("Expected Revenue", conversion.kept_note)

    def test_an_account_with_a_new_message_or_contact_is_kept(self):
        for what in ('message', 'contact'):
            with self.subTest(what=what):
                lead = self.lead("Kept", partner_name=f"Kept {what}", email_from=f"{what}@kept.example")
                conversion = self.convert(lead)
                account = conversion.partner_id
                if what == 'message':
                    account.message_post(body="Nice people.")
                else:
                    self.env['res.partner'].create({'name': "Somebody else", 'parent_id': account.id})
                conversion.with_user(self.ana).action_undo()
                self.assertTrue(account.exists())
                self.assertIn("added since", conversion.kept_note)

    def test_who_may_undo(self):
        conversion = self.convert(self.florist)
        with self.assertRaises(AccessError):
            conversion.with_user(self.bruno).action_undo()
        conversion.with_user(self.maria).action_undo()
        with self.assertRaisesRegex(UserError, "undone already"):
            conversion.with_user(self.ana).action_undo()

    def test_convert_undo_and_convert_again(self):
        self.convert(self.florist).with_user(self.ana).action_undo()
        self.assertEqual(self.convert(self.florist).state, 'done')
        with self.assertRaisesRegex(UserError, "already converted"):
            self.convert(self.florist)

    # -- many ------------------------------------------------------------------------------------

    def test_two_leads_of_one_company_make_one_account(self):
        other = self.lead(
            "A second fridge", partner_name="FLORES LOLA", contact_name="Pepe", email_from="p@flores.example"
        )
        conversions = self.convert(self.florist | other)
        self.assertEqual(len(conversions.partner_id), 1)
        self.assertEqual(sorted(conversions.partner_id.child_ids.mapped('name')), ["Lola Ruiz", "Pepe"])
        conversions[0].with_user(self.ana).action_undo()
        self.assertTrue(conversions[1].partner_id.exists(), "the other lead's contact is there")

    def test_two_companies_of_one_name_make_two_accounts(self):
        vigo, lugo, again = (
            self.lead(f"Bar {number}", partner_name=name, city=city, zip=zip_code, contact_name=False, email_from=False)
            for number, (name, city, zip_code) in enumerate([
                ("Bar Central", "Vigo", "36201"), ("Bar Central", "Lugo", "27001"),
                ("BAR CENTRAL, S.L.", "Vigo", "36201")]))
        accounts = self.convert(vigo | lugo | again)
        account_of = {conversion.lead_id: conversion.partner_id for conversion in accounts}
        self.assertEqual(account_of[vigo], account_of[again])
        self.assertNotEqual(account_of[vigo], account_of[lugo])

    def test_queries_grow_slowly_with_the_number_of_leads(self):
        counts = {}
        for number in (10, 40):
            leads = self.env['crm.lead'].union(
                *(
                    self.lead(
                        f"Many {number}-{n}",
                        partner_name=f"Firm {number}-{n}",
                        email_from=f"{number}.{n}@firm.example",
                    )
                    for n in range(number)
                )
            )
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self.convert(leads)
            counts[number] = self.env.cr.sql_log_count - start
        self.assertLess((counts[40] - counts[10]) / 30, 25, counts)

    # -- the wizard ------------------------------------------------------------------------------

    def wizard(self, leads, user):
        return Form(self.env['portfolio.lead.convert'].with_user(user).with_context(
            default_lead_ids=[Command.set(leads.ids)])).save()

    def test_the_same_account_is_filled_in_and_a_similar_one_only_offered(self):
        """From the score on at which a lead is linked by itself, as the settings say; below it, somebody chooses."""
        self.garage.phone = "+34 600 99 88 77"
        self.garage.write({'vat': 'ESB58818501', 'website': "https://garage.example"})
        nobody, new = self.env['res.partner'], "A new account is made unless you choose one."
        for values, account, candidate, note in [
            ({'email_from': "bakery@example.com"}, self.bakery, self.bakery, "Same e-mail address."),
            ({'email_from': False, 'portfolio_vat': "B58818501"}, self.garage, self.garage, "Same tax ID."),
            (
                {'email_from': "x@x.example", 'phone': "600 99 88 77"},
                nobody, self.garage, "Same phone number."),
            (
                {'email_from': "x@x.example", 'phone': False, 'partner_name': "Garage"},
                nobody, self.garage, "Same name."),
            (
                {'email_from': False, 'phone': False, 'partner_name': "Garage Sol", 'website': "garage.example"},
                nobody, self.garage, "Similar name, or the same web or mail domain."),
            ({'email_from': "sin@correo.com", 'phone': "600000000"}, nobody, nobody, new),
            ({}, nobody, nobody, new),
        ]:
            with self.subTest(values=values):
                line = self.wizard(self.lead("Who is it", **values), self.ana).line_ids
                self.assertEqual((line.account_id, line.candidate_id, line.note), (account, candidate, note))
                self.assertEqual(line.use_candidate, bool(account))

    def test_the_settings_say_from_which_score_an_account_is_the_same(self):
        self.garage.phone = "+34 600 99 88 77"
        lead = self.lead("Who is it", email_from="x@x.example", phone="600 99 88 77")
        self.assertFalse(self.wizard(lead, self.ana).line_ids.account_id)
        self.env.ref('crm_portfolio.lead_match_consequence_link').threshold = 20
        self.assertEqual(self.wizard(lead, self.ana).line_ids.account_id, self.garage)

    def test_a_similar_account_is_taken_by_a_switch(self):
        self.garage.phone = "+34 600 99 88 77"
        lead = self.lead("Who is it", email_from="x@x.example", phone="600 99 88 77")
        with Form(self.env['portfolio.lead.convert'].with_user(self.ana).with_context(
                default_lead_ids=[Command.set(lead.ids)])) as form:
            with form.line_ids.edit(0) as line:
                self.assertFalse(line.account_id)
                line.use_candidate = True
                self.assertEqual(line.account_id, self.garage)
                line.use_candidate = False
                self.assertFalse(line.account_id)
                line.account_id = self.garage
                self.assertTrue(line.use_candidate)
        form.record.action_convert()
        self.assertEqual(lead.partner_id.commercial_partner_id, self.garage)

    def test_a_hidden_account_is_not_named(self):
        self.hotel.phone = "+34 600 55 55 55"
        lead = self.lead("Hidden", email_from="hotel@example.com", partner_name=False)
        line = self.wizard(lead, self.ana).line_ids
        self.assertFalse(line.account_id)
        self.assertIn("Its responsible is Bruno", line.note)
        self.assertNotIn("Hotel", line.note)

    def test_the_wizard_shows_what_went_where(self):
        wizard = self.wizard(self.florist, self.ana)
        action = wizard.action_convert()
        conversion = self.env['portfolio.conversion'].with_user(self.ana).browse(action['res_id'])
        self.assertEqual(conversion.partner_id.name, "Flores Lola")
        self.assertTrue(conversion.line_ids)
        self.assertTrue(self.florist.with_user(self.ana).portfolio_converted)

    # -- Odoo's own conversion -------------------------------------------------------------------

    @freeze_time('2026-03-02 10:00:00')
    def test_stock_conversion_leads_to_the_same(self):
        wizard = self.env['crm.lead2opportunity.partner'].with_user(self.ana).with_context(
            active_model='crm.lead', active_id=self.florist.id, active_ids=self.florist.ids,
        ).create({'name': 'convert', 'action': 'create'})
        wizard.action_apply()
        account = self.florist.partner_id.commercial_partner_id
        self.assertEqual(account.name, "Flores Lola")
        self.assertEqual(account.portfolio_kind, 'prospect')
        self.assertEqual(account.portfolio_source_id, self.source)
        self.assertEqual(
            account.portfolio_change_ids.sorted('id').mapped('cause'), ['conversion', 'opportunity']
        )
