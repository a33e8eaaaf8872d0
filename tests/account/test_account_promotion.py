import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo import Command
from odoo.tests import freeze_time, tagged

from ...tools.account.account_category import RANKS
from ..common import PortfolioCase


class PromotionCase(PortfolioCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lead, cls.prospect, cls.customer, cls.other = (
            cls.env.ref(f'crm_portfolio.category_{kind}')
            for kind in ('lead', 'prospect', 'customer', 'other')
        )
        cls.product = cls.env['product.product'].create(
            {'name': "Oven", 'type': 'service', 'list_price': 900}
        )
        cls.shop = cls.account("Shop", cls.ana, portfolio_category_id=cls.lead.id)
        cls.shop_contact = cls.shop.child_ids

    def setting(self, name, value):
        self.env['ir.config_parameter'].set_param(f'crm_portfolio.{name}', value)

    def order(self, partner, **values):
        return self.env['sale.order'].create(
            {
                'partner_id': partner.id,
                'order_line': [Command.create({'product_id': self.product.id})],
                **values,
            }
        )

    def opportunity(self, partner, **values):
        return self.env['crm.lead'].create({
            'name': "Two ovens", 'type': 'opportunity', 'partner_id': partner.id, **values})

    def kind(self):
        return self.shop.portfolio_kind

    def last(self):
        return self.shop.portfolio_change_ids.sorted('id')[-1:]


@tagged('post_install', '-at_install')
class TestAccountPromotion(PromotionCase):
    """Shop is a lead of Ana's. What happens makes it a prospect, and then a customer."""

    def test_from_lead_to_customer(self):
        with freeze_time('2026-03-02 09:00:00'):
            opportunity = self.opportunity(self.shop_contact)
        self.assertEqual(self.kind(), 'prospect')
        self.assertEqual(self.last().reason, "First opportunity “Two ovens”.")
        self.assertEqual((self.last().res_model, self.last().res_id), ('crm.lead', opportunity.id))

        order = self.order(self.shop_contact)
        self.assertEqual(self.kind(), 'prospect', "a draft is no order")
        with freeze_time('2026-03-09 09:00:00'):
            order.action_confirm()
        self.assertEqual(self.kind(), 'customer')
        self.assertEqual(self.last().reason, f"First order {order.name} confirmed.")
        self.assertEqual(self.last().cause, 'order')

    def test_a_quotation_sent_makes_a_prospect(self):
        order = self.order(self.shop)
        order.action_quotation_sent()
        self.assertEqual(self.kind(), 'prospect')
        self.assertEqual(self.last().reason, f"First quotation {order.name} sent.")

    def test_a_lead_becomes_an_opportunity(self):
        lead = self.opportunity(self.shop, type='lead')
        self.assertEqual(self.kind(), 'lead')
        lead.convert_opportunity(self.shop)
        self.assertEqual(self.kind(), 'prospect')

    def test_a_posted_invoice_makes_a_customer(self):
        invoice = self.env['account.move'].create({
            'move_type': 'out_invoice', 'partner_id': self.shop_contact.id, 'invoice_date': '2026-03-02',
            'invoice_line_ids': [Command.create({'product_id': self.product.id, 'price_unit': 900})]})
        self.assertEqual(self.kind(), 'lead')
        invoice.action_post()
        self.assertEqual(self.kind(), 'customer')
        self.assertEqual(self.last().cause, 'invoice')

    def test_whoever_confirms_need_not_be_allowed_to_write_the_account(self):
        clerk = self.carla  # another representative, who cannot even see it
        order = self.order(self.shop, user_id=clerk.id)
        self.env['portfolio.category']._promote('order', order.with_user(clerk).sudo())
        self.assertEqual(self.kind(), 'customer')
        self.assertEqual(self.last().user_id, clerk)

    def test_a_partner_without_category_becomes_an_account(self):
        self.order(self.vendor).action_confirm()
        self.assertTrue(self.vendor.portfolio_is_account)
        self.assertEqual(self.vendor.portfolio_kind, 'customer')

    def test_colleagues_and_companies_stay_what_they_are(self):
        for partner in (self.ana.partner_id, self.env.company.partner_id):
            self.order(partner).action_confirm()
            self.assertFalse(partner.portfolio_category_id)

    def test_a_category_not_promoted_by_itself_stays(self):
        self.shop.portfolio_category_id = self.other
        self.order(self.shop).action_confirm()
        self.assertEqual(self.kind(), 'other')
        self.other.is_promoted = True
        self.order(self.shop).action_confirm()
        self.assertEqual(self.kind(), 'customer')

    def test_a_category_of_ones_own_does_not_take_over(self):
        """The shipped category of the kind is given, wherever one's own stand; where it is archived, the first."""
        vip = self.env['portfolio.category'].create(
            {'name': "New customer", 'kind': 'customer', 'sequence': 1}
        )
        self.order(self.shop).action_confirm()
        self.assertEqual(self.shop.portfolio_category_id, self.env.ref('crm_portfolio.category_customer'))
        self.shop.portfolio_category_id = self.lead
        shipped = self.env.ref('crm_portfolio.category_customer')
        self.env['res.partner'].search([('portfolio_category_id', '=', shipped.id)]).portfolio_category_id = self.lead
        shipped.active = False
        self.order(self.shop).action_confirm()
        self.assertEqual(self.shop.portfolio_category_id, vip)

    def test_settings_say_what_promotes(self):
        for name, value, event, kind in [
            ('promote_prospect', 'never', 'opportunity', 'lead'),
            ('promote_prospect', 'quote', 'opportunity', 'lead'),
            ('promote_prospect', 'quote', 'quote', 'prospect'),
            ('promote_prospect', 'opportunity', 'quote', 'lead'),
            ('promote_prospect', 'opportunity', 'opportunity', 'prospect'),
            ('promote_customer', 'never', 'order', 'prospect'),
            ('promote_customer', 'invoice', 'order', 'prospect'),
            ('promote_customer', 'invoice', 'invoice', 'customer'),
            ('promote_customer', 'order', 'invoice', 'lead'),
            ('promote_customer', 'order', 'order', 'customer'),
        ]:
            with self.subTest(setting=f'{name}={value}', event=event):
                self.setting('promote_prospect', 'either')
                self.setting('promote_customer', 'either')
                self.setting(name, value)
                self.shop.portfolio_category_id = self.lead
                document = self.order(self.shop)
                self.env['portfolio.category']._promote(event, document)
                self.assertEqual(self.kind(), kind)

    def test_settings_page(self):
        page = self.env['res.config.settings'].create({})
        self.assertEqual(
            (page.portfolio_promote_prospect, page.portfolio_promote_customer), ('either', 'either')
        )
        page.portfolio_promote_customer = 'invoice'
        page.execute()
        self.assertEqual(self.env['portfolio.category']._promotion_kind('order'), 'prospect')

    def test_a_hundred_documents_cost_as_few_queries_as_five(self):
        counts = {}
        for number in (5, 100):
            shops = self.env['res.partner'].create([
                {'name': f"Shop {number}-{n}", 'portfolio_category_id': self.lead.id} for n in range(number)])
            orders = self.env['sale.order'].create([{'partner_id': shop.id} for shop in shops])
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self.env['portfolio.category']._promote('order', orders)
            self.env.flush_all()
            counts[number] = self.env.cr.sql_log_count - start
            self.assertEqual(set(shops.mapped('portfolio_kind')), {'customer'})
        self.assertLessEqual(counts[100], counts[5] + 10, counts)


@tagged('post_install', '-at_install')
class TestAccountPromotionInvariant(PromotionCase):

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.sampled_from(
                [
                    'opportunity',
                    'quote',
                    'order',
                    'invoice',
                    'lead',
                    'prospect',
                    'customer',
                    'other',
                    'contact',
                ]
            ),
            max_size=8,
        )
    )
    def test_events_never_demote_and_history_has_no_gap(self, steps):
        with self.env.cr.savepoint() as savepoint:
            shop = self.account("Any", self.ana, portfolio_category_id=self.lead.id)
            order = self.order(shop)
            for step in steps:
                self.step(shop, order, step)
            history = shop.portfolio_change_ids.sorted('id')
            self.assertFalse(history[:1].from_category_id)
            for before, after in itertools.pairwise(history):
                self.assertEqual(before.to_category_id, after.from_category_id)
            self.assertEqual(history[-1:].to_category_id, shop.portfolio_category_id)
            savepoint.rollback()
        self.env.invalidate_all()

    def step(self, shop, order, step):
        before = shop.portfolio_kind
        if step in RANKS:
            shop.portfolio_category_id = self.env.ref(f'crm_portfolio.category_{step}')
        elif step == 'contact':
            self.env['res.partner'].create({'name': "Another", 'parent_id': shop.id})
        else:
            self.env['portfolio.category']._promote(step, order)
            self.assertGreaterEqual(RANKS[shop.portfolio_kind], RANKS[before])


