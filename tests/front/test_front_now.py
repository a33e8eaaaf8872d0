from odoo.exceptions import AccessError, UserError
from odoo.fields import Date
from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestFrontNow(PortfolioCase):
    """How things stand with the bakery."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lead = cls.env['crm.lead'].create({
            'name': "Ovens", 'type': 'opportunity', 'partner_id': cls.bakery_contact.id, 'user_id': cls.ana.id,
            'expected_revenue': 1200})
        cls.order = cls.env['sale.order'].create({'partner_id': cls.bakery.id, 'user_id': cls.ana.id})
        cls.need = cls.env['portfolio.need'].create({'partner_id': cls.bakery.id, 'name': "Two ovens"})

    def slots(self, user, partner=None):
        read = self.env['portfolio.now'].with_user(user).read_slots((partner or self.bakery).id)
        return {slot['key']: slot for slot in read}

    def test_every_number_opens_what_it_counts(self):
        for user in (self.ana, self.maria, self.diego):
            slots = self.slots(user)
            for key in ('need', 'opportunity', 'quotation'):
                with self.subTest(user=user.login, slot=key):
                    opened = slots[key]['open']
                    self.assertEqual(slots[key]['value'], '1')
                    self.assertEqual(
                        self.env[opened['res_model']].with_user(user).search_count(opened['domain']), 1)
        self.assertIn("1,200.00", self.slots(self.ana)['opportunity']['text'])
        self.assertEqual(self.slots(self.ana)['need']['text'], "Two ovens")

    def test_the_next_step_is_the_earliest_of_account_and_opportunities(self):
        self.assertEqual(self.slots(self.ana)['next']['text'], "None planned")
        self.bakery.activity_schedule('mail.mail_activity_data_call', date_deadline='2026-02-10', user_id=self.ana.id)
        self.lead.activity_schedule(
            'mail.mail_activity_data_call', date_deadline='2026-02-03', summary="Send price", user_id=self.ana.id)
        step = self.slots(self.ana)['next']
        self.assertEqual((step['day'], step['text']), ('2026-02-03', "Send price"))
        self.assertEqual(step['late'], Date.to_date('2026-02-03') < self.env.company._portfolio_day())
        self.assertEqual(self.env['mail.activity'].search_count(step['open']['domain']), 2)

    def test_the_last_contact_is_the_last_that_was_said(self):
        self.assertFalse(self.slots(self.ana)['last']['day'])
        self.bakery.with_user(self.ana).message_post(
            body="They move", message_type='comment', subtype_xmlid='mail.mt_note')
        self.assertEqual(self.slots(self.ana)['last']['day'], Date.to_string(self.env.company._portfolio_day()))

    def test_each_new_one_is_for_this_account(self):
        slots = self.slots(self.ana)
        for key, model in [('opportunity', 'crm.lead'), ('quotation', 'sale.order'), ('need', 'portfolio.need'),
                           ('last', 'portfolio.account.note')]:
            with self.subTest(slot=key):
                self.assertEqual(slots[key]['do']['res_model'], model)
                self.assertEqual(slots[key]['do']['context']['default_partner_id'], self.bakery.id)

    def test_who_may_not_read_it_has_no_slot(self):
        mara = new_test_user(self.env, 'mara', groups='crm_portfolio.portfolio_group_marketing')
        slots = self.slots(mara)
        self.assertNotIn('quotation', slots)
        self.assertFalse(slots['need']['do'])
        with self.assertRaises(AccessError):
            self.slots(self.carla)
        with self.assertRaises(AccessError):
            self.slots(self.stock)
        with self.assertRaises(UserError):
            self.env['portfolio.now'].with_user(self.ana).read_slots([self.bakery.id])

    def test_what_is_off_is_gone(self):
        self.env['res.groups']._portfolio_switch(['interest'], on=False)
        self.assertNotIn('need', self.slots(self.ana))
