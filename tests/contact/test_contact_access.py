from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountContactAccess(PortfolioCase):
    """Blocks, opt-outs, affiliations and inactivity stop at the portfolio; who may do what is in access_matrix.csv."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.block = cls.env['portfolio.block'].create({
            'partner_id': cls.bakery.id, 'reason_id': cls.env.ref('crm_portfolio.block_reason_unpaid').id})
        cls.refusal = cls.env['portfolio.optout'].create({'partner_id': cls.bakery_contact.id, 'channel': 'phone'})
        cls.row = cls.env['portfolio.affiliation'].create(
            {'partner_id': cls.bakery.id, 'person_id': cls.garage_contact.id})
        cls.time = cls.env['portfolio.inactivity'].create({'partner_id': cls.bakery.id})
        company = cls.env['res.company'].create({'name': "Elsewhere"})
        cls.abroad = new_test_user(
            cls.env, 'abroad', groups='crm_portfolio.portfolio_group_director', company_id=company.id,
            company_ids=[(6, 0, company.ids)])

    def test_accounts_of_no_company_are_a_directors_of_any(self):
        for records in (self.block, self.refusal, self.row, self.time):
            with self.subTest(model=records._name):
                self.assertTrue(records.with_user(self.abroad).has_access('read'))
        self.assertTrue(self.block.with_user(self.abroad).has_access('write'))

    def test_searches_groups_and_exports_stop_at_the_portfolio(self):
        self.bruno.group_ids += self.env.ref('base.group_allow_export')
        for records in (self.block, self.refusal, self.row, self.time):
            theirs = records.with_user(self.bruno)
            with self.subTest(model=records._name):
                self.assertFalse(theirs.search([('id', 'in', records.ids)]))
                self.assertFalse(theirs.formatted_read_group([('id', 'in', records.ids)], ['partner_id'], ['__count']))
                for ask in (theirs.read, theirs.export_data):
                    with self.assertRaises(AccessError):
                        ask(['partner_id'])

    def test_nothing_is_made_for_an_account_out_of_the_portfolio(self):
        for model, values in [
            ('portfolio.optout', {'partner_id': self.bakery_contact.id, 'channel': 'post'}),
            ('portfolio.affiliation', {'partner_id': self.bakery.id, 'person_id': self.hotel_contact.id}),
            ('portfolio.block', {'partner_id': self.bakery.id, 'reason_id': self.block.reason_id.id}),
        ]:
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(self.bruno).create(values)

    def test_nothing_is_moved_out_of_the_portfolio(self):
        for records, field, target in [
            (self.refusal, 'partner_id', self.hotel_contact), (self.row, 'partner_id', self.hotel),
        ]:
            with self.subTest(model=records._name), self.assertRaises(AccessError):
                records.with_user(self.ana).write({field: target.id})
