
from ..common import OnPhone, TourCase
from .test_characteristic_values import CharacteristicCase


class TestAccountCharacteristicTour(TourCase, CharacteristicCase):
    """A representative fills in what an account lacks, in the browser."""

    def test_fill_in(self):
        self.season.required_category_ids = self.customer
        action = self.env.ref('crm_portfolio.action_accounts')
        self.tour(f'action-{action.id}/{self.bakery.id}', 'fill_in_characteristics')
        self.assertEqual((self.bakery.x_portfolio_seats, self.bakery.x_portfolio_season), (24, self.summer))
        self.assertEqual(self.bakery.portfolio_characteristic_value_ids.user_id, self.ana)


class TestAccountCharacteristicTourPhone(OnPhone, TestAccountCharacteristicTour):
    """The same on a phone."""
