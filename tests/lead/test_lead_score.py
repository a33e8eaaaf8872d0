from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestLeadScore(PortfolioCase):
    """What a lead is worth, point by point; what it lacks; what it cost."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Factor, cls.Requirement = cls.env['portfolio.lead.score.factor'], cls.env['portfolio.lead.requirement']
        cls.Factor.search([]).unlink()
        cls.Requirement.search([]).unlink()
        cls.fair = cls.env['utm.source'].create({'name': "Fair"})
        cls.from_fair, cls.silent = cls.Factor.with_user(cls.maria).create([
            {'name': "From the fair", 'points': 40, 'domain': f"[('source_id', '=', {cls.fair.id})]"},
            {'name': "No phone", 'points': -15, 'domain': "[('phone', '=', False)]"}])

    def lead(self, user=None, **values):
        return self.env['crm.lead'].with_user(user or self.ana).create(
            {'name': "Wants an oven", 'type': 'lead', 'user_id': self.ana.id, **values})

    def run_job(self):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_lead_score').method_direct_trigger()
        self.env.invalidate_all()

    def test_a_score_says_what_it_is_made_of(self):
        lead = self.lead(source_id=self.fair.id)
        self.assertEqual((lead.portfolio_score, lead.portfolio_score_reason), (25, "From the fair +40 · No phone -15"))
        self.assertEqual(lead.portfolio_score, sum(lead.portfolio_score_factor_ids.mapped('points')))
        lead.phone = "+34 600 111 222"
        self.assertEqual((lead.portfolio_score, lead.portfolio_score_reason), (40, "From the fair +40"))
        lead.source_id = False
        self.assertEqual((lead.portfolio_score, lead.portfolio_score_reason), (0, False))

    def test_factors_that_change_hold_after_the_job(self):
        lead = self.lead(source_id=self.fair.id)
        self.from_fair.with_user(self.maria).points = 60
        self.assertEqual(lead.portfolio_score, 25, "nobody waits for all leads to be scored again")
        self.run_job()
        self.assertEqual(lead.portfolio_score, 45)
        before = lead.write_date
        self.run_job()
        self.assertEqual(lead.write_date, before, "a second run changes nothing")
        self.assertEqual(
            self.env['crm.lead'].search(self.from_fair.action_open_leads()['domain']), lead)
        self.assertEqual(self.from_fair.with_user(self.maria).lead_count, 1)

    def test_a_query_for_each_factor_however_many_leads(self):
        leads = self.env['crm.lead'].create([{'name': f"Lead {n}", 'type': 'lead'} for n in range(60)])
        self.env.flush_all()
        counts = []
        for some in (leads[:5], leads):
            some._portfolio_rate()
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            some._portfolio_rate()
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - start)
        self.assertEqual(counts[0], counts[1])

    def test_stars_follow_until_somebody_gives_his_own(self):
        lead = self.lead(source_id=self.fair.id)
        self.assertEqual(lead.priority, '0', "not switched on")
        self.env['ir.config_parameter'].set_param('crm_portfolio.lead_stars', True)
        lead.phone = "+34 600 111 222"
        self.assertEqual(lead.priority, '1')
        lead.priority = '3'
        lead.phone = False
        lead.phone = "+34 600 111 223"
        self.assertEqual((lead.portfolio_score, lead.priority), (40, '3'))

    def test_how_complete_a_lead_is_and_what_it_lacks(self):
        self.Requirement.with_user(self.maria).create([
            {'field_name': 'phone'}, {'field_name': 'email_from'},
            {'field_name': 'portfolio_vat', 'domain': "[('partner_name', '!=', False)]"}])
        person = self.lead(phone="+34 600 111 222")
        self.assertEqual((person.portfolio_completeness, person.portfolio_missing), (50, "Email"))
        company = self.lead(partner_name="Panes de Lugo")
        self.assertEqual((company.portfolio_completeness, company.portfolio_missing), (0, "Phone, Email, Tax ID"))
        company.write({'phone': "+34 600 111 222", 'email_from': "a@panes.example", 'portfolio_vat': 'B27000016'})
        self.assertEqual((company.portfolio_completeness, company.portfolio_missing), (100, ""))

    def test_what_is_needed_stands_before_conversion(self):
        self.Requirement.create({'field_name': 'email_from', 'moment': 'convert'})
        lead = self.lead()
        with self.assertRaisesRegex(UserError, "“Wants an oven” lacks: Email"):
            self.env['portfolio.conversion'].with_user(self.ana)._convert(lead)
        with self.assertRaisesRegex(UserError, "lacks: Email"):
            lead.convert_opportunity(self.bakery)
        lead.email_from = "oven@panes.example"
        lead.convert_opportunity(self.bakery)
        self.assertEqual(lead.type, 'opportunity')

    def test_the_source_can_be_made_compulsory(self):
        self.Requirement.create({
            'field_name': 'source_id', 'moment': 'create', 'domain': "[('type', '=', 'lead')]"})
        with self.assertRaisesRegex(ValidationError, "lacks: Source"):
            self.lead()
        self.lead(source_id=self.fair.id)
        self.lead(type='opportunity')
        self.assertTrue(self.env['crm.lead'].create({'name': "A mail", 'type': 'lead'}), "nobody can be asked")

    def test_what_cannot_be_asked_is_refused(self):
        for model, values in [
                (self.Factor, {'name': "Broken", 'points': 5}), (self.Requirement, {'field_name': 'phone'})]:
            with self.assertRaisesRegex(ValidationError, "Choose them again"):
                model.create({**values, 'domain': "[('nothing', '=', 1)]"})
        self.assertNotIn('portfolio_score', dict(self.Requirement._selection_field_name()))

    def test_what_a_lead_of_a_source_cost(self):
        for day in ('2026-03-02', '2026-03-05', '2026-03-09'):
            lead = self.lead(source_id=self.fair.id, active=day != '2026-03-02')
            self.env.flush_all()
            self.cr.execute("UPDATE crm_lead SET create_date = %s WHERE id = %s", [f'{day} 22:30:00', lead.id])
        self.env.invalidate_all()
        cost = self.env['portfolio.source.cost'].with_user(self.maria).create({
            'source_id': self.fair.id, 'date_from': '2026-03-01', 'date_to': '2026-03-05', 'amount': 900})
        self.assertEqual((cost.lead_count, cost.cost_per_lead), (2, 450))
        opened = cost.action_open_leads()
        self.assertEqual(self.env['crm.lead'].with_user(self.maria).with_context(
            **opened['context']).search_count(opened['domain']), 2)
        cost.campaign_id = self.env['utm.campaign'].create({'name': "Spring"})
        self.assertFalse(cost.lead_count)

    def test_who_may_do_what(self):
        cost = self.env['portfolio.source.cost'].create({'source_id': self.fair.id, 'amount': 1})
        for user, factors, requirements, costs in [
                (self.ana, 'r', 'r', ''), (self.maria, 'rw', 'rw', 'rw'), (self.diego, 'rw', 'rw', 'rw')]:
            for record, allowed in [
                    (self.from_fair, factors), (self.Requirement.create({'field_name': 'zip'}), requirements),
                    (cost, costs)]:
                with self.subTest(user=user.login, model=record._name):
                    mine = record.with_user(user)
                    self.assertEqual(mine.has_access('read'), 'r' in allowed)
                    for operation in ('write', 'create', 'unlink'):
                        self.assertEqual(mine.has_access(operation), 'w' in allowed)
        cost.company_id = self.env['res.company'].create({'name': "Other"})
        with self.assertRaises(AccessError):
            cost.with_user(self.maria).read(['amount'])
