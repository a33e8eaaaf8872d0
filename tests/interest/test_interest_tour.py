from odoo.tests import HttpCase, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestInterestTour(HttpCase, PortfolioCase):
    """Ana taps what the bakery thinks, between two visits."""
    browser_size = '1366x768'

    def test_tap_an_interest(self):
        area = self.env['portfolio.interest.area'].create({'name': "Ovens", 'sequence': 1})
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_tap_interest', login='ana')
        row = self.bakery.portfolio_interest_ids
        self.assertEqual((row.area_id, row.level, row.user_id), (area, 2, self.ana))


@tagged('post_install', '-at_install')
class TestInterestTourPhone(TestInterestTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
