from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ..common import PortfolioCase


class TestScopeKept(PortfolioCase):
    """What code keeps, nobody writes: neither Ana nor the administrator, by whatever way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.boss = new_test_user(cls.env, 'boss', groups='crm_portfolio.portfolio_group_administrator')

    def assertKept(self, call, *args):
        for user in (self.ana, self.maria, self.diego, self.boss):
            with self.subTest(user=user.login), self.assertRaises(AccessError), self.env.cr.savepoint():
                call(user, *args)

    def test_the_journal_of_a_hand_over(self):
        """Maria would undo Diego's hand-over by putting its journal under one of her own."""
        journal = self.env['portfolio.journal']._open('handover', "Diego's")
        mine = self.env['portfolio.handover'].with_user(self.maria).create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id})
        self.assertKept(lambda user: mine.with_user(user).write({'journal_id': journal.id, 'state': 'done'}))
        self.assertKept(lambda user: mine.with_user(user).create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id, 'journal_id': journal.id}))
        self.assertKept(lambda user: mine.with_user(user).with_context(default_state='done').create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id}))
        mine.with_user(self.maria).action_start()
        self.assertEqual(mine.state, 'done')
        mine.with_user(self.maria).action_undo()
        self.assertEqual(mine.state, 'undone')

    def test_whose_plan_of_questionnaires_it_is(self):
        survey = self.env['survey.survey'].create({
            'title': "Visit", 'portfolio_state': 'draft',
            'question_and_page_ids': [Command.create({'title': "Alright?", 'question_type': 'char_box'})]})
        survey.action_portfolio_publish()
        values = {'name': "Spring", 'survey_id': survey.id, 'date_start': '2026-03-02'}
        Plan = self.env['portfolio.questionnaire.plan']
        plan = Plan.with_user(self.maria).create(values)
        self.assertEqual(plan.owner_id, self.maria)
        self.assertKept(lambda user: plan.with_user(user).write({'owner_id': 1}))
        self.assertKept(lambda user: Plan.with_user(user).create({**values, 'owner_id': 1}))
        self.assertEqual(Plan.with_user(self.maria).sudo().with_context(default_owner_id=1).create(
            values).owner_id, self.maria, "all rights do not make the context say whose it is")
        asked = self.env['portfolio.questionnaire'].create({'survey_id': survey.id, 'partner_id': self.bakery.id})
        for name, value in [('state', 'done'), ('input_id', False), ('plan_id', plan.id)]:
            self.assertKept(lambda user, name=name, value=value: asked.with_user(user).write({name: value}))
        self.assertKept(lambda user: survey.with_user(user).write({'portfolio_state': 'replaced'}))

    def test_what_an_account_is_and_whose(self):
        for name, value in [
            ('portfolio_managed', False), ('portfolio_is_account', False), ('commercial_partner_id', self.vendor.id),
            ('partner_share', False), ('portfolio_tax_key', "B1"), ('portfolio_name_key', "x"),
            ('portfolio_zone_manual', True), ('portfolio_class_computed_id', False), ('portfolio_rfm_label', "555"),
        ]:
            self.assertKept(lambda user, name=name, value=value: self.bakery.with_user(user).write({name: value}))
            self.assertKept(lambda user, name=name, value=value: self.bakery.with_user(user).create({
                'name': "New", name: value}))

    def test_it_is_not_smuggled_in_with_copies(self):
        # lines of partners, which the platform writes as whoever sent the request, are in TestScopeEscalationRpc
        form = self.env['portfolio.lead.form'].create({'name': "Web", 'title': "Write to us"})
        self.assertKept(lambda user: form.with_user(user).copy({'token': "mine"}))
        self.assertKept(lambda user: form.with_user(user).with_context(default_token="mine").copy())
        self.assertNotEqual(form.with_user(self.boss).copy().token, form.token)

    def test_nor_with_the_lines_of_a_copy(self):
        boss = new_test_user(
            self.env, 'asker', groups='crm_portfolio.portfolio_group_manager,survey.group_survey_user')
        mine, foreign = (self.env['survey.survey'].with_user(user).create({
            'title': "Visit", 'portfolio_state': 'draft',
            'question_and_page_ids': [Command.create({'title': "Alright?", 'question_type': 'char_box'})],
        }) for user in (boss, self.env.user))
        foreign.action_portfolio_publish()
        question = foreign.question_ids
        stable, new = question.portfolio_question_id, {'title': "More?", 'question_type': 'char_box'}
        said = {'portfolio_question_id': stable.id}
        for lines in [
            [[0, 0, {**new, **said}]], [[0, 'virtual_1', {**new, **said}, 0]], [[1, question.id, said]],
            [[1, str(question.id), said, 0]], [[1, float(question.id), said]], [[1.0, question.id, said]],
            [[0, 0, {**new, 'suggested_answer_ids': [[0, 0, {'value': "A", 'portfolio_choice_id': 1}]]}]],
            [[5], [0, 0, {**new, 'triggering_question_ids': [[1, question.id, said]]}]],
        ]:
            with self.subTest(lines=lines), self.assertRaisesRegex(AccessError, "filled in by the system"), \
                    self.env.cr.savepoint():
                mine.copy({'question_and_page_ids': lines})
        with self.assertRaises(AccessError):
            mine.copy([['question_and_page_ids', [[1, question.id, said]]]])
        for told in [
            {'default_suggested_answer_ids': [[0, 0, {'value': "A", 'portfolio_choice_id': 1}]]},
            {'default_matrix_row_ids': [[0, 0, {'value': "A", 'portfolio_choice_id': 1}]]},
        ]:
            copied = mine.with_context(**told).copy({'question_and_page_ids': [[0, 0, new]]})
            self.assertFalse(copied.question_ids.suggested_answer_ids.portfolio_choice_id)
            self.assertFalse(copied.question_ids.matrix_row_ids.portfolio_choice_id)
        self.assertEqual(question.portfolio_question_id, stable)
        self.assertEqual(mine.copy({'question_and_page_ids': [[0, 0, new]]}).question_ids.title, "More?")
        # sudo: survey.survey - the next version, as the button that copies makes it
        published = foreign.with_user(boss).sudo().copy({'title': "Next"}).question_ids
        self.assertEqual(published.portfolio_question_id, stable, "what a copy itself carries over stays")

    def test_an_import_and_a_form(self):
        Import = self.env['portfolio.lead.import'].with_user(self.ana)
        mine = Import.create({'file_name': "leads.csv"})
        self.assertEqual(mine.user_id, self.ana)
        for name, value in [('state', 'done'), ('user_id', self.boss.id), ('line_count', 9)]:
            self.assertKept(lambda user, name=name, value=value: mine.with_user(user).write({name: value}))
            self.assertKept(lambda user, name=name, value=value: mine.with_user(user).create({name: value}))
        form = self.env['portfolio.lead.form'].create({'name': "Web", 'title': "Write to us"})
        self.assertKept(lambda user: form.with_user(user).write({'token': "guessed"}))

    def test_a_user_s_own_default_says_nothing_either(self):
        self.env['ir.default'].with_user(self.maria).set('portfolio.handover', 'state', 'done', user_id=True)
        made = self.env['portfolio.handover'].with_user(self.maria).create({
            'from_user_id': self.ana.id, 'to_user_id': self.bruno.id})
        self.assertEqual(made.state, 'draft')


