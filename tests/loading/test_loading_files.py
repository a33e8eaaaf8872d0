import io
from pathlib import Path

from odoo.exceptions import UserError
from odoo.tests import TransactionCase

from ..common import PortfolioCase

SHARED = Path(__file__).resolve().parents[2].parent / 'shared' / 'data' / 'crm_sales_opportunities'

FILES = {
    'sales_teams.csv': """\
sales_agent,manager,regional_office
Olga Prado,Marta Ruiz,Norte
Pablo Soto,Marta Ruiz,Norte
Quim Bosch,Nuria Gil,Este
Rosa Mas,Oriol Pla,Este
""",
    'products.csv': """\
product,series,sales_price
GTX Basic,GTX,550
GTX Pro,GTX,4821
""",
    'accounts.csv': """\
account,sector,year_established,revenue,employees,office_location,subsidiary_of
Cheers,retail,1993,1.5,20,Kenya,Massive
Massive,technolgy,1989,10.25,300,United States,
""",
    'sales_pipeline.csv': """\
opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
A1,Olga Prado,GTX Basic,Cheers,Won,20-10-24,01-03-25,512
A2,Olga Prado,GTXPro,Cheers,Lost,25-10-24,11-11-24,0
A3,Pablo Soto,GTX Pro,Cheers,Engaging,03-11-24,,
A4,Quim Bosch,GTX Basic,,Prospecting,,,
""",
}
MAPPING = {'product': {'GTXPro': 'GTX Pro'}, 'sector': {'technolgy': 'technology'}}


class LoaderCase(PortfolioCase):

    def load(self, mapped=True, shift=0, **changes):
        """Take :data:`FILES` in, with lines added to a file (``accounts=…``)."""
        files = {
            name: (text + changes.get(name.partition('.')[0], '')).encode() for name, text in FILES.items()}
        mapping = MAPPING if mapped else None
        return self.env['portfolio.loader']._load(files, mapping, shift=shift, unit=1_000_000)

    def known(self, kind, key):
        name = self.env['portfolio.loader.file']._external_name(kind, key)
        return self.env.ref(f'crm_portfolio_load.{name}')

    def customer(self, key):
        return self.known('account', key)

    def deal(self, key):
        return self.known('opportunity', key)

    def found(self, report, kind):
        return [(found.file, found.row, found.column) for found in report.findings if found.kind == kind]


