
from ..common import OnPhone, TourCase
from .common import SegmentCase


class TestSegmentTour(TourCase, SegmentCase):
    """Ana keeps a search as a segment and sees why an account is in it."""

    def test_save_a_search_and_see_why(self):
        self.bakery.city = "Lugo"
        self.tour('accounts', 'save_segment')
        segment = self.env['portfolio.segment'].search([('name', '=', "My town")])
        self.assertEqual((segment.user_id, segment.share), (self.ana, 'me'))
        self.assertIn(self.bakery, self.members(segment))
        self.assertNotIn(self.garage, self.members(segment))


class TestSegmentTourPhone(OnPhone, TestSegmentTour):
    """The same on a phone."""
