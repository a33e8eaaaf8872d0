from datetime import date, datetime

from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import SQL

from ...tools.foundation.carrier import NoAssignment
from ..common import PortfolioCase

DIRECTOR = 'crm_portfolio.portfolio_group_director'
# what each computation leaves, as the database has it
KEPT = {
    'score': ("SELECT id, portfolio_score, portfolio_score_reason, portfolio_completeness, priority FROM crm_lead"
              " WHERE name LIKE 'Whoever %%' ORDER BY id"),
    'valuation': ("SELECT account.name, v.date, v.total, line.name, line.number, line.text, line.band_name,"
                  " line.points, line.share FROM portfolio_valuation v"
                  " JOIN portfolio_valuation_line line ON line.valuation_id = v.id"
                  " JOIN res_partner account ON account.id = v.partner_id"
                  " WHERE v.origin = 'computed' ORDER BY account.name, v.scorecard_id, line.sequence"),
    'ranking': ("SELECT name, portfolio_rfm_recency, portfolio_rfm_frequency, portfolio_rfm_monetary,"
                " portfolio_rfm_label, portfolio_rfm_last_date, portfolio_rfm_amount, portfolio_rfm_currency_id,"
                " portfolio_class_id, (SELECT reason FROM portfolio_class_change c WHERE c.partner_id = res_partner.id"
                " ORDER BY id DESC LIMIT 1) FROM res_partner WHERE portfolio_rfm_label IS NOT NULL ORDER BY name"),
    'assignment': ("SELECT lead.name, lead.user_id, decision.result, decision.how, decision.rule_id,"
                   " decision.date_deadline, decision.facts::text FROM crm_lead lead"
                   " JOIN portfolio_assignment_decision decision ON decision.id = lead.portfolio_decision_id"
                   " WHERE lead.name LIKE 'Whoever %%' ORDER BY lead.id"),
    'situation': ("SELECT account.name, account.portfolio_situation_date, change.days, change.reason"
                  " FROM portfolio_situation_change change JOIN res_partner account ON account.id = change.partner_id"
                  " ORDER BY change.id"),
}


