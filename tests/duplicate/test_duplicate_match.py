from odoo.exceptions import UserError

from ...tools.foundation.lead_told import Channel, NoMatch
from ..lead.common import LeadCase


class TestLeadMatch(LeadCase):
    """Who a lead is already, and what follows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.write({
            'name': "Panadería Rivas, S.L.", 'vat': 'B12345674', 'phone': '986 12 34 56', 'zip': '36201',
            'website': 'https://www.panaderiarivas.es', 'email': 'hola@panaderiarivas.es'})
        cls.hotel.write({'name': "Hotel Miramar", 'phone': '+34 981 22 33 44', 'zip': '15001', 'vat': 'A58818501'})

    def match(self, user=None, **values):
        Match = self.env['portfolio.lead.match']
        return (Match.with_user(user) if user else Match)._match([values]).get(0, [])

    def test_each_signal_finds_the_account_in_any_writing(self):
        for signal, values in [
            ('tax', {'portfolio_vat': 'ES B-12.345.674'}),
            ('email', {'email_from': '"Rivas" <Hola+web@PanaderiaRivas.es>'}),
            ('phone', {'phone': '0034 986-123-456'}),
            ('domain', {'email_from': 'pedidos@panaderiarivas.es'}),
            ('domain', {'website': 'panaderiarivas.es/contacto'}),
            ('name_zip', {'partner_name': "Panaderia RIBAS SLU", 'zip': '36201'}),
            ('name', {'partner_name': "RIVAS PANADERIA"}),
        ]:
            with self.subTest(signal=signal, values=values):
                [candidate] = self.match(**values)
                self.assertEqual(candidate['record'], self.bakery)
                self.assertIn(signal, candidate['signals'])

    def test_every_mailbox_and_number_is_a_key(self):
        self.bakery.write({
            'email': "uno@rivas.es; dos@rivas.es; tres@rivas.es",
            'phone': "986 12 34 56 / 600 12 34 56 / 986 77 77 12"})
        self.bakery_contact.write({'email': "Ana.Gil@gmail.com", 'phone': "+34 677 12 34 56"})
        lead = self.leads(
            "Several", email_from="tres@uno.es, cuatro@dos.es; cinco@tres.es",
            phone="911 12 34 56 / 622 12 34 56 / 633 123 456")
        for values, record in [
            ({'email_from': "dos@rivas.es"}, self.bakery), ({'phone': "600123456"}, self.bakery),
            ({'email_from': "tres@rivas.es"}, self.bakery), ({'phone': "+34 986 777 712"}, self.bakery),
            ({'email_from': "cinco@tres.es"}, lead), ({'phone': "633123456"}, lead),
            ({'email_from': "anagil+web@googlemail.com"}, self.bakery), ({'phone': "0034677123456"}, self.bakery),
            ({'email_from': "cuatro@dos.es"}, lead), ({'email_from': "x@y.es; tres@uno.es"}, lead),
        ]:
            with self.subTest(values=values):
                self.assertEqual([it['record'] for it in self.match(**values)], [record])

    def test_nobody_is_known_by_an_address_of_nobody(self):
        self.bakery.email = "ventas@rivas-prueba.es"
        self.hotel.email = "recepcion@noemail.com"
        self.leads("Earlier", email_from="sin@correo.com", user_id=self.ana.id)
        known, nobody, again = (self.leads("Lead", email_from=email) for email in (
            "otra@rivas-prueba.es", "sin@noemail.com", "sin@correo.com"))
        self.assertEqual(
            [lead.portfolio_known_user_id for lead in (known, nobody, again)], [self.ana, *[self.env['res.users']] * 2])

    def test_numbers_have_their_country(self):
        self.env.company.country_id = self.env.ref('base.es')
        self.bakery.write({'country_id': self.env.ref('base.pt').id, 'vat': "501964843", 'phone': "253 790 803"})
        self.assertEqual(self.match(phone="+351 253 790 803")[0]['record'], self.bakery)
        self.assertEqual(self.match(portfolio_vat="PT 501.964.843")[0]['record'], self.bakery)
        self.assertFalse(self.match(phone="+34 253 790 803"))
        self.assertFalse(self.match(portfolio_vat="DE501964843"))
        self.assertEqual(
            self.match(phone="253790803", country_id=self.env.ref('base.pt').id)[0]['record'], self.bakery)

    def test_free_mail_and_a_name_elsewhere_find_nothing(self):
        self.bakery.email = 'rivas@gmail.com'
        self.assertFalse(self.match(email_from='other@gmail.com'))
        self.assertFalse(self.match(partner_name="Panadería Ribas", zip='08001'))
        self.assertFalse(self.match(phone='112'))

    def test_a_contact_finds_its_account(self):
        self.bakery_contact.email = 'ana.rivas@gmail.com'
        [candidate] = self.match(email_from='ana.rivas@gmail.com')
        self.assertEqual((candidate['record'], candidate['contact']), (self.bakery, self.bakery_contact))

    def test_another_tax_id_halves_the_score(self):
        [same] = self.match(phone='986123456')
        [other] = self.match(phone='986123456', portfolio_vat='A58818501')[:1]
        self.assertEqual(same['score'], 70)
        self.assertEqual([it['score'] for it in self.match(phone='986123456', portfolio_vat='A58818501')], [100, 35])
        self.assertEqual(other['record'], self.hotel)

    def test_what_many_share_says_nothing(self):
        self.env['res.partner'].create([
            {'name': f"Shop {number}", 'is_company': True, 'phone': '900 100 200'} for number in range(13)])
        self.assertFalse(self.match(phone='900100200'))

    def test_open_leads_are_found_and_closed_ones_are_not(self):
        lead = self.leads("Fair", email_from='marta@nueva.example')
        lost = self.leads("Old", email_from='marta@nueva.example')
        lost.action_set_lost()
        self.assertEqual([it['record'] for it in self.match(email_from='marta@nueva.example')], [lead])

    def test_scores_are_configured(self):
        phone = self.env.ref('crm_portfolio.lead_match_rule_phone')
        phone.score = 95
        self.assertEqual(self.match(phone='986123456')[0]['score'], 95)
        phone.active = False
        self.assertFalse(self.match(phone='986123456'))

    # -- consequences ----------------------------------------------------------------------------

    def test_a_sure_match_is_linked_before_the_rules_look_and_says_why(self):
        self.rule("Its own", 'account')
        lead = self.leads("Web", portfolio_vat='B12345674', partner_name="Rivas")
        self.assertEqual(lead.partner_id, self.bakery)
        self.assertEqual(lead.user_id, self.ana, "its account's salesperson")
        self.assertEqual(lead.partner_name, "Rivas", "what came in stays")
        self.assertEqual(
            lead.portfolio_match_sentence, "Linked to Panadería Rivas, S.L. because the tax ID is the same (score 100)")

    def test_the_account_learns_nothing_from_who_says_he_is(self):
        self.leads("Web", portfolio_vat='B12345674', email_from='thief@nowhere.example', phone='600999999')
        self.assertEqual((self.bakery.email, self.bakery.phone), ('hola@panaderiarivas.es', '986 12 34 56'))

    def test_the_sentence_names_no_account_that_is_hidden(self):
        lead = self.leads("Web", portfolio_vat='B12345674')
        lead = lead.with_user(self.diego)
        self.assertIn("Rivas", lead.portfolio_match_sentence)
        lead.invalidate_recordset()
        self.assertEqual(
            self.env['crm.lead'].with_user(self.bruno).browse(lead.id).sudo().with_env(
                self.env(user=self.bruno.id)).portfolio_match_sentence,
            "Linked to an account that you do not see.")

    def test_a_doubtful_match_is_listed_for_review(self):
        lead = self.leads("Web", phone='986123456')
        self.assertFalse(lead.partner_id)
        [pair] = lead.portfolio_duplicate_ids
        self.assertEqual((pair.partner_id, pair.score, pair.state), (self.bakery, 70, 'open'))
        self.assertEqual(pair.reason, "the phone is the same (score 70)")

    def test_two_that_fit_equally_are_left_to_a_person(self):
        self.hotel.write({'vat': 'B12345674', 'portfolio_tax_reason': "Same owner"})
        lead = self.leads("Web", portfolio_vat='B12345674')
        self.assertFalse(lead.partner_id)
        self.assertEqual(lead.portfolio_duplicate_ids.partner_id, self.bakery | self.hotel)

    def consequence(self, consequence, target='account', **values):
        return self.env['portfolio.lead.match.consequence'].create({
            'sequence': 1, 'target': target, 'consequence': consequence, 'threshold': 60, **values})

    def test_block(self):
        self.consequence('block')
        with self.assertRaisesRegex(UserError, "Rivas.*the phone is the same"):
            self.env['crm.lead'].with_user(self.ana).create({'name': "By hand", 'phone': '986123456'})
        with self.assertRaisesRegex(UserError, "talk to Ana, its responsible"):
            self.env['crm.lead'].with_user(self.bruno).create({'name': "By hand", 'phone': '986123456'})
        self.env['ir.config_parameter'].set_param('crm_portfolio.match_tell', 'nobody')
        lead = self.env['crm.lead'].with_user(self.bruno).create({'name': "By hand", 'phone': '986123456'})
        self.assertEqual(lead.sudo().portfolio_duplicate_ids.partner_id, self.bakery, "taken, and listed")
        for channel in ('web', 'mail'):
            lead = self.env['crm.lead']._portfolio_tell(Channel(channel)).create({
                'name': "From outside", 'phone': '986123456'})
            self.assertTrue(lead, "a form tells nobody that he is known")

    def test_who_may_not_know_is_not_told_who_got_it(self):
        """Whose a lead became, and why, says who knows an address."""
        values = [{'name': "Try", 'email_from': 'hola@panaderiarivas.es'}]
        self.rule("Known", 'known')
        [told] = self.env['crm.lead'].with_user(self.bruno).portfolio_capture(values)
        self.assertEqual(told['user_id'], self.ana.id)
        self.assertIn("Ana", told['reason'])
        self.env['ir.config_parameter'].set_param('crm_portfolio.match_tell', 'nobody')
        [told] = self.env['crm.lead'].with_user(self.bruno).portfolio_capture(values)
        self.assertEqual((told['user_id'], told['team_id'], told['reason']), (False, False, False))
        said = self.env['crm.lead'].with_user(self.bruno).browse(told['id']).action_portfolio_captured()
        self.assertNotIn("Ana", str(said))
        [told] = self.env['crm.lead'].with_user(self.ana).portfolio_capture(values)
        self.assertEqual(told['user_id'], self.ana.id, "her own")

    def test_merge(self):
        self.consequence('merge', 'lead')
        first = self.leads("First", email_from='marta@nueva.example', user_id=self.ana.id)
        second = self.leads("Second", email_from='Marta@nueva.example', phone='600111222')
        self.assertFalse(second.active)
        self.assertEqual(second.portfolio_merged_into_id, first)
        self.assertEqual((first.phone, first.user_id), ('600111222', self.ana))
        self.assertFalse(second.portfolio_decision_id, "no rule looks at it any more")

    def test_new_opportunity(self):
        self.consequence('opportunity')
        lead = self.leads("Again", phone='986123456')
        self.assertEqual((lead.type, lead.partner_id), ('opportunity', self.bakery))

    def test_a_channel_may_have_its_own(self):
        self.consequence('link', channel='import')
        values = {'name': "Row", 'type': 'lead', 'phone': '986123456', 'user_id': False}
        self.assertFalse(self.env['crm.lead'].create(values).partner_id)
        forged = self.env['crm.lead'].with_context(import_file=True, portfolio_channel='import')
        self.assertFalse(forged.create(values).partner_id)
        loaded = self.env['crm.lead'].load(['name', 'type', 'phone'], [["Row", "lead", '986123456']])
        self.assertTrue(self.env['crm.lead'].browse(loaded['ids']).partner_id)

    def test_nobody_links_a_lead_to_an_account_he_does_not_see(self):
        lead = self.env['crm.lead'].with_user(self.bruno).create({'name': "Mine", 'portfolio_vat': 'B12345674'})
        self.assertFalse(lead.partner_id)
        self.assertEqual(lead.sudo().portfolio_duplicate_ids.partner_id, self.bakery)

    def test_an_account_that_was_chosen_stays(self):
        lead = self.leads("Chosen", portfolio_vat='B12345674', partner_id=self.hotel.id)
        self.assertEqual(lead.partner_id, self.hotel)

    # -- telling ---------------------------------------------------------------------------------

    def told(self, user, **values):
        return self.env['crm.lead'].with_user(user).portfolio_duplicates(values)

    def test_a_number_is_dialled_in_the_country_of_the_form(self):
        self.env.company.country_id = self.env.ref('base.es')
        self.bakery.write({'country_id': self.env.ref('base.pt').id, 'phone': "253 790 803"})
        portugal = self.env.ref('base.pt').id
        self.assertTrue(self.told(self.ana, phone="253790803", country_id=portugal)['candidates'])
        self.assertFalse(self.told(self.ana, phone="+34253790803", country_id=portugal)['candidates'])
        self.assertTrue(self.told(self.ana, phone="253790803", country_id="forged")['candidates'], "nobody knows where")

    def test_of_a_hidden_account_only_its_responsible_is_told(self):
        [mine] = self.told(self.ana, phone='986123456')['candidates']
        self.assertEqual((mine['id'], mine['sentence']), (self.bakery.id, "the phone is the same (score 70)"))
        result = self.told(self.bruno, phone='986123456', partner_name="Panadería Rivas")
        self.assertEqual(result, {
            'candidates': [{
                'target': 'account', 'known': False, 'id': False, 'name': False, 'score': False,
                'sentence': "It exists already: talk to Ana, its responsible."}],
            'offers': []})
        self.env['ir.config_parameter'].set_param('crm_portfolio.match_tell', 'managers')
        self.assertFalse(self.told(self.bruno, phone='986123456')['candidates'])

    def test_accounts_are_offered_as_their_name_is_typed(self):
        [offer] = self.told(self.ana, partner_name="rivas")['offers']
        self.assertEqual(offer['id'], self.bakery.id)

    # -- nightly ---------------------------------------------------------------------------------

    def test_the_nightly_review_lists_pairs_once(self):
        first = self.env['crm.lead']._portfolio_tell(NoMatch()).create(
            [{'name': name, 'type': 'lead', 'phone': '600111222', 'user_id': False, 'team_id': False} for name in 'AB'])
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_lead_duplicates').method_direct_trigger()
            first.portfolio_matched_on = False
            self.env.ref('crm_portfolio.ir_cron_lead_duplicates').method_direct_trigger()
        pair = self.env['portfolio.lead.duplicate'].search([('lead_id', 'in', first.ids)])
        self.assertEqual(len(pair), 1)
        pair.with_user(self.maria).action_ignore()
        self.assertEqual(pair.state, 'ignored')
        self.assertFalse(self.env['crm.lead'].portfolio_duplicates({'phone': '600111222'}, first[0].id)['candidates'])

    def test_many_cost_as_many_queries_as_few(self):
        def rows(count):
            return [{'phone': f'986 {number:06}', 'email_from': f'a{number}@b{number}.example', 'zip': '36201',
                     'partner_name': f"Shop {number}", 'portfolio_vat': f'B{number:08}'} for number in range(count)]
        self.match(phone='986123456')
        with self.assertQueryCount(12):
            self.env['portfolio.lead.match']._match(rows(1000) + [{'phone': '986123456'}])


class TestLeadMatchSent(LeadCase):
    """What a program sends and is none of what is asked for: a sentence, no error of the platform's."""

    def test_what_is_no_id_and_no_text_names_no_lead(self):
        Lead = self.env['crm.lead'].with_user(self.maria)
        for values in [
            {'name': '', 'partner_id': '164'}, {'name': '', 'partner_id': [self.bakery.id]}, {'partner_id': {'id': 1}},
            {'partner_id': True}, {'partner_id': 7.5}, {'partner_id': -1}, {'partner_name': ['x']},
            {'name': ['x'], 'partner_name': "Bar"}, {'name': {'a': 1}}, {'name': 7},
        ]:
            with self.subTest(values=values), self.assertRaises(UserError), self.env.cr.savepoint():
                Lead.create([values])
        for told in {'id': self.bakery.id}, [True], '164', True, [self.bakery.id]:
            with self.subTest(default_partner_id=told), self.assertRaises(UserError), self.env.cr.savepoint():
                Lead.with_context(default_partner_id=told).create([{'name': ''}])
        self.assertEqual(Lead.create({'partner_id': self.bakery.id}).name, self.bakery.name)

    def test_what_is_no_text_is_found_nowhere(self):
        Lead = self.env['crm.lead'].with_user(self.maria)
        lead = self.leads("Lead", phone="986123456", user_id=self.maria.id)
        for name in 'portfolio_town_search', 'phone_mobile_search':
            for operator, value in [('=', 5), ('in', [5, 7]), ('=', 7.5), ('=', [5]), ('in', [True, 5])]:
                with self.subTest(name=name, operator=operator, value=value):
                    found = Lead.search([(name, operator, value)])
                    self.assertEqual(lead in found, name == 'phone_mobile_search' and True in (
                        value if operator == 'in' else []))
            with self.subTest(name=name):
                self.assertIn(lead, Lead.search([(name, '!=', 5), ('id', '=', lead.id)]))
                self.assertIn(lead, Lead.search([(name, '!=', False), ('id', '=', lead.id)]))
        self.assertFalse(Lead.search([('portfolio_town_search', '=', False)]))
        for model, name, one in [
            ('crm.lead', 'portfolio_arrival_hour', 5), ('portfolio.lead.import', 'keep_until', '2026-03-02'),
            ('portfolio.interest', 'effective_level', 5), ('res.partner', 'portfolio_order_days', 5),
        ]:
            for operator, value in [('=', one), ('!=', False), ('in', [one, False])]:
                with self.subTest(name=name, operator=operator), self.assertRaises(UserError):
                    self.env[model].search([(name, operator, value)])
        self.assertNotIn(lead, Lead.search([('phone_mobile_search', '=', False)]))
