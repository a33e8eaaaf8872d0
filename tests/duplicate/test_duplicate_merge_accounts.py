"""Two accounts that are one customer, merged: what both have is there once, what one has is there too."""
from odoo import Command, fields
from odoo.exceptions import AccessError
from odoo.tests import new_test_user
from odoo.tools import SQL

from ..questionnaire.common import QuestionnaireCase

NOW = fields.Datetime.now


class TestLeadMergeAccounts(QuestionnaireCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.characteristic = cls.env['portfolio.characteristic'].create({'name': "Tables", 'type': 'integer'})
        # a characteristic is a column: as after a request, whatever resets the registry later on leaves it there
        cls.registry.signal_changes()
        cls.Merge = cls.env['base.partner.merge.automatic.wizard']
        cls.hotels, cls.bars = (
            cls.env['portfolio.activity.code'].search([('classification', '=', 'cnae2025'), ('code', '=', code)])
            for code in ('55.10', '56.11'))

    def merge(self, source, keeper, user=None):
        """As whoever selects both in Contacts, keeps ``keeper`` and confirms."""
        wizard = self.Merge.with_user(user or self.env.user).with_context(
            active_model='res.partner', active_ids=(source | keeper).ids).create({})
        wizard.dst_partner_id = keeper
        wizard.action_merge()
        self.env.flush_all()
        self.assertFalse(source.exists())

    # -- the registry ------------------------------------------------------------------------------

    def test_every_unique_index_with_a_partner_has_a_rule(self):
        """The next table is not forgotten: whoever adds one says what becomes of twins."""
        rules, places = self.Merge._portfolio_twin_rules(), self.Merge._portfolio_places()
        ours = {name for name, place in places.items() if place.table.startswith('portfolio_') or '_portfolio_' in name}
        self.assertEqual(ours - rules.keys(), set(), "say in _portfolio_twin_rules() of the room which row remains")
        self.assertEqual(
            {name for name, rule in rules.items() if not rule.table} - places.keys(), set(), "no such index")

    def test_twins_in_every_table_at_once(self):
        """Of every table with a unique index both accounts have the same row: once as that of the account that stays,
        once as that of the other. The rows of the second are copies of the first's, made as a program would."""
        bakery, garage = self.bakery, self.garage
        self.stock_up(bakery)
        self.env.flush_all()
        places = self.Merge._portfolio_places()
        for place in places.values():
            for account in place.accounts if place.table != 'portfolio_visibility' else ():
                self.copy_rows(place, account, bakery.id, garage.id)
        lone = {name for name in self.Merge._portfolio_twin_rules() if name in places and 'visibility' not in name
                and not (self.rows_of(places[name], bakery.ids) and self.rows_of(places[name], garage.ids))}
        self.assertEqual(lone, set(), "stock_up() makes no row for these")
        self.env.invalidate_all()
        counts = {name: self.rows_of(place, (bakery | garage).ids) for name, place in places.items()}
        self.merge(garage, bakery)
        self.env.flush_all()
        for name, place in places.items():
            with self.subTest(index=name):
                left = self.rows_of(place, bakery.ids)
                # a question that no code asks is dropped
                self.assertTrue(left or not counts[name] or 'review' in name, "what both had is there")
                self.assertFalse(self.rows_of(place, [garage.id]))
        self.assert_nothing_stale(bakery)
        self.assertEqual(bakery.portfolio_activity_id, self.hotels)
        self.assertEqual(len(bakery.portfolio_responsible_ids.filtered('is_current')), 1)

    def rows_of(self, place, ids):
        return [row_id for row_id, in self.env.execute_query(SQL(
            "SELECT id FROM %s WHERE (%s) AND (%s)", SQL.identifier(place.table), SQL(place.where),
            SQL(" OR ").join(SQL("%s = ANY(%s)", SQL(name), ids) for name in place.accounts)))]

    def copy_rows(self, place, account, old, new):
        """Rows of one account, for another too."""
        columns = [name for name, in self.env.execute_query(SQL(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'"
            " AND table_schema = current_schema", place.table))]
        if place.table == 'res_partner':
            for child in self.env['res.partner'].browse(self.rows_of(place, [old])):
                child.copy({'parent_id': new, 'portfolio_address_default': True})
            return self.rows_of(place, [new])
        names = SQL(", ").join(SQL.identifier(name) for name in columns if name != 'id')
        values = SQL(", ").join(
            SQL("%s", new) if name == account else SQL.identifier(name) for name in columns if name != 'id')
        return [row_id for row_id, in self.env.execute_query(SQL(
            "INSERT INTO %(table)s (%(names)s)"
            " SELECT %(values)s FROM %(table)s WHERE (%(where)s) AND %(account)s = %(old)s"
            " ON CONFLICT DO NOTHING RETURNING id",
            table=SQL.identifier(place.table), names=names, values=values, where=SQL(place.where),
            account=SQL(account), old=old))]

    def stock_up(self, account):
        """Something in every table."""
        env, today = self.env, fields.Date.today()
        person = env['res.partner'].create({'name': "Pepa"})
        code = env['portfolio.activity']
        code.create({'partner_id': account.id, 'code_id': self.hotels.id})
        env.cr.execute(SQL(
            "INSERT INTO portfolio_activity (partner_id, classification, rank, source_id, origin)"
            " VALUES (%s, 'sic', 9, %s, 'review') ON CONFLICT DO NOTHING", account.id, self.hotels.id))
        env['portfolio.affiliation'].create({'partner_id': account.id, 'person_id': person.id, 'date_from': today})
        env['portfolio.affiliation'].create({
            'partner_id': self.hotel.id, 'person_id': account.child_ids[:1].id, 'date_from': today})
        account.x_portfolio_tables = 12
        env['portfolio.optout'].create({'partner_id': account.id, 'channel': 'email'})
        area = env['portfolio.interest.area'].create({'name': "Ovens"})
        env['portfolio.interest'].create({'partner_id': account.id, 'area_id': area.id, 'level': 1})
        lead = env['crm.lead'].create({'name': "Oven", 'type': 'lead'})
        env['portfolio.lead.duplicate'].create({'lead_id': lead.id, 'partner_id': account.id, 'score': 80})
        plan = env['portfolio.questionnaire.plan'].create({'name': "All", 'survey_id': self.survey.id})
        self.asked.write({'plan_id': plan.id, 'round_date': today})
        ranking = env['portfolio.ranking'].search([], limit=1) or env['portfolio.ranking'].create({'name': "RFM"})
        run = env['portfolio.ranking.run'].create({
            'ranking_id': ranking.id, 'currency_id': env.company.currency_id.id, 'date': today, 'date_from': today})
        env['portfolio.ranking.line'].create({'run_id': run.id, 'partner_id': account.id, 'letter': 'a'})
        kind = env['portfolio.relation.type'].search([], limit=1)
        env['portfolio.relation'].create({'type_id': kind.id, 'left_id': account.id, 'right_id': self.winery.id})
        route = env['portfolio.route'].create({'name': "Monday"})
        env['portfolio.route.stop'].create({'route_id': route.id, 'partner_id': account.id})
        segment = env['portfolio.segment'].create({
            'name': "Some", 'share': 'all', 'domain': str([('id', 'in', [account.id])])})
        env['portfolio.segment.exception'].create({
            'segment_id': segment.id, 'partner_id': account.id, 'kind': 'in', 'reason': "Ours"})
        env.cr.execute(SQL(
            "INSERT INTO portfolio_segment_member (segment_id, partner_id, date_from, cause)"
            " VALUES (%s, %s, now(), 'rule') ON CONFLICT DO NOTHING", segment.id, account.id))
        card = env['portfolio.scorecard'].search([], limit=1) or env['portfolio.scorecard'].create({'name': "Card"})
        env.cr.execute(SQL(
            "INSERT INTO portfolio_valuation (scorecard_id, partner_id, user_id, origin, state, date, is_snapshot)"
            " SELECT %s, %s, %s, 'computed', 'confirmed', %s, snapshot FROM unnest(ARRAY[TRUE, FALSE]) snapshot"
            " ON CONFLICT DO NOTHING", card.id, account.id, env.uid, today))
        kind = env['portfolio.address.type'].search([], limit=1)
        env['res.partner'].create({
            'parent_id': account.id, 'name': "Door", 'type': 'other', 'portfolio_address_type_id': kind.id,
            'portfolio_address_default': True})
        account.message_subscribe(self.winery.ids)
        self.winery.message_subscribe(account.ids)

    def assert_nothing_stale(self, keeper):
        """What is stored is what is computed, of the account, its contacts and all that points at it."""
        family = keeper.with_context(active_test=False).search([('id', 'child_of', keeper.ids)])
        kept = [(family, self.Merge._portfolio_kept(family))]
        for name, columns in keeper._portfolio_hangers().items():
            for column, model_field in columns.items():
                if not model_field:
                    rows = self.env[name].with_context(active_test=False).search([(column, 'in', family.ids)])
                    kept.append((rows, self.Merge._portfolio_kept(rows, column)))
        for rows, names in kept:
            for field in names:
                before = {record.id: record[field.name] for record in rows}
                self.env.add_to_compute(field, rows)
                self.assertEqual({record.id: record[field.name] for record in rows}, before, field)

    # -- trial 22 ----------------------------------------------------------------------------------

    def twins(self):
        return self.env['res.partner'].create([
            {'name': name, 'is_company': True, 'portfolio_category_id': self.env.ref('crm_portfolio.category_lead').id}
            for name in ("Hotel Bis Prueba SL", "Hotel Bis Prueba, S.L.U.")])

    def mains(self, account):
        return sorted(
            (line.code_id.code, line.is_main) for line in account.portfolio_activity_line_ids
            if line.classification == 'cnae2025' and line.origin == 'hand')

    def test_both_have_the_same_main_activity(self):
        first, second = self.twins()
        self.env['portfolio.activity'].create([
            {'partner_id': one.id, 'code_id': self.hotels.id} for one in (first, second)])
        self.merge(first, second)
        self.assertEqual(self.mains(second), [('55.10', True)])
        self.assertEqual(second.portfolio_activity_id, self.hotels)

    def test_each_has_a_main_activity_of_its_own(self):
        first, second = self.twins()
        self.env['portfolio.activity'].create([
            {'partner_id': first.id, 'code_id': self.hotels.id}, {'partner_id': second.id, 'code_id': self.bars.id}])
        self.merge(first, second)
        self.assertEqual(self.mains(second), [('55.10', False), ('56.11', True)])
        self.assertEqual(second.portfolio_activity_id, self.bars)

    def test_only_the_one_that_goes_has_an_activity(self):
        first, second = self.twins()
        self.env['portfolio.activity'].create({'partner_id': first.id, 'code_id': self.hotels.id})
        self.merge(first, second)
        self.assertEqual((self.mains(second), second.portfolio_activity_id), ([('55.10', True)], self.hotels))

    def test_both_refuse_e_mail_and_one_the_phone(self):
        first, second = self.twins()
        self.env['portfolio.optout'].create([
            {'partner_id': first.id, 'channel': 'email', 'date': '2026-03-02', 'evidence': "Letter of 2 March"},
            {'partner_id': first.id, 'channel': 'phone'},
            {'partner_id': second.id, 'channel': 'email', 'date': '2026-05-04'}])
        self.merge(first, second)
        refused = self.env['portfolio.optout'].search([('partner_id', '=', second.id)], order='channel')
        self.assertEqual(refused.mapped('channel'), ['email', 'phone'])
        self.assertEqual((str(refused[0].date), refused[0].evidence), ('2026-03-02', "Letter of 2 March"))

    # -- what follows ------------------------------------------------------------------------------

    def test_contacts_of_a_lead_follow_the_customer_they_come_to(self):
        """On 2 March a lead with two contacts goes into a customer: its contacts are a customer's."""
        first, second = self.twins()
        second.portfolio_category_id = self.env.ref('crm_portfolio.category_customer')
        contact = self.env['res.partner'].create({'name': "Luis", 'parent_id': first.id})
        self.merge(first, second)
        self.assertEqual(contact.portfolio_category_id, second.portfolio_category_id)
        self.assertEqual(contact.commercial_partner_id, second)
        self.assert_nothing_stale(second)

    def test_histories_and_references_come_along_and_undo_leaves_them_alone(self):
        first, second = self.twins()
        changes = first.portfolio_change_ids
        first._portfolio_set_category(self.env.ref('crm_portfolio.category_prospect'), "Asked", 'manual')
        journal = self.env['portfolio.journal']._open('test', "Bulk")
        journal._write_on(first, {'ref': 'A1'})
        journal._created(first)
        changes |= first.portfolio_change_ids
        rating = self.env['rating.rating'].create({
            'res_model_id': self.env['ir.model']._get_id('res.partner'), 'res_id': first.id, 'rating': 5})
        self.merge(first, second)
        self.assertLessEqual(changes, second.portfolio_change_ids)
        self.assertEqual(rating.res_id, second.id)
        self.assertEqual(second.portfolio_kind, 'prospect')
        journal._undo()
        self.assertEqual((second.exists().ref, set(journal.entry_ids.mapped('state'))), ('A1', {'kept'}))

    def test_followers_are_not_lost(self):
        first, second = self.twins()
        first.message_subscribe((self.ana.partner_id | self.bruno.partner_id).ids)
        second.message_subscribe(self.ana.partner_id.ids)
        self.merge(first, second)
        self.assertLessEqual(self.ana.partner_id | self.bruno.partner_id, second.message_partner_ids)

    def test_whoever_stays_keeps_its_salesperson_and_co_responsibles_come_along(self):
        role = self.env['portfolio.responsible.role'].search([('is_principal', '=', False)], limit=1)
        self.env['portfolio.responsible'].create([
            {'partner_id': one.id, 'user_id': self.carla.id, 'role_id': role.id} for one in (self.bakery, self.hotel)])
        self.merge(self.bakery, self.hotel)
        current = self.hotel.portfolio_responsible_ids.filtered('is_current')
        self.assertEqual(sorted(current.mapped('user_id.login')), ['bruno', 'carla'])
        self.assertEqual(self.hotel.user_id, self.bruno)
        self.assertFalse(self.hotel.with_user(self.ana).portfolio_visible)
        self.assertTrue(self.hotel.with_user(self.bruno).portfolio_visible)

    def test_three_with_three_salespersons(self):
        orphan = self.orphan
        wizard = self.Merge.create({'partner_ids': [Command.set((self.bakery | self.hotel | orphan).ids)]})
        wizard.dst_partner_id = orphan
        wizard.action_merge()
        principal = orphan.portfolio_responsible_ids.filtered(lambda row: row.is_current and row.is_principal)
        self.assertEqual(principal.user_id, orphan.user_id)
        self.assertIn(orphan.user_id, self.ana | self.bruno)

    # -- who may -----------------------------------------------------------------------------------

    def test_a_manager_merges_what_he_sees_and_is_told_whom_to_ask(self):
        """Maria leads North: Bakery and Hotel are hers to merge, Winery is Carla's of South."""
        self.merge(self.bakery, self.hotel, self.maria)
        with self.assertRaisesRegex(AccessError, r"in your portfolio.*Diego"):
            self.Merge.with_user(self.maria)._merge((self.hotel | self.winery).ids, self.hotel.with_user(self.maria))
        with self.assertRaises(AccessError):
            self.merge(self.hotel, self.winery, self.maria)
        self.assertTrue(self.hotel.exists() and self.winery.exists())
        with self.assertRaises(AccessError):
            self.Merge.with_user(self.maria).create({}).action_update_all_process()

    def test_a_representative_has_no_such_button(self):
        with self.assertRaises(AccessError):
            self.Merge.with_user(self.ana).create({})

    def test_without_a_role_it_is_as_before(self):
        clerk = new_test_user(self.env, 'clerk', groups='base.group_user,base.group_partner_manager')
        first, second = self.twins()
        first.write({'phone': "+34 600 100 200", 'portfolio_employee_count': 12})
        self.merge(first, second, clerk)
        self.assertEqual((second.phone, second.portfolio_employee_count), ("+34 600 100 200", 12))
