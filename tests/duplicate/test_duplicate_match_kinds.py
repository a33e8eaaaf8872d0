"""What tells two customers from one, kind by kind: trades, surnames, numbers, short forms, brackets, networks."""
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.duplicate.lead_match import are_apart, compare, profile
from ...tools.duplicate.name_same import compare_names
from ...tools.search.name_trade import FAMILIES, KIN, TRADES, line_of
from ...tools.search.search_name import name_key, name_words, query_words
from ...tools.search.word_same import _may_be, _shape, _word_share, word_share
from .match_pairs import LINKED, LISTED, pairs

HERE = {'zip': '36201', 'city': "Vigo"}
# two of each of these are two lines of business, in any of the languages
APART = (
    "Óptica", "Notaría", "Autoescuela", "Academia", "Colegio", "Residencia", "Electricidad", "Fontanería", "Farmacia",
    "Carnisseria", "Peixateria", "Frutería", "Zapatería", "Joyería", "Floristería", "Perruqueria", "Imprenta",
    "Gimnasio", "Ayuntamiento", "Parroquia", "Autocares", "Inmobiliaria", "Muebles", "Restaurante", "Talleres",
    "Sombrerería", "Cestería")
# each line says one trade in several words or languages
TOGETHER = (
    ("Bar", "Restaurante", "Jatetxea", "Taberna"), ("Carpintería", "Fusteria", "Carpintaria", "Zurgindegia"),
    ("Peluquería", "Perruqueria", "Barbería"), ("Farmacia", "Farmàcia", "Botika"), ("Colegio", "Escola", "Ikastola"),
    ("Panadería", "Forn", "Padaria", "Okindegia"), ("Ayuntamiento", "Concello", "Ajuntament", "Udala"),
    ("Carnicería", "Talho", "Harategia", "Carnisseria"), ("Hermanos", "Germans", "Irmãos"))


