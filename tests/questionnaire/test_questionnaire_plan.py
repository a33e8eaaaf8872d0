from odoo.exceptions import ValidationError
from odoo.tests import Form, freeze_time, tagged

from .common import QuestionnaireCase


@tagged('post_install', '-at_install')
class TestQuestionnairePlan(QuestionnaireCase):
    """Maria has her team's accounts asked, once or every so many months, and by hand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.questionnaire'].search([]).unlink()
        cls.tag = cls.env['res.partner.category'].create({'name': "Hospitality"})
        (cls.bakery | cls.hotel | cls.winery).category_id = cls.tag

    def plan(self, **values):
        return self.env['portfolio.questionnaire.plan'].with_user(self.maria).create({
            'name': "Hospitality", 'survey_id': self.survey.id, 'domain': f"[('category_id', 'in', [{self.tag.id}])]",
            'date_start': '2026-03-01', 'days': 10, **values})

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_questionnaire_plan').method_direct_trigger()

    @property
    def asked_now(self):
        return self.env['portfolio.questionnaire'].search([], order='partner_id, id')

    def test_the_accounts_its_owner_sees_and_nobody_twice(self):
        plan = self.plan()
        with freeze_time('2026-02-28'):
            self.run_job()
            self.assertFalse(self.asked_now, "not due yet")
        with freeze_time('2026-03-02'):
            for _again in range(3):
                self.run_job()
            self.assertEqual(self.asked_now.partner_id, self.bakery | self.hotel, "the winery is of another team")
            self.assertEqual(len(self.asked_now), 2)
            self.assertEqual(self.asked_now.mapped('user_id'), self.ana | self.bruno)
            self.assertEqual(set(self.asked_now.mapped('date_deadline')), {self.env['portfolio.questionnaire']._fields[
                'date_deadline'].to_date('2026-03-12')})
            self.assertEqual(set(self.asked_now.mapped('reason')), {"Plan “Hospitality”."})
            # whoever comes to meet the condition during the round is asked too
            self.garage.category_id = self.tag
            self.run_job()
            self.assertEqual(len(self.asked_now), 3)
            self.assertEqual((plan.asked_count, plan.done_rate), (3, 0))
        with freeze_time('2027-03-02'):
            self.run_job()
            self.assertEqual(len(self.asked_now), 3, "once is once")

    def test_it_says_whom_it_means_before_it_asks(self):
        plan = self.plan()
        self.assertEqual(plan.meant_count, 2, "the winery is of another team")
        shown = self.env['res.partner'].with_user(self.maria).search(plan.action_meant()['domain'])
        self.assertEqual(shown, self.bakery | self.hotel)
        with Form(plan) as form:
            form.domain = f"[('id', '=', {self.bakery.id})]"
            self.assertEqual(form.meant_count, 1)

    def test_every_six_months(self):
        plan = self.plan(months=6)
        with freeze_time('2026-03-02'):
            self.run_job()
        self.assertEqual(str(plan.date_next), '2026-09-01')
        with freeze_time('2026-04-02'):
            self.expire()
            self.assertEqual(set(self.asked_now.mapped('state')), {'expired'})
        with freeze_time('2026-09-02'):
            self.run_job()
            self.run_job()
        self.assertEqual(len(self.asked_now), 4)
        self.assertEqual(len(self.asked_now.filtered(lambda one: one.state == 'todo')), 2)

    def expire(self):
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_questionnaire_expire').method_direct_trigger()

    def test_a_plan_that_missed_rounds_asks_once(self):
        self.plan(months=1)
        with freeze_time('2026-08-15'):
            self.run_job()
        self.assertEqual(len(self.asked_now), 2)
        self.assertEqual({str(day) for day in self.asked_now.mapped('round_date')}, {'2026-08-01'})

    def test_who_is_being_asked_already_is_left_alone(self):
        self.ask(self.bakery)
        self.plan()
        with freeze_time('2026-03-02'):
            self.run_job()
        self.assertEqual(len(self.asked_now.filtered(lambda one: one.partner_id == self.bakery)), 1)

    def test_reminders(self):
        self.plan(remind=True)
        with freeze_time('2026-03-02'):
            self.run_job()
        activities = self.env['mail.activity'].search([('res_model', '=', 'portfolio.questionnaire')])
        self.assertEqual(activities.user_id, self.ana | self.bruno)
        own = self.asked_now.filtered(lambda one: one.partner_id == self.bakery).with_user(self.ana)
        with freeze_time('2026-03-03'):
            self.answer(own, person="Marta")
        self.assertEqual(activities.exists().user_id, self.bruno)

    def test_a_condition_that_cannot_be_read(self):
        for domain in ("[('nothing', '=', 1)]", "[(", "__import__('os')"):
            with self.subTest(domain=domain), self.assertRaises(ValidationError):
                self.plan(domain=domain)

    def test_by_hand_from_the_list(self):
        action = (self.bakery | self.garage).with_user(self.ana).action_portfolio_ask()
        wizard = self.env[action['res_model']].with_user(self.ana).with_context(**action['context']).create(
            {'survey': str(self.survey.id), 'date_deadline': '2026-04-01'})
        wizard.action_ask()
        self.assertEqual(self.asked_now.partner_id, self.bakery | self.garage)
        self.assertEqual(set(self.asked_now.mapped('reason')), {"Asked by Ana."})

    def test_two_hundred_accounts_cost_as_many_queries_as_twenty(self):
        accounts = self.env['res.partner'].create([
            {'name': f"Shop {number}", 'is_company': True, 'user_id': self.ana.id,
             'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id} for number in range(220)])
        self.env.flush_all()
        counts = []
        for chosen in (accounts[:20], accounts[20:]):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.ask(chosen)
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 12, counts)
