from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form, tagged

from ..account.common import ActivityCase


@tagged('post_install', '-at_install')
class TestAccountActivityAccess(ActivityCase):

    def test_who_may_what(self):
        self.bakery.portfolio_activity_id = self.code('cnae2025', '47.24')
        line = self.bakery.portfolio_activity_line_ids.filtered(lambda line: line.origin == 'hand')
        other = self.code('cnae2025', '10.71')
        for user, may_read, may_write in [
            (self.ana, True, True), (self.bruno, False, False), (self.carla, False, False),
            (self.maria, True, True), (self.diego, True, True), (self.stock, False, False),
        ]:
            with self.subTest(user=user.name):
                mine = line.with_user(user)
                if user == self.stock:
                    self.assertFalse(mine.has_access('read'))
                else:
                    self.assertEqual(bool(self.Activity.with_user(user).search([('id', '=', line.id)])), may_read)
                self.assertEqual(mine.has_access('write'), may_write)
                self.assertEqual(mine.has_access('unlink'), may_write)
                if not may_write:
                    with self.assertRaises(AccessError):
                        self.Activity.with_user(user).create({'partner_id': self.bakery.id, 'code_id': other.id})
        portal = self.env['res.users'].create({
            'name': "Portal", 'login': 'portal_activity',
            'group_ids': [Command.set(self.env.ref('base.group_portal').ids)]})
        for user in (portal, self.env.ref('base.public_user')):
            for model in ('portfolio.activity', 'portfolio.activity.code', 'portfolio.municipality', 'portfolio.zip'):
                self.assertFalse(self.env[model].with_user(user).has_access('read'), model)

    def test_another_company(self):
        company = self.env['res.company'].create({'name': "Elsewhere"})
        foreign = self.account("Foreign", company_id=company.id)
        foreign.portfolio_activity_id = self.code('cnae2025', '47.24')
        self.assertFalse(self.Activity.with_user(self.diego).search([('partner_id', '=', foreign.id)]))

    def test_catalogues_are_the_administrators(self):
        for model in ('portfolio.activity.code', 'portfolio.municipality', 'portfolio.zip'):
            for user in (self.ana, self.maria, self.diego):
                self.assertTrue(self.env[model].with_user(user).has_access('read'))
                self.assertFalse(self.env[model].with_user(user).has_access('write'), (model, user.name))

    def test_on_the_form(self):
        with Form(self.bakery.with_user(self.ana), view='crm_portfolio.res_partner_view_form') as form:
            form.portfolio_activity_id = self.code('cnae2025', '47.24')
        self.assertEqual(self.codes_of(self.bakery)['cnae2025 47.24'], 'hand')
        with Form(self.bakery.with_user(self.ana), view='crm_portfolio.res_partner_view_form') as form:
            form.portfolio_activity_id = self.Code
        self.assertEqual(self.codes_of(self.bakery), {})
