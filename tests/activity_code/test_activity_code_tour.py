from odoo.tests import HttpCase, tagged

from .test_activity_code_codes import ActivityCase


@tagged('post_install', '-at_install')
class TestAccountActivityTour(HttpCase, ActivityCase):
    """A representative says what the bakery does, finds it by prefix, and answers a question."""
    browser_size = '1366x768'

    def test_set_and_search(self):
        self.start_tour(
            f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_activity_set', login='ana')
        self.assertEqual(self.bakery.portfolio_activity_id, self.code('cnae2025', '47.24'))
        self.start_tour('/odoo/accounts', 'crm_portfolio_activity_search', login='ana')

    def test_review(self):
        self.garage.portfolio_activity_id = self.code('cnae2009', '47.11')
        self.start_tour('/odoo/activities-to-review', 'crm_portfolio_activity_review', login='ana')
        self.assertEqual(self.garage.portfolio_activity_id, self.code('cnae2025', '47.91'))


@tagged('post_install', '-at_install')
class TestAccountActivityTourPhone(TestAccountActivityTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
