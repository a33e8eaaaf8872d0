from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountInactivity(PortfolioCase):
    """An account is archived for a reason, comes back with its history; and no process is without one."""

    def archive(self, accounts, user=None):
        action = accounts.with_user(user or self.ana).action_archive()
        wizard = self.env[action['res_model']].with_user(user or self.ana).with_context(**action['context']).create({
            'reason_id': self.env.ref('crm_portfolio.inactivity_closed').id, 'note': "Retired"})
        wizard.action_apply()

    def test_archived_for_a_reason_and_back_with_its_history(self):
        self.assertEqual(self.bakery.with_user(self.ana).action_archive()['res_model'], 'portfolio.inactivity.set')
        self.assertTrue(self.bakery.active, "nothing before the answer")
        self.archive(self.bakery)
        self.assertFalse(self.bakery.active)
        row = self.bakery.portfolio_inactivity_ids
        self.assertEqual((row.user_id, row.reason_id.name, row.note, row.date_to),
                         (self.ana, "Closed down", "Retired", False))
        self.bakery.with_user(self.maria).action_unarchive()
        self.assertEqual((row.reactivated_by_id, bool(row.date_to)), (self.maria, True))
        self.archive(self.bakery)
        self.assertEqual(len(self.bakery.portfolio_inactivity_ids), 2)
        with self.assertRaises(UserError):
            row.unlink()

    def test_without_a_word_it_is_noted_all_the_same(self):
        self.garage.with_user(self.ana).write({'active': False})
        self.assertEqual(self.garage.portfolio_inactivity_ids.user_id, self.ana)
        self.assertFalse(self.garage.portfolio_inactivity_ids.reason_id)

    def test_contacts_and_others_are_archived_as_ever(self):
        self.bakery_contact.action_archive()
        self.vendor.action_archive()
        self.assertFalse(self.bakery_contact.active or self.vendor.active)
        self.assertFalse((self.bakery_contact | self.vendor).portfolio_inactivity_ids)

    def test_tri_state_filter(self):
        self.archive(self.bakery)
        both = self.bakery | self.garage
        for domain, expected in [
            ([('active', '=', True)], self.garage), ([('active', '=', False)], self.bakery),
            ([('active', 'in', [True, False])], both), ([], self.garage),
        ]:
            with self.subTest(domain=domain):
                self.assertEqual(both.search([('id', 'in', both.ids), *domain]), expected)

    def test_who_may_read_it(self):
        self.archive(self.bakery)
        row = self.bakery.portfolio_inactivity_ids
        for user, readable in [
            (self.ana, True), (self.bruno, False), (self.maria, True), (self.carla, False), (self.diego, True),
            (self.stock, False),
        ]:
            with self.subTest(user=user.login):
                self.assertEqual(row.with_user(user).has_access('read'), readable)
                for operation in ('write', 'create', 'unlink'):
                    self.assertFalse(row.with_user(user).has_access(operation))

    def test_processes_without_account_are_listed_and_opened(self):
        stray, of_account = self.env['crm.lead'].create([
            {'name': "Stray", 'type': 'opportunity'},
            {'name': "Held", 'type': 'opportunity', 'partner_id': self.bakery.id}])
        lead = self.env['crm.lead'].create({'name': "A lead is one itself", 'type': 'lead'})
        order = self.env['sale.order'].create({'partner_id': self.vendor.id})
        self.vendor.portfolio_category_id = False
        stranger = self.env['res.partner'].create({'name': "Stranger"})
        Event = self.env['calendar.event'].with_context(dont_notify=True)
        times = {'start': '2026-03-02 10:00:00', 'stop': '2026-03-02 11:00:00'}
        met, inside, known = Event.create([
            {'name': name, 'partner_ids': [Command.set(people.ids)], **times}
            for name, people in [
                ("Met", stranger), ("Inside", self.ana.partner_id), ("Known", self.bakery_contact | stranger)]])
        self.env.flush_all()
        orphans = self.env['portfolio.orphan'].with_user(self.diego).search([])
        listed = {(row.res_model, row.res_id) for row in orphans}
        for record, is_orphan in [(stray, True), (of_account, False), (lead, False), (order, True), (met, True),
                                  (inside, False), (known, False)]:
            with self.subTest(record=record.display_name):
                self.assertEqual((record._name, record.id) in listed, is_orphan)
        row = orphans.filtered(lambda row: row.res_id == stray.id and row.res_model == 'crm.lead')
        self.assertEqual((row.action_open()['res_model'], row.action_open()['res_id']), ('crm.lead', stray.id))
        self.assertFalse(self.env['portfolio.orphan'].with_user(self.maria).has_access('read'))
