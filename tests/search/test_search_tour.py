
from ..access.test_access_fields import SearchAccessCase
from ..common import OnPhone, TourCase


class TestAccountSearchTour(TourCase, SearchAccessCase):
    """Fields hidden from a role leave its screens whole."""

    def test_find_and_open_without_the_hidden_fields(self):
        for name in ('vat', 'email', 'phone'):
            self.keep(name, 'director')
        self.bakery.write({'name': "Panadería Núñez, S.L.", 'user_id': self.ana.id})
        self.tour('accounts', 'search')
        self.assertEqual(self.bakery.portfolio_trade_name, "La Espiga")
        self.assertEqual((self.bakery.vat, self.bakery.email), ('B12345674', 'pedidos@espiga.example.com'))


class TestAccountSearchTourPhone(OnPhone, TestAccountSearchTour):
    """The same on a phone."""
