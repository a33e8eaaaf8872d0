import time

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tests.common import HttpCase

from ..lead.common import LeadFormCase

MAIL = """From: "Marta Rey" <{email}>
To: north@leads.example.com
Subject: Ovens
Message-Id: <{key}@example.com>
Date: Mon, 2 Mar 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

A visit, please
"""
#: what has to be equal whatever the way in
COMPARED = ('partner_id', 'user_id', 'team_id', 'company_id', 'type', 'email_normalized', 'contact_name')


@tagged('post_install', '-at_install')
class TestLeadFormParity(HttpCase, LeadFormCase):
    """The same lead by any channel ends the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        domain = cls.env['mail.alias.domain'].create({'name': 'leads.example.com'})
        cls.north.write({'alias_name': 'north', 'alias_domain_id': domain.id})
        cls.north.alias_id.alias_domain_id = domain
        cls.diego.group_ids |= cls.env.ref('base.group_allow_export')
        cls.form.min_seconds = 0

    def by_form(self, email):
        submissions = self.form.submission_ids
        posted = {field._key: text for field, text in zip(
            self.form.field_ids.sorted('sequence'), ["Marta Rey", "", email, "", "1", "Please"], strict=True)}
        errors = submissions._receive(
            self.env['portfolio.lead.form']._by_token(self.form.token),
            {**posted, 'consent': '1', 'ticket': submissions._ticket(self.form)},
            {'visitor': 'x', 'agent': 'Firefox', 'has_origin': True})
        self.assertFalse(errors)
        return self.made()[-1:].lead_id

    def json2(self, method, **arguments):
        key = self.env['res.users.apikeys'].with_user(self.diego)._generate(
            'rpc', 'test', fields.Datetime.add(fields.Datetime.now(), days=1))
        self.authenticate(None, None)
        response = self.url_open(f'/json/2/crm.lead/{method}', json=arguments, headers={
            'Authorization': f'bearer {key}'})
        self.assertEqual(response.status_code, 200, response.text)
        return response.json()

    def values(self, email):
        return {
            'name': "Ovens", 'contact_name': "Marta Rey", 'email_from': email, 'team_id': self.north.id,
            'user_id': False}

    def by_api_create(self, email):
        [lead_id] = self.json2('create', vals_list=[self.values(email)])
        return self.env['crm.lead'].browse(lead_id)

    def by_api_capture(self, email):
        values = self.values(email)
        values.pop('user_id')
        [said] = self.json2('portfolio_capture', vals_list=[values])
        lead = self.env['crm.lead'].browse(said['id'])
        self.assertEqual((said['user_id'], said['team_id']), (lead.user_id.id, lead.team_id.id))
        self.assertEqual(said['reason'] or '', lead.portfolio_assignment_reason or '')
        return lead

    def by_mail(self, email):
        lead_id = self.env['mail.thread'].message_process(
            'crm.lead', MAIL.format(email=email, key=f'{email}{time.time()}'))
        return self.env['crm.lead'].browse(lead_id)

    def by_hand(self, email):
        return self.env['crm.lead'].browse(
            self.env['crm.lead'].with_user(self.diego).create(self.values(email)).id)

    def every_way(self, email):
        return {
            way: getattr(self, f'by_{way}')(email)
            for way in ('form', 'api_create', 'api_capture', 'mail', 'hand')}

    def ends_the_same(self, leads):
        lead = leads['form']
        for way, other in leads.items():
            with self.subTest(way=way):
                self.assertEqual({name: other[name] for name in COMPARED}, {name: lead[name] for name in COMPARED})
                self.assertEqual(other.portfolio_decision_id.rule_id, lead.portfolio_decision_id.rule_id)
                self.assertEqual(other.portfolio_decision_id.sentence, lead.portfolio_decision_id.sentence)

    def test_of_somebody_new(self):
        rule = self.rule("Rey", self.bruno, "[('email_from', 'ilike', 'rey.example')]")
        leads = self.every_way("marta@rey.example.com")
        self.assertEqual(leads['form'].user_id, self.bruno)
        self.assertEqual(leads['form'].portfolio_decision_id.rule_id, rule)
        self.ends_the_same(leads)
        self.assertEqual({way: lead.portfolio_channel for way, lead in leads.items()}, {
            'form': 'web', 'api_create': 'api', 'api_capture': 'api', 'mail': 'mail', 'hand': 'api'})

    def test_of_a_customer(self):
        self.rule("His own", 'account')
        leads = self.every_way('bakery@example.com')
        self.assertEqual((leads['form'].partner_id, leads['form'].user_id), (self.bakery_contact, self.ana))
        for lead in leads.values():
            lead.contact_name = False
        self.ends_the_same(leads)

    def test_of_nobodys_interest(self):
        """Without a rule that wants it, it is nobody's: by mail no more than by any other way."""
        self.rule("Castles", self.bruno, "[('name', 'ilike', 'castle')]")
        leads = self.every_way("marta@rey.example.com")
        self.assertFalse(leads['form'].user_id)
        self.assertEqual(leads['form'].team_id, self.north)
        self.ends_the_same(leads)

    def test_as_odoo_has_it_without_rules(self):
        self.env['ir.config_parameter'].set_param('crm_portfolio.assignment_assign_on_create', False)
        self.assertEqual(self.by_mail("marta@rey.example.com").user_id, self.maria, "the leader of the team")

    def test_contacts_keep_what_they_have(self):
        self.bakery_contact.phone = "+34 600 000 000"
        lead = self.env['crm.lead']._portfolio_capture([{
            'name': "Ovens", 'email_from': 'BAKERY@example.com', 'phone': "+34 666 666 666"}], 'web')
        self.assertEqual((lead.partner_id, lead.phone), (self.bakery_contact, "+34 666 666 666"))
        self.assertEqual((self.bakery_contact.phone, self.bakery_contact.email), (
            "+34 600 000 000", "bakery@example.com"))

    def test_the_way_in_for_programs_asks_for_rights(self):
        with self.assertRaises(AccessError):
            self.env['crm.lead'].with_user(self.env.ref('base.public_user')).portfolio_capture([{'name': "Sly"}])

    def test_a_form_costs_the_same_however_many_came_before(self):
        """From the last field to the salesperson, the answers checked and the evidence kept."""
        self.rule("Everything", self.north)
        for number in range(3):
            self.by_form(f"warm{number}@example.com")

        def statements(email):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertTrue(self.by_form(email).user_id)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before
        first = statements("marta@example.com")
        for number in range(20):
            self.by_form(f"more{number}@example.com")
        self.assertLessEqual(statements("luis@example.com"), first)
