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

    def test_what_a_lead_is_made_with_says_what_would_be_worked_out(self):
        names = [
            'email_normalized', 'email_domain_criterion', 'phone_sanitized', 'recurring_revenue_monthly',
            'recurring_revenue_monthly_prorated', 'recurring_revenue_prorated', 'portfolio_match_tax',
            'portfolio_match_email', 'portfolio_match_phone', 'portfolio_match_domain', 'portfolio_match_name',
            'portfolio_match_codes']
        who = [{}, {'partner_name': "Panadería Rivas, S.L.", 'city': "Vigo"}, {'partner_id': self.bakery.id},
               {'contact_name': "Ana Gil", 'portfolio_other_phones': "986000111", 'recurring_revenue': 12.0},
               {'portfolio_vat': "B36000007", 'website': "rivas.es", 'portfolio_other_emails': "b@rivas.es"}]
        said = [
            {'name': "Lead", **values, **({'phone': phone} if phone else {}),
             **({'email_from': email} if email else {})}
            for values in who for phone, email in [*((phone, False) for phone in PHONES), *(
                (False, email) for email in [*EMAILS, "ana@gmail.com"]), ("+34 986 12 34 56", "ana@acme.es")]]
        # sudo: crm.lead - all columns, whoever may read them
        leads = self.env['crm.lead'].sudo().create(said)
        self.env.flush_all()
        self.env.invalidate_all()
        before = leads.read(names)
        for name in names:
            self.env.add_to_compute(leads._fields[name], leads)
        self.env.flush_all()
        self.env.invalidate_all()
        for values, made, computed in zip(said, before, leads.read(names), strict=True):
            with self.subTest(said=values):
                self.assertEqual(made, computed)

    def test_a_program_that_sends_numbers_for_texts_makes_the_same_lead(self):
        # zeros and all: Odoo takes whatever can be read as a text
        lead = self.env['crm.lead'].create({'name': "Lead", 'phone': 600112233, 'zip': 36201, 'city': 5})
        self.assertEqual((lead.phone, lead.zip, lead.city), ("600112233", "36201", "5"))

    def test_the_factors_of_many_leads_are_those_of_each(self):
        # sudo: crm.lead - as scoring does
        leads = self.env['crm.lead'].sudo().create([{'name': f"Lead {number}"} for number in range(12)])
        factors = self.env['portfolio.lead.score.factor'].search([], limit=3)
        for given in (factors, factors[:1], factors[1:], factors.browse()):
            leads._portfolio_write_factors(given)
            self.env.invalidate_all()
            self.assertEqual([lead.portfolio_score_factor_ids for lead in leads], [given] * 12)
