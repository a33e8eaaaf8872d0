from ..common import OnPhone, TourCase
from ..lead.common import LeadCase


class TestLeadCaptureTour(TourCase, LeadCase):
    """Ana notes a lead at the counter of a fair, is told of an account, and takes it over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.write({'name': "Panadería Rivas", 'phone': '986123456'})
        cls.hotel.phone = '981223344'

    def test_desktop(self):
        self.tour('accounts', 'lead_capture')
        lead = self.env['crm.lead'].search([], order='id desc', limit=1)
        self.assertEqual((lead.partner_id, lead.contact_name), (self.bakery, "Marta"))

    def test_by_its_address(self):
        """A page that is read again, or a bookmark: behind the form is a page, not nothing."""
        self.tour('portfolio-new-lead', 'lead_capture_by_address')
        self.assertTrue(self.env['crm.lead'].search([('contact_name', '=', "Lola by address")]))


class TestLeadCapturePhoneTour(OnPhone, TestLeadCaptureTour):
    """The same on a phone."""
