from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestQuoteTour(HttpCase, PortfolioCase):
    """A lead's way by a rule to Ana, and her quotation, in the browser."""
    browser_size = '1366x768'

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.assignment.rule'].search([]).active = False
        cls.oven = cls.env['product.product'].create({'name': "Oven", 'list_price': 1000})

    def test_rule_then_quote(self):
        self.start_tour(
            '/odoo/action-crm_portfolio.action_assignment_rule', 'crm_portfolio_assignment_rule', login='maria')
        rule = self.env['portfolio.assignment.rule'].search([])
        self.assertEqual(rule.target_type, 'account')
        rule.ruleset_id.with_user(self.maria).action_publish()

        opportunity = self.env['crm.lead'].create({
            'name': "New ovens", 'type': 'opportunity', 'partner_id': self.bakery.id, 'user_id': False,
            'portfolio_product_ids': [Command.create({'product_id': self.oven.id, 'quantity': 2})]})
        self.start_tour(f'/odoo/crm.lead/{opportunity.id}', 'crm_portfolio_quote_generate', login='ana')
        self.assertEqual(opportunity.order_ids.amount_untaxed, 2000)


@tagged('post_install', '-at_install')
class TestQuoteTourPhone(TestQuoteTour):
    """The same on a phone, between two visits."""
    browser_size = '390x844'
    touch_enabled = True
