from odoo import fields
from odoo.exceptions import AccessError

from ...models.guard.ir_rule_registry import FREE
from ..common import PortfolioCase


class TestScopeDocuments(PortfolioCase):
    """What hangs on an account follows it: seen with it, gone with it, in lists and in reports."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.oven = cls.env['product.product'].create(
            {'name': "Oven", 'list_price': 100.0, 'taxes_id': [fields.Command.clear()]})

    def order(self, partner, user):
        return self.env['sale.order'].create({
            'partner_id': partner.id, 'user_id': user.id,
            'order_line': [fields.Command.create({'product_id': self.oven.id})]})

    def lead(self, partner, user, **values):
        return self.env['crm.lead'].create({
            'name': f"{partner.name} lead", 'partner_id': partner.id, 'user_id': user.id,
            'type': 'opportunity', **values})

    def seen(self, user, records):
        return self.env[records._name].with_user(user).search([('id', 'in', records.ids)])

    def test_leads(self):
        mine, colleagues, foreign = (
            self.lead(self.bakery, self.ana), self.lead(self.garage, self.bruno), self.lead(self.hotel, self.ana))
        every = mine | colleagues | foreign
        self.assertEqual(self.seen(self.ana, every), mine | colleagues, "all of my accounts, none of others'")
        self.assertEqual(self.seen(self.bruno, every), foreign)
        self.assertEqual(self.seen(self.maria, every), every)
        self.assertEqual(self.seen(self.diego, every), every)
        colleagues.with_user(self.ana).name = "Changed"
        with self.assertRaises(AccessError):
            foreign.with_user(self.ana).name = "Changed"

    def test_leads_without_account_of_the_team(self):
        lead = self.env['crm.lead'].create({'name': "New", 'user_id': self.bruno.id, 'team_id': self.north.id})
        self.assertTrue(self.seen(self.maria, lead))
        self.assertTrue(self.seen(self.bruno, lead))
        self.assertFalse(self.seen(self.ana, lead))

    def test_orders_and_their_lines(self):
        mine, foreign = self.order(self.bakery, self.bruno), self.order(self.hotel, self.ana)
        both = mine | foreign
        self.assertEqual(self.seen(self.ana, both), mine)
        self.assertEqual(self.seen(self.ana, both.order_line), mine.order_line)
        self.assertEqual(self.seen(self.maria, both), both)
        mine.with_user(self.ana).client_order_ref = "B-1"

    def test_a_technical_responsible_reads_the_orders_and_changes_none(self):
        order = self.order(self.bakery, self.ana)
        self.env['portfolio.responsible'].create({
            'partner_id': self.bakery.id, 'user_id': self.bruno.id,
            'role_id': self.env.ref('crm_portfolio.role_technical').id})
        self.assertTrue(self.seen(self.bruno, order))
        self.assertFalse(order.with_user(self.bruno).has_access('write'))

    def test_invoices_of_my_accounts_whoever_wrote_them(self):
        journal = self.env['account.journal'].search([('type', '=', 'sale')], limit=1) or self.env[
            'account.journal'].create({'name': "Sales", 'type': 'sale', 'code': 'SCO'})
        income = self.env['account.account'].create(
            {'name': "Sales", 'code': 'SCO700', 'account_type': 'income'})
        mine, colleagues, foreign = self.env['account.move'].create([
            {'move_type': 'out_invoice', 'partner_id': partner.id, 'invoice_user_id': user.id,
             'journal_id': journal.id, 'invoice_line_ids': [fields.Command.create(
                 {'name': "Oven", 'price_unit': 100.0, 'account_id': income.id})]}
            for partner, user in [(self.bakery, self.ana), (self.garage, self.bruno), (self.hotel, self.ana)]])
        every = mine | colleagues | foreign
        self.assertEqual(self.seen(self.ana, every), mine | colleagues, "all of my accounts, none of others'")
        self.assertEqual(self.seen(self.ana, every.invoice_line_ids).move_id, mine | colleagues)
        self.assertFalse(colleagues.with_user(self.ana).has_access('write'))
        self.assertFalse(
            self.env['account.invoice.report'].with_user(self.ana).has_access('read'), "stock: for invoicing only")

    def meeting(self, user, *partners):
        return self.env['calendar.event'].with_context(no_mail_to_attendees=True).create({
            'name': "Visit", 'user_id': user.id, 'start': '2026-03-02 09:00:00', 'stop': '2026-03-02 10:00:00',
            'partner_ids': [fields.Command.set((user.partner_id.union(*partners)).ids)]})

    def test_meetings_with_a_foreign_customer_are_not_shown(self):
        own, foreign, inner, shared = (
            self.meeting(self.ana, self.bakery_contact), self.meeting(self.bruno, self.hotel_contact),
            self.meeting(self.bruno), self.meeting(self.bruno, self.hotel_contact, self.ana.partner_id))
        every = own | foreign | inner | shared
        self.assertEqual(self.seen(self.ana, every), own | inner | shared)
        self.assertEqual(self.seen(self.maria, every), every)
        self.assertFalse(self.seen(self.ana, foreign.attendee_ids))
        self.env.invalidate_all()
        shared.with_user(self.ana).web_read({'name': {}, 'attendee_ids': {'fields': {'display_name': {}}}})

    def test_activities_follow_their_document(self):
        todo = 'mail.mail_activity_data_todo'
        mine = self.bakery.activity_schedule(todo, user_id=self.bruno.id)
        foreign = self.hotel.activity_schedule(todo, user_id=self.bruno.id)
        self.assertEqual(self.seen(self.ana, mine | foreign), mine)

    def test_messages_and_attachments_follow_their_document(self):
        message = self.hotel.message_post(body="Secret")
        attachment = self.env['ir.attachment'].create(
            {'name': "secret.txt", 'raw': b"secret", 'res_model': 'res.partner', 'res_id': self.hotel.id})
        self.assertFalse(self.seen(self.ana, message))
        self.assertFalse(self.seen(self.ana, attachment))
        self.assertTrue(self.seen(self.bruno, attachment))

    def test_analyses_count_what_the_lists_show(self):
        for partner, user in [(self.bakery, self.bruno), (self.hotel, self.ana)]:
            self.order(partner, user).action_confirm()
            self.lead(partner, user)
        self.env.flush_all()
        for user in (self.ana, self.bruno, self.maria, self.diego):
            orders = self.env['sale.order'].with_user(user).search([('state', '=', 'sale')])
            report = self.env['sale.report'].with_user(user).search([('state', '=', 'sale')])
            self.assertEqual(
                sum(report.mapped('price_subtotal')), sum(orders.mapped('amount_untaxed')), user.login)

    def test_payments(self):
        self.assertFalse(self.env['payment.transaction'].with_user(self.ana).has_access('read'), "as in stock")
        provider = self.env['payment.provider'].create({'name': "Test", 'code': 'none'})
        method = self.env['payment.method'].create({'name': "Card", 'code': 'scope_card'})
        mine, foreign = self.env['payment.token'].create([
            {'provider_id': provider.id, 'payment_method_id': method.id, 'payment_details': "1234",
             'provider_ref': partner.name, 'partner_id': partner.id}
            for partner in (self.bakery, self.hotel)])
        self.assertEqual(self.seen(self.ana, mine | foreign), mine)

    def test_no_model_is_forgotten(self):
        """Whatever a representative may read that points at a partner has a rule, or a reason here."""
        reasons = {
            **FREE,
            'mail.notification': "core: own notifications and those of messages one may read; ids only",
            'res.company': "our own companies",
            'res.partner.category': "tags; the partners behind one are filtered when they are read",
            'res.users.settings.volumes': "own settings",
        }
        Rule = self.env['ir.rule'].with_user(self.ana)
        for name in sorted(self.env.registry):
            model = self.env[name].with_user(self.ana)
            points = any(
                field.store and field.type in ('many2one', 'many2many') and field.comodel_name == 'res.partner'
                for field in model._fields.values())
            if points and not model._abstract and not model._transient and model.has_access('read'):
                ruled = 'portfolio_visible' in str(Rule._compute_domain(name, 'read'))
                self.assertTrue(ruled or name in reasons, f"{name}: give it a rule")
                self.assertFalse(ruled and name in reasons, f"{name}: has a rule, needs no reason")

    def test_bank_accounts_ratings_and_followers(self):
        mine, foreign = self.env['res.partner.bank'].create([
            {'acc_number': number, 'partner_id': partner.id} for number, partner in [
                ('ES9121000418450200051332', self.bakery), ('ES7921000813610123456789', self.hotel)]])
        self.assertEqual(self.seen(self.ana, mine | foreign), mine)
        (self.bakery | self.hotel).message_subscribe(self.hotel_contact.ids + self.bakery_contact.ids)
        followers = self.env['mail.followers'].search([
            ('res_model', '=', 'res.partner'), ('res_id', 'in', (self.bakery | self.hotel).ids)])
        self.assertEqual(
            self.seen(self.ana, followers).partner_id & (self.bakery_contact | self.hotel_contact), self.bakery_contact)
