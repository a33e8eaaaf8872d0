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

    def quote(self, partner=None):
        order = self.env['sale.order'].create({
            'partner_id': (partner or self.bakery_contact).id,
            'order_line': [(0, 0, {'product_id': self.product.id, 'price_unit': 10})]})
        order.action_quotation_sent()
        return order

    def codes(self):
        return [change.to_situation_id.code for change in self.bakery.portfolio_situation_change_ids.sorted('id')]

    def test_an_order_that_is_cancelled_takes_it_back(self):
        """Ana confirms on 1 June and cancels on the 2nd: the bakery stands where it stood, and the history says why."""
        self.bakery.portfolio_situation_id = self.situation('to_contact')
        order = self.sell(self.bakery_contact, 10, '2026-06-01')
        self.assertEqual(self.bakery.portfolio_situation_id.code, 'growing')
        order.with_user(self.ana)._action_cancel()
        self.assertEqual(self.bakery.portfolio_situation_id.code, 'to_contact')
        last = self.bakery.portfolio_situation_change_ids.sorted('id')[-1]
        self.assertEqual(last.reason, f"{order.name} was cancelled, and no other document keeps the account status.")
        order.action_draft()
        self.assertEqual(self.codes(), ['to_contact', 'growing', 'to_contact'], "said once")

    def test_whoever_stood_nowhere_stands_nowhere_again(self):
        order = self.sell(self.bakery, 10, '2026-06-01')
        order._action_cancel()
        self.assertFalse(self.bakery.portfolio_situation_id)

    def test_another_document_keeps_it(self):
        first, second = (self.sell(self.bakery, 10, day) for day in ('2026-06-01', '2026-06-02'))
        first._action_cancel()
        self.assertEqual(self.bakery.portfolio_situation_id.code, 'growing')
        second._action_cancel()
        self.assertFalse(self.bakery.portfolio_situation_id)

    def test_it_goes_back_one_step_at_a_time(self):
        """Opportunity, quotation, order: whichever stands says where it is."""
        self.env['crm.lead'].with_user(self.ana).create(
            {'name': "Fridge", 'type': 'opportunity', 'partner_id': self.bakery_contact.id})
        after_opportunity = self.bakery.portfolio_situation_id
        quote = self.quote()
        after_quote = self.bakery.portfolio_situation_id
        order = self.sell(self.bakery, 10, '2026-06-01')
        order._action_cancel()
        self.assertEqual(self.bakery.portfolio_situation_id, after_quote)
        quote._action_cancel()
        self.assertEqual(self.bakery.portfolio_situation_id, after_opportunity)

    def test_what_a_person_chose_stays(self):
        order = self.sell(self.bakery, 10, '2026-06-01')
        self.bakery.with_user(self.ana).portfolio_situation_id = self.situation('risk')
        order._action_cancel()
        self.assertEqual(self.bakery.portfolio_situation_id.code, 'risk')

    def test_an_order_that_goes_to_another_customer(self):
        order = self.quote(self.bakery)
        before = self.bakery.portfolio_situation_id
        order.partner_id = self.garage
        self.assertTrue(before)
        self.assertFalse(self.bakery.portfolio_situation_id)
        self.assertEqual(self.garage.portfolio_situation_id, before)

    def test_all_that_an_order_said_goes_with_it(self):
        """Promotion, situation and interest: none of them is left."""
        lead = self.env.ref('crm_portfolio.category_lead')
        self.bakery.portfolio_category_id = lead
        self.product.categ_id = self.env['product.category'].create({'name': "Ovens"})
        self.env['portfolio.interest.area'].create(
            {'name': "Ovens", 'product_category_ids': self.product.categ_id.ids})
        order = self.sell(self.bakery, 10, '2026-06-01')
        self.assertTrue(self.bakery.portfolio_interest_ids)
        self.assertEqual(self.bakery.portfolio_kind, 'customer')
        order.with_user(self.ana)._action_cancel()
        self.assertFalse(self.bakery.portfolio_interest_ids)
        self.assertEqual(self.bakery.portfolio_category_id, lead)
        self.assertFalse(self.bakery.portfolio_situation_id)

    def test_history_follows_the_scope(self):
        (self.bakery | self.hotel).write({'portfolio_situation_id': self.situation('kept').id})
        Change = self.env['portfolio.situation.change']
        self.assertEqual(Change.with_user(self.ana).search([]).partner_id, self.bakery)
        self.assertEqual(Change.with_user(self.maria).search([]).partner_id, self.bakery | self.hotel)
