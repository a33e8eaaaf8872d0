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

    # by every route

    def test_a_list_of_accounts(self):
        """Odoo's import: the row that lacks it is named with its cure, and nothing of the list is taken."""
        rows = [["Whole", "1", self.customer.name, "7"], ["Lacking", "1", self.customer.name, ""]]
        result = self.env['res.partner'].with_user(self.diego).load(
            ['name', 'is_company', 'portfolio_category_id', 'x_portfolio_trial_size'], rows)
        self.assertFalse(result['ids'])
        # core says it of the whole first, then of its row
        for message in result['messages']:
            self.assertIn("Lacking is a “Customer”, which needs “Size”", message['message'])
        self.assertEqual(result['messages'][-1]['rows'], {'from': 1, 'to': 1})
        self.assertFalse(self.env['res.partner'].search([('name', 'in', ["Whole", "Lacking"])]))

    def test_a_list_that_empties_or_moves(self):
        account = self.customer_of(self.diego, x_portfolio_trial_size=3)
        result = self.env['res.partner'].with_user(self.diego).load(
            ['.id', 'x_portfolio_trial_size'], [[str(account.id), ""]])
        self.assertIn("needs “Size”", result['messages'][0]['message'])

    def test_a_list_with_everything(self):
        result = self.env['res.partner'].with_user(self.diego).load(
            ['name', 'is_company', 'portfolio_category_id', 'x_portfolio_trial_size'],
            [["Whole", "1", self.customer.name, "7"], ["Only a lead", "1", self.lead.name, ""]])
        self.assertEqual(len(result['ids'] or ()), 2, result['messages'])

    def lead_of(self, **values):
        return self.env['crm.lead'].create({
            'name': "Wants an oven", 'type': 'lead', 'partner_name': "Hornos Lola", 'contact_name': "Lola Ruiz",
            'user_id': self.ana.id, 'team_id': self.north.id, **values})

    def test_a_lead_that_is_converted(self):
        """New accounts are leads here: where these need a size, the account is made first, and chosen."""
        self.size.required_category_ids = self.lead
        lead = self.lead_of().with_user(self.ana)
        with self.assertRaisesRegex(ValidationError, "Hornos Lola .*needs “Size”.*[Cc]reate the account"):
            lead.env['portfolio.conversion']._convert(lead)

    def test_a_lead_that_odoo_converts(self):
        self.size.required_category_ids = self.lead
        lead = self.lead_of().with_user(self.ana)
        with self.assertRaisesRegex(ValidationError, "needs “Size”.*[Cc]reate the account"):
            lead._handle_partner_assignment()

    def test_a_lead_that_goes_into_an_account(self):
        self.size.required_category_ids = self.lead
        account = self.customer_of(self.ana, portfolio_category_id=self.lead.id, x_portfolio_trial_size=3)
        lead = self.lead_of().with_user(self.ana)
        lead.env['portfolio.conversion']._convert(lead, {lead.id: account})
        self.assertEqual(lead.partner_id.commercial_partner_id, account)

    def test_many_accounts_in_a_wizard(self):
        accounts = self.bakery | self.garage
        accounts.portfolio_category_id = self.lead
        wizard = self.env['portfolio.category.set'].with_user(self.maria).create({
            'partner_ids': accounts.ids, 'category_id': self.customer.id, 'reason': "They bought."})
        with self.refused():
            wizard.action_apply()

    def test_merged_accounts_keep_what_is_required(self):
        """The one that stays has none, the other has: what was required is there afterwards."""
        other = self.customer_of(self.diego, x_portfolio_trial_size=9)
        stays = self.customer_of(self.diego, portfolio_category_id=self.lead.id)
        self.env['base.partner.merge.automatic.wizard'].with_user(self.diego)._merge((stays | other).ids, stays)
        self.assertEqual((stays.portfolio_category_id, stays.x_portfolio_trial_size), (self.customer, 9))
        self.assertFalse(stays.portfolio_is_incomplete)

    def test_a_contact_that_becomes_an_account(self):
        with self.refused():
            self.bakery_contact.with_user(self.diego).write(
                {'parent_id': False, 'is_company': True, 'portfolio_category_id': self.customer.id})

    def test_a_copy(self):
        account = self.customer_of(self.diego, x_portfolio_trial_size=3)
        try:
            copy = account.copy()
        except ValidationError as error:
            self.assertIn("needs “Size”", str(error))
        else:
            self.assertEqual(copy.x_portfolio_trial_size, 3)

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
