
from ..common import OnPhone, TourCase
from .test_activity_code_codes import ActivityCase


class TestAccountActivityTour(TourCase, ActivityCase):
    """A representative says what the bakery does, finds it by prefix, and answers a question."""

    def test_set_and_search(self):
        self.tour(self.bakery, 'activity_set')
        self.assertEqual(self.bakery.portfolio_activity_id, self.code('cnae2025', '47.24'))
        self.tour('accounts', 'activity_search')

    def test_review(self):
        self.garage.portfolio_activity_id = self.code('cnae2009', '47.11')
        self.tour('activities-to-review', 'activity_review')
        self.assertEqual(self.garage.portfolio_activity_id, self.code('cnae2025', '47.91'))


class TestAccountActivityTourPhone(OnPhone, TestAccountActivityTour):
    """The same on a phone."""
