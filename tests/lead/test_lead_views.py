from odoo.tests import Form

from .common import LeadCase


class TestLeadViews(LeadCase):
    """The forms open for whoever works with them."""

    def test_the_lead_form_shows_why(self):
        self.rule("All", self.ana)
        lead = self.leads("New bakery")
        for user in (self.ana, self.maria, self.diego):
            with self.subTest(user=user.login):
                form = Form(lead.with_user(user))
                self.assertIn("Rule 'All'", form.portfolio_assignment_reason)

    def test_the_menus_open(self):
        for xmlid, user in [
            ('action_leads', self.ana), ('action_pipeline', self.ana), ('action_lead_rule', self.maria),
            ('action_lead_decision', self.maria),
        ]:
            action = self.env['ir.actions.act_window'].with_user(user)._for_xml_id(f'crm_portfolio.{xmlid}')
            views = [(view_id, mode) for view_id, mode in action['views']] + [(False, 'search')]
            self.env[action['res_model']].with_user(user).get_views(views)

    def test_the_filters_work_for_a_manager(self):
        rows = self.env['portfolio.lead.decision'].with_user(self.maria).formatted_read_group(
            [], ['rule_id', 'user_id', 'result'], ['__count'])
        self.assertEqual(rows, [])
