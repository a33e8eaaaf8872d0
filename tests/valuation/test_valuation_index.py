from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time

from odoo.addons.crm_portfolio.tools.valuation.valuation_shares import share_out

from .common import ValuationCase


@freeze_time('2026-06-15 12:00:00')
class TestValuationIndex(ValuationCase):
    """The strategic index: made of opinions and of what is known, and it adds up."""

    def test_what_people_say_and_what_is_known_make_the_index(self):
        self.sell(self.bakery, 600, '2026-01-10')
        self.sell(self.bakery_contact, 600, '2026-03-10')
        opinion = self.say(self.bakery, self.ana, potential="Large", loyalty="One of many")
        # of 30 and 20: (30 × 80 + 20 × 30) / 50
        self.assertEqual((opinion.total, str(opinion.valid_until)), (60.0, '2026-12-15'))
        self.assertEqual(self.parts(opinion), {"Potential": (80, 48.0), "Loyalty": (30, 12.0)})
        # of all: (50 × 100 + 30 × 80 + 20 × 30) / 100; the contact's order is the account's
        self.assertEqual(self.bakery.portfolio_strategic_index, 80.0)
        index = self.bakery.portfolio_valuation_id
        self.assertEqual(
            self.parts(index), {"Revenue": (100, 50.0), "Potential": (80, 24.0), "Loyalty": (30, 6.0)})
        self.assertEqual(
            index.line_ids[0].reason,
            "Sales without taxes 1,200.00, level “High”: 100 points × weight 50 of 100 give 50.0.")
        self.assertEqual(
            index.line_ids[1].reason,
            "Days since it was said: 0, level “Large”: 80 points × weight 30 of 100 give 24.0.")
        self.assertFalse(index.unknown)

    def test_what_is_not_known_is_left_out_or_counts_nothing(self):
        self.say(self.bakery, self.ana, potential="Large")
        # revenue gives 0, loyalty is left out: 30 × 80 / 80
        self.assertEqual(self.bakery.portfolio_strategic_index, 30.0)
        self.assertEqual(len(self.bakery.portfolio_index_line_ids), 2)
        self.assertEqual(
            self.bakery.portfolio_index_unknown, "Valued by 80 of the 100 points of weight. Not known: Loyalty.")
        self.assertIn("80 points × weight 30 of 80 give 30.0.", self.bakery.portfolio_index_line_ids[1].reason)
        self.revenue.missing = 'skip'
        self.scorecard._value(self.bakery.ids)
        self.assertEqual(self.bakery.portfolio_strategic_index, 80.0)

    def test_two_people_and_time(self):
        with freeze_time('2025-06-15 12:00:00'):
            self.scorecard.validity_months = 24
            self.say(self.bakery, self.ana, potential="Large")
        self.say(self.bakery, self.maria, potential="Small")
        # 80 halves in 12 months; the mean of 40 and 20
        potential = self.bakery.portfolio_index_line_ids.filtered(lambda line: line.name == "Potential")
        self.assertEqual((potential.points, potential.opinions, potential.number), (30, 2, 365))
        self.assertIn("Mean of 2 people, days since the oldest: 365", potential.reason)

    def test_only_the_last_word_of_each_counts(self):
        with freeze_time('2026-05-01 12:00:00'):
            self.say(self.bakery, self.ana, loyalty="One of many")
        self.say(self.bakery, self.ana, loyalty="First")
        loyalty = self.bakery.portfolio_index_line_ids.filtered(lambda line: line.name == "Loyalty")
        self.assertEqual((loyalty.points, loyalty.opinions), (70, 1))

    def test_opinions_expire_and_the_account_is_to_be_valued_again(self):
        to_value = [('portfolio_is_account', '=', True), ('portfolio_value_until', '<', 'today')]
        self.say(self.bakery, self.ana, loyalty="First")
        accounts = self.env['res.partner'].with_user(self.ana)
        with freeze_time('2026-12-15 12:00:00'):
            self.assertFalse(accounts.search(to_value))
        with freeze_time('2026-12-16 12:00:00'):
            self.assertEqual(accounts.search(to_value), self.bakery)
            self.assertTrue(self.bakery.portfolio_valuation_ids.filtered('is_expired'))
            self.assertEqual(self.scorecard._value(self.bakery.ids), 0, "nothing is known any more")

    def test_new_weights_change_no_old_valuation(self):
        self.sell(self.bakery, 2000, '2026-05-10')
        self.scorecard._value(self.bakery.ids, is_snapshot=True)
        old = self.bakery.portfolio_valuation_id
        self.assertEqual((old.version, self.parts(old)), (self.scorecard.version, {"Revenue": (100, 100.0)}))
        self.revenue.write({'weight': 10})
        self.revenue.band_ids[0].points = 60
        self.potential.weight = 90
        self.say(self.bakery, self.ana, potential="Small")
        self.assertEqual((old.total, self.parts(old)), (100.0, {"Revenue": (100, 100.0)}))
        self.assertEqual(self.bakery.portfolio_strategic_index, 24.0)
        self.assertGreater(self.bakery.portfolio_valuation_id.version, old.version)

    def test_a_version_nobody_was_valued_with_goes_on(self):
        self.say(self.bakery, self.ana, potential="Small")
        used = self.scorecard.version
        for weight in (20, 30):
            self.revenue.weight = weight
        self.assertEqual(self.scorecard.version, used + 1)

    def test_snapshots_are_one_a_month_and_never_change(self):
        self.sell(self.bakery, 2000, '2026-05-10')
        cron = self.env.ref('crm_portfolio.ir_cron_snapshot')

        def snapshots():
            return self.env['portfolio.valuation'].search([('is_snapshot', '=', True)])

        for day, expected in [('2026-06-15', 1), ('2026-06-16', 1), ('2026-07-01', 2), ('2026-07-31', 2)]:
            with freeze_time(f'{day} 12:00:00'), self.enter_registry_test_mode():
                cron.method_direct_trigger()
            self.assertEqual(len(snapshots()), expected, day)
        with self.assertRaises(UserError):
            snapshots().with_user(self.diego).note = "Mine"
        with self.assertRaises(UserError):
            snapshots().with_user(self.diego).unlink()
        with self.assertRaises(UserError):
            snapshots().line_ids.with_user(self.diego).band_id = False
        # what is computed in between is replaced within the day, snapshots stay
        for _again in range(2):
            with freeze_time('2026-07-31 12:00:00'):
                self.scorecard.with_user(self.maria).action_compute()
        self.assertEqual(len(self.bakery.portfolio_valuation_ids), 3)

    def test_a_killed_snapshot_goes_on_where_it_was(self):
        for account in (self.bakery, self.hotel):
            self.sell(account, 2000, '2026-05-10')
        self.scorecard._value([self.bakery.id], is_snapshot=True)
        first = self.bakery.portfolio_valuation_id
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_snapshot').method_direct_trigger()
        self.assertEqual(self.bakery.portfolio_valuation_id, first)
        self.assertTrue(self.hotel.portfolio_valuation_id.is_snapshot)

    def test_chart_and_breakdown(self):
        for day, amount in [('2026-04-01', 500), ('2026-05-01', 600)]:
            self.sell(self.bakery, amount, day)
            with freeze_time(f'{day} 23:00:00'):
                self.scorecard._value(self.bakery.ids, is_snapshot=True)
        self.say(self.bakery, self.ana, potential="Large")
        chart = self.bakery.with_user(self.ana).portfolio_index_history
        self.assertEqual(chart['dates'], ['2026-04-01', '2026-05-01', '2026-06-15'])
        self.assertEqual(chart['totals'], [40.0, 100.0, 92.5])
        self.assertEqual([aspect['name'] for aspect in chart['aspects']], ["Economic", "Commercial"])
        for number, total in enumerate(chart['totals']):
            self.assertEqual(round(sum(aspect['shares'][number] for aspect in chart['aspects']), 1), total)
        revenue, potential = self.bakery.portfolio_index_line_ids
        self.assertEqual(self.opened(revenue).mapped('amount_untaxed'), [600.0, 500.0])
        self.assertEqual(self.opened(potential).user_id, self.ana)

    def opened(self, line):
        action = line.action_open_records()
        return self.env[action['res_model']].search(action['domain'])

    def test_fields_and_conditions_are_criteria_too(self):
        self.scorecard.criterion_ids = [
            Command.create({
                'name': "Size", 'aspect_id': self.economic.id, 'weight': 10, 'source': 'field',
                'field_id': self.env['ir.model.fields']._get('res.partner', 'portfolio_kind').id}),
            Command.create({
                'name': "In Galicia", 'aspect_id': self.economic.id, 'weight': 10, 'source': 'domain',
                'domain': "[('zip', '=like', '15%')]"}),
            Command.create({
                'name': "Latitude", 'aspect_id': self.economic.id, 'weight': 10, 'source': 'field',
                'field_id': self.env['ir.model.fields']._get('res.partner', 'partner_latitude').id,
                'band_ids': self.bands(("North", 90, 42), ("South", 10, 0.1))}),
        ]
        size, galicia, _latitude = self.scorecard.criterion_ids[3:]
        (size | galicia).action_fill_bands()
        size.band_ids.filtered(lambda band: band.value == 'customer').points = 100
        galicia.band_ids.filtered(lambda band: band.value == 'true').points = 50
        self.bakery.zip = '15001'
        self.bakery.partner_latitude = 43.3
        self.scorecard._value(self.bakery.ids)
        self.assertEqual(
            {name: points for name, (points, _share) in self.parts(self.bakery.portfolio_valuation_id).items()},
            {"Revenue": 0, "Size": 100, "In Galicia": 50, "Latitude": 90})

    def test_a_criterion_that_cannot_work_is_refused(self):
        for values, sentence in [
            ({'source': 'sales', 'metric': False}, "Choose the figure"),
            ({'source': 'field', 'field_id': False}, "stored field"),
            ({'source': 'domain', 'domain': "[('nothing', '=', 1)]"}, "cannot be evaluated"),
            ({'source': 'domain', 'domain': "[("}, "cannot be evaluated"),
        ]:
            with self.subTest(values), self.assertRaisesRegex(ValidationError, sentence):
                self.revenue.write(values)

    def test_the_number_of_queries_does_not_depend_on_the_accounts(self):
        accounts = self.bakery | self.garage | self.hotel | self.winery
        for account in accounts:
            self.sell(account, 100, '2026-05-10')
        self.scorecard._value(self.bakery.ids)
        with self.assertQueryCount(14):
            self.scorecard._value(self.bakery.ids)
        with self.assertQueryCount(14):
            self.scorecard._value(accounts.sorted('id').ids)


