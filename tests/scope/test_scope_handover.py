from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time

from ..common import PortfolioCase


@freeze_time('2026-03-02 10:00:00')
class TestScopeHandover(PortfolioCase):
    """Ana goes, or is away for two weeks. Maria hands her portfolio to Bruno."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time('2026-02-02 10:00:00'):
            rows = cls.bakery.portfolio_responsible_ids | cls.garage.portfolio_responsible_ids
            rows.date_from = '2026-02-02'
            cls.open, cls.lost, cls.hers_elsewhere = cls.env['crm.lead'].create([
                {'name': "Open", 'partner_id': cls.bakery_contact.id, 'user_id': cls.ana.id, 'type': 'opportunity'},
                {'name': "Lost", 'partner_id': cls.bakery.id, 'user_id': cls.ana.id, 'type': 'opportunity'},
                {'name': "Elsewhere", 'partner_id': cls.hotel.id, 'user_id': cls.ana.id, 'type': 'opportunity'},
            ])
            cls.lost.action_set_lost()
            cls.quote = cls.env['sale.order'].create({'partner_id': cls.bakery.id, 'user_id': cls.ana.id})
            cls.call = cls.bakery.activity_schedule(
                'mail.mail_activity_data_call', user_id=cls.ana.id, date_deadline='2026-03-05')
            cls.call_in_april = cls.garage.activity_schedule(
                'mail.mail_activity_data_call', user_id=cls.ana.id, date_deadline='2026-04-20')
            cls.past, cls.visit, cls.visit_in_april = cls.env['calendar.event'].with_context(
                no_mail_to_attendees=True).create([
                    {'name': "Visit", 'user_id': cls.ana.id, 'start': f'{day} 09:00:00', 'stop': f'{day} 10:00:00',
                     'partner_ids': [fields.Command.set((cls.ana.partner_id | cls.bakery_contact).ids)]}
                    for day in ('2026-02-20', '2026-03-04', '2026-04-21')])
        cls.env['mail.mail'].search([]).unlink()

    def hand_over(self, **values):
        handover = self.env['portfolio.handover'].with_user(self.maria).create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id, 'date_from': '2026-03-02', **values})
        handover.action_start()
        return handover

    def owners(self):
        return {
            name: getattr(self, name).user_id.login
            for name in ('bakery', 'garage', 'hotel', 'open', 'lost', 'hers_elsewhere', 'quote', 'call',
                         'call_in_april', 'past', 'visit', 'visit_in_april')
        }

    def test_for_good_everything_open_goes_along(self):
        handover = self.hand_over()
        owners = self.owners()
        stay = {'lost', 'hers_elsewhere', 'past'}
        self.assertEqual({name for name, login in owners.items() if login == 'ana'}, stay)
        self.assertEqual(handover.state, 'done')
        self.assertEqual(handover.account_count, 2)
        self.assertEqual(handover.goes_along, (
            "2 accounts, with what is open: 6 (leads and opportunities: 1, quotations: 1, activities: 2, "
            "meetings: 2)."))
        self.assertFalse(self.bakery.with_user(self.ana).has_access('read'))
        self.bakery.with_user(self.bruno).check_access('write')
        self.assertIn(self.bruno.partner_id, self.visit.partner_ids)
        self.assertNotIn(self.ana.partner_id, self.visit.partner_ids)

    def test_history_of_who_was_responsible(self):
        self.hand_over(reason="New territory")
        rows = self.bakery.portfolio_responsible_ids.sorted('date_from')
        self.assertEqual(
            [(row.user_id, str(row.date_from), str(row.date_to or '')) for row in rows],
            [(self.ana, '2026-02-02', '2026-03-01'), (self.bruno, '2026-03-02', '')])
        self.assertEqual(rows[-1].reason, "New territory")

    def test_nobody_is_written_to(self):
        self.bakery.message_subscribe(self.bakery_contact.ids)
        self.open.message_subscribe(self.bakery_contact.ids)
        before = self.env['mail.message'].search_count([('notified_partner_ids', 'in', self.bakery_contact.ids)])
        self.hand_over()
        self.env.flush_all()
        told = self.env['mail.mail'].search([]).recipient_ids
        self.assertLessEqual(told, (self.ana | self.bruno).partner_id, "only who gives and who gets, one mail each")
        self.assertEqual(before, self.env['mail.message'].search_count(
            [('notified_partner_ids', 'in', self.bakery_contact.ids)]))

    def test_a_part_of_it(self):
        self.hand_over(domain=f"[('id', '=', {self.garage.id})]", with_activities=False)
        self.assertEqual((self.bakery.user_id, self.garage.user_id), (self.ana, self.bruno))
        self.assertEqual(self.call_in_april.user_id, self.ana)

    def test_undo_puts_everything_back(self):
        before = self.owners()
        handover = self.hand_over()
        handover.action_undo()
        self.assertEqual(self.owners(), before)
        self.assertEqual(handover.state, 'undone')
        self.assertIn(self.ana.partner_id, self.visit.partner_ids)
        self.bakery.with_user(self.ana).check_access('write')
        self.assertFalse(self.bakery.with_user(self.bruno).has_access('read'))

    def test_undo_leaves_what_changed_since(self):
        handover = self.hand_over()
        self.open.user_id = self.maria
        handover.action_undo()
        self.assertEqual(self.open.user_id, self.maria)
        self.assertIn("Open", handover.result)

    def test_an_undo_that_left_nothing_says_so_once(self):
        handover = self.hand_over()
        handover.action_undo()
        self.assertTrue(handover.goes_along.startswith("Undone. "))
        self.assertFalse(handover.result)

    def cron(self):
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_handover').method_direct_trigger()
            self.env.ref('crm_portfolio.ir_cron_responsible_dates').method_direct_trigger()
        self.env.invalidate_all()

    def test_an_absence_goes_and_comes_back_by_itself(self):
        before = self.owners()
        handover = self.hand_over(kind='absence', date_from='2026-03-03', date_to='2026-03-13')
        self.assertEqual(self.owners(), before, "nothing before the first day")
        with freeze_time('2026-03-03 06:00:00'):
            self.cron()
            self.assertEqual(handover.state, 'running')
            moved = {name for name, login in self.owners().items() if login != before[name]}
            self.assertEqual(moved, {'open', 'quote', 'call', 'visit'}, "only what falls within")
            self.bakery.with_user(self.bruno).check_access('write')
            self.bakery.with_user(self.ana).check_access('write')
        with freeze_time('2026-03-14 06:00:00'):
            self.cron()
            self.assertEqual(handover.state, 'returned')
            self.assertEqual(self.owners()['open'], 'ana')
            self.assertFalse(self.bakery.with_user(self.bruno).has_access('read'))
            self.cron()
            self.assertEqual(handover.state, 'returned')

    def test_what_the_substitute_won_stays_his(self):
        handover = self.hand_over(kind='absence', date_to='2026-03-13')
        self.open.action_set_won()
        with freeze_time('2026-03-14 06:00:00'):
            self.cron()
        self.assertEqual(self.open.user_id, self.bruno)
        self.assertEqual(self.quote.user_id, self.ana)
        self.assertEqual(handover.state, 'returned')

    def test_started_from_a_list_it_knows_which_and_from_whom(self):
        handover = self.env['portfolio.handover'].with_user(self.maria).with_context(
            active_model='res.partner', active_ids=(self.bakery_contact | self.garage | self.winery).ids
        ).create({'to_user_id': self.bruno.id})
        self.assertEqual(handover.from_user_id, self.ana)
        self.assertEqual(handover._accounts(), self.bakery | self.garage)

    def test_a_manager_hands_over_nothing_of_another_team(self):
        with self.assertRaisesRegex(UserError, "none of these accounts"):
            self.hand_over(from_user_id=self.carla.id)

    def test_only_to_a_representative(self):
        with self.assertRaisesRegex(ValidationError, "not a representative"):
            self.hand_over(to_user_id=self.stock.id)

    def test_a_large_portfolio_costs_no_query_per_account(self):
        def queries(count):
            user = self.bruno.copy({'login': f'big{count}', 'name': f"Big {count}"})
            self.north.member_ids = [(4, user.id)]
            self.env['res.partner'].create([
                {'name': f"Big {n}", 'is_company': True, 'user_id': user.id} for n in range(count)])
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self.hand_over(from_user_id=user.id)
            self.env.flush_all()
            return self.env.cr.sql_log_count - start

        queries(2)
        small, large = queries(5), queries(45)
        self.assertLess(large - small, 40, "less than one query for each account more")

    # -- what is counted is what moves, and opens ------------------------------------------------------

    def opened(self, handover):
        action = handover.action_open_accounts()
        return self.env['res.partner'].with_user(self.maria).with_context(**action['context']).search(action['domain'])

    def test_the_same_number_before_and_after_and_after_the_undo(self):
        for values in ({}, {'domain': f"[('id', '=', {self.garage.id})]"}, {
                'with_leads': False, 'with_events': False}, {'kind': 'absence', 'date_to': '2026-03-13'}):
            with self.subTest(values=values):
                handover = self.env['portfolio.handover'].with_user(self.maria).create({
                    'from_user_id': self.ana.id, 'to_user_id': self.bruno.id, 'date_from': '2026-03-02', **values})
                count, said, accounts = handover.account_count, handover.goes_along, self.opened(handover)
                self.assertEqual(len(accounts), count)
                handover.action_start()
                self.assertEqual((handover.account_count, handover.goes_along), (count, said))
                self.assertEqual(self.opened(handover), accounts)
                handover.action_undo()
                self.assertEqual(
                    (handover.account_count, handover.goes_along), (count, f"Undone. It had handed over: {said}"))
                self.assertEqual(self.opened(handover), accounts)

    def test_accounts_picked_in_a_list_are_said_by_name(self):
        accounts = self.bakery | self.garage
        handover = self.env['portfolio.handover'].with_user(self.maria).with_context(
            active_model='res.partner', active_ids=accounts.ids).create(
                {'from_user_id': self.ana.id, 'to_user_id': self.bruno.id})
        self.assertEqual(handover.chosen, ', '.join(accounts.sorted('complete_name').mapped('name')))
        handover.domain = str([('id', 'in', [*self.bakery.ids, self.winery.id])])
        self.assertFalse(self.winery.with_user(self.maria).has_access('read'))
        self.assertEqual(handover.chosen, f"{self.bakery.name}, 1 more", "what one may not read has no name")
        for condition in ("[]", "[('city', '=', 'Lugo')]", "[('id', 'in', [1]), ('city', '=', 'Lugo')]"):
            handover.domain = condition
            self.assertFalse(handover.chosen, condition)

    def test_an_account_alone(self):
        handover = self.env['portfolio.handover'].with_user(self.maria).create({
            'from_user_id': self.bruno.id, 'to_user_id': self.ana.id, 'date_from': '2026-03-02'})
        self.assertEqual(
            handover.goes_along, "1 account, without open leads, quotations, activities or meetings.")

    def test_the_undo_tells_who_gave_and_who_got_once(self):
        handover = self.hand_over()
        people = (self.ana | self.bruno).partner_id
        Message = self.env['mail.message']
        before = {person: Message.search_count([('partner_ids', 'in', person.ids)]) for person in people}
        handover.action_undo()
        for user, subject in [(self.ana, "are yours again"), (self.bruno, "are with Ana again")]:
            person = user.partner_id
            told = Message.search([('partner_ids', 'in', person.ids)], order='id desc')
            self.assertEqual(len(told), before[person] + 1)
            self.assertIn(subject, told[0].subject)
            self.assertTrue(told[0].subject.endswith(": 2"), told[0].subject)
