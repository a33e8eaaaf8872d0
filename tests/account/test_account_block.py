from contextlib import contextmanager

from freezegun import freeze_time

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountBlock(PortfolioCase):
    """What is blocked is refused whichever way it comes, and only what is blocked."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unpaid = cls.env.ref('crm_portfolio.block_reason_unpaid')
        cls.oven = cls.env['product.product'].create(
            {'name': "Oven", 'list_price': 100.0, 'taxes_id': [Command.clear()]})

    def block(self, kind='order', account=None, **values):
        return self.env['portfolio.block'].with_user(self.maria).create({
            'partner_id': (account or self.bakery).id, 'kind': kind, 'reason_id': self.unpaid.id, **values})

    def quote(self, partner=None, **values):
        return self.env['sale.order'].create({
            'partner_id': (partner or self.bakery).id, 'user_id': self.ana.id,
            'order_line': [Command.create({'product_id': self.oven.id})], **values})

    @contextmanager
    def refused(self, refused):
        if not refused:
            yield
            return
        with self.assertRaisesRegex(UserError, "Unpaid invoices"), self.env.cr.savepoint():
            yield

    # -- kind by channel -------------------------------------------------------------------------

    def test_every_kind_in_every_channel(self):
        """Kind of block by what is tried by channel: exactly what it says is refused."""
        for kind, no_orders, no_visits in [
            ('order', True, False), ('visit', False, True), ('mailing', False, False), ('all', True, True),
        ]:
            block = self.block(kind)
            for channel in ('form', 'import', 'rpc', 'cron'):
                with self.subTest(kind=kind, channel=channel, tried='order'):
                    getattr(self, f'order_by_{channel}')(no_orders)
                with self.subTest(kind=kind, channel=channel, tried='visit'):
                    getattr(self, f'visit_by_{channel}')(no_visits)
            block._lift("The next case.")

    def order_by_form(self, is_refused):
        quote = self.quote()
        form = quote.with_user(self.ana)
        self.assertEqual(bool(form.portfolio_block_text), is_refused, "the banner of the form")
        with self.refused(is_refused):
            form.action_confirm()

    def order_by_import(self, is_refused):
        result = self.env['sale.order'].with_user(self.ana).load(
            ['partner_id/.id', 'state'], [[str(self.bakery.id), 'sale']])
        self.assertEqual(bool(result['messages']), is_refused)
        if is_refused:
            self.assertIn("Unpaid invoices", result['messages'][0]['message'])

    def order_by_rpc(self, is_refused):
        with self.refused(is_refused):
            self.quote().with_user(self.ana).write({'state': 'sale'})
        with self.refused(is_refused):
            self.env['sale.order'].with_user(self.ana).create({'partner_id': self.bakery.id, 'state': 'sale'})

    def order_by_cron(self, is_refused):
        with self.refused(is_refused):
            self.env['sale.order'].sudo().browse(self.quote().id).action_confirm()

    def appointment(self, **values):
        return {
            'name': "Visit", 'start': '2099-03-02 10:00:00', 'stop': '2099-03-02 11:00:00',
            'partner_ids': [Command.set([self.ana.partner_id.id, self.bakery_contact.id])], **values}

    def visit_by_form(self, is_refused):
        form = Form(self.env['calendar.event'].with_user(self.ana).with_context(dont_notify=True))
        form.name = "Visit"
        form.start, form.stop = '2099-03-02 10:00:00', '2099-03-02 11:00:00'
        form.partner_ids.add(self.bakery_contact)
        with self.refused(is_refused):
            form.save()

    def visit_by_import(self, is_refused):
        result = self.env['calendar.event'].with_user(self.ana).with_context(dont_notify=True).load(
            ['name', 'start', 'stop', 'partner_ids/.id'],
            [["Visit", '2099-03-02 10:00:00', '2099-03-02 11:00:00', str(self.bakery_contact.id)]])
        self.assertEqual(bool(result['messages']), is_refused)

    def visit_by_rpc(self, is_refused):
        Event = self.env['calendar.event'].with_user(self.ana).with_context(dont_notify=True)
        with self.refused(is_refused):
            Event.create(self.appointment(partner_ids=[Command.set(self.ana.partner_id.ids)],
                                          res_model='res.partner', res_id=self.bakery.id,
                                          res_model_id=self.env['ir.model']._get_id('res.partner')))
        event = Event.create(self.appointment(partner_ids=[Command.set(self.ana.partner_id.ids)]))
        with self.refused(is_refused):
            event.partner_ids |= self.bakery_contact

    def visit_by_cron(self, is_refused):
        with self.refused(is_refused):
            self.env['calendar.event'].sudo().with_context(dont_notify=True).create(self.appointment())

    # -- dates -----------------------------------------------------------------------------------

    def test_it_holds_by_its_dates_whether_the_job_ran_or_not(self):
        with freeze_time('2026-03-02'):
            self.block(date_from='2026-03-04', date_to='2026-03-05')
        for day, state, is_blocked in [
            ('2026-03-03', 'planned', False), ('2026-03-04', 'current', True), ('2026-03-05', 'current', True),
            ('2026-03-06', 'expired', False),
        ]:
            with self.subTest(day=day), freeze_time(f'{day} 09:00:00'):
                self.bakery.invalidate_recordset()
                block = self.bakery.portfolio_block_ids
                block.invalidate_recordset()
                self.assertEqual(block.state, state)
                self.assertIn(block, block.search([('state', '=', state)]))
                self.assertEqual(bool(self.bakery._portfolio_blocked('order')), is_blocked)
                self.assertEqual(self.bakery.portfolio_blocked_order, is_blocked)
                self.assertEqual(
                    self.bakery in self.bakery.search([('portfolio_blocked_order', '=', True)]), is_blocked)

    def test_a_visit_counts_on_its_day(self):
        self.block('visit', date_to='2099-03-01')
        Event = self.env['calendar.event'].with_context(dont_notify=True)
        Event.create(self.appointment())
        with self.assertRaises(UserError):
            Event.create(self.appointment(start='2099-03-01 10:00:00', stop='2099-03-01 11:00:00'))

    def test_what_took_place_is_noted_all_the_same(self):
        self.block('visit', date_from='2020-01-01')
        self.env['calendar.event'].create(self.appointment(start='2021-03-02 10:00:00', stop='2021-03-02 11:00:00'))

    def test_the_job_notes_the_end_once(self):
        with freeze_time('2026-03-02'):
            block = self.block(date_to='2026-03-05')
        before = len(self.bakery.message_ids)
        for day, noted in [('2026-03-05', 0), ('2026-03-06', 1), ('2026-03-07', 1)]:
            with self.subTest(day=day), freeze_time(f'{day} 01:00:00'), self.enter_registry_test_mode():
                self.env.ref('crm_portfolio.ir_cron_expire_blocks').method_direct_trigger()
                self.bakery.invalidate_recordset(['message_ids'])
                self.assertEqual(len(self.bakery.message_ids) - before, noted)
        self.assertIn("last day", block.lift_reason)

    # -- who -------------------------------------------------------------------------------------

    def test_who_may_do_what(self):
        block = self.block()
        for user, operations in [
            (self.ana, 'read'), (self.bruno, ''), (self.maria, 'read write create'),
            (self.carla, ''), (self.diego, 'read write create'), (self.stock, ''),
        ]:
            for operation in ('read', 'write', 'create', 'unlink'):
                with self.subTest(user=user.login, operation=operation):
                    self.assertEqual(block.with_user(user).has_access(operation), operation in operations.split())
        Block = self.env['portfolio.block']
        self.assertFalse(Block.with_user(self.bruno).search([('partner_id', '=', self.bakery.id)]))
        with self.assertRaises(AccessError):
            Block.with_user(self.ana).create({'partner_id': self.garage.id, 'reason_id': self.unpaid.id})
        with self.assertRaises(AccessError):
            self.block(account=self.winery)
        with self.assertRaises(AccessError):
            block.with_user(self.ana)._lift("Mine.")

    def test_history_stays(self):
        with self.assertRaises(AccessError):
            self.block(user_id=self.bruno.id)
        block = self.block()
        self.assertEqual(block.user_id, self.maria, "who blocks is who blocks")
        with self.assertRaises(UserError):
            block.write({'kind': 'visit'})
        with self.assertRaises(UserError):
            self.env['portfolio.block'].browse(block.id).unlink()
        block._lift("Paid on Monday.")
        self.assertEqual(
            (block.state, block.lifted_by_id, block.lift_reason), ('lifted', self.maria, "Paid on Monday."))
        self.quote().with_user(self.ana).action_confirm()
        self.assertIn("Paid on Monday.", "".join(self.bakery.message_ids.mapped('body')))

    def test_a_contact_is_blocked_with_its_account_and_never_alone(self):
        with self.assertRaisesRegex(UserError, "Block the account"):
            self.env['portfolio.block'].create({'partner_id': self.bakery_contact.id, 'reason_id': self.unpaid.id})
        self.block()
        self.assertIn(self.bakery_contact, self.bakery_contact._portfolio_blocked('order'))
        self.assertTrue(self.bakery_contact.portfolio_blocked)

    def test_whoever_pays_must_not_be_blocked_either(self):
        self.block(account=self.hotel)
        with self.assertRaises(UserError):
            self.quote(partner_invoice_id=self.hotel.id).action_confirm()

    def test_a_customer_does_not_read_why(self):
        self.block()
        portal = self.env['res.users'].create({
            'name': "Portal", 'login': 'portal_block',
            'group_ids': [Command.set(self.env.ref('base.group_portal').ids)]})
        with self.assertRaises(UserError) as refusal:
            self.quote().with_user(portal).sudo().action_confirm()
        self.assertNotIn("Unpaid", str(refusal.exception))

    def test_blocks_of_many_accounts_at_once(self):
        action = (self.bakery_contact | self.garage).with_user(self.maria).action_portfolio_block()
        wizard = self.env[action['res_model']].with_user(self.maria).with_context(**action['context']).create({
            'kind': 'all', 'reason_id': self.unpaid.id, 'note': "3 invoices", 'date_to': fields.Date.add(
                fields.Date.today(), days=3)})
        wizard.action_apply()
        self.assertEqual(set((self.bakery | self.garage | self.hotel)._portfolio_blocked('visit')),
                         {self.bakery, self.garage})
        self.assertIn("3 invoices", self.garage.portfolio_block_text)

    def test_tri_state_filter(self):
        self.block('mailing')
        accounts = self.bakery | self.garage
        for domain, expected in [
            ([('portfolio_blocked', '=', True)], self.bakery), ([('portfolio_blocked', '=', False)], self.garage),
            ([('portfolio_blocked_order', '=', True)], accounts.browse()),
            ([('portfolio_blocked_mailing', '!=', False)], self.bakery), ([], accounts),
        ]:
            with self.subTest(domain=domain):
                found = accounts.with_user(self.ana).search([('id', 'in', accounts.ids), *domain])
                self.assertEqual(found, expected.with_user(self.ana))

    def test_bulk_quotations_skip_blocked_accounts_with_a_sentence(self):
        self.block()
        orders, left = (self.bakery | self.garage).with_user(self.ana)._portfolio_generate_quotes(
            products=[(self.oven, 1)])
        self.assertEqual(orders.partner_id, self.garage)
        [(partner, cause)] = left
        self.assertEqual(partner, self.bakery)
        self.assertIn("Unpaid invoices", cause)
        lead = self.env['crm.lead'].create({
            'name': "Oven", 'type': 'opportunity', 'partner_id': self.bakery.id, 'user_id': self.ana.id})
        orders, left = lead.with_user(self.ana)._portfolio_generate_quotes(products=[(self.oven, 1)])
        self.assertFalse(orders)
        self.assertIn("Unpaid invoices", left[0][1])

    def test_lists_cost_the_same_for_one_as_for_many(self):
        self.block()
        many = self.env['res.partner'].create([{'name': f"Many {number}"} for number in range(30)])
        for accounts in (many[:1], many):
            accounts.invalidate_recordset()
            accounts.mapped('commercial_partner_id')
            with self.assertQueryCount(1):
                accounts.mapped('portfolio_block_label')