class TestValuationShares(ValuationCase):
    """The parts shown add up to the total shown, whatever the weights and points."""

    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 100)), min_size=1, max_size=30))
    def test_parts_add_up(self, parts):
        total, shares = share_out(parts)
        weight = sum(each for each, _points in parts)
        self.assertEqual(sum(shares), total)
        self.assertLessEqual(abs(Fraction(10 * sum(w * p for w, p in parts), weight) - total), Fraction(1, 2))
        for (part_weight, points), share in zip(parts, shares, strict=True):
            self.assertLess(abs(Fraction(10 * part_weight * points, weight) - share), 1)

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.integers(1, 97), st.integers(0, 100)), min_size=1, max_size=9))
    def test_sql_and_python_agree(self, parts):
        self.scorecard.criterion_ids.unlink()
        self.scorecard.criterion_ids = [
            Command.create({
                'name': f"Criterion {number}", 'aspect_id': self.economic.id, 'weight': weight, 'source': 'domain',
                'sequence': number, 'band_ids': [Command.create({'name': "Yes", 'value': 'true', 'points': points})]})
            for number, (weight, points) in enumerate(parts)]
        self.scorecard._value(self.bakery.ids)
        valuation = self.bakery.portfolio_valuation_id
        total, shares = share_out(parts)
        self.assertEqual(round(10 * valuation.total), total)
        self.assertEqual([round(10 * line.share) for line in valuation.line_ids], shares)


