from ..common import PortfolioCase


class TestInterestMailing(PortfolioCase):
    """A mailing about an area leaves out who dislikes it; a click in it shows interest."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cold = cls.env['portfolio.interest.area'].create({'name': "Cold"})
        cls.fridges = cls.env['portfolio.interest.area'].create({'name': "Fridges", 'parent_id': cls.cold.id})
        cls.contacts = cls.bakery_contact | cls.garage_contact | cls.hotel_contact | cls.winery_contact
        cls.mailing = cls.env['mailing.mailing'].create({
            'subject': "New fridges", 'mailing_model_id': cls.env.ref('base.model_res_partner').id,
            'mailing_domain': str([('id', 'in', cls.contacts.ids)])})
        cls.Interest = cls.env['portfolio.interest']

    def recipients(self, mailing=None):
        return self.env['res.partner'].browse((mailing or self.mailing)._get_recipients())

    def test_dislike_keeps_the_mail_away(self):
        for account, area, level in [
            (self.bakery, self.fridges, -2), (self.garage, self.cold, -1), (self.hotel, self.fridges, 1),
        ]:
            self.Interest._portfolio_set(account, area, level)
        self.assertEqual(self.recipients(), self.contacts, "about nothing in particular")
        self.mailing.portfolio_area_id = self.fridges
        self.assertEqual(self.recipients(), self.hotel_contact | self.winery_contact)
        self.mailing.portfolio_area_id = self.cold
        self.assertEqual(
            self.recipients(), self.contacts - self.garage_contact, "a dislike of fridges is not one of cold")
        self.Interest._portfolio_set(self.garage, self.cold, 1, source='visit')
        self.assertEqual(self.recipients(), self.contacts)

    def test_leads_of_the_account_are_left_out_too(self):
        self.Interest._portfolio_set(self.bakery, self.fridges, -1)
        leads = self.env['crm.lead'].create([
            {'name': "One", 'partner_id': self.bakery_contact.id}, {'name': "Two", 'partner_id': self.hotel.id},
            {'name': "Three"}])
        mailing = self.env['mailing.mailing'].create({
            'subject': "Leads", 'mailing_model_id': self.env.ref('crm.model_crm_lead').id,
            'mailing_domain': str([('id', 'in', leads.ids)]), 'portfolio_area_id': self.fridges.id})
        self.assertEqual(sorted(mailing._get_recipients()), (leads[1] | leads[2]).ids)

    def test_a_click_shows_interest_once_and_contradicts_nobody(self):
        self.mailing.portfolio_area_id = self.fridges
        self.Interest._portfolio_set(self.hotel, self.fridges, -1)
        traces = self.env['mailing.trace'].create([
            {'mass_mailing_id': self.mailing.id, 'model': 'res.partner', 'res_id': contact.id}
            for contact in (self.bakery_contact, self.hotel_contact)])
        traces.set_clicked()
        traces.set_clicked()
        row = self.bakery.portfolio_interest_ids
        self.assertEqual((row.level, row.source, row.contact_id), (1, 'click', self.bakery_contact))
        self.assertIn("New fridges", row.reason)
        self.assertEqual(self.hotel.portfolio_interest_ids.level, -1)
        self.assertEqual(self.Interest.search_count([('partner_id', '=', self.bakery.id)]), 1)
