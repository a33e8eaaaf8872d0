from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tests import tagged

from ...tools.foundation.domain import MOST_CONDITIONS
from ..common import PortfolioCase

MANY = [f"word {number}" for number in range(20_000)]


@tagged('post_install', '-at_install')
class TestFoundationBounds(PortfolioCase):
    """Nobody keeps the server busy with a list: so much is looked for at once as conditions are kept."""

    def test_a_list_of_texts_is_bounded(self):
        """Every search of ours that looks for each text of a list by itself, from the registry."""
        Partner = self.env['res.partner'].with_user(self.ana)
        names = [name for name, field in Partner._fields.items()
                 if name.startswith('portfolio_') and field.search and field.type == 'char' and not field.store]
        self.assertGreater(len(names), 9)
        for name in names:
            with self.subTest(field=name), self.assertRaisesRegex(UserError, str(MOST_CONDITIONS)):
                Partner.search([(name, 'in', MANY)], limit=1)
        for model, name in (
            ('res.partner', 'portfolio_name_search'), ('res.partner', 'portfolio_phone_search'),
            ('res.partner', 'phone_mobile_search'), ('crm.lead', 'phone_mobile_search'),
            ('portfolio.activity.code', 'display_name'), ('portfolio.municipality', 'display_name'),
        ):
            with self.subTest(model=model, field=name), self.assertRaisesRegex(UserError, str(MOST_CONDITIONS)):
                self.env[model].with_user(self.ana).search([(name, 'in', MANY)], limit=1)

    def test_a_list_that_somebody_means_is_found(self):
        Partner = self.env['res.partner'].with_user(self.ana)
        # one text many times is one
        found = Partner.search([('portfolio_name_search', 'in', ["bakery"] * 5000 + ["no such name"])])
        self.assertIn(self.bakery, found)
        self.assertTrue(Partner.search([('name', 'in', [*MANY, "Bakery"])]), "equal to one of a list: one look-up")

    def test_many_texts_in_many_conditions_are_bounded(self):
        for model, name in (('res.partner', 'name'), ('res.partner', 'portfolio_name_search'), ('crm.lead', 'city')):
            few, many = (Domain.OR(Domain(name, 'ilike', text) for text in MANY[:number])
                         for number in (20, MOST_CONDITIONS + 1))
            search = self.env[model].with_user(self.ana)
            search.search(few, limit=1)
            with self.subTest(model=model, field=name), self.assertRaisesRegex(UserError, "Too many conditions"):
                search.search(many, limit=1)
        partners = self.env['crm.lead'].with_user(self.ana)
        with self.assertRaisesRegex(UserError, "Too many conditions"):
            partners.search([('partner_id', 'any', many)])
        self.env['crm.lead'].search(many, limit=1)

    def test_a_segment_is_bounded_where_it_is_written(self):
        with self.assertRaisesRegex(UserError, "Too many"):
            self.env['portfolio.segment'].with_user(self.maria).create({
                'name': "Many", 'domain': repr([('portfolio_name_search', 'in', MANY[:MOST_CONDITIONS + 1])])})