class TestLeadMatchKinds(BaseCase):

    def score(self, ours, theirs, **said):
        """Of two companies, or dicts, in one zip code."""
        one, other = (
            {**HERE, **said, **(who if isinstance(who, dict) else {'partner_name': who})} for who in (ours, theirs))
        there, back = (compare(profile(a, 'ES'), profile(b, 'ES')).score for a, b in ((one, other), (other, one)))
        self.assertEqual(there, back, (ours, theirs))
        return there

    def assert_same(self, *cases, **said):
        for ours, theirs in cases:
            with self.subTest(ours=ours, theirs=theirs):
                self.assertGreaterEqual(self.score(ours, theirs, **said), LISTED)

    def assert_two(self, *cases, **said):
        for ours, theirs in cases:
            with self.subTest(ours=ours, theirs=theirs):
                self.assertLess(self.score(ours, theirs, **said), LISTED)

    def test_one_name_in_two_trades_is_two(self):
        self.assert_two(*(
            (f"{one} {name}", f"{other} {name}") for one, other in combinations(APART, 2)
            for name in ("Xerpa", "Rivas Otxoa", "Duero")))

    def test_a_desk_at_a_free_mail_host_is_nobodys(self):
        self.assert_two(*(
            ({'partner_name': "Restaurante Xerpa", 'zip': '36201', 'email_from': address},
             {'partner_name': "Asador Duero", 'zip': '47001', 'city': "Valladolid", 'email_from': address})
            for address in ('info@gmail.com', 'contacto@hotmail.com', 'Reservas@yahoo.es', 'in.fo+bar@googlemail.com')))
        self.assert_same(*(
            ({'email_from': address}, {'partner_name': "Asador Duero", 'email_from': address})
            for address in ('asadorduero@gmail.com', 'info@asadorduero.es')))

    def test_one_trade_in_other_words_may_be_one(self):
        self.assert_same(*(
            (f"{one} Xerpa", f"{other} Xerpa") for words in TOGETHER for one, other in combinations(words, 2)))

    def test_trades_that_go_together(self):
        self.assert_same(
            ("Clínica Xerpa", "Clínica Dental Xerpa"), ("Clínica Xerpa", "Fisioterapia Xerpa"),
            ("Abogados Xerpa", "Asesoría Xerpa"), ("Instalaciones Xerpa", "Electricidad Xerpa"))
        self.assert_two(("Clínica Dental Xerpa", "Clínica Veterinaria Xerpa"))

    def test_every_trade_stands_in_one_line(self):
        words = [word for lines in (TRADES, FAMILIES) for line in lines.values() for word in line.split()]
        self.assertEqual(len(words), len(set(words)))
        self.assertTrue(all(word == name_key(word).strip() for word in words))
        self.assertLessEqual({line for pair in KIN for line in pair}, {*TRADES, *FAMILIES})
        self.assertTrue(all(len(pair) == 2 for pair in KIN))
        self.assertEqual(line_of('echeverria'), '', "a name")

    def test_which_surname_comes_first_tells_people_apart(self):
        self.assert_two(
            ("Juan Pérez García", "Juan García Pérez"), ("Ana Lugrís Outeda", "Ana Outeda Lugrís"),
            ("Abogado Cano Lozano", "Abogado Lozano Cano"), ("Eva de la Fuente Rial", "Eva Rial de la Fuente"),
            ("Pérez García, Juan", "Juan García Pérez"), ("Juan Peres García", "Juan García Pérez"))
        self.assert_two(
            ({'contact_name': "Luis Otero Rial"}, "Luis Rial Otero"),
            ({'contact_name': "Luis Otero Rial"}, {'contact_name': "Luis Rial Otero"}))
        self.assert_same(
            ("Pérez García, Juan", "Juan Pérez García"), ("Pérez García Juan", "Juan Pérez García"),
            ("Rivas Panadería", "Panadería Rivas"), ("Mar Azul Hotel", "Hotel Mar Azul"),
            ("Ruiz y Cano Abogados", "Abogados Cano y Ruiz"))

    def test_two_people_of_one_firm_name_are_apart(self):
        vigo = {'zip': '36201'}
        self.assertTrue(are_apart(
            profile({'partner_name': "Juan Pérez García", **vigo}),
            profile({'partner_name': "Juan García Pérez", **vigo})))

    def test_numbered(self):
        self.assert_two(
            ("IES Nº I", "IES Nº II"), ("Edificio Brisa I", "Edificio Brisa II"), ("Nave Ulla V", "Nave Ulla I"),
            ("Fase I Xerpa", "Fase III Xerpa"), ("Apartamentos Xerpa 2", "Apartamentos Xerpa 3"))
        self.assert_same(("Edificio Brisa II", "Edificio Brisa 2"), ("Fase 3 Xerpa", "Tercera Fase Xerpa"))
        self.assertEqual(name_words("Puig i Sallent"), ['puig', 'sallent'], "a conjunction between two names")
        self.assertEqual(query_words("nuñez y"), [('nunez',)], "while somebody types")

    def test_short_forms(self):
        self.assert_same(
            ("Distr. Alim. Xerpa", "Distribuciones Alimentarias Xerpa"),
            ("Coop. Agr. Sta. Mª", "Cooperativa Agraria Santa María"),
            ("Transportes J.M. Xerpa", "Transportes José Manuel Xerpa"),
            ("Hnos. Mtnez. Xerpa", "Hermanos Martínez Xerpa"),
            ("Fdez. Xerpa", "Fernández Xerpa"), ("Fcia. Bnitez. Xerpa", "Farmacia Benítez Xerpa"),
            ("Gral. Sum. Ind. Xerpa", "General de Suministros Industriales Xerpa"),
            ("Dr. Xerpa Lence", "Xerpa Lence"), ("Paco Lago Xerpa", "Francisco Lago Xerpa"),
            ("Josep Xerpa Coll", "José Xerpa Coll"), ("Excmo. Ayto. de Xerpa", "Ayuntamiento de Xerpa"),
            ("Asoc. Empr. Xerpa", "Asociación Empresarial Xerpa"),
            ("Mat. Const. Fdo. Xerpa", "Materiales de Construcción Fernando Xerpa"),
            ("Club Dep. Xerpa", "Club Deportivo Xerpa"), ("Res. 3ª Edad Xerpa", "Residencia Tercera Edad Xerpa"),
            ("Sdad. Coop. Andaluza Xerpa", "Xerpa S.C.A."), ("Ajuntament d'Olesa", "Ayuntamiento de Olesa"))
        self.assert_two(
            ("J. Rivas", "M. Rivas"), ("J. Rivas", "Manuel Rivas"), ("Bar Pepe", "Bar José"),
            ("Bar Martín", "Bar Martina"))

    def test_what_letters_stand_for(self):
        self.assert_same(
            ("CEIP Xerpa", "Colegio de Educación Infantil y Primaria Xerpa"),
            ("FEHGA", "Federación de Empresarios de Hostelería y Gastronomía de Ares"))
        self.assert_two(("FEHGA", "Federación de Empresarios del Metal de Ares"))

    def test_names_in_brackets(self):
        self.assert_same(
            ("Hostelería Seoane Picos SL (A Lareira)", "A Lareira"), ("Kiosco Xerpa", "Rosa Lema Prego (Kiosco Xerpa)"),
            ("Vega Xerpa - Fotografía", "Vega Xerpa"), ("Ana Rial, nombre comercial Xerpa", "Xerpa"))
        self.assert_two(("Hotel Brisa (Playa)", "Hotel Brisa (Puerto)"),
            ("Hotel Brisa - Cádiz", "Hotel Brisa - Jerez"))

    def test_a_number_of_a_network(self):
        self.assert_two(
            ({'partner_name': "Xerpa Lorca", 'zip': '30800', 'city': "Lorca"}, {'partner_name': "Xerpa Yecla"}),
            ({'partner_name': "Dentix", 'zip': '30800', 'city': "Lorca"}, {'partner_name': "Gestoría Mar"}),
            phone="902 150 150")
        self.assert_two(
            ({'partner_name': "Supercor Estación", 'zip': '28045', 'city': "Madrid"}, "Supercor Salamanca"),
            phone="913 300 200")
        self.assert_same(("Xerpa Lorca", "Xerpa Lorca SL"), phone="902 150 150")
        self.assert_same(({'contact_name': "Ana"}, "Talleres Xerpa"), phone="986 150 150")

    def test_nobody_is_linked_who_is_another(self):
        for pair in pairs('everyday', 'first_sight', 'second_sight', 'third_sight', 'fourth_sight'):
            if not pair.is_same:
                with self.subTest(pair=pair):
                    self.assertLess(compare(profile(pair.lead, 'ES'), profile(pair.account, 'ES')).score, LINKED)

    @given(st.text('abcehiloqstuvxyz', min_size=1, max_size=12), st.text('abcehiloqstuvxyz', min_size=1, max_size=12))
    def test_a_glance_at_two_words_says_no_more_than_all_of_it(self, one, other):
        one, other = sorted((one, other))
        if not _may_be(_shape(one), _shape(other)):
            self.assertFalse(_word_share(one, other))
        self.assertEqual(word_share(one, other), word_share(other, one))

    def test_a_glance_at_known_words(self):
        words = sorted({word for pair in pairs('everyday', 'first_sight', 'second_sight', 'third_sight', 'fourth_sight')
                        for said in (pair.lead, pair.account) for word in name_words(said['partner_name'])})
        for one, other in combinations(words, 2):
            if not _may_be(_shape(one), _shape(other)):
                self.assertFalse(_word_share(one, other), (one, other))

    def test_compared_twice_it_is_the_same(self):
        keys = ' clinica xerpa ', ' optica xerpa '
        self.assertEqual(compare_names(*keys), compare_names(*keys))
