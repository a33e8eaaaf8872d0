"""Taking a conversion back loses nothing that somebody did since, wherever it is kept."""
from odoo import Command
from odoo.tests import tagged

from ..account.common import ConversionCase


@tagged('post_install', '-at_install')
class TestLeadConversionUndo(ConversionCase):

    def later_work(self):
        """What may happen to an account between converting and undoing: ``{what: (model, maker)}``."""
        env, ref = self.env, self.env.ref
        area = env['portfolio.interest.area'].create({'name': "Ovens"})
        code = env['portfolio.activity.code'].search([('classification', '=', 'cnae2025'), ('code', '=', '55.10')])
        role = env['portfolio.responsible.role'].search([('is_principal', '=', False)], limit=1)
        route = env['portfolio.route'].create({'name': "Monday"})
        segment = env['portfolio.segment'].create({'name': "Some", 'domain': str([('id', '=', self.bakery.id)])})
        kind = env['portfolio.relation.type'].search([], limit=1)
        product = env['product.product'].create({'name': "Oven"})
        survey = env['survey.survey'].create({'title': "Visit"})
        reason = env['portfolio.block.reason'].search([], limit=1)
        category = env['portfolio.particularity.category'].search([], limit=1)
        of = 'partner_id'
        made = {
            'portfolio.interest': {of: 1, 'area_id': area.id, 'level': 1},
            'portfolio.need': {of: 1, 'name': "An oven"},
            'portfolio.optout': {of: 1, 'channel': 'email'},
            'portfolio.activity': {of: 1, 'code_id': code.id},
            'portfolio.responsible': {of: 1, 'user_id': self.bruno.id, 'role_id': role.id},
            'portfolio.block': {of: 1, 'kind': 'order', 'reason_id': reason.id},
            'portfolio.affiliation': {of: 1, 'person_id': self.hotel_contact.id},
            'portfolio.relation': {'left_id': 1, 'right_id': self.hotel.id, 'type_id': kind.id},
            'portfolio.route.stop': {of: 1, 'route_id': route.id},
            'portfolio.segment.exception': {of: 1, 'segment_id': segment.id, 'reason': "Ours"},
            'portfolio.particularity': {
                of: 1, 'name': "Ring twice", 'category_id': category.id},
            'sale.order': {of: 1, 'order_line': [Command.create({'product_id': product.id})]},
            'calendar.event': {
                'name': "Visit", 'start': '2026-12-03 10:00:00', 'stop': '2026-12-03 11:00:00', 'partner_ids': 1},
            'crm.lead': {of: 1, 'name': "Another oven", 'type': 'opportunity'},
            'account.move': {of: 1, 'move_type': 'out_invoice'},
            'survey.user_input': {of: 1, 'survey_id': survey.id},
            'res.partner.bank': {of: 1, 'acc_number': "ES9121000418450200051332"},
            'res.partner': {'parent_id': 1, 'name': "Somebody else"},
            'mail.activity': {
                'res_id': 1, 'res_model_id': env['ir.model']._get_id('res.partner'), 'user_id': self.ana.id,
                'activity_type_id': ref('mail.mail_activity_data_call').id},
            'ir.attachment': {'res_id': 1, 'res_model': 'res.partner', 'name': "plan.txt", 'raw': b"plan"},
            'mail.message': {'res_id': 1, 'model': 'res.partner', 'body': "Nice people", 'message_type': 'comment'},
            'rating.rating': {'res_id': 1, 'res_model_id': env['ir.model']._get_id('res.partner'), 'rating': 5},
        }

        def make(model, values, account):
            return env[model].create({
                name: (([Command.set(account.ids)] if name == 'partner_ids' else account.id) if value == 1 and name in (
                    of, 'left_id', 'res_id', 'parent_id', 'partner_ids') else value)
                for name, value in values.items()})
        return {model: lambda account, model=model, values=values: make(model, values, account)
                for model, values in made.items()}

    def test_whatever_points_at_the_account_since_keeps_it_and_is_named(self):
        """Converted on the morning of 1 December; somebody does something; at noon the conversion is taken back."""
        for number, (model, make) in enumerate(self.later_work().items()):
            with self.subTest(what=model):
                lead = self.lead("Kept", partner_name=f"Kept {number}", email_from=f"{number}@kept.example")
                conversion = self.convert(lead)
                account = conversion.partner_id
                row = make(account)
                self.env.flush_all()
                conversion.with_user(self.ana).action_undo()
                self.assertTrue(account.exists() and row.exists() and conversion.contact_id.exists())
                self.assertEqual(conversion.state, 'partial')
                self.assertIn(f"{self.env['ir.model']._get(model).name} (1)", conversion.kept_note)
                self.assertEqual(lead.type, 'lead', "what nobody touched since is taken back")

    def test_whatever_points_at_its_contact_keeps_both(self):
        lead = self.lead("Kept")
        conversion = self.convert(lead)
        self.env['portfolio.optout'].create({'partner_id': conversion.contact_id.id, 'channel': 'phone'})
        conversion.with_user(self.ana).action_undo()
        self.assertTrue(conversion.partner_id.exists() and conversion.contact_id.exists())

    def test_every_field_of_the_registry_that_may_point_at_an_account_is_looked_at(self):
        """Many2one, many2many, references and pairs of model and id: none is left out for its kind."""
        looked_at = {
            key for key in self.referring_fields()
            if self.bakery._portfolio_select_referrers(self.env[key[0]], self.env[key[0]]._fields[key[1]])}
        self.assertEqual(self.referring_fields(), looked_at)
        self.assertGreater(len(looked_at), 60)

    def referring_fields(self):
        return {
            (name, field.name) for name, model in self.env.registry.items()
            if not model._abstract and not model._transient and model._auto
            for field in model._fields.values()
            if field.store and not (field.compute and field.readonly) and not field.company_dependent
            # which model it is of is not stored
            and (name, field.name) != ('base.automation', 'trg_field_ref')
            and (field.type in ('many2one', 'many2many') and field.comodel_name == 'res.partner'
                 or field.type in ('reference', 'many2one_reference'))}

    def test_fields_that_somebody_changed_keep_it(self):
        """A class, a billing key, an employee count: also those that no list names."""
        for number, values in enumerate([
            {'portfolio_employee_count': 12}, {'portfolio_annual_revenue': 5}, {'function': "Boss"},
            {'industry_id': self.env['res.partner.industry'].search([], limit=1).id},
        ]):
            with self.subTest(values=values):
                conversion = self.convert(self.lead(
                    "Kept", partner_name=f"Changed {number}", email_from=f"{number}@changed.example"))
                conversion.partner_id.write(values)
                conversion.with_user(self.ana).action_undo()
                self.assertTrue(conversion.partner_id.exists())

    def test_what_jobs_wrote_goes_with_it(self):
        """The night after: segments, duplicates and rankings know the account; nobody has worked on it."""
        conversion = self.convert(self.florist)
        account = conversion.partner_id
        segment = self.env['portfolio.segment'].create({
            'name': "Florists", 'share': 'all', 'domain': str([('name', '=', "Flores Lola")])})
        segment._portfolio_refresh()
        self.assertIn(account, segment.member_ids.partner_id)
        conversion.with_user(self.ana).action_undo()
        self.assertFalse(account.exists())
        self.assertEqual(conversion.state, 'undone')

    # -- into an existing account ------------------------------------------------------------------

    def test_an_account_that_has_an_address_keeps_it(self):
        """Bakery in Lugo gets the lead of a person in Madrid: it stays in Lugo, and the list says so."""
        self.bakery.write({
            'street': "Rúa Nova 3", 'zip': "27001", 'city': "Lugo", 'country_id': self.spain.id, 'website': False})
        lead = self.lead("Fridge", email_from="new@flores.example", portfolio_employee_count=9)
        before = self.bakery.read(['street', 'zip', 'city', 'country_id', 'name', 'phone', 'vat'])[0]
        conversion = self.convert(lead, {lead.id: self.bakery})
        self.assertEqual(self.bakery.read(list(before))[0], before)
        self.assertEqual((conversion.contact_id.name, conversion.contact_id.city), ("Lola Ruiz", "Lugo"))
        self.assertEqual(self.line(conversion, "City").how, 'kept')
        self.assertIn("Lugo", self.line(conversion, "City").note)
        size = self.line(conversion, lead._fields['portfolio_employee_count'].string)
        self.assertEqual((size.how, self.bakery.portfolio_employee_count), ('copied', 9))

    def test_no_field_an_account_has_is_overwritten(self):
        """Every field that the conversion knows, filled in the account and otherwise in the lead."""
        lead = self.lead("Fridge", email_from="new@flores.example", portfolio_employee_count=9)
        self.bakery.write({
            'website': "https://bakery.example", 'street': "Rúa Nova 3", 'zip': "27001", 'city': "Lugo",
            'comment': "<p>Old.</p>", 'portfolio_employee_count': 3, 'phone': "+34 982 000 000"})
        names = self.env['portfolio.conversion']._watched()
        skip = {'portfolio_category_id', 'child_ids'}
        before = self.bakery._portfolio_snapshot(names)[self.bakery.id]
        self.convert(lead, {lead.id: self.bakery})
        after = self.bakery._portfolio_snapshot(names)[self.bakery.id]
        changed = {name for name in names if before[name] and before[name] != after[name]} - skip
        self.assertEqual(changed, set())
