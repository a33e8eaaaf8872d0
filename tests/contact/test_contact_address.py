from odoo.tests import tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountAddress(PortfolioCase):
    """Addresses of an account: many types, several of each, one of them the usual one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.types = {
            address_type.code: address_type for address_type in cls.env['portfolio.address.type'].search([])}

    def address(self, code, city, account=None, **values):
        return self.env['res.partner'].create({
            'name': f"{code} {city}", 'parent_id': (account or self.bakery).id, 'city': city,
            'portfolio_address_type_id': self.types[code].id, **values})

    def test_the_two_types_agree_whichever_is_written(self):
        shop = self.address('visit', "Lugo")
        self.assertEqual(shop.type, 'other')
        shop.portfolio_address_type_id = self.types['warehouse']
        self.assertEqual(shop.type, 'delivery')
        shop.type = 'invoice'
        self.assertEqual(shop.portfolio_address_type_id, self.types['invoice'])
        shop.type = 'contact'
        self.assertFalse(shop.portfolio_address_type_id)

    def test_addresses_of_odoo_get_a_type(self):
        address = self.env['res.partner'].create({'parent_id': self.bakery.id, 'type': 'delivery', 'city': "Vigo"})
        self.assertEqual(address.portfolio_address_type_id, self.types['delivery'])

    def test_what_was_there_before_the_module_gets_a_type(self):
        address = self.address('invoice', "Vigo")
        self.env.cr.execute("UPDATE res_partner SET portfolio_address_type_id = NULL WHERE id = %s", [address.id])
        address.invalidate_recordset()
        self.env['res.partner']._portfolio_fill_existing()
        self.assertEqual(address.portfolio_address_type_id, self.types['invoice'])

    def test_one_usual_address_of_each_type(self):
        first = self.address('visit', "Lugo", portfolio_address_default=True)
        other_type = self.address('office', "Lugo", portfolio_address_default=True)
        second = self.address('visit', "Vigo", portfolio_address_default=True)
        self.assertEqual(
            [address.portfolio_address_default for address in (first, other_type, second)], [False, True, True])
        first.portfolio_address_default = True
        self.assertFalse(second.portfolio_address_default)
        self.address('visit', "Lugo", account=self.garage, portfolio_address_default=True)
        self.assertTrue(first.portfolio_address_default, "another account's is its own business")

    def test_which_address_is_visited(self):
        visited = self.bakery._portfolio_address
        self.assertEqual(visited('visit'), self.bakery, "nothing else there")
        delivery = self.address('delivery', "Lugo")
        self.assertEqual(self.garage._portfolio_address('delivery'), self.garage)
        self.assertEqual(self.bakery._portfolio_address('delivery'), delivery)
        self.bakery.city = "Ourense"
        self.assertEqual(visited('visit'), self.bakery)
        first, usual = self.address('visit', "Vigo"), self.address('visit', "Noia")
        self.assertEqual(visited('visit'), first)
        usual.portfolio_address_default = True
        self.assertEqual(visited('visit'), usual)
        self.assertEqual(self.bakery_contact._portfolio_address('visit'), usual, "a contact's is its account's")

    def test_many_at_once(self):
        first = self.address('visit', "Vigo")
        many = self.bakery | self.garage | self.hotel
        many.mapped('child_ids')
        with self.assertQueryCount(4):
            found = many._portfolio_addresses('visit')
        self.assertEqual(found, {self.bakery: first, self.garage: self.garage, self.hotel: self.hotel})

    def test_orders_go_to_the_usual_addresses(self):
        self.address('delivery', "Lugo")
        usual = self.address('delivery', "Vigo", portfolio_address_default=True)
        invoice = self.address('invoice', "Madrid", portfolio_address_default=True)
        order = self.env['sale.order'].create({'partner_id': self.bakery.id})
        self.assertEqual((order.partner_shipping_id, order.partner_invoice_id), (usual, invoice))

    def test_an_address_chosen_on_purpose_stays(self):
        chosen = self.address('delivery', "Lugo")
        self.address('delivery', "Vigo", portfolio_address_default=True)
        self.assertEqual(chosen.address_get(['delivery'])['delivery'], chosen.id)

    def test_grouped_by_type(self):
        self.address('visit', "Lugo")
        self.address('visit', "Vigo")
        self.address('office', "Vigo")
        action = self.bakery.action_portfolio_addresses()
        groups = self.env['res.partner'].with_user(self.ana)._read_group(
            action['domain'], ['portfolio_address_type_id'], ['__count'])
        self.assertEqual({group.code: count for group, count in groups}, {'visit': 2, 'office': 1})

    def test_a_type_in_use_asks_before_it_is_archived(self):
        self.address('office', "Vigo")
        self.assertEqual(self.types['office'].usage_count, 1)
        self.assertEqual(self.types['office'].action_archive()['res_model'], 'portfolio.catalogue.usage')
        self.assertTrue(self.types['office'].active)

    def test_accounts_are_found_by_the_types_of_their_addresses(self):
        self.address('office', "Vigo")
        ours, Partner = self.bakery | self.garage, self.env['res.partner'].with_user(self.ana)
        for typed, found in [
                (self.types['office'].name.upper(), self.bakery), ("no such type", self.env['res.partner'])]:
            self.assertEqual(Partner.search([
                ('id', 'in', ours.ids), ('portfolio_address_type_search', 'ilike', typed)]), found)

    def test_the_visiting_address_decides_the_zone(self):
        self.env['portfolio.zone'].search([]).active = False
        coast = self.env['portfolio.zone'].create({'name': "Coast", 'rule_ids': [
            (0, 0, {'country_id': self.env.ref('base.es').id, 'zip_from': '15'})]})
        self.bakery.write({'zip': '28001', 'country_id': self.env.ref('base.es').id})
        self.assertFalse(self.bakery.portfolio_zone_id)
        shop = self.address('visit', "Noia", zip='15200', country_id=self.env.ref('base.es').id)
        self.assertEqual(self.bakery.portfolio_zone_id, coast)
        self.assertEqual(self.bakery._portfolio_visit_addresses(), {self.bakery: shop})
        shop.portfolio_address_type_id = self.types['office']
        self.assertFalse(self.bakery.portfolio_zone_id)
