import ast

from odoo.exceptions import AccessError, RedirectWarning, UserError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import SQL

from ...tools.foundation.carrier import Reason
from ..common import PortfolioCase


@tagged('post_install', '-at_install')
class TestAccountCategory(PortfolioCase):
    """What an account is, who says so, and what stays written."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lead, cls.prospect, cls.customer, cls.other = (
            cls.env.ref(f'crm_portfolio.category_{kind}')
            for kind in ('lead', 'prospect', 'customer', 'other')
        )
        cls.prescriber = cls.env['portfolio.category'].create({'name': "Prescriber", 'kind': 'other'})

    def changes(self, partner):
        """The history of ``partner`` as ``[(from, to, cause)]``, oldest first."""
        return [
            (change.from_category_id.name or None, change.to_category_id.name or None, change.cause)
            for change in partner.portfolio_change_ids.sorted('id')
        ]

    # -- accounts and their contacts -------------------------------------------------------------

    def test_contacts_follow_their_account(self):
        self.bakery.portfolio_category_id = self.prescriber
        self.assertEqual(self.bakery_contact.portfolio_category_id, self.prescriber)
        self.assertEqual(self.bakery_contact.portfolio_kind, 'other')
        self.assertTrue(self.bakery_contact.portfolio_managed)
        self.assertFalse(self.bakery_contact.portfolio_is_account)
        self.assertEqual(self.changes(self.bakery_contact), [], "a contact has no history of its own")

    def test_a_contact_created_with_another_category_gets_its_accounts(self):
        contact = self.env['res.partner'].create({
            'name': "Nuria", 'parent_id': self.bakery.id, 'portfolio_category_id': self.lead.id})
        self.assertEqual(contact.portfolio_category_id, self.customer)

    def test_a_contact_given_another_category_is_refused(self):
        with self.assertRaisesRegex(UserError, "category of its account Bakery"):
            self.bakery_contact.portfolio_category_id = self.lead
        (self.bakery | self.bakery_contact).portfolio_category_id = self.lead
        self.assertEqual(
            self.bakery_contact.portfolio_category_id, self.lead, "together with its account it may"
        )

    def test_a_contact_who_leaves_becomes_an_account_and_comes_back(self):
        self.bakery_contact.parent_id = False
        self.assertTrue(self.bakery_contact.portfolio_is_account)
        self.bakery_contact.parent_id = self.hotel
        self.assertFalse(self.bakery_contact.portfolio_is_account)
        self.assertEqual(self.changes(self.bakery_contact), [
            (None, "Customer", 'structure'), ("Customer", None, 'structure')])

    def test_category_and_parent_written_together(self):
        self.orphan.write(
            {'is_company': False, 'parent_id': self.hotel.id, 'portfolio_category_id': self.lead.id}
        )
        self.assertEqual(self.orphan.portfolio_category_id, self.customer)

    def test_colleagues_and_our_companies_are_never_managed(self):
        partners = self.ana.partner_id | self.env.company.partner_id
        partners.portfolio_category_id = self.customer
        self.assertEqual(partners.mapped('portfolio_managed'), [False, False])
        self.ana.partner_id.parent_id = self.bakery
        self.assertEqual(self.ana.partner_id.portfolio_category_id, self.customer)
        self.assertFalse(self.ana.partner_id.portfolio_managed, "not even below an account")

    def test_a_contact_who_becomes_a_colleague_is_not_managed_any_more(self):
        self.env['res.users'].create({
            'login': 'hired', 'partner_id': self.bakery_contact.id,
            'group_ids': [(6, 0, self.env.ref('base.group_user').ids)]})
        self.assertFalse(self.bakery_contact.portfolio_managed)

    def test_the_partner_of_a_new_company_is_managed_no_more(self):
        self.env['res.company'].create({'name': "Bakery Ltd", 'partner_id': self.orphan.id})
        self.assertFalse(self.orphan.portfolio_managed)
        self.assertFalse(self.orphan_contact.portfolio_managed)
        self.assertFalse(self.orphan.portfolio_is_account)

    def test_written_as_person_or_company_leaves_one_row(self):
        self.bakery_contact.write({'company_type': 'company', 'portfolio_category_id': self.lead.id})
        self.assertEqual(self.changes(self.bakery_contact), [
            (None, "Customer", 'structure'), ("Customer", "Lead", 'manual')])

    def test_a_customer_in_the_portal_does_not_read_what_he_is_to_us(self):
        portal = new_test_user(self.env, 'portal_user', groups='base.group_portal')
        with self.assertRaises(AccessError):
            portal.partner_id.with_user(portal).read(['portfolio_category_id'])
        portal.partner_id.with_user(portal).read(['name'])

    def test_every_screen_opens(self):
        for user in (self.ana, self.maria, self.diego, self.env.ref('base.user_admin')):
            for xmlid in ('accounts', 'category_change', 'conversion'):
                with self.subTest(user=user.login, action=xmlid):
                    action = self.env.ref(f'crm_portfolio.action_{xmlid}')
                    model = self.env[action.res_model].with_user(user)
                    views = model.get_views([view for view in action.views if view[1] != 'activity'])
                    for kind, view in views['views'].items():
                        self.assertTrue(view['arch'], kind)
                    domain = ast.literal_eval(action.domain or '[]')
                    model.web_search_read(domain, {'display_name': {}}, limit=5)
        form = self.env['res.partner'].with_user(self.ana).get_view(view_type='form')['arch']
        self.assertIn('portfolio_change_ids', form)
        self.assertNotIn('portfolio_category_id', self.env['res.partner'].with_user(self.stock).get_view(
            view_type='form')['arch'], "whoever has no role of ours sees the form as before")

    # -- history ---------------------------------------------------------------------------------

    @freeze_time('2026-03-02 10:00:00')
    def test_every_way_of_writing_leaves_a_row(self):
        self.bakery.with_user(self.ana)._portfolio_tell(Reason("She sold the shop.")).write(
            {'portfolio_category_id': self.other.id})
        change = self.bakery.portfolio_change_ids.sorted('id')[-1:]
        self.assertEqual(change.user_id, self.ana)
        self.assertEqual(str(change.date), '2026-03-02 10:00:00')
        self.assertEqual(change.reason, "She sold the shop.")
        self.assertEqual((change.from_kind, change.to_kind, change.cause), ('customer', 'other', 'manual'))

    def test_an_import_leaves_a_row(self):
        result = self.env['res.partner'].load(
            ['name', 'is_company', 'portfolio_category_id'], [["Florist", "True", "Prescriber"]])
        florist = self.env['res.partner'].browse(result['ids'])
        self.assertEqual(florist.portfolio_category_id, self.prescriber)
        self.assertEqual(self.changes(florist), [(None, "Prescriber", 'import')])
        self.env['res.partner'].load(['.id', 'portfolio_category_id'], [[str(florist.id), "Lead"]])
        self.assertEqual(self.changes(florist)[-1], ("Prescriber", "Lead", 'import'))

    def test_a_category_written_again_leaves_no_row(self):
        before = self.bakery.portfolio_change_ids
        self.bakery.portfolio_category_id = self.customer
        self.assertEqual(self.bakery.portfolio_change_ids, before)

    def test_history_is_never_touched(self):
        change = self.bakery.portfolio_change_ids
        with self.assertRaises(UserError):
            change.reason = "Something nicer"
        with self.assertRaises(UserError):
            change.unlink()

    def test_the_cause_cannot_be_forged_by_a_client(self):
        self.bakery.with_user(self.ana).with_context(
            portfolio={'Change': {'cause': 'order', 'reasons': {}, 'documents': {}}}, import_file=True,
        ).write({'portfolio_category_id': self.other.id})
        self.assertEqual(self.bakery.portfolio_change_ids[:1].cause, 'manual')

    def test_set_category_takes_many_accounts_in_few_queries(self):
        def accounts(count):
            made = self.env['res.partner'].create(
                [{'name': f"Shop {count}-{n}", 'portfolio_category_id': self.lead.id} for n in range(count)])
            self.env.flush_all()
            return made

        counts = {}
        for number in (5, 100):
            shops = accounts(number)
            start = self.env.cr.sql_log_count
            shops._portfolio_set_category(self.prospect, "A fair.", 'manual')
            self.env.flush_all()
            counts[number] = self.env.cr.sql_log_count - start
        self.assertLessEqual(counts[100], counts[5] + 5, counts)

    # -- who may do what -------------------------------------------------------------------------

    def test_only_a_manager_takes_a_category_away(self):
        with self.assertRaisesRegex(AccessError, "Only a manager"):
            self.bakery.with_user(self.ana).portfolio_category_id = False
        self.bakery.with_user(self.ana).portfolio_category_id = self.other
        self.bakery.with_user(self.maria).portfolio_category_id = False
        self.assertFalse(self.bakery.portfolio_managed)

    def test_a_representative_does_not_write_a_colleagues_account(self):
        with self.assertRaises(AccessError):
            self.hotel.with_user(self.ana).portfolio_category_id = self.other

    def test_who_may_do_what(self):
        admin = self.env.ref('base.user_admin')
        for model, user, operations in [
            ('portfolio.category', self.ana, 'read'),
            ('portfolio.category', self.maria, 'read'),
            ('portfolio.category', self.diego, 'read'),
            ('portfolio.category', self.stock, 'read'),
            ('portfolio.category', admin, 'read write create unlink'),
            ('portfolio.category.change', self.ana, 'read'),
            ('portfolio.category.change', self.maria, 'read'),
            ('portfolio.category.change', self.diego, 'read'),
            ('portfolio.category.change', self.stock, ''),
            ('portfolio.category.change', admin, 'read'),
        ]:
            for operation in ('read', 'write', 'create', 'unlink'):
                with self.subTest(model=model, user=user.login, operation=operation):
                    self.assertEqual(
                        self.env[model].with_user(user).has_access(operation), operation in operations.split()
                    )

    def test_a_representative_reads_the_history_of_his_accounts(self):
        found = self.env['portfolio.category.change'].with_user(self.ana).search([])
        self.assertIn(self.bakery, found.partner_id)
        self.assertNotIn(self.hotel, found.partner_id)

    # -- categories ------------------------------------------------------------------------------

    def test_a_category_in_use_is_not_archived_or_deleted(self):
        self.orphan.portfolio_category_id = self.prescriber
        with self.assertRaisesRegex(RedirectWarning, "category of 2 accounts and contacts"):
            self.prescriber.active = False
        with self.assertRaises(RedirectWarning):
            self.prescriber.unlink()
        action = self.prescriber.action_open_accounts()
        self.assertEqual(
            self.env['res.partner'].with_context(**action['context']).search_count(action['domain']),
            self.prescriber.account_count)

    def test_a_category_of_the_past_is_archived_not_deleted(self):
        self.orphan.portfolio_category_id = self.prescriber
        self.orphan.portfolio_category_id = self.other
        with self.assertRaisesRegex(UserError, "Archive it instead"):
            self.prescriber.unlink()
        self.prescriber.active = False

    def test_promoted_by_itself_follows_the_kind_until_somebody_says_otherwise(self):
        categories = self.env['portfolio.category'].create([
            {'name': kind, 'kind': kind} for kind in ('lead', 'prospect', 'customer', 'other')])
        self.assertEqual(categories.mapped('is_promoted'), [True, True, False, False])

    # -- the wizard ------------------------------------------------------------------------------

    def test_change_many_with_a_reason_and_take_it_back(self):
        wizard = self.env['portfolio.category.set'].with_user(self.maria).with_context(
            active_model='res.partner', active_ids=(self.bakery_contact | self.hotel).ids,
        ).create({'category_id': self.prescriber.id, 'reason': "Both recommend us."})
        self.assertEqual(wizard.account_count, 2)
        wizard.action_apply()
        self.assertEqual(
            self.bakery.portfolio_category_id, self.prescriber, "the contact's account was meant"
        )
        self.assertEqual(self.hotel.portfolio_change_ids[:1].reason, "Both recommend us.")

        journal = self.env['portfolio.journal'].search([('kind', '=', 'category')], limit=1)
        journal._undo()
        self.assertEqual((self.bakery | self.hotel).portfolio_category_id, self.customer)
        self.assertEqual(self.bakery_contact.portfolio_category_id, self.customer)

    # -- merging ---------------------------------------------------------------------------------

    def test_a_customer_merged_into_a_lead_stays_a_customer(self):
        self.orphan.portfolio_category_id = self.lead
        merge = self.env['base.partner.merge.automatic.wizard'].create({})
        merge._merge((self.hotel | self.orphan).ids, self.orphan)
        self.assertFalse(self.hotel.exists())
        self.assertEqual(self.orphan.portfolio_category_id, self.customer)
        self.assertEqual(self.orphan.portfolio_change_ids.sorted('id')[-1:].cause, 'merge')
        self.assertEqual(set(self.orphan.child_ids.mapped('portfolio_kind')), {'customer'})

    # -- the list --------------------------------------------------------------------------------

    def test_a_subsidiary_is_an_account_and_a_contact_is_none(self):
        subsidiary = self.account("Bakery South", self.ana, parent_id=self.bakery.id)
        action = self.env['ir.actions.act_window']._for_xml_id('crm_portfolio.action_accounts')
        found = self.env['res.partner'].search([('portfolio_is_account', '=', True)])
        self.assertIn('portfolio_is_account', action['domain'])
        self.assertIn(subsidiary, found)
        self.assertNotIn(self.bakery_contact, found)
        self.assertNotIn(self.vendor, found)

    def test_created_from_the_list_it_is_a_lead(self):
        florist = self.env['res.partner'].with_context(portfolio_new_account=True).create({
            'name': "Florist", 'child_ids': [(0, 0, {'name': "Flora"})]})
        self.assertEqual(florist.portfolio_category_id, self.lead)
        self.assertEqual(florist.child_ids.portfolio_category_id, self.lead)
        contact = self.env['res.partner'].with_context(portfolio_new_account=True).create({
            'name': "Paco", 'parent_id': self.bakery.id})
        self.assertEqual(contact.portfolio_category_id, self.customer)

    def test_the_list_is_answered_from_an_index(self):
        # enough of another kind that it matters which index is taken
        self.env['res.partner'].create([
            {'name': f"Shop {number:03d}", 'portfolio_category_id': self.customer.id} for number in range(300)])
        self.env.cr.execute("ANALYZE res_partner")
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        self.env.cr.execute("SET LOCAL enable_sort = off")
        partners = self.env['res.partner']
        for domain, index in [
            ([('portfolio_is_account', '=', True)], 'res_partner_portfolio_account_idx'),
            ([('portfolio_is_account', '=', True), ('portfolio_kind', '=', 'lead')],
             'res_partner_portfolio_account_kind_idx'),
            ([('portfolio_is_account', '=', True), ('portfolio_category_id', '=', self.lead.id)],
             'res_partner_portfolio_account_category_idx'),
        ]:
            with self.subTest(index=index):
                query = partners._search(domain, limit=80, order=partners._order)
                plan = "\n".join(line for line, in self.env.execute_query(SQL("EXPLAIN %s", query.select())))
                self.assertIn(index, plan)
