"""Pairs written by hand, the same or not: how many the finder finds, and how rightly, in the database too."""
from ...tools.duplicate.lead_match import compare, profile
from ..common import PortfolioCase
from .match_pairs import LINKED_PRECISION, LISTED, PRECISION, RECALL, pairs, quality

FILES = ('tuned', 'held_out', 'everyday', 'first_sight', 'second_sight', 'third_sight', 'fourth_sight',
    'fifth_sight', 'sixth_sight', 'seventh_sight', 'eighth_sight')


class TestLeadMatchPairs(PortfolioCase):
    """At the score from which pairs are listed, and at the one from which a lead is linked by itself."""

    def assert_good(self, scores):
        found = quality(scores)
        self.assertGreaterEqual(found.recall, RECALL, found)
        self.assertGreaterEqual(found.precision, PRECISION, found)
        self.assertGreaterEqual(found.linked_precision, LINKED_PRECISION, found)

    def test_there_are_many(self):
        self.assertGreater(len(pairs(*FILES)), 500)

    def test_compared_by_themselves(self):
        for name in FILES:
            with self.subTest(name=name):
                self.assert_good([
                    (pair.is_same, compare(profile(pair.lead, 'ES'), profile(pair.account, 'ES')).score)
                    for pair in pairs(name)])

    def test_who_is_in_a_place_is_not_the_place(self):
        for pair in pairs('eighth_sight'):
            if pair.kind == 'inside of a place':
                with self.subTest(lead=pair.lead['partner_name'], account=pair.account['partner_name']):
                    self.assertLess(compare(profile(pair.lead, 'ES'), profile(pair.account, 'ES')).score, LISTED)

    def test_found_among_all_the_others(self):
        """Every customer of the pairs is an account; each lead is asked of all of them at once."""
        self.env.company.country_id = self.env.ref('base.es')
        countries = {country.code: country.id for country in self.env['res.country'].search([])}
        category = self.env.ref('crm_portfolio.category_customer').id
        for name in FILES:
            every = pairs(name)
            accounts = self.env['res.partner'].create([
                {**pair.partner(countries), 'portfolio_category_id': category} for pair in every])
            self.env['portfolio.lead.match.word']._refresh()
            found = self.env['portfolio.lead.match']._match([pair.asked(countries) for pair in every])
            with self.subTest(name=name):
                self.assert_good([
                    (pair.is_same, next((one['score'] for one in found.get(index, ()) if one['record'] == account), 0))
                    for index, (pair, account) in enumerate(zip(every, accounts, strict=True))])
            accounts.unlink()

    def test_what_everybody_is_called_here_tells_nobody_from_another(self):
        """In a house that sells to chapels, 'Capilla' is what 'Bar' is elsewhere."""
        Match = self.env['portfolio.lead.match']
        row = {'partner_name': "Capilla Xallas", 'zip': '15001'}
        self.account("Capilla", zip='15001')
        self.env['portfolio.lead.match.word']._refresh()
        before = Match._match([row]).get(0)
        self.assertTrue(before, "a rare word is a name")
        self.env['res.partner'].create([
            {'name': f"Capilla {number}x", 'is_company': True,
             'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id} for number in range(900)])
        self.env['portfolio.lead.match.word']._refresh()
        self.assertFalse(Match._match([row]).get(0))
