from odoo.fields import Command
from odoo.tests import freeze_time

from ..common import PortfolioCase


class TestInterestPurchase(PortfolioCase):
    """Buying shows interest in the areas of what is bought."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kitchen = cls.env['product.category'].create({'name': "Kitchen"})
        cls.small = cls.env['product.category'].create({'name': "Small", 'parent_id': cls.kitchen.id})
        cls.office = cls.env['product.category'].create({'name': "Office"})
        cls.area = cls.env['portfolio.interest.area'].create({
            'name': "Kitchens", 'product_category_ids': [Command.set(cls.kitchen.ids)]})
        cls.oven, cls.mixer, cls.chair = cls.env['product.product'].create([
            {'name': "Oven", 'categ_id': cls.kitchen.id},
            {'name': "Mixer", 'categ_id': cls.small.id},
            {'name': "Chair", 'categ_id': cls.office.id}])
        cls.Interest = cls.env['portfolio.interest']

    def order(self, partner, *products):
        return self.env['sale.order'].create({
            'partner_id': partner.id, 'user_id': self.ana.id,
            'order_line': [Command.create({'product_id': product.id}) for product in products]})

    def current(self, account):
        return self.Interest.search([
            ('partner_id', '=', account.id), ('area_id', '=', self.area.id), ('is_current', '=', True)])

    def test_an_order_raises_and_says_why(self):
        with freeze_time('2026-02-03'):
            order = self.order(self.bakery_contact, self.oven, self.mixer, self.chair)
            order.with_user(self.ana).action_confirm()
        row = self.current(self.bakery)
        self.assertEqual((row.level, row.source, row.order_id), (1, 'purchase', order))
        self.assertEqual(row.contact_id, self.bakery_contact)
        self.assertEqual(row.reason, f"Bought Oven and 1 more in {order.name}.")
        self.order(self.bakery, self.mixer).action_confirm()
        self.assertEqual(self.current(self.bakery).level, 2, "a category below counts, and buying again is more")

    def test_an_order_counts_once(self):
        order = self.order(self.bakery, self.oven)
        order.action_confirm()
        order._action_cancel()
        order.action_draft()
        order.action_confirm()
        self.assertEqual(self.current(self.bakery).level, 1)
        self.assertEqual(self.Interest.search_count([('partner_id', '=', self.bakery.id)]), 1)

    def test_a_confirmed_order_that_is_another_s_now(self):
        """On 3 February the bakery orders an oven, and another on the 4th; the first was the garage's."""
        with freeze_time('2026-02-03'):
            first = self.order(self.bakery, self.oven)
            first.action_confirm()
        with freeze_time('2026-02-04'):
            self.order(self.bakery, self.oven).action_confirm()
        self.assertEqual(self.current(self.bakery).level, 2)
        first.partner_id = self.hotel
        self.assertEqual((self.current(self.bakery).level, self.current(self.hotel).level), (1, 1))
        self.assertEqual(self.current(self.hotel).order_id, first)

    def test_a_confirmed_order_about_something_else_now(self):
        order = self.order(self.bakery, self.chair)
        order.action_confirm()
        self.assertFalse(self.current(self.bakery))
        order.order_line = [Command.create({'product_id': self.oven.id})]
        self.assertEqual(self.current(self.bakery).order_id, order, "added")
        oven = order.order_line.filtered(lambda line: line.product_id == self.oven)
        oven.product_uom_qty = 0
        self.assertFalse(self.current(self.bakery), "none of it")
        oven.product_uom_qty = 2
        self.assertTrue(self.current(self.bakery))
        order.order_line.with_user(self.ana).filtered(lambda line: line.product_id == self.chair).product_uom_qty = 5
        self.assertEqual(self.Interest.search_count([('order_id', '=', order.id)]), 1, "and nothing twice")

    def test_a_stated_dislike_stands(self):
        self.Interest._portfolio_set(self.bakery, self.area, -2)
        self.order(self.bakery, self.oven).action_confirm()
        self.assertEqual(self.current(self.bakery).level, -2)

    def test_the_nearest_mapped_category_tells(self):
        mixers = self.env['portfolio.interest.area'].create({
            'name': "Mixers", 'product_category_ids': [Command.set(self.small.ids)]})
        found = self.env['portfolio.interest.area']._portfolio_of_categories(
            self.kitchen | self.small | self.office)
        self.assertEqual(found[self.kitchen], self.area)
        self.assertEqual(found[self.small], mixers)
        self.assertFalse(found[self.office])

    def test_learning_from_the_past_leaves_opinions_alone_and_doubles_nothing(self):
        self.area.product_category_ids = False
        for account in (self.bakery, self.hotel):
            self.order(account, self.oven).action_confirm()
        self.order(self.bakery, self.oven).action_confirm()
        self.area.product_category_ids = self.kitchen
        self.Interest._portfolio_set(self.hotel, self.area, -1)
        self.area.with_user(self.diego).action_portfolio_learn()
        self.assertEqual((self.current(self.bakery).level, self.current(self.hotel).level), (2, -1))
        count = self.Interest.search_count([])
        self.area.with_user(self.diego).action_portfolio_learn()
        self.assertEqual(self.Interest.search_count([]), count)

    def test_many_orders_cost_what_one_does(self):
        def queries(number):
            accounts = [self.account(f"Shop {number} {index}") for index in range(number)]
            orders = self.env['sale.order'].concat(*(self.order(account, self.oven) for account in accounts))
            orders.state = 'sent'
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.Interest._portfolio_raise(orders)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before
        queries(1)
        self.assertLessEqual(queries(30), queries(2) + 1)

    def test_what_was_not_bought_shows_nothing(self):
        first, second, third = (self.order(self.bakery, self.oven) for _number in range(3))
        first.action_confirm()
        self.assertEqual(self.current(self.bakery).level, 1)
        first.with_user(self.ana)._action_cancel()
        self.assertFalse(self.current(self.bakery), "nothing else was known")
        second.action_confirm()
        third.action_confirm()
        self.assertEqual(self.current(self.bakery).level, 2)
        second._action_cancel()
        self.assertEqual(self.current(self.bakery).level, 1, "the later purchase is the first now")

    def test_what_was_said_before_is_current_again(self):
        self.Interest._portfolio_set(self.bakery, self.area, 1)
        order = self.order(self.bakery, self.oven)
        order.action_confirm()
        self.assertEqual(self.current(self.bakery).level, 2)
        order._action_cancel()
        self.assertEqual((self.current(self.bakery).level, self.current(self.bakery).source), (1, 'manual'))

    def test_a_dislike_that_has_faded_stands_in_nobodys_way(self):
        """Half of it is left after a year: less than half a step is none. Before that it stands."""
        Partner, both = self.env['res.partner'], self.bakery | self.hotel
        with freeze_time('2025-01-10'):
            self.Interest._portfolio_set(self.bakery, self.area, -1)
            self.Interest._portfolio_set(self.hotel, self.area, -2)
        mailing = self.env['mailing.mailing'].create({
            'subject': "Kitchens", 'mailing_model_id': self.env['ir.model']._get_id('res.partner'),
            'mailing_domain': repr([('id', 'in', both.ids)]), 'portfolio_area_id': self.area.id})
        self.bakery.email, self.hotel.email = "bakery@example.com", "hotel@example.com"
        for day, disliking in [
                ('2026-01-09', both), ('2026-01-12', self.hotel), ('2027-01-20', self.hotel.browse())]:
            with self.subTest(day=day), freeze_time(day):
                self.env.invalidate_all()
                self.assertEqual(Partner.search([
                    ('id', 'in', both.ids), ('portfolio_disinterest_area_ids', 'in', self.area.ids)]), disliking)
                self.assertEqual(both.filtered('portfolio_disinterest_area_ids'), disliking)
                self.assertEqual(Partner.search(mailing._get_recipients_domain()), both - disliking)
        with freeze_time('2026-01-12'):
            self.order(self.bakery, self.oven).action_confirm()
            self.assertEqual(self.current(self.bakery).level, 1)
            self.order(self.hotel, self.oven).action_confirm()
            self.assertEqual(self.current(self.hotel).level, -2)
