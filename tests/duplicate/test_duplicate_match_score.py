from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.capture.lead_card import parse_card
from ...tools.duplicate.lead_match import SIGNALS, compare, match_keys, profile, score
from ...tools.duplicate.name_same import compare_names

points = st.dictionaries(st.sampled_from(SIGNALS), st.integers(0, 100))
text = st.text(max_size=40)
records = st.fixed_dictionaries({}, optional={
    'partner_name': st.sampled_from(["Bar Pepe", "Casapepe", "Casa Pepe", "Hotel Ría", "Talleres Ría 12", ""]),
    'contact_name': st.sampled_from(["Ana Gil", "Ana María Gil Paz", "José Rey"]),
    'email_from': st.sampled_from(["ana.gil@gmail.com", "anagil@gmail.com; x@ria.es", "info@ria.es", "sin@correo.com"]),
    'phone': st.sampled_from(["986123456", "+351 986 123 456", "0034 986 12 34 56 ext. 2", "600000000"]),
    'portfolio_vat': st.sampled_from(["B12345674", "ESB12345674", "PT501964843", "DE501964843", "00000000T"]),
    'zip': st.sampled_from(["36201", "15001"]), 'city': st.sampled_from(["Vigo", "A Coruña"]),
    'street': st.sampled_from(["C/ Real 12", "Calle Real 21", "Plaza Mayor 3"]),
    'website': st.sampled_from(["ria.es", "https://www.casapepe.es/"]), 'country': st.sampled_from(["ES", "PT"])})


class TestLeadMatchScore(BaseCase):

    @given(points, st.sampled_from(SIGNALS), st.integers(0, 100))
    def test_one_more_thing_in_common_never_makes_it_less_sure(self, known, signal, more):
        stronger = {**known, signal: max(known.get(signal, 0), more)}
        included = {'domain': 'email', 'name': 'name_zip'}
        for part, whole in included.items():
            # the whole says at least as much as its part
            if part in stronger and whole in stronger:
                stronger[whole] = max(stronger[whole], stronger[part])
        self.assertGreaterEqual(score(stronger), score(known))
        self.assertTrue(0 <= score(known) <= 100)
        self.assertLessEqual(score(known, conflict=True), score(known))

    @given(text, text)
    def test_names_are_as_alike_one_way_as_the_other(self, left, right):
        one, other = compare_names(left, right), compare_names(right, left)
        self.assertAlmostEqual(one.share, other.share)
        self.assertEqual(one.is_contrary, other.is_contrary)
        self.assertTrue(0 <= one.share <= 1)

    @given(records, records)
    def test_two_are_the_same_one_way_as_the_other(self, left, right):
        one, other = (compare(profile(a, 'ES'), profile(b, 'ES')) for a, b in ((left, right), (right, left)))
        self.assertEqual(one, other)
        self.assertTrue(0 <= one.score <= 100)

    @given(st.dictionaries(st.sampled_from(
        ['partner_name', 'contact_name', 'email_from', 'phone', 'website', 'portfolio_vat', 'zip']), text))
    def test_whatever_is_typed_has_keys(self, values):
        for signal, keys in match_keys(values).items():
            self.assertIn(signal, SIGNALS)
            self.assertTrue(all(keys))

    @given(st.text())
    def test_whatever_is_pasted_is_read(self, pasted):
        self.assertTrue(all(parse_card(pasted).values()))
