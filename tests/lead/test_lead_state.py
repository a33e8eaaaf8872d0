from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import email_normalize_all

from odoo.addons.mail.tools import mail_validation
from odoo.addons.phone_validation.tools import phone_validation

from ..common import PortfolioCase

PHONES = [
    False, "", "986123456", "+34 600 11 22 33", "0034 600112233", "600112233 / 986123456", "12", "999", "000000000",
    "+351 221 234 567", "+33 1 42 68 53 00", "no tiene", "tel. 986-12-34-56", "34600112233", "+34 12"]
EMAILS = [
    False, "", "ana@acme.es", " Ana@Acme.ES ", '"Ana Gil" <ana@acme.es>', "ana@acme.es; luis@acme.es", "ana@",
    "@acme.es", "ana", "ana@@acme.es", "ñandú@acme.es", "ana@localhost", "<ana@acme.es>", "ana@acme.es,"]


@tagged('post_install', '-at_install')
class TestLeadState(PortfolioCase):
    """Whether a number or an address can be used is what core says of it; it is only asked once."""

    def test_the_state_of_a_number_is_core_s(self):
        countries = [self.env.ref('base.es'), self.env.ref('base.pt'), self.env['res.country']]
        leads = self.env['crm.lead'].create([
            {'name': "Lead", 'phone': phone, 'country_id': country.id} for phone in PHONES for country in countries])

        def state(phone, country):
            try:
                return bool(phone) and phone_validation.phone_parse(phone, country.code or None) and 'correct'
            except UserError:
                return 'incorrect'
        for lead in leads:
            with self.subTest(phone=lead.phone, country=lead.country_id.code):
                self.assertEqual(lead.phone_state, state(lead.phone, lead.country_id))

    def test_the_state_of_an_address_is_core_s(self):
        for lead in self.env['crm.lead'].create([{'name': "Lead", 'email_from': email} for email in EMAILS]):
            expected = bool(lead.email_from) and ('correct' if any(
                map(mail_validation.mail_validate, email_normalize_all(lead.email_from))) else 'incorrect')
            with self.subTest(email=lead.email_from):
                self.assertEqual(lead.email_state, expected)
