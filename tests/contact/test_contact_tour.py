from odoo import Command

from ..common import OnPhone, PortfolioCase, TourCase


class TestAccountContactTour(TourCase, PortfolioCase):
    """Blocking, archiving and a contact's position, in the browser."""

    def test_a_block_refuses_an_order(self):
        self.tour(self.bakery, 'block', 'maria')
        self.assertEqual(self.bakery.portfolio_block_ids.user_id, self.maria)
        product = self.env['product.product'].create({'name': "Oven", 'list_price': 10})
        order = self.env['sale.order'].create({
            'partner_id': self.bakery.id, 'user_id': self.ana.id,
            'order_line': [Command.create({'product_id': product.id})]})
        self.tour(order, 'blocked_order')
        self.assertEqual(order.state, 'draft')

    def test_archive_with_a_reason(self):
        self.tour(self.garage, 'archive')
        self.assertEqual(self.garage.portfolio_inactivity_ids.reason_id.name, "Closed down")

    def test_a_position_follows_the_title(self):
        self.tour(self.bakery_contact, 'contact_position')
        self.assertEqual(
            self.bakery_contact.portfolio_job_position_id, self.env.ref('crm_portfolio.position_purchasing_head'))


class TestAccountContactTourPhone(OnPhone, TestAccountContactTour):
    """The same on a phone."""
