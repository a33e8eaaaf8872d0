import ast
import json
import re

from hypothesis import given, settings, strategies

from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tools import SQL

from ...models.search.res_partner_written import ATTACHED, NOTES, WRITTEN
from ...tools.search.search_text import text_patterns
from ..common import PortfolioCase
from .test_search_finds import golden

# a text as it stands, and what people type who mean it
STANDS = "Panadería Núñez de la Vega, S.L."
TYPED = ["nunez panaderia", "VEGA NÚÑEZ", "panaderia nuñez vega sl", "de la vega", "Vega, Panaderia"]
# stock models whose lists and boxes are in our menus
STOCK = {'res.partner', 'crm.lead', 'sale.order', 'calendar.event', 'res.users', 'crm.team', 'utm.source',
    'utm.campaign'}
# what is looked for by a number, an address or a choice, not by words
NUMBERS = {'zip', 'phone', 'email', 'vat', 'portfolio_vat', 'phone_mobile_search', 'portfolio_phone_search',
           'portfolio_email_search', 'portfolio_tax_search', 'email_from', 'email_normalized', 'ref',
               'company_registry'}


@tagged('post_install', '-at_install')
class TestAccountSearchWriting(PortfolioCase):
    """What is looked for is found however it is written, in every box that looks for a text."""

    def test_names_as_people_look_for_them(self):
        """A golden list: in the account search, in a list of contacts, in a list of leads, by their names alone."""
        lines = [line.split(' | ') for line in golden('found.txt')]
        partners = self.env['res.partner'].create([
            {'name': name, 'is_company': bool(re.search(r'Panad|Tall|Mes|Hosp|Col·|Rest|Costa|Gro|Aceit', name))}
            for name, *_typed in lines])
        leads = self.env['crm.lead'].create([
            {'name': f"Feria {number}", 'contact_name': name, 'type': 'lead'} for number, (name,
                *_) in enumerate(lines)])
        Partner, Lead = self.env['res.partner'].with_user(self.diego), self.env['crm.lead'].with_user(self.diego)
        for partner, lead, (_name, *typed) in zip(partners, leads, lines, strict=True):
            for text in typed:
                joined = re.fullmatch(r'(delavega|.* demiguel|delrio|ruiztagle|garcialorca)', text)
                with self.subTest(text=text):
                    self.assertIn(partner, Partner.search([('display_name', 'ilike', text)]))
                    if not joined:
                        self.assertIn(partner, Partner.search([('name', 'ilike', text), ('id', 'in', partners.ids)]))
                        self.assertIn(lead, Lead.search([('contact_name', 'ilike', text), ('id', 'in', leads.ids)]))

    def test_names_written_in_one_word_or_as_they_are_heard(self):
        Partner = self.env['res.partner'].with_user(self.diego)
        for name, *texts in (
                ("El Corte Inglés Prueba", "elcorteingles", "corteingles"), ("La Tienda Roja", "latiendaroja"),
                ("Auto Recambios Vilar", "autorrecambios", "autorecambios vilar"),
                ("Autorrecambios Sil", "auto recambios"),
                ("Carpintería Vaamonde", "baamonde"), ("Talleres Ribas", "rivas"), ("Xosé Rial", "jose rial"),
                ("José Lema", "xose lema"), ("Forn Sant Feliu", "san feliu"), ("Horno San Celoni", "sant celoni"),
                ("Costa Blanca 2000", "costablanca2000"), ("Xoán Pazos", "juan pazos")):
            partner = self.env['res.partner'].create({'name': name, 'is_company': True})
            for text in texts:
                with self.subTest(text=text):
                    self.assertIn(partner, Partner.search([('display_name', 'ilike', text)]))
        for text, name in (
                ("latiendaverde", "La Tienda Roja"), ("bilar", "Autorrecambios Sil"), ("sant feliu", "San Celoni")):
            partner = self.env['res.partner'].create({'name': name, 'is_company': True})
            with self.subTest(text=text, name=name):
                self.assertNotIn(partner, Partner.search([('display_name', 'ilike', text)]))

    def test_accounts_and_leads_agree(self):
        """The same words find the same name and the same address, whoever has it."""
        said = [
            ({'name': "María José de los Ríos Gª"}, ["mª jose de los rios garcia", "rios garcia, maria jose"]),
            ({'name': "J. Mª Pérez-Reverte"}, ["j.m. perez reverte", "j m reverte"]),
            ({'name': "A.B.C. Instalaciones Prueba"}, ["a b c", "abc instalaciones", "a.b.c."]),
            ({'name': "Begoña Echeverría Prueba"}, ["etxeberria", "begoña etxeberria"]),
            ({'name': "One", 'street': "Pg. del Mar Prueba, 3"}, ["paseo del mar prueba 3", "passeig mar prueba"]),
            ({'name': "Two", 'street': "Avenida de Compostela Prueba, 14"}, ["Avda Compostela Prueba nº 14"]),
            ({'name': "Three", 'street': "Pza. Sta. Ana Prueba, 2"}, ["pl. santa ana prueba 2"]),
            ({'name': "Four", 'street': "C/ Cobre Prueba, nave 3-B"}, ["cobre prueba nave 3b", "prueba nave 3-b"]),
            ({'name': "Five", 'street': "Ctra. N-640 Prueba, km. 8"}, ["carretera n640 prueba", "ctra n-640 prueba"])]
        accounts = self.env['res.partner'].create([{**values, 'is_company': True} for values, _texts in said])
        leads = self.env['crm.lead'].create([
            {'name': "Obra", 'type': 'lead', 'partner_name': values['name'], 'street': values.get('street')}
            for values, _texts in said])
        for (values, texts), account, lead in zip(said, accounts, leads, strict=True):
            fields = ('street', 'street') if 'street' in values else ('display_name', 'partner_name')
            for text in texts:
                for record, field, every in zip((account, lead), fields, (accounts, leads), strict=True):
                    with self.subTest(text=text, model=record._name):
                        found = record.browse().with_user(self.diego).search([
                            (field, 'ilike', text), ('id', 'in', every.ids)])
                        self.assertEqual(found, record.with_user(self.diego))

    def test_what_is_not_meant_is_not_found(self):
        lead = self.env['crm.lead'].create({'name': "Obra nueva", 'partner_name': STANDS, 'type': 'lead'})
        Lead = self.env['crm.lead'].with_user(self.diego)
        for text in ["nunez zapateria", "vegas", "panaderia 12", "sl nunez ferreteria", "nunezvegas", "nº 1"]:
            with self.subTest(text=text):
                self.assertNotIn(lead, Lead.search([('partner_name', 'ilike', text)]))
                self.assertIn(lead, Lead.search([('partner_name', 'not ilike', text)]))
        self.assertNotIn(lead, Lead.search([('partner_name', 'not ilike', "nunez")]))
        self.assertIn(lead, Lead.search([('city', 'not ilike', "nunez")]), "it has no city")

    def test_no_word_of_a_name_is_ignored(self):
        """'optica 2020' is no phone number: whoever has one with these figures is another account."""
        optician, other, initials = self.env['res.partner'].create([
            {'name': "Óptica 20/20"}, {'name': "Muebles Otero", 'phone': "986 20 20 11"},
            {'name': "Alonso Goyo López"}])
        Partner = self.env['res.partner'].with_user(self.diego)
        for text, found in [
            ("optica 2020", optician), ("muebles 2020", other.browse()), ("bar 2020", other.browse()),
            ("986202011", other), ("tel. 986 20 20 11", other), ("ag lopez", other.browse()),
        ]:
            with self.subTest(text=text):
                self.assertEqual(Partner.search([
                    ('display_name', 'ilike', text), ('id', 'in', (optician | other | initials).ids)]), found)

    def test_two_numbers_typed_at_once(self):
        one, other, third = self.env['res.partner'].create([
            {'name': "One", 'phone': "965 45 45 45"}, {'name': "Other", 'phone': "+34965454546"},
            {'name': "Third", 'phone': "965454547"}])
        Partner = self.env['res.partner'].with_user(self.diego)
        for text in ("965454545 / 965454546", "965 454 545, 965 454 546", "Tel. 965454545 y 965454546"):
            for field in ('portfolio_phone_search', 'display_name'):
                with self.subTest(text=text, field=field):
                    found = Partner.search([(field, 'ilike', text)])
                    self.assertEqual(found & (one | other | third), one | other)

    def test_nobody_without_a_role_and_no_rule_is_forgiven(self):
        """Whoever uses Odoo alone searches as before; what decides who sees what stays to the letter."""
        lead = self.env['crm.lead'].create({'name': "Obra", 'partner_name': STANDS, 'type': 'lead'})
        plain = self.env['res.users'].with_context(no_reset_password=True).create({
            'name': "Plain", 'login': 'plain', 'group_ids': [(6, 0,
                [self.env.ref('sales_team.group_sale_manager').id])]})
        for user, text, is_found in [
            (plain, "panaderia", False), (plain, "Panadería", True), (self.diego, "panaderia", True),
        ]:
            found = self.env['crm.lead'].with_user(user).search([('partner_name', 'ilike', text)])
            self.assertEqual(lead in found, is_found, (user.name, text))
        self.env['ir.rule'].create({
            'name': "Letters", 'model_id': self.env['ir.model']._get_id('crm.lead'),
            'domain_force': "[('partner_name', 'not ilike', 'panaderia')]"})
        self.assertIn(lead, self.env['crm.lead'].with_user(self.diego).search([('partner_name', 'ilike', "panaderia")]))

    def test_a_name_and_a_town_at_once(self):
        """'garcia sevilla' is García in Sevilla, whichever comes first; neither García in Cádiz nor all of Sevilla."""
        company = {'is_company': True, 'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id}
        garcia, other, soto, jerez = self.env['res.partner'].create([
            {'name': name, 'city': city, **company} for name, city in [
                ("Talleres García", "Sevilla"), ("Talleres García", "Cádiz"), ("Muebles Soto", "Sevilla"),
                ("Bar Sol", "Jerez de la Frontera")]])
        leads = self.env['crm.lead'].create([
            {'name': "Feria", 'type': 'lead', 'partner_name': partner.name, 'city': partner.city}
            for partner in (garcia, other, soto, jerez)])
        views = [self.env.ref(f'crm.view_crm_case_{kind}_filter') for kind in ('leads', 'opportunities')]
        boxes = [ast.literal_eval(re.sub(r'\bself\b', repr('TYPED'), view._get_combined_arch().xpath(
            "//field[@name='name']")[0].get('filter_domain'))) for view in views]
        for text, expected in [
            ("garcia sevilla", garcia), ("SEVILLA García", garcia), ("talleres garcía en Sevilla", garcia),
            ("garcia, cadiz", other), ("garcia (Cádiz)", other), ("garcia talleres cadiz", other),
            ("sol jerez de la frontera", jerez), ("bar sol en jerez", jerez), ("jerez bar sol", jerez),
            ("garcia huelva", garcia.browse()), ("soto cadiz", garcia.browse()), ("en sevilla", garcia.browse()),
        ]:
            with self.subTest(text=text):
                found = self.env['res.partner'].with_user(self.diego).search(
                    [('display_name', 'ilike', text), ('id', 'in', (garcia | other | soto | jerez).ids)])
                self.assertEqual(found, expected)
                for box in boxes:
                    typed = [tuple(text if part == 'TYPED' else part for part in leaf) if isinstance(leaf, tuple)
                             else leaf for leaf in box]
                    found = self.env['crm.lead'].with_user(self.diego).search(
                        Domain(typed) & Domain('id', 'in', leads.ids))
                    self.assertEqual(
                        {(lead.partner_name, lead.city) for lead in found}, {(one.name, one.city) for one in expected})

    def test_a_town_alone_finds_who_is_there(self):
        """Enter takes the first suggestion: a name or a town. Who is called so comes before a part of a town."""
        company = {'is_company': True, 'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id}
        zubrix, hotel, alcora, real = self.env['res.partner'].create([
            {'name': name, 'city': city, **company} for name, city in [
                ("Taller Zubrix", "Gijón"), ("Hotel Gijón Zubrix", "Oviedo"),
                ("Bar Zubrix", "Jerez de la Frontera"), ("Casa Fronteriza", "Donostia")]])
        leads = self.env['crm.lead'].create([
            {'name': "Feria", 'type': 'lead', 'partner_name': account.name, 'city': account.city}
            for account in (zubrix, hotel, alcora, real)])
        view = self.env.ref('crm_portfolio.res_partner_view_search_account')._get_combined_arch()
        first = view.xpath('//field')[0]
        self.assertEqual(first.get('filter_domain'), "[('portfolio_account_search', 'ilike', self)]")
        box = self.env['res.partner'].with_user(self.diego)
        for text, expected in [
            ("Gijón", zubrix | hotel), ("gijon", zubrix | hotel), ("GIJÓN", zubrix | hotel), ("Xixón", zubrix),
            ("zubrix", zubrix | hotel | alcora), ("zubrix gijon", zubrix | hotel), ("jerez de la frontera", alcora),
            ("San Sebastián", real), ("jerez", alcora), ("nadaqueexista", real.browse()),
            # somebody is called so: a part of a town's name adds nobody
            ("fronter", real),
        ]:
            with self.subTest(text=text):
                found = box.search([
                    ('portfolio_account_search', 'ilike', text), ('id', 'in', (zubrix | hotel | alcora | real).ids)])
                self.assertEqual(found, expected)
        for text, cities in [("gijon", {"Gijón"}), ("Donostia", {"Donostia"}), ("jerez de la frontera", {alcora.city})]:
            found = self.env['crm.lead'].with_user(self.diego).search([
                ('portfolio_town_search', 'ilike', text), ('id', 'in', leads.ids)])
            self.assertEqual(set(found.mapped('city')), cities)

    def test_a_town_is_found_by_its_other_name(self):
        """Figueras is Figueres, Tarrasa is Terrassa, Donostia is San Sebastián, whichever stands and is typed."""
        Partner, Lead = self.env['res.partner'].with_user(self.diego), self.env['crm.lead'].with_user(self.diego)
        for stands, typed in [
            ("Figueres", "Figueras"), ("Figueras", "figueres"), ("Terrassa", "Tarrasa"), ("San Sebastián", "donostia"),
            ("Ontinyent", "onteniente"), ("Sanxenxo", "SANGENJO"), ("Vila-real", "Villarreal"),
        ]:
            account = self.env['res.partner'].create({'name': "Taller Zubrix", 'city': stands})
            lead = self.env['crm.lead'].create({'name': "Feria", 'partner_name': "Taller Zubrix", 'city': stands})
            with self.subTest(stands=stands, typed=typed):
                self.assertIn(account, Partner.search([('city', 'ilike', typed)]))
                self.assertIn(account, Partner.search([('display_name', 'ilike', f"zubrix {typed}")]))
                self.assertIn(lead, Lead.search([('portfolio_town_search', 'ilike', f"zubrix {typed}")]))
                self.assertNotIn(account, Partner.search([('city', 'ilike', "Sabadell")]))

    def test_the_town_of_who_does_not_see_it_finds_nothing(self):
        self.env['portfolio.search.field'].action_open()
        self.env['portfolio.search.field'].search([('name', '=', 'city')]).role_ids = self.env.ref(
            'crm_portfolio.portfolio_group_director')
        self.bakery.city = "Sevilla"
        name = self.bakery.name.split()[0]
        for user, is_found in ((self.ana, False), (self.diego, True)):
            with self.subTest(user=user.name):
                found = self.env['res.partner'].with_user(user).search([('display_name', 'ilike', f"{name} sevilla")])
                self.assertEqual(self.bakery in found, is_found)

    def test_two_things_typed_look_into_indexes(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        query = self.env['res.partner']._search(
            [('display_name', 'ilike', "quebrantahuesos villanueva")], active_test=False, bypass_access=True)
        plan = "\n".join(line for line, in self.env.execute_query(SQL("EXPLAIN %s", query.select())))
        self.assertIn('portfolio_town_idx', plan)
        self.assertNotIn('Seq Scan', plan)

    def test_a_town_is_found_in_an_index(self):
        """Letters with all their accents still make trigrams: of 5,000 rows, those of the town are looked at."""
        self.env['res.partner'].create({'name': "Taller", 'city': "Alcalá de Gutiérrez"})
        self.env.cr.execute(
            "INSERT INTO res_partner (name, complete_name, city, type, active, autopost_bills)"
            " SELECT 'x', 'x', 'Villanueva ' || md5(i::text), 'contact', TRUE, 'ask' FROM generate_series(1, 5000) i")
        self.env.cr.execute("ANALYZE res_partner")
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        found = self.env['res.partner'].with_user(self.diego)._search(
            [('city', 'ilike', "gutierrez alcala")], bypass_access=True)
        plan = "\n".join(line for line, in self.env.execute_query(SQL("EXPLAIN (ANALYZE, COSTS OFF) %s",
            found.select())))
        self.assertIn('portfolio_town_idx', plan)
        looked = sum(map(int, re.findall(r'Rows Removed by Index Recheck: (\d+)', plan)))
        self.assertLess(looked, 500, plan)

    @settings(deadline=None, max_examples=400, database=None)
    @given(
        strategies.text("aáeénñoóuz lL'’-.,/2 ·çßAÉÑSsdeyi", max_size=24),
        strategies.integers(0, 20), strategies.integers(1, 20))
    def test_what_the_letters_find_is_still_found(self, text, start, size):
        """Any part of a text, typed as it stands, finds it."""
        typed = text[start:start + size]
        for pattern in text_patterns(typed):
            self.assertTrue(re.search(pattern, text, re.IGNORECASE), (text, typed, pattern))

    @settings(deadline=None, max_examples=100, database=None)
    @given(strategies.permutations(["Núñez", "Íñiguez", "Güell", "O'Connor", "Façana", "2000"]), strategies.booleans())
    def test_words_in_any_order(self, words, folded):
        stands = "Núñez Íñiguez Güell O'Connor Façana 2000"
        typed = ' '.join(words)
        if folded:
            typed = typed.translate(str.maketrans("úñíÍüç", "uniIuc"))
        for pattern in text_patterns(typed):
            self.assertTrue(re.search(pattern, stands, re.IGNORECASE), (typed, pattern))

    # -- every box ---------------------------------------------------------------------------------

    def test_every_text_a_search_offers_is_found_in_any_writing(self):
        """Generated: each text that a search view of ours, or one our menus open, looks into.

        A row with nothing but the text, and what people type who mean it.
        """
        looked = set()
        for model, names in sorted(self._offered().items()):
            for name in sorted(names):
                looked.add((model, name))
                with self.subTest(model=model, field=name), self.env.cr.savepoint() as savepoint:
                    record_id = self._row(model, name)
                    for text in TYPED:
                        found = self.env[model].with_user(self.env.ref('base.user_admin'))._search(
                            Domain(name, 'ilike', text) & Domain('id', '=', record_id), bypass_access=True,
                            active_test=False)
                        self.assertTrue(self.env.execute_query(found.select()), text)
                    savepoint.rollback()
                    self.env.invalidate_all()
        self.assertGreater(len(looked), 60)
        for expected in [('crm.lead', 'partner_name'), ('res.partner', 'complete_name'), ('sale.order', 'name'),
                         ('portfolio.zone', 'complete_name'), ('calendar.event', 'name'), ('portfolio.need', 'name')]:
            self.assertIn(expected, looked)

    def _offered(self):
        """The stored texts that searches look into: ``{model: names}``; names of other records too."""
        actions = self.env['ir.ui.menu'].search([]).filtered('action').mapped('action')
        models = {action.res_model for action in actions if action._name == 'ir.actions.act_window'} & STOCK
        views = self.env['ir.ui.view'].search([('type', '=', 'search'), ('mode', '=', 'primary')]).filtered(
            lambda view: view.model in models or (view.model or '').startswith('portfolio.'))
        offered = {}
        for view in views:
            arch = self.env['ir.ui.view'].browse(view.id)._get_combined_arch()
            for node in arch.iter('field'):
                domain = node.get('filter_domain')
                if domain:
                    domain = ast.literal_eval(re.sub(r"self(?: \+ '%')?", "'text'", domain))
                for path in self._paths(domain) if domain else [node.get('name')]:
                    self._add(offered, view.model, path)
        return offered

    def _paths(self, domain):
        for leaf in domain:
            if isinstance(leaf, (tuple, list)):
                if leaf[1] in ('any', 'not any'):
                    yield from (f'{leaf[0]}.{path}' for path in self._paths(leaf[2]))
                elif leaf[1] == 'ilike':
                    yield leaf[0]

    def _add(self, offered, model, path):
        first, _dot, rest = path.partition('.')
        field = self.env[model]._fields[first]
        if field.related and not field.store:
            return self._add(offered, model, '.'.join([field.related, *([rest] if rest else [])]))
        if field.relational:
            names = [rest] if rest else self.env[field.comodel_name]._rec_names_search or [
                self.env[field.comodel_name]._rec_name or 'name']
            for name in names:
                if name.split('.')[0] in self.env[field.comodel_name]._fields:
                    self._add(offered, field.comodel_name, name)
            return None
        if self.env[model]._auto and field.store and field.type in ('char', 'text',
            'html') and first not in NUMBERS and (
                model in STOCK or model.startswith('portfolio.')):
            offered.setdefault(model, set()).add(first)
        return None

    def _row(self, model, name):
        """A row of a model's table with this text, its keys, and no more than the table asks for.

        Rows it would have to point at are not asked for, either: all of it is rolled back.
        """
        table = self.env[model]._table
        needed = dict(self.env.execute_query(SQL(
            """
            SELECT column_name, data_type FROM information_schema.columns
             WHERE table_name = %s AND is_nullable = 'NO' AND column_default IS NULL
            """, table)))
        blank = {'integer': 1, 'boolean': False, 'date': '2026-01-01', 'numeric': 1, 'double precision': 1,
            'jsonb': '{}',
                 'timestamp without time zone': '2026-01-01'}
        values = {column: blank.get(kind, 'x') for column, kind in needed.items()}
        field = self.env[model]._fields[name]
        values[name] = json.dumps({'en_US': STANDS}) if field.translate else STANDS
        for constraint, in self.env.execute_query(SQL(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'f')", table)):
            self.env.cr.execute(SQL("ALTER TABLE %s DROP CONSTRAINT %s", SQL.identifier(table),
                SQL.identifier(constraint)))
        [[record_id]] = self.env.execute_query(SQL(
            "INSERT INTO %s (%s) VALUES %s RETURNING id", SQL.identifier(table),
            SQL(", ").join(map(SQL.identifier, values)), tuple(values.values())))
        record = self.env[model].browse(record_id)
        if model == 'res.partner':
            record.invalidate_recordset()
            names = ['complete_name'] if name == 'name' else []
            for computed in (*names, *(f'portfolio_{key}_key' for key in ('name', 'trade', 'surname', 'street'))):
                self.env.add_to_compute(record._fields[computed], record)
                record.flush_recordset()
        return record_id


@tagged('post_install', '-at_install')
class TestAccountSearchWritten(PortfolioCase):
    """What was written of an account, in files, meetings, orders and opportunities, is found by who may read it."""

    def found(self, text, user=None):
        return self.env['res.partner'].with_user(user or self.ana).search([
            ('portfolio_notes_search', 'ilike', text), ('portfolio_is_account', '=', True)])

    def test_files_orders_opportunities_and_meetings(self):
        """10 March: Ana uploads a contract, quotes, and reports on her visit; on the 12th she looks for a word."""
        own = dict.fromkeys(['partner_id'], self.bakery.id)
        order = self.env['sale.order'].create({**own, 'user_id': self.ana.id})
        lead = self.env['crm.lead'].create({
            **own, 'name': "Obrador", 'type': 'opportunity', 'user_id': self.ana.id,
            'description': "<p>Quieren amasadoras en espiral</p>"})
        self.env['calendar.event'].create({
            'name': "Visita", 'start': '2026-03-10 10:00:00', 'stop': '2026-03-10 11:00:00', 'user_id': self.ana.id,
            'partner_ids': [(6, 0, [self.bakery_contact.id, self.ana.partner_id.id])],
            'description': "<p>Se quejan de la fermentación lenta</p>"})
        order.message_post(body="Piden el transporte frigorífico aparte", message_type='comment')
        lead.message_post(body="La O'Hara decide el presupuesto", message_type='comment')
        for record, text in [(self.bakery, "cláusula rescisoria"), (order, "albarán troquelado"), (lead,
            "plano axonométrico")]:
            self.env['ir.attachment'].create({
                'name': 'nota.txt', 'res_model': record._name, 'res_id': record.id, 'mimetype': 'text/plain',
                'raw': text.encode()})
        self.env.flush_all()
        for text in ["clausula", "CLÁUSULA rescisoria", "troquelado albaran", "axonometrico", "amasadora espiral",
                     "fermentacion", "frigorifico transporte", "ohara", "O'Hara presupuesto"]:
            with self.subTest(text=text):
                self.assertEqual(self.found(text), self.bakery)
                self.assertEqual(self.found(text, self.diego), self.bakery)
                self.assertFalse(self.found(text, self.bruno), "not in his portfolio")
        self.assertFalse(self.found("paleontología"))

    def test_who_sees_the_account_and_not_the_document_finds_nothing(self):
        """Bruno shares the bakery's zone, not Ana's opportunities; a private meeting says nothing to anybody."""
        self.env['portfolio.responsible'].create({
            'partner_id': self.bakery.id, 'user_id': self.bruno.id, 'date_from': '2026-01-01'})
        group = self.env.ref('sales_team.group_sale_salesman')
        self.assertIn(group, self.bruno.all_group_ids)
        lead = self.env['crm.lead'].create({
            'name': "Secreto", 'partner_id': self.bakery.id, 'type': 'opportunity', 'user_id': self.ana.id,
            'description': "<p>confidencialísimo</p>"})
        self.env['calendar.event'].create({
            'name': "Comida", 'start': '2026-03-10 10:00:00', 'stop': '2026-03-10 11:00:00', 'user_id': self.ana.id,
            'partner_ids': [(6, 0, [self.bakery_contact.id])], 'privacy': 'private',
                'description': "<p>divorciándose</p>"})
        self.env.flush_all()
        self.assertIn(self.bakery, self.env['res.partner'].with_user(self.bruno).search([]))
        self.assertEqual(
            bool(self.found("confidencialisimo", self.bruno)),
            bool(self.env['crm.lead'].with_user(self.bruno).search([('id', '=', lead.id)])))
        self.assertEqual(self.found("divorciandose"), self.bakery)
        self.assertFalse(self.found("divorciandose", self.bruno))
        self.assertFalse(self.found("divorciandose", self.diego))

    def test_files_and_reports_have_an_index(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        query = SQL("to_tsquery('spanish', 'horno')")
        for table, column, condition in [
            ('calendar_event', 'description', "description IS NOT NULL"), ('mail_message', 'body', WRITTEN),
            ('crm_lead', 'description', "description IS NOT NULL"), ('ir_attachment', 'index_content', ATTACHED),
        ]:
            with self.subTest(table=table):
                plan = "\n".join(line for line, in self.env.execute_query(SQL(
                    "EXPLAIN SELECT id FROM %s WHERE %s AND %s @@ %s", SQL.identifier(table), SQL(condition),
                    SQL(NOTES.format(column)), query)))
                self.assertIn('portfolio_notes_idx', plan)
