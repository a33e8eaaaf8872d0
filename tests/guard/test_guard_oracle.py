import json

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ...models.foundation.sentence import Sentence, kept
from ...models.guard.ir_rule_registry import FREE
from ..common import PortfolioCase

MAIL = 'compras@bodega.example.com'
NIF = 'ESB12345674'


class TestScopeOracle(PortfolioCase):
    """Ana guesses: what is asked with a guess answers alike, whether the winery of Carla has it or nobody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.winery.write({'name': "Zqxhidden", 'vat': NIF, 'street': "Calle Real 1"})
        cls.winery_contact.write({'name': "Zqxhidden Buyer", 'email': MAIL, 'phone': "+34 986 11 22 33"})

    def of(self, model, user=None):
        return self.env[model].with_user(user or self.ana)

    def assertRefused(self, call, *args, by=(UserError, ValueError)):
        """:return: what the refusal says; nothing of the attempt stays"""
        said = None
        with mute_logger('odoo.sql_db'):
            try:
                with self.env.cr.savepoint():
                    call(*args)
                    self.env.flush_all()
            except by as error:
                said = str(error)
        self.env.invalidate_all()
        self.assertIsNotNone(said, "it was taken")
        self.assertNotIn("Zqx", said)
        return said

    def tell(self, who):
        self.env['ir.config_parameter'].set_param('crm_portfolio.match_tell', who)

    def hide(self, name):
        """From everybody but the director."""
        line = self.env['portfolio.search.field'].search([('name', '=', name)]) or self.env[
            'portfolio.search.field'].create({'field_id': self.env['ir.model.fields']._get('res.partner', name).id})
        line.role_ids = self.env.ref('crm_portfolio.portfolio_group_director')

    # -- e-mail addresses --------------------------------------------------------------------------

    def test_an_address_is_found_or_made_whether_somebody_hidden_has_it_or_not(self):
        for user in (self.ana, self.maria):
            Partner = self.of('res.partner', user)
            for known, unknown in [
                (MAIL, f'nobody-{user.login}@example.com'), (f'"Buyer" <{MAIL}>', f'"X" <x-{user.login}@example.com>'),
                (MAIL.upper(), f'Y-{user.login}@EXAMPLE.COM'),
            ]:
                with self.subTest(user=user.login, address=known):
                    made, other = Partner.find_or_create(known), Partner.find_or_create(unknown)
                    self.assertNotEqual(made, self.winery_contact)
                    for one in (made, other):
                        self.assertIn(one.create_uid, self.ana | self.maria)
                        self.assertTrue(one.read(['name']))
                    self.assertEqual(Partner.find_or_create(known), made, "the second time it is found")
            self.assertEqual(len(Partner.search([('email_normalized', '=', MAIL)])), 1)

    def test_nor_by_recipients_of_mail(self):
        Partner = self.of('res.partner')
        self.assertEqual(
            [one.ids for one in Partner._find_or_create_from_emails([MAIL, 'x@example.com'], no_create=True)], [[], []])
        known, unknown = Partner._find_or_create_from_emails([MAIL, 'x@example.com'])
        self.assertEqual((known.create_uid, unknown.create_uid), (self.ana, self.ana))
        self.assertEqual(self.bakery.with_user(self.ana)._partner_find_from_emails_single([MAIL]), known)
        lead = self.of('crm.lead').create({'name': "Fair", 'email_from': 'ventas@bodega.example.com'})
        self.winery.email = 'ventas@bodega.example.com'
        self.assertFalse(lead._find_matching_partner())
        self.bakery.with_user(self.ana).message_post(body="Hello", partner_ids=known.ids)

    def test_nor_by_the_recipients_a_document_suggests(self):
        """Whose the address is that Ana writes on a document of hers, or types while she writes to it."""
        lead = self.of('crm.lead').create({'name': "Fair", 'email_from': MAIL, 'contact_name': "Somebody"})
        said = str(lead._message_get_suggested_recipients(reply_discussion=True))
        said += str(self.bakery.with_user(self.ana)._message_get_suggested_recipients(
            reply_discussion=True, primary_email=MAIL))
        self.assertNotIn("Zqx", said)
        self.assertNotIn(f"'partner_id': {self.winery_contact.id}", said)
        self.assertIn(MAIL, said)
        mine = self.bakery.with_user(self.ana)._message_get_suggested_recipients(
            primary_email=self.bakery_contact.email)
        self.assertIn(self.bakery_contact.id, [one['partner_id'] for one in mine])

    def test_it_is_the_same_work(self):
        Partner = self.of('res.partner')
        Partner.find_or_create('first@example.com')

        def queries(address):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            Partner.find_or_create(address)
            self.env.flush_all()
            return self.env.cr.sql_log_count - start

        self.assertEqual(queries(MAIL), queries('second@example.com'))

    def test_the_gateway_and_those_who_see_all_find_everybody(self):
        for Partner in (self.env['res.partner'], self.of('res.partner', self.diego),
                        self.of('res.partner', self.carla)):
            self.assertEqual(Partner.find_or_create(MAIL).id, self.winery_contact.id)
        mine = self.of('res.partner').find_or_create(self.bakery_contact.email)
        self.assertEqual(mine, self.bakery_contact)

    # -- tax IDs -----------------------------------------------------------------------------------

    def said_of(self, vat, user=None):
        return self.of('res.partner', user).onchange(
            {'name': "New", 'is_company': True, 'vat': vat, 'country_id': self.env.ref('base.es').id}, ['vat'],
            {'portfolio_tax_warning': {}, 'same_vat_partner_id': {'fields': {'display_name': {}}}},
        )['value'].get('portfolio_tax_warning')

    def test_a_tax_id_says_what_the_setting_lets_it_say(self):
        values = {'name': "New", 'is_company': True, 'vat': NIF, 'portfolio_category_id': self.env.ref(
            'crm_portfolio.category_customer').id}
        for who, told in [
            ('representatives', {'ana', 'maria', 'diego'}), ('managers', {'maria', 'diego'}), ('nobody', {'diego'}),
        ]:
            self.tell(who)
            for user in (self.ana, self.maria, self.diego):
                with self.subTest(who=who, user=user.login):
                    self.env.invalidate_all()
                    warned = bool(self.of('res.partner', user).new(values).portfolio_tax_warning)
                    self.assertEqual(warned, user.login in told)
                    Partner = self.of('res.partner', user)
                    if user.login in told:
                        with self.assertRaises(UserError), self.env.cr.savepoint():
                            Partner.create(values)
                    else:
                        made = Partner.create(values)
                        self.assertFalse(made.portfolio_tax_warning)
                        made.sudo().unlink()

    def test_a_role_that_reads_no_tax_ids_finds_none_by_trying(self):
        self.hide('vat')
        self.bakery.vat = 'ESA58818501'
        for vat in (NIF, 'ESA58818501'):
            account = self.of('res.partner').create({'name': "Try", 'is_company': True, 'vat': vat})
            self.assertTrue(account)
        lead = self.of('crm.lead')
        for vat in ('B12345674', 'A58818501'):
            self.assertEqual(lead.portfolio_duplicates({'portfolio_vat': vat})['candidates'], [])
        found = self.of('crm.lead', self.diego).portfolio_duplicates({'portfolio_vat': 'B12345674'})['candidates']
        self.assertIn(self.winery.id, [one['id'] for one in found])

    def test_what_is_found_by_another_field_is_told_without_the_hidden_one(self):
        self.hide('vat')
        self.bakery.write({'vat': 'ESA58818501', 'phone': "986 12 34 56"})
        values = {'phone': "986123456", 'partner_name': "Try"}
        [told] = self.of('crm.lead').portfolio_duplicates(values)['candidates']
        [both] = self.of('crm.lead').portfolio_duplicates({**values, 'portfolio_vat': 'A58818501'})['candidates']
        self.assertEqual((told['score'], told['sentence']), (both['score'], both['sentence']))

    def test_nor_by_what_becomes_of_a_lead(self):
        """Linked, merged: the lead itself would say that its tax ID is somebody's."""
        self.hide('vat')
        self.bakery.vat = 'ESA58818501'
        self.env['portfolio.lead.match.consequence'].create([
            {'sequence': 1, 'target': target, 'consequence': consequence, 'threshold': 60}
            for target, consequence in [('account', 'link'), ('lead', 'merge')]])
        mine = self.of('crm.lead').create({'name': "Try", 'portfolio_vat': 'A58818501'})
        self.assertFalse(mine.partner_id)
        self.assertFalse(mine.sudo().portfolio_duplicate_ids)
        wizard = self.of('portfolio.lead.convert').create({'lead_ids': [Command.set(mine.ids)]})
        self.assertFalse(wizard.line_ids.account_id)
        theirs = self.of('crm.lead', self.diego).create({'name': "Try", 'portfolio_vat': 'A58818501'})
        self.assertEqual(theirs.partner_id, self.bakery, "whoever reads tax IDs is helped by them")

    def test_a_lead_does_not_vanish_into_one_that_may_not_be_known(self):
        self.env['portfolio.lead.match.consequence'].create({
            'sequence': 1, 'target': 'lead', 'consequence': 'merge', 'threshold': 60})
        hidden = self.env['crm.lead'].create({
            'name': "Carla's", 'email_from': 'nuevo@nueva.example.com', 'user_id': self.carla.id})
        self.tell('nobody')
        [brought] = self.of('crm.lead').portfolio_capture([{'name': "Try", 'email_from': 'nuevo@nueva.example.com'}])
        self.assertNotEqual(brought['id'], hidden.id)
        self.assertTrue(self.env['crm.lead'].browse(brought['id']).active)
        self.tell('representatives')
        [brought] = self.of('crm.lead').portfolio_capture([{'name': "Try", 'email_from': 'nuevo@nueva.example.com'}])
        self.assertNotEqual(brought['id'], hidden.id, "told that it is there, not which one it is")

    # -- what is kept and worded -------------------------------------------------------------------

    def decision(self, lead, **facts):
        self.env.cr.execute("""
            INSERT INTO portfolio_assignment_decision (lead_id, date, result, trigger, how, user_id, facts)
            VALUES (%s, now() AT TIME ZONE 'UTC', 'assigned', 'create', 'account', %s, %s) RETURNING id
            """, [lead.id, self.ana.id, json.dumps({
                'kind': 'account', 'rule': "Known", 'user': "Ana", 'team': "", **facts})])
        decision = self.env['portfolio.assignment.decision'].browse(self.env.cr.fetchone()[0])
        lead.sudo().portfolio_decision_id = decision
        self.env.flush_all()
        self.env.invalidate_all()
        return decision

    def test_a_decision_names_the_account_to_whoever_reads_the_account(self):
        lead = self.env['crm.lead'].create({'name': "Fair", 'user_id': self.ana.id, 'type': 'lead'})
        for facts in ({'account': "Zqxhidden", 'account_id': self.winery.id}, {'account': "Zqxhidden"}):
            decision = self.decision(lead, **facts)
            for record, name in ((decision, 'sentence'), (decision, 'display_name'),
                                 (lead, 'portfolio_assignment_reason')):
                with self.subTest(facts=facts, field=name):
                    self.env.invalidate_all()
                    said = record.with_user(self.ana)[name]
                    self.assertNotIn("Zqxhidden", said)
                    self.assertIn("an account outside your portfolio", said)
                    self.env.invalidate_all()
                    self.assertIn("Zqxhidden", record.with_user(self.diego)[name])
            self.assertRefused(decision.with_user(self.ana)._export_rows, [['facts']])
        own = self.decision(lead, account="Bakery", account_id=self.bakery.id)
        self.assertIn("Bakery", own.with_user(self.ana).sentence)

    def test_a_decision_made_now_knows_which_account_it_was(self):
        rows = self.env['portfolio.assignment.decision']._fields['facts']
        self.assertEqual(rows.groups, 'base.group_system')
        lead = self.env['crm.lead'].create({'name': "Fair", 'partner_id': self.bakery.id, 'type': 'lead'})

        class Outcome:
            how, account, passed, number = 'account', "Bakery", (), None
            rule = self.env['portfolio.assignment.rule']
            user, team, pool = self.ana, self.north, self.env['portfolio.assignment.pool']
        Outcome.document = lead
        self.assertEqual(self.env['portfolio.assignment.decision']._facts(Outcome)['account_id'], self.bakery.id)

    def raw_fields(self):
        """Fields of ours that keep data as JSON, of models that somebody restricted reads."""
        for name, model in self.env.registry.items():
            if not model._abstract and not model._transient and self.of(name).has_access('read'):
                for field in model._fields.values():
                    if field.type == 'json' and field.store and (
                            name.startswith('portfolio.') or field.name.startswith('portfolio_')):
                        yield name, field

    def asked_for(self, name):
        """The ways to ask a model for a field."""
        return [
            ('search_read', [], [name]), ('search', [(name, 'ilike', "Zqx")]), ('search', [(name, '!=', False)]),
            ('search', [], 0, 1, name), ('formatted_read_group', [], [name], ['__count']),
            ('formatted_read_group', [], [], [f'{name}:array_agg']), ('read', [name])]

    def test_no_raw_data_is_read_or_asked_for(self):
        """Each one is for code, or stands here because it names nothing but what its reader has written or sees."""
        plain = {
            ('portfolio.ranking.run', 'thresholds'), ('portfolio.lead.import.row', 'cells'),
            ('portfolio.lead.import.row', 'missing'), ('portfolio.lead.import.row', 'before'),
            ('portfolio.lead.import.row', 'after'), ('portfolio.lead.import.made', 'made'),
            ('portfolio.lead.form.submission', 'answers'), ('res.partner', 'portfolio_index_history'),
            ('portfolio.lead.duplicate', 'signals'),
        }
        seen = set()
        for name, field in self.raw_fields():
            if (name, field.name) in plain:
                continue
            seen.add((name, field.name))
            with self.subTest(model=name, field=field.name):
                for user in (self.ana, self.maria):
                    for method, *args in self.asked_for(field.name):
                        self.assertRefused(getattr(self.of(name, user), method), *args)
        self.assertIn(('portfolio.assignment.decision', 'facts'), seen)
        self.assertIn(('portfolio.assignment.decision', 'candidates'), seen)

    def test_a_sentence_leaves_the_database_in_words(self):
        """Every field of the kind, of every model: it is not grouped, summed up or exported as it is kept."""
        self.env['portfolio.responsible'].search([('partner_id', '=', self.bakery.id)]).sudo().reason = kept(
            'scope.handover', "Zqxhidden")
        self.ana.group_ids += self.env.ref('base.group_allow_export')
        tried = 0
        for name, model in self.env.registry.items():
            if model._abstract or not model._auto or not self.of(name).has_access('read'):
                continue
            for field in model._fields.values():
                if not isinstance(field, Sentence) or not field.store:
                    continue
                tried += 1
                Model = self.of(name)
                with self.subTest(model=name, field=field.name):
                    for groupby, aggregates in [
                        ([field.name], ['__count']), ([], [f'{field.name}:array_agg']), ([], [f'{field.name}:max']),
                        ([], [f'{field.name}:min']),
                    ]:
                        with self.assertRaises(UserError):
                            Model.formatted_read_group([], groupby, aggregates)
                        with self.assertRaises(UserError):
                            Model._read_group([], groupby, aggregates)
                    self.assertNotIn('\x1e', str(Model.search([], limit=50).export_data([field.name])))
                    self.assertNotIn('\x1e', str(Model.search_read([], [field.name], limit=50)))
        self.assertGreater(tried, 10)
        with self.assertRaises(UserError):
            self.of('portfolio.responsible').formatted_read_group(
                [], ['partner_id.portfolio_zone_reason'], ['__count'])

    # -- followers ---------------------------------------------------------------------------------

    def test_what_is_asked_of_followers_is_asked_with_the_rights_of_who_asks(self):
        """Core looks for followers with all rights: a condition inside leads to anything."""
        tag = self.env['res.partner.category'].create({'name': "Trade"})
        (self.winery | self.ana.partner_id).category_id = tag
        self.bakery.message_subscribe((self.winery_contact | self.ana.partner_id).ids)
        Partner = self.of('res.partner')

        def asked(*condition):
            return bool(Partner.search([('id', '=', self.bakery.id), condition]))

        for condition in [
            ('message_partner_ids.name', 'ilike', "Zqxhidden"), ('message_partner_ids', 'ilike', "Zqxhidden"),
            ('message_partner_ids.parent_id.vat', '=like', "ESB%"), ('message_partner_ids.phone', 'ilike', "986"),
            ('message_partner_ids', 'any', [('category_id.partner_ids.vat', '=', NIF)]),
            ('message_partner_ids.category_id.partner_ids.name', 'ilike', "Zqxhidden"),
            ('message_partner_ids', 'in', self.winery_contact.ids),
            ('message_follower_ids.partner_id.name', 'ilike', "Zqxhidden"),
            ('message_ids.author_id.name', 'ilike', "Zqxhidden"), ('message_ids.partner_ids', 'ilike', "Zqxhidden"),
        ]:
            with self.subTest(condition=condition):
                self.assertFalse(asked(*condition))
        self.assertTrue(asked('message_partner_ids', 'in', self.ana.partner_id.ids))
        self.assertTrue(asked('message_partner_ids.name', 'ilike', "Ana"))
        self.assertTrue(self.env['res.partner'].with_user(self.diego).search([
            ('id', '=', self.bakery.id), ('message_partner_ids.name', 'ilike', "Zqxhidden")]))

    def test_nor_of_zones_of_leads(self):
        zone = self.env['portfolio.zone'].create({'name': "Coast"})
        self.winery.portfolio_zone_id = zone
        lead = self.env['crm.lead'].create({'name': "Fair", 'user_id': self.ana.id, 'partner_id': self.bakery.id})
        self.bakery.portfolio_zone_id = zone
        self.env.flush_all()
        inverse = [name for name, field in self.env['portfolio.zone']._fields.items()
                   if field.comodel_name == 'res.partner' and field.type in ('one2many', 'many2many')]
        Lead = self.of('crm.lead')
        self.assertTrue(Lead.search([('id', '=', lead.id), ('portfolio_zone_id.name', '=', "Coast")]))
        for name in inverse:
            self.assertFalse(Lead.search([
                ('id', '=', lead.id), (f'portfolio_zone_id.{name}.name', 'ilike', "Zqxhidden")]))

    # -- meetings, conversions ---------------------------------------------------------------------

    def test_one_s_own_old_meeting_tells_nothing_of_who_is_a_colleague_s_now(self):
        # what stood in it when it was made, contact details too, are its organizer's own notes
        quiet = {'no_mail_to_attendees': True, 'skip_contact_description': True}
        event = self.env['calendar.event'].with_context(**quiet).create({
            'name': "Old meeting", 'start': '2026-03-02 10:00:00', 'stop': '2026-03-02 11:00:00',
            'user_id': self.ana.id, 'partner_ids': [Command.set(
                (self.ana.partner_id | self.winery_contact | self.bakery_contact).ids)]})
        self.env.flush_all()
        self.env.invalidate_all()
        mine, Attendee = event.with_user(self.ana), self.of('calendar.attendee')
        self.assertEqual(mine.partner_ids, self.ana.partner_id | self.bakery_contact)
        self.env.invalidate_all()
        self.assertEqual(mine.attendee_ids.partner_id, self.ana.partner_id | self.bakery_contact)
        for field, value in [('email', MAIL), ('phone', "986"), ('common_name', "Zqx"), ('partner_id', "Zqx")]:
            self.assertFalse(Attendee.search([('event_id', '=', event.id), (field, 'ilike', value)]))
        fields = [name for name in self.env['calendar.event']._fields if name not in ('activity_ids',)]
        said = str(mine.read(fields)) + str(mine.web_read({
            'attendee_ids': {'fields': {'email': {}, 'phone': {}, 'common_name': {}, 'display_name': {}}},
            'partner_ids': {'fields': {'display_name': {}, 'email': {}}}}))
        for secret in ("Zqx", MAIL, "986 11"):
            self.assertNotIn(secret, said)
        mine.write({'name': "Moved", 'start': '2026-03-02 12:00:00', 'stop': '2026-03-02 13:00:00'})
        mine.partner_ids = [Command.unlink(self.bakery_contact.id)]
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertIn(self.winery_contact, event.partner_ids, "who is hidden takes part as before")
        self.assertEqual(event.attendee_ids.partner_id, self.ana.partner_id | self.winery_contact)

    def test_a_conversion_goes_with_its_account(self):
        lead = self.env['crm.lead'].create({
            'name': "Fair", 'type': 'lead', 'partner_name': "Taberna Nueva", 'user_id': self.ana.id,
            'phone': "981 00 11 22"})
        conversion = self.env['portfolio.conversion'].with_user(self.ana)._convert(lead.with_user(self.ana))
        self.assertTrue(conversion.with_user(self.ana).line_ids)
        conversion.sudo().partner_id.user_id = self.carla
        lead.user_id = self.carla
        self.env.invalidate_all()
        self.assertNotIn(conversion, self.of('portfolio.conversion').search([]))
        self.assertNotIn(conversion, self.of('portfolio.conversion.line').search([]).conversion_id)
        with self.assertRaises(AccessError):
            conversion.with_user(self.ana).read(['name'])
        self.assertTrue(conversion.with_user(self.carla).read(['name']))

    def test_what_shows_a_partner_s_fields_follows_the_partner(self):
        """Each field that shows one of a partner: the rule of its model asks about that partner."""
        Rule = self.env['ir.rule'].with_user(self.ana)
        # a person is shown to whoever sees the account he is at; who did the work is a colleague; an account shows
        # the company above it; an order the key of who is invoiced, which names nobody
        shown = {
            ('portfolio.affiliation', 'person_name'), ('rating.rating', 'rated_partner_name'),
            ('res.partner', 'parent_name'), ('sale.order', 'portfolio_billing_key_id'),
        }
        inner = {'res.users', 'res.company', 'calendar.event', 'portfolio.lead.import.row'}
        for name, model in self.env.registry.items():
            if model._abstract or model._transient or not model._auto or name in FREE or name in inner \
                    or not self.of(name).has_access('read'):
                continue
            asked = {expression.split('.')[0] for expression in Rule._portfolio_asked(name)}
            for field in model._fields.values():
                if not field.related or field.store or field.inherited:
                    continue
                first, *rest = field.related.split('.')
                if (name, field.name) in shown:
                    continue
                if rest and model._fields[first].comodel_name == 'res.partner' and model._fields[first].store:
                    with self.subTest(model=name, field=field.name):
                        self.assertIn(first, asked)

    # -- the portal --------------------------------------------------------------------------------

    def test_the_portal_reads_no_field_of_ours(self):
        """Of each model that customers read, each field that we have added."""
        guest = self.env['res.users'].with_context(no_reset_password=True).create({
            'name': "Guest", 'login': 'guest', 'partner_id': self.bakery_contact.id,
            'group_ids': [Command.set(self.env.ref('base.group_portal').ids)]})
        tried = 0
        for user in (guest, self.env.ref('base.public_user')):
            for name, model in self.env.registry.items():
                Model = self.of(name, user)
                if model._abstract or name.startswith('portfolio.') or not Model.has_access('read'):
                    continue
                for field in model._fields.values():
                    if field.store and field.name.startswith('portfolio_'):
                        tried += 1
                        with self.subTest(model=name, field=field.name, user=user.login):
                            self.assertFalse(Model._has_field_access(field, 'read'))
                            self.assertNotIn(field.name, Model.fields_get())
                            with self.assertRaises(AccessError):
                                Model.search([(field.name, '!=', False)], limit=1)
        self.assertGreater(tried, 30)
        order = self.env['sale.order'].create({'partner_id': self.bakery_contact.id})
        order.action_quotation_sent()
        self.assertTrue(order.with_user(guest).read(['name', 'partner_id', 'amount_total', 'state', 'order_line']))
        self.assertTrue(self.bakery_contact.with_user(guest).read(['name', 'email', 'street', 'vat', 'parent_id']))
        self.assertTrue(self.bakery_contact.with_user(guest).web_read({'name': {}, 'email': {}}))

    # -- people in threads and channels ------------------------------------------------------------

    def test_nobody_hidden_is_written_to_invited_or_subscribed(self):
        mine, ids = self.bakery.with_user(self.ana), self.winery_contact.ids
        message = mine.message_post(body="Mine")
        channel = self.of('discuss.channel').create({'name': "Mine", 'channel_type': 'group'})
        composer = {'model': 'res.partner', 'res_ids': str(mine.ids), 'composition_mode': 'comment', 'body': "x"}
        for what, call in {
            'group': lambda: self.of('discuss.channel')._create_group(ids, name="Spy"),
            'channel': lambda: self.of('discuss.channel').create({
                'name': "Spy", 'channel_member_ids': [Command.create({'partner_id': ids[0]})]}),
            'channel of partners': lambda: self.of('discuss.channel').create({
                'name': "Spy", 'channel_partner_ids': [Command.link(ids[0])]}),
            'add': lambda: channel.add_members(partner_ids=ids),
            'member': lambda: self.of('discuss.channel.member').create({
                'channel_id': channel.id, 'partner_id': ids[0]}),
            'write members': lambda: channel.write({'channel_member_ids': [Command.create({'partner_id': ids[0]})]}),
            'follower': lambda: self.of('mail.followers').create({
                'res_model': 'res.partner', 'res_id': mine.id, 'partner_id': ids[0]}),
            'followers': lambda: mine.write({'message_partner_ids': [Command.link(ids[0])]}),
            'follower line': lambda: mine.write({'message_follower_ids': [Command.create({
                'res_model': 'res.partner', 'partner_id': ids[0]})]}),
            'subscribe': lambda: mine.message_subscribe(partner_ids=ids),
            'post': lambda: mine.message_post(body="x", partner_ids=ids),
            'author': lambda: mine.message_post(body="x", author_id=ids[0]),
            'message': lambda: self.of('mail.message').create({
                'model': 'res.partner', 'res_id': mine.id, 'body': "x", 'partner_ids': [Command.set(ids)]}),
            'message author': lambda: self.of('mail.message').create({
                'model': 'res.partner', 'res_id': mine.id, 'body': "x", 'author_id': ids[0]}),
            'message written': lambda: message.write({'partner_ids': [Command.link(ids[0])]}),
            'composer': lambda: self.of('mail.compose.message').create({**composer, 'partner_ids': [
                Command.set(ids)]})._action_send_mail(),
            'composer by default': lambda: self.of('mail.compose.message').with_context(
                default_partner_ids=ids).create(composer).partner_ids.ids.index(ids[0]),
        }.items():
            with self.subTest(what=what):
                self.assertRefused(call, by=(UserError, ValueError, TypeError))
        chat = self.of('discuss.channel')._get_or_create_chat(ids)
        self.assertEqual(chat.channel_partner_ids, self.ana.partner_id)

    # -- templates ---------------------------------------------------------------------------------

    def test_what_a_user_with_a_scope_writes_runs_no_code(self):
        """Where the house lets everybody edit templates: what an editor writes runs with ``env`` at hand."""
        spy = "env['res.partner'].sudo().search([('name', 'ilike', 'Zqx')]).mapped('name')"
        bakery = self.bakery.with_user(self.ana)
        self.env.ref('base.group_user').implied_ids += self.env.ref('mail.group_mail_template_editor')
        self.assertTrue(self.ana.has_group('mail.group_mail_template_editor'))
        model_id = self.env['ir.model']._get_id('res.partner')
        for user in (self.ana, self.maria):
            for values in ({'body_html': f'<p t-out="{spy}"/>'}, {'subject': f'{{{{ {spy} }}}}'},
                           {'email_to': f'{{{{ {spy} }}}}'}, {'lang': f'{{{{ {spy} }}}}'}):
                with self.subTest(user=user.login, values=values):
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        self.of('mail.template', user).create({'name': "Spy", 'model_id': model_id, **values})
                    mine = self.of('mail.template', user).create({'name': "Mine", 'model_id': model_id})
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        mine.write(values)
            for values in ({'body': f'<p t-out="{spy}"/>'}, {'subject': f'{{{{ {spy} }}}}'}):
                with self.subTest(user=user.login, composer=values):
                    composer = self.of('mail.compose.message', user).create({
                        'model': 'res.partner', 'res_ids': str(bakery.ids), 'composition_mode': 'mass_mail',
                        'body': "x", 'subject': "x", **values})
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        composer._action_send_mail()
        template = self.of('mail.template').create({
            'name': "Mine", 'model_id': model_id, 'subject': "For {{ object.name }}",
            'body_html': '<p>Dear <t t-out="object.name"/></p>'})
        self.assertIn("Dear Bakery", template._render_field('body_html', bakery.ids)[bakery.id])
        code = {'subject': "{{ object.name.upper() }}", 'body_html': '<p t-out="env.user.name"/>'}
        theirs = self.of('mail.template', self.diego).create({'name': "House", 'model_id': model_id, **code})
        self.assertEqual(theirs.with_user(self.ana)._render_field('subject', bakery.ids)[bakery.id], "BAKERY")
        order = self.env['sale.order'].create({'partner_id': self.bakery.id, 'user_id': self.ana.id})
        action = order.with_user(self.ana).action_quotation_send()
        composer = self.of('mail.compose.message').with_context(**action['context']).create({})
        self.assertTrue(composer.can_edit_body)
        composer.body = composer.body + "<p>See you on Monday.</p>"
        composer._action_send_mail()
        self.assertIn("See you on Monday", str(order.message_ids.mapped('body')))

    # -- through lines -----------------------------------------------------------------------------

    def test_no_line_leads_to_a_hidden_account(self):
        """Records inside of records: whatever is created below is pointed at as what is above."""
        order = self.env['sale.order'].create({
            'partner_id': self.bakery.id, 'user_id': self.ana.id,
            'order_line': [Command.create({'name': "Oven", 'display_type': 'line_note'})]})
        lead = self.env['crm.lead'].create({
            'name': "Mine", 'partner_id': self.bakery.id, 'user_id': self.ana.id, 'type': 'opportunity'})
        hidden_order = self.env['sale.order'].create({'partner_id': self.winery.id, 'user_id': self.carla.id})
        secret = {'partner_id': self.winery.id}
        for what, call in {
            'orders of a lead': lambda: lead.with_user(self.ana).write({'order_ids': [Command.create(secret)]}),
            'order linked': lambda: lead.with_user(self.ana).write({'order_ids': [Command.link(hidden_order.id)]}),
            'a line moved': lambda: order.order_line.with_user(self.ana).write({'order_id': hidden_order.id}),
            'a line of a line': lambda: order.with_user(self.ana).write({'order_line': [
                Command.update(order.order_line.id, {'order_id': hidden_order.id})]}),
            'a line made there': lambda: self.of('sale.order.line').create({
                'order_id': hidden_order.id, 'name': "x", 'display_type': 'line_note'}),
            'a child': lambda: self.bakery.with_user(self.ana).write({'child_ids': [
                Command.update(self.bakery_contact.id, {'parent_id': self.winery.id})]}),
            'a child of a child': lambda: self.of('res.partner').create({'name': "Mine", 'child_ids': [
                Command.create({'name': "Line", 'child_ids': [Command.link(self.winery_contact.id)]})]}),
            'leads of an account': lambda: self.bakery.with_user(self.ana).write({'opportunity_ids': [
                Command.create({'name': "x", **secret})]}),
            'attendees': lambda: self.of('calendar.event').create({
                'name': "x", 'start': '2026-03-02 09:00:00', 'stop': '2026-03-02 10:00:00',
                'attendee_ids': [Command.create(secret)]}),
            'bank accounts': lambda: self.bakery.with_user(self.ana).write({'bank_ids': [
                Command.create({'acc_number': "ES1", **secret})]}),
            'activities': lambda: self.bakery.with_user(self.ana).write({'activity_ids': [Command.create({
                'activity_type_id': self.env.ref('mail.mail_activity_data_todo').id, 'res_id': self.winery.id,
                'res_model_id': self.env['ir.model']._get_id('res.partner')})]}),
        }.items():
            with self.subTest(what=what):
                self.assertRefused(call)

    def test_numbers_that_are_nobody_s_are_refused_alike(self):
        gone = self.winery.copy()
        gone.unlink()
        area = self.env['portfolio.interest.area'].search([], limit=1) or self.env['portfolio.interest.area'].create(
            {'name': "Ovens"})
        for name, values in [
            ('portfolio.need', {'name': "x", 'area_id': area.id}),
            ('portfolio.interest', {'area_id': area.id, 'level': 1}),
        ]:
            said = []
            for target in (self.winery, self.winery_contact, gone):
                with self.assertRaises(UserError) as refused, self.env.cr.savepoint():
                    self.of(name).create({**values, 'partner_id': target.id})
                said.append(str(refused.exception))
            self.assertEqual(len(set(said)), 1, said)


class TestScopeOracleNew(PortfolioCase):
    """What a user sees who is new."""

    def test_somebody_without_role_finds_as_before(self):
        guest = new_test_user(self.env, 'plain', groups='base.group_user,base.group_partner_manager')
        found = self.env['res.partner'].with_user(guest).find_or_create(self.hotel_contact.email)
        self.assertEqual(found, self.hotel_contact)
