from pathlib import Path

from hypothesis import given, settings, strategies

from odoo.tests import tagged
from odoo.tools import SQL

from ...tools.search.search_contact import email_key, phone_key
from ...tools.search.search_name import name_key, surname_key
from ...tools.search.search_street import street_key
from ...tools.search.search_tax import spanish_fault, tax_key
from ..common import PortfolioCase

GOLDEN = Path(__file__).parent / 'golden'


def golden(name):
    """Lines of a golden file."""
    return [line for line in (GOLDEN / name).read_text().splitlines() if line and not line.startswith('#')]


@tagged('post_install', '-at_install')
class TestAccountSearchGolden(PortfolioCase):
    """Files of names, streets and numbers as people write them."""

    def check_one_key_a_line(self, name, key, at_least):
        known, count = {}, 0
        for line in golden(name):
            ways = line.split(' | ')
            count += len(ways)
            keys = {key(way) for way in ways}
            with self.subTest(line=line):
                self.assertEqual(len(keys), 1, keys)
                self.assertNotIn(next(iter(keys)), known, "another line has this key")
            known.update(dict.fromkeys(keys, line))
        self.assertGreaterEqual(count, at_least)

    def test_names(self):
        self.check_one_key_a_line('names.txt', name_key, 200)

    def test_streets(self):
        self.check_one_key_a_line('streets.txt', street_key, 60)

    def test_phones(self):
        self.check_one_key_a_line('phones.txt', phone_key, 60)

    def test_several_numbers_in_a_field_are_several(self):
        both = phone_key("981111222", "600111222")
        for written in (
                "981111222 - 600111222", "981111222/600111222", "981111222-600111222", "981 111 222 600 111 222",
                "981111222\n600111222", "Fijo: 981111222 Móvil: 600111222", "981 11 12 22 – 600 11 12 22",
                "T. 981/111222 M. 600.111.222", "+34 981111222 / 0034600111222", "981111222 (Ana: 600111222)"):
            with self.subTest(written=written):
                self.assertEqual(phone_key(written), both)

    def test_what_stands_beside_a_number_is_no_part_of_it(self):
        for written in (
                "986121212/13", "986 12 12 12 / 13", "986121212-13", "986121212/13/14", "986121212 (9 a 14h)",
                "986121212 (9-14)", "986121212 de 9:00 a 14:00", "986121212 9-14h", "986121212 int 4",
                "986121212 int. 4", "986121212 ext. 12", "986121212ext12", "T.986121212 F.986121213",
                "Fax: 986121213 Tel: 986121212", "Tel/Fax: 986121212", "986121212 (mañanas, 2º B)"):
            with self.subTest(written=written):
                self.assertEqual(phone_key(written), ' 212121689 ')
        self.assertEqual(phone_key("Fax 986121213"), ' 312121689 ', "who has only a fax is known by it")

    @settings(deadline=None, max_examples=100, database=None)
    @given(
        strategies.lists(strategies.from_regex(r'[6-9][0-9]{8}', fullmatch=True), min_size=2, max_size=3, unique=True),
        strategies.sampled_from([" - ", "/", "-", " / ", "; ", "\n", " y ", " Móvil: ", " – ", " o "]))
    def test_any_numbers_with_anything_between_them(self, numbers, between):
        self.assertEqual(phone_key(between.join(numbers)), phone_key(*numbers))

    def test_a_label_or_a_remark_is_no_part_of_a_tax_id(self):
        for number in ('B15222222', 'A58818501', '36000016B', 'X1234567L'):
            for way in (
                    "CIF: {}", "NIF {}", "N.I.F.: {}", "NIF/CIF {}", "nif nº {}", "NIF{}", "VAT ES{}", "{} (nuevo)",
                    "{} (antes A28000001)", "{} nuevo", "{} - baja", "DNI: {} [comprobar]", "C.I.F. ES-{}", "«{}»"):
                with self.subTest(way=way, number=number):
                    self.assertEqual(tax_key(way.format(number)), number)
        self.assertEqual(tax_key("NIF B-15.222.222"), 'B15222222')
        self.assertEqual(tax_key("CIF: B-15222222 (nueva)"), 'B15222222')

    def test_foreign_tax_ids_stay_whole(self):
        for written, key in [
                ("IE 1234567 FA", '1234567FA'), ("NL 123456789 B01", '123456789B01'),
                ("FR XX 123 456 789", 'XX123456789'),
                ("AT U12345678", 'U12345678'), ("ATU 12345678", 'U12345678'), ("12-3456789", '123456789'),
                ("PT 501 964 843", '501964843')]:
            with self.subTest(written=written):
                self.assertEqual(tax_key(written), key)

    def test_tax_ids(self):
        lines = golden('tax_ids.txt')
        self.assertGreaterEqual(len(lines), 60)
        for line in lines:
            number, _, verdict = line.partition('; ')
            fault = spanish_fault(number)
            with self.subTest(number=number):
                self.assertEqual(' '.join(filter(None, fault)) if fault else 'right', verdict)

    @settings(deadline=None, max_examples=200, database=None)
    @given(strategies.text(max_size=40), strategies.permutations(["Núñez", "hijos", "2000", "ORO", "García"]))
    def test_whatever_is_written_has_a_key(self, text, words):
        """No text breaks a key, and the words of a name may stand in any order."""
        for key in (name_key, surname_key, street_key, phone_key, email_key, tax_key, spanish_fault):
            key(text)
        self.assertEqual(name_key(' '.join(words)), ' 2000 garcia hijos nunez oro ')

    def test_every_name_is_found_as_it_is_written(self):
        """One account a line, looked for in every way of the line: it and no other."""
        lines = golden('names.txt')
        accounts = self.env['res.partner'].create([
            {'name': line.split(' | ')[0], 'is_company': True, 'ref': f'golden {number}'}
            for number, line in enumerate(lines)])
        for account, line in zip(accounts, lines, strict=True):
            for way in line.split(' | '):
                with self.subTest(way=way):
                    self.assertEqual(accounts.search([
                        ('portfolio_name_exact', '=', way), ('id', 'in', accounts.ids)]), account)
                    self.assertIn(account.id, [found for found, _name in accounts.name_search(way, limit=None)])


