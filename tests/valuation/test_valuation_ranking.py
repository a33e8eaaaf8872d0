from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time

from .common import ValuationCase


@freeze_time('2026-06-30 12:00:00')
class TestValuationRanking(ValuationCase):
    """RFM and ABC of an example worked by hand, with its ties, currencies and companies."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ranking = cls.env.ref('crm_portfolio.ranking_all')
        # name: (days ago, purchases, amount of each)
        cls.accounts = cls.env['res.partner']
        for name, dates, amount in [
            ("One", ['2026-06-29', '2026-06-01', '2026-05-01', '2026-04-01', '2026-03-01'], 1000),
            ("Two", ['2026-06-20', '2026-05-20', '2026-03-20'], 500),
            ("Three", ['2026-05-01', '2026-02-01'], 500),
            ("Four", ['2026-03-01', '2025-12-01'], 500),
            ("Five", ['2025-08-01'], 500),
        ]:
            account = cls.account(name)
            cls.accounts |= account
            for day in dates:
                cls.sell(account, amount, day)
        cls.one, cls.two, cls.three, cls.four, cls.five = cls.accounts

    def scores(self, accounts):
        return [
            (account.portfolio_rfm_recency, account.portfolio_rfm_frequency, account.portfolio_rfm_monetary)
            for account in accounts]

    def test_worked_by_hand(self):
        """Money 5000, 1500, 1000, 1000, 500 of 9000: reached 55.6 %, 72.2 %, 94.4 %, 94.4 %, 100 %."""
        run = self.ranking._rank()
        self.assertEqual(self.scores(self.accounts), [
            # 1 day, 10 days, 60 days, 121 days, 333 days; 5, 3, 2, 2, 1 purchases
            (5, 5, 5), (4, 4, 4), (3, 2, 2), (2, 2, 2), (1, 1, 1)])
        self.assertEqual(
            self.accounts.mapped('portfolio_rfm_label'), ['champion', 'champion', 'attention', 'dormant', 'dormant'])
        self.assertEqual(
            [account.portfolio_class_id.code for account in self.accounts], ['A', 'A', 'B', 'B', 'C'])
        self.assertEqual((run.account_count, run.amount, run.class_changes), (5, 9000, 5))
        self.assertEqual(run.thresholds['days']['5'], [1, 1, 1])
        self.assertEqual(run.thresholds['letter']['b'], [1000, 1000, 2])
        self.assertIn(
            "ABC, by amount   A: 1,500 – 5,000 (2)   B: 1,000 – 1,000 (2)   C: 500 – 500 (1)", run.threshold_text)
        self.assertEqual(
            self.three.portfolio_rfm_reason,
            "Recency 3: bought last on 05/01/2026, 60 days before. Frequency 2: purchases since 06/30/2025: 2. "
            "Monetary value 2: $ 1,000.00. Up to it 94.4 % of the sales: B.".replace("$ ", "$\N{NO-BREAK SPACE}"))
        self.assertEqual(
            self.three.portfolio_class_change_ids.reason,
            "Letter B of the ABC: up to it 94.4 % of the sales are reached.")

    def test_ties_stay_together_and_one_alone_is_a(self):
        self.env['sale.order'].search([]).filtered(lambda order: order.partner_id in self.accounts)._action_cancel()
        same = self.account("Same"), self.account("Likewise"), self.account("Ditto")
        for account in same:
            self.sell(account, 100, '2026-06-01')
        self.ranking._rank()
        self.assertEqual(len({tuple(self.scores(account)) for account in same}), 1)
        self.assertEqual({account.portfolio_class_id.code for account in same}, {'A'})

    def test_fixed_limits(self):
        self.ranking.write({
            'scoring': 'fixed', 'recency_limits': "15; 65; 150; 300", 'frequency_limits': "2; 3; 4; 5",
            'monetary_limits': "1000; 1500; 2000; 5000"})
        self.ranking._rank()
        self.assertEqual(self.scores(self.accounts), [(5, 5, 5), (5, 3, 3), (4, 2, 2), (3, 2, 2), (1, 1, 1)])
        with self.assertRaisesRegex(ValidationError, "four numbers"):
            self.ranking.recency_limits = "30; 20; 60; 90"

    def test_who_stops_buying_is_lost_and_moves(self):
        self.ranking._rank()
        with freeze_time('2026-09-01 12:00:00'):
            self.sell(self.five, 20000, '2026-08-30')
            with self.enter_registry_test_mode():
                self.env.ref('crm_portfolio.ir_cron_rank').method_direct_trigger()
        self.assertEqual(self.five.portfolio_class_id.code, 'A')
        line = self.env['portfolio.ranking.line'].search([('partner_id', '=', self.five.id)], limit=1)
        self.assertEqual((line.previous_letter, line.letter), ('c', 'a'))
        with freeze_time('2027-07-15 12:00:00'):
            self.ranking._rank()
        self.assertEqual((self.four.portfolio_rfm_label, self.four.portfolio_class_id.code), ('lost', 'C'))
        self.assertIn("nothing since 07/15/2026", self.four.portfolio_rfm_reason)
        self.env['sale.order'].search([('partner_id', '=', self.four.id)])._action_cancel()
        with freeze_time('2027-07-16 12:00:00'):
            self.ranking._rank()
        self.assertFalse(self.four.portfolio_rfm_label)
        self.assertFalse(self.four.portfolio_class_id)

    def test_the_job_runs_once_a_month_and_again_changes_nothing(self):
        cron = self.env.ref('crm_portfolio.ir_cron_rank')
        for day, runs in [('2026-06-30', 1), ('2026-06-30', 1), ('2026-07-01', 2), ('2026-07-20', 2)]:
            with freeze_time(f'{day} 12:00:00'), self.enter_registry_test_mode():
                cron.method_direct_trigger()
            self.assertEqual(len(self.ranking.run_ids), runs)
        changes = len(self.accounts.portfolio_class_change_ids)
        with freeze_time('2026-07-01 13:00:00'):
            self.ranking._rank()
        self.assertEqual(len(self.accounts.portfolio_class_change_ids), changes)

    def test_contacts_and_currencies_are_the_accounts(self):
        krone = self.env['res.currency'].create({
            'name': 'KRN', 'symbol': 'k', 'rate_ids': [
                Command.create({'name': '2026-01-01', 'rate': 4.0, 'company_id': self.env.company.id})]})
        pricelist = self.env['product.pricelist'].create({'name': "Krone", 'currency_id': krone.id})
        self.sell(self.five.child_ids, 2000, '2026-06-29', pricelist_id=pricelist.id)
        self.ranking._rank()
        self.assertEqual((self.five.portfolio_rfm_amount, self.five.portfolio_rfm_purchases), (1000, 2))

    def test_a_company_of_its_own(self):
        other = self.env['res.company'].create({'name': "Other"})
        theirs = self.account("Bodega", company_id=other.id)
        self.sell(theirs, 300, '2026-06-01', company_id=other.id)
        self.sell(self.five, 9000, '2026-06-01', company_id=other.id)
        own = self.ranking.create({'name': "Other's", 'company_id': other.id, 'window_months': 6})
        self.ranking._rank()
        self.assertFalse(theirs.portfolio_rfm_label, "its company's ranking ranks it")
        self.assertEqual(self.five.portfolio_rfm_amount, 9500, "all companies together")
        own._rank()
        self.assertEqual((theirs.portfolio_rfm_amount, theirs.portfolio_class_id.code), (300, 'A'))
        self.assertEqual(self.five.portfolio_rfm_amount, 9500)
        lines = self.env['portfolio.ranking.line'].with_user(self.diego)
        self.assertFalse(lines.search([('partner_id', '=', theirs.id)]))

    def test_invoices(self):
        self.ranking.sales_source = 'invoice'
        for kind, amount in [('out_invoice', 800), ('out_refund', 300)]:
            self.env['account.move'].create({
                'move_type': kind, 'partner_id': self.bakery_contact.id, 'invoice_date': '2026-06-10',
                'invoice_line_ids': [Command.create({'name': "Oven", 'price_unit': amount, 'tax_ids': False})],
            }).action_post()
        self.ranking._rank()
        self.assertEqual((self.bakery.portfolio_rfm_amount, self.bakery.portfolio_rfm_purchases), (500, 1))
        line = self.env['portfolio.ranking.line'].search([('partner_id', '=', self.bakery.id)])
        action = line.action_open_documents()
        self.assertEqual(len(self.env[action['res_model']].search(action['domain'])), 2)

    def test_the_number_of_queries_does_not_depend_on_the_accounts(self):
        self.ranking._rank()
        with self.assertQueryCount(30):
            self.ranking._rank()

    def test_access(self):
        self.ranking._rank()
        self.one.user_id = self.ana
        Line = self.env['portfolio.ranking.line']
        self.assertEqual(Line.with_user(self.ana).search([]).partner_id & self.accounts, self.accounts)
        self.one.user_id, self.two.user_id = self.bruno, self.ana
        seen = Line.with_user(self.ana).search([]).partner_id
        self.assertIn(self.two, seen)
        self.assertNotIn(self.one, seen)
        with self.assertRaises(AccessError):
            Line.with_user(self.stock).search([])
        with self.assertRaises(UserError):
            self.ranking.with_user(self.ana).action_compute()
        with self.assertRaises(AccessError):
            Line.search([], limit=1).with_user(self.maria).write({'letter': 'a'})
        self.ranking.with_user(self.maria).action_compute()
