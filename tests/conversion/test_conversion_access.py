from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..account.common import ConversionCase


@tagged('post_install', '-at_install')
class TestAccountConversionAccess(ConversionCase):
    """Who may convert a lead, and who reads what came of it."""

    def test_who_may_convert(self):
        for user, allowed in [(self.ana, True), (self.maria, True), (self.bruno, False), (self.carla, False)]:
            with self.subTest(user=user.login), self.env.cr.savepoint() as savepoint:
                if allowed:
                    self.assertTrue(self.convert(self.florist, user=user))
                else:
                    with self.assertRaises(AccessError):
                        self.convert(self.florist, user=user)
                savepoint.rollback()
                self.env.invalidate_all()
