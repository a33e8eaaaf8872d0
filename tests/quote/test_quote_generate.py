from odoo import fields
from odoo.fields import Command
from odoo.tests import Form, freeze_time

from .common import QuoteCase


@freeze_time('2026-03-02 09:00:00')
class TestQuoteGenerate(QuoteCase):
    """Ana comes back from the fair and quotes what was asked for."""

    def lines(self, order):
        return [
            (line.display_type, line.product_id, line.name, line.product_uom_qty, line.price_unit,
             line.discount, line.tax_ids, line.sequence)
            for line in order.order_line
        ]

    # -- what is quoted --------------------------------------------------------------------------

    def test_the_same_as_quoting_by_hand(self):
        opportunity = self.opportunity(
            "Ovens", self.bakery, source_id=self.source.id, tag_ids=[Command.set(self.tag.ids)])
        quote, left = opportunity.with_user(self.ana)._portfolio_generate_quotes(products=[(self.oven, 3)])
        self.assertFalse(left)

        context = opportunity.with_user(self.ana)._prepare_opportunity_quotation_context()
        with Form(self.env['sale.order'].with_user(self.ana).with_context(**context)) as form:
            with form.order_line.new() as line:
                line.product_id = self.oven
                line.product_uom_qty = 3
        by_hand = form.record

        self.assertEqual(self.lines(quote), self.lines(by_hand))
        for name in (
            'opportunity_id', 'partner_id', 'partner_invoice_id', 'partner_shipping_id', 'user_id', 'team_id',
            'source_id', 'tag_ids', 'origin', 'company_id', 'pricelist_id', 'currency_id', 'payment_term_id',
            'fiscal_position_id', 'validity_date', 'note', 'amount_untaxed', 'amount_tax', 'amount_total',
        ):
            with self.subTest(field=name):
                self.assertEqual(quote[name], by_hand[name])
        self.assertEqual(quote.amount_untaxed, 2700, "the bakery's own price list")
        self.assertEqual(quote.amount_tax, 567)

    def test_a_template_as_by_hand(self):
        opportunity = self.opportunity("Ovens", self.bakery)
        quote, _left = opportunity.with_user(self.ana)._portfolio_generate_quotes(template=self.template)
        with Form(self.env['sale.order'].with_user(self.ana)) as form:
            form.partner_id = self.bakery
            form.sale_order_template_id = self.template
        by_hand = form.record
        self.assertEqual(self.lines(quote), self.lines(by_hand))
        for name in ('sale_order_template_id', 'note', 'validity_date', 'require_signature', 'amount_total'):
            with self.subTest(field=name):
                self.assertEqual(quote[name], by_hand[name])
        self.assertEqual(quote.validity_date, fields.Date.to_date('2026-03-17'))

    def test_chosen_products_bring_no_template_along(self):
        self.env.company.sale_order_template_id = self.template
        quote, _left = self.opportunity("Flour", self.bakery)._portfolio_generate_quotes(
            products=[(self.flour, 5)])
        self.assertFalse(quote.sale_order_template_id)
        self.assertEqual(quote.order_line.product_id, self.flour)

    def test_the_opportunitys_own_products(self):
        opportunity = self.opportunity("Both", self.bakery)
        opportunity.with_user(self.ana).portfolio_product_ids = [
            Command.create({'product_id': self.oven.id, 'quantity': 1, 'price_unit': 850}),
            Command.create({'product_id': self.flour.id, 'quantity': 10}),
        ]
        quote, _left = opportunity.with_user(self.ana)._portfolio_generate_quotes()
        self.assertEqual(
            [(line.product_id, line.product_uom_qty, line.price_unit * (1 - line.discount / 100))
             for line in quote.order_line],
            [(self.oven, 1, 850), (self.flour, 10, 18)], "the agreed price, and the price list's")

    def test_an_agreed_price_in_the_customers_currency(self):
        currency = self.env['res.currency'].create({
            'name': 'XTS', 'symbol': 'x', 'rate_ids': [Command.create({'name': '2026-01-01', 'rate': 2})]})
        self.hotel.property_product_pricelist = self.env['product.pricelist'].create({
            'name': "Abroad", 'currency_id': currency.id})
        opportunity = self.opportunity("Oven", self.hotel, user_id=self.bruno.id)
        opportunity.portfolio_product_ids = [Command.create({'product_id': self.oven.id, 'price_unit': 850})]
        quote, _left = opportunity._portfolio_generate_quotes()
        self.assertEqual((quote.currency_id, quote.order_line.price_unit), (currency, 1700))

    # -- who gets none, and why ------------------------------------------------------------------

    def test_nothing_is_skipped_silently(self):
        good = self.opportunity("Good", self.bakery)
        still_a_lead = self.opportunity("Lead", self.bakery, type='lead')
        lost = self.opportunity("Lost", self.bakery)
        lost.action_set_lost()
        nobody = self.opportunity("Nobody")
        both = good | still_a_lead | lost | nobody

        quotes, left = both._portfolio_generate_quotes(template=self.template)

        self.assertEqual(quotes.opportunity_id, good)
        self.assertEqual([(lead.name, cause) for lead, cause in left], [
            ("Lead", "It is still a lead: convert it into an opportunity first."),
            ("Lost", "It is lost or archived."),
            ("Nobody", "It has no account: choose one, or tick 'Create the missing accounts'."),
        ])

    def test_without_products_there_is_a_cause(self):
        empty, archived = self.opportunity("Empty", self.bakery), self.opportunity("Archived", self.bakery)
        archived.portfolio_product_ids = [Command.create({'product_id': self.oven.id})]
        self.oven.active = False
        quotes, left = (empty | archived)._portfolio_generate_quotes()
        self.assertFalse(quotes)
        self.assertEqual([cause for _lead, cause in left], [
            "It has no products: add them on its page, or choose a template.",
            "Oven cannot be sold: archived, not for sale or of another company."])

    def test_an_account_of_another_company(self):
        self.garage.company_id = self.env['res.company'].create({'name': "Lisbon"})
        opportunity = self.opportunity("Abroad")
        self.env.cr.execute(
            "UPDATE crm_lead SET partner_id = %s WHERE id = %s", [self.garage.id, opportunity.id])
        opportunity.invalidate_recordset()
        _quotes, left = opportunity._portfolio_generate_quotes(template=self.template)
        self.assertEqual(left, [(opportunity, "Its account belongs to another company.")])

    def test_twice_makes_nothing_twice(self):
        opportunity = self.opportunity("Ovens", self.bakery)
        first, _left = opportunity._portfolio_generate_quotes(template=self.template)
        second, left = opportunity._portfolio_generate_quotes(template=self.template)
        self.assertFalse(second)
        self.assertEqual(left, [(opportunity, f"It already has the quotation {first.name}.")])

        again, left = opportunity._portfolio_generate_quotes(template=self.template, again=True)
        self.assertTrue(again)
        self.assertFalse(left)

        (first | again)._action_cancel()
        after, _left = opportunity._portfolio_generate_quotes(template=self.template)
        self.assertTrue(after, "a cancelled quotation is no open one")

    def test_the_missing_accounts_are_created(self):
        known = self.opportunity("Known", email_from="garage@example.com")
        new = self.opportunity(
            "New", partner_name="Pizzeria", contact_name="Gino", email_from="gino@example.com")
        quotes, left = (known | new).with_user(self.ana)._portfolio_generate_quotes(
            template=self.template, create_accounts=True)
        self.assertFalse(left)
        self.assertEqual(known.partner_id, self.garage_contact, "found by its e-mail, not made anew")
        self.assertEqual(new.partner_id.parent_id.name, "Pizzeria")
        self.assertEqual(quotes.partner_id, known.partner_id | new.partner_id)

    # -- accounts --------------------------------------------------------------------------------

    def test_from_accounts(self):
        quotes, left = (self.bakery | self.garage).with_user(self.ana)._portfolio_generate_quotes(
            products=[(self.flour, 10)])
        self.assertFalse(left)
        self.assertEqual(quotes.mapped('amount_untaxed'), [180, 200], "each at his own price")
        self.assertEqual(quotes.user_id, self.ana)

        quotes, left = (self.bakery | self.garage)._portfolio_generate_quotes(template=self.template)
        self.assertFalse(quotes)
        self.assertEqual(len(left), 2)
        self.assertFalse((self.bakery)._portfolio_generate_quotes()[0])

    # -- cost ------------------------------------------------------------------------------------

    def test_no_query_per_order_beyond_core(self):
        """Whatever core asks per order when it creates many, generating them asks no more."""
        def queries(function):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            function()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        def generate(count):
            leads = self.env['crm.lead'].union(*[
                self.opportunity(f"Number {number}", self.bakery) for number in range(count)])
            return queries(lambda: leads._portfolio_generate_quotes(products=[(self.oven, 1)]))

        def core(count):
            values = [{
                'partner_id': self.bakery.id, 'user_id': self.ana.id, 'team_id': self.north.id,
                'order_line': [Command.create({'product_id': self.oven.id, 'product_uom_qty': 1})],
            } for _number in range(count)]
            return queries(lambda: self.env['sale.order'].create(values))

        generate(1)
        core(1)
        more = generate(20) - generate(5) - (core(20) - core(5))
        self.assertLess(more, 15, "one for each of the fifteen orders more")
