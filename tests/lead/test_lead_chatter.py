from odoo.tests import new_test_user, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestLeadChatter(PortfolioCase):
    """The chatter of many leads that change at once says what that of one lead says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the tests of the house are silent; this one listens
        cls.env = cls.env(context={})
        cls.leads = cls.env['crm.lead'].create([
            {'name': f"Lead {number}", 'user_id': False, 'team_id': False} for number in range(12)])
        cls.stage = cls.env['crm.stage'].search([], limit=1, offset=1)
        cls.flush_tracking(cls)

    def flush_tracking(self):
        self.env.flush_all()
        self.env.cr.precommit.run()

    def give(self, leads):
        leads.with_context(mail_auto_subscribe_no_notify=True).write({
            'user_id': self.ana.id, 'team_id': self.north.id})
        self.flush_tracking()

    def said(self, lead):
        message = lead.message_ids[0]
        return (
            message.author_id, message.email_from, message.subtype_id, message.message_type, message.body,
            message.is_internal, message.record_name == lead.name, message.reply_to,
            sorted((value.field_id.name, value.old_value_char, value.new_value_char, value.new_value_integer)
                   for value in message.tracking_value_ids))

    def test_many_say_what_one_says(self):
        one, others = self.leads[0], self.leads[1:]
        self.give(one)
        self.give(others)
        self.assertEqual({len(lead.message_ids) for lead in self.leads}, {2})
        for lead in others:
            self.assertEqual(self.said(lead), self.said(one))
        self.assertIn(('user_id', '', "Ana", self.ana.id), self.said(others[-1])[-1])

    def test_each_says_what_changed_of_it_and_how_much(self):
        """One has another team before, one another amount, in another currency: they are not said alike."""
        self.leads[0].team_id = self.south
        self.leads[1].expected_revenue = 250
        self.flush_tracking()
        with self.subTest("teams"):
            self.give(self.leads)
            self.assertIn(
                ('team_id', self.south.name, self.north.name, self.north.id), self.said(self.leads[0])[-1])
            self.assertIn(('team_id', '', self.north.name, self.north.id), self.said(self.leads[2])[-1])
        with self.subTest("amounts"):
            self.leads.write({'expected_revenue': 400})
            self.flush_tracking()
            amounts = [
                [(value.old_value_float, value.new_value_float, value.currency_id)
                 for value in lead.message_ids[0].tracking_value_ids] for lead in self.leads[:3]]
            currency = self.leads[0].company_currency
            self.assertEqual(amounts, [[(0, 400, currency)], [(250, 400, currency)], [(0, 400, currency)]])

    def test_the_author_is_who_did_it(self):
        diego = new_test_user(self.env, 'diana', groups='crm_portfolio.portfolio_group_director')
        self.give(self.leads.with_user(diego))
        self.assertEqual(self.leads.mapped('message_ids')[0].author_id, diego.partner_id)

    def test_a_change_with_a_subtype_still_tells_its_followers(self):
        self.leads.write({'stage_id': self.stage.id})
        self.flush_tracking()
        for lead in self.leads:
            self.assertEqual(lead.message_ids[0].subtype_id, self.env.ref('crm.mt_lead_stage'))
            self.assertEqual(lead.message_ids[0].tracking_value_ids.new_value_char, self.stage.name)

    def test_many_cost_a_fraction(self):
        def queries(leads):
            self.flush_tracking()
            before = self.cr.sql_log_count
            self.give(leads)
            return self.cr.sql_log_count - before
        many = self.env['crm.lead'].create([
            {'name': f"Other {number}", 'user_id': False, 'team_id': False} for number in range(60)])
        queries(self.leads)     # what is cached is cached
        some, more = queries(many[:20]), queries(many[20:])
        self.assertLess(more - some, 10, "twice as many leads, as many queries")
