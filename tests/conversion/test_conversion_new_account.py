"""A new account with what is known of it, in one save, as its representative or a manager types it in."""
from odoo.fields import Command
from odoo.tests import Form

from ..questionnaire.common import QuestionnaireCase

#: lines that nobody types in: they come from what happens
MADE_BY_CODE = {
    'portfolio_change_ids', 'portfolio_conversion_ids', 'portfolio_class_change_ids', 'portfolio_relation_ids',
    'portfolio_reach_ids', 'portfolio_situation_change_ids', 'portfolio_inactivity_ids', 'portfolio_block_ids',
    'portfolio_valuation_ids', 'portfolio_valuation_line_ids', 'portfolio_answer_ids', 'portfolio_current_answer_ids',
}
#: what only a person has
OF_PERSONS = 'portfolio_other_account_ids'


class TestLeadNewAccount(QuestionnaireCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.characteristic = cls.env['portfolio.characteristic'].create({'name': "Tables", 'type': 'integer'})
        # a characteristic is a column: as after a request, whatever resets the registry later on leaves it there
        cls.registry.signal_changes()
        env = cls.env
        area = env['portfolio.interest.area'].create({'name': "Ovens"})
        code = env['portfolio.activity.code'].search([('classification', '=', 'cnae2025'), ('code', '=', '55.10')])
        role = env['portfolio.responsible.role'].search([('is_principal', '=', False)], limit=1)
        kind = env['portfolio.address.type'].search([], limit=1)
        cls.route = env['portfolio.route'].create({'name': "Monday"})
        cls.values = {
            'portfolio.activity': {'code_id': code.id},
            'portfolio.affiliation': {'person_id': cls.bakery_contact.id},
            'portfolio.characteristic.value': {'characteristic_id': cls.characteristic.id, 'value_number': 4},
            'portfolio.optout': {'channel': 'email'},
            'portfolio.interest': {'area_id': area.id, 'level': 1},
            'portfolio.need': {'name': "An oven"},
            'portfolio.questionnaire': {'survey_id': cls.survey.id},
            'portfolio.responsible': {'user_id': cls.bruno.id, 'role_id': role.id},
            'portfolio.route.stop': {'route_id': cls.route.id},
            'portfolio.particularity': {
                'name': "Ring twice", 'category_id': env['portfolio.particularity.category'].search([], limit=1).id},
            'res.partner': {
                'name': "Door", 'type': 'other', 'portfolio_address_type_id': kind.id},
        }

    def lines(self, user):
        """The one2many fields of ours in which ``user`` may create a line, with one each."""
        Partner = self.env['res.partner'].with_user(user)
        found = {}
        for name, field in Partner._fields.items():
            if field.type == 'one2many' and name.startswith('portfolio_') and name not in MADE_BY_CODE:
                comodel = self.env[field.comodel_name].with_user(user)
                if comodel.has_access('create') and Partner._has_field_access(field, 'write'):
                    # a field or table without an entry fails here
                    values = dict(self.values[field.comodel_name])
                    if field.inverse_name == 'person_id':
                        values = {'partner_id': self.garage.id}
                    found[name] = [Command.create(values)]
        return found

    def test_each_kind_of_line_alone_and_all_at_once(self):
        for user in (self.ana, self.maria):
            lines = self.lines(user)
            self.assertGreater(len(lines), 7)
            # of a person, where he is too; all else of a company
            cases = {**{name: {name: commands} for name, commands in lines.items()},
                     # of several fields of one model one: they are the same rows
                     'all': {self.env['res.partner']._fields[name].comodel_name: {name: commands}
                             for name, commands in lines.items() if name != OF_PERSONS}}
            cases['all'] = {name: commands for one in cases['all'].values() for name, commands in one.items()}
            self.route.user_id = user
            for name, values in cases.items():
                with self.subTest(user=user.login, lines=name):
                    account = self.env['res.partner'].with_user(user).create({
                        'name': f"New {user.login} {name}", 'is_company': name != OF_PERSONS, **values})
                    self.env.flush_all()
                    for line in values:
                        self.assertTrue(account[line], line)
                    self.assertTrue(account.has_access('write'))

    def test_contacts_with_lines_of_their_own(self):
        account = self.env['res.partner'].with_user(self.ana).create({'name': "New", 'is_company': True, 'child_ids': [
            Command.create({'name': "Luis", 'portfolio_optout_ids': [Command.create({'channel': 'phone'})]})]})
        self.assertEqual(account.child_ids.portfolio_optout_ids.channel, 'phone')

    def test_as_the_form_saves_it(self):
        """On 1 December Ana types a new company in, says what it does not want and what it needs, and saves once."""
        account = self.env['res.partner'].with_user(self.ana).browse()
        saved = account.web_save({
            'name': "New", 'is_company': True, 'portfolio_optout_ids': [[0, 'virtual_1', {'channel': 'email'}]],
            'portfolio_need_ids': [[0, 'virtual_2', {'name': "An oven"}]]},
            {'name': {}, 'portfolio_need_ids': {'fields': {'name': {}}}})
        self.assertEqual(saved[0]['portfolio_need_ids'][0]['name'], "An oven")
        form = Form(self.env['res.partner'].with_user(self.ana))
        form.name = "By form"
        self.assertTrue(form.save().has_access('write'))

    def test_many_at_once(self):
        accounts = self.env['res.partner'].with_user(self.maria).create([
            {'name': f"New {number}", 'is_company': True,
             **({'portfolio_optout_ids': [Command.create({'channel': 'post'})]} if number % 2 else {})}
            for number in range(4)])
        self.assertEqual([len(account.portfolio_optout_ids) for account in accounts], [0, 1, 0, 1])
