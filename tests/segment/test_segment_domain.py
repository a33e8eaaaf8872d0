from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, new_test_user

from .common import SegmentCase


class TestSegmentDomain(SegmentCase):
    """What may be asked, what is refused where it is written, and how it reads."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.area = cls.env['portfolio.interest.area'].create({'name': "Ovens"})
        cls.env['portfolio.interest'].create([
            {'partner_id': cls.bakery.id, 'area_id': cls.area.id, 'level': 2},
            {'partner_id': cls.hotel.id, 'area_id': cls.area.id, 'level': -1}])
        cls.env['portfolio.need'].create({'name': "A mixer", 'partner_id': cls.garage.id, 'expected_value': 900})
        cls.garage.city, cls.winery.city = "Lugo", "Lugo"
        cls.oven = cls.env['product.product'].create({'name': "Oven", 'taxes_id': [Command.clear()]})
        with freeze_time('2026-01-15'):
            order = cls.env['sale.order'].create({
                'partner_id': cls.bakery.id, 'user_id': cls.ana.id,
                'order_line': [Command.create({'product_id': cls.oven.id})]})
            order.action_confirm()

    def test_nested_conditions_over_everything(self):
        """AND, OR and NOT, nested, over the account, its contacts, interests, needs, orders and responsibles."""
        bakery, garage, hotel, winery, orphan = self.ours
        prospect = self.env.ref('crm_portfolio.category_prospect')
        hotel.portfolio_category_id = prospect
        for domain, expected in [
            ([('city', '=', "Lugo")], garage | winery),
            (['!', ('city', '=', "Lugo")], bakery | hotel | orphan),
            (['&', ('city', '=', "Lugo"), ('user_id', '=', self.ana.id)], garage),
            (['|', ('portfolio_kind', '=', 'prospect'), '&', ('city', '=', "Lugo"), '!',
              ('user_id', '=', self.ana.id)], hotel | winery),
            (['!', '|', ('portfolio_kind', '=', 'prospect'), ('user_id', '!=', False)], orphan),
            ([('child_ids', 'any', [('email', 'ilike', 'hotel@')])], hotel),
            ([('child_ids', 'not any', ['|', ('email', 'ilike', 'hotel@'), ('email', 'ilike', 'winery@')])],
             bakery | garage | orphan),
            ([('portfolio_interest_ids', 'any', [('area_id', 'child_of', self.area.id), ('level', '>=', 1)])], bakery),
            ([('portfolio_interest_ids', 'any', [('effective_level', '<', 0)])], hotel),
            ([('portfolio_disinterest_area_ids', 'in', self.area.ids)], hotel),
            ([('portfolio_need_ids', 'any', [('state', '=', 'open'), ('expected_value', '>', 500)])], garage),
            ([('sale_order_ids', 'any', [('state', '=', 'sale'), ('order_line', 'any', [
                ('product_id', '=', self.oven.id)])])], bakery),
            ([('sale_order_ids.order_line.product_id', '=', self.oven.id)], bakery),
            ([('portfolio_responsible_ids', 'any', [('user_id', '=', self.bruno.id)])], hotel),
            ([('portfolio_change_ids', 'any', [('to_kind', '=', 'prospect')])], hotel),
            ([('user_id.sale_team_id', '=', self.south.id)], winery),
        ]:
            with self.subTest(domain=domain):
                self.assertEqual(self.members(self.segment(*domain)), expected)

    def test_a_text_is_the_same_however_it_is_written(self):
        """'Ciudad es gijon' finds who is in Gijón, as the search does; what is otherwise called is still another."""
        bakery, garage, hotel, winery, orphan = self.ours
        bakery.city, garage.city, hotel.city, winery.city, orphan.city = (
            "Gijón", "GIJÓN", "Gijón de Arriba", "A Coruña", False)
        bakery.child_ids.function = "Jefe de Cocina"
        for domain, expected in [
            ([('city', '=', "gijon")], bakery | garage),
            ([('city', '=', "Gijón")], bakery | garage),
            ([('city', 'in', ["gijón", "a coruna"])], bakery | garage | winery),
            ([('city', '!=', "gijon")], hotel | winery | orphan),
            ([('city', 'not in', ["gijon", "A CORUÑA"])], hotel | orphan),
            ([('city', 'in', ["gijon", False])], bakery | garage | orphan),
            ([('city', '=', "gij_n")], bakery.browse()),
            ([('city', '=', False)], orphan),
            ([('child_ids.function', '=', "jefe de cocina")], bakery),
            ([('child_ids', 'any', [('function', '=', "JEFE DE COCINA")])], bakery),
        ]:
            with self.subTest(domain=domain):
                segment = self.segment(*domain)
                self.assertEqual(self.members(segment), expected)
                self.assertEqual(segment.with_user(self.diego).preview_count, len(expected))

    def test_dates_move_with_the_days(self):
        quiet = self.segment(('sale_order_ids', 'not any', [('state', '=', 'sale'), ('date_order', '>=', '-90d')]))
        for day, silent in [('2026-01-20', False), ('2026-04-10', False), ('2026-04-20', True)]:
            with self.subTest(day=day), freeze_time(day):
                quiet._portfolio_refresh()
                self.assertEqual(self.bakery in self.members(quiet), silent)

    def test_accounts_only(self):
        segment = self.Segment.create({
            'name': "Everybody", 'domain': str([('id', 'in', (self.bakery | self.bakery_contact | self.vendor).ids)])})
        self.assertEqual(self.members(segment), self.bakery)

    def test_what_is_refused_says_field_and_cure(self):
        mark = new_test_user(self.env, 'mark', groups='crm_portfolio.portfolio_group_marketing')
        for domain, user, sentence in [
            ("[('no_such_field', '=', 1)]", self.diego, "no_such_field is not a field"),
            ("[('child_ids.nothing', '=', 1)]", self.diego, "nothing is not a field"),
            ("[('name', '=', ", self.diego, "cannot be evaluated"),
            ("__import__('os')", self.diego, "cannot be evaluated"),
            ("[('credit', '>', 0)]", self.ana, "you may not read"),
            ("[('sale_order_ids.amount_total', '>', 0)]", mark, "you may not read"),
            ("[('portfolio_owned', '=', True)]", self.ana, "depends on who looks"),
            ("['&', ('name', '=', 'x'), ('name', '=', 'y')]", self.ana, "contradict"),
            ("[('portfolio_segment_ids', '=', False)]", self.ana, "one by one"),
            ("[('portfolio_segment_ids.name', 'ilike', 'x')]", self.ana, "one by one"),
        ]:
            with self.subTest(domain=domain), self.assertRaisesRegex(ValidationError, sentence):
                self.Segment.with_user(user).create({'name': "Wrong", 'domain': domain})

    def test_the_form_warns_and_counts_before_it_is_saved(self):
        with Form(self.Segment.with_user(self.ana)) as form:
            form.name = "Mine"
            form.domain = str([('id', 'in', self.ours.ids), ('city', '=', "Nowhere")])
            self.assertIn("No account you see", form.warning)
            form.domain = str([('id', 'in', self.ours.ids), ('city', '=', "Lugo")])
            self.assertEqual((form.preview_count, form.warning), (1, False), "the winery is not hers to see")
            form.domain = "[('city', '=', 'a'), ('city', '=', 'b')]"
            self.assertIn("contradict", form.warning)
            form.domain = str([('id', 'in', self.ours.ids), ('city', '=', "Lugo")])
        self.assertEqual(self.members(form.record.sudo()), self.garage)
        self.assertEqual(form.record.member_count, 1)

    def test_it_reads_as_a_sentence(self):
        words = self.env['res.partner']._portfolio_domain_words
        for domain, sentence in [
            ([], "any"),
            ([('city', '=', "Lugo")], "City is Lugo"),
            (['|', ('city', '=', "Lugo"), '&', ('ref', '!=', False), ('customer_rank', '>=', 3)],
             "City is Lugo or (Reference is filled in and Customer Rank is at least 3)"),
            ([('user_id', 'in', [self.ana.id, self.bruno.id])], "Salesperson is Ana or Bruno"),
            ([('portfolio_kind', '!=', 'customer')], "Kind is not Customer"),
            ([('is_company', '=', True), ('is_company', '=', False)], "Is a Company and not Is a Company"),
            ([('sale_order_ids', 'not any', [('date_order', '>=', '-90d')])],
             "no Sales Order with Order Date is since 90 days ago"),
            ([('create_date', '>=', '-1d')], "Created on is since 1 day ago"),
            ([('create_date', '<', '+1w')], "Created on is before in 1 week"),
            ([('create_date', '>=', '-1m')], "Created on is since 1 month ago"),
            ([('child_ids.name', 'ilike', "lola")], "Contact › Name contains lola"),
            ([('create_date', '<', 'today')], "Created on is before today"),
            ([('create_date', '>=', 'today =1d')], "Created on is since the first of this month"),
            (['!', ('city', '=', "Lugo")], "City is not Lugo"),
        ]:
            with self.subTest(domain=domain):
                self.assertEqual(words(domain), sentence)
