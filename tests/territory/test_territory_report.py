from odoo.fields import Command
from odoo.tests import tagged

from .common import TerritoryCase


@tagged('post_install', '-at_install')
class TestTerritoryReport(TerritoryCase):
    """What is sold and invoiced, by the zone of the customer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.write({'country_id': cls.spain.id, 'state_id': cls.madrid.id, 'zip': '28013'})
        cls.garage.write({'country_id': cls.spain.id, 'state_id': cls.madrid.id, 'zip': '28300'})
        cls.hotel.write({'country_id': cls.spain.id, 'state_id': cls.bizkaia.id, 'zip': '48001'})
        cls.oven = cls.env['product.product'].create({'name': "Oven", 'list_price': 100, 'taxes_id': False})

    def order(self, partner, user, amount):
        order = self.env['sale.order'].create({
            'partner_id': partner.id, 'user_id': user.id,
            'order_line': [Command.create({'product_id': self.oven.id, 'price_unit': amount})]})
        order.action_confirm()
        return order

    def by_zone(self, model, user, field, amount, domain=()):
        groups = self.env[model].with_user(user)._read_group(
            [('commercial_partner_id', 'in', (self.bakery | self.garage | self.hotel | self.vendor).ids), *domain],
            [field], [f'{amount}:sum'])
        return {zone.name or None: total for zone, total in groups}

    def test_sales_by_zone_of_what_everybody_sees(self):
        """One order each: the zone of the customer, whichever of his contacts ordered."""
        self.order(self.bakery_contact, self.ana, 100)
        self.order(self.garage, self.ana, 200)
        self.order(self.hotel, self.bruno, 400)
        self.order(self.vendor, self.stock, 800)
        self.env.flush_all()
        zones = 'portfolio_zone_id'
        for user, expected in [
            (self.ana, {"City": 100, "Centre": 200}), (self.bruno, {"Coast": 400}),
            (self.maria, {"City": 100, "Centre": 200, "Coast": 400}),
            (self.diego, {"City": 100, "Centre": 200, "Coast": 400, None: 800}), (self.stock, {None: 800}),
        ]:
            with self.subTest(user=user.login):
                self.assertEqual(self.by_zone('sale.report', user, zones, 'price_subtotal'), expected)
        self.assertEqual(
            self.by_zone('sale.report', self.maria, 'portfolio_zone_root_id', 'price_subtotal'),
            {"Centre": 300, "Coast": 400})
        self.assertEqual(
            self.by_zone('sale.report', self.maria, zones, 'price_subtotal', [(zones, 'child_of', self.centre.id)]),
            {"City": 100, "Centre": 200})
        self.assertEqual(
            self.by_zone('sale.report', self.maria, zones, 'price_subtotal', [(zones, 'child_of', "centre")]),
            {"City": 100, "Centre": 200})

    def test_invoices_by_zone(self):
        journal = self.env['account.journal'].search([('type', '=', 'sale')], limit=1) or self.env[
            'account.journal'].create({'name': "Sales", 'type': 'sale', 'code': 'TER'})
        income = self.env['account.account'].create({'name': "Sales", 'code': 'TER700', 'account_type': 'income'})
        self.env['account.move'].create([
            {'move_type': 'out_invoice', 'partner_id': partner.id, 'journal_id': journal.id,
             'invoice_line_ids': [Command.create(
                 {'name': "Oven", 'price_unit': amount, 'account_id': income.id, 'tax_ids': False})]}
            for partner, amount in [(self.bakery, 100.0), (self.hotel, 400.0)]])
        self.env.flush_all()
        self.diego.group_ids += self.env.ref('account.group_account_invoice')
        self.assertEqual(
            self.by_zone('account.invoice.report', self.diego, 'portfolio_zone_id', 'price_subtotal'),
            {"City": 100, "Coast": 400})

    def test_both_searches_offer_it(self):
        for model in ('sale.report', 'account.invoice.report'):
            arch = self.env[model].get_view(view_type='search')['arch']
            for part in ('name="group_zone"', 'name="group_zone_root"', 'name="portfolio_zone_id"'):
                self.assertIn(part, arch, model)
