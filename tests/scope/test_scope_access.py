from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ..common import PortfolioCase


class TestScopeAccess(PortfolioCase):
    """Partners of nobody, vendors, persons and colleagues; the rest is in access_matrix.csv."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sister = cls.env['res.company'].create({'name': "Sister"})
        cls.elsa = new_test_user(
            cls.env, 'elsa', groups='crm_portfolio.portfolio_group_director',
            company_id=cls.sister.id, company_ids=[(6, 0, cls.sister.ids)])
        (cls.bakery | cls.bakery_contact).company_id = cls.env.company

    def test_partners(self):
        for user, partner, read, write in [
            (self.ana, self.bakery_contact, True, True),
            (self.ana, self.hotel, False, False),
            (self.ana, self.hotel_contact, False, False),
            (self.ana, self.orphan, True, False),
            (self.ana, self.vendor, True, True),
            (self.maria, self.hotel, True, True),
            (self.maria, self.orphan, True, True),
            (self.elsa, self.hotel, True, True),
        ]:
            with self.subTest(user=user.login, partner=partner.name):
                record = partner.with_user(user)
                self.assertEqual(record.has_access('read'), read)
                self.assertEqual(record.has_access('write'), write)
                self.assertFalse(record.has_access('unlink') and user in (self.ana, self.maria))

    def test_every_way_to_ask_gives_the_same_answer(self):
        """Search, count, group, name search, export and RPC: none tells of the hotel."""
        Partner = self.env['res.partner'].with_user(self.ana)
        domain = [('name', 'ilike', "hotel")]
        self.assertFalse(Partner.search(domain))
        self.assertFalse(Partner.search_count(domain))
        self.assertFalse(Partner.formatted_read_group(domain, ['user_id'], ['__count']))
        self.assertFalse(Partner.name_search("hotel"))
        self.assertFalse(Partner.web_search_read(domain, {'name': {}})['records'])
        self.assertFalse(Partner.search([('child_ids.name', 'ilike', "hotel")]))
        self.ana.group_ids += self.env.ref('base.group_allow_export')
        for call in (
            lambda: Partner.browse(self.hotel.id).export_data(['name']),
            lambda: Partner.browse(self.hotel.id).read(['name']),
            lambda: Partner.browse(self.hotel.id).web_read({'name': {}}),
            lambda: Partner.browse(self.hotel.id).copy(),
        ):
            with self.assertRaises(AccessError):
                call()

    def test_invoices_follow_the_account_whoever_wrote_them(self):
        journal = self.env['account.journal'].create({'name': "Sales", 'type': 'sale', 'code': 'SCOPE'})
        ours, theirs, bill = self.env['account.move'].create([
            {'move_type': kind, 'partner_id': partner.id, 'invoice_user_id': self.diego.id,
             **({'journal_id': journal.id} if kind == 'out_invoice' else {})}
            for kind, partner in (
                ('out_invoice', self.bakery), ('out_invoice', self.hotel), ('in_invoice', self.bakery))])
        for user, invoice, reads in [
            (self.ana, ours, True), (self.ana, theirs, False), (self.ana, bill, False),
            (self.maria, ours, True), (self.maria, theirs, True), (self.maria, bill, False),
        ]:
            with self.subTest(user=user.login, invoice=invoice.partner_id.name, kind=invoice.move_type):
                self.assertEqual(invoice.with_user(user).has_access('read'), reads)
                self.assertEqual(invoice in self.env['account.move'].with_user(user).search([]), reads)
                self.assertFalse(invoice.with_user(user).has_access('write'))

    def test_hand_overs(self):
        handover = self.env['portfolio.handover'].with_user(self.maria).create(
            {'from_user_id': self.ana.id, 'to_user_id': self.bruno.id})
        for user, allowed in [
            (self.maria, 'read write unlink'), (self.diego, 'read write unlink'), (self.ana, ''),
        ]:
            for operation in ('read', 'write', 'unlink'):
                with self.subTest(user=user.login, operation=operation):
                    self.assertEqual(
                        handover.with_user(user).has_access(operation), operation in allowed.split())

    def test_no_public_method_opens_a_back_door(self):
        for method in ('_refresh', '_refresh_users', '_rebuild', '_replace', '_install'):
            self.assertTrue(method.startswith('_') and hasattr(self.env['portfolio.visibility'], method))
        with self.assertRaises(AccessError):
            self.env['portfolio.handover'].with_user(self.ana).browse(1).action_start()

    def test_opening_80_accounts_asks_as_often_as_8(self):
        accounts = self.env['res.partner'].create([
            {'name': f"Shop {n:02}", 'is_company': True, 'user_id': self.ana.id} for n in range(80)])
        spec = {'complete_name': {}, 'email': {}, 'user_id': {'fields': {'display_name': {}}}, 'city': {}}

        def queries(count):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self.env['res.partner'].with_user(self.ana).web_search_read(
                [('id', 'in', accounts[:count].ids)], spec, limit=100)
            return self.env.cr.sql_log_count - start

        queries(8)
        self.assertEqual(queries(80), queries(8))
