from odoo.tests import HttpCase, tagged

from ..lead.common import LeadCase


@tagged('post_install', '-at_install')
class TestLeadCaptureTour(LeadCase, HttpCase):
    """Ana notes a lead at the counter of a fair, is told of an account, and takes it over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.write({'name': "Panadería Rivas", 'phone': '986123456'})
        cls.hotel.phone = '981223344'

    def test_desktop(self):
        self.start_tour('/odoo/accounts', 'crm_portfolio_lead_capture', login='ana')
        lead = self.env['crm.lead'].search([], order='id desc', limit=1)
        self.assertEqual((lead.partner_id, lead.contact_name), (self.bakery, "Marta"))

    def test_by_its_address(self):
        """A page that is read again, or a bookmark: behind the form is a page, not nothing."""
        self.start_tour('/odoo/portfolio-new-lead', 'crm_portfolio_lead_capture_by_address', login='ana')
        self.assertTrue(self.env['crm.lead'].search([('contact_name', '=', "Lola by address")]))


@tagged('post_install', '-at_install')
class TestLeadCapturePhoneTour(TestLeadCaptureTour):
    browser_size = '390x844'
    touch_enabled = True
