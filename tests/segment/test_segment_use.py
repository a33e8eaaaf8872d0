from odoo import fields
from odoo.exceptions import UserError
from odoo.fields import Command

from ...tools.foundation.carrier import ArchiveUsed
from .common import SegmentCase


class TestSegmentUse(SegmentCase):
    """One engine in five places: search, segment, lead rule, mailing, report."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.bakery | cls.hotel).city = "Lugo"
        cls.lugo = cls.segment(('city', '=', "Lugo"), name="Lugo")
        cls.condition = ('portfolio_segment_ids', 'in', cls.lugo.ids)

    def test_search_and_grouping_in_each_scope(self):
        for user, seen in [
            (self.ana, self.bakery), (self.bruno, self.hotel), (self.carla, self.bakery.browse()),
            (self.maria, self.bakery | self.hotel), (self.diego, self.bakery | self.hotel),
        ]:
            with self.subTest(user=user.login):
                Partner = self.env['res.partner'].with_user(user)
                segment = self.lugo.with_user(user)
                self.assertEqual(Partner.search([self.condition]), seen)
                self.assertEqual(segment.member_count, len(seen))
                self.assertEqual(Partner.search(segment.action_portfolio_members()['domain']), seen)
                groups = dict(Partner._read_group(
                    [('id', 'in', self.ours.ids)], ['portfolio_segment_ids'], ['__count']))
                self.assertEqual(groups.get(segment, 0), len(seen))

    def test_another_segment(self):
        self.assertEqual(
            self.members(self.segment('!', self.condition)), self.garage | self.winery | self.orphan)

    def test_a_lead_rule(self):
        self.env['portfolio.assignment.rule'].search([]).active = False
        self.env['portfolio.assignment.rule'].create({
            'name': "Lugo", 'domain': str([('partner_id.portfolio_segment_ids', 'in', self.lugo.ids)]),
            'target_type': 'user', 'user_id': self.carla.id})
        leads = self.env['crm.lead'].create([
            {'name': account.name, 'type': 'lead', 'partner_id': account.id, 'user_id': False, 'team_id': False}
            for account in (self.hotel, self.garage)])
        leads._portfolio_assign()
        self.assertEqual((leads[0].user_id, leads[1].user_id), (self.carla, self.env['res.users']))

    def test_a_mailing_to_accounts_and_contacts(self):
        action = self.lugo.with_user(self.env.ref('base.user_admin')).action_portfolio_mail()
        mailing = self.env['mailing.mailing'].with_context(**action['context']).create({'subject': "News"})
        self.assertEqual(mailing.mailing_model_real, 'res.partner')
        self.assertEqual(
            self.env['res.partner'].browse(mailing._get_recipients()), self.bakery_contact | self.hotel_contact)

    def test_a_report(self):
        oven = self.env['product.product'].create({'name': "Oven", 'list_price': 100, 'taxes_id': [Command.clear()]})
        for account in (self.bakery, self.garage):
            self.env['sale.order'].create({
                'partner_id': account.id, 'user_id': self.ana.id,
                'order_line': [Command.create({'product_id': oven.id})]}).action_confirm()
        self.env.flush_all()
        [(total,)] = self.env['sale.report'].with_user(self.ana)._read_group(
            [('partner_id.portfolio_segment_ids', 'in', self.lugo.ids)], [], ['price_subtotal:sum'])
        self.assertEqual(total, 100)

    def test_it_says_where_it_is_used_before_it_is_archived(self):
        self.assertEqual(self.lugo.usage_count, 0)
        mailing = self.env['mailing.mailing'].create({
            'subject': "News", 'mailing_model_id': self.env.ref('base.model_res_partner').id,
            'mailing_domain': str([('commercial_partner_id.portfolio_segment_ids', 'in', self.lugo.ids)])})
        rule = self.env['portfolio.assignment.rule'].create({
            'name': "Lugo", 'target_type': 'user', 'user_id': self.ana.id,
            'domain': str(['!', ('partner_id', 'any', [self.condition])])})
        self.lugo.invalidate_recordset()
        self.assertEqual(self.lugo.usage_count, 2)
        question = self.lugo.action_archive()
        self.assertEqual(question['res_model'], 'portfolio.catalogue.usage')
        wizard = self.env['portfolio.catalogue.usage'].browse(question['res_id'])
        self.assertEqual(
            set(wizard.line_ids.field_id.mapped('model')), {'mailing.mailing', 'portfolio.assignment.rule'})
        records = {
            field.model: self.env[field.model].search(self.lugo._portfolio_usage_records(field))
            for field in wizard.line_ids.field_id}
        self.assertEqual(records, {'mailing.mailing': mailing, 'portfolio.assignment.rule': rule})
        self.lugo._portfolio_tell(ArchiveUsed()).action_archive()
        self.assertFalse(self.lugo.active)

    def test_the_shipped_ones_evaluate(self):
        for name in ('silent', 'prospect_idle', 'customer_new', 'need_open', 'nobody'):
            segment = self.env.ref(f'crm_portfolio.segment_{name}')
            with self.subTest(segment=segment.name):
                self.assertFalse(segment._portfolio_problem())
                segment._portfolio_refresh()
        self.assertIn(self.orphan, self.members(self.env.ref('crm_portfolio.segment_nobody')))
        self.assertIn(self.bakery, self.members(self.env.ref('crm_portfolio.segment_silent')))

    def test_days_without_an_order_count_the_whole_account(self):
        order = self.env['sale.order'].create({'partner_id': self.bakery_contact.id})
        # at noon: the day of the order is the same wherever the company is, whenever this runs
        noon = fields.Datetime.now().replace(hour=12)
        order.write({'state': 'sale', 'date_order': fields.Datetime.subtract(noon, days=30)})
        for operator, days, found in [
            ('>=', 30, True), ('>=', 31, False), ('>', 29, True), ('>', 30, False),
            ('<', 31, True), ('<', 30, False), ('<=', 30, True), ('<=', 29, False),
        ]:
            with self.subTest(operator=operator, days=days):
                domain = [('id', 'in', (self.bakery | self.garage).ids), ('portfolio_order_days', operator, days)]
                silent = self.garage if '>' in operator else self.garage.browse()
                self.assertEqual(
                    self.env['res.partner'].search(domain), (self.bakery if found else self.bakery.browse()) | silent)
        self.assertEqual((self.bakery.portfolio_order_days, self.garage.portfolio_order_days), (30, 0))

    def test_an_unknown_segment_is_refused(self):
        with self.assertRaises(UserError):
            self.segment(('portfolio_segment_ids', 'in', ["Lugo"]))
