from odoo.exceptions import AccessError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ..common import PortfolioCase


class TestInterestAccess(PortfolioCase):
    """An opinion is read with its account, and noted by whoever may change the account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.area = cls.env['portfolio.interest.area'].create({'name': "Ovens"})
        cls.mark = new_test_user(cls.env, 'mark', groups='crm_portfolio.portfolio_group_marketing')
        cls.portal = new_test_user(cls.env, 'patricia', groups='base.group_portal')
        cls.public = cls.env.ref('base.public_user')
        (cls.bakery | cls.hotel).company_id = cls.env.company
        cls.mine, cls.others = cls.env['portfolio.interest'].create([
            {'partner_id': account.id, 'area_id': cls.area.id, 'level': 1} for account in (cls.bakery, cls.hotel)])

    def test_search_group_and_export_show_no_more(self):
        Interest = self.env['portfolio.interest'].with_user(self.ana)
        both = [('id', 'in', (self.mine | self.others).ids)]
        self.assertEqual(Interest.search(both), self.mine)
        self.assertEqual(Interest._read_group(both, [], ['__count']), [(1,)])
        self.ana.group_ids += self.env.ref('base.group_allow_export')
        self.assertEqual(len(Interest.search(both).export_data(['partner_id/name'])['datas']), 1)

    @mute_logger('odoo.addons.base.models.ir_model', 'odoo.addons.base.models.ir_rule')
    def test_the_board_asks_for_the_account(self):
        for user in (self.ana, self.portal, self.public):
            for call in (
                lambda account: account.portfolio_interest_board(),
                lambda account: account.portfolio_interest_tap(self.area.id, 2),
            ):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    call(self.hotel.with_user(user))
        board = self.bakery.with_user(self.mark).portfolio_interest_board()
        self.assertFalse(board['can_tap'])
        with self.assertRaises(AccessError):
            self.bakery.with_user(self.mark).portfolio_interest_tap(self.area.id, 2)
