from itertools import product as product_of

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time
from odoo.tools import mute_logger

from .common import SegmentCase

# where a hidden field may hide in a condition
SHAPES = [
    [('vat', '!=', False)],
    ['!', ('vat', '=', False)],
    ['|', ('name', '=', "x"), '&', ('city', '=', "y"), ('vat', 'ilike', "B")],
    [('commercial_partner_id.vat', '!=', False)],
    [('child_ids', 'any', [('vat', '!=', False)])],
    [('child_ids', 'not any', [('vat', '=', False)])],
    [('category_id.partner_ids.vat', '!=', False)],
    [('category_id', 'any', [('partner_ids', 'any', [('vat', '!=', False)])])],
    [('category_id', 'not any', [('partner_ids', 'any', [('child_ids.vat', '!=', False)])])],
    [('sale_order_ids.partner_shipping_id.vat', '!=', False)],
    [('user_id.partner_id.vat', '!=', False)],
]
LEAD_SHAPES = [[('partner_id', 'any', shape)] for shape in SHAPES] + [
    [('partner_id.vat', '!=', False)], [('partner_id.category_id.partner_ids.vat', '!=', False)]]


class TestSegmentAuthor(SegmentCase):
    """Conditions are their author's: checked for what he may read, asked with his rights."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['portfolio.search.field']._sync()
        cls.env['portfolio.search.field'].search([('name', '=', 'vat')]).role_ids = cls.env.ref(
            'crm_portfolio.portfolio_group_director')
        cls.tag = cls.env['res.partner.category'].create({'name': "Guild"})
        (cls.bakery | cls.hotel).category_id = cls.tag
        survey = cls.env['survey.survey'].create({'title': "Ovens", 'question_ids': [
            Command.create({'title': "How many?", 'question_type': 'numerical_box'})]})
        survey.portfolio_state = 'published'
        ruleset = cls.env['portfolio.assignment.ruleset'].create({'name': "Draft"})
        team = {'target_type': 'team', 'team_id': cls.north.id, 'ruleset_id': ruleset.id}
        cls.member = cls.env['portfolio.assignment.rule'].create({'name': "North", **team}).member_ids[:1]
        scorecard = cls.env['portfolio.scorecard'].search([], limit=1)
        # every model that keeps conditions: what else a record of it needs; None where people make none
        cls.keepers = {
            'portfolio.segment': {'name': "S"},
            'portfolio.search.preset': {'name': "P"},
            'portfolio.handover': {'from_user_id': cls.ana.id, 'to_user_id': cls.bruno.id},
            'portfolio.questionnaire.plan': {'name': "Q", 'survey_id': survey.id},
            'portfolio.lead.score.factor': {'name': "F"},
            'portfolio.lead.requirement': {'field_name': 'phone'},
            'portfolio.assignment.rule': {'name': "R", **team},
            'portfolio.assignment.pool.member': None,
            'portfolio.scorecard.criterion': {
                'name': "C", 'scorecard_id': scorecard.id, 'source': 'domain',
                'aspect_id': cls.env.ref('crm_portfolio.aspect_economic').id},
        }
        cls.only_administrators = {'portfolio.scorecard.criterion'}

    # -- what may be asked -------------------------------------------------------------------------

    def test_every_model_that_keeps_conditions_is_here(self):
        found = {
            name for name, model in self.env.items() if hasattr(model, '_portfolio_asker') and not model._abstract}
        self.assertEqual(found, set(self.keepers))

    def test_the_button_is_where_it_is_said(self):
        """Maria leaves: whoever opens what she wrote reads so, and takes it over there."""
        quiet = {'portfolio.search.preset'}
        for name, values in self.keepers.items():
            if values is None or name in self.only_administrators:
                continue
            record = self.env[name].with_user(self.maria).create(values).with_user(self.diego)
            with self.subTest(model=name):
                arch = record.get_view(view_type='form')['arch']
                self.assertIn('action_portfolio_take_conditions', arch)
                self.assertIn('name="conditions_problem"', arch)
                self.assertFalse(record.conditions_problem)
                self.maria.active = False
                record.invalidate_recordset(['conditions_problem'])
                self.assertEqual(bool(record.conditions_problem), name not in quiet)
                record.action_portfolio_take_conditions()
                record.invalidate_recordset(['conditions_problem'])
                self.assertFalse(record.conditions_problem)
                self.assertEqual(record.sudo()[record._portfolio_author], record.env.user)
            self.maria.active = True

    def test_only_whoever_may_change_them_is_told(self):
        segment = self.segment(user=self.diego)
        self.diego.active = False
        self.assertFalse(segment.with_user(self.ana).conditions_problem)
        self.assertIn("Take the conditions over", segment.with_user(self.env.ref('base.user_admin')).conditions_problem)

    @mute_logger('odoo.addons.base.models.ir_model', 'odoo.models')
    def test_hidden_fields_are_refused_by_every_route(self):
        """Tax IDs are the director's: Maria, a manager, asks about none, wherever she puts them."""
        for name, values in self.keepers.items():
            if values is None or name in self.only_administrators:
                continue
            Model = self.env[name].with_user(self.maria)
            kept = Model.create(values)
            shapes = SHAPES if Model._portfolio_asks == 'res.partner' else LEAD_SHAPES
            for shape in shapes:
                domain = str(shape)
                with self.subTest(model=name, domain=domain):
                    for context in ({}, {'install_mode': True}, {'import_file': True}, {'module': 'crm_portfolio'}):
                        with self.assertRaisesRegex(ValidationError, "you may not read Tax ID"):
                            Model.with_context(**context).create({**values, 'domain': domain})
                        with self.assertRaisesRegex(ValidationError, "you may not read Tax ID"):
                            kept.with_context(**context).write({'domain': domain})
            for domain in (str(shapes[0]), str(shapes[-1])):
                given = {key: value for key, value in values.items() if isinstance(value, str)}
                result = Model.load([*given, 'domain', '.id'], [[*given.values(), domain, str(kept.id)]])
                self.assertIn("you may not read Tax ID", result['messages'][0]['message'])
        with self.assertRaisesRegex(ValidationError, "you may not read Tax ID"):
            self.member.with_user(self.maria).with_context(install_mode=True).domain = str(LEAD_SHAPES[0])

    @mute_logger('odoo.addons.base.models.ir_model')
    def test_what_he_may_read_is_asked(self):
        """The director may; models and groups count as fields do."""
        segment = self.segment(*SHAPES[-4], user=self.diego)
        self.assertEqual(segment.domain_author_id, self.diego)
        for domain in ([('credit', '>', 0)], [('bank_ids.acc_number', '!=', False)], [('invoice_ids', '!=', False)]):
            if self.env['res.partner'].with_user(self.ana)._portfolio_domain_problem(domain):
                with self.assertRaisesRegex(ValidationError, "you may not read"):
                    self.segment(*domain, user=self.ana)

    def test_date_parts_and_code(self):
        self.assertTrue(self.segment(('create_date.year_number', '>', 2000), user=self.ana))
        for text in ("[('id', '=', uid)]", "__import__('os')", "[(1, 'any!', [])]", "7", "{}", "[('id', '=', 1)"):
            with self.subTest(text=text), self.assertRaises(ValidationError):
                self.Segment.with_user(self.ana).create({'name': "Wrong", 'domain': text})
        preset = self.env['portfolio.search.preset'].with_user(self.maria).create(
            {'name': "Mine", 'domain': "[('user_id', '=', uid)]"})
        self.assertEqual(list(preset._portfolio_asked()), [('user_id', '=', self.maria.id)])

    # -- with whose rights -------------------------------------------------------------------------

    def test_hidden_accounts_are_neither_found_nor_counted(self):
        """The bakery is Ana's, the hotel is not; both are of the guild."""
        reaching = ('category_id.partner_ids', 'any', [('name', '=', "Hotel")])
        for user, found in [(self.ana, self.bakery.browse()), (self.diego, self.bakery | self.hotel)]:
            self.assertEqual(self.members(self.segment(reaching, user=user)), found)
        segment = self.segment(user=self.ana)
        self.assertEqual(self.members(segment), self.bakery | self.garage | self.orphan)
        # whoever refreshes it
        for user in (self.env.user, self.diego, self.maria):
            segment.with_user(user)._portfolio_refresh()
            self.assertEqual(self.members(segment), self.bakery | self.garage | self.orphan)

    def test_leads_of_all_but_nothing_behind_them(self):
        """A rule is the house's: it is about leads its author does not see, and asks nothing of hidden accounts."""
        lead = self.env['crm.lead'].create({'name': "Fair", 'type': 'lead', 'partner_id': self.winery.id,
                                            'user_id': self.carla.id, 'city': "Lugo"})
        Factor = self.env['portfolio.lead.score.factor']
        self.assertFalse(lead.with_user(self.maria).has_access('read'))
        for domain, found in [([('city', '=', "Lugo")], lead.ids), ([('partner_id.name', '=', "Winery")], [])]:
            factor = Factor.with_user(self.maria).create({'name': "F", 'domain': str(domain)})
            self.assertEqual(list(factor._portfolio_matching([('id', '=', lead.id)]).get_result_ids()), found)
        self.assertIn(lead.id, Factor.create({'name': "F", 'domain': "[('partner_id.name', '=', 'Winery')]"}
                                             )._portfolio_matching([('id', '=', lead.id)]).get_result_ids())

    def test_the_author_is_whoever_wrote_them(self):
        segment = self.segment(user=self.ana)
        for user, vals in [(self.ana, {'domain_author_id': self.diego.id}), (self.diego, {'domain_author_id': 1})]:
            with self.assertRaises(AccessError):
                segment.with_user(user).write(vals)
            with self.assertRaises(AccessError):
                self.Segment.with_user(user).create({'name': "Forged", **vals})
        plan = self.env['portfolio.questionnaire.plan'].with_user(self.maria).create(
            self.keepers['portfolio.questionnaire.plan'])
        with self.assertRaises(AccessError):
            plan.owner_id = self.env.ref('base.user_root')
        segment.with_user(self.diego).name = "Another name"
        self.assertEqual(segment.domain_author_id, self.ana)
        segment.with_user(self.diego).domain = str([('id', 'in', self.ours.ids), ('name', '!=', False)])
        self.assertEqual(segment.domain_author_id, self.diego)
        self.assertEqual(self.members(segment), self.ours)
        self.assertEqual(segment.with_user(self.ana).copy().domain_author_id, self.ana)

    def test_when_the_author_goes_it_stays_and_says_so(self):
        segment = self.segment(user=self.ana)
        before = self.members(segment)
        self.ana.active = False
        self.account("Newcomer")
        segment._portfolio_refresh()
        self.assertEqual(self.members(segment), before)
        self.assertIn("Ana, who wrote the conditions, may no longer ask them", segment.problem)
        segment.with_user(self.diego).action_portfolio_take_conditions()
        self.assertEqual((segment.problem, segment.domain_author_id), (False, self.diego))
        self.assertEqual(self.members(segment), self.ours)

    def test_when_the_author_may_no_longer_read_a_field(self):
        segment = self.segment(('ref', '=', False), user=self.ana)
        before = self.members(segment)
        self.env['portfolio.search.field'].search([('name', '=', 'ref')]).role_ids = self.env.ref(
            'crm_portfolio.portfolio_group_director')
        self.bakery.ref = "B-1"
        with self.enter_registry_test_mode():
            self.env.ref('crm_portfolio.ir_cron_refresh_segments').method_direct_trigger()
        segment._portfolio_refresh()
        self.assertEqual(self.members(segment), before)
        self.assertIn("Ana, who wrote the conditions: you may not read Reference", segment.problem)

    def test_a_segment_is_no_way_into_another(self):
        private = self.segment(('name', '=', "Bakery"), user=self.diego, share='me')
        with self.assertRaisesRegex(ValidationError, "may not read one of the segments"):
            self.segment(('portfolio_segment_ids', 'in', private.ids), user=self.ana)

    # -- in words ----------------------------------------------------------------------------------

    def test_words_name_what_the_reader_may_read(self):
        self.hotel.write({'vat': "ESB12345674", 'street': "Calle Real 1", 'email': "hotel@example.com"})
        everything = {'show_address': True, 'show_email': True, 'show_vat': True, 'address_inline': True}
        words = self.env['res.partner'].with_user(self.ana).with_context(**everything)._portfolio_domain_words
        self.assertEqual(words([('id', 'in', (self.bakery | self.hotel).ids)]),
                         "ID is Bakery or an account outside your portfolio")
        for ids in ((self.hotel.id,), (self.winery.id,)):
            said = words([('parent_id', 'in', ids)])
            self.assertNotRegex(said, "Hotel|Winery|Calle|ESB|example")
        self.assertIn("2 accounts outside your portfolio", words([('id', 'in', (self.winery | self.hotel).ids)]))
        self.assertEqual(self.env['res.partner'].with_user(self.diego).with_context(
            **everything)._portfolio_domain_words([('id', '=', self.hotel.id)]), "ID is Hotel")
        # bank accounts, users, tags: one rule for all
        bank = self.env['res.partner.bank'].create({'acc_number': "ES9121000418450200051332",
                                                    'partner_id': self.hotel.id})
        self.assertNotIn("ES91", words([('bank_ids', 'in', bank.ids)]))

    def test_a_segments_words_are_its_readers(self):
        segment = self.segment(('parent_id', '!=', self.hotel.id), user=self.diego)
        self.assertIn("Hotel", segment.with_user(self.diego).words)
        self.assertNotIn("Hotel", segment.with_user(self.ana).words)


