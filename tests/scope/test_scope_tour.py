
from ..common import OnPhone, PortfolioCase, TourCase


class TestScopeTour(TourCase, PortfolioCase):
    """A representative's portfolio and a manager's hand-over, in the browser."""

    def test_my_portfolio(self):
        self.tour('action-crm_portfolio.action_accounts', 'my_portfolio')
        bar = self.env['res.partner'].search([('name', '=', "Bar Nuevo")])
        self.assertEqual((bar.user_id, bar.portfolio_kind), (self.ana, 'lead'))

    def test_hand_over_and_back(self):
        self.tour('action-crm_portfolio.action_handovers', 'hand_over', 'maria')
        self.assertEqual(self.bakery.user_id, self.ana)
        self.assertEqual(self.env['portfolio.handover'].search([]).state, 'undone')

    def test_why_do_i_see_this(self):
        self.tour(self.bakery, 'explain', 'maria')
        self.tour(self.bakery, 'explain_mine')


class TestScopeTourPhone(OnPhone, TestScopeTour):
    """The same on a phone."""
