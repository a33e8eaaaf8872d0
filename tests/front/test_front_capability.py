from lxml import etree

from odoo.tests import Form, tagged

from ...models.front.res_groups import CAPABILITIES
from ..common import PortfolioCase

#: what each capability shows of an account: in the form, in the search
SHOWN = {
    'activity_code': ('portfolio_activity_line_ids', 'activity_review'),
    'territory': ('portfolio_route_ids', 'zone_missing'),
    'relation': ('action_portfolio_add_relation', 'related'),
    'interest': ('portfolio_need_ids', 'open_needs'),
    'segment': ('portfolio_segment_ids', 'group_segment'),
    'valuation': ('portfolio_valuation_id', 'value_again'),
    'questionnaire': ('portfolio_answer_current_ids', 'questionnaire_open'),
}


@tagged('post_install', '-at_install')
class TestFrontCapability(PortfolioCase):
    """A small company sees what it uses; what it does not use is gone, and its data stays."""

    def names(self, kind, xmlid, user=None):
        arch = self.env['res.partner'].with_user(user or self.ana).get_view(
            self.env.ref(f'crm_portfolio.{xmlid}').id, kind)['arch']
        return {node.get('name') for node in etree.fromstring(arch).iter() if not node.get('column_invisible')}

    def test_what_is_off_is_gone_from_form_and_search(self):
        for capability, (field, search) in SHOWN.items():
            with self.subTest(capability=capability):
                self.assertIn(field, self.names('form', 'res_partner_view_form_account'))
                self.assertIn(search, self.names('search', 'res_partner_view_search_account'))
                self.env['res.groups']._portfolio_switch([capability], on=False)
                self.assertNotIn(field, self.names('form', 'res_partner_view_form_account'))
                self.assertNotIn(search, self.names('search', 'res_partner_view_search_account'))
                self.env['res.groups']._portfolio_switch([capability])

    def test_own_fields_go_and_come_with_their_capability(self):
        seats = self.env['portfolio.characteristic'].create({'name': "Seats", 'code': 'seats', 'type': 'integer'})
        views = [('form', 'res_partner_view_form_account'), ('list', 'res_partner_view_list_account'),
                 ('search', 'res_partner_view_search_account')]
        for kind, xmlid in views:
            self.assertIn(seats.column, self.names(kind, xmlid), kind)
        self.bakery[seats.column] = 12
        self.env['res.groups']._portfolio_switch(['characteristic'], on=False)
        for kind, xmlid in views:
            self.assertNotIn(seats.column, self.names(kind, xmlid), kind)
        self.assertEqual(self.bakery[seats.column], 12)

    def test_an_account_is_written_with_everything_off(self):
        self.env['res.groups']._portfolio_switch(on=False)
        for user in (self.ana, self.maria, self.diego):
            with self.subTest(user=user.login):
                form = Form(
                    self.env['res.partner'].with_user(user).with_context(
                        portfolio_new_account=True, default_is_company=True),
                    view='crm_portfolio.res_partner_view_form_account')
                form.name = f"Oven {user.login}"
                account = form.save()
                self.assertTrue(account.portfolio_is_account)
        self.assertTrue(self.names('list', 'res_partner_view_list_account'))

    def test_every_capability_is_a_setting(self):
        settings = self.env['res.config.settings'].create({})
        for name in CAPABILITIES:
            with self.subTest(name=name):
                self.assertTrue(settings[f'group_portfolio_{name}'])
        settings.group_portfolio_segment = False
        settings.execute()
        self.assertFalse(self.ana.has_group('crm_portfolio.portfolio_capability_segment'))
        self.assertTrue(self.ana.has_group('crm_portfolio.portfolio_capability_relation'))
