from odoo import fields
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form

from ..common import PortfolioCase


class TestScopeGuard(PortfolioCase):
    """Ana sees the bakery and the garage. She points at nothing of the hotel, wherever she writes its number."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.oven = cls.env['product.product'].create(
            {'name': "Oven", 'list_price': 100.0, 'taxes_id': [Command.clear()]})
        cls.order = cls.env['sale.order'].create({'partner_id': cls.bakery.id, 'user_id': cls.ana.id})
        cls.lead = cls.env['crm.lead'].create({
            'name': "Second oven", 'partner_id': cls.bakery.id, 'user_id': cls.ana.id, 'type': 'opportunity'})
        cls.hidden_lead = cls.env['crm.lead'].create({
            'name': "Hotel kitchen", 'partner_id': cls.hotel.id, 'user_id': cls.bruno.id, 'type': 'opportunity'})

    def assertHidden(self, call, *args, **kwargs):
        with self.assertRaises(AccessError) as caught, self.env.cr.savepoint():
            call(*args, **kwargs)
        self.assertNotIn("Hotel", str(caught.exception))
        return str(caught.exception)

    def of(self, model, user=None):
        return self.env[model].with_user(user or self.ana)

    # -- create and write --------------------------------------------------------------------------

    def test_an_order_names_no_address_of_a_hidden_account(self):
        order = self.order.with_user(self.ana)
        for name in ('partner_id', 'partner_invoice_id', 'partner_shipping_id'):
            self.assertHidden(order.write, {name: self.hotel_contact.id})
            self.assertHidden(self.of('sale.order').create, {'partner_id': self.bakery.id, name: self.hotel.id})
        order.partner_shipping_id = self.garage
        self.assertEqual(order.partner_shipping_id, self.garage)

    def test_whether_it_exists_is_not_told(self):
        order = self.order.with_user(self.ana)
        gone = self.hotel.copy()
        gone.unlink()
        self.assertEqual(
            self.assertHidden(order.write, {'partner_shipping_id': self.hotel.id}),
            self.assertHidden(order.write, {'partner_shipping_id': gone.id}))

    def test_many2many_and_lines(self):
        event = self.of('calendar.event').create({
            'name': "Visit", 'start': '2026-03-02 09:00:00', 'stop': '2026-03-02 10:00:00',
            'partner_ids': [Command.link(self.bakery_contact.id)]})
        for command in (Command.link(self.hotel_contact.id), Command.set(self.hotel_contact.ids)):
            self.assertHidden(event.write, {'partner_ids': [command]})
        self.assertHidden(self.of('calendar.event').create, {
            'name': "Visit", 'start': '2026-03-02 09:00:00', 'stop': '2026-03-02 10:00:00',
            'partner_ids': [Command.set(self.hotel_contact.ids)]})

    def test_a_reference_to_any_model(self):
        activity = self.bakery.with_user(self.ana).activity_schedule('mail.mail_activity_data_todo')
        self.assertHidden(activity.write, {'res_id': self.hotel.id})
        # the number of a lead he does not see, which is the number of an account he sees
        self.assertHidden(activity.write, {
            'res_model_id': self.env['ir.model']._get_id('crm.lead'), 'res_id': self.hidden_lead.id})
        self.assertHidden(self.of('mail.activity').create, {
            'res_model_id': self.env['ir.model']._get_id('crm.lead'), 'res_id': self.hidden_lead.id,
            'activity_type_id': self.env.ref('mail.mail_activity_data_todo').id})

    def test_leads_of_others_are_no_target_either(self):
        self.assertHidden(self.of('sale.order').create, {
            'partner_id': self.bakery.id, 'opportunity_id': self.hidden_lead.id})
        self.assertHidden(self.of('calendar.event').create, {
            'name': "Visit", 'start': '2026-03-02 09:00:00', 'stop': '2026-03-02 10:00:00',
            'opportunity_id': self.hidden_lead.id})

    def test_a_portal_user_of_a_hidden_account_is_no_target_but_every_colleague_is(self):
        portal = self.env['res.users'].with_context(no_reset_password=True).create({
            'name': "Hotel Guest", 'login': 'guest', 'partner_id': self.hotel_contact.id,
            'group_ids': [Command.set(self.env.ref('base.group_portal').ids)]})
        self.assertHidden(self.lead.with_user(self.ana).write, {'user_id': portal.id})
        self.lead.with_user(self.ana).user_id = self.carla

    # -- forms and defaults ------------------------------------------------------------------------

    def test_a_form_answers_nothing_of_a_hidden_account(self):
        Order, spec = self.of('sale.order'), {
            'partner_id': {'fields': {'display_name': {}}}, 'partner_invoice_id': {'fields': {'display_name': {}}},
            'order_line': {'fields': {'name': {}, 'order_partner_id': {'fields': {'display_name': {}}}}}}
        self.assertHidden(Order.onchange, {'partner_id': self.hotel.id}, ['partner_id'], spec)
        self.assertHidden(Order.onchange, {'partner_id': {'id': self.hotel.id}}, ['partner_id'], spec)
        self.assertHidden(self.order.with_user(self.ana).onchange, {'partner_id': self.hotel.id}, ['partner_id'], spec)
        line_spec = {'order_id': {'fields': {'display_name': {}}}, 'name': {}}
        self.assertHidden(
            self.of('sale.order.line').onchange, {'order_id': {'partner_id': self.hotel.id}}, [], line_spec)

    def test_a_default_that_is_hidden_is_left_out(self):
        spec = {'partner_id': {'fields': {'display_name': {}}}}
        Order = self.of('sale.order').with_context(default_partner_id=self.hotel.id)
        self.assertEqual(Order.onchange({}, [], spec)['value']['partner_id'], False)
        self.assertNotIn('partner_id', Order.default_get(['partner_id']))
        self.env['ir.default'].with_user(self.ana).set('crm.lead', 'partner_id', self.hotel.id, user_id=True)
        self.assertFalse(self.of('crm.lead').create({'name': "Mine"}).partner_id)

    def test_a_form_of_what_she_sees_works(self):
        with Form(self.of('sale.order')) as form:
            form.partner_id = self.bakery
            with form.order_line.new() as line:
                line.product_id = self.oven
        self.assertEqual(form.record.partner_invoice_id, self.bakery)
        form.record.with_user(self.ana).action_confirm()

    # -- what was there stays ----------------------------------------------------------------------

    def test_what_was_there_stays(self):
        self.order.partner_shipping_id = self.hotel
        self.order.with_user(self.ana).write({'partner_shipping_id': self.hotel.id, 'client_order_ref': "7"})
        self.assertEqual(self.order.client_order_ref, "7")

    def test_vendors_colleagues_and_one_s_own_are_targets(self):
        order = self.order.with_user(self.ana)
        order.partner_shipping_id = self.vendor
        order.partner_shipping_id = self.bruno.partner_id
        mine = self.of('res.partner').create({
            'name': "Florist", 'is_company': True, 'child_ids': [Command.create({'name': "Rosa"})]})
        order.partner_shipping_id = mine.child_ids

    # -- what is written stays in reach ------------------------------------------------------------

    def test_a_manager_takes_no_account_of_another_team_by_moving_a_responsible(self):
        row = self.env['portfolio.responsible'].create({
            'partner_id': self.bakery.id, 'user_id': self.maria.id,
            'role_id': self.env.ref('crm_portfolio.role_inside').id})
        self.assertHidden(row.with_user(self.maria).write, {'partner_id': self.winery.id})
        self.assertFalse(self.winery.with_user(self.maria).has_access('read'))

    def test_a_colleague_s_document_stays_in_his_sight(self):
        """Bruno sells to the bakery too; the garage is Ana's alone."""
        self.env['portfolio.responsible'].create({
            'partner_id': self.bakery.id, 'user_id': self.bruno.id, 'role_id': self.env.ref(
                'crm_portfolio.role_inside').id})
        order = self.env['sale.order'].create({'partner_id': self.bakery.id, 'user_id': self.bruno.id})
        lead = self.env['crm.lead'].create({
            'name': "Third oven", 'partner_id': self.bakery.id, 'user_id': self.bruno.id, 'type': 'opportunity'})
        for document in (order, lead):
            theirs = document.with_user(self.ana)
            with self.assertRaisesRegex(AccessError, "it belongs to Bruno, who does not see the account"), \
                    self.env.cr.savepoint():
                theirs.write({'partner_id': self.garage.id})
            self.assertTrue(document.with_user(self.bruno).has_access('read'))
            # given to whoever sees it, it is his to work on
            theirs.write({'partner_id': self.garage.id, 'user_id': self.ana.id})
            self.assertEqual((document.partner_id, document.user_id), (self.garage, self.ana))

    def test_nothing_is_moved_to_an_account_one_only_reads(self):
        need = self.of('portfolio.optout').search([], limit=0)
        self.assertFalse(need)
        optout = self.env['portfolio.optout'].create({'partner_id': self.bakery.id, **self.optout_values()})
        self.assertTrue(self.orphan.with_user(self.ana).has_access('read'))
        self.assertHidden(optout.with_user(self.ana).write, {'partner_id': self.orphan.id})
        optout.with_user(self.ana).partner_id = self.garage

    def optout_values(self):
        return {
            name: self.env[field.comodel_name].search([], limit=1).id if field.type == 'many2one'
            else fields.Date.today() if field.type == 'date' else field.get_values(self.env)[0]
            for name, field in self.env['portfolio.optout']._fields.items()
            if field.required and field.store and name != 'partner_id' and not field.default and not field.compute}

    def test_a_lead_given_to_a_colleague_leaves_as_before(self):
        self.lead.with_user(self.ana).user_id = self.bruno
        lone = self.of('crm.lead').create({'name': "No account yet"})
        lone.user_id = self.bruno
        self.assertFalse(lone.with_user(self.ana).has_access('read'))

    def test_a_colleagues_document_stays_in_reach_or_where_it_is(self):
        """Ana sees them because they are the bakery's; at an account of nobody, which all may read, she would not."""
        self.env['ir.config_parameter'].set_param('crm_portfolio.pool_visible', 'everyone')
        documents = [self.order, self.lead, self.env['sale.order'].create({
            'partner_id': self.bakery.id, 'user_id': False, 'opportunity_id': self.lead.id})]
        for document in documents:
            document.user_id = self.bruno
            mine = document.with_user(self.ana)
            with self.subTest(document=document):
                self.assertHidden(mine.write, {'partner_id': self.orphan.id})
                self.assertEqual(document.partner_id, self.bakery)
                mine.write({'partner_id': self.garage.id})
                self.assertEqual(document.partner_id, self.garage)
                # in the same breath it is given to somebody
                mine.write({'partner_id': self.bakery.id, 'user_id': self.carla.id})

    # -- others ------------------------------------------------------------------------------------

    def test_whoever_has_no_scope_is_not_asked(self):
        for user in (self.stock, self.diego):
            self.order.with_user(user).sudo(False)
            self.assertFalse(self.of('sale.order', user)._portfolio_is_guarded())
        self.assertTrue(self.of('sale.order')._portfolio_is_guarded())

    def test_one_query_for_each_model_pointed_at(self):
        Order = self.of('sale.order')
        given = [(Order, {'partner_id': self.bakery.id, 'partner_shipping_id': self.garage.id,
                          'opportunity_id': self.lead.id, 'user_id': self.ana.id})] * 50
        Order._portfolio_hidden_targets(given)
        with self.assertQueryCount(3):
            self.assertFalse(Order._portfolio_hidden_targets(given))

    def test_roles_are_asked_again_when_they_change(self):
        self.assertTrue(self.ana._portfolio_is_restricted())
        self.ana.portfolio_scope = 'all'
        self.assertFalse(self.ana._portfolio_is_restricted())
        self.ana.portfolio_scope = False
        self.assertTrue(self.ana._portfolio_is_restricted())
        self.env.ref('crm_portfolio.portfolio_group_marketing').user_ids += self.ana
        self.assertFalse(self.ana._portfolio_is_restricted())
