from odoo import fields
from odoo.tests import new_test_user

from .common import LeadCase


class TestLeadRoleless(LeadCase):
    """Leads of whoever has no role of ours: scored at once, matched in the night, given out as others are."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = new_test_user(
            cls.env, 'leader', name="Leader", groups='sales_team.group_sale_manager')
        cls.fair = cls.env['utm.source'].create({'name': "Fair"})
        cls.env['portfolio.lead.score.factor'].search([]).unlink()
        cls.env['portfolio.lead.score.factor'].with_user(cls.diego).create({
            'name': "From the fair", 'points': 40, 'domain': f"[('source_id', '=', {cls.fair.id})]"})
        cls.env['portfolio.lead.requirement'].search([]).unlink()
        cls.env['portfolio.lead.requirement'].create({'field_name': 'phone'})
        cls.bakery.write({'email': 'hola@bakery-lugo.example', 'phone': "+34 982 111 222"})

    def enter(self, user, **values):
        return self.env['crm.lead'].with_user(user).create({
            'name': "Wants an oven", 'type': 'lead', 'source_id': self.fair.id, 'partner_name': "Bakery",
            'email_from': 'hola@bakery-lugo.example', **values}).sudo()

    def night(self):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_lead_duplicates').method_direct_trigger()
        self.env.invalidate_all()

    def test_scored_at_once_and_again_when_it_changes(self):
        for user in (self.stock, self.leader):
            lead = self.enter(user)
            self.assertEqual((lead.portfolio_score, lead.portfolio_score_reason), (40, "From the fair +40"))
            self.assertEqual(lead.portfolio_completeness, 0)
            lead.with_user(user).write({'source_id': False, 'phone': "+34 600 111 222"})
            self.assertEqual((lead.portfolio_score, lead.portfolio_completeness), (0, 100))

    def test_matched_in_the_night(self):
        """As it was entered until then: Odoo shows its own duplicates; afterwards the managers' list has it."""
        mine, theirs = self.enter(self.stock), self.enter(self.ana)
        self.assertFalse(mine.partner_id or mine.portfolio_duplicate_ids or mine.portfolio_matched_on)
        self.assertTrue(theirs.partner_id or theirs.portfolio_duplicate_ids, "with a role, when it is entered")
        self.night()
        self.assertEqual(mine.portfolio_matched_on, fields.Date.to_date(self.env.company._portfolio_day()))
        pairs = self.env['portfolio.lead.duplicate'].search([
            '|', ('lead_id', '=', mine.id), ('other_lead_id', '=', mine.id)])
        self.assertTrue(mine.partner_id.commercial_partner_id == self.bakery or pairs)

    def test_given_out_like_any_other(self):
        self.rule("Fair", self.bruno, f"[('source_id', '=', {self.fair.id})]")
        unowned = self.enter(self.leader, user_id=False)
        self.assertEqual(unowned.user_id, self.bruno)
        self.assertTrue(unowned.portfolio_assignment_reason)
        self.assertEqual(self.enter(self.stock, user_id=self.stock.id).user_id, self.stock, "he named somebody")