class TestFoundationLoader(LoaderCase):
    """What a file of good rows becomes."""

    def setUp(self):
        super().setUp()
        self.report = self.load()

    def test_accounts_have_size_sector_and_parent(self):
        cheers, massive = self.customer('Cheers'), self.customer('Massive')
        self.assertEqual(cheers.parent_id, massive)
        self.assertEqual(cheers.commercial_partner_id, cheers, "a subsidiary is an account of its own")
        self.assertEqual(cheers.country_id, self.env.ref('base.ke'), "and has its own address")
        self.assertEqual(massive.country_id, self.env.ref('base.us'))
        self.assertEqual(
            (massive.portfolio_employee_count, massive.portfolio_annual_revenue,
             massive.portfolio_year_established, massive.industry_id.name),
            (300, 10_250_000, 1989, "Technology"))

    def test_agents_are_in_teams_under_their_managers(self):
        olga, marta = self.known('agent', "Olga Prado"), self.known('manager', "Marta Ruiz")
        self.assertEqual((olga.login, olga.email), ('olga.prado', False))
        self.assertTrue(olga.has_group('crm_portfolio.portfolio_group_representative'))
        self.assertFalse(olga.has_group('crm_portfolio.portfolio_group_manager'))
        self.assertTrue(marta.has_group('crm_portfolio.portfolio_group_manager'))
        teams = self.env['portfolio.loader']._loaded('team', 'crm.team')
        self.assertEqual(
            sorted((team.name, team.user_id.name, len(team.member_ids)) for team in teams),
            [
                ("Este: Nuria Gil", "Nuria Gil", 1), ("Este: Oriol Pla", "Oriol Pla", 1),
                ("Norte", "Marta Ruiz", 2),
            ])
        office = self.env['portfolio.loader']._loaded('office', 'crm.team')
        self.assertEqual((office.name, office.member_ids), ("Este", teams.user_id - marta))

    def test_nobody_is_given_a_password_or_a_mail(self):
        agents = self.env['portfolio.loader']._loaded('agent', 'res.users')
        self.env.cr.execute("SELECT count(password) FROM res_users WHERE id IN %s", [tuple(agents.ids)])
        self.assertEqual(self.env.cr.fetchone()[0], 0)
        self.assertFalse(self.env['mail.mail'].search([('recipient_ids', 'in', agents.partner_id.ids)]))
        self.assertFalse(self.deal('a1').message_ids)
        self.assertFalse(self.deal('a1').message_partner_ids)

    def test_a_won_opportunity(self):
        deal = self.deal('a1')
        self.assertEqual(
            (deal.won_status, deal.probability, deal.expected_revenue, deal.user_id.name, deal.team_id.name),
            ('won', 100, 512, "Olga Prado", "Norte"))
        self.assertEqual(str(deal.create_date.date()), '2024-10-20')
        self.assertEqual(deal.date_open, deal.create_date)
        self.assertEqual(str(deal.date_closed.date()), '2025-03-01')
        self.assertEqual((deal.day_open, deal.day_close), (0, 132))
        line = deal.portfolio_product_ids
        self.assertEqual((line.product_id.name, line.price_unit), ("GTX Basic", 512))

    def test_a_lost_opportunity(self):
        deal = self.deal('a2')
        self.assertEqual((deal.won_status, deal.active, deal.day_close), ('lost', False, 17))
        self.assertEqual(deal.lost_reason_id.name, "Not stated in the file")

    def test_an_open_opportunity_is_worth_the_price(self):
        deal = self.deal('a3')
        self.assertEqual((deal.won_status, deal.expected_revenue, deal.date_closed), ('pending', 4821, False))
        self.assertEqual(deal.portfolio_product_ids.price_unit, 0, "a quote takes the price list's")

    def test_an_opportunity_without_account_waits_for_rules_in_its_team(self):
        deal = self.deal('a4')
        self.assertFalse(deal.user_id)
        self.assertFalse(deal.partner_id)
        self.assertEqual(deal.team_id.name, "Este: Nuria Gil")
        self.assertIn("Quim Bosch", deal.referred)
        self.assertIn(('sales_pipeline', 5, 'account'), self.found(self.report, 'incomplete'))

    def test_who_worked_an_account_is_responsible_for_it(self):
        rows = self.customer('Cheers').portfolio_responsible_ids.filtered('is_current')
        self.assertEqual(
            [(row.user_id.name, row.is_principal, str(row.date_from)) for row in rows],
            [("Olga Prado", True, '2024-10-20'), ("Pablo Soto", False, '2024-11-03')])
        self.assertEqual(self.customer('Cheers').user_id.name, "Olga Prado")

    def test_accounts_rise_with_what_they_did_on_the_day_they_did_it(self):
        self.assertEqual(self.customer('Massive').portfolio_kind, 'lead')
        self.assertEqual(self.customer('Cheers').portfolio_kind, 'prospect')
        self.assertEqual(self.env['portfolio.loader']._promote_won(), self.customer('Cheers'))
        changes = self.customer('Cheers').portfolio_change_ids.sorted('id')
        self.assertEqual(
            [(change.to_kind, change.cause, str(change.date.date())) for change in changes],
            [('lead', 'import', '2024-10-20'), ('prospect', 'opportunity', '2024-10-20'),
             ('customer', 'opportunity', '2025-03-01')])
        self.assertFalse(self.env['portfolio.loader']._promote_won())

    # -- again -----------------------------------------------------------------------------------

    def test_the_same_files_again_change_nothing(self):
        models = ('res.partner', 'res.users', 'crm.team', 'crm.team.member', 'crm.lead', 'product.product',
                  'portfolio.responsible', 'portfolio.opportunity.product', 'res.partner.industry')
        everything = {name: self.env[name].with_context(active_test=False) for name in models}
        before = {name: model.search_count([]) for name, model in everything.items()}
        report = self.load()
        for file in report.files.values():
            self.assertEqual(file.counts()['unchanged'], file.rows, file.name)
        self.assertEqual({name: model.search_count([]) for name, model in everything.items()}, before)

    def test_what_people_changed_since_is_theirs(self):
        self.deal('a3').write({'user_id': self.ana.id, 'expected_revenue': 7})
        self.customer('Cheers').portfolio_employee_count = 21
        self.load()
        self.assertEqual((self.deal('a3').user_id, self.deal('a3').expected_revenue), (self.ana, 7))
        self.assertEqual(self.customer('Cheers').portfolio_employee_count, 21)

    def test_what_changed_in_the_file_is_written(self):
        report = self.load(shift=1)
        self.assertEqual(
            report.files['sales_pipeline'].counts(),
            {'created': 0, 'updated': 3, 'unchanged': 1, 'rejected': 0})
        deal = self.deal('a1')
        self.assertEqual(str(deal.create_date.date()), '2024-10-21')
        self.assertEqual(str(deal.date_closed.date()), '2025-03-02')
        self.assertEqual((deal.day_close, deal.won_status), (132, 'won'))
        self.assertEqual(len(deal.portfolio_product_ids), 1)

    def test_a_record_that_was_deleted_comes_back(self):
        self.deal('a3').unlink()
        self.assertEqual(self.load().files['sales_pipeline'].counts()['created'], 1)

    def test_an_upgrade_keeps_the_external_identifiers(self):
        """It sweeps those under the module's own name, and those of data files."""
        data = self.env['ir.model.data'].search([('model', '=', 'crm.lead'), ('res_id', '=', self.deal('a1').id)])
        self.assertEqual((data.module, data.noupdate), ('crm_portfolio_load', True))
        self.assertFalse(self.env['ir.module.module'].search([('name', '=', data.module)]))


