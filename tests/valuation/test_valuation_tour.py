from odoo.tests import HttpCase, tagged

from .common import ValuationCase


@tagged('post_install', '-at_install')
class TestValuationTour(HttpCase, ValuationCase):
    """A representative values an account, in the browser."""
    browser_size = '1366x768'

    def test_value(self):
        self.revenue.missing = 'skip'
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_value_account', login='ana')
        self.assertEqual(self.bakery.portfolio_strategic_index, 76.0)


@tagged('post_install', '-at_install')
class TestValuationTourPhone(TestValuationTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
