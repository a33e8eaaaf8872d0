from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, new_test_user
from odoo.tools import mute_logger

from ..common import PortfolioCase


class TestInterestNeed(PortfolioCase):
    """What an account lacks: noted, turned into an opportunity, followed to its end, or lost."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.area = cls.env['portfolio.interest.area'].create({
            'name': "Ovens", 'team_ids': [Command.set(cls.south.ids)]})
        cls.oven = cls.env['product.product'].create(
            {'name': "Oven", 'list_price': 100.0, 'taxes_id': [Command.clear()]})
        cls.reason = cls.env['crm.lost.reason'].create({'name': "Not in our range"})

    def need(self, account=None, user=None, **values):
        return self.env['portfolio.need'].with_user(user or self.ana).create({
            'name': "A second oven", 'partner_id': (account or self.bakery).id, 'area_id': self.area.id,
            'expected_value': 5000, **values}).with_env(self.env)

    def test_one_click_makes_an_opportunity_that_inherits(self):
        self.bakery.portfolio_source_id = self.env['utm.source'].create({'name': "Fair"})
        need = self.need(
            self.bakery_contact, product_ids=[Command.set(self.oven.ids)], date_expected='2026-04-01',
            description="Before Easter.")
        self.assertEqual((need.partner_id, need.contact_id), (self.bakery, self.bakery_contact))
        action = need.with_user(self.ana).action_portfolio_convert()
        lead = need.opportunity_id
        self.assertEqual((action['res_model'], action['res_id']), ('crm.lead', lead.id))
        self.assertEqual(
            (lead.type, lead.name, lead.partner_id, lead.user_id, lead.team_id, lead.expected_revenue),
            ('opportunity', "A second oven", self.bakery_contact, self.ana, self.south, 5000))
        self.assertEqual(lead.source_id, self.bakery.portfolio_source_id)
        self.assertEqual(lead.portfolio_product_ids.product_id, self.oven)
        self.assertEqual(str(lead.date_deadline), '2026-04-01')
        self.assertIn("Before Easter.", lead.description)
        self.assertEqual((need.state, lead.portfolio_need_count), ('opportunity', 1))

    def test_the_second_click_opens_the_first_ones(self):
        need = self.need()
        first = need.with_user(self.ana).action_portfolio_convert()
        again = need.with_user(self.ana).action_portfolio_convert()
        self.assertEqual(first['res_id'], again['res_id'])
        self.assertEqual(self.env['crm.lead'].search_count([('portfolio_need_ids', 'in', need.ids)]), 1)

    def test_the_need_follows_its_opportunity(self):
        need = self.need()
        need._portfolio_convert()
        lead = need.opportunity_id
        stage = lead.stage_id
        lead.action_set_won()
        self.assertEqual(need.state, 'won')
        lead.stage_id = stage
        lead.action_set_lost(lost_reason_id=self.reason.id)
        self.assertEqual((need.state, need.lost_reason_id), ('lost', self.reason))
        lead.action_unarchive()
        self.assertEqual(need.state, 'opportunity')
        lead.unlink()
        self.assertEqual((need.state, bool(need.opportunity_id)), ('open', False))

    def test_the_chain_reaches_the_order_and_the_report_agrees(self):
        with freeze_time('2026-03-02'):
            need, lost, left = self.need(), self.need(expected_value=700), self.need(expected_value=10)
            (need | left)._portfolio_convert()
        lost.with_user(self.ana)._portfolio_lose(self.reason, "They went to the neighbour.")
        order = self.env['sale.order'].create({
            'partner_id': self.bakery.id, 'opportunity_id': need.opportunity_id.id, 'user_id': self.ana.id,
            'order_line': [Command.create({'product_id': self.oven.id, 'product_uom_qty': 2})]})
        self.assertEqual((need.order_count, need.ordered_value), (1, 0))
        order.action_confirm()
        # the database's clock says when a row was made
        self.env.cr.execute("UPDATE sale_order SET create_date = '2026-03-12' WHERE id = %s", [order.id])
        need.invalidate_recordset()
        self.assertEqual((need.order_count, need.ordered_value), (1, 200))
        self.env.flush_all()
        Report = self.env['portfolio.need.report'].with_user(self.ana)
        domain = [('need_id', 'in', (need | lost | left).ids)]
        [(rate, won, asked, lost_value, ordered, days)] = Report._read_group(domain, [], [
            'offer_rate:avg', 'won_rate:avg', 'expected_value:sum', 'lost_value:sum', 'ordered_value:sum',
            'offer_days:avg'])
        self.assertAlmostEqual(rate, 1 / 3)
        self.assertAlmostEqual(won, 1 / 3)
        self.assertEqual((asked, lost_value, ordered, days), (5710, 700, 200, 10))
        self.assertEqual(lost.message_ids[0].preview, "They went to the neighbour.")
        self.assertFalse(self.env['portfolio.need.report'].with_user(self.bruno).search(domain))
        orders = self.env['sale.order'].search(need.action_portfolio_orders()['domain'])
        self.assertEqual(orders, order, "the number opens what it counts")

    def test_in_bulk_and_taken_back(self):
        needs = self.need() | self.need(self.garage) | self.need(self.garage, name="A mixer")
        needs[2].action_portfolio_drop()
        action = needs.with_user(self.ana).action_portfolio_convert()
        leads = self.env['crm.lead'].search(action['domain'])
        self.assertEqual(needs.mapped('state'), ['opportunity', 'opportunity', 'dropped'])
        self.assertEqual(len(leads), 2)
        journal = self.env['portfolio.journal'].search([('kind', '=', 'need')], limit=1)
        self.assertEqual((journal.user_id, journal.entry_count), (self.ana, 2))
        journal.with_user(self.diego).action_undo_need()
        self.assertFalse(leads.exists())
        self.assertEqual(needs.mapped('state'), ['open', 'open', 'dropped'])

    def test_what_is_closed_is_not_converted_or_closed_again(self):
        need = self.need()
        need.action_portfolio_lose()
        wizard = Form(self.env['portfolio.need.lose'].with_user(self.ana).with_context(
            **need.action_portfolio_lose()['context']))
        wizard.lost_reason_id = self.reason
        wizard.save().action_lose()
        self.assertEqual((need.state, need.lost_reason_id), ('lost', self.reason))
        with self.assertRaisesRegex(UserError, "closed"):
            need.action_portfolio_convert()
        with self.assertRaisesRegex(UserError, "not open: it is lost"):
            need.action_portfolio_drop()
        need.action_portfolio_reopen()
        self.assertEqual((need.state, bool(need.lost_reason_id)), ('open', False))

    def test_merged_opportunities_keep_the_needs_of_both(self):
        needs = self.need() | self.need(name="A mixer")
        needs._portfolio_convert()
        kept = needs.opportunity_id.merge_opportunity()
        self.assertEqual(needs.opportunity_id, kept)

    def test_a_long_list_costs_what_a_short_one_does(self):
        needs = self.need().concat(*(self.need(name=f"Need {index}") for index in range(20)))
        needs._portfolio_convert()

        def queries(records):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            records.with_user(self.ana).web_read({
                'name': {}, 'state': {}, 'ordered_value': {}, 'order_count': {},
                'opportunity_id': {'fields': {'display_name': {}}}})
            return self.env.cr.sql_log_count - before
        queries(needs[:1])
        self.assertLessEqual(queries(needs), queries(needs[:2]) + 1)


class TestInterestNeedAccess(PortfolioCase):
    """A need is read with its account, and changed by whoever may change that."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mark = new_test_user(cls.env, 'mark', groups='crm_portfolio.portfolio_group_marketing')
        cls.portal = new_test_user(cls.env, 'patricia', groups='base.group_portal')
        cls.public = cls.env.ref('base.public_user')
        cls.foreign = cls.env['res.company'].create({'name': "Elsewhere"})
        cls.yon = new_test_user(
            cls.env, 'yon', groups='crm_portfolio.portfolio_group_director',
            company_id=cls.foreign.id, company_ids=[(6, 0, cls.foreign.ids)])
        cls.mine, cls.others = cls.env['portfolio.need'].create([
            {'name': "Something", 'partner_id': account.id} for account in (cls.bakery, cls.hotel)])

    def test_who_may_do_what(self):
        works, reads, runs = 'read write create', 'read', 'read write create unlink'
        for user, need, operations in [
            (self.ana, self.mine, works), (self.ana, self.others, ''),
            (self.bruno, self.others, works), (self.carla, self.mine, ''),
            (self.maria, self.mine, runs), (self.maria, self.others, runs), (self.diego, self.mine, runs),
            (self.mark, self.mine, reads), (self.yon, self.mine, ''), (self.stock, self.mine, ''),
            (self.portal, self.mine, ''), (self.public, self.mine, ''),
        ]:
            for operation in ('read', 'write', 'create', 'unlink'):
                with self.subTest(user=user.login, account=need.partner_id.name, operation=operation):
                    self.assertEqual(need.with_user(user).has_access(operation), operation in operations.split())

    def test_search_and_groups_show_no_more(self):
        Need = self.env['portfolio.need'].with_user(self.ana)
        self.assertEqual(Need.search([('id', 'in', (self.mine | self.others).ids)]), self.mine)
        self.assertEqual(Need._read_group([('name', '=', "Something")], [], ['__count']), [(1,)])

    @mute_logger('odoo.addons.base.models.ir_model', 'odoo.addons.base.models.ir_rule')
    def test_converting_asks_for_the_account(self):
        for user, need in [(self.ana, self.others), (self.mark, self.mine), (self.portal, self.mine)]:
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                need.with_user(user).action_portfolio_convert()
