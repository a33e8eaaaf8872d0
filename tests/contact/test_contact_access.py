from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase

EVERY = ('read', 'write', 'create', 'unlink')


@tagged('post_install', '-at_install')
class TestAccountContactAccess(PortfolioCase):
    """Who may do what with blocks, refusals, affiliations, inactivity and their catalogues."""

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
        cls.people = {
            'ana': cls.ana, 'bruno': cls.bruno, 'maria': cls.maria, 'diego': cls.diego, 'stock': cls.stock,
            'abroad': cls.abroad, 'public': cls.env.ref('base.public_user'),
            **{role: new_test_user(cls.env, f'contact_{role}', groups=f'crm_portfolio.portfolio_group_{role}')
               for role in ('marketing', 'aftersales', 'administrator')},
            'portal': new_test_user(cls.env, 'contact_portal', groups='base.group_portal')}

    def check(self, records, allowed):
        """``allowed``: who may do what, as ``{name: operations}``; nobody else may do anything."""
        for name, user in self.people.items():
            for operation in EVERY:
                with self.subTest(model=records._name, user=name, operation=operation):
                    self.assertEqual(
                        records.with_user(user).has_access(operation), operation in allowed.get(name, '').split())

    def test_rows_of_an_account(self):
        """In the portfolio, out of it, above it; accounts of no company are a director's of any company."""
        kept, edited, own = 'read write create', 'read write create', 'read write create unlink'
        self.check(self.block, {
            'ana': 'read', 'maria': kept, 'diego': kept, 'abroad': kept, 'administrator': kept,
            'marketing': 'read', 'aftersales': 'read'})
        self.check(self.refusal, {
            'ana': edited, 'maria': edited, 'diego': edited, 'abroad': edited, 'administrator': edited,
            'marketing': edited, 'aftersales': 'read'})
        self.check(self.row, {
            'ana': own, 'maria': own, 'diego': own, 'abroad': own, 'administrator': own, 'marketing': 'read',
            'aftersales': 'read'})
        self.check(self.time, dict.fromkeys(
            ('ana', 'maria', 'diego', 'abroad', 'administrator', 'marketing', 'aftersales'), 'read'))

    def test_rows_of_an_account_of_another_company(self):
        self.bakery.company_id = self.env.company
        self.env.flush_all()
        for records in (self.block, self.refusal, self.row, self.time):
            with self.subTest(model=records._name):
                self.assertTrue(records.with_user(self.diego).has_access('read'))
                self.assertFalse(records.with_user(self.abroad).has_access('read'))
                self.assertFalse(records.with_user(self.abroad).search([('id', 'in', records.ids)]))

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

    def test_catalogues(self):
        everybody = dict.fromkeys(
            ('ana', 'bruno', 'maria', 'diego', 'abroad', 'stock', 'marketing', 'aftersales'), 'read')
        for xmlid in ('purpose_newsletter', 'inactivity_closed', 'block_reason_unpaid', 'address_type_office'):
            self.check(self.env.ref(f'crm_portfolio.{xmlid}'), {
                **everybody, 'administrator': 'read write create unlink'})
        self.check(self.env.ref('crm_portfolio.position_buyer'), {
            **everybody, **dict.fromkeys(('maria', 'diego', 'abroad'), 'read write create'),
            'administrator': 'read write create unlink'})
