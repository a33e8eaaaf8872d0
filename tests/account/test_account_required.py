from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountRequired(PortfolioCase):
    """A customer needs its size, by every route; the value of a dimension is one of that dimension."""

    def setUp(self):
        # before the savepoint of the test is made, so that it runs after its rollback: columns of the test go with it
        self.addCleanup(self.registry._setup_models__, self.cr)
        super().setUp()
        self.customer = self.env.ref('crm_portfolio.category_customer')
        self.lead = self.env.ref('crm_portfolio.category_lead')
        self.size = self.env['portfolio.characteristic'].create({
            'name': "Size", 'code': 'trial_size', 'type': 'integer', 'required_category_ids': self.customer.ids})
        self.shape = self.env['portfolio.dimension'].create({
            'name': "Shape", 'code': 'trial_shape', 'value_ids': [Command.create({'name': "Round"})]})
        self.colour = self.env['portfolio.dimension'].create({
            'name': "Colour", 'code': 'trial_colour', 'value_ids': [
                Command.create({'name': "Red"}), Command.create({'name': "Round"})]})

    # a refusal takes the test's columns with it, as it takes all that the transaction did: one in each test

    def refused(self):
        return self.assertRaisesRegex(ValidationError, "needs “Size”")

    def customer_of(self, user, **values):
        return self.env['res.partner'].with_user(user).with_context(install_mode=True, import_file=True).create({
            'name': "New", 'is_company': True, 'portfolio_category_id': self.customer.id, **values})

    def test_created(self):
        with self.refused():
            self.customer_of(self.diego)

    def test_a_column_emptied(self):
        account = self.customer_of(self.diego, x_portfolio_trial_size=3)
        with self.refused():
            account.x_portfolio_trial_size = False

    def test_the_row_behind_deleted(self):
        account = self.customer_of(self.diego, x_portfolio_trial_size=3)
        with self.refused():
            account.portfolio_characteristic_value_ids.unlink()

    def test_another_category(self):
        account = self.customer_of(self.diego, portfolio_category_id=self.lead.id)
        # with what it needs it may, and the others, which lack it, are still worked with
        account.write({'portfolio_category_id': self.customer.id, 'x_portfolio_trial_size': 5})
        self.bakery.with_user(self.ana).phone = "600 000 000"
        other = self.customer_of(self.diego, portfolio_category_id=self.lead.id)
        with self.refused():
            other.portfolio_category_id = self.customer

    def test_what_follows_from_a_document_goes_its_way(self):
        self.bakery.portfolio_category_id = self.lead
        order = self.env['sale.order'].create({'partner_id': self.bakery.id})
        order.with_user(self.ana).action_confirm()
        self.assertEqual(self.bakery.portfolio_kind, 'customer')
        self.assertTrue(self.bakery.portfolio_is_incomplete)

    def test_a_value_belongs_to_its_dimension(self):
        [round_], [red, round_colour] = self.shape.value_ids, self.colour.value_ids
        for user in (self.env.user, self.diego):
            account = self.bakery.with_user(user)
            for wrong in (red, round_colour):
                with self.assertRaisesRegex(ValidationError, "is a value of Colour"):
                    account.x_portfolio_dim_trial_shape = wrong
                with self.assertRaisesRegex(ValidationError, "is a value of Colour"):
                    account.create({'name': "X", 'x_portfolio_dim_trial_shape': wrong.id})
            account.x_portfolio_dim_trial_shape = round_

    def test_a_list_names_the_value_of_the_dimension(self):
        result = self.env['res.partner'].with_user(self.diego).load(
            ['.id', 'x_portfolio_dim_trial_shape'], [[str(self.garage.id), "Round"]])
        self.assertEqual(self.garage.x_portfolio_dim_trial_shape, self.shape.value_ids, result['messages'])

    def test_a_value_in_use_stays_in_its_dimension(self):
        [round_] = self.shape.value_ids
        self.bakery.x_portfolio_dim_trial_shape = round_
        self.env.flush_all()
        with self.assertRaises(UserError):
            round_.dimension_id = self.colour
        self.colour.value_ids[:1].dimension_id = self.shape

    def test_merged_accounts_keep_one_of_the_dimension(self):
        [round_] = self.shape.value_ids
        self.garage.x_portfolio_dim_trial_shape = round_
        self.env['base.partner.merge.automatic.wizard']._merge((self.bakery | self.garage).ids, self.bakery)
        self.assertEqual(self.bakery.x_portfolio_dim_trial_shape, round_)
