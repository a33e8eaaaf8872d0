import json
from ast import literal_eval

from odoo.tests import HttpCase, new_test_user, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestFrontAction(HttpCase, PortfolioCase):
    """What a menu opens."""

    def opened(self, login, action):
        self.authenticate(login, login)
        answer = self.url_open(
            '/web/action/load', headers={'Content-Type': 'application/json'},
            data=json.dumps({'jsonrpc': '2.0', 'params': {'action_id': action}}))
        return literal_eval(answer.json()['result']['context'])

    def test_a_representative_begins_with_his_portfolio(self):
        for action, name in [('action_accounts', 'mine'), ('action_leads', 'assigned_to_me')]:
            action = self.env.ref(f'crm_portfolio.{action}')
            for told in (action.id, f'crm_portfolio.{action.get_external_id()[action.id].split(".")[1]}'):
                context = self.opened('ana', told)
                self.assertEqual(context[f'search_default_{name}'], 1)
                self.assertLessEqual(literal_eval(action.context).items(), context.items())

    def test_everybody_else_begins_with_all_he_sees(self):
        new_test_user(self.env, 'mara', groups='crm_portfolio.portfolio_group_marketing')
        for login in ('maria', 'diego', 'stock', 'mara'):
            self.assertNotIn('search_default_mine', self.opened(login, 'crm_portfolio.action_accounts'))

    def test_a_button_opens_all_it_counts(self):
        action = self.env['ir.actions.act_window'].with_user(self.ana)._for_xml_id('crm_portfolio.action_accounts')
        self.assertNotIn('search_default', action['context'])
