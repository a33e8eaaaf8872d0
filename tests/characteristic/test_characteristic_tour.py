from odoo.tests import HttpCase, tagged

from .test_characteristic_values import CharacteristicCase


@tagged('post_install', '-at_install')
class TestAccountCharacteristicTour(HttpCase, CharacteristicCase):
    """A representative fills in what an account lacks, in the browser."""
    browser_size = '1366x768'

    def test_fill_in(self):
        self.season.required_category_ids = self.customer
        action = self.env.ref('crm_portfolio.action_accounts')
        self.start_tour(
            f'/odoo/action-{action.id}/{self.bakery.id}', 'crm_portfolio_fill_in_characteristics', login='ana')
        self.assertEqual((self.bakery.x_portfolio_seats, self.bakery.x_portfolio_season), (24, self.summer))
        self.assertEqual(self.bakery.portfolio_characteristic_value_ids.user_id, self.ana)


@tagged('post_install', '-at_install')
class TestAccountCharacteristicTourPhone(TestAccountCharacteristicTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
