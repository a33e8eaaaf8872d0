from odoo.tests import HttpCase, tagged

from .common import SegmentCase


@tagged('post_install', '-at_install')
class TestSegmentTour(HttpCase, SegmentCase):
    """Ana keeps a search as a segment and sees why an account is in it."""
    browser_size = '1366x768'

    def test_save_a_search_and_see_why(self):
        self.bakery.city = "Lugo"
        self.start_tour('/odoo/accounts', 'crm_portfolio_save_segment', login='ana')
        segment = self.env['portfolio.segment'].search([('name', '=', "My town")])
        self.assertEqual((segment.user_id, segment.share), (self.ana, 'me'))
        self.assertIn(self.bakery, self.members(segment))
        self.assertNotIn(self.garage, self.members(segment))


@tagged('post_install', '-at_install')
class TestSegmentTourPhone(TestSegmentTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
