from datetime import datetime, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase

NOON = datetime(2026, 1, 12, 12)


@tagged('post_install', '-at_install')
class TestFrontTimeline(PortfolioCase):
    """What happened with the bakery, for each who may know."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.env['sale.order'].create({
            'partner_id': cls.bakery.id, 'user_id': cls.ana.id, 'date_order': NOON - timedelta(days=2)})
        cls.need = cls.env['portfolio.need'].create({
            'partner_id': cls.bakery.id, 'name': "Two ovens", 'date': '2026-01-11', 'user_id': cls.ana.id})
        cls.meeting = cls.env['calendar.event'].create({
            'name': "Tasting", 'start': NOON, 'stop': NOON + timedelta(hours=1), 'user_id': cls.ana.id,
            'partner_ids': [(6, 0, [cls.bakery_contact.id, cls.ana.partner_id.id])]})

    def page(self, user, partner=None, **more):
        return self.env['portfolio.timeline'].with_user(user).read_page((partner or self.bakery).id, **more)

    def kinds(self, user, **more):
        return [entry['kind'] for entry in self.page(user, **more)['entries']]

    def test_the_latest_stands_first(self):
        entries = self.page(self.ana, kinds=['order', 'need', 'meeting'])['entries']
        self.assertEqual([(entry['kind'], entry['day']) for entry in entries], [
            ('meeting', '2026-01-12'), ('need', '2026-01-11'), ('order', '2026-01-10')])
        self.assertIn("Two ovens", entries[1]['text'])
        self.assertEqual((entries[1]['moment'], entries[1]['who'], entries[1]['id']), (False, "Ana", self.need.id))
        self.assertEqual(entries[2]['moment'], '2026-01-10 12:00:00')

    def test_a_day_is_one_of_the_company_s_time_zone(self):
        self.env.company.partner_id.tz = 'Atlantic/Canary'
        self.env.registry.clear_cache()
        self.order.date_order = datetime(2026, 6, 30, 23, 30)
        entry, = self.page(self.ana, kinds=['order'])['entries']
        self.assertEqual(entry['day'], '2026-07-01')

    def test_what_has_not_happened_yet_does_not_stand_there(self):
        self.meeting.write({'start': datetime(2090, 1, 1, 9), 'stop': datetime(2090, 1, 1, 10)})
        self.assertEqual(self.kinds(self.ana, kinds=['meeting']), [])

    def test_pages_show_each_entry_once(self):
        self.env['portfolio.need'].create([
            {'partner_id': self.bakery.id, 'name': f"Need {number}", 'date': '2026-01-11'} for number in range(47)])
        self.env['calendar.event'].create([{
            'name': f"Call {number}", 'start': NOON, 'stop': NOON + timedelta(hours=1), 'user_id': self.ana.id,
            'partner_ids': [(6, 0, self.bakery.ids)]} for number in range(30)])
        self.env['sale.order'].create([
            {'partner_id': self.bakery.id, 'user_id': self.ana.id, 'date_order': NOON} for _number in range(25)])
        seen, after, pages = [], None, 0
        while True:
            page = self.page(self.ana, kinds=['order', 'need', 'meeting'], after=after)
            seen += [(entry['kind'], entry['id']) for entry in page['entries']]
            pages += 1
            if not page['more']:
                break
            after = page['entries'][-1]['key']
        self.assertEqual(len(seen), len(set(seen)))
        self.assertEqual(len(seen), 48 + 31 + 26)
        self.assertEqual(pages, 6)

    def test_only_who_may_read_it_sees_it(self):
        self.env['portfolio.block'].create({
            'partner_id': self.bakery.id, 'kind': 'visit',
            'reason_id': self.env['portfolio.block.reason'].create({'name': "Holidays"}).id})
        self.assertIn('block', self.kinds(self.ana))
        self.assertIn('order', self.kinds(self.maria))
        with self.assertRaises(AccessError):
            self.page(self.carla)
        mara = new_test_user(self.env, 'mara', groups='crm_portfolio.portfolio_group_marketing')
        self.assertNotIn('order', dict(self.page(mara)['kinds']))
        self.assertNotIn('order', self.kinds(mara))
        with self.assertRaises(AccessError):
            self.page(self.stock)

    def test_messages_are_those_of_the_account(self):
        self.bakery.with_user(self.ana).message_post(
            body="They move in May", message_type='comment', subtype_xmlid='mail.mt_note')
        self.hotel.message_post(body="Nothing", message_type='comment')
        entries = self.page(self.ana, kinds=['message'])['entries']
        self.assertEqual([(entry['text'], entry['model'], entry['id']) for entry in entries], [
            ("They move in May", 'res.partner', self.bakery.id)])

    def test_a_done_call_stands_there_with_what_was_said(self):
        activity = self.bakery.activity_schedule('mail.mail_activity_data_call', user_id=self.ana.id)
        activity.with_user(self.ana).action_feedback(feedback="Wants a price")
        entry, = self.page(self.ana, kinds=['message'])['entries']
        self.assertIn("Wants a price", entry['text'])

    def test_the_history_of_a_contact_is_that_of_the_account(self):
        self.assertEqual(
            self.page(self.ana, self.bakery_contact, kinds=['need'])['entries'][0]['id'], self.need.id)

    def test_what_is_off_is_gone(self):
        self.env['res.groups']._portfolio_switch(['interest'], on=False)
        page = self.page(self.ana)
        self.assertNotIn('need', dict(page['kinds']))
        self.assertNotIn('need', [entry['kind'] for entry in page['entries']])

    def test_what_was_sent_is_looked_at(self):
        Timeline = self.env['portfolio.timeline'].with_user(self.ana)
        for partner in ('1', [1], None, True, {'id': 1}):
            with self.subTest(partner=partner), self.assertRaises(UserError):
                Timeline.read_page(partner)
        for kinds in ('order', ['x'], [1], {'order': 1}, True):
            with self.subTest(kinds=kinds), self.assertRaises(UserError):
                Timeline.read_page(self.bakery.id, kinds)
        for after in ('x', [1], ['x', 1, 1], ['2026-01-01', 'x', 1], ['2026-01-01', 1], {'a': 1}, True):
            with self.subTest(after=after), self.assertRaises(UserError):
                Timeline.read_page(self.bakery.id, None, after)

    def test_a_page_takes_the_same_queries_for_one_and_for_many(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.page(self.ana)
            return self.env.cr.sql_log_count - before

        self.page(self.ana)
        few = queries()
        self.env['portfolio.need'].create([
            {'partner_id': self.bakery.id, 'name': f"Need {number}", 'date': '2026-01-11', 'user_id': self.ana.id}
            for number in range(40)])
        self.assertLessEqual(queries(), few + 1)
        self.assertLess(few, 70)
