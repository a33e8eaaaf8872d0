from odoo.tests import new_test_user

from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.lead_told import NoMatch
from ..lead.common import LeadCase

SAID = (
    'name', 'type', 'user_id', 'team_id', 'stage_id', 'partner_name', 'contact_name', 'email_from', 'phone', 'street',
    'zip', 'city', 'country_id')


class TestLeadConvertMany(LeadCase):
    """Odoo's own wizard for many leads: the same as one by one, and no queries of ours for each of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = new_test_user(
            cls.env, 'leader', name="Leader", groups='sales_team.group_sale_manager,base.group_partner_manager')
        cls.spain = cls.env.ref('base.es')

    def many(self, tag, count):
        """Companies with a person, companies alone, persons, one who is known, two of one address."""
        values = [
            {'partner_name': "Firm {}", 'contact_name': "Person {}", 'email_from': '{}@many.example'},
            {'partner_name': "Alone {}", 'email_from': 'info{}@many.example'},
            {'contact_name': "Private {}", 'email_from': '"Private" <private{}@many.example>'},
            {'contact_name': "No Mail {}", 'phone': "600 000 {}"},
            {'partner_name': "Just a Firm {}"},
            {},
            {'partner_name': "Second of one mail", 'email_from': 'twin-{}@many.example'},
            {'contact_name': "First of one mail", 'email_from': 'twin-{}@many.example'},
            {'contact_name': "Known", 'email_from': 'bakery@example.com'},
        ]
        return self.env['crm.lead']._portfolio_tell(NoMatch(), NoAssignment()).create([
            {'name': f"Many {tag} {number}", 'type': 'lead', 'user_id': False, 'team_id': self.north.id,
             'street': f"Real {number}", 'zip': '36201', 'city': "Vigo", 'country_id': self.spain.id,
             **{name: text.format(f'{tag}{number // len(values)}') for name, text in
                values[number % len(values)].items()}}
            for number in range(count)])

    def convert(self, leads, user=None, **values):
        wizard = self.env['crm.lead2opportunity.partner.mass'].with_user(user or self.leader).with_context(
            active_model='crm.lead', active_ids=leads.ids).create({'deduplicate': False, **values})
        wizard.action_mass_convert()
        self.env.flush_all()
        return leads

    def seen(self, leads, tag):
        """What became of the leads and of their customers, without what tells the two batches apart."""
        def text(record, name):
            value = record[name]
            value = value.display_name if hasattr(value, 'display_name') else value
            return value.replace(tag, 'x') if isinstance(value, str) else value
        found = []
        for lead in leads:
            partner = lead.partner_id
            found.append((
                tuple(text(lead, name) for name in SAID), partner == self.bakery_contact,
                tuple(text(partner, name) for name in (
                    'name', 'email', 'phone', 'street', 'zip', 'city', 'user_id', 'is_company', 'company_name', 'lang',
                    'portfolio_category_id', 'portfolio_source_id')),
                text(partner.parent_id, 'name') if partner.parent_id else False,
                partner.parent_id.portfolio_category_id.name if partner.parent_id else False,
                [leads.ids.index(other.id) for other in leads if other.partner_id == partner]))
        return found

    def test_as_one_by_one(self):
        """Whoever has a role and whoever has none: the same leads, customers, salespeople."""
        for user in (self.leader, self.diego, self.maria):
            with self.subTest(user=user.login):
                together = self.many(f'{user.login}a', 18)
                self.convert(together, user=user, user_ids=[(6, 0, (self.ana | self.bruno).ids)], force_assignment=True)
                single = self.many(f'{user.login}b', 18)
                for number, lead in enumerate(single):
                    wizard = self.env['crm.lead2opportunity.partner.mass'].with_user(user).with_context(
                        active_model='crm.lead', active_ids=lead.ids).create({
                            'deduplicate': False, 'force_assignment': True,
                            'user_ids': [(6, 0, [(self.ana, self.bruno)[number % 2].id])]})
                    wizard.action_mass_convert()
                self.env.flush_all()
                for one, other in zip(
                        self.seen(together, f'{user.login}a'), self.seen(single, f'{user.login}b'), strict=True):
                    self.assertEqual(
                        str(one).replace(f'{user.login}a', 'x'), str(other).replace(f'{user.login}b', 'x'))

    def test_what_is_ours_is_asked_once(self):
        """Twenty leads more cost what Odoo itself asks of each, and little of ours."""
        counts = []
        for tag, count in [('warm', 9), ('few', 9), ('lots', 36)]:
            leads = self.many(tag, count)
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            self.convert(leads, user_ids=[(6, 0, self.ana.ids)], force_assignment=True)
            counts.append(self.cr.sql_log_count - start)
        self.assertLess((counts[2] - counts[1]) / 27, 32, counts)

    def test_what_follows_is_done_for_all(self):
        self.env['portfolio.lead.score.factor'].search([]).unlink()
        self.env['portfolio.lead.score.factor'].with_user(self.diego).create({
            'name': "Opportunity", 'points': 30, 'domain': "[('type', '=', 'opportunity')]"})
        leads = self.convert(self.many('rated', 9))
        self.assertEqual(set(leads.mapped('portfolio_score')), {30})
        accounts = leads.partner_id.commercial_partner_id - self.bakery
        self.assertEqual(set(accounts.mapped('portfolio_kind')), {'prospect'}, "an opportunity makes a prospect")
        for account in accounts:
            self.assertEqual(account.portfolio_change_ids.sorted('id').mapped('cause'), ['conversion', 'opportunity'])
