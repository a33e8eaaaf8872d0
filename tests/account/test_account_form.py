from lxml import etree

from odoo.tests import Form, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountForm(PortfolioCase):
    """The account form of the app: Odoo's partner form with everything in it, in a representative's order."""

    def test_the_app_opens_its_own_form(self):
        views = dict(
            (mode, view) for view, mode in
            self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')['views'])
        self.assertEqual(views['form'], self.env.ref('crm_portfolio.res_partner_view_form_account').id)

    def test_the_account_comes_before_its_people_and_its_data(self):
        pages = self._arch().xpath('//sheet/notebook/page/@name')
        self.assertEqual(pages[:3], ['portfolio_timeline', 'crm_portfolio', 'contact_addresses'])
        self.assertEqual(self._arch().xpath('//page[@autofocus]/@name'), ['portfolio_timeline'])

    def test_a_representative_has_five_pages(self):
        arch = self.env['res.partner'].with_user(self.ana).get_view(
            self.env.ref('crm_portfolio.res_partner_view_form_account').id, 'form')['arch']
        shown = [page.get('name') for page in etree.fromstring(arch).xpath('//sheet/notebook/page')
                 if page.get('invisible') not in ('1', 'True')]
        self.assertEqual([name for name in shown if name != 'portfolio_person'], [
            'portfolio_timeline', 'crm_portfolio', 'contact_addresses', 'crm_portfolio_profile',
            'crm_portfolio_value'])

    def test_whoever_has_a_role_opens_this_form_from_everywhere(self):
        form = self.env.ref('crm_portfolio.res_partner_view_form_account').id
        self.assertEqual(self.bakery.with_user(self.ana).get_formview_id(), form)
        self.assertNotEqual(self.bakery.with_user(self.stock).get_formview_id(), form)
        self.assertNotEqual(self.vendor.with_user(self.maria).get_formview_id(), form)

    def test_the_address_of_a_new_account_is_asked_before_any_tab(self):
        """On a phone the tab with the data is two taps away; once it is saved, a line says where the account is."""
        [asked] = self._arch().xpath("//group[@name='portfolio_new_address']")
        self.assertEqual(asked.get('invisible'), 'id')
        self.assertEqual(asked.xpath('.//field/@name'), ['street', 'zip', 'city'])
        self.assertFalse(asked.xpath('ancestor::page'))
        self.assertFalse(asked.xpath('preceding-sibling::notebook'))

    def test_nothing_of_the_partner_form_is_lost(self):
        def fields(xml_id):
            view = self.env['res.partner'].get_view(self.env.ref(xml_id).id, 'form')
            return set(etree.fromstring(view['arch']).xpath('//field/@name'))
        self.assertLessEqual(fields('base.view_partner_form'), fields('crm_portfolio.res_partner_view_form_account'))

    def test_a_name_its_box_cuts_is_written_out(self):
        partner = self.env['res.partner'].create({'name': "Frutas Sol"})
        self.assertFalse(partner.portfolio_long_name)
        partner.name = "Explotaciones Hosteleras Reunidas del Litoral Cantábrico, S.L."
        self.assertEqual(partner.portfolio_long_name, partner.name)

    def test_a_representative_creates_an_account(self):
        Partner = self.env['res.partner'].with_user(self.ana).with_context(
            portfolio_new_account=True, default_is_company=True)
        with Form(Partner, 'crm_portfolio.res_partner_view_form_account') as form:
            form.name = "Frutas Sol"
            form.zip = "04100"
        self.assertEqual(form.record.portfolio_kind, 'lead')
        self.assertTrue(form.record.with_user(self.ana).portfolio_visible)

    def _arch(self):
        view = self.env['res.partner'].get_view(self.env.ref('crm_portfolio.res_partner_view_form_account').id, 'form')
        return etree.fromstring(view['arch'])