class TestFoundationLoaderDirt(LoaderCase):
    """Every row ends, and what is wrong with it is said."""

    def check_sums(self, report):
        for file in report.files.values():
            self.assertEqual(sum(file.counts().values()), file.rows, file.name)

    def test_spellings_are_mapped_and_counted(self):
        report = self.load()
        self.assertEqual(
            self.found(report, 'mapped'), [('accounts', 3, 'sector'), ('sales_pipeline', 3, 'product')])
        self.assertEqual(self.deal('a2').portfolio_product_ids.product_id.name, "GTX Pro")
        self.check_sums(report)

    def test_without_mapping_the_likely_name_is_offered(self):
        report = self.load(mapped=False)
        found = next(found for found in report.findings if found.column == 'product')
        self.assertEqual(
            (found.value, found.cause, found.kind),
            ('GTXPro', "Unknown; did you mean “GTX Pro”?", 'incomplete'))
        self.assertFalse(self.deal('a2').portfolio_product_ids)
        self.check_sums(report)
        again = self.load()
        self.assertEqual(again.files['sales_pipeline'].counts()['updated'], 1)
        self.assertEqual(self.deal('a2').portfolio_product_ids.product_id.name, "GTX Pro")

    def test_rows_that_make_no_sense_are_left_out_with_their_cause(self):
        bad = {
            'B1,Olga Prado,GTX Pro,Cheers,Dreaming,03-11-24,,': 'deal_stage',
            'B2,Olga Prado,GTX Pro,Cheers,Won,31-02-25,01-03-25,5': 'engage_date',
            'B3,Olga Prado,GTX Pro,Cheers,Won,20-10-24,,5': 'close_date',
            'B4,Olga Prado,GTX Pro,Cheers,Won,20-10-24,19-10-24,5': 'close_date',
            'B5,Olga Prado,GTX Pro,Cheers,Won,20-10-24,21-10-24,much': 'close_value',
            'a1,Olga Prado,GTX Pro,Cheers,Won,20-10-24,21-10-24,5': 'opportunity_id',
            ',Olga Prado,GTX Pro,Cheers,Won,20-10-24,21-10-24,5': 'opportunity_id',
        }
        report = self.load(sales_pipeline='\n'.join(bad) + '\n', accounts='Odd,retail,old,1,1,Kenya,\n')
        self.assertCountEqual(
            [(column, row) for _file, row, column in self.found(report, 'rejected')],
            [*((column, 6 + number) for number, column in enumerate(bad.values())), ('year_established', 4)])
        self.assertEqual(report.files['sales_pipeline'].counts()['created'], 4, "the good rows go in")
        self.assertTrue(all(found.cause and found.done for found in report.findings))
        self.check_sums(report)

    def test_names_nobody_knows_are_left_empty_and_said(self):
        report = self.load(
            sales_pipeline='C1,Zoe Nadie,GTX Pro,Nowhere Inc,Engaging,03-11-24,,\n',
            accounts='Lonely,retail,1990,1,1,Atlantis,Nobody\n')
        self.assertEqual(self.deal('c1').partner_name, "Nowhere Inc")
        self.assertTrue({
            ('accounts', 4, 'office_location'), ('accounts', 4, 'subsidiary_of'),
            ('sales_pipeline', 6, 'sales_agent'), ('sales_pipeline', 6, 'account'),
        } <= set(self.found(report, 'incomplete')))
        self.check_sums(report)

    def test_accounts_that_own_one_another_are_loaded_without_parent(self):
        report = self.load(accounts='Hen,retail,,,,,Egg\nEgg,retail,,,,,Hen\nChick,retail,,,,,Egg\n')
        self.assertFalse((self.customer('Hen') | self.customer('Egg')).parent_id)
        self.assertEqual(self.customer('Chick').parent_id, self.customer('Egg'))
        self.assertEqual(
            self.found(report, 'incomplete')[:2],
            [('accounts', 4, 'subsidiary_of'), ('accounts', 5, 'subsidiary_of')])

    def test_columns_that_are_not_read_are_said(self):
        files = {name: text.encode() for name, text in FILES.items()}
        files['products.csv'] = b'product,sales_price,colour\nGTX Basic,550,red\n'
        report = self.env['portfolio.loader']._load(files)
        self.assertEqual(self.found(report, 'note'), [('products', 0, 'colour')])

    def test_other_delimiters_encodings_and_signs(self):
        files = {name: text.encode() for name, text in FILES.items()}
        files['products.csv'] = 'Product;Sales price\nGTX Basic;1.550,50\nPeña;3,5\n'.encode('cp1252')
        self.env['portfolio.loader']._load(files)
        products = self.env['portfolio.loader']._loaded('product', 'product.product')
        self.assertEqual(
            sorted(products.mapped(lambda product: (product.name, product.list_price))),
            [("GTX Basic", 1550.5), ("Peña", 3.5)])

    def test_amounts_as_people_write_them(self):
        """A column decides by all its values; one that may be two amounts, or none, is said and never guessed."""
        files = {name: text.encode() for name, text in FILES.items()}
        prices = {"A": "3.250,00", "B": "1.999,99 €", "C": "1 234,56", "D": "1.234", "E": "2,75", "F": "1,234.56",
                  "G": "EUR 12,5", "H": "1.2.3"}
        files['products.csv'] = "Product;Sales price\n{}\n".format(
            "\n".join(f"Oven {name};{price}" for name, price in prices.items())).encode()
        report = self.env['portfolio.loader']._load(files)
        products = self.env['portfolio.loader']._loaded('product', 'product.product')
        self.assertEqual(
            dict(products.mapped(lambda product: (product.name[-1], product.list_price))),
            {"A": 3250.0, "B": 1999.99, "C": 1234.56, "E": 2.75, "F": 1234.56, "G": 12.5})
        self.assertEqual(
            {(found.row, found.value) for found in report.findings if found.file == 'products'
             and found.column == 'sales_price'}, {(5, "1.234"), (9, "1.2.3")})

    def test_a_file_that_cannot_be_read_says_why(self):
        files = {name: text.encode() for name, text in FILES.items()}
        for change, message in [
            ({'accounts.csv': b''}, "accounts.csv is empty"),
            ({'accounts.csv': b'\x89PNG' + bytes(90)}, "accounts.csv is no table"),
            ({'accounts.csv': b'PK\x03\x04\x00'}, "accounts.csv is damaged"),
            ({'accounts.csv': b'\xd0\xcf\x11\xe0' + bytes(90)}, "accounts.csv is a workbook of Excel before 2007"),
            ({'accounts.csv': b'account;sector\nBar;"Sol\n'}, "row 2: a quotation mark is opened"),
            ({'accounts.csv': b'account' + b';' * 9 + b'a;' * 600}, "row 1: more than 512 columns"),
            ({'accounts.csv': b'account,sector,sector\n'}, "two columns are called “sector”"),
            ({'accounts.csv': b'name,sector\n'}, "has no column “account”"),
        ]:
            with self.subTest(message), self.assertRaisesRegex(UserError, message):
                self.env['portfolio.loader']._load({**files, **change})
        del files['products.csv']
        with self.assertRaisesRegex(UserError, "products is missing"):
            self.env['portfolio.loader']._load(files)

    def test_every_finding_can_be_had_as_a_file(self):
        stream = io.StringIO()
        report = self.load()
        report.save(stream)
        lines = stream.getvalue().splitlines()
        self.assertEqual(lines[0], 'file,row,column,value,cause,done,kind')
        self.assertEqual(len(lines), 1 + len(report.findings))

    def test_a_user_with_that_login_is_taken(self):
        olga = self.env['res.users'].create({'name': "O.", 'login': 'olga.prado'})
        self.load()
        self.assertEqual(self.deal('a1').user_id, olga)
        self.assertEqual(olga.name, "Olga Prado")


