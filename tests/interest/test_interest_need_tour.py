from odoo.tests import HttpCase, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestInterestNeedTour(HttpCase, PortfolioCase):
    """Ana hears of a need, notes it and makes it an opportunity."""
    browser_size = '1366x768'

    def test_note_a_need_and_make_it_an_opportunity(self):
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_need', login='ana')
        need = self.bakery.portfolio_need_ids
        self.assertEqual((need.name, need.user_id, need.state), ("A second oven", self.ana, 'opportunity'))
        self.assertEqual(need.opportunity_id.partner_id, self.bakery)


@tagged('post_install', '-at_install')
class TestInterestNeedTourPhone(TestInterestNeedTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
