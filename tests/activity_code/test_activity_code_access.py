from odoo.tests import Form, tagged

from ..account.common import ActivityCase


@tagged('post_install', '-at_install')
class TestAccountActivityAccess(ActivityCase):

    def test_on_the_form(self):
        with Form(self.bakery.with_user(self.ana), view='crm_portfolio.res_partner_view_form') as form:
            form.portfolio_activity_id = self.code('cnae2025', '47.24')
        self.assertEqual(self.codes_of(self.bakery)['cnae2025 47.24'], 'hand')
        with Form(self.bakery.with_user(self.ana), view='crm_portfolio.res_partner_view_form') as form:
            form.portfolio_activity_id = self.Code
        self.assertEqual(self.codes_of(self.bakery), {})
