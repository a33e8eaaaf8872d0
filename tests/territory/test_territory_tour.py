from odoo.tests import HttpCase, tagged

from .common import TerritoryCase


class TerritoryTourCase(HttpCase, TerritoryCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls.env['portfolio.route'].create(
            {'name': "Old town", 'user_id': cls.ana.id, 'company_id': False})

    def check_add_to_route(self):
        self.bakery.write({'zip': '28001', 'country_id': self.spain.id})
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_add_to_route', login='ana')
        self.assertEqual(self.route.stop_ids.partner_id, self.bakery)


@tagged('post_install', '-at_install')
class TestTerritoryTour(TerritoryTourCase):
    """A zone is drawn in the office."""
    browser_size = '1366x768'

    def test_draw_a_zone_and_see_its_accounts(self):
        self.bakery.write({'zip': '28085', 'country_id': self.spain.id})
        self.start_tour('/odoo/zones', 'crm_portfolio_zone', login='diego')
        self.assertEqual(self.bakery.portfolio_zone_id.name, "Harbour")

    def test_add_to_a_route(self):
        self.check_add_to_route()


@tagged('post_install', '-at_install')
class TestTerritoryTourPhone(TerritoryTourCase):
    """A route is filled at the customer's door."""
    browser_size = '390x844'
    touch_enabled = True

    def test_add_to_a_route(self):
        self.check_add_to_route()
