from odoo.tests import HttpCase, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestScopeTour(HttpCase, PortfolioCase):
    """A representative's portfolio and a manager's hand-over, in the browser."""
    browser_size = '1366x768'

    def test_my_portfolio(self):
        self.start_tour(
            '/odoo/action-crm_portfolio.action_accounts', 'crm_portfolio_my_portfolio', login='ana')
        bar = self.env['res.partner'].search([('name', '=', "Bar Nuevo")])
        self.assertEqual((bar.user_id, bar.portfolio_kind), (self.ana, 'lead'))

    def test_hand_over_and_back(self):
        self.start_tour('/odoo/action-crm_portfolio.action_handovers', 'crm_portfolio_hand_over', login='maria')
        self.assertEqual(self.bakery.user_id, self.ana)
        self.assertEqual(self.env['portfolio.handover'].search([]).state, 'undone')

    def test_why_do_i_see_this(self):
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_explain', login='maria')
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_explain_mine', login='ana')


@tagged('post_install', '-at_install')
class TestScopeTourPhone(TestScopeTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