class TestFoundationLoaderCost(LoaderCase):

    def queries(self, first, count):
        lines = ''.join(
            f'D{number},Olga Prado,GTX Pro,Cheers,Won,03-11-24,05-11-24,{number}\n'
            for number in range(first, first + count))
        self.env.flush_all()
        before = self.env.cr.sql_log_count
        self.load(sales_pipeline=lines)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_queries_do_not_grow_with_the_rows(self):
        self.load()
        self.queries(1000, 5)
        few, many = self.queries(2000, 20), self.queries(3000, 220)
        self.assertLess(many - few, 60, f"{few} queries for 20 rows, {many} for 220")


class TestFoundationLoaderSets(TransactionCase):
    """Whole sets of files."""

    def check(self, report):
        for file in report.files.values():
            self.assertEqual(sum(file.counts().values()), file.rows)

    def test_the_sample_company(self):
        loader = self.env['portfolio.loader']
        report = loader._load_sample()
        self.check(report)
        rejected = [found for found in report.findings if found.kind == 'rejected']
        self.assertEqual(len(rejected), 6, [found[:5] for found in rejected])
        accounts = loader._loaded('account', 'res.partner')
        self.assertEqual(len(accounts), 300)
        self.assertFalse(accounts.filtered(lambda account: not account.state_id))
        self.assertEqual(set(accounts.mapped('portfolio_kind')), {'lead', 'prospect', 'customer'})
        newest = max(loader._loaded('opportunity', 'crm.lead').mapped('create_date'))
        self.assertLessEqual((self.env.cr.now() - newest).days, 2, "the sample is of today")
        again = loader._load_sample()
        counts = [file.counts() for file in again.files.values()]
        self.assertFalse([count for count in counts if count['created'] or count['updated']])
        [fair] = self.env['portfolio.lead.import'].search([])
        self.assertEqual((fair.created_count, fair.updated_count, fair.skipped_count, fair.error_count), (22, 2, 0, 1))
        decisions = fair.row_ids.filtered(lambda row: row.state == 'created').lead_id.portfolio_decision_id
        self.assertEqual(len(decisions), 22, "by the rules of the sample")
        none = decisions.filtered(lambda decision: decision.result == 'none').lead_id
        self.assertEqual(none.mapped('partner_name'), ["Taberna del Puerto"], "its province is misspelt")
        [form] = self.env['portfolio.lead.form'].search([('is_published', '=', True)])
        self.assertEqual((form.lead_count, form.spam_count), (5, 1))
        desk = {tile['key']: tile['count'] for tile in self.env['portfolio.assignment.desk'].get_desk()['tiles']}
        self.assertEqual((desk['queued'], desk['offered']), (4, 4), "each way of assigning has leads to show")
        pairs = self.env['portfolio.lead.duplicate'].search([('state', '=', 'open')])
        self.assertEqual((len(pairs), len(pairs.partner_id), len(pairs.other_lead_id)), (6, 4, 2))
        leads = self.env['crm.lead'].search([('type', '=', 'lead'), ('user_id', '=', False)])
        self.assertEqual(
            set(leads.portfolio_decision_id.mapped('result')), {'queued', 'offered', 'none'},
            "the one that reaches nobody has a province that is misspelt")

    def test_the_public_data_set(self):
        if not SHARED.is_dir():
            self.skipTest(f"{SHARED.name} is not here")
        files = {path.name: path.read_bytes() for path in SHARED.glob('*.csv')}
        report = self.env['portfolio.loader']._load(files, MAPPING)
        self.check(report)
        self.assertEqual(
            {file.name: file.counts()['created'] for file in report.files.values()},
            {'sales_teams': 35, 'products': 7, 'accounts': 85, 'sales_pipeline': 8800})
        self.assertEqual(report.rows_with('sales_pipeline', 'mapped'), 1480)
        self.assertEqual(report.rows_with('sales_pipeline', 'incomplete'), 1425)
        won = self.env['crm.lead'].search([('won_status', '=', 'won'), ('referred', '=', False)])
        self.assertEqual(len(won & self.env['portfolio.loader']._loaded('opportunity', 'crm.lead')), 4238)
