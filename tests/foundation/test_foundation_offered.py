from collections import defaultdict

from odoo.fields import Command
from odoo.tests import TransactionCase, tagged
from odoo.tools import file_open
from odoo.tools.translate import PoFileReader

MODULE = 'crm_portfolio'
MODELS = ('res.partner', 'crm.lead')


@tagged('post_install', '-at_install')
class TestOffered(TransactionCase):
    """What people choose from when they filter or group: no field of ours that is for code, none twice."""

    def described(self, model):
        """``{name: description}`` of the fields that a filter or a group-by offers to somebody with all roles."""
        user = self.env.ref('base.user_admin')
        user.group_ids |= self.env.ref(f'{MODULE}.portfolio_group_administrator')
        described = self.env[model].with_user(user).fields_get()
        return {name: one for name, one in described.items() if one.get('searchable') or one.get('groupable')}

    def test_what_is_for_code_is_not_offered(self):
        for model in MODELS:
            offered = self.described(model)
            for name, field in self.env[model]._fields.items():
                if not name.startswith('portfolio_'):
                    continue
                with self.subTest(model=model, field=name):
                    if field.type in ('json', 'binary') or name.endswith('_key') or name.startswith('portfolio_match'):
                        self.assertNotIn(name, offered)
                    if name in offered:
                        self.assertTrue(field.exportable)
                        self.assertNotRegex(field.string, r'[_(]|^Portfolio', "a name that code gave it")

    def test_whoever_has_no_role_is_offered_none(self):
        user = self.env['res.users'].with_context(no_reset_password=True).create({
            'name': "Olga", 'login': "olga", 'group_ids': [Command.set([
                self.env.ref('sales_team.group_sale_manager').id, self.env.ref('base.group_partner_manager').id])]})
        for model in (*MODELS, 'sale.order', 'calendar.event', 'survey.survey'):
            described = self.env[model].with_user(user).fields_get()
            self.assertEqual([
                name for name, one in described.items() if name.startswith('portfolio_')
                and (one.get('searchable') or one.get('groupable') or one.get('exportable', True))], [], model)
            self.assertTrue(any(one.get('searchable') for one in described.values()))

    def test_what_is_for_code_works_in_domains(self):
        partner = self.env['res.partner'].create({'name': "Zubrix Ovens"})
        self.assertEqual(
            self.env['res.partner'].search([('portfolio_name_key', '=', partner.portfolio_name_key)]), partner)
        self.assertIn('portfolio_name_key', self.env['res.partner'].fields_get())

    def test_no_label_of_ours_is_offered_twice(self):
        with file_open(f'{MODULE}/i18n/es.po', 'rb') as file:
            spanish = {
                row['imd_name']: row['value'] for row in PoFileReader(file)
                if row['type'] == 'model' and row['name'] == 'ir.model.fields,field_description'}
        for model in MODELS:
            for lang in ('en', 'es'):
                names = defaultdict(list)
                for name, one in self.described(model).items():
                    if not name.startswith('x_'):    # made by a user, who called it as he liked
                        record = f"field_{model.replace('.', '_')}__{name}"
                        label = one['string'] if lang == 'en' else spanish.get(record)
                        if label:
                            names[label].append(name)
                twice = {label: found for label, found in names.items()
                         if len(found) > 1 and any(name.startswith('portfolio_') for name in found)}
                self.assertFalse(twice, (model, lang))
