from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PortfolioCase

SECRET = 'zqxhidden'
NOBODY = 2 ** 31 - 7


@tagged('post_install', '-at_install')
class TestScopeKeys(PortfolioCase):
    """Keys that another program gave records, and database ids: whether a hidden one is there is not told.

    The winery and its lead are hidden from Ana; the bakery, with a key as well, is hers.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.secret = cls.env['crm.lead'].create({'name': SECRET, 'partner_id': cls.winery.id, 'user_id': cls.carla.id})
        cls.env['ir.model.data'].create([
            {'module': 'erp', 'name': name, 'model': record._name, 'res_id': record.id}
            for name, record in ((f'{SECRET}_account', cls.winery), (f'{SECRET}_lead', cls.secret),
                                 ('bakery', cls.bakery))])
        cls.env.flush_all()

    def loaded(self, model, fields, rows, user=None, **context):
        """What a load says and makes; nothing of it stays."""
        with mute_logger('odoo.sql_db', 'odoo.models', 'odoo.addons.base.models.ir_rule'):
            return self.env[model].with_user(user or self.ana).with_context(lang='en_US', **context).load(fields, rows)

    def test_keys_of_what_is_hidden_are_none(self):
        for user, told in ((self.ana, False), (self.maria, False), (self.carla, True), (self.diego, True)):
            for record in (self.winery, self.secret):
                with self.subTest(user=user.login, model=record._name):
                    found = record.with_user(user).get_external_id()
                    self.assertEqual(SECRET in found.get(record.id, ''), told)
        self.assertEqual(self.bakery.with_user(self.ana).get_external_id(), {self.bakery.id: 'erp.bakery'})
        with self.assertRaises(AccessError):
            self.winery.with_user(self.ana).get_metadata()
        with self.assertRaises(AccessError):
            self.env['ir.model.data'].with_user(self.ana).search_read([('name', 'ilike', SECRET)], ['name'])

    def test_a_file_learns_the_same_of_what_is_hidden_and_what_is_not_there(self):
        targets = {
            'res.partner': (self.winery.id, f'erp.{SECRET}_account'),
            'crm.lead': (self.secret.id, f'erp.{SECRET}_lead')}
        for model, field, rest in (
            ('crm.lead', 'partner_id', {'name': "Fair"}), ('res.partner', 'parent_id', {'name': "Buyer"}),
            ('portfolio.need', 'partner_id', {'name': "Oven"}), ('sale.order', 'opportunity_id', {}),
            ('calendar.event', 'partner_ids', {'name': "Visit", 'start': '2026-03-02 09:00:00',
                                               'stop': '2026-03-02 10:00:00'}),
        ):
            comodel = self.env[model]._fields[field].comodel_name
            hidden_id, hidden_key = targets[comodel]
            for column, hidden, unknown in (
                (f'{field}/.id', str(hidden_id), str(NOBODY)), (f'{field}/id', hidden_key, 'erp.no_such_key'),
                (f'{field}/id', hidden_key, 'base.main_company'),    # of another model
            ):
                for context in (
                    {}, {'import_file': True, 'import_set_empty_fields': [field]},
                    {'import_file': True, 'import_skip_records': [field]},
                ):
                    with self.subTest(model=model, column=column, context=context):
                        said = []
                        for value in (hidden, unknown):
                            with self.env.cr.savepoint() as savepoint:
                                result = self.loaded(model, [*rest, column], [[*rest.values(), value]], **context)
                                said.append((
                                    bool(result['ids']),
                                    [one['message'].replace(value, '…') for one in result['messages']]))
                                savepoint.rollback()
                            self.env.invalidate_all()
                        self.assertEqual(*said)
                        self.assertNotIn("Winery", str(said))

    def test_what_one_may_see_is_found_by_key_and_id(self):
        for column, value in (('partner_id/.id', str(self.bakery.id)), ('partner_id/id', 'erp.bakery')):
            result = self.loaded('crm.lead', ['name', column], [["Fair", value]])
            self.assertEqual(self.env['crm.lead'].browse(result['ids']).partner_id, self.bakery, result['messages'])
        # a contact of an account that the same file brings; core lets only those load contacts who read credit limits
        self.ana.group_ids += self.env.ref('account.group_account_readonly')
        result = self.loaded('res.partner', ['id', 'name', 'is_company', 'parent_id/id'], [
            ['erp.new', "New", 'True', ''], ['erp.new_buyer', "Buyer", 'False', 'erp.new']])
        self.assertTrue(result['ids'], result['messages'])
        self.assertEqual(self.env['res.partner'].browse(result['ids'][1]).parent_id.name, "New")

    def key_of(self, key):
        self.env.flush_all()
        self.env.cr.execute("SELECT model, res_id FROM ir_model_data WHERE module || '.' || name = %s", [key])
        return self.env.cr.fetchone()

    def test_a_key_stays_with_its_record(self):
        """Whoever got it would get what the other program brings next."""
        role = 'crm_portfolio.portfolio_group_representative'
        imported = {'_import_current_module': 'zz'}
        Partner = self.env['res.partner'].with_user(self.ana)
        ours = self.key_of(role)
        # lines are made by whoever began the transaction, which is no test where people are
        self.patch(self.env.transaction, 'default_env', Partner.env)
        for key in (f'erp.{SECRET}_account', f'erp.{SECRET}_lead', role, 'crm_portfolio.no_such_key'):
            before = self.key_of(key)
            for door, call in (
                ('line', lambda key=key: self.loaded('res.partner', ['name', 'child_ids/id', 'child_ids/name'], [
                    ["Mine", key, "Stolen"]])),
                ('row', lambda key=key: self.loaded('res.partner', ['id', 'name'], [[key, "Mine"]])),
                ('create', lambda key=key: Partner.with_context(**imported).create({'name': "Mine", 'id': key})),
                ('write', lambda key=key: self.bakery.with_user(self.ana).with_context(**imported).write({
                    'child_ids': [Command.create({'name': "Mine", 'id': key})]})),
            ):
                with self.subTest(key=key, door=door), self.env.cr.savepoint() as savepoint:
                    try:
                        call()
                    except AccessError:
                        savepoint.rollback()
                    self.env.invalidate_all()
                    self.assertEqual(self.key_of(key), before)
                    savepoint.rollback()
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.env['res.partner'].with_user(self.stock).with_context(**imported).create({'name': "x", 'id': role})
        self.assertEqual(self.key_of(role), ours)
        result = self.loaded('res.partner', ['id', 'name'], [['erp.of_ana', "Mine"]])
        self.assertEqual(self.key_of('erp.of_ana'), ('res.partner', result['ids'][0]))

    def test_what_the_platform_alone_tells(self):
        """Named here so that nobody takes it for closed. It is whether a key is taken, never a record's name.

        ``check_object_reference`` says of a key that is there which model it is of, and no id. A row of a file with a
        key of its own (``id``) that is taken is refused, where a free one makes a record; keys are unique.
        """
        data = self.env['ir.model.data'].with_user(self.ana)
        self.assertEqual(data.check_object_reference('erp', f'{SECRET}_account'), ('res.partner', False))
        with self.assertRaises(ValueError):
            data.check_object_reference('erp', 'no_such_key')
        for fields, row in ((['id', 'name'], [f'erp.{SECRET}_account', "Mine"]),
                            (['.id', 'name'], [str(self.winery.id), "Mine"])):
            with self.env.cr.savepoint() as savepoint:
                result = self.loaded('res.partner', fields, [row])
                self.assertFalse(result['ids'])
                self.assertNotIn("Winery", str(result['messages']))
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertEqual(self.winery.name, "Winery")
