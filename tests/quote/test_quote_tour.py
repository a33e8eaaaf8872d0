from odoo.fields import Command

from ..common import OnPhone, PortfolioCase, TourCase


class TestQuoteTour(TourCase, PortfolioCase):
    """A lead's way by a rule to Ana, and her quotation, in the browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.assignment.rule'].search([]).active = False
        cls.oven = cls.env['product.product'].create({'name': "Oven", 'list_price': 1000})

    def test_rule_then_quote(self):
        self.tour('action-crm_portfolio.action_assignment_rule', 'assignment_rule', 'maria')
        rule = self.env['portfolio.assignment.rule'].search([])
        self.assertEqual(rule.target_type, 'account')
        rule.ruleset_id.with_user(self.maria).action_publish()

        opportunity = self.env['crm.lead'].create({
            'name': "New ovens", 'type': 'opportunity', 'partner_id': self.bakery.id, 'user_id': False,
            'portfolio_product_ids': [Command.create({'product_id': self.oven.id, 'quantity': 2})]})
        self.tour(opportunity, 'quote_generate')
        self.assertEqual(opportunity.order_ids.amount_untaxed, 2000)


class TestQuoteTourPhone(OnPhone, TestQuoteTour):
    """The same on a phone, between two visits."""
