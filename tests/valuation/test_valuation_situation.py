from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time

from .common import ValuationCase


class TestValuationSituation(ValuationCase):
    """Where the management of an account stands, since when, and how it came there."""

    def situation(self, code):
        return self.env.ref(f'crm_portfolio.situation_{code}')

    def test_by_hand_with_history(self):
        with freeze_time('2026-06-01 12:00:00'):
            self.bakery.with_user(self.ana).portfolio_situation_id = self.situation('to_contact')
        with freeze_time('2026-06-15 12:00:00'):
            self.assertEqual(self.bakery.portfolio_situation_days, 14)
            self.bakery.with_user(self.ana).portfolio_situation_id = self.situation('contact')
            self.assertEqual(self.bakery.portfolio_situation_days, 0)
        last = self.bakery.portfolio_situation_change_ids.sorted('id')[-1]
        self.assertEqual((last.days, last.user_id, last.from_situation_id.code), (14, self.ana, 'to_contact'))
        with self.assertRaises(UserError):
            last.reason = "Other"
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana).portfolio_situation_id = self.situation('contact')

    def test_only_where_it_may_go(self):
        self.situation('lost').next_ids = self.situation('to_contact')
        self.bakery.portfolio_situation_id = self.situation('lost')
        with self.assertRaisesRegex(UserError, "To contact"):
            self.bakery.portfolio_situation_id = self.situation('growing')
        self.bakery.portfolio_situation_id = self.situation('to_contact')

    def test_events_move_it_on_and_never_back(self):
        self.env['crm.lead'].with_user(self.ana).create(
            {'name': "Fridge", 'type': 'opportunity', 'partner_id': self.bakery_contact.id})
        self.assertEqual(self.bakery.portfolio_situation_id.code, 'contact')
        self.sell(self.bakery_contact, 10, '2026-06-01')
        self.assertEqual(self.bakery.portfolio_situation_id.code, 'growing')
        self.bakery.portfolio_situation_id = self.situation('risk')
        self.sell(self.bakery, 10, '2026-06-02')
        self.assertEqual(self.bakery.portfolio_situation_id.code, 'risk')

    def test_history_follows_the_scope(self):
        (self.bakery | self.hotel).write({'portfolio_situation_id': self.situation('kept').id})
        Change = self.env['portfolio.situation.change']
        self.assertEqual(Change.with_user(self.ana).search([]).partner_id, self.bakery)
        self.assertEqual(Change.with_user(self.maria).search([]).partner_id, self.bakery | self.hotel)
