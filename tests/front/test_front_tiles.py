from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase

PAGES = ('home', 'more', 'report', 'config')


@tagged('post_install', '-at_install')
class TestFrontTiles(PortfolioCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mara, cls.alba = (
            new_test_user(cls.env, login, groups=f'crm_portfolio.portfolio_group_{role}')
            for login, role in [('mara', 'marketing'), ('alba', 'administrator')])
        cls.alba.group_ids |= cls.env.ref('base.group_system')
        cls.lead = cls.env['crm.lead'].create({'name': "Ovens", 'type': 'opportunity', 'user_id': cls.ana.id})
        cls.bakery.activity_schedule('mail.mail_activity_data_call', date_deadline='2026-01-12', user_id=cls.ana.id)

    def page(self, user, page):
        read = self.env['portfolio.tile'].with_user(user).read_page(page)
        return {tile['name']: tile for subject in read['subjects'] for tile in subject['tiles']}

    def shown(self, user, action):
        """How many records the list of an action shows when it opens, with the filters it opens with."""
        Model = self.env[action['res_model']].with_user(user)
        tile = self.env['portfolio.tile'].with_user(user)
        view = action['search_view_id'] and action['search_view_id'][0]
        # sudo: ir.actions.act_window - what was opened, as a record
        real = self.env[action['type']].sudo().new({
            'res_model': action['res_model'], 'search_view_id': view, 'context': str(action['context'])})
        domain = action['domain'] or '[]'
        domain = domain if isinstance(domain, list) else tile._evaluated(domain)
        return Model.search_count(Domain.AND([domain, *(tile._evaluated(one) for one in tile._filters_of(real))]))

    def test_every_number_is_the_list_it_opens(self):
        counted = 0
        for user in (self.ana, self.maria, self.diego, self.mara, self.alba):
            for page in PAGES:
                for name, tile in self.page(user, page).items():
                    if tile['count'] is False:
                        continue
                    with self.subTest(user=user.login, page=page, tile=name):
                        opened = self.env['portfolio.tile'].with_user(user).browse(tile['id']).open()
                        self.assertEqual(self.shown(user, opened), tile['count'])
                        counted += 1
        self.assertGreater(counted, 100)

    def test_today_says_what_waits_for_whom(self):
        today = self.page(self.ana, 'home')
        self.assertEqual((today["Due Today"]['count'], today["Without Next Step"]['count']), (1, 1))
        self.assertNotIn("Unowned Accounts", today)
        theirs = self.page(self.maria, 'home')
        self.assertEqual((theirs["Due Today"]['count'], theirs["Without Next Step"]['count']), (0, 0))
        self.assertGreaterEqual(theirs["Unowned Accounts"]['count'], 1)

    def test_every_tile_opens_something(self):
        for tile in self.env['portfolio.tile'].search([]):
            with self.subTest(tile=tile.name):
                action = tile._action()
                self.assertTrue(action)
                if action._name == 'ir.actions.act_window':
                    self.assertIn(tile.counted_model or action.res_model, self.env)
                    tile._count(action)

    def test_no_two_tiles_of_a_page_have_one_name(self):
        for page in PAGES:
            names = self.env['portfolio.tile'].search([('page', '=', page)]).mapped('name')
            self.assertEqual(len(names), len(set(names)))

    def test_what_is_off_is_gone(self):
        self.assertIn("Segments", self.page(self.ana, 'more'))
        tile = self.env['portfolio.tile'].browse(self.page(self.ana, 'more')["Segments"]['id'])
        self.env['res.groups']._portfolio_switch(['segment'], on=False)
        self.assertNotIn("Segments", self.page(self.ana, 'more'))
        with self.assertRaises(AccessError):
            tile.with_user(self.ana).open()

    def test_a_small_company_is_not_asked_for_what_it_does_not_use(self):
        self.env['res.groups']._portfolio_switch(on=False)
        names = set(self.page(self.alba, 'config'))
        self.assertFalse(names & {"Scorecards", "Zones", "Relation Types", "Assignment Rules"})
        self.assertTrue(names >= {"Account Categories", "Settings", "Import Mappings"})

    def test_nobody_opens_what_is_for_others(self):
        settings = self.env['portfolio.tile'].search([('name', '=', "Settings")])
        with self.assertRaises(AccessError):
            settings.with_user(self.ana).open()
        with self.assertRaises(AccessError):
            settings.with_user(self.stock).open()
        self.assertEqual(settings.with_user(self.alba).open()['res_model'], 'res.config.settings')

    def test_nobody_writes_tiles(self):
        tile = self.env['portfolio.tile'].search([], limit=1)
        for user in (self.ana, self.maria, self.alba):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                tile.with_user(user).write({'domain': "[]"})

    def test_a_page_that_is_none_is_refused(self):
        for page in ('step', 'quick', 'x', False, None, ['home'], {'home': 1}):
            with self.subTest(page=page), self.assertRaises(UserError):
                self.env['portfolio.tile'].with_user(self.ana).read_page(page)

    def test_first_steps_check_themselves(self):
        def steps(user):
            read = self.env['portfolio.tile'].with_user(user).read_page('home')
            return {step['name']: not step['needed'] for step in read['steps']}

        self.assertEqual(steps(self.ana), {})
        before = steps(self.alba)
        self.assertTrue(before["Users and roles"])
        self.assertTrue(before["Sales teams"])
        self.env['portfolio.assignment.ruleset'].search([('state', '=', 'published')])._portfolio_own().state = 'draft'
        self.assertFalse(steps(self.alba)["Assignment rules"])
        self.env.company.write({'vat': False})
        self.assertFalse(steps(self.alba)["Your company"])
        self.env.company.write({'vat': 'ESA12345674', 'city': "Lugo"})
        self.assertTrue(steps(self.alba)["Your company"])

    def test_a_page_makes_the_same_queries_for_many_records(self):
        def queries():
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.page(self.ana, 'home')
            return self.env.cr.sql_log_count - before

        self.page(self.ana, 'home')
        few = queries()
        self.env['crm.lead'].create([
            {'name': f"Oven {number}", 'type': 'opportunity', 'user_id': self.ana.id} for number in range(60)])
        self.env.flush_all()
        self.assertLessEqual(queries(), few)
