from odoo.fields import Command

from .common import SegmentCase


class TestSegmentCount(SegmentCase):
    """Every number of a segment opens what it counts, and they agree, for every role."""

    def accounts(self, action, user):
        context = {name: value for name, value in action['context'].items() if name == 'active_test'}
        return self.env['res.partner'].with_user(user).with_context(**context).search(action['domain'])

    def segments(self):
        other = self.env['res.company'].create({'name': "Lisbon"})
        theirs = self.account("Theirs", company_id=other.id)
        old = self.account("Old", active=False)
        yield self.segment()
        yield self.segment(('user_id', '!=', False), user=self.diego)
        yield self.segment(exception_ids=[
            Command.create({'partner_id': self.bakery.id, 'kind': 'out', 'reason': "Ours"}),
            Command.create({'partner_id': self.garage.id, 'kind': 'out', 'reason': "Closed"})])
        yield self.segment(('id', '=', self.hotel.id), exception_ids=[
            Command.create({'partner_id': self.garage.id, 'kind': 'in', 'reason': "Soon"})])
        yield self.Segment.create({
            'name': "All", 'share': 'all', 'domain': str([('id', 'in', (self.ours | theirs | old).ids)])})
        # written by somebody who sees the north only
        yield self.segment(user=self.maria)

    def test_the_numbers_agree_and_open(self):
        for segment in self.segments():
            segment._portfolio_refresh()
            for user in (self.ana, self.bruno, self.maria, self.diego):
                with self.subTest(segment=segment.domain, user=user.login):
                    mine = segment.with_user(user)
                    mine.invalidate_recordset()
                    members = self.accounts(mine.action_portfolio_members(), user)
                    self.assertEqual(mine.member_count, len(members))
                    self.assertEqual(mine.preview_count, len(members), "the same, as it is up to date")
                    self.assertEqual(self.accounts(mine.action_portfolio_meeting(), user), members)
                    grouped = self.env['res.partner'].with_user(user)._read_group(
                        [('portfolio_segment_ids', 'in', segment.ids)], ['portfolio_segment_ids'], ['__count'])
                    self.assertEqual(dict(grouped).get(mine, 0), len(members))

    def test_what_has_changed_since_the_last_refresh_is_shown_beside(self):
        segment = self.segment(('city', '=', "Lugo"), user=self.diego)
        self.bakery.city = "Lugo"
        mine = segment.with_user(self.ana)
        self.assertEqual((mine.member_count, mine.preview_count), (0, 1))
        self.assertEqual(self.accounts(mine.action_portfolio_meeting(), self.ana), self.bakery)
