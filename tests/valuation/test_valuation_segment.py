from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import ValuationCase


@tagged('post_install', '-at_install')
class TestValuationSegment(ValuationCase):
    """Segments over what an account is worth, whom it is related to and when it was met."""

    def members(self, *domain):
        """Those of the five accounts whom a director finds by the conditions, kept and searched by the column."""
        ours = self.bakery | self.garage | self.hotel | self.winery | self.orphan
        segment = self.env['portfolio.segment'].with_user(self.diego).create({
            'name': "Asked", 'share': 'all', 'domain': str(['&', ('id', 'in', ours.ids), *domain])})
        return self.env['res.partner'].search([('portfolio_segment_ids', 'in', segment.ids)])

    @freeze_time('2026-03-02 09:00:00')
    def test_a_segment_by_value(self):
        self.say(self.bakery, self.ana, potential="Large", loyalty="First")
        self.say(self.hotel, self.bruno, potential="Small", loyalty="One of many")
        self.env['portfolio.particularity'].create({
            'partner_id': self.hotel.id, 'name': "Pays late",
            'category_id': self.env['portfolio.particularity.category'].search([], limit=1).id})
        worth = [('portfolio_valuation_ids', 'any', [('state', '=', 'confirmed'), ('total', '>=', 60)])]
        self.assertEqual(self.members(*worth), self.bakery)
        self.assertEqual(self.members(
            '&', ('portfolio_particularity_ids', 'any', [('name', 'ilike', "late")]), '!', *worth), self.hotel)

    def test_a_segment_by_relation(self):
        kind = self.env['portfolio.relation.type'].search([('kind', '=', 'symmetric')], limit=1)
        relation = self.env['portfolio.relation']
        relation.create({'type_id': kind.id, 'left_id': self.bakery.id, 'right_id': self.garage.id})
        relation.create({'type_id': kind.id, 'left_id': self.garage.id, 'right_id': self.winery.id})
        self.assertEqual(self.members(
            ('portfolio_relation_ids', 'any', [('other_id', '=', self.garage.id)])), self.bakery | self.winery)
        self.assertEqual(
            self.members(('portfolio_related_id', '=', self.bakery.id)), self.garage | self.winery, "within two steps")

    def test_a_segment_by_meetings(self):
        self.env['calendar.event'].create([
            {'name': "Visit", 'start': f'2026-02-{day} 10:00:00', 'stop': f'2026-02-{day} 11:00:00',
             'partner_ids': [Command.set((contact | self.ana.partner_id).ids)]}
            for day, contact in [('03', self.bakery_contact), ('20', self.hotel)]])
        with freeze_time('2026-03-02 09:00:00'):
            seen = [('start', '>=', '-15d')]
            self.assertEqual(self.members(
                '|', ('meeting_ids', 'any', seen), ('child_ids', 'any', [('meeting_ids', 'any', seen)])), self.hotel)
            seen = [('start', '>=', '-40d')]
            self.assertEqual(self.members(
                '|', ('meeting_ids', 'any', seen), ('child_ids', 'any', [('meeting_ids', 'any', seen)])),
                self.hotel | self.bakery)
