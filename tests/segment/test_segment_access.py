from odoo.exceptions import AccessError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from .common import SegmentCase


class TestSegmentAccess(SegmentCase):
    """Whose segments one sees and changes, and which of their members."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mark = new_test_user(cls.env, 'mark', groups='crm_portfolio.portfolio_group_marketing')
        cls.sofia = new_test_user(cls.env, 'sofia', groups='crm_portfolio.portfolio_group_aftersales')
        cls.portal = new_test_user(cls.env, 'patricia', groups='base.group_portal')
        cls.public = cls.env.ref('base.public_user')
        cls.foreign = cls.env['res.company'].create({'name': "Elsewhere"})
        cls.yon = new_test_user(
            cls.env, 'yon', groups='crm_portfolio.portfolio_group_director',
            company_id=cls.foreign.id, company_ids=[(6, 0, cls.foreign.ids)])
        cls.private, cls.campaign, cls.common = (
            cls.segment(user=cls.ana, share=share, name=share) for share in ('me', 'marketing', 'all'))
        cls.lead = cls.env['crm.lead'].create({
            'name': "Oven", 'partner_id': cls.bakery.id, 'user_id': cls.ana.id, 'type': 'opportunity'})

    def test_who_may_do_what(self):
        every, reads = 'read write create unlink', 'read'
        for user, private, campaign, common in [
            (self.ana, every, every, every), (self.bruno, '', '', reads), (self.maria, '', '', every),
            (self.diego, every, every, every), (self.mark, '', every, every), (self.sofia, '', '', reads),
            (self.yon, '', '', ''), (self.stock, '', '', ''), (self.portal, '', '', ''), (self.public, '', '', ''),
        ]:
            for segment, operations in [(self.private, private), (self.campaign, campaign), (self.common, common)]:
                for operation in ('read', 'write', 'create', 'unlink'):
                    with self.subTest(user=user.login, segment=segment.name, operation=operation):
                        self.assertEqual(
                            segment.with_user(user).has_access(operation), operation in operations.split())

    def test_members_are_those_one_sees(self):
        for user, private, common in [
            (self.ana, self.bakery | self.garage | self.orphan, self.bakery | self.garage | self.orphan),
            # found are the accounts its author sees: Ana's, and that of nobody
            (self.bruno, self.bakery.browse(), self.orphan),
            (self.diego, self.bakery | self.garage | self.orphan, self.bakery | self.garage | self.orphan),
            (self.mark, self.bakery.browse(), self.bakery | self.garage | self.orphan),
            (self.yon, self.bakery.browse(), self.bakery.browse()),
        ]:
            for segment, expected in [(self.private, private), (self.common, common)]:
                with self.subTest(user=user.login, segment=segment.name):
                    Member = self.env['portfolio.segment.member'].with_user(user)
                    rows = Member.search([('segment_id', '=', segment.id)])
                    # sudo: names compared, whoever reads
                    self.assertEqual(rows.sudo().partner_id & self.ours, expected)
                    self.assertEqual(Member._read_group([('segment_id', '=', segment.id)], [], ['__count']),
                                     [(len(expected),)])
                    for operation in ('write', 'create', 'unlink'):
                        self.assertFalse(Member.has_access(operation))
                    Evolution = self.env['portfolio.segment.evolution'].with_user(user)
                    self.assertEqual(Evolution.search_count([('segment_id', '=', segment.id)]), len(expected))

    def test_the_tags_of_an_account_are_those_one_may_see(self):
        self.bakery.invalidate_recordset()
        seen = self.bakery.with_user(self.maria).portfolio_segment_ids._filtered_access('read')
        self.assertIn(self.common, seen)
        self.assertNotIn(self.private, seen)

    def test_what_somebody_keeps_to_himself_is_not_asked_about_by_its_id(self):
        for user, private, common in [(self.ana, True, True), (self.maria, False, True), (self.mark, False, True)]:
            Partner = self.env['res.partner'].with_user(user)
            for segment, told in [(self.private, private), (self.common, common)]:
                for domain in ([('portfolio_segment_ids', 'in', segment.ids)],
                               [('portfolio_segment_ids', '=', segment.id)],
                               [('child_ids.parent_id.portfolio_segment_ids', 'in', segment.ids)]):
                    with self.subTest(user=user.login, segment=segment.name, domain=domain):
                        self.assertEqual(self.bakery in Partner.search(domain), told)
                with self.subTest(user=user.login, segment=segment.name):
                    self.assertEqual(bool(self.env['crm.lead'].with_user(user).search([
                        ('partner_id.portfolio_segment_ids', 'in', segment.ids), ('id', '=', self.lead.id)])), told)

    @mute_logger('odoo.addons.base.models.ir_model', 'odoo.addons.base.models.ir_rule')
    def test_methods_ask_first(self):
        for user in (self.bruno, self.portal):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.private.with_user(user).action_portfolio_refresh()
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana).action_portfolio_segments()
        with self.assertRaises(AccessError):
            self.common.with_user(self.bruno).exception_ids = [
                (0, 0, {'partner_id': self.hotel.id, 'kind': 'out', 'reason': "Mine."})]

    def test_two_companies_have_their_own(self):
        self.bakery.company_id = self.env.company
        there = self.env['portfolio.segment'].with_user(self.yon).create({
            'name': "There", 'domain': str([('id', 'in', self.ours.ids)])})
        self.assertEqual(self.members(there.sudo()), self.ours - self.bakery)
