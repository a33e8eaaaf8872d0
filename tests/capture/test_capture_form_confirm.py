import re
from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged
from odoo.tests.common import HttpCase

from ..lead.common import LeadFormPageCase


@tagged('post_install', '-at_install')
class TestLeadFormConfirm(HttpCase, LeadFormPageCase):
    """Whoever fills in a form confirms by e-mail that it was him, where the form asks for it."""

    def confirmation(self):
        mail = self.env['mail.mail'].search([('email_to', '=', 'marta@rey.example.com')], order='id desc', limit=1)
        return re.search(r'/portfolio/form/confirm/[\w-]+', str(mail.body_html))[0]

    def test_confirmed_by_the_visitor(self):
        self.form.double_optin = True
        self.assertIn("e-mail", self.send().json()['thanks'])
        self.assertEqual((self.sent().verdict, bool(self.sent().lead_id)), ('waiting', False))
        link = self.confirmation()
        self.assertIn("Confirm", self.page(link).text)
        self.assertEqual(self.sent().verdict, 'waiting', "scanners of mails follow links")
        for _time in range(2):
            self.assertIn("Thank you!", self.url_open(link, data={'a': ''}).text)
        self.assertEqual(self.sent().verdict, 'accepted')
        self.assertTrue(self.sent().date_confirmed)
        self.assertEqual(self.env['crm.lead'].search_count([('email_from', '=', 'marta@rey.example.com')]), 1)

    def test_a_link_that_is_no_good(self):
        self.form.double_optin = True
        self.send()
        link = self.confirmation()
        for bad in (f'{link}x', link[:-4] + 'AAAA', '/portfolio/form/confirm/x', '/portfolio/form/confirm/AQ'):
            with self.subTest(link=bad):
                self.assertEqual(self.url_open(bad).status_code, 404)
        with freeze_time(fields.Datetime.now() + timedelta(days=8)):
            self.assertFalse(self.form.submission_ids._by_confirmation(link.rsplit('/', 1)[1]))

    def test_nobody_is_flooded_with_confirmations(self):
        self.form.double_optin = True
        for number in range(5):
            self.assertEqual(self.send(message=f"Number {number}").status_code, 200)
        self.assertEqual(self.env['mail.mail'].search_count([('email_to', '=', 'marta@rey.example.com')]), 3)
