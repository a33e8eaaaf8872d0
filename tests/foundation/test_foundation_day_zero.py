from datetime import date

from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user
from odoo.tools import SQL

from ..common import PortfolioCase

# what may keep a record of Odoo's from being deleted, and why; Odoo then says which of ours uses it
KEPT = {
    ('crm_lost_reason', 'portfolio_need', 'lost_reason_id'): "as on a lead: it is archived instead",
    ('crm_team', 'portfolio_assignment_pool', 'team_id'): "who takes turns: without its team the pool is nothing",
    ('crm_team', 'portfolio_assignment_rule', 'team_id'): "rules in force give leads to it: choose another team first",
    ('product_product', 'portfolio_opportunity_product', 'product_id'): "as on a quotation: Odoo archives it instead",
    ('res_country', 'portfolio_zone_rule', 'country_id'): "zones are drawn in it",
    ('res_country_state', 'portfolio_municipality', 'state_id'): "municipalities lie in it",
    ('res_country_state', 'portfolio_zone_rule', 'state_id'): "zones are drawn in it",
    ('res_currency', 'portfolio_ranking_run', 'currency_id'): "as on an invoice",
    # deleted with them by code, which checks first what customers have answered
    ('survey_question', 'portfolio_question', 'survey_question_id'): "goes with it",
    ('survey_question_answer', 'portfolio_question_choice', 'survey_answer_id'): "goes with it",
    ('survey_survey', 'portfolio_questionnaire', 'survey_id'): "somebody was asked it: it is archived instead",
}


class TestDayZeroTables(TransactionCase):
    """What the module adds to the database keeps nobody from working with Odoo's own tables."""

    def test_no_column_of_ours_is_wanted_on_odoos_tables(self):
        """A record made without our fields (by a module that is upgraded before ours is loaded) is accepted."""
        self.assertEqual(self.env.execute_query(SQL(
            """
            SELECT class.relname, attribute.attname
              FROM pg_attribute attribute
              JOIN pg_class class ON class.oid = attribute.attrelid AND class.relkind = 'r'
             WHERE attribute.attnotnull AND attribute.attname LIKE 'portfolio%%'
               AND class.relname NOT LIKE 'portfolio%%' AND class.relname NOT LIKE '%%\\_rel'
            """)), [])

    def test_no_field_of_ours_is_required_on_odoos_models(self):
        self.assertEqual([
            f'{model._name}.{name}' for model in self.env.values() if not model._name.startswith('portfolio.')
            for name, field in model._fields.items() if name.startswith('portfolio_') and field.required], [])

    def test_what_keeps_a_record_of_odoos_is_meant_to(self):
        restricting = self.env.execute_query(SQL(
            """
            SELECT target.relname, source.relname, attribute.attname
              FROM pg_constraint link
              JOIN pg_class source ON source.oid = link.conrelid AND source.relname LIKE 'portfolio%%'
              JOIN pg_class target ON target.oid = link.confrelid AND target.relname NOT LIKE 'portfolio%%'
              JOIN pg_attribute attribute ON attribute.attrelid = link.conrelid AND attribute.attnum = link.conkey[1]
             WHERE link.contype = 'f' AND link.confdeltype IN ('a', 'r')
            """))
        owners = {
            (self.env[model]._table, field) for model, field in self.env['res.users']._portfolio_owner_fields()}
        unmeant = [
            (target, source, column) for target, source, column in restricting
            # a company whose records remain is kept by Odoo's own tables too
            if target != 'res_company' and (target, source, column) not in KEPT
            and not (target == 'res_users' and (source, column) in owners)]
        self.assertEqual(unmeant, [], "say ondelete, or here why it stays")
        self.assertEqual(set(KEPT) - set(restricting), set(), "no longer so")


