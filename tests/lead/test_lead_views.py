from lxml import etree

from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval

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

    def test_a_new_web_form_can_be_published_at_once(self):
        """The button is there before the first save; pressed, the client saves and then publishes."""
        arch = self.env['portfolio.lead.form'].with_user(self.diego).get_views(
            [(False, 'form')])['views']['form']['arch']
        form = etree.fromstring(arch)
        for name, has_consent in (('action_publish', True), ('action_publish_without_consent', False)):
            [button] = form.xpath(f"//header/button[@name='{name}']")
            new = {'is_published': False, 'id': False, 'active': True, 'consent_id': has_consent, 'field_ids': [1],
                   'name': "Contact", 'title': "Contact"}
            self.assertFalse(safe_eval(button.get('invisible'), new), "shown on a form that is not saved yet")
            self.assertTrue(safe_eval(button.get('invisible'), {**new, 'is_published': True}))

    def test_long_reasons_wrap_where_they_are_read(self):
        for model, field in (('portfolio.lead.duplicate', 'reason'), ('portfolio.lead.import.row', 'message')):
            arch = self.env[model].with_user(self.diego).get_views([(False, 'list')])['views']['list']['arch']
            [column] = etree.fromstring(arch).xpath(f"//field[@name='{field}']")
            self.assertIn('text-wrap', column.get('class', ''), model)

    def test_the_menus_open(self):
        for xmlid, user in [
            ('action_leads', self.ana), ('action_pipeline', self.ana), ('action_assignment_rule', self.maria),
            ('action_assignment_decision', self.maria),
        ]:
            action = self.env['ir.actions.act_window'].with_user(user)._for_xml_id(f'crm_portfolio.{xmlid}')
            views = [(view_id, mode) for view_id, mode in action['views']] + [(False, 'search')]
            self.env[action['res_model']].with_user(user).get_views(views)

    def test_the_filters_work_for_a_manager(self):
        rows = self.env['portfolio.assignment.decision'].with_user(self.maria).formatted_read_group(
            [], ['rule_id', 'user_id', 'result'], ['__count'])
        self.assertEqual(rows, [])
