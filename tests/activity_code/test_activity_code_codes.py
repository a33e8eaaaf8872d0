from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged, users

from ..account.common import ActivityCase


@tagged('post_install', '-at_install')
class TestAccountActivityTable(ActivityCase):
    """The official tables are all there, and nothing else."""

    def test_as_many_codes_as_published(self):
        groups = self.Code.with_context(active_test=False)._read_group([], ['classification', 'level'], ['__count'])
        found = {}
        for classification, level, count in groups:
            found.setdefault(classification, {})[level] = count
        self.assertEqual(found, {
            'cnae2009': {'section': 21, 'division': 88, 'group': 272, 'class': 629},
            'nace2': {'section': 21, 'division': 88, 'group': 272, 'class': 615},
            'cnae2025': {'section': 22, 'division': 87, 'group': 287, 'class': 664},
            'nace21': {'section': 22, 'division': 87, 'group': 287, 'class': 651},
            'sic': {'section': 10, 'division': 83, 'class': 1005},
        })

    def test_every_code_is_below_the_one_it_begins_with(self):
        codes = self.Code.search([('level', '!=', 'section')])
        wrong = [
            code.display_name for code in codes
            if not code.parent_id or code.parent_id.classification != code.classification
            or (code.level in ('group', 'class') and not code.key.startswith(code.parent_id.key))
            or not code.section_id or not code.division_id]
        self.assertEqual(wrong, [])

    def test_titles_in_both_languages(self):
        code = self.code('cnae2025', '47.11')
        self.assertEqual(code.with_context(lang='es_ES').display_name, (
            "CNAE25 47.11 — Comercio al por menor no especializado con predominio de productos alimenticios, "
            "bebidas y tabaco"))
        self.assertIn("retail", code.with_context(lang='en_US').name.lower())
        olives = self.code('cnae2009', '10.43').with_context(lang='es_ES')
        self.assertEqual(olives.name, "Fabricación de aceite de oliva")

    def test_no_code_is_a_term_to_translate(self):
        for model in ('portfolio.activity.code', 'portfolio.municipality', 'portfolio.activity.equivalence'):
            self.assertFalse(self.env['ir.model.data'].search_count([('model', '=', model)]), model)

    def test_loading_again_changes_nothing_and_restores_what_is_missing(self):
        self.assertFalse(self.Code._portfolio_load(), "the same tables are not loaded twice")
        own = self.Code.create({'code': '4711', 'classification': 'sic', 'name': "Ours"})
        before = self.Code.search_count([])
        self.code('nace2', '47.11').name = "Changed by mistake"
        self.env['ir.config_parameter'].set_param('crm_portfolio.table_activity', 'older')
        self.assertTrue(self.Code._portfolio_load())
        self.assertEqual(self.Code.search_count([]), before)
        self.assertTrue(own.exists())
        self.assertNotEqual(self.code('nace2', '47.11').name, "Changed by mistake")

    def test_loading_loses_nothing_that_waits_to_be_written(self):
        account = self.env['res.partner'].create({'name': "Bar Pepe"})
        self.env.flush_all()
        for model in ('portfolio.activity.equivalence', 'portfolio.municipality', 'portfolio.activity.code'):
            self.env['ir.config_parameter'].search([('key', '=like', 'crm_portfolio.table_%')]).value = 'older'
            account.name = f"Waiting for {model}"
            self.env[model]._portfolio_load()
            self.env.invalidate_all()
            self.assertEqual(account.name, f"Waiting for {model}")

    def test_official_correspondence(self):
        """As INE published it: one to one, several to one, one to several."""
        for code, expected in [
            ('95.11', ['95.10']), ('62.01', ['62.10']), ('01.19', ['01.13', '01.19']),
            ('47.11', ['47.11', '47.91']), ('86.90', [
                '86.91', '86.92', '86.93', '86.94', '86.95', '86.96', '86.99']),
        ]:
            pairs = self.code('cnae2009', code).equivalence_ids.filtered(
                lambda pair: pair.to_classification == 'cnae2025')
            self.assertEqual(sorted(pairs.to_id.mapped('code')), expected, code)
            self.assertEqual(set(pairs.mapped('is_certain')), {len(expected) == 1}, code)
            self.assertEqual(set(pairs.mapped('source')), {'official'})
        kinds = {
            code: self.code('cnae2009', code).equivalence_ids.filtered(
                lambda pair: pair.to_classification == 'cnae2025').kind
            for code in ('62.01', '95.11')}
        self.assertEqual(kinds, {'62.01': 'one_one', '95.11': 'many_one'})

    def test_every_class_has_an_equivalent_both_ways(self):
        for source, target in [('cnae2009', 'cnae2025'), ('cnae2025', 'cnae2009'), ('cnae2025', 'nace21'),
                               ('nace2', 'nace21'), ('cnae2009', 'nace2')]:
            classes = self.Code.search([('classification', '=', source), ('level', '=', 'class')])
            found = self.env['portfolio.activity.equivalence'].search(
                [('from_id', 'in', classes.ids), ('to_classification', '=', target)]).from_id
            self.assertEqual((classes - found).mapped('code'), [], (source, target))

    def test_nothing_official_is_said_of_sic(self):
        pairs = self.code('sic', '54').equivalence_ids
        self.assertEqual((pairs.to_id.code, pairs.source, pairs.is_certain), ('47', 'near', False))


