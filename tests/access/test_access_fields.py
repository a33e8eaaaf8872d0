from lxml import etree

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from ..common import PortfolioCase

ROLES = ('representative', 'manager', 'director', 'marketing', 'aftersales')


class SearchAccessCase(PortfolioCase):
    """``vat`` is for directors only, ``phone`` and ``email`` for nobody but administrators."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Field = cls.env['portfolio.search.field']
        cls.Field._sync()
        cls.people = {
            role: new_test_user(cls.env, f'role_{role}', groups=(
                f'crm_portfolio.portfolio_group_{role},base.group_allow_export'))
            for role in (*ROLES, 'administrator')}
        cls.bakery.write({
            'vat': 'B12345674', 'email': 'pedidos@espiga.example.com', 'phone': "986 12 34 56", 'comment': "quincenal",
            'user_id': cls.people['representative'].id})
        cls.north.member_ids += cls.people['representative']
        cls.north.user_id = cls.people['manager']
        cls.lead = cls.env['crm.lead'].create({
            'name': "Ovens", 'partner_id': cls.bakery.id, 'type': 'opportunity',
            'user_id': cls.people['representative'].id})
        cls.env.flush_all()

    @classmethod
    def role(cls, name):
        return cls.env.ref(f'crm_portfolio.portfolio_group_{name}')

    @classmethod
    def keep(cls, field, *roles):
        """Only ``roles`` see the field."""
        line = cls.Field.search([('name', '=', field)])
        line.role_ids = cls.env['res.groups'].union(*map(cls.role, roles))
        return line


@tagged('post_install', '-at_install')
class TestAccountSearchAccess(SearchAccessCase):
    """No way to learn what a hidden field holds: role by role, door by door."""

    def doors(self, user, name, text):
        """Every way to ask for a field: label -> callable. The value is ``text``."""
        Partner = self.env['res.partner'].with_user(user).with_context(lang='en_US')
        Lead = self.env['crm.lead'].with_user(user)
        bakery = self.bakery.with_user(user)
        return {
            'domain': lambda: Partner.search([(name, '=', text)]),
            'domain ilike': lambda: Partner.search_count([(name, 'ilike', text)]),
            'domain dotted': lambda: Partner.search([(f'child_ids.{name}', '=', text)]),
            'domain of another model': lambda: Lead.search([(f'partner_id.{name}', '=', text)]),
            'any': lambda: Lead.search([('partner_id', 'any', [(name, '=', text)])]),
            'not any': lambda: Lead.search([('partner_id', 'not any', [(name, '=', text)])]),
            "a user's partner": lambda: self.env['res.users'].with_user(user).search([
                (f'partner_id.{name}', '=', text)]),
            'a user': lambda: self.env['res.users'].with_user(user).search([(name, '=', text)]),
            "a lead's salesperson": lambda: Lead.search([(f'user_id.{name}', '=', text)]),
            'group of users': lambda: self.env['res.users'].with_user(user).formatted_read_group(
                [], [name], ['__count']),
            'order of users': lambda: self.env['res.users'].with_user(user).search([], order=name, limit=1),
            'order': lambda: Partner.search([], order=f'{name} desc', limit=1),
            'group by': lambda: Partner.formatted_read_group([], [name], ['__count']),
            'web group by': lambda: Partner.web_read_group([], [name], ['__count']),
            'dotted group by': lambda: Lead.formatted_read_group([], [f'partner_id.{name}'], ['__count']),
            'aggregate': lambda: Partner.formatted_read_group([], ['user_id'], [f'{name}:count_distinct']),
            'having': lambda: Partner._read_group([], ['user_id'], [], having=[(f'{name}:count_distinct', '>', 0)]),
            'read': lambda: bakery.read([name]),
            'search_read': lambda: Partner.search_read([('id', '=', bakery.id)], [name]),
            'export': lambda: bakery.export_data([name]),
            'export from another model': lambda: self.lead.with_user(user).export_data([f'partner_id/{name}']),
        }

    def test_every_role_at_every_door(self):
        self.keep('vat', 'director')
        self.keep('phone', 'marketing')
        for role, user in self.people.items():
            for name, text, seers in [
                ('vat', 'B12345674', {'director', 'administrator'}),
                ('phone', '986 12 34 56', {'marketing', 'administrator'}),
            ]:
                for door, ask in self.doors(user, name, text).items():
                    if role in ('marketing', 'aftersales') and (
                            'model' in door or 'any' in door or 'dotted g' in door or 'lead' in door):
                        continue    # these roles have no leads at all
                    with self.subTest(role=role, field=name, door=door):
                        if role in seers:
                            ask()
                        else:
                            with self.assertRaises(AccessError):
                                ask()

    def test_what_a_screen_asks_for_is_empty(self):
        self.keep('vat', 'director')
        specification = {'name': {}, 'vat': {}, 'same_vat_partner_id': {}}
        for role in ROLES:
            user = self.people[role]
            Partner = self.env['res.partner'].with_user(user)
            with self.subTest(role=role):
                seen = role == 'director'
                [row] = Partner.web_search_read([('id', '=', self.bakery.id)], specification)['records']
                self.assertEqual(row['vat'], 'B12345674' if seen else False)
                [row] = self.bakery.with_user(user).web_read(specification)
                self.assertEqual(row['vat'], 'B12345674' if seen else False)
                self.assertEqual('vat' in Partner.fields_get(), seen)
                self.assertEqual('portfolio_tax_search' in Partner.fields_get(), seen)
        changes = self.env['res.partner'].with_user(self.people['representative']).onchange(
            {}, [], {'name': {}, 'vat': {}, 'child_ids': {'fields': {'email': {}}}})
        self.assertNotIn('vat', changes['value'])
        [row] = self.lead.with_user(self.people['representative']).web_read(
            {'partner_id': {'fields': {'vat': {}, 'name': {}}}})
        self.assertFalse(row['partner_id']['vat'])

    def test_a_name_search_does_not_tell(self):
        self.keep('vat', 'director')
        self.keep('email', 'director')
        self.keep('phone', 'director')
        for text in ("B12345674", "ES B-12.345.674", "pedidos@espiga", "986123456"):
            for role in ROLES:
                Partner = self.env['res.partner'].with_user(self.people[role])
                with self.subTest(text=text, role=role):
                    found = {partner_id for partner_id, _name in Partner.name_search(text)}
                    self.assertEqual(self.bakery.id in found, role == 'director')
                    self.assertFalse(role != 'director' and found)
                    self.assertEqual(
                        self.bakery in Partner.search([('display_name', '=', text)]),
                        role == 'director' and text == "B12345674")
        lead = self.env['crm.lead'].with_user(self.people['representative'])
        self.assertFalse(lead.search([('partner_id', 'ilike', "B12345674")]))
        self.assertFalse(lead.search([('partner_id', '=', "B12345674")]))

    def test_what_is_made_of_a_hidden_field_is_hidden(self):
        self.keep('email', 'director')
        self.keep('phone', 'director')
        representative = self.people['representative']
        hidden = self.Field.with_user(representative)._hidden('res.partner')
        self.assertLessEqual({
            'email', 'email_normalized', 'email_formatted', 'portfolio_email_key', 'portfolio_email_search', 'phone',
            'phone_sanitized', 'phone_mobile_search', 'portfolio_phone_key', 'portfolio_phone_search',
        }, hidden)
        self.assertFalse({'name', 'display_name', 'complete_name', 'portfolio_visible', 'user_id'} & hidden)
        for model, field in [('mail.followers', 'email'), ('calendar.attendee', 'email')]:
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(representative).search([(field, 'ilike', "espiga")])

    def test_no_context_brings_it_back(self):
        self.keep('vat', 'director')
        self.keep('email', 'director')
        representative, director = self.people['representative'], self.people['director']
        asked = {'show_vat': True, 'show_email': True}
        self.assertIn('B12345674', self.bakery.with_user(director).with_context(**asked).display_name)
        named = self.bakery.with_user(representative).with_context(**asked)
        self.assertNotIn('B12345674', named.display_name)
        self.assertNotIn('espiga', named.display_name)
        [row] = self.lead.with_user(representative).with_context(**asked).read(['partner_id'])
        self.assertNotIn('B12345674', row['partner_id'][1])
        with self.assertRaises(AccessError):
            self.env['res.partner'].with_user(representative).with_context(
                portfolio_trusted=True, portfolio={'InternalSearch': True}).search([('vat', '=', 'B12345674')])

    def test_a_customer_with_a_login_is_hidden_as_any_other(self):
        self.keep('email', 'director')
        self.keep('vat', 'director')
        portal = new_test_user(self.env, 'customer', groups='base.group_portal', partner_id=self.bakery.id,
                               email='pedidos@espiga.example.com')
        representative = self.people['representative']
        users = self.env['res.users'].with_user(representative)
        self.assertEqual(portal.email, 'pedidos@espiga.example.com')
        for ask in (
            lambda: users.browse(portal.id).read(['email']), lambda: users.browse(portal.id).export_data(['vat']),
            lambda: users.search_read([('id', '=', portal.id)], ['email']),
        ):
            with self.assertRaises(AccessError):
                ask()
        [row] = users.browse(portal.id).web_read({'login': {}, 'email': {}})
        self.assertFalse(row['email'])
        colleague = self.people['manager']
        self.assertEqual(users.browse(colleague.id).read(['email'])[0]['email'], colleague.email)
        self.assertEqual(users.browse(representative.id).web_read({'email': {}})[0]['email'], representative.email)

    def test_a_card_to_take_away_has_what_the_role_sees(self):
        self.bakery.write({'street': "Rúa Real 1", 'website': 'https://espiga.example.com', 'function': "Baker"})
        representative = self.people['representative']
        for field, told in [
            ('email', 'pedidos@espiga'), ('phone', '986 12 34 56'), ('street', "Real 1"),
            ('website', 'https://espiga'),
        ]:
            with self.subTest(field=field):
                card = self.bakery.with_user(representative)._get_vcard_file()
                self.assertTrue(card, "without vobject there are no cards")
                self.assertIn(told, card.decode())
                line = self.keep(field, 'director')
                self.assertNotIn(told, self.bakery.with_user(representative)._get_vcard_file().decode())
                self.assertIn(told, self.bakery.with_user(self.people['director'])._get_vcard_file().decode())
                line.role_ids = False

    def test_whom_to_write_to_is_a_name_without_an_address(self):
        self.keep('email', 'director')
        for role, told in [('representative', False), ('director', 'pedidos@espiga.example.com')]:
            lead = self.lead.with_user(self.people[role])
            with self.subTest(role=role):
                [recipient] = [
                    recipient for recipient in lead._message_get_suggested_recipients()
                    if recipient['partner_id'] == self.bakery.id]
                self.assertEqual((recipient['name'], recipient['email']), ("Bakery", told))

    def test_changes_of_it_are_hidden_too(self):
        self.keep('email', 'director')
        self.bakery.email = 'otro@espiga.example.com'
        self.env.flush_all()
        tracked = self.env['mail.tracking.value'].sudo().search([
            ('field_id.name', '=', 'email'), ('field_id.model', '=', 'res.partner')])
        self.assertFalse(tracked._filter_has_field_access(self.env(user=self.people['representative'])))
        self.assertEqual(tracked._filter_has_field_access(self.env(user=self.people['director'])), tracked)

    def test_several_roles_see_the_union(self):
        self.keep('vat', 'aftersales')
        both = new_test_user(self.env, 'both', groups=(
            'crm_portfolio.portfolio_group_representative,crm_portfolio.portfolio_group_aftersales'))
        self.env['res.partner'].with_user(both).search([('vat', '=', 'B1')])
        both.group_ids -= self.role('aftersales')
        with self.assertRaises(AccessError):
            self.env['res.partner'].with_user(both).search([('vat', '=', 'B1')])

    def test_who_has_no_role_is_not_affected(self):
        self.keep('vat', 'director')
        self.assertEqual(self.env['res.partner'].with_user(self.stock).search([
            ('vat', '=', 'B12345674'), ('is_company', '=', True)]), self.bakery)

    def test_what_core_needs_cannot_be_hidden(self):
        for name in (
                'name', 'display_name', 'active', 'parent_id', 'is_company', 'company_id', 'user_id', 'image_1920'):
            line = self.Field.search([('name', '=', name)])
            if line:
                with self.subTest(name=name), self.assertRaisesRegex(ValidationError, "every screen"):
                    line.role_ids = self.role('director')

    def test_the_catalogue_is_in_step_with_the_fields(self):
        field = self.env['ir.model.fields'].create({
            'name': 'x_portfolio_shelf', 'field_description': "Shelf", 'ttype': 'char',
            'model_id': self.env.ref('base.model_res_partner').id})
        self.Field.action_open()
        line = self.Field.search([('name', '=', 'x_portfolio_shelf')])
        self.assertEqual(line.label, "Shelf")
        self.keep('x_portfolio_shelf', 'director')
        representatives = self.env['res.partner'].with_user(self.people['representative'])
        with self.assertRaises(AccessError):
            representatives.search([('x_portfolio_shelf', '=', "A")])
        field.unlink()
        self.assertFalse(line.exists())

    # -- screens ---------------------------------------------------------------------------------

    def arch(self, user, view, view_type):
        views = self.env['res.partner'].with_user(user).get_views([(self.env.ref(view).id, view_type)])
        return etree.fromstring(views['views'][view_type]['arch']), views['models']['res.partner']['fields']

    def test_the_search_has_what_the_role_may_use(self):
        self.keep('vat', 'director')
        self.Field.search([('name', '=', 'website')]).write({
            'offer': 'yes', 'offer_role_ids': [(6, 0, self.role('manager').ids)]})
        self.Field.search([('name', '=', 'zip')]).offer = 'no'
        for role, tax, website in [
            ('representative', False, False), ('manager', False, True), ('director', True, True),
            ('aftersales', False, False),
        ]:
            arch, fields = self.arch(self.people[role], 'crm_portfolio.res_partner_view_search_account', 'search')
            with self.subTest(role=role):
                self.assertEqual(bool(arch.xpath("//field[@name='portfolio_tax_search']")), tax)
                self.assertEqual(bool(arch.xpath("//field[@name='website']")), website)
                self.assertFalse(arch.xpath("//field[@name='zip']"))
                self.assertEqual('vat' in fields, tax)

    def test_a_form_and_a_list_hide_it(self):
        self.keep('vat', 'director')
        for view, view_type in [
                ('base.view_partner_form', 'form'), ('crm_portfolio.res_partner_view_list_account', 'list')]:
            arch, fields = self.arch(self.people['representative'], view, view_type)
            attribute = 'column_invisible' if view_type == 'list' else 'invisible'
            with self.subTest(view=view):
                self.assertEqual({node.get(attribute) for node in arch.xpath("//field[@name='vat']")}, {'1'})
                self.assertFalse(fields['vat']['searchable'])

    def test_a_preset_is_a_filter_of_its_roles(self):
        preset = self.env['portfolio.search.preset'].with_user(self.people['manager']).create({
            'name': "In Vigo", 'domain': "[('city', '=', 'Vigo')]", 'role_ids': [(6, 0, self.role('marketing').ids)],
            'user_ids': [(6, 0, self.ana.ids)], 'group_field_id': self.Field.search([('name', '=', 'city')]).id})
        for user, there in [
            (self.people['marketing'], True), (self.ana, True), (self.people['representative'], False),
            (self.people['administrator'], True),
        ]:
            arch, _fields = self.arch(user, 'crm_portfolio.res_partner_view_search_account', 'search')
            with self.subTest(user=user.login):
                self.assertEqual(bool(arch.xpath(f"//filter[@name='portfolio_preset_{preset.id}']")), there)
        self.keep('city', 'director')
        arch, _fields = self.arch(self.ana, 'crm_portfolio.res_partner_view_search_account', 'search')
        self.assertFalse(arch.xpath(f"//filter[@name='portfolio_preset_{preset.id}']"))
        with self.assertRaisesRegex(ValidationError, "Accounts"):
            preset.domain = "[('no_such_field', '=', 1)]"

    # -- work goes on ----------------------------------------------------------------------------

    def test_a_representative_works_without_them(self):
        for name in ('vat', 'email', 'phone', 'street', 'website', 'comment'):
            self.keep(name, 'director')
        representative = self.people['representative']
        bakery = self.bakery.with_user(representative)
        with Form(self.env['sale.order'].with_user(representative)) as form:
            form.partner_id = bakery
        order = form.save()
        order.message_post(body="On its way", partner_ids=self.bakery.ids, message_type='comment')
        bakery.message_post(body="Called", message_type='comment', subtype_xmlid='mail.mt_comment')
        order.action_quotation_send()
        lead = self.env['crm.lead'].with_user(representative).create({
            'name': "Mixer", 'email_from': 'nuevo@example.com', 'phone': '981 00 00 00', 'type': 'lead'})
        lead.convert_opportunity(bakery)
        lead._handle_partner_assignment(create_missing=True)
        with Form(self.env['crm.lead'].with_user(representative)) as form:
            form.name = "Slicer"
            form.partner_id = bakery
        with Form(bakery, 'base.view_partner_form') as form:
            form.city = "Vigo"
        self.assertEqual(self.bakery.vat, 'B12345674')
        contact = self.env['res.partner'].with_user(representative).find_or_create('nuevo2@example.com')
        self.assertEqual(contact.sudo().email, 'nuevo2@example.com')
        self.env['res.partner'].with_user(representative).get_mention_suggestions("bak")
        self.env['calendar.event'].with_user(representative).create({
            'name': "Visit", 'start': '2026-03-02 09:00:00', 'stop': '2026-03-02 10:00:00',
            'partner_ids': [(6, 0, (self.bakery | representative.partner_id).ids)]})


@tagged('post_install', '-at_install')
class TestAccountSearchComplete(PortfolioCase):
    """Everything a search of accounts is asked to offer, by the words it was asked for in."""

    # what is asked for -> fields of which one must be in the search; those of rooms to come are named with them
    ASKED = {
        'nombre comercial': ['portfolio_trade_name'],
        'población': ['city'],
        'tipo de dirección': ['portfolio_address_type_id', 'portfolio_address_type_search'],
        'teléfono': ['portfolio_phone_search'],
        'nombre': ['portfolio_first_name_search'],
        'apellido': ['portfolio_surname_search'],
        'dirección': ['portfolio_street_search'],
        'NIF': ['portfolio_tax_search'],
        'SIC, CNAE': ['portfolio_activity_ids', 'portfolio_activity_id'],
        'activo o no': ['active'],
        'bloqueado': ['portfolio_blocked'],
        'no enviar mailing': ['portfolio_no_mailing'],
        'no enviar mailing de un motivo': ['portfolio_optout_ids'],
        'segmentación': ['portfolio_segment_ids'],
        'clientes vinculados': ['portfolio_relation_ids', 'portfolio_related_ids'],
        'zona, subzona': ['portfolio_zone_id'],
        'representante': ['user_id'],
        'ruta': ['portfolio_route_ids'],
        'mail': ['portfolio_email_search'],
        'observaciones': ['portfolio_notes_search'],
        'referencias estadísticas': ['x_portfolio_dim_'],
        'clase': ['portfolio_class_id'],
        'clave facturación': ['portfolio_billing_key_id'],
        'centro': ['portfolio_centre_id'],
    }

    def test_nothing_asked_for_is_missing(self):
        views = self.env['res.partner'].with_user(self.diego).get_views(
            [(self.env.ref('crm_portfolio.res_partner_view_search_account').id, 'search')])
        arch = views['views']['search']['arch']
        there = set(self.env['res.partner']._fields)
        for asked, names in self.ASKED.items():
            built = [name for name in names if name in there]
            with self.subTest(asked=asked):
                if built:
                    self.assertTrue(any(name in arch for name in built), f"none of {built} in the account search")
