from ..common import OnPhone, TourCase
from .common import TerritoryCase


class TerritoryTourCase(TourCase, TerritoryCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls.env['portfolio.route'].create(
            {'name': "Old town", 'user_id': cls.ana.id, 'company_id': False})

    def check_add_to_route(self):
        self.bakery.write({'zip': '28001', 'country_id': self.spain.id})
        self.tour(self.bakery, 'add_to_route')
        self.assertEqual(self.route.stop_ids.partner_id, self.bakery)


class TestTerritoryTour(TerritoryTourCase):
    """A zone is drawn in the office."""

    def test_draw_a_zone_and_see_its_accounts(self):
        self.bakery.write({'zip': '28085', 'country_id': self.spain.id})
        self.tour('zones', 'zone', 'diego')
        self.assertEqual(self.bakery.portfolio_zone_id.name, "Harbour")

    def test_add_to_a_route(self):
        self.check_add_to_route()


class TestTerritoryTourPhone(OnPhone, TerritoryTourCase):
    """A route is filled at the customer's door."""

    def test_add_to_a_route(self):
        self.check_add_to_route()
