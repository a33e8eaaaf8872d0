import re

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from ..common import PortfolioCase


class TestScopePartnerRule(PortfolioCase):
    """What a restricted representative must still be able to read and do.

    The list B1 to B19 (what a rule on partners breaks in Odoo) and A1 to A7 (what the rule has to
    allow) is the requirement; the numbers are in the tests' names.
    """

    def as_(self, user, *records):
        return [record.with_user(user) for record in records]

    def found(self, user, domain=()):
        return self.env['res.partner'].with_user(user).search([('portfolio_managed', '=', True), *domain])

    # -- A: what the rule allows -----------------------------------------------------------------

    def test_a1_colleagues_and_the_bot_stay_readable(self):
        for user in (self.bruno, self.maria, self.env.ref('base.user_root')):
            self.assertTrue(user.partner_id.with_user(self.ana).email or True)
            user.partner_id.with_user(self.ana).check_access('read')

    def test_a1_a_colleague_whose_partner_sits_below_a_customer_stays_readable(self):
        inside = new_test_user(self.env, 'inside', groups='base.group_user')
        inside.partner_id.parent_id = self.hotel
        self.assertTrue(inside.with_user(self.ana).name)
        inside.partner_id.with_user(self.ana).check_access('read')

    def test_a2_our_companies_stay_readable(self):
        company = self.env['res.company'].create({'name': "Sister"})
        self.env.company.partner_id.portfolio_category_id = self.env.ref('crm_portfolio.category_other')
        for partner in (company.partner_id, self.env.company.partner_id):
            partner.with_user(self.ana).check_access('read')

    def test_a3_what_is_no_account_stays_readable_and_is_the_users_to_change(self):
        vendor = self.vendor.with_user(self.ana)
        self.assertEqual(vendor.name, "Paper Supplies")
        vendor.phone = '600 000 000'
        self.env.ref('base.public_partner').with_user(self.ana).check_access('read')

    def test_a4_the_whole_tree_of_an_account_archived_contacts_too(self):
        invoice, gone = self.env['res.partner'].create([
            {'name': "Invoices", 'parent_id': self.bakery.id, 'type': 'invoice'},
            {'name': "Gone", 'parent_id': self.bakery.id, 'active': False},
        ])
        for partner in (self.bakery_contact, invoice, gone):
            partner.with_user(self.ana).check_access('write')
            self.assertFalse(partner.with_user(self.bruno).has_access('read'))

    def test_a5_the_holding_of_an_account_is_read_not_written(self):
        holding = self.account("Holding", self.carla)
        self.bakery.parent_id = holding
        holding.with_user(self.ana).check_access('read')
        self.assertFalse(holding.with_user(self.ana).has_access('write'))
        self.assertFalse(holding.child_ids.filtered(lambda c: not c.is_company).with_user(self.ana).has_access('read'))

    def test_a5_who_holds_the_holding_reads_its_subsidiaries_if_the_setting_says_so(self):
        holding = self.account("Holding", self.carla)
        self.bakery.parent_id = holding
        self.bakery_contact.with_user(self.carla).check_access('read')
        self.assertFalse(self.bakery.with_user(self.carla).has_access('write'))
        self.env['ir.config_parameter'].set_param('crm_portfolio.subsidiaries_visible', 'no')
        self.env['portfolio.visibility']._rebuild()
        self.assertFalse(self.bakery.with_user(self.carla).has_access('read'))

    def test_a6_what_nobody_looks_after_is_read_by_all_or_by_managers(self):
        self.orphan.with_user(self.ana).check_access('read')
        self.assertFalse(self.orphan.with_user(self.ana).has_access('write'))
        self.env['ir.config_parameter'].set_param('crm_portfolio.pool_visible', 'managers')
        self.env.invalidate_all()
        self.assertFalse(self.orphan.with_user(self.ana).has_access('read'))
        self.orphan_contact.with_user(self.maria).check_access('write')

    def test_a7_back_office_and_stock_users_see_everything(self):
        accountant = new_test_user(
            self.env, 'both', groups='crm_portfolio.portfolio_group_representative,account.group_account_invoice')
        for user in (accountant, self.stock, self.diego):
            self.assertLessEqual(self.bakery | self.hotel | self.winery, self.found(user))

    def test_users_without_our_role_are_asked_nothing(self):
        query = self.env['res.partner'].with_user(self.stock)._search([])
        self.assertNotIn('portfolio', str(query.select()))

    def test_the_rule_is_one_in_and_no_or(self):
        sql = str(self.env['res.partner'].with_user(self.ana)._search([('name', '=', "x")]).select().code)
        rule = re.search(r'"id" IN \((SELECT [^()]*)\)', sql).group(1)
        self.assertEqual(rule.count('portfolio_visibility'), 2, "the user's rows and the pool's")
        self.assertEqual(rule.count('UNION ALL'), 2)
        self.assertNotIn(' OR ', rule)

    # -- B: what must not break ------------------------------------------------------------------

    def test_b1_a_chatter_opens(self):
        self.bakery.message_post(body="hello", message_type='comment')
        suggested = self.bakery.with_user(self.ana)._message_get_suggested_recipients(reply_discussion=True)
        self.assertIsInstance(suggested, list)

    def test_b2_a_thread_followed_by_a_foreign_customer_opens(self):
        lead = self.env['crm.lead'].create({'name': "Ovens", 'user_id': self.ana.id, 'partner_id': self.bakery.id})
        lead.message_subscribe(self.hotel_contact.ids)
        lead.message_post(body="hello", author_id=self.hotel_contact.id, message_type='comment')
        suggested = lead.with_user(self.ana)._message_get_suggested_recipients(reply_discussion=True)
        self.assertIn(self.bakery.id, {item['partner_id'] for item in suggested} | {self.bakery.id})

    def test_b3_the_dropdown_shows_a_contact_below_a_holding(self):
        self.bakery.parent_id = self.account("Holding", self.carla)
        self.env.invalidate_all()
        rows = self.env['res.partner'].with_user(self.ana).with_context(formatted_display_name=True).web_name_search(
            "Bakery", {'display_name': {}})
        self.assertIn(self.bakery.id, [row['id'] for row in rows])

    def test_b4_counters_climb_to_the_holding(self):
        self.bakery.parent_id = self.account("Holding", self.carla)
        self.env['sale.order'].create({'partner_id': self.bakery.id, 'user_id': self.ana.id})
        self.env['crm.lead'].create({'name': "Ovens", 'partner_id': self.bakery.id, 'user_id': self.ana.id})
        self.env.invalidate_all()
        bakery = self.bakery.with_user(self.ana)
        self.assertEqual((bakery.sale_order_count, bakery.opportunity_count), (1, 1))

    def test_b5_a_contacts_address_follows_to_its_account_but_not_to_the_holding(self):
        holding = self.account("Holding", self.carla, street="Gran Vía 1", city="Madrid")
        self.bakery.parent_id = holding
        self.bakery.with_user(self.ana).street = "Calle Mayor 2"
        self.bakery_contact.with_user(self.ana).city = "Toledo"
        self.assertEqual((holding.street, holding.city), ("Gran Vía 1", "Madrid"))
        self.assertEqual(self.bakery.street, "Calle Mayor 2")
        self.assertEqual(self.bakery.city, "Toledo")

    def test_b6_an_order_gets_the_invoice_address(self):
        invoice = self.env['res.partner'].create(
            {'name': "Invoices", 'parent_id': self.bakery.id, 'type': 'invoice'})
        order = self.env['sale.order'].with_user(self.ana).create({'partner_id': self.bakery.id})
        self.assertEqual(order.partner_invoice_id, invoice)
        self.assertEqual(order.user_id, self.ana)

    def test_b7_an_order_of_a_lost_account_is_gone_with_it(self):
        order = self.env['sale.order'].create({'partner_id': self.bakery.id, 'user_id': self.ana.id})
        order.with_user(self.ana).check_access('read')
        self.bakery.user_id = self.bruno
        self.assertFalse(order.with_user(self.ana).has_access('read'))
        order.with_user(self.bruno).check_access('write')

    def test_b8_an_unassigned_lead_of_a_foreign_account_does_not_show(self):
        foreign, free = self.env['crm.lead'].create([
            {'name': "Hotel", 'partner_id': self.hotel.id, 'user_id': False},
            {'name': "Nobody", 'user_id': False},
        ])
        found = self.env['crm.lead'].with_user(self.ana).search([('id', 'in', (foreign | free).ids)])
        self.assertEqual(found, free)
        found.web_read({'partner_id': {'fields': {'display_name': {}}}, 'commercial_partner_id': {}})

    def test_b9_mail_to_a_colleagues_customer_makes_a_contact_of_its_own(self):
        """Whether it is somebody's already is not told: see TestScopeOracle."""
        Partner = self.env['res.partner'].with_user(self.ana)
        [made] = Partner._find_or_create_from_emails(['hotel@example.com'])
        self.assertEqual(made.create_uid, self.ana)
        self.assertEqual(Partner.find_or_create('hotel@example.com'), made)
        lead = self.env['crm.lead'].with_user(self.ana).create({'name': "x", 'email_from': 'hotel@example.com'})
        self.assertEqual(lead._find_matching_partner(), made)
        self.assertEqual(
            Partner.with_user(self.bruno)._find_or_create_from_emails(['hotel@example.com'])[0].id,
            self.hotel_contact.id)

    def test_b10_the_activity_list_shows_who_is_in_charge(self):
        activity = self.hotel.activity_schedule('mail.mail_activity_data_todo', user_id=self.ana.id, summary="Call")
        name = {'fields': {'display_name': {}}}
        row = activity.with_user(self.ana).web_read({'summary': {}, 'user_id': name, 'create_uid': name})
        self.assertEqual(row[0]['summary'], "Call", "still the assignee's, although the account is not")
        self.assertEqual(activity.with_user(self.ana).user_id.partner_id.name, "Ana")

    def test_b11_a_meeting_with_ones_own_customer_is_made_and_copied(self):
        event = self.env['calendar.event'].with_user(self.ana).with_context(no_mail_to_attendees=True).create({
            'name': "Visit", 'start': '2026-03-02 09:00:00', 'stop': '2026-03-02 10:00:00',
            'partner_ids': [fields.Command.set((self.ana.partner_id | self.bakery_contact).ids)],
        })
        self.assertEqual(len(event.copy().attendee_ids), 2)

    def test_b12_followers_are_counted_without_error(self):
        self.bakery.message_subscribe((self.hotel_contact | self.bakery_contact).ids)
        self.env.invalidate_all()
        self.assertTrue(self.bakery.with_user(self.ana).message_follower_ids)

    def test_b13_the_companys_own_partner_is_read_on_company_and_bank(self):
        company = self.env.company.with_user(self.ana)
        self.assertTrue(company.partner_id.name)
        bank = self.env['res.partner.bank'].create({
            'acc_number': 'ES9121000418450200051332', 'partner_id': self.env.company.partner_id.id})
        self.assertTrue(bank.with_user(self.ana).partner_id.name)

    def test_b14_vendors_and_the_public_are_not_restricted(self):
        self.assertIn(self.vendor, self.env['res.partner'].with_user(self.ana).search([('is_company', '=', True)]))

    def test_b15_a_portal_customer_still_sees_himself(self):
        portal = new_test_user(self.env, 'portal', groups='base.group_portal')
        portal.partner_id.parent_id = self.hotel
        self.env.invalidate_all()
        seen = self.env['res.partner'].with_user(portal).search([])
        self.assertIn(self.hotel, seen)
        self.assertNotIn(self.bakery, seen)

    def test_b16_what_runs_as_root_sees_everything(self):
        # why mailings, digests and crons of ours limit themselves explicitly
        self.assertLessEqual(
            self.bakery | self.hotel, self.env['res.partner'].with_user(self.ana).sudo().search([]))

    def test_b17_reports_name_nobody_out_of_scope(self):
        for partner in (self.bakery, self.hotel):
            self.env['crm.lead'].create({'name': "x", 'partner_id': partner.id, 'user_id': self.ana.id})
            order = self.env['sale.order'].create({
                'partner_id': partner.id, 'user_id': self.ana.id,
                'order_line': [fields.Command.create({'product_id': self.env['product.product'].create(
                    {'name': "Oven"}).id})]})
            order.action_confirm()
        self.env.flush_all()
        groups = self.env['sale.report'].with_user(self.ana)._read_group([], ['commercial_partner_id'])
        self.assertEqual(groups, [(self.bakery,)])
        groups = self.env['crm.lead'].with_user(self.ana).formatted_read_group([], ['partner_id'], ['__count'])
        self.assertNotIn("Hotel", str(groups))

    def test_b18_writing_oneself_out_or_in_is_refused(self):
        with self.assertRaisesRegex(AccessError, "hand-over"):
            self.bakery.with_user(self.ana).user_id = self.bruno
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana).user_id = self.ana

    def test_b19_what_a_representative_creates_is_his(self):
        bar = self.env['res.partner'].with_user(self.ana).create({
            'name': "Bar", 'is_company': True, 'child_ids': [fields.Command.create({'name': "Bar Contact"})]})
        self.assertEqual(bar.user_id, self.ana)
        self.assertEqual(bar.portfolio_kind, 'lead')
        self.assertEqual(bar.portfolio_responsible_ids.user_id, self.ana)
        bar.child_ids.phone = '600 000 000'
        self.assertFalse(bar.with_user(self.bruno).has_access('read'))

    def test_b19_quick_creating_the_customer_of_a_lead(self):
        lead = self.env['crm.lead'].with_user(self.ana).create({
            'name': "Ovens", 'partner_name': "Bar", 'contact_name': "Bea", 'email_from': 'bea@bar.example.com'})
        contact = lead._create_customer()
        self.assertEqual(contact.commercial_partner_id.name, "Bar")
        self.assertEqual(contact.commercial_partner_id.user_id, self.ana)
        contact.check_access('write')

    def test_the_user_picker_offers_every_colleague(self):
        names = self.env['res.users'].with_user(self.ana).name_search("Bruno")
        self.assertEqual([user_id for user_id, _name in names], self.bruno.ids)


@tagged('post_install', '-at_install')
class TestScopeScreens(HttpCase, PortfolioCase):
    """The requests the web client makes for a representative, over HTTP."""

    @mute_logger('odoo.http')
    def test_form_list_and_thread_of_an_account_load(self):
        self.bakery.parent_id = self.account("Holding", self.carla)
        self.bakery.message_subscribe(self.hotel_contact.ids)
        self.authenticate('ana', 'ana')
        for model, record in [('res.partner', self.bakery), ('res.partner', self.bakery_contact)]:
            result = self.make_jsonrpc_request('/mail/data', {'fetch_params': [['mail.thread', {
                'thread_model': model, 'thread_id': record.id,
                'request_list': ['activities', 'followers', 'suggestedRecipients', 'attachments']}]]})
            self.assertTrue(result)
