from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ...tools.lead_card import parse_card
from ...tools.lead_match import SIGNALS, alike, match_keys, score

points = st.dictionaries(st.sampled_from(SIGNALS), st.integers(0, 100))
text = st.text(max_size=40)


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
        self.assertEqual(alike(left, right), alike(right, left))
        self.assertTrue(0 <= alike(left, right) <= 1)

    @given(st.dictionaries(st.sampled_from(
        ['partner_name', 'contact_name', 'email_from', 'phone', 'website', 'portfolio_vat', 'zip']), text))
    def test_whatever_is_typed_has_keys(self, values):
        for signal, keys in match_keys(values).items():
            self.assertIn(signal, SIGNALS)
            self.assertTrue(all(keys))

    @given(st.text())
    def test_whatever_is_pasted_is_read(self, pasted):
        self.assertTrue(all(parse_card(pasted).values()))
