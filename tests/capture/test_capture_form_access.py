from ast import literal_eval

from lxml import etree

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, new_test_user
from odoo.tools.safe_eval import safe_eval

from ..lead.common import LeadFormCase


class TestLeadFormAccess(LeadFormCase):
    """Who builds forms, who reads what was sent, and what nobody changes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(cls.env, 'portal', groups='base.group_portal')
        cls.marta = new_test_user(cls.env, 'marta', groups='crm_portfolio.portfolio_group_marketing')
        cls.anas, cls.carlas, cls.nobodys = (
            cls.submission(user, team) for user, team in [
                (cls.ana, cls.north), (cls.carla, cls.south), (None, None)])

    @classmethod
    def submission(cls, user, team, **values):
        lead = user and cls.env['crm.lead'].create({'name': "Sent", 'user_id': user.id, 'team_id': team.id})
        return cls.env['portfolio.lead.form.submission'].create({
            'form_id': cls.form.id, 'name': "Marta Rey", 'email': "marta@rey.example.com", 'verdict': 'accepted',
            'page_key': str(user), 'lead_id': lead and lead.id, 'visitor': 'x', 'agent': 'Firefox',
            'answers': [{'field': cls.field('contact').id, 'label': "Name", 'target': 'contact_name',
                         'value': "Marta Rey", 'text': "Marta Rey"}], **values})

    def test_a_new_form_begins_with_what_most_forms_ask(self):
        """On its page, in the language of whoever makes it; what code makes has the fields it says."""
        Builder = self.env['portfolio.lead.form'].with_user(self.marta)
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_lead_form')
        with Form(Builder.with_context(**literal_eval(action['context']))) as page:
            page.name = page.title = "Contact"
        form = page.record
        self.assertEqual(
            form.field_ids.mapped(lambda field: (field.label, field.kind, field.target, field.required)), [
                ("Name", 'char', 'contact_name', True), ("E-mail", 'email', 'email_from', True),
                ("Phone", 'phone', 'phone', False), ("Message", 'text', 'note', True)])
        self.assertFalse(Builder.create({'name': "Empty", 'title': "Empty"}).field_ids)

    def test_what_is_missing_is_said_before_what_is_asked(self):
        """A button that asks whether it is meant is not there while something required is missing."""
        for model, name, full, missing in [
            ('portfolio.lead.form', 'action_publish',
             {'is_published': False, 'active': True, 'consent_id': False, 'field_ids': [1], 'name': "a", 'title': "a"},
             ('field_ids', 'name', 'title')),
            ('portfolio.handover', 'action_start',
             {'state': 'draft', 'from_user_id': 1, 'to_user_id': 2, 'date_from': '2026-03-02', 'kind': 'absence',
              'date_to': '2026-03-09'}, ('from_user_id', 'to_user_id', 'date_from', 'date_to')),
        ]:
            arch = etree.fromstring(self.env[model].with_user(self.maria).get_view(view_type='form')['arch'])
            buttons = arch.xpath(f"//header/button[starts-with(@name, '{name}')]")

            def asks(values, buttons=buttons):
                [shown] = [one for one in buttons if not safe_eval(one.get('invisible'), dict(values))]
                return bool(shown.get('confirm'))

            self.assertTrue(asks(full))
            for empty in missing:
                with self.subTest(model=model, empty=empty):
                    self.assertFalse(asks({**full, empty: False}))

    def test_search_group_and_export_follow(self):
        Submission = self.env['portfolio.lead.form.submission']
        mine = Submission.with_user(self.maria)
        self.assertEqual(mine.search([]), (self.anas | self.nobodys).with_user(self.maria))
        self.assertEqual(mine._read_group([], [], ['__count']), [(2,)])
        self.assertEqual(self.form.with_user(self.maria).submission_count, 2, "the figure opens what it counts")
        self.assertEqual(self.form.submission_count, 3)
        for user in (self.ana, self.portal):
            with self.assertRaises(AccessError):
                Submission.with_user(user).search([])
        self.maria.group_ids |= self.env.ref('base.group_allow_export')
        with self.assertRaises(AccessError):
            (self.anas | self.carlas).with_user(self.maria).export_data(['name'])

    def test_figures_open_their_records(self):
        form = self.form.with_user(self.diego)
        self.assertEqual((form.submission_count, form.lead_count, round(form.lead_rate, 2)), (3, 2, .67))
        action = form.action_open_leads()
        self.assertEqual(self.env['crm.lead'].search(action['domain']), (self.anas | self.carlas).lead_id)
        self.anas.lead_id.action_set_won()
        form.invalidate_recordset()
        self.assertEqual(form.won_count, 1)
        action = form.action_open_won()
        self.assertEqual(self.env['crm.lead'].search(action['domain']), self.anas.lead_id)
        action = self.form.with_user(self.marta).action_open_leads()
        self.assertEqual(action['res_model'], 'portfolio.lead.form.submission')
        self.assertEqual(self.env[action['res_model']].search_count(action['domain']), 2)

    def test_consent_once_given_stays(self):
        consent = self.form.consent_ids
        consent.wording = "I agree, mended."
        self.anas.consent_id = consent
        for change in (
                lambda: consent.write({'wording': "I agree to anything."}),
                lambda: consent.write({'link_url': 'https://example.com/other'}),
                lambda: consent.update_field_translations('wording', {'en_US': "To anything"}),
                consent.unlink):
            with self.assertRaisesRegex(UserError, "Add a new version"), self.env.cr.savepoint():
                change()
        second = self.env['portfolio.lead.form.consent'].create({'form_id': self.form.id, 'wording': "Second"})
        self.assertEqual((second.version, self.form.consent_id), (2, second))
        self.assertTrue(second.is_current)
        copy = self.form.copy()
        self.assertEqual((copy.consent_ids.wording, copy.consent_ids.version), ("Second", 1))
        self.assertNotEqual(copy.token, self.form.token)
        self.assertFalse(copy.is_published)

    def test_forms_that_make_no_sense(self):
        for vals, words in [
            ({'origins': "shop.example.com"}, "no site"),
            ({'redirect_url': 'javascript:alert(1)'}, "no web page"),
            ({'field_ids': [(5,)]}, "no field"),
            ({'field_ids': [(0, 0, {'label': "Again", 'target': 'phone', 'kind': 'phone'})]}, "two fields"),
            ({'field_ids': [(0, 0, {'label': "Where", 'target': 'country_id', 'kind': 'char'})]}, "does not fit"),
            ({'field_ids': [(0, 0, {'label': "Which", 'kind': 'selection'})]}, "write the choices"),
        ]:
            with self.subTest(vals=vals), self.assertRaisesRegex(ValidationError, words), self.env.cr.savepoint():
                self.form.write(vals)
        self.form.double_optin = True
        with self.assertRaisesRegex(ValidationError, "confirmed by e-mail"), self.env.cr.savepoint():
            self.field('email').required = False
            self.form.double_optin = True
        with self.assertRaisesRegex(UserError, "evidence"):
            self.form.unlink()
        targets = dict(self.env['portfolio.lead.form.field']._fields['target']._description_selection(self.env))
        self.assertFalse({'user_id', 'team_id', 'stage_id', 'partner_id', 'active'} & targets.keys())

    def test_fields_of_ones_own(self):
        ovens = self.env['ir.model.fields'].create({
            'name': 'x_ovens', 'model_id': self.env['ir.model']._get_id('crm.lead'), 'ttype': 'integer',
            'field_description': "Ovens"})
        # before the test is rolled back, so that the registry forgets it, too
        self.addCleanup(ovens.unlink)
        field = self.env['portfolio.lead.form.field'].with_user(self.marta).create({
            'form_id': self.form.id, 'label': "How many?", 'kind': 'number', 'target': 'x_ovens'})
        self.assertEqual(field._read("3"), 3)
        with self.assertRaisesRegex(ValueError, "whole"):
            field._read("3,5")
        self.nobodys.answers = [{'field': field.id, 'label': "?", 'target': 'x_ovens', 'value': 3, 'text': "3"}]
        self.nobodys.verdict = 'spam'
        self.nobodys.with_user(self.marta).action_accept()
        self.assertEqual(self.nobodys.lead_id.x_ovens, 3)

    def test_every_kind(self):
        field = self.field('message')
        for kind, text, value, shown in [
            ('number', "1,5", 1.5, "1.5"), ('date', "2026-03-02", "2026-03-02", "2026-03-02"),
            ('boolean', "1", True, "Yes"), ('country', "ES", "ES", "Spain"), ('char', " a  b ", "a b", "a b"),
        ]:
            with self.subTest(kind=kind):
                field.kind = kind
                self.assertEqual(field._read(text), value)
                self.assertEqual(field._as_text(value), shown)
        for kind, text in [
            ('number', "nan"), ('number', "1e400"), ('number', "many"), ('date', "2026-13-01"), ('boolean', "yes"),
            ('country', "Spain"), ('country', "ZZ"),
        ]:
            with self.subTest(kind=kind, text=text), self.assertRaises(ValueError):
                field.kind = kind
                field._read(text)

    def test_what_time_does(self):
        self.form.write({'keep_months': 12, 'double_optin': True, 'is_published': False})
        self.carlas.write({'verdict': 'waiting', 'date': '2026-03-01 10:00:00'})
        self.anas.write({
            'date': '2024-01-01 10:00:00', 'consent_wording': "I agree.", 'consent_id': self.form.consent_id.id})
        self.nobodys.date = '2026-03-01 10:00:00'
        with self.enter_registry_test_mode():
            for _time in range(2):
                self.env.ref('crm_portfolio.ir_cron_lead_form').method_direct_trigger()
        self.assertEqual(self.anas.consent_wording, "I agree.")
        self.assertTrue(self.anas.date_anonymised)
        self.assertFalse(any(
            self.anas[name] for name in ('name', 'email', 'answers', 'visitor', 'agent', 'answers_text')))
        self.assertEqual(self.carlas.verdict, 'expired')
        self.assertEqual(self.nobodys.name, "Marta Rey")

    def test_old_attempts_are_forgotten(self):
        Hit = self.env['portfolio.lead.form.hit']
        Hit.create({'form_id': self.form.id, 'visitor': 'x', 'date': '2026-03-02 10:00:00'})
        Hit._gc_hits()
        self.assertFalse(Hit.search([('form_id', '=', self.form.id)]))

    def test_what_was_sent_stays_with_the_merged_lead(self):
        (self.anas | self.carlas).lead_id.merge_opportunity()
        self.assertEqual(len((self.anas | self.carlas).lead_id), 1)
        self.assertTrue(self.carlas.lead_id)

    def test_only_people_with_the_role_accept(self):
        self.anas.write({'verdict': 'spam', 'lead_id': False})
        with self.assertRaises(AccessError):
            self.anas.with_user(self.ana).action_accept()
        with self.assertRaises(AccessError):
            self.env['portfolio.lead.form'].with_user(self.ana)._for_builder(self.form.token)
        self.assertTrue(self.env['portfolio.lead.form'].with_user(self.marta)._for_builder(self.form.token))

    def test_the_form_to_begin_with(self):
        contact = self.env.ref('crm_portfolio.lead_form_contact')
        self.assertFalse(contact.is_published, "somebody reads its consent wording first")
        contact.is_published = True
        self.assertTrue(contact.consent_id)