class TestDayZeroLeaving(PortfolioCase):
    """Users who leave are deleted, whatever they did here."""

    def test_who_was_a_salesperson_is_deleted(self):
        """Ana had accounts, blocked one, valued it, noted needs, wrote a segment and imported a list. She leaves on
        30 April and the administrator of users, who has no role here, deletes her."""
        Lead = self.env['crm.lead'].with_user(self.ana)
        lead = Lead.create({'name': "Fair", 'type': 'lead', 'partner_name': "Mesón", 'contact_name': "Eva"})
        self.env['portfolio.conversion'].with_user(self.ana)._convert(lead)
        self.env['portfolio.block'].create({
            'partner_id': self.bakery.id, 'kind': 'order', 'user_id': self.ana.id,
            'reason_id': self.env['portfolio.block.reason'].search([], limit=1).id})
        area = self.env['portfolio.interest.area'].create({'name': "Ovens"})
        self.env['portfolio.interest'].with_user(self.ana).create({
            'partner_id': self.bakery.id, 'area_id': area.id, 'level': 2})
        self.env['portfolio.need'].with_user(self.ana).create({
            'name': "An oven", 'partner_id': self.bakery.id, 'area_id': area.id})
        segment = self.env['portfolio.segment'].with_user(self.ana).create({'name': "Mine"})
        self.env['portfolio.optout'].with_user(self.ana).create({
            'partner_id': self.bakery_contact.id, 'channel': 'email', 'source': 'person'})
        lead_import = self.env['portfolio.lead.import'].with_user(self.ana).create({'file_name': "fair.csv"})
        rule = self.env['portfolio.assignment.rule'].create(
            {'name': "Ana's", 'target_type': 'user', 'user_id': self.ana.id})
        handover = self.env['portfolio.handover'].create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id, 'domain': f"[('id', '=', {self.garage.id})]"})
        handover.action_start()
        office = new_test_user(self.env, 'office', groups='base.group_erp_manager,base.group_partner_manager')

        self.ana.with_user(office).unlink()
        self.env.invalidate_all()

        self.assertFalse(self.env['res.users'].search([('login', '=', 'ana')]))
        self.assertFalse(self.bakery.user_id)
        self.assertEqual(self.garage.user_id, self.bruno)
        self.assertTrue(self.bakery.portfolio_change_ids)
        self.assertEqual(segment.with_env(self.env).user_id, office, "what was hers goes to whoever deletes her")
        self.assertEqual(lead_import.with_env(self.env).user_id, office)
        self.assertTrue(rule._without_target())
        self.assertTrue(handover.exists())
        # an account of nobody: every representative reads it from now on
        self.assertIn(self.bakery, self.env['res.partner'].with_user(self.carla).search([('name', '=', "Bakery")]))

    def test_a_rule_for_a_deleted_user_finds_nobody(self):
        self.env['portfolio.assignment.ruleset'].search([]).state = 'archived'
        rule = self.env['portfolio.assignment.rule'].create({
            'name': "Ana's", 'target_type': 'user', 'user_id': self.ana.id})
        self.env['portfolio.assignment.rule'].create({
            'name': "Carla's", 'target_type': 'user', 'user_id': self.carla.id, 'sequence': rule.sequence + 1})
        self.ana.unlink()
        lead = self.env['crm.lead'].create({'name': "New", 'user_id': False})
        self.assertEqual(lead.user_id, self.carla)

    def test_a_hand_over_to_a_deleted_user_is_not_started(self):
        handover = self.env['portfolio.handover'].create({
            'from_user_id': self.bruno.id, 'to_user_id': self.ana.id, 'date_from': date(2099, 1, 1)})
        handover.action_start()
        self.ana.unlink()
        handover.date_from = date(2026, 1, 1)
        handover._start_planned()
        self.assertEqual((handover.state, self.hotel.user_id), ('undone', self.bruno))


class TestDayZeroAssignment(PortfolioCase):
    """Until somebody publishes rules, leads are given away as Odoo does."""

    def test_odoo_assigns_until_rules_are_published(self):
        self.env['portfolio.assignment.ruleset'].search([]).state = 'archived'
        self.env['ir.config_parameter'].set_param('crm.lead.auto.assignment', True)
        team = self.env['crm.team'].create({'name': "Web", 'assignment_domain': "[('name', 'ilike', 'Day zero')]"})
        member = self.env['crm.team.member'].create({
            'crm_team_id': team.id, 'user_id': self.stock.id, 'assignment_max': 60})
        leads = self.env['crm.lead'].create([
            {'name': f"Day zero {number}", 'type': 'lead', 'user_id': False, 'team_id': False}
            for number in range(2)])
        leads.create_date = leads[0].create_date
        team._action_assign_leads(creation_delta_days=0)
        self.assertEqual(leads.user_id, member.user_id)

    def test_who_has_no_role_merges_leads_as_odoo_does(self):
        boss = new_test_user(self.env, 'boss', groups='sales_team.group_sale_manager')
        leads = self.env['crm.lead'].with_user(boss).create([
            {'name': f"Day zero {number}", 'email_from': 'x@zero.example'} for number in range(2)])
        merged = leads.merge_opportunity()
        self.assertEqual(leads.exists(), merged)
        self.assertEqual(self.env['crm.lead'].with_context(active_test=False).search([('id', 'in', leads.ids)]), merged)

    def test_who_has_no_role_is_not_refused_a_tax_id(self):
        values = {'name': "Bad", 'is_company': True, 'country_id': self.env.ref('base.es').id, 'vat': 'B12345678',
                  'user_id': self.ana.id}
        contacts = new_test_user(self.env, 'contacts', groups='base.group_user,base.group_partner_manager')
        account = self.env['res.partner'].with_user(contacts).create(values)
        account.vat = 'B00000001'
        self.assertEqual(account.vat, 'B00000001')

    def test_who_has_no_role_is_asked_for_no_characteristic(self):
        contacts = new_test_user(self.env, 'contacts', groups='base.group_user,base.group_partner_manager')
        characteristic = self.env['portfolio.characteristic'].create({
            'name': "Seats", 'code': 'zero_seats', 'type': 'integer',
            'required_category_ids': [Command.set(self.bakery.portfolio_category_id.ids)]})
        self.assertTrue(characteristic.column)
        [saved] = self.bakery.with_user(contacts).web_save({'street': "Real 1"}, {'street': {}})
        self.assertEqual(saved['street'], "Real 1")
