from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import ValidationError

from ...tools.territory.territory_zip import covers, span, zip_key
from .common import TerritoryCase

ENDS = st.one_of(st.none(), st.integers(28000, 28020).map(str), st.sampled_from(['28', '280', '2801', '0800', '08']))
RULES = st.tuples(st.integers(0, 3), st.sampled_from(['zip', 'state', 'country']), ENDS, ENDS, st.booleans())
ZIPS = st.one_of(
    st.integers(27998, 28022).map(str), st.sampled_from(['8001', '08001', 'E-28010', '28 010', '', None, '2801']))


class TestTerritoryProperty(TerritoryCase):
    """Placing in SQL equals the definition, one account and one rule at a time, whatever the rules."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(RULES, max_size=7), st.lists(st.tuples(ZIPS, st.booleans()), min_size=1, max_size=6))
    def test_placing_is_what_the_rules_say(self, rules, addresses):
        with self.env.cr.savepoint() as savepoint:
            (self.centre | self.coast).active = False
            self.city.active = False
            zones = [self.zone("A"), self.zone("B")]
            zones += [self.zone("A1", parent_id=zones[0].id), self.zone("B1", parent_id=zones[1].id)]
            for index, *rule in rules:
                self.add(zones[index], *rule)
            accounts = self.env['res.partner'].create([
                {'name': "Place", 'is_company': True, 'zip': zip_code, 'country_id': self.spain.id,
                 'state_id': self.madrid.id if in_madrid else self.bizkaia.id,
                 'portfolio_category_id': self.env.ref('crm_portfolio.category_lead').id}
                for zip_code, in_madrid in addresses])
            for account in accounts:
                winners = self.winners(zones, account)
                self.assertLessEqual(len(winners), 1, "every address has at most one zone")
                self.assertEqual(account.portfolio_zone_id, next(iter(winners), self.env['portfolio.zone']))
            savepoint.rollback()
        self.env.invalidate_all()
        self.env.registry.clear_cache()

    def add(self, zone, kind, start, end, in_madrid):
        values = {
            'zip': {'zip_from': start, 'zip_to': end},
            'state': {'state_id': (self.madrid if in_madrid else self.bizkaia).id},
            'country': {},
        }[kind]
        try:
            with self.env.cr.savepoint():
                zone.rule_ids = [(0, 0, {'country_id': self.spain.id, **values})]
        except ValidationError:
            # refused: it is as if nobody had written it
            zone.invalidate_recordset()

    def winners(self, zones, account):
        """The zones no other beats, by the words of the rules."""
        key = zip_key(account.zip, 5)
        claims = [
            (zone, rule, span(rule.zip_from, rule.zip_to, 5))
            for zone in zones for rule in zone.rule_ids
            if rule.state_id in (account.state_id, self.env['res.country.state'])
            and (covers(*span(rule.zip_from, rule.zip_to, 5), key))]
        return {
            claim[0] for claim in claims
            if not any(self.beats(other, claim) for other in claims if other[0] != claim[0])}

    def beats(self, one, other):
        (zone, rule, (low, high)), (other_zone, other_rule, (other_low, other_high)) = one, other
        level, other_level = self.level(rule), self.level(other_rule)
        if level != other_level:
            return level > other_level
        if (low, high) != (other_low, other_high):
            return low >= other_low and high <= other_high
        return other_zone == zone.parent_id

    def level(self, rule):
        return 3 if rule.zip_from else 2 if rule.state_id else 1
