from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from odoo.tools import email_normalize

from odoo.addons.crm_portfolio.models.lead.crm_lead_alike import BARE
from odoo.addons.phone_validation.tools.phone_validation import phone_format

from ...tools.foundation.bulk import MANY
from ...tools.foundation.carrier import NoAssignment
from ...tools.search.phone_country import spanish_e164
from ..lead.common import LeadTeamCase


class TestLeadAlike(LeadTeamCase):
    """What is worked out once for many leads that are alike is what each of them would get alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['ir.config_parameter'].set_param('crm.pls_fields', 'state_id,source_id,tag_ids,phone_state,email_state')
        cls.env['ir.config_parameter'].set_param('crm.pls_start_date', '2000-01-01')
        cls.provinces = cls.env['res.country.state'].search([('country_id.code', '=', 'ES')], order='id', limit=3)
        cls.sources = cls.env['utm.source'].create([{'name': "Fair of Zamora"}, {'name': "Radio of Zamora"}])
        cls.tags = cls.env['crm.tag'].create([{'name': "Urgent in Zamora"}, {'name': "Large in Zamora"}])

    def make(self, places=((0, 1, 2), (0, 1), (0, 1, 2)), **values):
        """Leads of each province, source and set of tags; every other one with an address that can be written to."""
        return self.env['crm.lead']._portfolio_tell(NoAssignment()).create([{
            'name': f"{state} {source} {tags}", 'type': 'opportunity', 'user_id': False, 'team_id': self.north.id,
            'country_id': self.provinces[0].country_id.id, 'state_id': self.provinces[state].id,
            'source_id': self.sources[source].id, 'tag_ids': [(6, 0, self.tags[:tags].ids)],
            'email_from': 'eva@gmail.com' if (state + tags) % 2 else False, **values,
        } for state, source, tags in product(*places)])

    def history(self):
        """Leads of the first province were won, those of the second lost; and tags have been seen fifty times."""
        for _time in range(9):
            self.make(((0, 2), (0, 1), (0, 1, 2))).action_set_won()
            self.make(((1, 2), (0,), (0, 1, 2))).action_set_lost()

    def probabilities(self, leads):
        self.env.flush_all()
        self.env.invalidate_all()
        self.env.add_to_compute(leads._fields['automated_probability'], leads)
        return leads.mapped('automated_probability')

    def test_probabilities_of_many_are_those_of_each(self):
        self.history()
        leads = self.make() + self.make(team_id=False) + self.make(stage_id=self.env['crm.stage'].search(
            [('is_won', '=', True)], limit=1).id)
        self.assertGreater(len(leads), 4 * MANY)
        together = self.probabilities(leads)
        self.assertGreater(len(set(together)), 5, "provinces, sources and tags make a difference")
        self.assertEqual(together, [probability for lead in leads for probability in self.probabilities(lead)])

    def test_what_has_just_been_changed_counts(self):
        self.history()
        leads = self.make()
        before = self.probabilities(leads)
        leads.state_id = self.provinces[0]
        after = leads.mapped('automated_probability')
        self.assertNotEqual(before, after)
        self.assertEqual(after, [probability for lead in leads for probability in self.probabilities(lead)])

    def test_leads_that_are_not_saved(self):
        """As a form has them: they are no more alike than saved ones."""
        leads = self.env['crm.lead'].union(*(
            self.env['crm.lead'].new({'name': "New", 'state_id': self.provinces[number % 2].id})
            for number in range(2 * MANY)))
        self.assertEqual(
            [len(ids) for ids in leads._portfolio_alike({'state_id', 'company_id'})], [MANY, MANY])

    def test_recurring_revenue_of_many_is_that_of_each(self):
        """Some recur by plans of several lengths, some not at all; what is given up becomes nothing again."""
        plans = self.env['crm.recurring.plan'].create([
            {'name': "Quarterly in Zamora", 'number_of_months': 3},
            {'name': "Yearly in Zamora", 'number_of_months': 12}])
        leads = self.make(expected_revenue=600.0, probability=40)
        leads[::3].write({'recurring_revenue': 1200.0, 'recurring_plan': plans[0].id})
        leads[1::3].write({'recurring_revenue': 600.55, 'recurring_plan': plans[1].id})
        amounts = ['recurring_revenue_monthly', 'recurring_revenue_monthly_prorated', 'recurring_revenue_prorated']
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual([[lead[name] for name in amounts] for lead in leads[:3]], [
            [400.0, 160.0, 480.0], [50.05, 20.02, 240.22], [0.0, 0.0, 0.0]])
        leads.recurring_revenue = 0
        self.assertEqual({lead[name] for name in amounts for lead in leads}, {0.0})

    @given(st.from_regex(BARE, fullmatch=True))
    def test_a_bare_address_is_what_core_finds_in_it(self, written):
        self.assertEqual(written.strip().lower(), email_normalize(written, strict=False))

    @given(st.integers(0, 999_999_999), st.sampled_from(['+34{}{}{}{}', '+34 {} {} {} {}']))
    def test_a_spanish_number_is_what_core_makes_of_it(self, number, written):
        digits = f'{number:09d}'
        text = written.format(digits[:3], digits[3:5], digits[5:7], digits[7:])
        if known := spanish_e164(text):
            self.assertEqual(known, phone_format(text, 'ES', 34, force_format='E164'))

    def test_addresses_are_kept_as_core_keeps_them(self):
        """Bare, with a name, several in one, none at all: as core's own methods would have it."""
        written = [
            'Ana.Gil@Zamora.example.com', ' eva@zamora.example.com ', '"Gil, Ana" <ana@zamora.example.com>',
            'ana@zamora.example.com; eva@zamora.example.com', 'josé@zamora.example.com', 'ana@localhost',
            'no tiene', False]
        leads = self.env['crm.lead'].create([{'name': "Lead", 'email_from': text} for text in written])
        self.assertEqual(leads.mapped('email_normalized'), [
            email_normalize(text, strict=False) if text else False for text in written])
        self.assertEqual(leads.mapped('email_state'), ['correct'] * 6 + ['incorrect', False])
