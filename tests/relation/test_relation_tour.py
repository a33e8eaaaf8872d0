
from ..common import OnPhone, TourCase
from .test_relation import RelationCase


class TestRelationTour(TourCase, RelationCase):
    """Ana relates two of her accounts, looks at it from the other one, and at the graph."""

    def test_relate_and_look(self):
        self.relate(self.hotel, self.owner, self.bakery)
        self.tour(self.bakery, 'relate')
        self.assertEqual(self.shown(self.garage), [("Group", self.bakery)])


class TestRelationTourPhone(OnPhone, TestRelationTour):
    """The same on a phone."""
