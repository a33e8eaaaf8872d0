
from ..common import OnPhone, PortfolioCase, TourCase


class TestInterestTour(TourCase, PortfolioCase):
    """Ana taps what the bakery thinks, between two visits."""

    def test_tap_an_interest(self):
        area = self.env['portfolio.interest.area'].create({'name': "Ovens", 'sequence': 1})
        self.tour(self.bakery, 'tap_interest')
        row = self.bakery.portfolio_interest_ids
        self.assertEqual((row.area_id, row.level, row.user_id), (area, 2, self.ana))


class TestInterestTourPhone(OnPhone, TestInterestTour):
    """The same on a phone."""
