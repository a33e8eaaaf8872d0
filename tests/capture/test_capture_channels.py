import base64
from ast import literal_eval

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, new_test_user

from ...tools.foundation.lead_told import Channel
from ..lead.common import LeadCase


class TestLeadChannels(LeadCase):
    """The same lead by any channel ends the same: same account, same person, same reasons."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hotel.write({'vat': 'A58818501', 'email': 'hola@miramar.example'})
        cls.rule("Its own", 'account', sequence=1)
        cls.rule("All others", cls.carla, sequence=2)
        cls.office = new_test_user(
            cls.env, 'office', groups='crm_portfolio.portfolio_group_director,base.group_partner_manager')
        cls.Lead = cls.env['crm.lead'].with_user(cls.office)

    def by_form(self, **values):
        context = literal_eval(self.env.ref('crm_portfolio.action_lead_capture').context)
        with Form(
                self.Lead.with_context(default_type='lead', **context),
                'crm_portfolio.crm_lead_view_form_capture') as form:
            for name, value in values.items():
                form[name] = value
        return form.record

    def by_list(self, **values):
        lead_import = self.env['portfolio.lead.import'].with_user(self.office).create({
            'file': base64.b64encode(";".join(values).encode() + b"\n" + ";".join(values.values()).encode()),
            'file_name': "list.csv", 'type': 'lead', 'on_duplicate': 'fill'})
        lead_import.action_check()
        lead_import.action_start()
        for _count in lead_import._as_importer()._work():
            pass
        return lead_import.row_ids.lead_id

    def by_import(self, **values):
        columns = ['name', 'type', 'user_id', *values]
        ids = self.Lead.with_context(import_file=True).load(columns, [["Row", 'lead', '', *values.values()]])['ids']
        return self.Lead.browse(ids)

    def by_api(self, **values):
        return self.Lead.create({'name': "API", 'type': 'lead', 'user_id': False, **values})

    def by_mail(self, **values):
        lead_id = self.env['crm.lead'].message_process('crm.lead', (
            f"From: {values['email_from']}\nTo: sales@example.com\nSubject: Hello\nMessage-Id: <{id(values)}@x>\n\nHi"))
        return self.env['crm.lead'].browse(lead_id)

    def by_web(self, **values):
        return self.env['crm.lead']._portfolio_tell(Channel('web')).create({
            'name': "Web", 'type': 'lead', 'user_id': False, **values})

    def test_parity(self):
        for values in (
                {'email_from': 'hola@miramar.example'},     # known: its account and its salesperson
                {'email_from': 'booking@miramar.example'},  # doubtful: to be reviewed
                {'email_from': 'new@nowhere.example'}):     # new
            ends = {}
            for channel in (self.by_form, self.by_list, self.by_import, self.by_api, self.by_mail, self.by_web):
                with self.env.cr.savepoint() as savepoint:
                    lead = channel(**values).sudo()
                    ends[channel.__name__] = (
                        lead.partner_id, lead.user_id, lead.portfolio_match_sentence,
                        lead.portfolio_duplicate_ids.mapped(lambda pair: (pair.partner_id.id, pair.score)))
                    self.env.flush_all()
                    savepoint.rollback()
                self.env.invalidate_all()
            with self.subTest(values=values):
                self.assertEqual(len(set(map(str, ends.values()))), 1, ends)


class TestLeadCapture(LeadCase):
    """The short form."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bakery.write({'phone': '986 12 34 56', 'vat': 'B12345674', 'street': "Real 12", 'zip': '36201',
                          'email': 'hola@rivas.example'})

    def form(self, user=None, **context):
        Lead = self.env['crm.lead'].with_user(user or self.ana).with_context(**context)
        return Form(Lead, 'crm_portfolio.crm_lead_view_form_capture')

    def test_a_company_and_a_phone_are_enough(self):
        with self.form() as form:
            form.partner_name = "Bar Nuevo"
            form.phone = '600111222'
        self.assertEqual((form.record.name, form.record.user_id), ("Bar Nuevo", self.ana))

    def test_a_card_fills_what_is_empty(self):
        with self.form() as form:
            form.phone = '600111222'
            form.portfolio_card_text = (
                "Ana Rivas\nGerente\nBodegas Rivas, S.L.\nC/ Real 3, 36201 Vigo\n986 11 22 33\nana@rivas.test\n"
                "NIF A58818501")
        lead = form.record
        self.assertEqual(
            (lead.contact_name, lead.function, lead.partner_name, lead.phone, lead.email_from, lead.portfolio_vat,
             lead.street, lead.zip, lead.city),
            ("Ana Rivas", "Gerente", "Bodegas Rivas, S.L.", '600111222', 'ana@rivas.test', 'A58818501',
             "C/ Real 3", '36201', "Vigo"))

    def test_an_account_fills_the_company(self):
        action = self.bakery.with_user(self.ana).action_portfolio_new_lead()
        with self.form(**action['context']) as form:
            self.assertEqual(
                (form.partner_name, form.phone, form.portfolio_vat, form.street, form.zip, form.email_from),
                ("Bakery", '986 12 34 56', 'B12345674', "Real 12", '36201', 'hola@rivas.example'))
        self.assertEqual(form.record.partner_id, self.bakery)

    def test_the_zip_code_or_the_province_says_where_it_is(self):
        self.env.company.country_id = spain = self.env.ref('base.es')
        portugal = self.env.ref('base.pt')
        galicia = self.rule("Pontevedra", self.ana, str([
            ('state_id.code', '=', 'PO'), ('country_id.code', '=', 'ES')]), sequence=0)
        vigo = self.env.ref('base.state_es_po')
        said = [
            ({'zip': "36201"}, (vigo, spain, "Vigo")),
            ({'zip': "36201", 'city': "Teis"}, (vigo, spain, "Teis")),
            ({'state_id': vigo.id}, (vigo, spain, False)),
            ({'zip': "36201", 'country_id': portugal.id}, (vigo.browse(), portugal, False)),
            ({'zip': "1234"}, (vigo.browse(), spain.browse(), False)),
        ]
        for values, expected in said:
            with self.subTest(values=values):
                lead = self.leads("Web", **values)
                self.assertEqual((lead.state_id, lead.country_id, lead.city), expected)
                self.assertEqual(lead.portfolio_decision_id.rule_id == galicia, expected[0] == vigo)
        with Form(self.env['crm.lead'].with_user(self.maria).with_context(default_type='lead')) as form:
            form.name = "By hand"
            form.zip = "36201"
            self.assertEqual((form.state_id, form.city), (vigo, "Vigo"))
        self.hotel.city = "Lugo"
        lead = self.leads("Known", partner_id=self.hotel.id, zip="36201")
        self.assertFalse(lead.state_id, "what is known of an account is not mixed with anything")

    def test_whoever_sells_keeps_what_he_enters_and_the_office_leaves_it_to_the_rules(self):
        self.rule("All others", self.carla)
        context = literal_eval(self.env.ref('crm_portfolio.action_lead_capture').context)
        for user, expected in ((self.ana, self.ana), (self.maria, self.carla), (self.diego, self.carla)):
            with self.subTest(user=user.login):
                Lead = self.env['crm.lead'].with_user(user).with_context(**context)
                values = Lead.default_get(['user_id', 'type'])
                [saved] = Lead.web_save({**values, 'partner_name': "Bar Sol"}, {'partner_name': {}, 'user_id': {}})
                self.assertEqual(saved['partner_name'], "Bar Sol", "saved, whoever has it now")
                lead = Lead.browse(saved['id'])
                self.assertEqual(lead.sudo().user_id, expected)
                told = lead.action_portfolio_captured()['params']
                self.assertEqual(told['message'].partition("“Bar Sol” is created.")[::2], (
                    "The opportunity ",
                    " Rule 'All others' assigns its leads to Carla." if expected == self.carla else ""))
                # whoever may read what he has noted can open it from there
                opened = [button['action']['res_id'] for button in told['buttons']]
                self.assertEqual(opened, [lead.id] if lead._filtered_access('read') else [])
        with self.assertRaises(AccessError):
            lead.with_user(self.ana).action_portfolio_captured()
        self.env['ir.config_parameter'].set_param('crm_portfolio.assignment_assign_on_create', False)
        values = self.env['crm.lead'].with_user(self.maria).with_context(**context).default_get(['user_id'])
        self.assertEqual(values['user_id'], self.maria.id, "where no rule gives it away, it is hers")

    def test_what_the_short_form_made_is_called_by_its_name(self):
        """A lead where Odoo's leads are in use, else an opportunity; what it was merged into is what opens."""
        for kind in ('lead', 'opportunity'):
            lead = self.env['crm.lead'].with_user(self.ana).create({
                'partner_name': "Bar Sol", 'type': kind, 'user_id': self.ana.id})
            told = lead.action_portfolio_captured()['params']
            self.assertEqual(told['message'], f"The {kind} “Bar Sol” is created.")
            self.assertEqual(told['buttons'][0]['action']['res_id'], lead.id)

    def test_an_empty_short_form_is_refused_in_words(self):
        """Not by the database: the message names the field to fill in."""
        Lead = self.env['crm.lead'].with_user(self.ana).with_context(
            **literal_eval(self.env.ref('crm_portfolio.action_lead_capture').context))
        for values in ({}, {'name': False, 'description': "Wants an oven"}, {'name': "  ", 'partner_name': "  "}):
            with self.subTest(values=values), self.assertRaisesRegex(ValidationError, "^Company Name: required"):
                Lead.web_save({**Lead.default_get(['user_id', 'type']), **values}, {'name': {}})
        for values, name in [
            ({'partner_name': "Bar Sol"}, "Bar Sol"), ({'name': False, 'phone': "600 11 22 33"}, "600 11 22 33"),
            ({'name': False, 'partner_id': self.bakery.id}, "Bakery"),
        ]:
            [saved] = Lead.web_save(values, {'name': {}})
            self.assertEqual(saved['name'], name)

    def test_a_list_of_zip_codes_asks_once(self):
        self.env.company.country_id = self.env.ref('base.es')
        counts = []
        for number in (10, 10, 60):
            vals_list = [{'name': "Row", 'zip': f"36{200 + line}"} for line in range(number)]
            before = self.env.cr.sql_log_count
            self.env['res.partner']._portfolio_complete_addresses(vals_list)
            self.env.invalidate_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
        self.assertTrue(all(vals['state_id'] and vals['country_id'] for vals in vals_list))