@tagged('post_install', '-at_install')
class TestAccountActivitySearch(ActivityCase):
    """One box finds accounts by code with or without dots, by what is above, and by words."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.portfolio_activity_id = cls.code('cnae2025', '47.24')
        cls.garage.portfolio_activity_id = cls.code('cnae2025', '95.29')
        cls.hotel.portfolio_activity_id = cls.code('cnae2025', '55.10')
        cls.winery.portfolio_activity_id = cls.code('cnae2025', '46.34')


    def found(self, text, lang='es_ES'):
        return self.env['res.partner'].with_context(lang=lang).search([
            ('portfolio_is_account', '=', True), ('portfolio_activity_ids', 'child_of', text)])

    def test_prefix_table(self):
        for text, expected in [
            ('47', self.bakery), ('472', self.bakery), ('4724', self.bakery), ('47.24', self.bakery),
            ('47.2', self.bakery), ('4', self.bakery | self.winery), ('46', self.winery),
            ('G', self.bakery | self.winery), ('g', self.bakery | self.winery), ('I', self.hotel),
            ('comercio', self.bakery | self.winery), ('COMERCIO MENOR', self.bakery),
            ('panaderia', self.bakery), ('retail', self.bakery), ('hoteles', self.hotel),
            ('tiendas', self.bakery), ('bares', self.env['res.partner']), ('hostales', self.hotel),
            ('panaderías', self.bakery), ('mayoristas', self.winery),
            ('CNAE25 47.24', self.bakery), ('cnae 2025 47', self.bakery), ('CNAE09 55', self.hotel),
            ('CNAE 55.10', self.hotel), ('nace rev. 2.1 95', self.garage), ('sic 55', self.env['res.partner']),
            ('4799', self.env['res.partner']), ('zapatos de cristal', self.env['res.partner']),
        ]:
            with self.subTest(text=text):
                self.assertEqual(self.found(text), expected)
        self.assertEqual(self.found('comercio', lang='en_US'), self.bakery | self.winery, "in both languages")

    def test_activities_as_people_call_them(self):
        """A tavern is found as a bar, a café or 'bares', though its title of law has none of these words."""
        self.hotel.portfolio_activity_id = self.code('cnae2025', '56.30')
        self.garage.portfolio_activity_id = self.code('cnae2009', '45.20')
        for text, expected in [
            ('bares', self.hotel), ('bar', self.hotel), ('Cafeterías', self.hotel), ('pubs', self.hotel),
            ('talleres', self.garage), ('taller mecánico', self.garage), ('talleres mecánicos', self.garage),
            ('barcos', self.env['res.partner']), ('restaurantes', self.env['res.partner']),
        ]:
            with self.subTest(text=text):
                self.assertEqual(self.found(text), expected)

    def test_by_record_as_other_rooms_do(self):
        division = self.code('cnae2025', '47')
        search = self.env['res.partner'].search
        self.assertEqual(search([('portfolio_activity_ids', 'child_of', division.ids)]), self.bakery)
        self.assertEqual(search([('portfolio_activity_id', 'child_of', division.ids)]), self.bakery)
        self.assertEqual(search([('portfolio_activity_ids', 'in', self.code('cnae2025', '47.24').ids)]), self.bakery)
        self.assertIn(self.orphan, search([('portfolio_activity_ids', '=', False)]))
        self.assertNotIn(self.bakery, search([('portfolio_activity_ids', '=', False)]))
        classes = division.child_ids.child_ids
        self.assertNotIn(self.bakery, search([('portfolio_activity_ids', 'not in', classes.ids)]))
        self.assertEqual(
            search([('portfolio_is_account', '=', True)]).filtered_domain(
                [('portfolio_activity_ids', 'child_of', division.ids)]), self.bakery)

    def test_choosing_a_code(self):
        names = [name for _id, name in self.Code.with_context(lang='es_ES').name_search('4711', limit=3)]
        self.assertTrue(names[0].startswith("CNAE25 47.11 — Comercio al por menor"), names)
        self.assertTrue(names[1].startswith("CNAE09 47.11"), names)
        self.assertEqual(
            self.Code.name_search("47.11", operator='=', limit=1)[0][0], self.code('cnae2025', '47.11').id)

    def test_groups_add_up(self):
        Partner = self.env['res.partner'].with_user(self.diego)
        domain = [('portfolio_activity_id', '!=', False)]
        sections = Partner.formatted_read_group(domain, ['portfolio_activity_section_id'], ['__count'])
        self.assertEqual(sum(group['__count'] for group in sections), Partner.search_count(domain))
        divisions = {
            division.code: count for division, count in
            Partner._read_group(domain, ['portfolio_activity_division_id'], ['__count'])}
        self.assertEqual(divisions, {'47': 1, '95': 1, '55': 1, '46': 1})

    def test_count_opens_what_it_counts(self):
        for user in (self.ana, self.diego):
            self.env.invalidate_all()
            code = self.code('cnae2025', 'G').with_user(user)
            opened = self.env['res.partner'].with_user(user).search(code.action_open_accounts()['domain'])
            self.assertEqual(code.account_count, len(opened), user.name)
        self.assertEqual(code.account_count, 2)

    @users('ana')
    def test_queries_of_a_page(self):
        codes = self.Code.with_user(self.ana).search([('classification', '=', 'cnae2025')], limit=80)
        codes.mapped('account_count')
        codes.invalidate_recordset()
        with self.assertQueryCount(ana=2):
            codes.mapped('account_count')


@tagged('post_install', '-at_install')
class TestAccountActivityEquivalence(ActivityCase):
    """What follows is added with its reason; what does not is asked."""

    def test_one_to_one_is_applied(self):
        self.bakery.portfolio_activity_id = self.code('cnae2009', '62.01')
        self.assertEqual(self.codes_of(self.bakery), {
            'cnae2009 62.01': 'hand', 'cnae2025 62.10': 'equivalence', 'nace21 62.10': 'equivalence',
            'nace2 62.01': 'equivalence'})
        line = self.bakery.portfolio_activity_line_ids.filtered(lambda line: line.classification == 'cnae2025')
        self.assertEqual(line.reason, "Equivalent of CNAE09 62.01: one to one in the tables.")
        self.assertTrue(line.is_main)
        self.assertEqual(self.bakery.portfolio_activity_id, self.code('cnae2025', '62.10'), "the one in force is told")

    def test_several_to_one_is_applied_and_says_so(self):
        self.bakery.portfolio_activity_id = self.code('cnae2009', '95.11')
        line = self.bakery.portfolio_activity_line_ids.filtered(lambda line: line.classification == 'cnae2025')
        self.assertEqual((line.code_id.code, line.origin), ('95.10', 'equivalence'))
        self.assertEqual(
            line.reason, "Equivalent of CNAE09 95.11: the only one that code has; others share it.")

    def test_one_to_several_waits_for_a_person(self):
        self.bakery.with_user(self.ana).portfolio_activity_id = self.code('cnae2009', '47.11')
        question = self.bakery.portfolio_activity_line_ids.filtered(lambda line: line.origin == 'review')
        self.assertEqual(question.reason, "CNAE09 47.11 has 2 equivalents in the tables: somebody has to choose.")
        self.assertEqual(question.candidate_ids.mapped('code'), ['47.11', '47.91'])
        self.assertEqual(self.bakery.portfolio_activity_id, self.code('cnae2009', '47.11'))
        self.assertEqual(self.bakery.portfolio_activity_review, "Activity code to review")

        question.with_user(self.ana).action_portfolio_choose(self.code('cnae2025', '47.91').id)
        self.assertEqual(self.codes_of(self.bakery), {
            'cnae2009 47.11': 'hand', 'cnae2025 47.91': 'hand', 'nace21 47.91': 'equivalence',
            'nace2 47.11': 'equivalence'})
        self.assertEqual(question.reason, "Ana chose it among the 2 equivalents of CNAE09 47.11.")
        self.assertEqual(self.bakery.portfolio_activity_id, self.code('cnae2025', '47.91'))
        self.assertFalse(self.bakery.portfolio_activity_review)
        with self.assertRaises(UserError):
            question.action_portfolio_choose(self.code('cnae2025', '47.11').id)

    def test_what_is_no_candidate_is_refused(self):
        self.bakery.portfolio_activity_id = self.code('cnae2009', '47.11')
        question = self.bakery.portfolio_activity_line_ids.filtered(lambda line: line.origin == 'review')
        with self.assertRaisesRegex(UserError, "is not equivalent to"):
            question.action_portfolio_choose(self.code('cnae2025', '01.11').id)

    def test_many_questions_are_answered_at_once(self):
        accounts = self.bakery | self.garage | self.hotel
        accounts.portfolio_activity_id = self.code('cnae2009', '47.11')
        questions = self.Activity.search([('partner_id', 'in', accounts.ids), ('origin', '=', 'review')])
        self.assertEqual(len(questions), 3)
        questions.write({'code_id': self.code('cnae2025', '47.11').id})
        self.assertEqual(accounts.portfolio_activity_id, self.code('cnae2025', '47.11'))
        self.assertEqual(set(questions.mapped('origin')), {'hand'})

    def test_sic_is_never_applied_by_itself(self):
        self.hotel.portfolio_activity_ids = self.code('sic', '5812')
        question = self.hotel.portfolio_activity_line_ids.filtered(lambda line: line.origin == 'review')
        self.assertEqual(question.candidate_ids.mapped('code'), ['56'])
        self.assertEqual(
            question.reason, "There is no official table for SIC 5812: somebody has to choose what is nearest.")

    def test_the_former_classification_is_not_asked_for(self):
        self.bakery.portfolio_activity_id = self.code('cnae2025', '01.13')
        self.assertEqual(self.codes_of(self.bakery), {'cnae2025 01.13': 'hand', 'nace21 01.13': 'equivalence'})

    def test_a_person_is_right(self):
        """A code by hand takes the place of what followed, and nothing comes back."""
        self.bakery.portfolio_activity_id = self.code('cnae2009', '62.01')
        self.bakery.portfolio_activity_id = self.code('cnae2025', '47.24')
        expected = {
            'cnae2009 62.01': 'hand', 'nace2 62.01': 'equivalence', 'cnae2025 47.24': 'hand',
            'nace21 47.24': 'equivalence'}
        codes = self.codes_of(self.bakery)
        self.assertEqual({key: codes.get(key) for key in expected}, expected)
        self.assertNotIn('cnae2025 62.10', codes)

    def test_the_same_code_by_hand_after_it_followed(self):
        self.bakery.portfolio_activity_id = self.code('cnae2009', '62.01')
        self.bakery.portfolio_activity_id = self.code('cnae2025', '62.10')
        self.assertEqual(self.codes_of(self.bakery)['cnae2025 62.10'], 'hand')

    def test_taking_the_source_away_takes_what_followed(self):
        self.bakery.portfolio_activity_id = self.code('cnae2009', '62.01')
        self.bakery.portfolio_activity_line_ids.filtered(lambda line: line.origin == 'hand').unlink()
        self.assertEqual(self.codes_of(self.bakery), {})
        self.assertFalse(self.bakery.portfolio_activity_id)

    def test_one_main_in_each_classification(self):
        first, second = self.code('cnae2025', '47.24'), self.code('cnae2025', '10.71')
        self.bakery.portfolio_activity_ids = first | second
        mains = self.bakery.portfolio_activity_line_ids.filtered('is_main')
        self.assertEqual(len(mains.filtered(lambda line: line.classification == 'cnae2025')), 1)
        self.bakery.portfolio_activity_line_ids.filtered(lambda line: line.code_id == second).is_main = True
        self.assertEqual(self.bakery.portfolio_activity_id, second)
        self.bakery.portfolio_activity_id = first
        self.assertEqual(self.bakery.portfolio_activity_line_ids.filtered(
            lambda line: line.is_main and line.classification == 'cnae2025').code_id, first)

    def test_the_job_twice_changes_nothing(self):
        codes = ['47.11', '62.01', '95.11', '86.90', '01.19']
        accounts = self.env['res.partner'].union(*(
            self.account(f"Shop {code}", portfolio_activity_id=self.code('cnae2009', code).id) for code in codes))
        self.Activity.search([('partner_id', 'in', accounts.ids), ('origin', '!=', 'hand')])._portfolio_drop()
        self.assertTrue(self.Activity._portfolio_equate(accounts.ids))
        before = self.Activity.search_read(
            [('partner_id', 'in', accounts.ids)], ['code_id', 'origin', 'reason', 'is_main'])
        self.assertEqual(self.Activity._portfolio_equate(accounts.ids), 0)
        with patch.object(type(self.env['ir.cron']), '_commit_progress', return_value=1):
            self.Activity._cron_equate()
        self.assertEqual(before, self.Activity.search_read(
            [('partner_id', 'in', accounts.ids)], ['code_id', 'origin', 'reason', 'is_main']))

    def test_queries_do_not_grow_with_accounts(self):
        def run(number):
            accounts = self.env['res.partner'].create([
                {'name': f"Shop {index}", 'is_company': True,
                 'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id}
                for index in range(number)])
            self.Activity.create([
                {'partner_id': account.id, 'code_id': self.code('cnae2009', '62.01').id} for account in accounts])
            self.Activity.search([('partner_id', 'in', accounts.ids), ('origin', '!=', 'hand')])._portfolio_drop()
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.Activity._portfolio_equate(accounts.ids)
            return self.env.cr.sql_log_count - before
        self.assertEqual(run(2), run(50))

    def test_a_file_of_accounts(self):
        """Codes come in by code, in either column."""
        result = self.env['res.partner'].with_context(import_file=True).load(
            ['name', 'is_company', 'portfolio_category_id', 'portfolio_activity_id'],
            [["Imported one", '1', "Customer", "CNAE09 62.01"], ["Imported two", '1', "Customer", "CNAE25 47.24"]])
        self.assertFalse([message for message in result['messages'] if message['type'] == 'error'])
        one, two = self.env['res.partner'].browse(result['ids'])
        self.assertEqual(one.portfolio_activity_id, self.code('cnae2025', '62.10'))
        self.assertEqual(two.portfolio_activity_id, self.code('cnae2025', '47.24'))

    @freeze_time('2026-03-02')
    def test_usage_before_archive(self):
        code = self.code('cnae2025', '47.24')
        self.bakery.portfolio_activity_id = code
        action = code.action_archive()
        self.assertEqual(action['res_model'], 'portfolio.catalogue.usage')
        self.assertTrue(code.active)

    def test_own_code_below_an_official_one(self):
        own = self.Code.create({'code': '47.25.1', 'name': "Wine shops", 'classification': 'cnae2025'})
        self.assertEqual((own.parent_id, own.division_id.code, own.section_id.code),
                         (self.code('cnae2025', '47.25'), '47', 'G'))
        self.winery.portfolio_activity_id = own
        self.assertEqual(self.env['res.partner'].search([('portfolio_activity_ids', 'child_of', '47.25')]), self.winery)
