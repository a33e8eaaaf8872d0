"""Opportunities made of needs in bulk are taken back, but not from under what came to them since."""
from ..common import PortfolioCase


class TestQuoteUndo(PortfolioCase):

    def test_whatever_came_to_an_opportunity_since_keeps_it(self):
        """On 1 December Ana makes five opportunities of needs; until noon three get an offer, a visit, a line."""
        needs = self.env['portfolio.need'].with_user(self.ana).create([
            {'name': f"Oven {number}", 'partner_id': self.bakery.id} for number in range(5)])
        leads = needs._portfolio_convert().sudo()
        self.env.flush_all()
        self.env.cr.precommit.run()
        journal = self.env['portfolio.journal'].search([('kind', '=', 'need')], limit=1)
        product = self.env['product.product'].create({'name': "Oven"})
        order = self.env['sale.order'].create({'partner_id': self.bakery.id, 'opportunity_id': leads[0].id})
        event = self.env['calendar.event'].create({
            'name': "Visit", 'start': '2026-12-03 10:00:00', 'stop': '2026-12-03 11:00:00',
            'opportunity_id': leads[1].id})
        line = self.env['portfolio.opportunity.product'].create({'lead_id': leads[2].id, 'product_id': product.id})
        self.env.flush_all()
        journal.with_user(self.ana).sudo().action_undo_need()
        self.assertEqual([bool(lead.exists()) for lead in leads], [True, True, True, False, False])
        self.assertTrue(order.exists().opportunity_id and event.exists().opportunity_id and line.exists())
        notes = dict(zip(journal.entry_ids.mapped('res_id'), journal.entry_ids.mapped('note'), strict=True))
        self.assertIn("Sales Order (1)", notes[leads[0].id])
        self.assertIn("Calendar Event (1)", notes[leads[1].id])
