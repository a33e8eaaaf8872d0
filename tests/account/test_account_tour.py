from odoo.tests import HttpCase, tagged

from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountTour(HttpCase, PortfolioCase):
    """A lead becomes an account and back; an account becomes something else, in the browser."""
    browser_size = '1366x768'

    def test_convert_and_undo(self):
        lead = self.env['crm.lead'].create({
            'name': "Florist wants a fridge", 'type': 'lead', 'user_id': self.ana.id,
            'team_id': self.north.id, 'partner_name': "Flores Lola", 'contact_name': "Lola Ruiz",
            'email_from': "lola@flores.example", 'city': "Madrid"})
        self.start_tour(f'/odoo/crm.lead/{lead.id}', 'crm_portfolio_convert_lead', login='ana')
        conversion = self.env['portfolio.conversion'].search([('lead_id', '=', lead.id)])
        self.assertEqual(conversion.state, 'undone')
        self.assertEqual((lead.type, lead.partner_id.id, lead.active), ('lead', False, True))
        self.assertFalse(self.env['res.partner'].search([('name', '=', "Flores Lola")]))

    def test_change_category(self):
        self.start_tour(f'/odoo/res.partner/{self.bakery.id}', 'crm_portfolio_change_category', login='ana')
        self.assertEqual(self.bakery.portfolio_kind, 'prospect')
        change = self.bakery.portfolio_change_ids[0]
        self.assertEqual((change.user_id, change.cause), (self.ana, 'manual'))


@tagged('post_install', '-at_install')
class TestAccountTourPhone(TestAccountTour):
    """The same on a phone."""
    browser_size = '390x844'
    touch_enabled = True
