from ..common import PortfolioCase

ACCOUNT = ('portfolio_is_account', '=', True)


class SegmentCase(PortfolioCase):
    """Segments over the five accounts of the sales force; ``ours`` are those five."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ours = cls.bakery | cls.garage | cls.hotel | cls.winery | cls.orphan
        cls.Segment = cls.env['portfolio.segment']

    @classmethod
    def segment(cls, *domain, user=None, **values):
        """A segment among the five accounts, shown to everybody."""
        return cls.Segment.with_user(user or cls.env.user).create({
            'name': "Some of ours", 'share': 'all',
            'domain': str(['&', ('id', 'in', cls.ours.ids), *(domain or [ACCOUNT])]), **values}).with_env(cls.env)

    def members(self, segment):
        """By the column, which must say what the rows say."""
        found = self.env['res.partner'].with_context(active_test=False).search(
            [('portfolio_segment_ids', 'in', segment.ids)])
        self.assertEqual(found, segment.member_ids.filtered('is_current').partner_id & found)
        self.assertEqual(len(found), len(segment.member_ids.filtered('is_current')))
        return found
