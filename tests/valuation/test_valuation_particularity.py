from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time

from .common import ValuationCase


@freeze_time('2026-06-15 12:00:00')
class TestValuationParticularity(ValuationCase):
    """What must be known of an account, where it matters, and who has read it."""

    def note(self, account, text, category='delivery', **values):
        return self.env['portfolio.particularity'].create({
            'partner_id': account.id, 'name': text,
            'category_id': self.env.ref(f'crm_portfolio.particularity_category_{category}').id, **values})

    def test_shown_where_it_matters(self):
        delivery = self.note(self.bakery, "Before 11")
        self.note(self.bakery, "Over", date_to='2026-06-14')
        self.note(self.bakery, "Not yet", date_from='2026-06-16')
        legal = self.note(self.bakery, "In court", 'legal')
        visit = self.note(self.bakery, "Ask for Lola", 'visit')
        order = self.sell(self.bakery_contact, 10, '2026-06-01')
        invoice, bill = self.env['account.move'].create([
            {'move_type': kind, 'partner_id': self.bakery_contact.id} for kind in ('out_invoice', 'in_invoice')])
        event = self.env['calendar.event'].create({
            'name': "Visit", 'start': '2026-06-15 10:00:00', 'stop': '2026-06-15 11:00:00',
            'partner_ids': (self.bakery_contact | self.ana.partner_id).ids})
        for document, expected in [
            (order, legal | delivery), (invoice, legal), (bill, legal.browse()), (event, legal | visit),
            (self.bakery_contact, legal | visit),
        ]:
            with self.subTest(document=document._name):
                shown = document.with_user(self.ana).portfolio_shown_particularity_ids
                self.assertEqual(shown, expected)
                self.assertFalse(any(shown.mapped('is_read')))

    def test_the_worst_comes_first(self):
        quality, delivery = self.note(self.bakery, "Counts them", 'quality'), self.note(self.bakery, "Before 11")
        legal = self.note(self.bakery, "In court", 'legal')
        order = self.sell(self.bakery, 10, '2026-06-01')
        self.assertEqual(order.portfolio_shown_particularity_ids.ids, (legal | delivery | quality).ids)
        quality.severity = 'danger'
        self.assertEqual(self.bakery.portfolio_particularity_ids.sorted().ids, (legal | quality | delivery).ids)

    def test_shown_as_soon_as_the_account_is_chosen(self):
        note = self.note(self.bakery, "Before 11")
        with Form(self.env['sale.order'].with_user(self.ana)) as order:
            self.assertFalse(order.portfolio_shown_particularity_ids.ids)
            order.partner_id = self.bakery_contact
            self.assertEqual(order.portfolio_shown_particularity_ids.ids, note.ids)

    def test_read_once_and_again_when_it_changes(self):
        note = self.note(self.bakery, "Before 11")
        order = self.sell(self.bakery, 10, '2026-06-01').with_user(self.ana)
        shown = order.portfolio_shown_particularity_ids
        self.assertFalse(shown.is_read)
        for _again in range(2):
            shown.action_acknowledge()
        self.assertTrue(shown.is_read)
        ack = note.ack_ids.filtered(lambda ack: ack.user_id == self.ana)
        self.assertEqual((len(ack), str(ack.date)), (1, '2026-06-15 12:00:00'))
        note.with_user(self.maria).name = "Before 10"
        self.assertEqual(note.ack_ids.user_id, self.maria)
        self.assertFalse(shown.is_read)

    def test_access(self):
        note = self.note(self.bakery, "Before 11")
        theirs = self.note(self.hotel, "After 12")
        Note = self.env['portfolio.particularity']
        self.assertEqual(Note.with_user(self.ana).search([]), note)
        self.assertEqual(Note.with_user(self.maria).search([]), note | theirs)
        for action in (
            lambda: theirs.with_user(self.ana).write({'name': "X"}),
            lambda: theirs.with_user(self.ana).action_acknowledge(),
            lambda: Note.with_user(self.stock).search([]),
            lambda: self.env['portfolio.particularity.ack'].with_user(self.ana).create(
                {'particularity_id': note.id, 'user_id': self.bruno.id}),
        ):
            with self.assertRaises(AccessError):
                action()
        # Odoo's own salesman sees orders as ever
        self.sell(self.bakery, 10, '2026-06-01', user_id=self.stock.id).with_user(self.stock).read(['name'])

    def test_a_list_of_orders_takes_as_many_queries_as_one(self):
        orders = self.env['sale.order'].union(*(
            self.sell(account, 10, '2026-06-01') for account in (self.bakery, self.garage, self.hotel)))
        for account in (self.bakery, self.garage, self.hotel):
            self.note(account, "Before 11")
        self.env.invalidate_all()
        with self.assertQueryCount(12):
            orders[:1].mapped('portfolio_shown_particularity_ids')
        self.env.invalidate_all()
        with self.assertQueryCount(12):
            orders.mapped('portfolio_shown_particularity_ids')
