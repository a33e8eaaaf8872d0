from lxml import etree

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

from ..common import PortfolioCase

RECIPIENTS = 10_000


@tagged('post_install', '-at_install')
class TestAccountOptout(PortfolioCase):
    """What a contact refused does not reach it: by channel, by purpose, by mailbox."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.newsletter, cls.offers, cls.service = (
            cls.env.ref(f'crm_portfolio.purpose_{name}') for name in ('newsletter', 'offers', 'service'))
        cls.everybody = (
            cls.bakery_contact | cls.garage_contact | cls.hotel_contact | cls.winery_contact)

    def refuse(self, contact, purpose=None, channel='email', **values):
        return self.env['portfolio.optout'].create({
            'partner_id': contact.id, 'purpose_id': purpose.id if purpose else False, 'channel': channel, **values})

    def shown(self, name, **values):
        """Whether the form of a partner with these ``values`` shows the field ``name`` outside of its contacts."""
        arch = etree.fromstring(self.env['res.partner'].with_user(self.ana).get_view(view_type='form')['arch'])
        nodes = [node for node in arch.iter('field') if node.get('name') == name and not any(
            ancestor.tag == 'field' for ancestor in node.iterancestors())]
        return sum(
            not any(safe_eval(place.get('invisible') or 'False', {'portfolio_optout_ids': [], **values})
                    for place in (node, *node.iterancestors()) if place.get('invisible') not in ('1', 'True'))
            for node in nodes)

    def test_what_is_refused_is_said_in_words(self):
        """One label for every channel: the purposes are named unless it is for all of them."""
        for contact, refusals, label in [
            (self.bakery_contact, [('email', None), ('phone', None)], "No e-mail · No calls"),
            (self.garage_contact, [('phone', self.offers)], "No calls (Offers and promotions)"),
            (self.hotel_contact, [('post', None), ('email', self.newsletter), ('email', None), ('sms', self.offers)],
             "No e-mail · No SMS (Offers and promotions) · No letters"),
            (self.winery_contact, [], ""),
        ]:
            for channel, purpose in refusals:
                self.refuse(contact, purpose, channel)
            with self.subTest(label=label):
                self.assertEqual(contact.with_user(self.ana).portfolio_optout_label or "", label)
        self.bakery_contact.portfolio_optout_ids[0].active = False
        self.assertEqual(self.bakery_contact.portfolio_optout_label, "No e-mail")

    def test_what_is_refused_is_read_at_once_for_all(self):
        self.refuse(self.bakery_contact, self.offers, 'phone')
        people = self.everybody.with_prefetch(self.everybody.ids)
        people.mapped('portfolio_optout_label')
        for contact in self.everybody:
            self.refuse(contact, self.newsletter)
        self.env.invalidate_all()
        with self.assertQueryCount(6):
            people.mapped('portfolio_optout_label')

    def test_what_is_refused_stands_where_people_call_and_write(self):
        for view in (
                'crm_portfolio.res_partner_view_form_account', 'crm_portfolio.res_partner_view_form_contact',
                'base.view_partner_form'):
            arch = etree.fromstring(
                self.env['res.partner'].with_user(self.ana).get_view(self.env.ref(view).id, 'form')['arch'])
            places = "//field[@name='portfolio_optout_label']"
            self.assertTrue(arch.xpath(f"//div[@name='portfolio_badges']{places}"), view)
            self.assertTrue(arch.xpath(f"//field[@name='child_ids']/kanban{places}"), view)

    def test_a_company_and_a_person_refuse_on_their_page(self):
        for is_company in (True, False):
            self.assertEqual(self.shown(
                'portfolio_optout_ids', is_company=is_company, portfolio_managed=True, id=1,
                portfolio_is_account=True, parent_id=False), 1)
        self.bakery.with_user(self.ana).portfolio_optout_ids = [Command.create({'channel': 'email'})]
        self.assertTrue(self.bakery.portfolio_no_mailing)

    def new_account(self):
        return self.env['res.partner'].with_user(self.ana).with_context(
            portfolio_new_account=True, default_is_company=True)

    def test_a_line_on_a_page_never_asks_whose_it_is(self):
        """Small screens open a line in a form: without one of its own, it asked for the contact, not saved yet."""
        for view in ('crm_portfolio.res_partner_view_form_account', 'base.view_partner_form'):
            arch = etree.fromstring(
                self.env['res.partner'].with_user(self.ana).get_view(self.env.ref(view).id, 'form')['arch'])
            nodes = arch.xpath("//field[@name='portfolio_optout_ids'][@nolabel]")
            self.assertEqual(len(nodes), 2)
            for node in nodes:
                forms = {child.tag: {field.get('name') for field in child.iter('field')} for child in node}
                self.assertLessEqual({'list', 'kanban', 'form'}, set(forms))
                self.assertEqual(forms['form'], {'channel', 'purpose_id', 'source', 'date', 'evidence'})
                self.assertNotIn('partner_id', set().union(*forms.values()))

    def test_a_new_account_refuses_in_the_same_save(self):
        """On 3 March Ana types in a company that wants no calls and no newsletter, and saves once."""
        line = {'source': 'person', 'date': '2026-03-03', 'evidence': "Said so on the phone"}
        [saved] = self.new_account().browse().web_save({
            'name': "Frutas Sol", 'is_company': True, 'portfolio_optout_ids': [
                [0, 'virtual_1', {**line, 'channel': 'phone', 'purpose_id': False}],
                [0, 'virtual_2', {**line, 'channel': 'email', 'purpose_id': self.newsletter.id}],
            ]}, {'id': {}})
        account = self.new_account().browse(saved['id'])
        refusals = account.portfolio_optout_ids
        self.assertEqual(set(refusals.mapped('channel')), {'phone', 'email'})
        self.assertEqual(refusals.partner_id, account)
        self.assertEqual(refusals.user_id, self.ana)

    def test_a_line_of_an_account_is_of_no_other(self):
        """Of the account without being told, and though another be named; of a contact on the contact's own line."""
        account = self.new_account().create({
            'name': "Frutas Luna", 'portfolio_optout_ids': [
                Command.create({'channel': 'email'}),
                Command.create({'channel': 'sms', 'partner_id': self.garage.id})],
            'child_ids': [Command.create({
                'name': "Eva Paz", 'is_company': False,
                'portfolio_optout_ids': [Command.create({'channel': 'post'})]})]})
        self.assertEqual(set(account.portfolio_optout_ids.mapped('channel')), {'email', 'sms'})
        self.assertEqual(account.child_ids.portfolio_optout_ids.channel, 'post')
        account.portfolio_optout_ids = [Command.create({'channel': 'phone', 'partner_id': self.garage.id})]
        self.assertEqual(len(account.portfolio_optout_ids), 3)
        self.assertFalse(self.garage.portfolio_optout_ids)

    def mailing(self, purpose=None, model='res.partner', domain=None, **values):
        return self.env['mailing.mailing'].create({
            'subject': "News", 'body_html': "<p>Hello</p>", 'mailing_type': 'mail',
            'mailing_model_id': self.env['ir.model']._get_id(model),
            'mailing_domain': repr(domain or [('id', 'in', self.everybody.ids)]),
            'portfolio_purpose_id': purpose.id if purpose else False, **values})

    def reached(self, mailing):
        return self.env[mailing.mailing_model_real].browse(mailing._get_remaining_recipients())

    def outcome(self, mailing):
        return {line['res_id']: line['outcome'] for line in mailing._portfolio_dry_run()}

    def test_channel_and_purpose(self):
        self.refuse(self.bakery_contact, self.newsletter)
        self.refuse(self.garage_contact)
        self.refuse(self.hotel_contact, channel='phone')
        for purpose, left_out in [
            (self.newsletter, self.bakery_contact | self.garage_contact), (self.offers, self.garage_contact),
            (None, self.bakery_contact | self.garage_contact), (self.service, self.everybody.browse()),
        ]:
            with self.subTest(purpose=purpose and purpose.name):
                mailing = self.mailing(purpose)
                self.assertEqual(self.reached(mailing), self.everybody - left_out)
                outcomes = self.outcome(mailing)
                self.assertEqual(
                    {pid for pid, outcome in outcomes.items() if outcome == 'refused'}, set(left_out.ids))
                self.assertEqual(
                    {pid for pid, outcome in outcomes.items() if outcome == 'sent'}, set(self.reached(mailing).ids))

    def test_a_withdrawn_refusal_counts_no_more(self):
        refusal = self.refuse(self.bakery_contact)
        refusal.active = False
        self.assertIn(self.bakery_contact, self.reached(self.mailing()))
        self.assertFalse(self.bakery_contact.portfolio_no_mailing)
        with self.assertRaises(UserError):
            refusal.unlink()

    def test_blocked_accounts_get_none_but_what_was_agreed(self):
        self.env['portfolio.block'].create({
            'partner_id': self.bakery.id, 'kind': 'mailing', 'reason_id': self.env.ref(
                'crm_portfolio.block_reason_request').id})
        mailing = self.mailing(self.newsletter)
        self.assertEqual(self.reached(mailing), self.everybody - self.bakery_contact)
        self.assertEqual(self.outcome(mailing)[self.bakery_contact.id], 'blocked')
        self.assertIn(self.bakery_contact.email_normalized, mailing._get_opt_out_list())
        self.assertIn(self.bakery_contact, self.reached(self.mailing(self.service)))

    def test_every_kind_of_block_in_every_kind_of_mailing(self):
        """Kind of block by how the mailing found its recipients: contacts, a list, its members, two sorts of leads."""
        mailbox = self.bakery_contact.email
        listed = self.env['mailing.contact'].create({'name': "Listed", 'email': mailbox})
        everyone = self.env['mailing.list'].create({'name': "Everyone", 'contact_ids': [Command.set(listed.ids)]})
        of_account, by_mail = self.env['crm.lead'].create([
            {'name': "Of the account", 'partner_id': self.bakery.id, 'email_from': 'new@example.com'},
            {'name': "By its mailbox", 'email_from': mailbox}])
        ways = [
            self.mailing(domain=[('id', '=', self.bakery_contact.id)]),
            self.mailing(model='mailing.list', domain=[('list_ids', 'in', everyone.ids)],
                         contact_list_ids=[Command.set(everyone.ids)]),
            self.mailing(model='mailing.contact', domain=[('id', '=', listed.id)]),
            self.mailing(model='crm.lead', domain=[('id', '=', of_account.id)]),
            self.mailing(model='crm.lead', domain=[('id', '=', by_mail.id)]),
        ]
        reason = self.env.ref('crm_portfolio.block_reason_request')
        for kind, gets_it in [('order', True), ('visit', True), ('mailing', False), ('all', False)]:
            block = self.env['portfolio.block'].create(
                {'partner_id': self.bakery.id, 'kind': kind, 'reason_id': reason.id})
            for way, mailing in enumerate(ways):
                with self.subTest(kind=kind, way=way, model=mailing.mailing_model_real):
                    self.assertEqual(bool(self.reached(mailing)), gets_it)
            block._lift("The next case.")

    @mute_logger('odoo.addons.mass_mailing.models.mailing')
    def test_the_job_that_sends_asks_again(self):
        """Whoever is blocked, or refuses, after the mailing was put in the queue does not get it."""
        mailing = self.mailing(self.newsletter)
        mailing.action_put_in_queue()
        self.env['portfolio.block'].create({
            'partner_id': self.bakery.id, 'kind': 'mailing',
            'reason_id': self.env.ref('crm_portfolio.block_reason_request').id})
        self.refuse(self.garage_contact, self.newsletter)
        with self.enter_registry_test_mode():
            self.env.ref('mass_mailing.ir_cron_mass_mailing_queue').method_direct_trigger()
        mailing.invalidate_recordset()
        self.assertEqual(mailing.state, 'done')
        self.assertEqual(
            set(mailing.mailing_trace_ids.filtered(lambda trace: trace.trace_status != 'cancel').mapped('res_id')),
            set((self.hotel_contact | self.winery_contact).ids))
        self.assertEqual((mailing.portfolio_refused_count, mailing.portfolio_blocked_count), (1, 1))
        action = mailing.action_portfolio_left_out()
        lines = self.env[action['res_model']].search(action['domain'])
        self.assertEqual({line.res_id: line.outcome for line in lines}, {
            self.bakery_contact.id: 'blocked', self.garage_contact.id: 'refused'})
        self.refuse(self.hotel_contact)
        left = mailing.action_portfolio_left_out()['domain'][0][2]
        self.assertEqual(len(left), 2, "who got it and refused since was not left out")

    @mute_logger('odoo.addons.mass_mailing.models.mailing')
    def test_a_mailing_that_nobody_gets_says_why(self):
        for contact in self.everybody:
            self.refuse(contact)
        mailing = self.mailing()
        mailing.action_put_in_queue()
        with self.enter_registry_test_mode():
            self.env.ref('mass_mailing.ir_cron_mass_mailing_queue').method_direct_trigger()
        mailing.invalidate_recordset()
        self.assertEqual((mailing.state, mailing.portfolio_refused_count), ('done', 4))

    def test_a_refused_mailbox_is_refused_in_every_list(self):
        self.refuse(self.bakery_contact)
        mailbox = self.bakery_contact.email
        lead = self.env['crm.lead'].create({'name': "Lead", 'email_from': f"Other <{mailbox.upper()}>"})
        self.assertFalse(self.reached(self.mailing(model='crm.lead', domain=[('id', '=', lead.id)])))
        contact = self.env['mailing.contact'].create({'name': "Listed", 'email': mailbox})
        self.assertFalse(self.reached(self.mailing(model='mailing.contact', domain=[('id', '=', contact.id)])))
        twin = self.env['res.partner'].create({'name': "Twin", 'email': mailbox})
        self.assertFalse(self.reached(self.mailing(domain=[('id', '=', twin.id)])))

    def test_one_mail_a_mailbox(self):
        self.garage_contact.email = self.bakery_contact.email.upper()
        mailing = self.mailing()
        self.assertEqual(len(self.reached(mailing) & (self.bakery_contact | self.garage_contact)), 1)
        self.assertEqual(sorted(self.outcome(mailing).values()), ['mailbox', 'sent', 'sent', 'sent'])

    def test_the_list_of_who_gets_it_and_who_not(self):
        self.env['mail.blacklist']._add(self.hotel_contact.email)
        self.winery_contact.email = "nobody"
        self.refuse(self.garage_contact)
        mailing = self.mailing()
        self.assertEqual(self.outcome(mailing), {
            self.bakery_contact.id: 'sent', self.garage_contact.id: 'refused', self.hotel_contact.id: 'blacklist',
            self.winery_contact.id: 'no_email'})
        action = mailing.action_portfolio_dry_run()
        lines = self.env[action['res_model']].search(action['domain'])
        self.assertEqual(len(lines), 4)
        self.assertEqual(lines.filtered(lambda line: line.outcome == 'sent').name, self.bakery_contact.display_name)

    @mute_logger('odoo.addons.mass_mailing.models.mailing')
    def test_nothing_leaks_when_the_composer_gets_the_recipients_itself(self):
        self.refuse(self.bakery_contact)
        mailing = self.mailing()
        mailing._action_send_mail(self.everybody.ids)
        traces = {trace.res_id: trace.trace_status for trace in mailing.mailing_trace_ids}
        self.assertEqual(traces.pop(self.bakery_contact.id), 'cancel')
        self.assertNotIn('cancel', traces.values())

    def test_no_leak_among_ten_thousand(self):
        self.env.cr.execute("""
            INSERT INTO res_partner (name, complete_name, email, email_normalized, active, type, parent_id,
                                     commercial_partner_id, autopost_bills)
            SELECT 'Many ' || n, 'Many ' || n, 'many' || n || '@example.com', 'many' || (n / 2) || '@example.com', true,
                   'contact', %s, %s, 'ask'
              FROM generate_series(1, %s) n RETURNING id""", [self.bakery.id, self.bakery.id, RECIPIENTS])
        ids = [row[0] for row in self.env.cr.fetchall()]
        refused = ids[::7]
        self.env.cr.execute("""
            INSERT INTO portfolio_optout (partner_id, channel, purpose_id, source, date, user_id, active)
            SELECT unnest(%s), 'email', %s, 'import', '2026-03-02', %s, true""",
            [refused, self.newsletter.id, self.env.uid])
        self.env.invalidate_all()
        mailing = self.mailing(self.newsletter, domain=[('id', 'in', ids)])
        # eight reads of a thousand recipients each, and what the mailing and the registry know already or not
        with self.assertQueryCount(16):
            kept = mailing._get_remaining_recipients()
        people = self.env['res.partner'].browse(ids)
        no_more = set(self.env['res.partner'].browse(refused).mapped('email_normalized'))
        got = self.env['res.partner'].browse(kept).mapped('email_normalized')
        self.assertFalse(no_more & set(got), "no leak")
        self.assertEqual(len(got), len(set(got)), "one mail a mailbox")
        self.assertEqual(set(got), set(people.mapped('email_normalized')) - no_more, "and nobody else is left out")

    def test_what_was_agreed_cannot_be_refused(self):
        with self.assertRaises(ValidationError):
            self.refuse(self.bakery_contact, self.service)

    def test_who_may_do_what(self):
        refusal = self.refuse(self.bakery_contact)
        for user, operations in [
            (self.ana, 'read write create'), (self.bruno, ''), (self.maria, 'read write create'), (self.carla, ''),
            (self.diego, 'read write create'), (self.stock, ''),
        ]:
            for operation in ('read', 'write', 'create', 'unlink'):
                with self.subTest(user=user.login, operation=operation):
                    self.assertEqual(refusal.with_user(user).has_access(operation), operation in operations.split())
        self.assertFalse(self.env['portfolio.optout'].with_user(self.bruno).search([]))
        with self.assertRaises(AccessError):
            self.env['portfolio.optout'].with_user(self.bruno).create(
                {'partner_id': self.bakery_contact.id, 'channel': 'phone'})
        with self.assertRaises(AccessError):
            self.env['portfolio.optout'].with_user(self.ana).create({
                'partner_id': self.garage_contact.id, 'user_id': self.bruno.id})
        noted = self.env['portfolio.optout'].with_user(self.ana).create({
            'partner_id': self.garage_contact.id, 'date': fields.Date.today()})
        self.assertEqual(noted.user_id, self.ana)

    def test_only_people_in_a_position(self):
        head, buyer = (self.env.ref(f'crm_portfolio.position_{code}') for code in ('purchasing_head', 'buyer'))
        self.bakery_contact.portfolio_job_position_id, self.garage_contact.portfolio_job_position_id = head, buyer
        mailing = self.mailing(portfolio_position_ids=[Command.set(head.parent_id.ids)])
        self.assertEqual(self.reached(mailing), self.bakery_contact | self.garage_contact)
        self.assertEqual(set(self.outcome(mailing)), set((self.bakery_contact | self.garage_contact).ids))

    def test_the_account_search_knows_who_refused_what(self):
        """No mailing, and by purpose, as the account search asks: the account itself or one of its contacts."""
        self.refuse(self.bakery_contact, self.newsletter)
        self.refuse(self.garage)
        self.refuse(self.hotel_contact, self.offers)
        accounts = self.bakery | self.garage | self.hotel
        views = self.env['res.partner'].with_user(self.maria).get_views(
            [(self.env.ref('crm_portfolio.res_partner_view_search_account').id, 'search')])
        arch = etree.fromstring(views['views']['search']['arch'])

        def found(user, path, attribute, value=None):
            [node] = arch.xpath(path)
            domain = safe_eval(node.get(attribute), {'self': value})
            return accounts.with_user(user).search([('id', 'in', accounts.ids), *domain])

        no_mailing, mailing = "//filter[@name='no_mailing']", "//filter[@name='mailing']"
        self.assertEqual(found(self.maria, no_mailing, 'domain'), accounts)
        self.assertEqual(found(self.ana, no_mailing, 'domain'), self.bakery | self.garage)
        self.assertFalse(found(self.maria, mailing, 'domain'))
        for purpose, expected in [
            (self.newsletter, self.bakery | self.garage), (self.offers, self.garage | self.hotel),
        ]:
            with self.subTest(purpose=purpose.name):
                self.assertEqual(found(
                    self.maria, "//field[@name='portfolio_optout_ids']", 'filter_domain', purpose.name), expected)
        self.env['portfolio.optout'].search([('partner_id', '=', self.bakery_contact.id)]).active = False
        self.assertEqual(found(self.maria, mailing, 'domain'), self.bakery)
