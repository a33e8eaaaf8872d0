from odoo import Command
from odoo.tests import tagged

from .test_account_promotion import PromotionCase


@tagged('post_install', '-at_install')
class TestAccountWithdrawal(PromotionCase):
    """What made an account a prospect or customer is cancelled: it stands where the rest puts it, and says why."""

    def invoice(self, partner):
        move = self.env['account.move'].create({
            'move_type': 'out_invoice', 'partner_id': partner.id, 'invoice_date': '2026-03-02',
            'invoice_line_ids': [Command.create({'product_id': self.product.id, 'price_unit': 900})]})
        move.action_post()
        return move

    def test_a_cancelled_order(self):
        order = self.order(self.shop_contact)
        order.with_user(self.ana).action_confirm()
        self.assertEqual(self.kind(), 'customer')
        order.with_user(self.ana)._action_cancel()
        self.assertEqual(self.shop.portfolio_category_id, self.lead)
        change = self.last()
        self.assertEqual((change.cause, change.res_id, change.user_id), ('cancelled', order.id, self.ana))
        self.assertEqual(
            change.reason, f"{order.display_name} was cancelled, and no other document keeps the category.")
        order.action_draft()
        order.action_confirm()
        self.assertEqual(self.kind(), 'customer', "confirmed again, it counts again")

    def test_another_order_keeps_it(self):
        first, second = self.order(self.shop), self.order(self.shop_contact)
        (first | second).action_confirm()
        first._action_cancel()
        self.assertEqual(self.kind(), 'customer')
        second._action_cancel()
        self.assertEqual(self.kind(), 'lead')

    def test_down_to_what_the_rest_says(self):
        self.opportunity(self.shop)
        order = self.order(self.shop)
        order.action_confirm()
        order._action_cancel()
        self.assertEqual(self.shop.portfolio_category_id, self.prospect)

    def test_a_cancelled_quotation(self):
        quote = self.order(self.shop)
        quote.action_quotation_sent()
        self.assertEqual(self.kind(), 'prospect')
        quote.with_user(self.ana)._action_cancel()
        self.assertEqual(self.kind(), 'lead')

    def test_a_reversed_invoice(self):
        invoice = self.invoice(self.shop)
        self.assertEqual(self.kind(), 'customer')
        wizard = self.env['account.move.reversal'].with_context(
            active_model='account.move', active_ids=invoice.ids).create({'journal_id': invoice.journal_id.id})
        refund = self.env['account.move'].browse(wizard.refund_moves()['res_id'])
        self.assertEqual(self.kind(), 'customer', "the credit note is a draft")
        refund.action_post()
        self.assertEqual(self.kind(), 'lead')
        self.assertIn("was reversed", self.last().reason)
        return invoice, refund

    def test_a_credit_note_that_is_taken_back(self):
        """The invoice stands again; with another credit note on it, it does not."""
        invoice, refund = self.test_a_reversed_invoice()
        refund.button_draft()
        self.assertEqual(self.kind(), 'customer')
        self.assertIn(invoice.name, self.last().reason)
        refund.action_post()
        self.assertEqual(self.kind(), 'lead')
        refund.button_draft()
        refund.button_cancel()
        self.assertEqual(self.kind(), 'customer')
        second = invoice._reverse_moves([{'ref': "Again"}], cancel=False)
        second.action_post()
        self.assertEqual(self.kind(), 'lead')
        refund.button_draft()
        refund.action_post()
        refund.button_draft()
        self.assertEqual(self.kind(), 'lead', "the second one stands")

    def test_an_invoice_back_to_draft(self):
        invoice = self.invoice(self.shop)
        invoice.button_draft()
        self.assertEqual(self.kind(), 'lead')

    def test_what_a_person_chose_stays(self):
        order = self.order(self.shop)
        order.action_confirm()
        vip = self.env['portfolio.category'].create({'name': "VIP", 'kind': 'customer'})
        self.shop.with_user(self.diego).portfolio_category_id = vip
        order._action_cancel()
        self.assertEqual(self.shop.portfolio_category_id, vip)
        self.order(self.bakery)._action_cancel()
        self.assertEqual(self.bakery.portfolio_kind, 'customer', "nobody had promoted it")

    def test_one_step_back_after_the_other(self):
        """A quotation sent, another order: the order is cancelled, then the quotation too."""
        quote, order = self.order(self.shop), self.order(self.shop)
        quote.action_quotation_sent()
        self.assertEqual(self.kind(), 'prospect')
        order.action_confirm()
        order._action_cancel()
        self.assertEqual(self.kind(), 'prospect')
        quote._action_cancel()
        self.assertEqual(self.kind(), 'lead')

    def test_an_order_that_is_anothers_now(self):
        order = self.order(self.shop)
        order.action_confirm()
        order.partner_id = self.garage
        self.assertEqual(self.kind(), 'lead')

    def test_who_became_an_account_by_it_stays_one(self):
        order = self.order(self.vendor)
        order.action_confirm()
        order._action_cancel()
        self.assertEqual(self.vendor.portfolio_kind, 'lead')
