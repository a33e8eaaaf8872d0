from odoo.exceptions import AccessError
from odoo.fields import Command, Date

from ..common import PortfolioCase

CARD = {'show_vat': True, 'show_email': True, 'show_address': True}


class TestScopeDoors(PortfolioCase):
    """Doors of Odoo's own that open with all rights stay shut for what is outside the portfolio."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.winery.write({'email': 'info@winery.example.com', 'vat': 'ESB12345674', 'street': "Calle Real 1"})

    def test_nobody_signs_up_as_a_partner_he_may_not_change(self):
        """A sign-up token makes whoever has it a user of the partner."""
        with self.assertRaises(AccessError):
            self.winery.with_user(self.ana).signup_get_auth_param()
        token = self.bakery.with_user(self.ana).signup_get_auth_param()[self.bakery.id]
        self.assertIn('auth_signup_token', token)

    def test_mail_is_taken_in_by_the_gateway_only(self):
        message = f"From: x <{self.winery.email}>\nTo: y@example.com\nMessage-Id: <one@x>\nSubject: Spoof\n\nx"
        for person in (self.ana, self.maria):
            with self.subTest(person=person.login), self.assertRaises(AccessError):
                self.env['mail.thread'].with_user(person).message_process(
                    'crm.lead', message, {'partner_id': self.winery.id})
        lead_id = self.env['mail.thread'].message_process('crm.lead', message)
        self.assertTrue(self.env['crm.lead'].browse(lead_id).exists())

    def test_a_name_is_not_completed_with_what_one_may_not_read(self):
        """His own meeting of old, whose customer is a colleague's now."""
        event = self.env['calendar.event'].create({
            'name': "Old meeting", 'start': '2026-03-02 10:00:00', 'stop': '2026-03-02 11:00:00',
            'user_id': self.ana.id, 'partner_ids': [Command.set([self.ana.partner_id.id, self.winery.id])]})
        rows = self.env['calendar.attendee'].with_user(self.ana).with_context(**CARD).search_read(
            [('event_id', '=', event.id)], ['partner_id'])
        named = " ".join(row['partner_id'][1] for row in rows)
        for secret in ('ESB12345674', 'info@winery', "Calle Real"):
            self.assertNotIn(secret, named)
        self.assertIn('info@winery', self.winery.with_user(self.diego).with_context(**CARD).display_name)

    def test_a_planned_hand_over_runs_with_the_rights_of_its_last_writer(self):
        """The director says which accounts; the manager then says whose: it is hers from then on."""
        handover = self.env['portfolio.handover'].with_user(self.maria).create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id, 'date_from': Date.to_date('2026-12-14')})
        handover.with_user(self.diego).write({'domain': "[('is_company', '=', True)]"})
        self.assertEqual(handover.domain_author_id, self.diego)
        handover.with_user(self.maria).write({'from_user_id': self.carla.id})
        self.assertEqual(handover.domain_author_id, self.maria)

    def test_a_conversion_is_taken_back_by_whoever_may_change_the_lead(self):
        lead = self.env['crm.lead'].create({
            'name': "Fair", 'type': 'lead', 'partner_name': "Taberna Nueva", 'user_id': self.ana.id})
        conversion = self.env['portfolio.conversion'].with_user(self.ana)._convert(lead.with_user(self.ana))
        account = conversion.sudo().partner_id
        account.user_id = self.carla
        lead.user_id = self.carla
        with self.assertRaises(AccessError):
            conversion.action_undo()
        self.assertEqual(conversion.sudo().state, 'done')

    def test_why_somebody_sees_an_account_names_no_other_that_the_reader_may_not_see(self):
        """A holding is read through each subsidiary: Ana's bakery, and the winery of Carla, who is in another team."""
        holding = self.account("Holding Ría")
        self.bakery.parent_id = holding
        self.winery.parent_id = holding
        row = self.env['portfolio.visibility'].search([
            ('partner_id', '=', holding.id), ('user_id', '=', self.carla.id)], limit=1)
        self.assertTrue(row)
        self.assertIn("Winery", row.with_user(self.diego).reason)
        self.assertNotIn("Winery", row.with_user(self.maria).reason)
