from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestMixinCatalogue(PortfolioCase):
    """A value of a catalogue says where it is used before it is archived; responsible roles stand for all."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.substitute, cls.unused = cls.env['portfolio.responsible.role'].create([
            {'name': "Substitute of the week"}, {'name': "Never given"}])
        cls.env['portfolio.responsible'].create([
            {'partner_id': account.id, 'user_id': cls.bruno.id, 'role_id': cls.substitute.id}
            for account in (cls.bakery, cls.garage)])

    def test_what_is_not_used_is_archived_at_once(self):
        self.assertEqual(self.unused.usage_count, 0)
        self.unused.action_archive()
        self.assertFalse(self.unused.active)

    def test_what_is_used_is_archived_after_a_question(self):
        question = self.substitute.action_archive()
        self.assertTrue(self.substitute.active)
        wizard = self.env[question['res_model']].browse(question['res_id'])
        self.assertEqual(wizard.line_ids.mapped('count'), [2])
        wizard.action_archive()
        self.assertFalse(self.substitute.active)

    def test_the_number_opens_what_it_counts(self):
        self.assertEqual(self.substitute.usage_count, 2)
        action = self.substitute.action_portfolio_usage()
        self.assertEqual(action['res_model'], 'portfolio.responsible')
        self.assertEqual(self.env[action['res_model']].search_count(action['domain']), 2)

    def test_the_question_cannot_be_asked_of_anything_else(self):
        with self.assertRaises(AccessError):
            self.env['portfolio.catalogue.usage'].with_user(self.ana).create({
                'model_name': 'res.users', 'record_ids': self.bruno.ids, 'is_archiving': True})
        wizard = self.env['portfolio.catalogue.usage'].create({
            'model_name': 'res.users', 'record_ids': self.bruno.ids, 'is_archiving': True})
        wizard.with_user(self.ana).sudo().action_archive()
        self.assertTrue(self.bruno.active)

    def test_counting_takes_as_many_queries_for_one_as_for_many(self):
        roles = self.env['portfolio.responsible.role'].create([{'name': f"Role {n}"} for n in range(20)])
        roles[0].mapped('usage_count')
        self.env.invalidate_all()
        with self.assertQueryCount(self._queries(roles[0])):
            roles.mapped('usage_count')

    def _queries(self, role):
        before = self.cr.sql_log_count
        role.mapped('usage_count')
        self.env.invalidate_all()
        return self.cr.sql_log_count - before