class TestScopeKeptGenerated(PortfolioCase):
    """Every field that people never write, by every way in; and what is computed and written all the same is named."""

    # computed, stored and open to people on purpose: what it follows until somebody says otherwise
    OPEN = {
        ('res.partner', 'portfolio_category_id'),   # a contact's is its company's
        ('portfolio.category', 'is_promoted'), ('portfolio.characteristic', 'code'), ('portfolio.dimension', 'code'),
        ('portfolio.assignment.rule', 'company_id'), ('portfolio.need', 'lost_reason_id'),
        ('portfolio.particularity', 'on_call'), ('portfolio.particularity', 'on_invoice'),
        ('portfolio.particularity', 'on_order'), ('portfolio.particularity', 'on_visit'),
        ('portfolio.particularity', 'severity'), ('portfolio.valuation', 'valid_until'),
    }

    def models_of_ours(self):
        for name, model in self.env.registry.items():
            if model._auto and not model._abstract:
                yield name, self.env[name]

    def forged(self, field):
        return {
            'date': '2026-03-02', 'datetime': '2026-03-02 09:00:00', 'char': "forged", 'text': "forged", 'html': "<p/>",
            'one2many': [Command.clear()], 'many2many': [Command.clear()], 'selection': "forged", 'json': {'a': 1},
            'boolean': True,
        }.get(field.type, 1)

    def test_no_way_in_takes_a_kept_field(self):
        boss = new_test_user(self.env, 'boss', groups='crm_portfolio.portfolio_group_administrator')
        tried = 0
        for name, model in self.models_of_ours():
            mine = model.with_user(boss)
            if not mine.has_access('create') or name == 'survey.user_input':
                continue
            for field in sorted(mine._portfolio_kept_fields()):
                tried += 1
                forged = self.forged(model._fields[field])
                told = mine.with_context(**{f'default_{field}': forged})
                for how, call in {
                    'create': lambda mine=mine, field=field: mine.create({field: 1}),
                    'default': lambda told=told: told.create({}),
                    'save': lambda mine=mine, field=field: mine.web_save({field: 1}, {}),
                    'quick': lambda told=told: told.name_create("x"),
                }.items():
                    if how == 'quick' and (not model._rec_name or model._fields[model._rec_name].type != 'char'):
                        continue
                    with self.subTest(model=name, field=field, how=how), self.assertRaises(UserError), \
                            self.env.cr.savepoint():
                        call()
                with self.subTest(model=name, field=field, how='form'):
                    said = told.default_get([field]).get(field)
                    self.assertTrue(said != forged or said == mine.default_get([field]).get(field))
        self.assertGreater(tried, 150)

    def lines_to(self, name, target, seen=()):
        """The one2many fields that a copy follows from a model to another one, empty for itself, None without way."""
        if name == target:
            return []
        for field in self.env[name]._fields.values():
            if field.type == 'one2many' and field.copy and field.comodel_name not in seen:
                way = self.lines_to(field.comodel_name, target, (*seen, name))
                if way is not None:
                    return [field.name, *way]
        return None

    def test_no_copy_takes_a_kept_field_of_its_lines(self):
        boss = new_test_user(
            self.env, 'boss', groups='crm_portfolio.portfolio_group_administrator,survey.group_survey_manager')
        tried = set()
        for name, model in self.models_of_ours():
            mine = model.with_user(boss)
            if not mine.has_access('create'):
                continue
            for line in mine._portfolio_copied_models():
                way = self.lines_to(name, line)
                for field in sorted(self.env[line]._portfolio_kept_fields()):
                    values = {field: self.forged(self.env[line]._fields[field])}
                    for code, given in (0, 0), (1, 1), (1, '1'), (0, 'virtual_1'):
                        default = values
                        for step in reversed(way):
                            default = {step: [[code, given, default]]}
                        with self.subTest(model=name, line=line, field=field, code=code, given=given), \
                                self.assertRaisesRegex(AccessError, "filled in by the system"), \
                                self.env.cr.savepoint():
                            mine.copy(default)
                    if way:
                        tried.add((name, line))
        self.assertGreaterEqual({name for name, _line in tried}, {
            'survey.survey', 'survey.question', 'portfolio.assignment.ruleset', 'portfolio.lead.form',
            'portfolio.scorecard'})

    def test_no_file_takes_a_kept_field(self):
        boss = new_test_user(self.env, 'boss', groups='crm_portfolio.portfolio_group_administrator')
        for name, model in self.models_of_ours():
            mine = model.with_user(boss)
            if name.startswith('portfolio.') and not mine._transient and mine.has_access('create'):
                for field in sorted(mine._portfolio_kept_fields()):
                    with self.subTest(model=name, field=field), mute_logger('odoo.sql_db'):
                        column = f'{field}/.id' if model._fields[field].relational else field
                        self.assertFalse(mine.load([column], [["1"]])['ids'])

    def test_what_is_computed_and_open_is_so_on_purpose(self):
        """A new one: give it ``readonly=True``, or say here why people write it."""
        found = {
            (name, field.name) for name, model in self.models_of_ours() if not model._transient
            for field in model._fields.values()
            if field.store and field.compute and not field.readonly and not field.related
            and (field.name.startswith('portfolio_') or name.startswith('portfolio.'))}
        self.assertEqual(found, set(self.OPEN))
        related = {
            (name, field.name) for name, model in self.models_of_ours() for field in model._fields.values()
            if field.store and field.related and not field.inherited and not field.readonly
            and (field.name.startswith('portfolio_') or name.startswith('portfolio.'))}
        self.assertEqual(related, set(), "a stored related field that people write changes another record")
