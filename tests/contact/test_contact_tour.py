from odoo import Command
from odoo.tests import HttpCase, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountContactTour(HttpCase, PortfolioCase):
    """Blocking, archiving and a contact's position, in the browser."""
    browser_size = '1366x768'

    def test_a_block_refuses_an_order(self):
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_block', login='maria')
        self.assertEqual(self.bakery.portfolio_block_ids.user_id, self.maria)
        product = self.env['product.product'].create({'name': "Oven", 'list_price': 10})
        order = self.env['sale.order'].create({
            'partner_id': self.bakery.id, 'user_id': self.ana.id,
            'order_line': [Command.create({'product_id': product.id})]})
        self.start_tour(f'/odoo/sale.order/{order.id}', 'crm_portfolio_blocked_order', login='ana')
        self.assertEqual(order.state, 'draft')

    def test_archive_with_a_reason(self):
        self.start_tour(f'/odoo/res.partner/{self.garage.id}', 'crm_portfolio_archive', login='ana')
        self.assertEqual(self.garage.portfolio_inactivity_ids.reason_id.name, "Closed down")

    def test_a_position_follows_the_title(self):
        self.start_tour(f'/odoo/res.partner/{self.bakery_contact.id}', 'crm_portfolio_contact_position', login='ana')
        self.assertEqual(
            self.bakery_contact.portfolio_job_position_id, self.env.ref('crm_portfolio.position_purchasing_head'))


@tagged('post_install', '-at_install')
class TestAccountContactTourPhone(TestAccountContactTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