@tagged('post_install', '-at_install')
class TestAccountDormant(PromotionCase):
    """Shop bought in January 2025 and never again."""

    def setUp(self):
        super().setUp()
        with freeze_time('2025-01-15 09:00:00'):
            self.order(self.shop_contact).action_confirm()
        self.order(self.bakery).action_confirm()
        self.env['portfolio.category.change'].flush_model()
        self.env.cr.execute(
            "UPDATE portfolio_category_change SET date = '2025-01-15' WHERE partner_id = ANY(%s)",
            [(self.shop | self.bakery).ids])
        self.env['sale.order'].search(
            [('partner_id', '=', self.shop_contact.id)]
        ).date_order = '2025-01-15 09:00:00'
        self.setting('dormant', True)
        self.setting('dormant_months', 12)
        self.setting('dormant_category_id', self.other.id)

    def run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_demote_dormant').method_direct_trigger()
        self.env.invalidate_all()

    def test_off_by_default(self):
        self.setting('dormant', False)
        self.run_cron()
        self.assertEqual(self.kind(), 'customer')

    @freeze_time('2026-03-02 03:00:00')
    def test_who_stopped_buying_is_demoted_once(self):
        self.run_cron()
        self.assertEqual(self.shop.portfolio_category_id, self.other)
        self.assertEqual(self.last().cause, 'dormant')
        self.assertIn("01/15/2025", self.last().reason)
        self.assertEqual(self.bakery.portfolio_category_id, self.customer, "bought last week")
        rows = len(self.shop.portfolio_change_ids)
        self.run_cron()
        self.assertEqual(len(self.shop.portfolio_change_ids), rows)

    @freeze_time('2025-12-31 03:00:00')
    def test_not_before_the_months_are_over(self):
        self.run_cron()
        self.assertEqual(self.kind(), 'customer')

    @freeze_time('2026-03-02 03:00:00')
    def test_a_new_customer_has_the_same_months(self):
        self.assertNotIn(
            self.hotel.id, self.env['portfolio.category']._dormant_accounts(12), "made a customer today"
        )

    def test_it_takes_no_category_of_customers(self):
        self.setting('dormant_category_id', self.customer.id)
        self.assertFalse(self.env['portfolio.category']._dormant_settings()[1])
