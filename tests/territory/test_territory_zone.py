from odoo.exceptions import AccessError

from .common import TerritoryCase


class TestTerritoryZone(TerritoryCase):
    """An account is where its visiting address is: by the most specific rule, unless somebody says otherwise."""

    def test_the_most_specific_rule_wins(self):
        country = self.zone("Rest of Spain", [{}])
        narrow = self.zone("Station", [{'zip_from': '28045'}])
        prefix = self.zone("Outskirts", [{'zip_from': '281'}])
        code = self.zone("Airport", [{'zip_from': '28042', 'zip_to': '28042'}])
        for zip_code, state, expected in [
            ('28001', self.madrid, self.city),
            ('28080', self.madrid, self.city),
            ('28081', self.madrid, self.centre),
            ('28045', self.madrid, narrow),
            ('28042', self.madrid, code),
            ('28100', self.madrid, prefix),
            ('28199', None, prefix),
            ('28999', None, self.centre),    # its figures say Madrid
            ('48001', self.bizkaia, self.coast),
            ('01001', None, country),
            (None, self.madrid, self.centre),
            (None, None, country),
            ('E-28.001', None, self.city),
            ('28 001', None, self.city),
        ]:
            with self.subTest(zip=zip_code, state=state and state.code):
                self.assertEqual(self.at(zip_code, state), expected)

    def test_leading_zeros_and_foreign_formats(self):
        low = self.zone("Barcelona", [{'zip_from': '08001', 'zip_to': '08042'}])
        self.assertEqual(self.at('8001'), low, "a spreadsheet ate the zero")
        self.assertEqual(self.at('08042'), low)
        self.assertFalse(self.at('80010'))
        lisbon = self.env['portfolio.zone'].create({'name': "Lisbon", 'rule_ids': [
            (0, 0, {'country_id': self.portugal.id, 'zip_from': '1000', 'zip_to': '1999'})]})
        self.assertEqual(self.at('1999-205', country=self.portugal), lisbon)
        self.assertFalse(self.at('2000-001', country=self.portugal))
        london = self.env['portfolio.zone'].create({'name': "London", 'rule_ids': [
            (0, 0, {'country_id': self.env.ref('base.uk').id, 'zip_from': 'SW1'})]})
        self.assertEqual(self.at('sw1a 1aa', country=self.env.ref('base.uk')), london)

    def test_a_subzone_that_repeats_its_zone_wins(self):
        district = self.zone("District", [{'zip_from': '28001', 'zip_to': '28080'}], parent_id=self.city.id)
        self.assertEqual(self.at('28001'), district)

    def test_without_country_an_address_is_in_ours(self):
        self.env['res.company'].search([], order='id', limit=1).country_id = self.spain
        shop = self.account("Shop", zip='28001')
        self.assertEqual(shop.portfolio_zone_id, self.city)

    def test_the_reason_is_kept(self):
        shop = self.account("Shop", zip='28001', country_id=self.spain.id)
        self.assertEqual(shop.portfolio_zone_reason,
                         "The visiting address is in Spain, 28001–28080: zone Centre / City.")
        self.centre.name = "Middle"
        self.assertIn("Centre / City", shop.portfolio_zone_reason, "as it was when the account was placed")

    def test_a_moved_account_changes_zone(self):
        shop = self.account("Shop", zip='28001', country_id=self.spain.id)
        shop.write({'zip': '48001', 'state_id': self.bizkaia.id})
        self.assertEqual(shop.portfolio_zone_id, self.coast)
        shop.country_id = self.portugal
        self.assertFalse(shop.portfolio_zone_id | self.env['portfolio.zone'].browse())
        self.assertFalse(shop.portfolio_zone_reason)

    def test_contacts_have_no_zone_of_their_own(self):
        shop = self.account("Shop", zip='28001', country_id=self.spain.id)
        self.assertFalse(shop.child_ids.portfolio_zone_id)
        shop.write({'parent_id': self.bakery.id, 'is_company': False})
        self.assertFalse(shop.portfolio_zone_id, "it is a contact now")

    def test_an_account_without_address_of_its_own_is_where_it_is_delivered(self):
        shop = self.account("Shop", child_ids=[(0, 0, {
            'name': "Back door", 'type': 'delivery', 'zip': '48001', 'state_id': self.bizkaia.id,
            'country_id': self.spain.id})])
        self.assertEqual(shop.portfolio_zone_id, self.coast)
        shop.child_ids.filtered(lambda child: child.type == 'delivery').active = False
        self.assertFalse(shop.portfolio_zone_id)

    def test_the_address_for_visits_comes_first(self):
        shop = self.account("Shop", zip='28001', country_id=self.spain.id)
        visit = self.env['res.partner'].create({
            'name': "Store", 'parent_id': shop.id, 'zip': '48001', 'country_id': self.spain.id,
            'state_id': self.bizkaia.id,
            'portfolio_address_type_id': self.env.ref('crm_portfolio.address_type_visit').id})
        self.assertEqual(shop.portfolio_zone_id, self.coast)
        self.assertEqual(shop._portfolio_visit_addresses(), {shop: visit})
        visit.active = False
        self.assertEqual(shop.portfolio_zone_id, self.city)

    def test_a_zone_chosen_by_hand_stays(self):
        shop = self.account("Shop", zip='28001', country_id=self.spain.id)
        shop.with_user(self.diego).portfolio_zone_id = self.coast
        self.assertTrue(shop.portfolio_zone_manual)
        self.assertRegex(shop.portfolio_zone_reason, r"Chosen by Diego on \d{4}-\d\d-\d\d\.")
        shop.zip = '28002'
        self.city.rule_ids.zip_to = '28050'
        self.assertEqual(shop.portfolio_zone_id, self.coast)
        shop.with_user(self.diego).action_portfolio_zone_follow()
        self.assertEqual(shop.portfolio_zone_id, self.city)
        self.assertFalse(shop.portfolio_zone_manual)

    def test_a_representative_does_not_choose_the_zone(self):
        with self.refused("follows from the visiting address", AccessError):
            self.bakery.with_user(self.ana).portfolio_zone_id = self.coast
        self.bakery.with_user(self.ana).write({'zip': '28001', 'country_id': self.spain.id})
        self.assertEqual(self.bakery.portfolio_zone_id, self.city, "the address does, whoever corrects it")

    # -- rules change -------------------------------------------------------------------------------

    def test_accounts_follow_their_rules(self):
        inside, outside = (
            self.account("Inside", zip='28001', country_id=self.spain.id),
            self.account("Outside", zip='28090', country_id=self.spain.id))
        self.assertEqual(outside.portfolio_zone_id, self.centre)
        self.city.rule_ids.zip_to = '28099'
        self.assertEqual(outside.portfolio_zone_id, self.city)
        self.city.rule_ids.write({'zip_from': '28050'})
        self.assertEqual(inside.portfolio_zone_id, self.centre)
        self.city.rule_ids.unlink()
        self.assertEqual(outside.portfolio_zone_id, self.centre)

    def test_an_archived_zone_lets_its_accounts_go(self):
        shop = self.account("Shop", zip='28001', state_id=self.madrid.id, country_id=self.spain.id)
        self.city.active = False
        self.assertEqual(shop.portfolio_zone_id, self.centre)
        self.city.active = True
        self.assertEqual(shop.portfolio_zone_id, self.city)
        self.city.unlink()
        self.assertEqual(shop.portfolio_zone_id, self.centre)

    def test_a_zone_of_a_company_takes_accounts_of_that_company(self):
        other = self.env['res.company'].create({'name': "Other"})
        own = self.zone("Own city", [{'zip_from': '28001', 'zip_to': '28080'}], company_id=other.id)
        self.assertEqual(self.at('28001'), self.city)
        self.assertEqual(self.at('28001', company_id=other.id), own)

    def test_placing_many_costs_as_many_queries_as_placing_one(self):
        shops = self.env['res.partner'].create([
            {'name': f"Shop {n}", 'is_company': True, 'zip': f'{28001 + n}', 'country_id': self.spain.id,
             'portfolio_category_id': self.env.ref('crm_portfolio.category_customer').id} for n in range(40)])

        def place(accounts):
            self.env.cr.execute("UPDATE res_partner SET portfolio_zone_id = NULL WHERE id = ANY(%s)", [shops.ids])
            start = self.env.cr.sql_log_count
            self.assertEqual(accounts._portfolio_place(), accounts)
            return self.env.cr.sql_log_count - start
        place(shops[:1])
        self.assertEqual(place(shops), place(shops[:1]))

    # -- overlaps -----------------------------------------------------------------------------------

    def test_rules_that_claim_the_same_are_refused(self):
        for values in (
            {'state_id': self.bizkaia.id},
            {'zip_from': '28001', 'zip_to': '28080'},
            {'zip_from': '28070', 'zip_to': '28090'},
        ):
            with self.subTest(values=values), self.refused("claim the same addresses"):
                self.zone("Rival", [values])
        rival = self.zone("Rival", [{'zip_from': '28090', 'zip_to': '28095'}])
        with self.refused("28070–28095 of zone Rival and Spain, 28001–28080"):
            rival.rule_ids.zip_from = '28070'
        district = self.zone("District", [{'zip_from': '28001', 'zip_to': '28080'}], parent_id=self.city.id)
        with self.refused("claim the same"):
            district.parent_id = False

    def test_a_range_inside_another_is_listed_from_both_sides(self):
        narrow = self.zone("Station", [{'zip_from': '28045'}])
        Overlap = self.env['portfolio.zone.overlap']
        mine, other = Overlap.search([('zone_id', '=', narrow.id)]), Overlap.search([('zone_id', '=', self.city.id)])
        self.assertEqual((mine.kind, mine.other_zone_id), ('inside', self.city))
        self.assertEqual((other.kind, other.other_rule_id), ('around', narrow.rule_ids))
        self.assertEqual((narrow.overlap_count, self.coast.overlap_count), (1, 0))
        self.assertEqual(Overlap.search(narrow.action_overlaps()['domain']), mine)
        narrow.parent_id = self.city
        self.assertFalse(Overlap.search([('zone_id', 'in', (narrow | self.city).ids)]), "a part of it, no overlap")

    def test_what_makes_no_sense_is_refused(self):
        for values, message in [
            ({'zip_to': '28080'}, "enter the first code"),
            ({'zip_from': '28080', 'zip_to': '28001'}, "Swap the two codes"),
            ({'zip_from': 'ABC'}, "is not a valid code of Spain"),
            ({'zip_from': '280011'}, "is not a valid code of Spain"),
            ({'zip_from': '48', 'state_id': self.bizkaia.id}, "already has postal codes"),
            ({'state_id': self.env.ref('base.state_us_5').id}, "is not in Spain"),
        ]:
            with self.subTest(values=values), self.refused(message):
                self.zone("Odd", [values])

    # -- lists --------------------------------------------------------------------------------------

    def test_accounts_without_zone(self):
        lost = self.account("Lost", zip='29001', country_id=self.spain.id)
        elsewhere = self.account("Elsewhere", zip='29001', country_id=self.portugal.id)
        placed = self.account("Placed", zip='28001', country_id=self.spain.id)
        listed = self.env['res.partner'].search([('portfolio_zone_missing', '=', True)])
        self.assertIn(lost, listed)
        self.assertFalse((elsewhere | placed | lost.child_ids) & listed)
        self.assertEqual((lost | placed).mapped('portfolio_zone_missing'), [True, False])
        self.assertIn(placed, self.env['res.partner'].search([('portfolio_zone_missing', '=', False)]))
        self.zone("Everything else", [{}])
        self.assertTrue(lost.portfolio_zone_id)
        self.assertFalse(self.env['res.partner'].search(
            [('portfolio_zone_missing', '=', True), ('country_id', '=', self.spain.id)]),
            "a country with a rule for all of it: every account has a zone")

    def test_a_zone_means_its_subzones_too(self):
        inner, outer = (
            self.account("Inner", zip='28001', country_id=self.spain.id),
            self.account("Outer", zip='28090', state_id=self.madrid.id, country_id=self.spain.id))
        Partner = self.env['res.partner']
        self.assertEqual(Partner.search([('portfolio_zone_id', 'child_of', self.centre.id)]), inner | outer)
        self.assertEqual(Partner.search([('portfolio_zone_root_id', '=', self.centre.id)]), inner | outer)
        self.assertEqual(
            Partner._read_group([('id', 'in', (inner | outer).ids)], ['portfolio_zone_root_id'], ['__count']),
            [(self.centre, 2)])
        self.assertEqual((self.centre.account_count, self.city.account_count), (2, 1))
        self.assertEqual(Partner.search(self.centre.action_accounts()['domain']), inner | outer)
        self.city.parent_id = self.coast
        self.assertEqual(Partner.search([('portfolio_zone_root_id', '=', self.coast.id)]), inner)

    def test_an_archived_zone_says_where_it_is_used(self):
        self.account("Inner", zip='28001', country_id=self.spain.id)
        self.assertEqual(self.city.usage_count, 1, "its own rules do not count")
        self.assertEqual(self.city.action_archive()['res_model'], 'portfolio.catalogue.usage')

    def test_who_answers_for_a_zone(self):
        self.env['portfolio.zone.user'].create([
            {'zone_id': self.centre.id, 'user_id': self.ana.id, 'is_main': True},
            {'zone_id': self.city.id, 'user_id': self.bruno.id}])
        self.assertEqual((self.centre | self.city | self.coast)._portfolio_owner(), {
            self.centre: self.ana, self.city: self.ana, self.coast: self.env['res.users']})
        self.env['portfolio.zone.user'].search([('user_id', '=', self.bruno.id)]).is_main = True
        self.assertEqual(self.city.owner_id, self.bruno)
        self.bruno.active = False
        self.assertEqual(self.city._portfolio_owner(), {self.city: self.ana})

    def test_two_main_representatives_or_one_twice_are_refused(self):
        Member = self.env['portfolio.zone.user']
        Member.create({'zone_id': self.city.id, 'user_id': self.ana.id, 'is_main': True, 'date_from': '2026-01-01',
                       'date_to': '2026-03-31'})
        with self.refused("has two on the same days"):
            Member.create({'zone_id': self.city.id, 'user_id': self.bruno.id, 'is_main': True,
                           'date_from': '2026-03-31'})
        with self.refused("Ana is in Centre / City twice"):
            Member.create({'zone_id': self.city.id, 'user_id': self.ana.id, 'date_from': '2026-02-01'})
        Member.create({'zone_id': self.city.id, 'user_id': self.bruno.id, 'is_main': True,
                       'date_from': '2026-04-01'})
