from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time

from .common import QuoteCase


@freeze_time('2026-03-02 09:00:00')
class TestQuoteWizard(QuoteCase):
    """Ana opens 'Generate Quotations' from a form and from a list."""

    def wizard(self, records, user=None):
        return Form(self.env['portfolio.quote.generate'].with_user(user or self.ana).with_context(
            active_model=records._name, active_ids=records.ids))

    def test_from_one_opportunity_the_quotation_opens(self):
        opportunity = self.opportunity("Ovens", self.bakery)
        opportunity.portfolio_product_ids = [Command.create({'product_id': self.oven.id})]
        action = opportunity.with_user(self.ana).action_portfolio_generate_quotes()
        self.assertEqual(action['context']['active_ids'], opportunity.ids)
        form = self.wizard(opportunity)
        self.assertEqual(form.content, 'opportunity', "it has products, so that is proposed")
        action = form.save().action_generate()
        self.assertEqual((action['res_model'], action['res_id']), ('sale.order', opportunity.order_ids.id))

    def test_from_a_list_what_was_made_and_what_not(self):
        good, nobody = self.opportunity("Good", self.bakery), self.opportunity("Nobody")
        form = self.wizard(good | nobody)
        self.assertEqual(form.content, 'template')
        self.assertEqual(form.without_account_count, 1)
        form.sale_order_template_id = self.template
        wizard = form.save()
        action = wizard.action_generate()
        self.assertEqual((action['res_model'], action['res_id']), (wizard._name, wizard.id))
        self.assertEqual(wizard.summary, "Quotations made: 1. Not made: 1.")
        self.assertEqual(wizard.cause_ids.mapped('name'), ["Nobody"])
        self.assertEqual(wizard.order_ids, good.order_ids)
        self.assertEqual(wizard.action_open_orders()['res_id'], good.order_ids.id)
        self.assertEqual(wizard.action_print()['report_name'], 'sale.report_saleorder')

    def test_from_accounts_with_chosen_products(self):
        form = self.wizard(self.bakery | self.garage)
        form.content = 'products'
        with form.line_ids.new() as line:
            line.product_id = self.flour
            line.quantity = 4
        wizard = form.save()
        action = wizard.action_generate()
        self.assertEqual(action['res_model'], wizard._name)
        self.assertEqual(
            self.env['sale.order'].search(wizard.action_open_orders()['domain']), wizard.order_ids)
        self.assertEqual(len(wizard.order_ids), 2)

    def test_what_is_missing_is_asked_for(self):
        for partner, values, message in [
            (self.bakery, {'content': 'template', 'sale_order_template_id': False}, "Template: choose"),
            (self.bakery, {'content': 'products'}, "Products: add"),
            (self.bakery, {'content': 'opportunity'}, "an account has no products"),
        ]:
            wizard = self.env['portfolio.quote.generate'].with_user(self.ana).create({
                'partner_ids': [Command.set(partner.ids)], **values})
            with self.subTest(**values), self.assertRaisesRegex(UserError, message):
                wizard.action_generate()

    def test_the_forms_open(self):
        opportunity = self.opportunity("Ovens", self.bakery)
        with Form(opportunity.with_user(self.ana)) as form, form.portfolio_product_ids.new() as line:
            line.product_id = self.oven
        self.assertEqual(opportunity.portfolio_product_ids.quantity, 1)
        arch = self.env['res.partner'].with_user(self.ana).get_view(view_type='form')['arch']
        self.assertIn('action_portfolio_generate_quotes', arch)
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_quotations')
        self.env[action['res_model']].with_user(self.ana).get_views([*action['views'], (False, 'search')])
