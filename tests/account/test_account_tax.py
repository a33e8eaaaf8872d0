from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ...tools.search.search_tax import spanish_fault
from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountTax(PortfolioCase):
    """A representative enters tax IDs; wrong and double ones are stopped with a sentence that helps."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.spain = cls.env.ref('base.es')
        (cls.bakery | cls.garage | cls.hotel | cls.winery).country_id = cls.spain
        cls.hotel.vat = 'A58818501'

    def refused(self, partner, vat, sentence, user=None):
        with self.assertRaisesRegex(ValidationError, f"Tax ID.*{sentence}"):
            partner.with_user(user or self.ana).vat = vat

    def test_what_is_wrong_is_said(self):
        self.refused(self.bakery, '12345678A', "should end in the letter Z")
        self.refused(self.bakery, 'ES B-12.345.678', "B12345678 should end in 4, its check digit")
        self.refused(self.bakery, 'X1234567A', "letter L")
        self.refused(self.bakery, '1234', "is no NIF")
        self.bakery.with_user(self.ana).vat = 'ES B-12.345.674'
        self.assertEqual(self.bakery.portfolio_tax_key, 'B12345674')

    def test_other_countries_are_not_ours_to_judge(self):
        self.bakery.with_user(self.ana).write({'country_id': self.env.ref('base.us').id, 'vat': '12-3456789'})
        self.garage.with_user(self.ana).vat = 'PT501442600'
        self.assertFalse((self.bakery | self.garage)._portfolio_tax_warnings())

    def test_on_creation_and_import_too(self):
        Partner = self.env['res.partner'].with_user(self.ana)
        with self.assertRaisesRegex(ValidationError, "letter Z"):
            Partner.create({'name': "New", 'is_company': True, 'vat': '12345678A', 'country_id': self.spain.id})
        result = Partner.load(['name', 'is_company', 'vat', 'country_id'], [["New", "1", "12345678A", "Spain"]])
        self.assertIn("letter Z", result['messages'][0]['message'])

    def test_another_account_has_it(self):
        """Named when he sees it; else only whom to talk to."""
        self.garage.vat = 'B12345674'
        self.refused(self.bakery, 'es b12345674', "is the tax ID of Garage already")
        self.refused(self.bakery, 'A-58818501', "outside your portfolio has A58818501: talk to Bruno")
        with self.assertRaises(ValidationError) as refusal:
            self.bakery.with_user(self.ana).vat = 'A58818501'
        self.assertNotIn("Hotel", str(refusal.exception))
        self.hotel.user_id = False
        self.env['ir.config_parameter'].set_param('crm_portfolio.pool', 'managers')
        self.assertRaises(ValidationError, self.bakery.with_user(self.ana).write, {'vat': 'A58818501'})

    def test_a_reason_lets_it_in_and_is_kept(self):
        bakery = self.bakery.with_user(self.ana)
        bakery.write({'vat': 'A58818501', 'portfolio_tax_reason': "Franchise of the hotel"})
        self.assertEqual(self.bakery.portfolio_tax_reason, "Franchise of the hotel")
        self.assertFalse(self.bakery.portfolio_tax_warning)
        with self.assertRaises(ValidationError):
            bakery.portfolio_tax_reason = False

    def test_two_at_once(self):
        values = {'is_company': True, 'vat': 'B12345674', 'country_id': self.spain.id}
        with self.assertRaisesRegex(ValidationError, "already"):
            self.env['res.partner'].with_user(self.ana).create([{'name': "One", **values}, {'name': "Two", **values}])

    def test_branches_contacts_and_other_companies_share_it(self):
        company = self.env['res.company'].create({'name': "Other company"})
        self.bakery.with_user(self.ana).vat = 'B12345674'
        self.assertEqual(self.bakery_contact.vat, 'B12345674')
        branch = self.account("Branch", self.ana, parent_id=self.bakery.id)
        branch.with_user(self.ana).vat = 'B12345674'
        self.hotel.company_id, self.winery.company_id = self.env.company, company
        self.winery.vat = 'A58818501'
        self.assertFalse((self.hotel | self.winery | branch)._portfolio_tax_warnings())

    def test_what_the_system_writes_is_a_warning(self):
        """A document or a service may not fail for it: the account shows it instead."""
        self.bakery.vat = '12345678A'
        self.assertIn("letter Z", self.bakery.with_user(self.ana).portfolio_tax_warning)
        self.bakery.with_user(self.ana).city = "Vigo"

    def test_as_many_queries_for_one_as_for_many(self):
        accounts = self.env['res.partner'].create([
            {'name': f"Account {number}", 'is_company': True, 'user_id': self.ana.id, 'vat': f'X000000{number}T'}
            for number in range(9)])
        counts = set()
        # which fields the user's role sees is known from then on
        accounts._portfolio_tax_warnings()
        for some in (accounts[:1], accounts):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            some._portfolio_tax_warnings()
            counts.add(self.cr.sql_log_count - before)
        self.assertEqual(len(counts), 1, counts)

    def test_the_check_agrees_with_a_known_library(self):
        try:
            from stdnum.es import nif
        except ImportError:
            self.skipTest("stdnum is optional")
        for number in ('12345678Z', 'X1234567L', 'B12345674', 'A58818501', 'Q2826000H', '12345678A', 'B12345678'):
            with self.subTest(number=number):
                self.assertEqual(spanish_fault(number) is None, nif.is_valid(number))
