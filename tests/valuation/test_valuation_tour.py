
from ..common import OnPhone, TourCase
from .common import ValuationCase


class TestValuationTour(TourCase, ValuationCase):
    """A representative values an account, in the browser."""

    def test_value(self):
        self.revenue.missing = 'skip'
        self.tour(self.bakery, 'value_account')
        self.assertEqual(self.bakery.portfolio_strategic_index, 76.0)


class TestValuationTourPhone(OnPhone, TestValuationTour):
    """The same on a phone."""
