
from ..common import OnPhone, PortfolioCase, TourCase


class TestAccountTour(TourCase, PortfolioCase):
    """A lead becomes an account and back; an account becomes something else, in the browser."""

    def test_convert_and_undo(self):
        lead = self.env['crm.lead'].create({
            'name': "Florist wants a fridge", 'type': 'lead', 'user_id': self.ana.id,
            'team_id': self.north.id, 'partner_name': "Flores Lola", 'contact_name': "Lola Ruiz",
            'email_from': "lola@flores.example", 'city': "Madrid"})
        self.tour(lead, 'convert_lead')
        conversion = self.env['portfolio.conversion'].search([('lead_id', '=', lead.id)])
        self.assertEqual(conversion.state, 'undone')
        self.assertEqual((lead.type, lead.partner_id.id, lead.active), ('lead', False, True))
        self.assertFalse(self.env['res.partner'].search([('name', '=', "Flores Lola")]))

    def test_change_category(self):
        self.tour(self.bakery, 'change_category')
        self.assertEqual(self.bakery.portfolio_kind, 'prospect')
        change = self.bakery.portfolio_change_ids[0]
        self.assertEqual((change.user_id, change.cause), (self.ana, 'manual'))


class TestAccountTourPhone(OnPhone, TestAccountTour):
    """The same on a phone."""
