from odoo.tests import HttpCase, tagged

from .test_relation import RelationCase


@tagged('post_install', '-at_install')
class TestRelationTour(HttpCase, RelationCase):
    """Ana relates two of her accounts, looks at it from the other one, and at the graph."""
    browser_size = '1366x768'

    def test_relate_and_look(self):
        self.relate(self.hotel, self.owner, self.bakery)
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_relate', login='ana')
        self.assertEqual(self.shown(self.garage), [("Group", self.bakery)])


@tagged('post_install', '-at_install')
class TestRelationTourPhone(TestRelationTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
