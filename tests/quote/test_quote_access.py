from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user

from .common import QuoteCase


@freeze_time('2026-03-02 09:00:00')
class TestQuoteAccess(QuoteCase):
    """Who may note products on an opportunity, and quote it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(cls.env, 'portal', groups='base.group_portal')
        cls.anas = cls.opportunity("Ana's", cls.bakery)
        cls.carlas = cls.opportunity("Carla's", cls.winery, user_id=cls.carla.id, team_id=cls.south.id)
        (cls.anas | cls.carlas).portfolio_product_ids = [Command.create({'product_id': cls.oven.id})]

    def test_products_follow_the_lead(self):
        """Whoever reads, or may change, the lead does so with its products, and nobody else."""
        for user in (self.ana, self.bruno, self.carla, self.maria, self.diego):
            for lead in (self.anas, self.carlas):
                for operation in ('read', 'write'):
                    with self.subTest(user=user.login, lead=lead.name, operation=operation):
                        self.assertEqual(
                            lead.portfolio_product_ids.with_user(user).has_access(operation),
                            lead.with_user(user).has_access(operation))

    def test_a_line_does_not_move_to_a_colleagues_opportunity(self):
        with self.assertRaises(AccessError):
            self.anas.portfolio_product_ids.with_user(self.ana).lead_id = self.carlas
        with self.assertRaises(AccessError):
            self.env['portfolio.opportunity.product'].with_user(self.ana).create({
                'lead_id': self.carlas.id, 'product_id': self.oven.id})

    def test_who_may_quote_what(self):
        for user, lead, allowed in [
            (self.ana, self.anas, True), (self.ana, self.carlas, False), (self.bruno, self.anas, False),
            (self.maria, self.anas, True), (self.maria, self.carlas, False), (self.diego, self.carlas, True),
            (self.portal, self.anas, False),
        ]:
            with self.subTest(user=user.login, lead=lead.name):
                if not allowed:
                    with self.assertRaises(AccessError):
                        lead.with_user(user)._portfolio_generate_quotes()
                    continue
                quote, left = lead.with_user(user)._portfolio_generate_quotes(again=True)
                self.assertEqual((quote.user_id, left), (lead.user_id, []))
        for user, partner in [(self.ana, self.winery), (self.maria, self.winery)]:
            with self.subTest(user=user.login, account=partner.name), self.assertRaises(AccessError):
                partner.with_user(user)._portfolio_generate_quotes(products=[(self.oven, 1)])

    def test_a_colleagues_quotation_counts(self):
        """Diego quoted it in his own name: Ana is told so, and no second one is made."""
        quote, _left = self.anas.with_user(self.diego)._portfolio_generate_quotes()
        quote.user_id = self.diego
        _quotes, left = self.anas.with_user(self.ana)._portfolio_generate_quotes()
        self.assertIn(quote.name, left[0][1])

    def test_stock_users_see_nothing_of_it(self):
        views = self.env['crm.lead'].with_user(self.stock).get_views([(False, 'form')], {'toolbar': True})
        self.assertNotIn('portfolio_product_ids', views['views']['form']['arch'])
        self.carlas.user_id = self.stock
        copied = self.carlas.with_user(self.stock).copy()
        self.assertFalse(copied.sudo().portfolio_product_ids)
        self.assertEqual(len(self.anas.with_user(self.ana).copy().portfolio_product_ids), 1)

    def test_merged_opportunities_keep_their_products(self):
        other = self.opportunity("Ana's second", self.bakery)
        other.portfolio_product_ids = [Command.create({'product_id': self.flour.id})]
        merged = (self.anas | other).with_user(self.maria).merge_opportunity()
        self.assertEqual(merged.portfolio_product_ids.product_id, self.oven | self.flour)
