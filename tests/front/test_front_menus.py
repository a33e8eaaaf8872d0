from collections import Counter

from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase

#: entries somebody of a role finds in the app at most, headings among them
BUDGETS = {'representative': 8, 'manager': 20, 'director': 15, 'marketing': 12}


@tagged('post_install', '-at_install')
class TestFrontMenus(PortfolioCase):

    def entries(self, user):
        """``[(name, action)]`` of what stands below the app, as the web client gets it."""
        menus = self.env['ir.ui.menu'].with_user(user).load_web_menus(False)
        app = self.env.ref('crm_portfolio.menu_root').id
        found, waiting = [], list(menus.get(app, {}).get('children', ()))
        while waiting:
            menu = menus[waiting.pop()]
            waiting += menu['children']
            found.append((menu['name'], not menu['children'] and menu['actionID']))
        return found

    def somebody(self, role):
        return new_test_user(self.env, f'front_{role}', groups=f'crm_portfolio.portfolio_group_{role}')

    def test_each_role_finds_few_entries(self):
        for role, budget in BUDGETS.items():
            with self.subTest(role=role):
                entries = self.entries(self.somebody(role))
                self.assertTrue(entries)
                self.assertLessEqual(len(entries), budget, entries)

    def test_no_entry_stands_twice(self):
        for role in (*BUDGETS, 'aftersales', 'administrator'):
            with self.subTest(role=role):
                entries = self.entries(self.somebody(role))
                for each in (Counter(name for name, _action in entries), Counter(
                        action for _name, action in entries if action)):
                    self.assertFalse([one for one, times in each.items() if times > 1])

    def test_a_representative_goes_to_his_work(self):
        self.assertEqual({name for name, _action in self.entries(self.ana)} - {"Leads"}, {
            "Today", "Accounts", "Opportunities", "Quotations", "Questionnaires", "More"})

    def test_whoever_has_a_role_begins_with_today(self):
        menus = self.env['ir.ui.menu'].with_user(self.ana).load_web_menus(False)
        app = self.env.ref('crm_portfolio.menu_root').id
        self.assertEqual(menus['root']['children'][0], app)
        self.assertEqual(menus[app]['actionID'], self.env.ref('crm_portfolio.action_home').id)

    def test_what_is_off_is_gone(self):
        self.env['res.groups']._portfolio_switch(['questionnaire', 'assignment'], on=False)
        self.assertNotIn("Questionnaires", dict(self.entries(self.ana)))
        self.assertNotIn("Assignment Desk", dict(self.entries(self.maria)))
        self.assertIn("Quotations", dict(self.entries(self.ana)))
        self.env['res.groups']._portfolio_switch(['questionnaire'])
        self.assertIn("Questionnaires", dict(self.entries(self.ana)))
