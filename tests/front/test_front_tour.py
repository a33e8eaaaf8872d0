from odoo.tests import tagged

from ..common import OnPhone, PortfolioCase, TourCase


@tagged('post_install', '-at_install')
class TestFrontTour(TourCase, PortfolioCase):
    """The day begins: what waits, one click on it, a note from anywhere, and what is opened less often."""

    def test_the_day_begins(self):
        self.bakery.activity_schedule('mail.mail_activity_data_call', date_deadline='2026-01-12', user_id=self.ana.id)
        self.tour('portfolio', 'front_day')
        self.assertIn("Ovens in May", self.bakery.message_ids[0].body)

    def test_a_manager_finds_what_to_set_up(self):
        self.tour('portfolio-configuration', 'front_configuration', login='maria')


class TestFrontTourPhone(OnPhone, TestFrontTour):
    pass
