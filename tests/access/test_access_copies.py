from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from ...models.access.crm_lead_hidden import SAID
from .test_access_fields import SearchAccessCase

SECRET = 'Zqxhidden'
# What is computed from a lead's contact data and tells nothing of it: chances, scores, money, states, and whether an
# address is refused or like another lead's, which core asks of all leads and shows of those one reads.
TELLS_NOTHING = {
    'show_enrich_button', 'automated_probability', 'probability', 'is_automated_probability', 'prorated_revenue',
    'recurring_revenue_prorated', 'recurring_revenue_monthly_prorated', 'won_status', 'is_rotting', 'rotting_days',
    'is_blacklisted', 'phone_blacklisted', 'phone_sanitized_blacklisted', 'duplicate_lead_ids',
    'duplicate_lead_count', 'portfolio_match_name', 'portfolio_match_codes', 'display_name', 'name',
}


@tagged('post_install', '-at_install')
class TestAccountCopies(SearchAccessCase):
    """A lead linked by who sees all of the account, opened by who does not.

    The bakery is the representative's. Its e-mail, telephone, tax ID, street and province are for directors only;
    the administrator has linked the lead, which so repeats them.
    """

    HIDDEN = ('email', 'phone', 'vat', 'street', 'state_id', 'zip')

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.state = cls.env.ref('base.state_es_po')
        cls.bakery.write({
            'email': f'{SECRET}@espiga.example.com', 'street': f"{SECRET} 1", 'zip': '36201', 'city': "Vigo",
            'state_id': cls.state.id, 'country_id': cls.state.country_id.id})
        cls.lead = cls.env['crm.lead'].create({
            'name': "Ovens", 'partner_id': cls.bakery.id, 'portfolio_vat': 'B12345674', 'type': 'opportunity',
            'user_id': cls.people['representative'].id, 'team_id': cls.north.id})
        cls.typed = cls.env['crm.lead'].create({
            'name': "Fair", 'email_from': 'feria@nueva.example.com', 'street': "Rúa Nova 3", 'type': 'opportunity',
            'phone': '981 00 00 00', 'user_id': cls.people['representative'].id, 'team_id': cls.north.id})
        cls.order = cls.env['sale.order'].create({
            'partner_id': cls.bakery.id, 'opportunity_id': cls.lead.id, 'user_id': cls.people['representative'].id,
            'order_line': [Command.create({'product_id': cls.env['product.product'].create({'name': "Oven"}).id})]})
        for name in cls.HIDDEN:
            cls.keep(name, 'director')
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        # what one user has read is in the cache for all
        self.env.flush_all()
        self.env.invalidate_all()

    def of(self, model, role='representative'):
        return self.env[model].with_user(self.people[role]).with_context(lang='en_US')

    def test_the_copy_is_there_and_the_role_does_not_see_it(self):
        self.assertEqual(self.lead.email_from, f'{SECRET}@espiga.example.com')
        self.assertEqual(self.lead.state_id, self.state)
        lead = self.of('crm.lead').browse(self.lead.id)
        names = ['email_from', 'email_normalized', 'phone', 'phone_sanitized', 'street', 'zip', 'state_id',
                 'portfolio_vat', 'email_state', 'partner_email_update']
        for label, rows in {
            'read': lead.read(names), 'search_read': lead.search_read([('id', '=', lead.id)], names),
            'web_read': lead.web_read({name: {} for name in names}),
            'web_search_read': lead.web_search_read(
                [('id', '=', lead.id)], {name: {} for name in names})['records'],
            'from the order': [self.of('sale.order').browse(self.order.id).web_read(
                {'opportunity_id': {'fields': {name: {} for name in names}}})[0]['opportunity_id']],
            'from the account': self.of('res.partner').browse(self.bakery.id).web_read(
                {'opportunity_ids': {'fields': {name: {} for name in names}}})[0]['opportunity_ids'],
        }.items():
            with self.subTest(door=label):
                [row] = [row for row in rows if row['id'] == self.lead.id]
                self.assertEqual({name: row[name] for name in names}, dict.fromkeys(names, False))
        self.assertNotIn(SECRET, str(lead.read()))
        [row] = self.of('crm.lead', 'director').browse(self.lead.id).web_read({'email_from': {}})
        self.assertIn(SECRET, row['email_from'])

    def test_what_somebody_typed_into_a_lead_of_nobody_is_shown_and_found(self):
        lead = self.of('crm.lead')
        [row] = lead.browse(self.typed.id).web_read({'email_from': {}, 'street': {}, 'phone': {}})
        self.assertEqual((row['email_from'], row['street'], row['phone']), (
            'feria@nueva.example.com', "Rúa Nova 3", '981 00 00 00'))
        self.assertEqual(lead.search([('email_from', 'ilike', 'feria@')]), self.typed)
        self.assertEqual(lead.search([('phone_mobile_search', 'ilike', '981000000')]), self.typed)
        self.assertEqual(lead.browse(self.typed.id).export_data(['email_from'])['datas'], [['feria@nueva.example.com']])
        both = lead.browse([self.typed.id, self.lead.id]).export_data(['name', 'email_from', 'state_id/name'])['datas']
        self.assertEqual(both, [["Fair", 'feria@nueva.example.com', ''], ["Ovens", '', '']])

    def test_no_search_finds_by_it(self):
        lead, order = self.of('crm.lead'), self.of('sale.order')
        for domain in (
            [('email_from', 'ilike', SECRET)], [('email_normalized', '=like', f'{SECRET.lower()}%')],
            [('street', '=', f"{SECRET} 1")], [('phone', 'like', '986')], [('phone_sanitized', 'in', ['+34986123456'])],
            [('phone_mobile_search', 'ilike', '986123456')], [('portfolio_vat', '=', 'B12345674')],
            [('state_id', '=', self.state.id)], [('state_id.code', '=', 'PO')], [('state_id', 'ilike', 'Ponte')],
            [('zip', '>', '36')], [('email_state', '=', 'correct')], [('email_domain_criterion', '!=', False)],
            ['!', ('zip', '=', False)],
        ):
            with self.subTest(domain=domain):
                self.assertNotIn(self.lead, lead.search(domain))
                self.assertNotIn(self.order, order.search([('opportunity_id', 'any', domain)]))
                self.assertIn(self.lead, lead.search(['!', *domain]))
        self.assertFalse(order.search([('opportunity_id.street', 'ilike', SECRET)]))
        self.assertFalse(self.of('res.partner').search([('opportunity_ids.zip', '=', '36201')]))
        self.assertIn(self.lead, self.of('crm.lead', 'director').search([('zip', '=', '36201')]))

    def test_no_group_order_or_sum_tells(self):
        lead, mine = self.of('crm.lead'), [('id', 'in', (self.lead | self.typed).ids)]
        for name in ('email_from', 'zip', 'state_id', 'portfolio_vat', 'street'):
            with self.subTest(group=name):
                for groups in (
                    lead.formatted_read_group(mine, [name], ['__count']),
                    lead.web_read_group(mine, [name], ['__count'])['groups'],
                    lead.formatted_read_group(mine, [], [f'{name}:count_distinct', f'{name}:array_agg']),
                    self.of('sale.order').formatted_read_group([], [f'opportunity_id.{name}'], ['__count']),
                ):
                    said = str(groups)
                    for told in (SECRET, SECRET.lower(), '36201', 'B12345674', "Pontevedra"):
                        self.assertNotIn(told, said)
                    if name == 'state_id':
                        self.assertNotIn(self.state.id, [group.get('state_id:array_agg') for group in groups])
        self.typed.zip = '36202'
        self.assertEqual(
            [one for name in ('zip', 'zip desc') for one in lead.search(mine, order=f'{name}, id').ids],
            [self.typed.id, self.lead.id, self.lead.id, self.typed.id], "a lead without one stands where nothing does")

    def test_no_form_or_copy_brings_it(self):
        lead = self.of('crm.lead').browse(self.lead.id)
        spec = {'email_from': {}, 'street': {}, 'zip': {}, 'phone': {}, 'state_id': {}, 'partner_id': {}, 'name': {}}
        for values in ({}, {'name': "x"}, {'partner_id': False}, {'partner_id': self.bakery.id}):
            for changed in ([], list(values)):
                with self.subTest(values=values, changed=changed):
                    self.assertNotIn(SECRET, str(lead.onchange(values, changed, spec)))
        said = self.of('crm.lead').onchange({'partner_id': self.bakery.id}, ['partner_id'], spec)
        self.assertNotIn(SECRET, str(said))
        self.assertNotIn(SECRET, str(self.of('sale.order').browse(self.order.id).onchange(
            {}, [], {'opportunity_id': {'fields': spec}})))
        copy = lead.copy({'partner_id': False})
        self.assertFalse(copy.sudo().email_from or copy.sudo().street)

    def test_it_is_not_parted_from_its_account_to_be_read(self):
        lead = self.of('crm.lead').browse(self.lead.id)
        with self.assertRaisesRegex(AccessError, "cannot be taken off"):
            lead.partner_id = False
        with self.assertRaisesRegex(AccessError, "Street"):
            lead.write({'partner_id': False, 'email_from': False})
        with self.assertRaises(AccessError):
            self.of('res.partner').browse(self.bakery.id).write({'opportunity_ids': [Command.unlink(lead.id)]})
        other = self.of('res.partner').create({'name': "Other", 'is_company': True})
        lead.partner_id = other
        self.assertNotIn(SECRET, str(lead.web_read({'email_from': {}, 'street': {}})))
        self.people['representative'].group_ids += self.env.ref('base.group_partner_manager')
        with self.assertRaisesRegex(AccessError, "Archive the contact instead"):
            other.unlink()
        lead.partner_id = self.bakery.id
        lead.write({'partner_id': False, **dict.fromkeys(SAID, False)})
        self.assertFalse(lead.sudo().email_from or lead.sudo().street)
        self.typed.with_user(self.people['representative']).partner_id = False

    def test_the_chatter_does_not_say_it(self):
        lead = self.of('crm.lead').browse(self.lead.id)
        self.bakery.with_context(tracking_disable=True).email = 'otro@espiga.example.com'
        self.env.cr.execute("UPDATE crm_lead SET email_from = %s WHERE id = %s", (f'{SECRET}@b.example.com', lead.id))
        self.env.invalidate_all()
        self.assertNotIn(SECRET.lower(), str(lead._message_get_suggested_recipients()).lower())
        self.cr.precommit.run()
        lead_tracked = self.lead.with_context(tracking_disable=False, mail_notrack=False)
        lead_tracked.email_from = f'new{SECRET}@espiga.example.com'
        self.env.flush_all()
        self.cr.precommit.run()
        tracked = self.env['mail.tracking.value'].sudo().search([
            ('field_id.name', '=', 'email_from'), ('mail_message_id.res_id', '=', lead.id)])
        self.assertTrue(tracked, self.lead.message_ids.mapped('tracking_value_ids.field_id.name'))
        self.assertFalse(tracked._filter_has_field_access(lead.env))
        self.assertEqual(tracked._filter_has_field_access(self.of('crm.lead', 'director').env), tracked)

    def test_reports_do_not_say_it(self):
        report = self.of('sale.report')
        self.assertTrue(report.search([]))
        for name, told in (('state_id', 'Pontevedra'), ('partner_zip', '36201')):
            with self.subTest(name=name):
                self.assertNotIn(told, str(report.formatted_read_group([], [name], ['__count'])))
                self.assertFalse(report.search([(name, '!=', False), ('partner_id', '!=', False)]))

    def test_the_wizard_that_converts_shows_what_the_role_sees(self):
        wizard = self.of('portfolio.lead.convert').create({
            'lead_ids': [Command.set((self.lead | self.typed).ids)],
            'line_ids': [Command.create({'lead_id': lead.id}) for lead in self.lead | self.typed]})
        self.assertEqual(wizard.line_ids.mapped('email_from'), [False, 'feria@nueva.example.com'])

    def test_code_and_who_sees_it_find_it_whole(self):
        self.lead.with_user(self.people['representative']).read(['email_from'])
        self.assertIn(SECRET, self.lead.email_from)
        lead = self.of('crm.lead').browse(self.lead.id)
        self.env.invalidate_all()
        self.assertIn(SECRET, lead.email_from, "a mail is sent to it, whoever sends it")
        self.assertIn(SECRET, lead._portfolio_snapshot(['email_from'])[lead.id]['email_from'])

    def test_every_model_that_repeats_an_account_is_known(self):
        """From the registry: a stored field called as one of the account's, beside a field that names the account."""
        said = {'email', 'email_from', 'phone', 'street', 'street2', 'zip', 'city', 'state_id', 'country_id', 'vat',
                'website', 'function', 'industry_id'}
        said |= {f'partner_{name}' for name in said}
        free = {
            'res.partner', 'res.users', 'res.company',    # themselves, and the house's letterhead
            'mail.message', 'mail.mail',    # who wrote it, and where it went
            'portfolio.zone', 'portfolio.zone.rule',    # what a zone is made of
            'portfolio.lead.import.row',    # what stood in a file
            'portfolio.affiliation',    # what is said of a person there, and nowhere else
            'snailmail.letter',    # where a letter went, for whoever sent it; of an app that need not be there
        }
        for name in sorted(self.env.registry):
            model = self.env[name]
            if model._abstract or model._transient or name in free or 'partner_id' not in model._fields \
                    or model._fields['partner_id'].comodel_name != 'res.partner':
                continue
            named = {field.name for field in model._fields.values()
                     if field.name in said and not field.inherited and (
                         field.store if model._auto else not field.compute and not field.related)}
            known = set(getattr(model, '_portfolio_copies', ())) | {
                name for name in named if model._fields[name].related}
            with self.subTest(model=name):
                self.assertFalse(named - known, "say which of the account's it repeats, or why not")
        for name in self.env['portfolio.account.copies']._inherit_children:
            model = self.env[name]
            with self.subTest(model=name):
                self.assertIn(model._portfolio_copied_from, model._fields)
                for copy, sources in model._portfolio_copies.items():
                    self.assertIn(copy, model._fields)
                    self.assertLessEqual(
                        {*(sources if isinstance(sources, tuple) else (sources,))}, set(self.bakery._fields))

    def test_every_field_made_of_a_copy_is_known(self):
        """A field that is computed tomorrow from what is hidden is hidden too, or tells nothing, and stands here."""
        Lead, found = self.env['crm.lead'], set(SAID)
        while more := {
            field.name for field in Lead._fields.values()
            if field.name not in found and field.name not in TELLS_NOTHING and field.compute
            and {path.split('.')[0] for path in self.env.registry.field_depends[field]} & found
        }:
            found |= more
        self.assertFalse(found - Lead._portfolio_copies.keys(), "say in _portfolio_copies or here what they tell")
        self.assertFalse(Lead._portfolio_copies.keys() - set(Lead._fields))