@tagged('post_install', '-at_install')
@freeze_time('2026-03-01 05:30:00')
class TestFoundationWhoever(PortfolioCase):
    """Scores, values, ranks, what rules decide and situations are the same whoever has them computed, and from where.

    It is 06:30 on 1 March in Madrid and 23:30 on 28 February in Mexico City. A euro is 1.25 dollars.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('es_ES')
        cls.euro, cls.dollar = cls.env.ref('base.EUR'), cls.env.ref('base.USD')
        (cls.euro | cls.dollar).active = True
        cls.madrid, cls.mexico = cls.env['res.company'].create([
            {'name': "Casa Madrid", 'currency_id': cls.euro.id, 'country_id': cls.env.ref('base.es').id},
            {'name': "Casa México", 'currency_id': cls.dollar.id, 'country_id': cls.env.ref('base.mx').id}])
        cls.madrid.partner_id.tz, cls.mexico.partner_id.tz = 'Europe/Madrid', 'America/Mexico_City'
        cls.env['res.currency.rate'].search([]).unlink()
        cls.env['res.currency.rate'].create([
            {'name': '2026-01-01', 'company_id': cls.madrid.id, 'currency_id': cls.dollar.id, 'rate': 1.25},
            {'name': '2026-01-01', 'company_id': cls.mexico.id, 'currency_id': cls.euro.id, 'rate': 0.8}])
        both = (cls.madrid | cls.mexico | cls.env.company).ids
        cls.people = [
            new_test_user(cls.env, login, groups=DIRECTOR, company_id=company.id, company_ids=[Command.set(both)],
                          lang=lang, tz=zone)
            for login, company, lang, zone in [
                ('madrilena', cls.madrid, 'es_ES', 'Europe/Madrid'),
                ('mexicano', cls.mexico, 'en_US', 'America/Mexico_City'),
                ('viajera', cls.mexico, 'es_ES', 'Pacific/Auckland')]]
        cls.taberna = cls.account("Taberna", cls.people[0], company_id=cls.madrid.id)
        cls.cantina = cls.account("Cantina", cls.people[1], company_id=cls.mexico.id)
        cls.fonda = cls.account("Fonda", cls.people[0])
        product = cls.env['product.product'].create({'name': "Comal", 'taxes_id': [Command.clear()]})
        for account, company, amount, moment in [
                (cls.taberna, cls.madrid, 100, datetime(2026, 2, 28, 23, 30)),
                (cls.cantina, cls.mexico, 500, datetime(2026, 2, 1, 3, 0)),
                (cls.fonda, cls.madrid, 40, datetime(2025, 12, 31, 23, 30)),
                (cls.fonda, cls.mexico, 40, datetime(2026, 1, 15, 12, 0))]:
            order = cls.env['sale.order'].with_company(company).create({
                'partner_id': account.id, 'company_id': company.id,
                'order_line': [Command.create({'product_id': product.id, 'price_unit': amount, 'tax_ids': False})]})
            order.action_confirm()
            order.date_order = moment

    # -- what is computed --------------------------------------------------------------------------

    def score(self, env):
        env['crm.lead'].search([('name', '=like', "Whoever %")])._portfolio_rate()

    def valuation(self, env):
        # sudo: portfolio.scorecard - as its button does
        for scorecard in env['portfolio.scorecard'].sudo().search([]):
            scorecard._value(scorecard._accounts())

    def ranking(self, env):
        # sudo: portfolio.ranking - as its button does
        for ranking in env['portfolio.ranking'].sudo().search([]):
            ranking._rank()

    def assignment(self, env):
        # sudo: crm.lead - leads of both companies
        env['crm.lead'].sudo().search([('name', '=like', "Whoever %")], order='id')._portfolio_assign()

    def situation(self, env):
        # sudo: res.partner - as a confirmed order does
        for account in (self.taberna, self.cantina, self.fonda):
            account.with_env(env).sudo()._portfolio_reach_situation('order')

    # -- by whom -----------------------------------------------------------------------------------

    def environments(self):
        yield "the job", self.env(context={})
        yield "the job in Mexico, in Spanish", self.env(context={
            'lang': 'es_ES', 'tz': 'America/Mexico_City', 'allowed_company_ids': self.mexico.ids})
        for user in self.people:
            for company, other in [(self.madrid, self.mexico), (self.mexico, self.madrid)]:
                yield f"{user.login} in {company.name}", self.env(user=user.id, context={
                    'lang': user.lang, 'tz': user.tz, 'allowed_company_ids': [company.id, other.id]})

    def same(self, name, compute=None):
        """What is kept is the same whoever has it computed; :return: it"""
        found = {}
        self.env.flush_all()
        for who, env in self.environments():
            savepoint = self.env.cr.savepoint(flush=False)
            (compute or getattr(self, name))(env)
            self.env.flush_all()
            found[who] = self.env.execute_query(SQL(KEPT[name]))
            savepoint.close(rollback=True)
            self.env.invalidate_all()
        first = found["the job"]
        self.assertTrue(first, name)
        for who, rows in found.items():
            with self.subTest(what=name, who=who):
                self.assertEqual(rows, first)
        return first

    def test_scores(self):
        Factor = self.env['portfolio.lead.score.factor']
        Factor.search([]).unlink()
        Factor.with_user(self.diego).create([
            {'name': "Spain", 'points': 30, 'domain': "[('country_id', 'ilike', 'Spain')]"},
            {'name': "Today", 'points': 20, 'domain': "[('create_date', '>=', 'today')]"},
            {'name': "Worth it", 'points': 11, 'domain': "[('expected_revenue', '>', 90)]"},
            {'name': "At night", 'points': 5, 'domain': "[('portfolio_arrival_hour', '>=', 22)]"}])
        Factor.search([('name', '=', "Spain")]).with_context(lang='es_ES').name = "España"
        for company in (self.madrid, self.mexico, self.env['res.company']):
            self.env['crm.lead'].create({
                'name': f"Whoever {company.name}", 'type': 'lead', 'company_id': company.id, 'team_id': False,
                'country_id': self.env.ref('base.es').id, 'expected_revenue': 100, 'user_id': False})
        rows = self.same('score')
        self.assertEqual(len(rows), 3)

    def test_values(self):
        economic = self.env.ref('crm_portfolio.aspect_economic')
        self.env['portfolio.scorecard'].search([]).active = False
        for company in (self.env['res.company'], self.madrid, self.mexico):
            self.env['portfolio.scorecard'].create({
                'name': f"Of {company.name or 'all'}", 'company_id': company.id, 'criterion_ids': [
                    Command.create({
                        'name': "Revenue", 'aspect_id': economic.id, 'source': 'sales', 'metric': 'revenue',
                        'window_months': 2, 'missing': 'zero', 'band_ids': [
                            Command.create({'name': "High", 'points': 100, 'minimum': 60}),
                            Command.create({'name': "Low", 'points': 40, 'minimum': 0})]}),
                    Command.create({
                        'name': "Customer", 'aspect_id': economic.id, 'source': 'domain',
                        'domain': "[('portfolio_category_id', 'ilike', 'Customer')]", 'band_ids': [
                            Command.create({'name': "Yes", 'points': 90, 'value': 'true'}),
                            Command.create({'name': "No", 'points': 0, 'value': 'false'})]})]})
        self.env.ref('crm_portfolio.category_customer').with_context(lang='es_ES').name = "Cliente"
        self.same('valuation')

    def test_ranks_are_in_the_currency_that_is_named(self):
        self.env['portfolio.ranking'].search([]).active = False
        self.env.flush_all()
        self.env['portfolio.ranking'].create([
            {'name': "All", 'window_months': 3}, {'name': "Mexico", 'window_months': 3, 'company_id': self.mexico.id}])
        rows = {row[0]: row for row in self.same('ranking')}
        self.assertEqual((rows["Cantina"][6], rows["Cantina"][7]), (500, self.dollar.id), "by its own company's sales")
        main = self.env['res.company']._portfolio_first().currency_id
        self.assertEqual({rows[name][7] for name in ("Taberna", "Fonda")}, {main.id})

    def test_what_rules_decide(self):
        self.env.cr._now = datetime(2026, 3, 1, 5, 30)
        rules = self.env['portfolio.assignment.rule']
        rules.search([]).active = False
        self.env['portfolio.assignment.ruleset'].search([]).state = 'archived'
        for company in (self.madrid, self.mexico):
            for name, user, domain in [
                    ("At night in Mexico", self.people[1], "[('portfolio_arrival_hour', '>=', 23)]"),
                    ("On Sunday in Madrid", self.people[0], "[('portfolio_arrival_day', '=', '7')]"),
                    ("Spain", self.people[2], "[('country_id', 'ilike', 'Spain')]")]:
                rules.with_company(company).create({
                    'name': name, 'target_type': 'user', 'user_id': user.id, 'domain': domain})
        for company in (self.madrid, self.mexico):
            self.env['crm.lead']._portfolio_tell(NoAssignment()).create({
                'name': f"Whoever {company.name}", 'type': 'lead', 'company_id': company.id, 'team_id': False,
                'country_id': self.env.ref('base.es').id, 'user_id': False})
        rows = self.same('assignment')
        self.assertEqual([row[1] for row in rows], [self.people[0].id, self.people[1].id], rows)

    def test_since_when_an_account_is_in_its_situation(self):
        rows = {row[0]: row[1] for row in self.same('situation')}
        self.assertEqual(rows, {
            "Taberna": date(2026, 3, 1), "Cantina": date(2026, 2, 28), "Fonda": date(2026, 3, 1)},
            "the account's company's day; of none, that of its salesperson's")

    # -- jobs --------------------------------------------------------------------------------------

    def test_jobs_end_what_ended_where_it_belongs(self):
        """Until 28 February: over in Madrid, not yet in Mexico."""
        accounts = self.taberna | self.cantina | self.fonda
        reason = self.env['portfolio.block.reason'].search([], limit=1)
        blocks = self.env['portfolio.block'].create([
            {'partner_id': account.id, 'kind': 'order', 'reason_id': reason.id, 'date_from': '2026-02-01',
             'date_to': '2026-02-28'} for account in accounts])
        letter = self.env['portfolio.class'].search([], limit=1)
        accounts.write({
            'portfolio_class_manual_id': letter.id, 'portfolio_class_until': '2026-02-28',
            'portfolio_class_reason': "So"})
        role = self.env['portfolio.responsible.role'].search([('is_principal', '=', False)], limit=1)
        with freeze_time('2026-02-20 12:00:00'):
            helpers = self.env['portfolio.responsible'].create([
                {'partner_id': account.id, 'user_id': self.diego.id, 'role_id': role.id, 'date_from': '2026-02-01',
                 'date_to': '2026-02-28'} for account in accounts])
        self.assertEqual(helpers.mapped('is_current'), [True] * 3)
        for job in ('ir_cron_expire_blocks', 'ir_cron_expire_classes', 'ir_cron_responsible_dates'):
            self.run_job(job)
        self.assertEqual(blocks.mapped(lambda block: bool(block.date_lifted)), [True, False, True])
        self.assertEqual(accounts.mapped(lambda account: bool(account.portfolio_class_manual_id)), [False, True, False])
        self.assertEqual(helpers.mapped('is_current'), [False, True, False])
        self.run_job('ir_cron_responsible_dates')
        self.assertEqual(helpers.mapped('is_current'), [False, True, False], "a second run changes nothing")

    def run_job(self, name):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(f'crm_portfolio.{name}').method_direct_trigger()
        self.env.invalidate_all()

    def test_a_new_salesperson_is_so_at_once_wherever_he_is_named(self):
        """In Madrid it is tomorrow already: what is done there with an account of Mexico holds today."""
        for account in (self.taberna, self.cantina, self.fonda):
            with self.subTest(account=account.name):
                mine = account.with_user(self.people[0]).with_context(
                    allowed_company_ids=(self.madrid | self.mexico).ids)
                mine.user_id = self.people[2]
                self.env.flush_all()
                self.run_job('ir_cron_responsible_dates')
                self.assertEqual(account.user_id, self.people[2])
                current = account.portfolio_responsible_ids.filtered('is_current')
                self.assertEqual(current.user_id, self.people[2])

    # -- sums --------------------------------------------------------------------------------------

    def test_annual_revenue_has_a_currency_and_sums_are_in_one(self):
        for account, amount in [(self.taberna, 1000), (self.cantina, 1250), (self.fonda, 300)]:
            account.with_user(self.people[1]).portfolio_annual_revenue = amount
        first = self.env['res.company']._portfolio_first().currency_id
        for _who, env in self.environments():
            mine = (self.taberna | self.cantina | self.fonda).with_env(env)
            self.assertEqual(
                [account.portfolio_revenue_currency_id for account in mine], [self.euro, self.dollar, first])
        for company, total in [(self.madrid, 2000), (self.mexico, 2500)]:
            Partner = self.env['res.partner'].with_company(company)
            [[amount]] = Partner._read_group(
                [('id', 'in', (self.taberna | self.cantina).ids)], [], ['portfolio_annual_revenue:sum_currency'])
            self.assertAlmostEqual(amount, total)
        self.taberna.company_id = self.mexico
        self.assertEqual(self.taberna.portfolio_revenue_currency_id, self.euro, "an amount keeps its currency")

    def test_every_amount_names_its_currency(self):
        """Of the registry: each stored amount of ours has a stored currency, so that lists can add it up."""
        for name, model in self.env.registry.items():
            if model._abstract or model._transient or not model._auto:
                continue
            for field in model._fields.values():
                if field.type == 'monetary' and field.store and (
                        name.startswith('portfolio.') or field.name.startswith('portfolio_')):
                    with self.subTest(field=str(field)):
                        currency = self.env[name]._fields[field.get_currency_field(self.env[name])]
                        self.assertTrue(currency.store or currency.related)
