from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase

REPRESENTATIVE = 'crm_portfolio.portfolio_group_representative'


class CompaniesCase(PortfolioCase):
    """A house in Madrid that works in euros, one in Mexico City that works in dollars: each keeps to itself.

    On 1 January 2026 a euro is 1.25 dollars. Ana sells in Madrid; Lupita and Memo in Mexico; the owner works in both.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro, cls.dollar = cls.env.ref('base.EUR'), cls.env.ref('base.USD')
        (cls.euro | cls.dollar).active = True
        cls.madrid, cls.mexico = cls.env['res.company'].create([
            {'name': "Casa Madrid", 'currency_id': cls.euro.id, 'country_id': cls.env.ref('base.es').id},
            {'name': "Casa México", 'currency_id': cls.dollar.id, 'country_id': cls.env.ref('base.mx').id}])
        cls.madrid.partner_id.tz, cls.mexico.partner_id.tz = 'Europe/Madrid', 'America/Mexico_City'
        cls.env['res.currency.rate'].search([]).unlink()
        cls.env['res.currency.rate'].create([
            {'name': '2026-01-01', 'company_id': cls.madrid.id, 'currency_id': cls.dollar.id, 'rate': 1.25},
            {'name': '2026-01-01', 'company_id': cls.mexico.id, 'currency_id': cls.euro.id, 'rate': 0.8}])
        cls.ana = cls.person('ana.madrid', cls.madrid)
        cls.lupita = cls.person('lupita', cls.mexico)
        cls.memo = cls.person('memo', cls.mexico)
        cls.owner = cls.person('owner', cls.madrid | cls.mexico, 'crm_portfolio.portfolio_group_director')

    @classmethod
    def person(cls, login, companies, groups=REPRESENTATIVE):
        return new_test_user(
            cls.env, login, groups=groups, company_id=companies[0].id, company_ids=[Command.set(companies.ids)])

    def tacos(self, **values):
        """Lupita's account, of the house in Mexico."""
        return self.account("Tacos", self.lupita, company_id=self.mexico.id, email='hola@tacos.example', **values)


@tagged('post_install', '-at_install')
class TestCompanies(CompaniesCase):
    """What is told, added up and placed, of two houses."""

    def told(self, user, **typed):
        Lead = self.env['crm.lead'].with_user(user)
        return [found['sentence'] for found in Lead.portfolio_duplicates(typed)['candidates']]

    def test_nobody_is_told_of_another_companys_customer(self):
        self.tacos()
        self.assertIn("lupita", "".join(self.told(self.memo, email_from='hola@tacos.example')))
        self.assertEqual(self.told(self.ana, email_from='hola@tacos.example'), [])

    def test_nobody_is_told_of_another_companys_lead(self):
        self.env['crm.lead'].create({
            'name': "Tacos", 'email_from': 'hola@tacos.example', 'company_id': self.mexico.id, 'team_id': False,
            'user_id': self.lupita.id})
        self.assertTrue(self.told(self.memo, email_from='hola@tacos.example'))
        self.assertEqual(self.told(self.ana, email_from='hola@tacos.example'), [])

    def test_a_tax_id_of_another_companys_customer_is_taken(self):
        self.tacos(vat='B12345674', country_id=self.env.ref('base.es').id)
        mine = self.env['res.partner'].with_user(self.ana).create({
            'name': "Bar Manolo", 'is_company': True, 'vat': 'B12345674', 'country_id': self.env.ref('base.es').id})
        self.assertFalse(mine.portfolio_tax_warning)

    def test_needs_add_up_in_the_currency_of_whoever_reads_them(self):
        """100 € in Madrid and 125 $ in Mexico: 200 € there, 250 $ here."""
        bar = self.account("Bar", self.ana, company_id=self.madrid.id)
        area = self.env['portfolio.interest.area'].create({'name': "Ovens of two houses"})
        self.env['portfolio.need'].create([
            {'name': "Oven", 'partner_id': partner.id, 'area_id': area.id, 'company_id': company.id,
             'expected_value': value, 'date': date(2026, 1, 15)}
            for partner, company, value in [(bar, self.madrid, 100), (self.tacos(), self.mexico, 125)]])
        self.env.flush_all()
        both = (self.madrid | self.mexico).ids
        for company, total in [(self.madrid, 200), (self.mexico, 250)]:
            Report = self.env['portfolio.need.report'].with_user(self.owner).with_company(company).with_context(
                allowed_company_ids=[company.id, *(other for other in both if other != company.id)])
            [(value, open_value)] = Report._read_group(
                [('area_id', '=', area.id)], [], ['expected_value:sum', 'open_value:sum'])
            self.assertAlmostEqual(value, total)
            self.assertAlmostEqual(open_value, total)
            self.assertEqual(Report.search([('area_id', '=', area.id)]).currency_id, company.currency_id)
            self.env.invalidate_all()

    @given(st.sampled_from(['28013', '08001', '36201']))
    @settings(max_examples=3, deadline=None)
    def test_an_address_without_country_is_in_that_of_its_company(self, zipcode):
        """28013 is Madrid's and a part of Campeche's: a Mexican account is placed in no Spanish town."""
        there, here = self.env['res.partner'].with_company(self.madrid).create([
            {'name': "Lonchería", 'zip': zipcode, 'company_id': self.mexico.id, 'country_id': False},
            {'name': "Bar", 'zip': zipcode, 'company_id': self.madrid.id, 'country_id': False}])
        (there | here).country_id = False
        (there | here)._portfolio_locate()
        self.assertFalse(there.portfolio_municipality_id)
        self.assertTrue(here.portfolio_municipality_id)

    def test_zones_too_are_drawn_in_the_country_of_the_company(self):
        zone = self.env['portfolio.zone'].create({'name': "Centro", 'rule_ids': [Command.create({
            'country_id': self.env.ref('base.es').id, 'zip_from': '28000', 'zip_to': '28999'})]})
        there, here = (
            self.account(name, company_id=company.id, country_id=False, zip='28013')
            for name, company in [("Lonchería", self.mexico), ("Bar", self.madrid)])
        (there | here).country_id = False
        self.assertEqual((there.portfolio_zone_id, here.portfolio_zone_id), (zone.browse(), zone))
