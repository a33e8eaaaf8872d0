from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ..common import PortfolioCase


class TestScopeAccess(PortfolioCase):
    """Who may do what with partners and with the models of this room."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(cls.env, 'portal', groups='base.group_portal')
        cls.public = cls.env.ref('base.public_user')
        cls.mark = new_test_user(cls.env, 'mark', groups='crm_portfolio.portfolio_group_marketing')
        cls.sofia = new_test_user(cls.env, 'sofia', groups='crm_portfolio.portfolio_group_aftersales')
        cls.sister = cls.env['res.company'].create({'name': "Sister"})
        cls.elsa = new_test_user(
            cls.env, 'elsa', groups='crm_portfolio.portfolio_group_director',
            company_id=cls.sister.id, company_ids=[(6, 0, cls.sister.ids)])
        (cls.bakery | cls.bakery_contact).company_id = cls.env.company

    def test_partners(self):
        for user, partner, read, write in [
            (self.ana, self.bakery, True, True),
            (self.ana, self.bakery_contact, True, True),
            (self.ana, self.hotel, False, False),
            (self.ana, self.hotel_contact, False, False),
            (self.ana, self.orphan, True, False),
            (self.ana, self.vendor, True, True),
            (self.maria, self.bakery, True, True),
            (self.maria, self.hotel, True, True),
            (self.maria, self.winery, False, False),
            (self.maria, self.orphan, True, True),
            (self.diego, self.winery, True, True),
            (self.mark, self.bakery, True, False),
            (self.sofia, self.bakery, True, False),
            (self.stock, self.bakery, True, True),
            (self.elsa, self.bakery, False, False),
            (self.elsa, self.hotel, True, True),
            (self.portal, self.bakery, False, False),
            (self.public, self.bakery, False, False),
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

    def test_models_of_the_room(self):
        rows = {
            'portfolio.responsible': (self.bakery.portfolio_responsible_ids, self.winery.portfolio_responsible_ids),
            'portfolio.visibility': tuple(
                self.env['portfolio.visibility'].search([('partner_id', '=', account.id), ('user_id', '!=', False)])[:1]
                for account in (self.bakery, self.winery)),
        }
        for model, user, inside, outside in [
            ('portfolio.responsible', self.ana, 'read', ''),
            ('portfolio.responsible', self.maria, 'read write create unlink', ''),
            ('portfolio.responsible', self.diego, 'read write create unlink', 'read write create unlink'),
            ('portfolio.responsible', self.mark, 'read', 'read'),
            ('portfolio.responsible', self.stock, '', ''),
            ('portfolio.responsible', self.elsa, '', 'read write create unlink'),
            ('portfolio.responsible', self.portal, '', ''),
            ('portfolio.responsible', self.public, '', ''),
            ('portfolio.visibility', self.ana, '', ''),
            ('portfolio.visibility', self.maria, 'read', ''),
            ('portfolio.visibility', self.diego, 'read', 'read'),
            ('portfolio.visibility', self.stock, '', ''),
            ('portfolio.visibility', self.portal, '', ''),
        ]:
            for row, allowed in zip(rows[model], (inside, outside), strict=True):
                for operation in ('read', 'write', 'create', 'unlink'):
                    with self.subTest(model=model, user=user.login, row=row.partner_id.name, operation=operation):
                        self.assertEqual(
                            row.with_user(user).has_access(operation), operation in allowed.split())

    def test_roles_are_the_administrators(self):
        role = self.env.ref('crm_portfolio.role_inside')
        for user, allowed in [(self.ana, False), (self.maria, False), (self.diego, False),
                              (self.env.ref('base.user_admin'), True)]:
            self.assertTrue(role.with_user(user).has_access('read'))
            self.assertEqual(role.with_user(user).has_access('write'), allowed, user.login)

    def test_hand_overs(self):
        handover = self.env['portfolio.handover'].with_user(self.maria).create(
            {'from_user_id': self.ana.id, 'to_user_id': self.bruno.id})
        for user, allowed in [
            (self.maria, 'read write unlink'), (self.diego, 'read write unlink'), (self.ana, ''), (self.stock, ''),
            (self.mark, ''), (self.elsa, ''), (self.portal, ''), (self.public, ''),
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
