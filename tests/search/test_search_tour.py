from odoo.tests import HttpCase, tagged

from ..access.test_access_fields import SearchAccessCase


@tagged('post_install', '-at_install')
class TestAccountSearchTour(HttpCase, SearchAccessCase):
    """Fields hidden from a role leave its screens whole."""
    browser_size = '1366x768'

    def test_find_and_open_without_the_hidden_fields(self):
        for name in ('vat', 'email', 'phone'):
            self.keep(name, 'director')
        self.bakery.write({'name': "Panadería Núñez, S.L.", 'user_id': self.ana.id})
        self.start_tour('/odoo/accounts', 'crm_portfolio_search', login='ana')
        self.assertEqual(self.bakery.portfolio_trade_name, "La Espiga")
        self.assertEqual((self.bakery.vat, self.bakery.email), ('B12345674', 'pedidos@espiga.example.com'))


@tagged('post_install', '-at_install')
class TestAccountSearchTourPhone(TestAccountSearchTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