@tagged('post_install', '-at_install')
class TestAccountSearch(PortfolioCase):
    """A representative looks for his accounts, however he writes what he looks for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.write({
            'name': "Panadería Núñez e Hijos, S.L.", 'portfolio_trade_name': "La Espiga de Oro",
            'street': "C/ Mayor, nº 5", 'phone': "+34 986 12 34 56", 'email': 'Pedidos+web@espiga.example.com',
            'vat': 'B12345674', 'comment': "<p>Prefiere la <b>facturación</b> quincenal</p>", 'ref': 'PAN-0042',
        })
        cls.bakery_contact.write({'name': "José Luis de la Fuente Pérez", 'phone': "600-111-222"})
        cls.hotel.write({'name': "Hotel Núñez, S.A.", 'phone': "981 22 33 44"})

    def found(self, field, text, user=None):
        accounts = self.bakery | self.garage | self.hotel | self.winery
        return self.env['res.partner'].with_user(user or self.ana).search([
            (field, 'ilike', text), ('portfolio_is_account', '=', True), ('id', 'in', accounts.ids)])

    def test_each_field_in_any_writing(self):
        for field, texts in [
            ('portfolio_name_search', [
                "nunez panaderia", "PANADERÍA NUÑEZ SL", "hijos pan", "espiga oro", "nuñez y hijos s"]),
            ('portfolio_name_exact', ["Hijos Núñez Panadería", "oro de espiga la"]),
            ('portfolio_name_similar', ["panaderia nunes", "panadria"]),
            ('portfolio_first_name_search', ["jose", "luis jose"]),
            ('portfolio_surname_search', ["perez fuente", "FUENTE"]),
            ('portfolio_street_search', ["calle mayor 5", "mayor, 5", "c mayor"]),
            ('portfolio_phone_search', [
                "0034986123456", "986-123-456", "123456", "+34 600 11 12 22", "111222", "9861"]),
            ('portfolio_email_search', [
                "pedidos@espiga.example.com", "pedidos+otro@ESPIGA.example.com", "@espiga.example", "espiga"]),
            ('portfolio_tax_search', ["ES B-12.345.674", "b12345674", "12345674", "B1234"]),
            ('portfolio_notes_search', ["facturacion", "quincenal facturación", "quincenales"]),
            ('display_name', ["nunez panaderia", "B-12345674", "986 123 456", "pan-0042", "pedidos@espiga", "Espiga"]),
        ]:
            for text in texts:
                with self.subTest(field=field, text=text):
                    self.assertEqual(self.found(field, text), self.bakery)

    def test_surnames_of_several_words_are_found_whole(self):
        for name, surname in [
            ("María José Fernández de Córdoba y Sáez de Heredia", "Fernández de Córdoba"),
            ("María José Fernández de Córdoba y Sáez de Heredia", "saez de heredia"),
            ("Juan Carlos Ruiz de Alarcón Gil", "ruiz de alarcon"), ("Ana López de Haro y Ruiz", "López de Haro"),
            ("Luis Pérez de Guzmán Ponce de León", "perez de guzman"),
        ]:
            with self.subTest(name=name, surname=surname):
                self.bakery_contact.name = name
                self.assertEqual(self.found('portfolio_surname_search', surname), self.bakery)
                self.assertFalse(self.found('portfolio_surname_search', name.split()[0]))

    def test_what_is_not_there_is_not_found(self):
        for field, text in [
            ('portfolio_name_search', "nunez zapateria"), ('portfolio_name_search', "--"),
            ('portfolio_name_exact', "Núñez Panadería"), ('portfolio_first_name_search', "perez"),
            ('portfolio_surname_search', "jose"), ('portfolio_phone_search', "12"),
            ('portfolio_phone_search', "987123456"), ('portfolio_tax_search', "-"),
            ('portfolio_notes_search', "mensual"), ('portfolio_email_search', "%"), ('display_name', "987 123 456"),
        ]:
            with self.subTest(field=field, text=text):
                self.assertFalse(self.found(field, text))

    def test_what_was_written_in_a_message_or_about_a_contact(self):
        self.bakery.message_post(body="Le urge un horno nuevo", message_type='comment')
        self.bakery_contact.message_post(body="Cumpleaños en agosto", message_type='comment')
        self.assertEqual(self.found('portfolio_notes_search', "hornos nuevos"), self.bakery)
        self.assertEqual(self.found('portfolio_notes_search', "cumpleanos"), self.bakery)

    def test_nobody_finds_more_than_he_may_see(self):
        for field, text in [
            ('portfolio_name_search', "nunez"), ('portfolio_name_similar', "panadria"), ('display_name', "espiga"),
            ('portfolio_surname_search', "fuente"), ('portfolio_phone_search', "111222"),
            ('portfolio_email_search', "espiga"), ('portfolio_tax_search', "B12345674"),
            ('portfolio_notes_search', "quincenal"), ('portfolio_street_search', "mayor"),
        ]:
            with self.subTest(field=field):
                self.assertNotIn(self.bakery, self.found(field, text, self.bruno))
                self.assertIn(self.bakery, self.found(field, text, self.maria))

    def test_searches_combine(self):
        both = [('portfolio_name_search', 'ilike', "nunez"), ('portfolio_phone_search', 'ilike', "223344")]
        self.assertEqual(self.env['res.partner'].with_user(self.diego).search(both), self.hotel)
        self.assertNotIn(self.bakery, self.env['res.partner'].search([('portfolio_name_search', 'not ilike', "nunez")]))

    def test_keys_follow_what_they_are_made_of(self):
        self.bakery.write({'name': "Obrador Sur", 'phone': False, 'vat': False, 'portfolio_trade_name': False})
        self.assertEqual(self.bakery.portfolio_name_key, ' obrador sur ')
        self.assertFalse(self.bakery.portfolio_phone_key or self.bakery.portfolio_tax_key)
        self.assertFalse(self.found('portfolio_name_search', "espiga"))

    def test_the_installation_fills_what_the_fields_compute(self):
        keys = [f'portfolio_{name}_key' for name in ('name', 'surname', 'street', 'phone', 'email', 'tax')]
        partners = self.bakery | self.bakery_contact | self.hotel
        computed = partners.read(keys)
        self.env.cr.execute("UPDATE res_partner SET " + ", ".join(f"{key} = NULL" for key in keys))
        partners.invalidate_recordset()
        partners._portfolio_fill_existing()
        self.assertEqual(partners.read(keys), computed)

    def test_a_page_is_sorted_once_all_is_found(self):
        """A page of hotels is what it always was; the index of words is asked, not that of the order walked."""
        hotels = self.env['res.partner'].create([
            {'name': f"Hotel Quiñones {number:02}", 'is_company': True} for number in range(30)])
        Partner = self.env['res.partner'].with_user(self.diego)
        domain = [('display_name', 'ilike', "quinones hotel"), ('id', 'in', hotels.ids)]
        self.assertEqual(Partner.search(domain, limit=5, offset=10, order='complete_name desc'), hotels[::-1][10:15])
        self.assertEqual(Partner.search_count(domain), 30)
        query = Partner._search([('display_name', 'ilike', "quinones hotel")], limit=5, order='complete_name, id desc')
        plan = "\n".join(line for line, in self.env.execute_query(SQL("EXPLAIN %s", query.select())))
        self.assertIn('InitPlan', plan)
        self.assertFalse(Partner.search([('display_name', 'ilike', "nobody called so")], limit=5))

    def test_a_name_search_reads_an_index(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        query = self.env['res.partner']._search([('display_name', 'ilike', "unmatched words")], active_test=False)
        plan = "\n".join(line for line, in self.env.execute_query(SQL("EXPLAIN %s", query.select())))
        self.assertIn('portfolio_name_key_idx', plan)
        self.assertNotIn('Seq Scan', plan)