class TestValuationAccess(ValuationCase):
    """Whoever may change an account may value it, in his own name; nobody changes what is confirmed."""

    def test_table(self):
        self.say(self.bakery, self.ana, loyalty="First")
        self.say(self.hotel, self.bruno, loyalty="First")
        portal = self.env['res.users'].create({
            'name': "Portal", 'login': 'portal_user', 'partner_id': self.bakery_contact.id,
            'group_ids': [Command.set(self.env.ref('base.group_portal').ids)]})
        Valuation = self.env['portfolio.valuation']
        for user, expected in [
            (self.ana, self.bakery), (self.bruno, self.hotel), (self.maria, self.bakery | self.hotel),
            (self.diego, self.bakery | self.hotel), (self.carla, self.env['res.partner']),
        ]:
            with self.subTest(user=user.login):
                self.assertEqual(Valuation.with_user(user).search([]).partner_id, expected)
                self.assertEqual(self.env['portfolio.valuation.line'].with_user(user).search([]).partner_id, expected)
        for user in (portal, self.stock, self.env.ref('base.public_user')):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                Valuation.with_user(user).search([])
        with self.assertRaises(AccessError):
            self.bakery.with_user(portal).read(['portfolio_strategic_index'])

    def test_opinions_are_ones_own(self):
        Valuation = self.env['portfolio.valuation'].with_user(self.ana)
        values = {'partner_id': self.bakery.id, 'scorecard_id': self.scorecard.id}
        for forged in ({'state': 'confirmed'}, {'origin': 'computed'}, {'user_id': self.maria.id}):
            with self.subTest(forged), self.assertRaises(AccessError):
                Valuation.create({**values, **forged})
        with self.assertRaises(AccessError):
            Valuation.create({**values, 'partner_id': self.hotel.id})
        draft = Valuation.create(values)
        with self.assertRaises(AccessError):
            draft.with_user(self.maria).note = "Better"
        with self.assertRaises(AccessError):
            draft.state = 'confirmed'
        with self.assertRaises(AccessError):
            draft.line_ids[0].weight = 1000
        with self.assertRaises(AccessError):
            self.env['portfolio.valuation.line'].with_user(self.ana).create({'valuation_id': draft.id, 'name': "X"})
        with self.assertRaisesRegex(UserError, "at least one"):
            draft.action_confirm()
        draft.unlink()

    def test_a_manager_values_all_a_representative_does_not(self):
        with self.assertRaises(UserError):
            self.scorecard.with_user(self.ana).action_compute()

    def test_another_company(self):
        other = self.env['res.company'].create({'name': "Other"})
        account = self.account("Bodega", company_id=other.id)
        self.sell(account, 500, '2026-05-10', company_id=other.id)
        with freeze_time('2026-06-15 12:00:00'):
            self.scorecard._value(account.ids)
        self.assertTrue(account.portfolio_valuation_id)
        self.assertFalse(self.env['portfolio.valuation'].with_user(self.diego).search([
            ('partner_id', '=', account.id)]))

    def test_a_valuation_reads_in_the_readers_language(self):
        """What was valued in English by a job reads in Spanish: names of criteria and levels, as they were that day."""
        self.env['res.lang']._activate_lang('es_ES')
        self.revenue.with_context(lang='es_ES').name = "Ventas"
        high = self.revenue.band_ids.filtered(lambda band: band.name == "High")
        high.with_context(lang='es_ES').name = "Altas"
        self.sell(self.bakery, 1500, str(self.scorecard._today()))
        self.scorecard._value(self.bakery.ids)
        line = self.bakery.portfolio_valuation_id.line_ids.filtered(lambda one: one.criterion_id == self.revenue)
        high.name = "Renamed"
        for lang, name, level in [('en_US', "Revenue", "High"), ('es_ES', "Ventas", "Altas")]:
            self.assertEqual((line.with_context(lang=lang).name, line.with_context(lang=lang).band_name), (name, level))
        self.assertIn("Altas", line.with_context(lang='es_ES').reason)
