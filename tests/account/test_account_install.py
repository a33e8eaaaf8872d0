from odoo import Command
from odoo.tests import tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountInstall(PortfolioCase):
    """The partners that were there before the module."""

    def classify(self, partners):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_partner SET portfolio_category_id = NULL, portfolio_kind = NULL, "
            "portfolio_managed = NULL, portfolio_is_account = NULL WHERE commercial_partner_id = ANY(%s)",
            [partners.ids],
        )
        self.env.cr.execute(
            "DELETE FROM portfolio_category_change WHERE partner_id = ANY(%s)", [partners.ids]
        )
        self.env.invalidate_all()
        self.env['res.partner']._portfolio_fill_existing()

    def company_named(self, name, **values):
        return self.env['res.partner'].create({'name': name, 'is_company': True, **values})

    def test_who_becomes_what(self):
        product = self.env['product.product'].create({'name': "Oven", 'type': 'service'})
        line = [Command.create({'product_id': product.id})]
        bought, quoted, asked, called, owned, ranked = (
            self.company_named(name) for name in ("Bought", "Quoted", "Asked", "Called", "Owned", "Ranked"))
        contact = self.company_named("Contact", is_company=False, parent_id=bought.id)
        self.env['sale.order'].create([
            {'partner_id': contact.id, 'order_line': line},
            {'partner_id': self.vendor.id, 'order_line': line},
        ])[0].action_confirm()
        self.env['sale.order'].create({'partner_id': quoted.id, 'order_line': line}).action_quotation_sent()
        self.env['crm.lead'].create([
            {'name': "Ovens", 'type': 'opportunity', 'partner_id': asked.id},
            {'name': "A call", 'type': 'lead', 'partner_id': called.id},
        ])
        owned.user_id = self.ana
        ranked.customer_rank = 2
        company = self.env.company.partner_id
        company.user_id = self.ana
        self.ana.partner_id.user_id = self.maria

        everybody = (
            bought | quoted | asked | called | owned | ranked | self.vendor | company | self.ana.partner_id
        )
        self.classify(everybody)

        for partner, kind in [
            (bought, 'customer'), (ranked, 'customer'), (quoted, 'prospect'), (asked, 'prospect'),
            (called, 'lead'), (owned, 'lead'), (contact, 'customer'),
            (self.vendor, False), (company, False), (self.ana.partner_id, False),
        ]:
            with self.subTest(partner=partner.name):
                self.assertEqual(partner.portfolio_kind, kind)
                self.assertEqual(partner.portfolio_managed, bool(kind))
                self.assertEqual(partner.portfolio_is_account, bool(kind) and partner != contact)
                self.assertEqual(partner.portfolio_category_id.kind or False, kind)
                rows = partner.portfolio_change_ids
                self.assertEqual(rows.mapped('cause'), ['install'] if partner.portfolio_is_account else [])
        self.assertIn("it has bought before", bought.portfolio_change_ids.reason)

    def test_twice_changes_nothing(self):
        self.classify(self.bakery)
        rows = self.env['portfolio.category.change'].search_count([])
        self.env['res.partner']._portfolio_fill_existing()
        self.assertEqual(self.env['portfolio.category.change'].search_count([]), rows)

    def test_the_result_is_what_the_compute_would_give(self):
        self.classify(self.bakery | self.hotel)
        names = ['portfolio_category_id', 'portfolio_kind', 'portfolio_managed', 'portfolio_is_account']
        partners = self.bakery | self.bakery_contact | self.hotel | self.vendor
        before = partners.read(names)
        for name in names:
            self.env.add_to_compute(partners._fields[name], partners)
        self.assertEqual(partners.read(names), before)
