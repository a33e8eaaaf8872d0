from odoo.exceptions import AccessError

from ..common import PortfolioCase


class TestScopeMailing(PortfolioCase):
    """A representative who may also send mailings reaches and reads of nobody more than he sees."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.ana | cls.diego).group_ids = [(4, cls.env.ref('mass_mailing.group_mass_mailing_user').id)]
        for account in (cls.bakery, cls.garage, cls.hotel, cls.winery):
            account.email = f'{account.name.lower()}@example.com'

    def mailing(self, user, domain):
        return self.env['mailing.mailing'].with_user(user).create({
            'subject': "Offer", 'body_html': "<p>x</p>", 'mailing_model_id': self.env.ref('base.model_res_partner').id,
            'mailing_domain': repr(domain)})

    def reached(self, mailing):
        """Whom the job would send to: it works with all rights."""
        # sudo: mailing.mailing - as the job has it
        job = mailing.with_user(self.env.ref('base.user_root')).sudo()
        return self.env['res.partner'].browse(job._get_remaining_recipients())

    def test_the_job_reaches_whom_the_representative_sees(self):
        everybody = [('id', 'in', (self.bakery | self.garage | self.hotel | self.winery).ids)]
        self.assertEqual(self.reached(self.mailing(self.ana, everybody)), self.bakery | self.garage)
        self.assertEqual(
            self.reached(self.mailing(self.diego, everybody)), self.bakery | self.garage | self.hotel | self.winery)

    def test_whoever_chooses_anew_is_whose_rights_count(self):
        mailing = self.mailing(self.diego, [('id', 'in', self.bakery.ids)])
        mailing.with_user(self.ana).mailing_domain = repr([('id', 'in', (self.bakery | self.hotel).ids)])
        # naming a director as its responsible changes nothing
        mailing.with_user(self.ana).user_id = self.diego
        self.assertEqual(self.reached(mailing), self.bakery)
        mailing.with_user(self.diego).mailing_domain = repr([('id', 'in', self.hotel.ids)])
        self.assertEqual(self.reached(mailing), self.hotel)
        with self.assertRaises(AccessError):
            mailing.with_user(self.ana).portfolio_chosen_by_id = self.diego
        with self.assertRaises(AccessError):
            self.env['mailing.mailing'].with_user(self.ana).create({
                'subject': "Offer", 'mailing_model_id': self.env.ref('base.model_res_partner').id,
                'portfolio_chosen_by_id': self.diego.id})

    def test_traces_are_those_of_whom_one_sees(self):
        mailing = self.mailing(self.diego, [])
        Trace = self.env['mailing.trace']
        traces = Trace.create([
            {'mass_mailing_id': mailing.id, 'model': 'res.partner', 'res_id': account.id, 'email': account.email}
            for account in (self.bakery, self.hotel)])
        self.assertEqual(Trace.with_user(self.ana).search([('id', 'in', traces.ids)]), traces[0])
        with self.assertRaises(AccessError):
            traces[1].with_user(self.ana).read(['email'])
        self.env.invalidate_all()
        self.assertEqual(traces[0].with_user(self.ana).email, 'bakery@example.com')
        self.assertEqual(Trace.with_user(self.diego).search([('id', 'in', traces.ids)]), traces)