class TestSegmentAnywhere(SegmentCase):
    """The same members, whoever refreshes a segment, in whatever language, time zone and company."""

    @freeze_time('2025-12-31 23:30:00')
    def test_language_time_zone_and_company_change_nothing(self):
        for code in ('es_ES', 'fr_FR'):
            self.env['res.lang']._activate_lang(code)
        self.env.company.partner_id.tz = 'Europe/Madrid'
        elsewhere = self.env['res.company'].create({'name': "Elsewhere"})
        elsewhere.partner_id.tz = 'America/Mexico_City'
        self.env.user.company_ids |= elsewhere
        self.diego.company_ids |= elsewhere
        tag = self.env['res.partner.category'].create({'name': "Baker"})
        tag.with_context(lang='es_ES').name = "Panadero"
        tag.with_context(lang='fr_FR').name = "Boulanger"
        self.bakery.category_id = tag
        terms = self.env['account.payment.term'].create({'name': "Ten days"})
        self.garage.property_payment_term_id = terms
        product = self.env['product.product'].create({'name': "Oven", 'taxes_id': [Command.clear()]})
        order = self.env['sale.order'].create({
            'partner_id': self.hotel.id, 'order_line': [Command.create({'product_id': product.id})]})
        order.action_confirm()
        order.date_order = '2025-12-31 22:45:00'  # a quarter to midnight in Madrid
        self.winery.portfolio_category_id = self.env.ref('crm_portfolio.category_prospect')
        segments = {
            self.segment(domain, user=self.diego): found for domain, found in [
                (('category_id.name', 'ilike', "bake"), self.bakery),
                (('category_id', 'not ilike', "panad"), self.ours),
                (('category_id', 'not ilike', "bake"), self.ours - self.bakery),
                (('category_id.display_name', '=', "Baker"), self.bakery),
                (('property_payment_term_id', '=', terms.id), self.garage),
                (('property_payment_term_id', '!=', terms.id), self.ours - self.garage),
                (('portfolio_category_id', 'ilike', "prospect"), self.winery),
                (('portfolio_order_days', '<', 1), self.hotel.browse()),
                (('portfolio_order_days', '<', 2), self.hotel),
                (('sale_order_ids', 'any', [('date_order', '>=', 'today')]), self.hotel.browse()),
                (('sale_order_ids', 'any', [('date_order', '>=', '-2d')]), self.hotel),
            ]}
        settings = list(product_of(
            ('en_US', 'es_ES', 'fr_FR'), ('Europe/Madrid', 'America/Mexico_City', 'Pacific/Auckland'),
            (self.env.company.ids, elsewhere.ids, [elsewhere.id, self.env.company.id]),
            (self.env.user, self.diego)))
        for segment, found in segments.items():
            self.assertEqual(self.members(segment), found, segment.domain)
            for lang, tz, companies, user in settings:
                segment.with_user(user).with_context(
                    lang=lang, tz=tz, allowed_company_ids=companies, active_test=False)._portfolio_refresh_one()
                self.assertEqual(self.members(segment), found, (segment.domain, lang, tz, companies, user.login))
            self.assertEqual(len(segment.member_ids), len(found), "nobody left and came back")
