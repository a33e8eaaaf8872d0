
from ..common import OnPhone, PortfolioCase, TourCase


class TestInterestNeedTour(TourCase, PortfolioCase):
    """Ana hears of a need, notes it and makes it an opportunity."""

    def test_note_a_need_and_make_it_an_opportunity(self):
        self.tour(self.bakery, 'need')
        need = self.bakery.portfolio_need_ids
        self.assertEqual((need.name, need.user_id, need.state), ("A second oven", self.ana, 'opportunity'))
        self.assertEqual(need.opportunity_id.partner_id, self.bakery)


class TestInterestNeedTourPhone(OnPhone, TestInterestNeedTour):
    """The same on a phone."""
