from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountLeadData(PortfolioCase):
    """What a lead says of a company goes to its account: who it is, what it does, how big it is, what it wants."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bread = cls.env['portfolio.activity.code'].search(
            [('classification', '=', 'cnae2025'), ('code', '=', '1071')])
        cls.ovens, cls.cold = cls.env['portfolio.interest.area'].create([{'name': "Ovens"}, {'name': "Cold"}])

    def lead(self, **values):
        return self.env['crm.lead'].create({
            'name': "Wants an oven", 'type': 'lead', 'user_id': self.ana.id, 'partner_name': "Panes de Lugo, S.L.",
            'portfolio_vat': 'B27000016', 'portfolio_activity_id': self.bread.id, 'portfolio_employee_count': 14,
            'portfolio_interest_area_ids': (self.ovens | self.cold).ids, **values}).with_user(self.ana)

    def convert(self, lead, account=None):
        return self.env['portfolio.conversion'].with_user(self.ana)._convert(
            lead, {lead.id: account.with_user(self.ana)} if account else None)

    def test_a_new_account_has_all_of_it(self):
        conversion = self.convert(self.lead())
        account = conversion.partner_id.sudo()
        self.assertEqual(
            (account.vat, account.portfolio_activity_id, account.portfolio_employee_count),
            ('B27000016', self.bread, 14))
        self.assertEqual(account.portfolio_interest_ids.area_id, self.ovens | self.cold)
        self.assertEqual(set(account.portfolio_interest_ids.mapped('source')), {'lead'})
        self.assertIn("Wants an oven", account.portfolio_interest_ids[0].reason)
        told = {line.name: line.value for line in conversion.line_ids}
        self.assertEqual((told["Tax ID"], told["Number of Employees"]), ('B27000016', '14'))

    def test_an_account_keeps_what_it_has(self):
        self.env['portfolio.interest']._portfolio_set(self.bakery, self.ovens, 2)
        self.env['portfolio.interest']._portfolio_set(self.bakery, self.cold, -1)
        self.bakery.portfolio_employee_count = 3
        conversion = self.convert(self.lead(), self.bakery)
        self.assertEqual(self.bakery.portfolio_employee_count, 3)
        self.assertEqual(self.bakery.portfolio_activity_id, self.bread)
        levels = {one.area_id: one.level for one in self.bakery.portfolio_interest_ids}
        self.assertEqual(levels, {self.ovens: 2, self.cold: 1}, "who asks for it is interested")
        conversion.action_undo()
        self.assertFalse(self.bakery.portfolio_activity_id)
        levels = {one.area_id: one.level for one in self.bakery.portfolio_interest_ids}
        self.assertEqual(levels, {self.ovens: 2, self.cold: -1})

    def test_nobody_has_fewer_than_no_employees(self):
        lead = self.lead()
        with mute_logger('odoo.sql_db'), self.assertRaises(IntegrityError), self.cr.savepoint():
            lead.portfolio_employee_count = -1
            self.env.flush_all()
