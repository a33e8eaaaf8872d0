import re
from datetime import datetime
from unittest.mock import patch

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from .test_foundation_companies import CompaniesCase

# at this moment it is 2 March in Madrid and still 1 March in Mexico City
NIGHT = datetime(2026, 3, 2, 3, 0)
# what says which record it is, and when and by whom it was written
NOT_COMPARED = {'id', 'create_uid', 'create_date', 'write_uid', 'write_date'}


@tagged('post_install', '-at_install')
class TestJobs(CompaniesCase):
    """Every scheduled job, from the registry, does the same in whatever company, language and time zone it runs.

    Each house has an account that bought a year ago to the day in Mexico, the day before in Madrid; a list imported
    then; a block that ends in Mexico today, in Madrid yesterday; a questionnaire to be answered until then.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['res.lang']._activate_lang('es_ES')
        settings = cls.env['ir.config_parameter']
        for name, value in {
            'dormant': 'True', 'dormant_months': '12', 'lead_import_months': '12',
            'dormant_category_id': str(cls.env.ref('crm_portfolio.category_prospect').id),
        }.items():
            settings.set_param(f'crm_portfolio.{name}', value)
        survey = cls.env['survey.survey'].create({'title': "Visit", 'question_and_page_ids': [
            Command.create({'title': "Ovens", 'question_type': 'numerical_box'})]})
        cls.houses = {}
        for company, user in ((cls.madrid, cls.ana), (cls.mexico, cls.lupita)):
            cls.houses[company] = cls.house(company, user, survey)
        cls.env.flush_all()
        cls.env.cr.execute("UPDATE portfolio_category_change SET date = '2020-01-01'")
        cls.env.cr.execute("UPDATE res_partner SET create_date = '2020-01-01'")
        cls.env.cr.execute("UPDATE portfolio_lead_import SET date_done = '2025-03-01 12:00:00', state = 'done'")
        cls.env.invalidate_all()

    @classmethod
    def house(cls, company, user, survey):
        """What a house has: records by name."""
        env = cls.env['base'].with_company(company).env
        account = cls.account(f"Bar {company.id}", user, company_id=company.id)
        order = env['sale.order'].create({
            'partner_id': account.id, 'company_id': company.id, 'user_id': user.id,
            'order_line': [Command.create({'name': "Oven", 'price_unit': 100, 'product_uom_qty': 1})]})
        order.write({'state': 'sale', 'date_order': '2025-03-01 12:00:00'})
        return {
            'account': account, 'order': order,
            'list': env['portfolio.lead.import'].create({'file_name': "list.csv", 'company_id': company.id}),
            'block': env['portfolio.block'].create({
                'partner_id': account.id, 'date_from': '2026-01-01', 'date_to': '2026-03-01',
                'reason_id': cls.env['portfolio.block.reason'].search([], limit=1).id}),
            'questionnaire': env['portfolio.questionnaire'].create({
                'survey_id': survey.id, 'partner_id': account.id, 'user_id': user.id,
                'date_deadline': '2026-03-01'})}

    def jobs(self):
        """``(name, model name, method)`` of each scheduled job of the module."""
        data = self.env['ir.model.data'].search([('module', '=', 'crm_portfolio'), ('model', '=', 'ir.cron')])
        for cron in self.env['ir.cron'].with_context(active_test=False).browse(data.mapped('res_id')):
            [method] = re.findall(r'model\.(\w+)\(\)', cron.code)
            yield cron.cron_name, cron.model_id.model, method

    def run_in(self, model, method, company, **context):
        """Run it, as it runs by itself."""
        root = self.env.ref('base.user_root')
        with freeze_time(NIGHT), patch.object(
                type(self.env['ir.cron']), '_commit_progress', lambda *args, **kwargs: float('inf')), patch.object(
                self.env.cr, 'commit', lambda: None):
            getattr(self.env(user=root, context={
                'allowed_company_ids': company.ids, **context})[model], method)()
        self.env.flush_all()

    def kept(self):
        """What our tables, accounts and leads hold: ``{table: rows, in any order}``."""
        names = [name for name in self.env.registry if name.startswith('portfolio.')]
        found = {}
        for model in (self.env[name] for name in (*names, 'res.partner', 'crm.lead', 'mail.message', 'mail.activity')):
            columns = [
                f'"{name}"' for name, field in model._fields.items()
                if field.store and field.column_type and name not in NOT_COMPARED
                and not (field.comodel_name or '').startswith(('portfolio.', 'mail.', 'ir.attachment'))
                and field.type not in ('many2one_reference',) and name not in ('res_id', 'message_id')]
            if model._auto and not model._abstract and not model._transient and columns:
                self.env.cr.execute(f'SELECT md5(ROW({", ".join(columns)})::text) FROM "{model._table}" ORDER BY 1')
                found[model._name] = self.env.cr.fetchall()
        return found

    def test_a_job_does_the_same_wherever_it_runs(self):
        before, effective = self.kept(), set()
        for name, model, method in self.jobs():
            outcomes = []
            for company, lang, tz in (
                    (self.madrid, 'en_US', 'Europe/Madrid'), (self.mexico, 'es_ES', 'America/Mexico_City')):
                with self.env.cr.savepoint() as savepoint:
                    self.run_in(model, method, company, lang=lang, tz=tz)
                    outcomes.append(self.kept())
                    savepoint.rollback()
                self.env.invalidate_all()
            with self.subTest(job=name):
                here, there = outcomes
                self.assertEqual([table for table in here if here[table] != there[table]], [])
            if outcomes[0] != before:
                effective.add(method)
        self.assertGreaterEqual(len(effective), 5)

    def test_each_house_by_its_own_day(self):
        for company in (self.madrid, self.mexico):
            with self.env.cr.savepoint() as savepoint:
                for _name, model, method in self.jobs():
                    if 'dormant' in method or 'erase' in method or 'expire' in method:
                        self.run_in(model, method, company)
                self.env.invalidate_all()
                here, there = self.houses[self.madrid], self.houses[self.mexico]
                with self.subTest(run_in=company.name):
                    self.assertEqual([house['account'].portfolio_kind for house in (here, there)],
                                     ['prospect', 'customer'])
                    self.assertEqual([bool(house['list'].date_erased) for house in (here, there)], [True, False])
                    self.assertEqual([bool(house['block'].date_lifted) for house in (here, there)], [True, False])
                    self.assertEqual(
                        [house['questionnaire'].state for house in (here, there)], ['expired', 'todo'])
                savepoint.rollback()
            self.env.invalidate_all()
