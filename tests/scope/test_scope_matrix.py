import inspect
import itertools

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.models import BaseModel
from odoo.tests import new_test_user
from odoo.tools import SQL

from ...models.guard.ir_rule_registry import FREE
from .matrix import ARGUMENTS, METHODS, NOWHERE, ScopeMatrixCase, stored


class TestScopeMatrix(ScopeMatrixCase):
    """Generated from the registry: every model, every relation, every public method, for whoever is not to know."""

    # -- reading ---------------------------------------------------------------------------------

    def test_what_hangs_on_a_hidden_account_is_found_and_read_by_nobody(self):
        """Every model that names a partner, for everybody; and Ana does see the same of her own account."""
        seen, looked_at = 0, 0
        for name in sorted(self.env.registry):
            model = self.env[name]
            if model._abstract or model._transient or not model._auto or name in FREE or name not in self.scoped:
                continue
            secret, known = self.hidden[name], self.shown[name]
            for user in (self.ana, self.maria, self.olga, self.guest, self.public):
                if not secret or not self.names_the_account(secret):
                    continue
                looked_at += 1
                with self.subTest(model=name, user=user.login):
                    record = secret.with_user(user)
                    found = self.attempt(lambda record=record: record.with_context(active_test=False).search(
                        [('id', '=', record.id)]).ids)
                    self.assertTrue(isinstance(found, Exception) or not found, "found")
                    said = self.attempt(lambda record=record: record.read(['display_name']))
                    self.assertIsInstance(said, (AccessError, MissingError))
                    self.assertNotTold(said, "the refusal")
            if known and known.with_user(self.ana).has_access('read'):
                seen += 1
        self.assertGreater(looked_at, 150, "most models have a sample")
        self.assertGreater(seen, 20, "and Ana sees hers")

    # -- methods ---------------------------------------------------------------------------------

    def public_methods(self):
        """``{model: names}`` of what anybody may call of ours, the platform's own methods aside."""
        found = {}
        for name, cls in self.env.registry.items():
            for base in cls.__mro__:
                if not base.__module__.startswith('odoo.addons.crm_portfolio.'):
                    continue
                owner = getattr(base, '_name', None) or (
                    base._inherit if isinstance(base._inherit, str) else base._inherit[0])
                if owner != name:
                    continue
                for method, function in vars(base).items():
                    if method.startswith('_') or not inspect.isfunction(function) \
                            or getattr(function, '_api_private', False) or self.is_platform(cls, method):
                        continue
                    found.setdefault(name, set()).add(method)
        return found

    def is_platform(self, cls, method):
        return hasattr(BaseModel, method) or any(
            method in vars(base) for base in cls.__mro__
            if base.__module__.startswith('odoo.addons.') and not base.__module__.startswith(
                'odoo.addons.crm_portfolio.'))

    def test_every_public_method_says_why_it_is_safe(self):
        known = {
            model: {method for names in kinds.values() for method in names.split()} for model, kinds in METHODS.items()}
        there = self.public_methods()
        self.assertEqual(
            {(model, method) for model, methods in there.items() for method in methods - known.get(model, set())},
            set(), "a new public method: say in tests/scope/matrix.py why it is safe, or begin its name with _")
        self.assertEqual(
            {(model, method) for model, methods in known.items() for method in methods - there.get(model, set())},
            set(), "it is gone: take it out of tests/scope/matrix.py")

    def all_methods(self):
        """``(model name, method, the names of its parameters)``; those of a mixin also of the models it is part of."""
        registry = self.env.registry
        for owner, kinds in METHODS.items():
            if owner not in registry:
                continue
            heirs = registry.descendants([owner], '_inherit') if registry[owner]._abstract else ()
            for name in [owner, *(heir for heir in heirs if heir != owner and heir in self.followers)]:
                for method in sorted(method for names in kinds.values() for method in names.split()):
                    yield name, method, list(inspect.signature(getattr(registry[name], method)).parameters)[1:]

    def changed_by(self, record, call):
        """What a call answers, and whether it changes the record."""
        before = stored(record)
        # what one user has read is in the cache for all
        self.env.invalidate_all()
        answer = call()
        self.env.flush_all()
        self.env.invalidate_all()
        return answer, stored(record.exists()) != before

    def test_no_method_tells_or_does_anything_with_a_hidden_record(self):
        called = 0
        for name, method, parameters in self.all_methods():
            secret = self.hidden[name] if not self.env[name]._abstract and name in self.followers else None
            for user in (self.ana, self.maria, self.olga, self.guest) if secret else ():
                if secret.with_user(user).has_access('read'):
                    continue
                for given in self.arguments(name, parameters):
                    called += 1
                    with self.subTest(model=name, method=method, user=user.login, given=given):
                        said = self.attempt(lambda secret=secret, user=user, method=method, given=given: (
                            self.changed_by(secret, lambda: getattr(secret.with_user(user), method)(*given))))
                        self.assertNotTold(said, "the answer")
                        self.assertFalse(isinstance(said, tuple) and said[1], "it was changed")
        self.assertGreater(called, 150)

    def typed(self, name):
        """Values for each relation and key of a model, all of what is hidden."""
        values = {
            field.name: self.hidden[field.comodel_name].id for field in self.env[name]._fields.values()
            if field.type == 'many2one' and field.store and not field.related
            and field.comodel_name in ('res.partner', 'crm.lead', 'sale.order')}
        return [
            *({field: one} for field, one in values.items()), {'phone': self.winery.phone, 'name': "Mine"},
            {'name': "Mine", 'portfolio_vat': self.winery.vat, 'partner_id': self.winery.id}]

    def argument(self, name, parameter):
        """What to try for one parameter: the ids of hidden records, or values of its kind."""
        self.assertIn(parameter, ARGUMENTS, "a new parameter: say in tests/scope/matrix.py what it may be")
        kind = ARGUMENTS[parameter]
        if isinstance(kind, str):
            return [self.hidden[model].id or NOWHERE for model in kind.split()]
        if kind in (dict, list):
            return [values if kind is dict else [values] for values in self.typed(name)]
        return kind

    def arguments(self, name, parameters):
        return itertools.product(*(self.argument(name, parameter) for parameter in parameters))

    def test_no_method_tells_or_does_anything_with_a_hidden_argument(self):
        """Called on one's own record and on none; what one's own record shows afterwards tells nothing either."""
        called = 0
        for name, method, parameters in self.all_methods():
            for user in (self.ana, self.maria, self.olga, self.guest) if parameters else ():
                for record in (self.shown[name], self.env[name]) if not self.env[name]._abstract else (self.env[name],):
                    for given in self.arguments(name, parameters):
                        called += 1
                        with self.subTest(model=name, method=method, user=user.login, of=record, given=given):
                            mine = record.with_user(user)
                            said = self.attempt(lambda mine=mine, method=method, given=given: (
                                getattr(mine, method)(*given), mine.invalidate_recordset(), mine.exists().read()))
                            self.assertNotTold(said, "the answer")
        self.assertGreater(called, 150)

    # -- wizards ---------------------------------------------------------------------------------

    def wizard_calls(self, wizard):
        """What a wizard shows when it is opened, and when it is saved as it was opened."""
        names = [name for name, field in wizard.fields_get().items() if field['type'] not in ('binary', 'properties')]
        spec = {
            name: {'fields': {'display_name': {}}} if wizard._fields[name].relational else {} for name in names}
        yield 'opened', lambda: wizard.onchange({}, [], spec)
        if wizard._name.startswith('portfolio.'):
            yield 'saved', lambda: wizard.create({}).web_read(spec)

    def test_no_wizard_tells_of_the_hidden_record_it_is_opened_on(self):
        opened = 0
        for name in sorted(self.env.registry):
            if not self.env[name]._transient:
                continue
            for user, about in itertools.product((self.ana, self.maria), ('res.partner', 'crm.lead', 'sale.order')):
                ids = self.hidden[about].ids
                wizard = self.env[name].with_user(user).with_context(
                    active_model=about, active_id=ids[0], active_ids=ids)
                for how, call in self.wizard_calls(wizard) if wizard.has_access('create') else ():
                    opened += 1
                    with self.subTest(model=name, user=user.login, about=about, how=how):
                        self.assertNotTold(self.attempt(call), how)
        self.assertGreater(opened, 200)

    def test_no_wizard_of_a_colleague_is_read_or_changed(self):
        """What the manager is about to do: its accounts are not told, and nobody else says what it will be."""
        tried = 0
        for name in sorted(self.env.registry):
            if not self.env[name]._transient:
                continue
            wizard = self.opened_by(self.maria, name)
            for user in (self.ana, self.bruno):
                theirs = wizard.with_user(user)
                for operation in ('read', 'write', 'unlink'):
                    if theirs.browse().has_access(operation):
                        tried += 1
                        with self.subTest(model=name, user=user.login, operation=operation):
                            self.assertFalse(theirs.has_access(operation))
                if theirs.browse().has_access('read'):
                    self.assertFalse(theirs.search([('id', '=', wizard.id)]), name)
            if name.startswith('portfolio.') and wizard.with_user(self.maria).browse().has_access('write'):
                self.assertTrue(wizard.with_user(self.maria).has_access('write'), name)
        self.assertGreater(tried, 200)

    def opened_by(self, user, name):
        """A wizard of somebody's, with nothing in it: who may read it does not depend on what is asked."""
        model = self.env[name]
        for field in model._fields.values():
            if field.store and field.column_type and field.required:
                self.env.cr.execute(SQL(
                    "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL", SQL.identifier(model._table),
                    SQL.identifier(field.name)))
        [[wizard_id]] = self.env.execute_query(SQL(
            "INSERT INTO %s (create_uid) VALUES (%s) RETURNING id", SQL.identifier(model._table), user.id))
        return model.browse(wizard_id)

    # -- what is kept ----------------------------------------------------------------------------

    def test_every_kept_field_is_refused(self):
        """Each field people never write, of each model they may write at all, for whoever has the most rights."""
        boss = new_test_user(self.env, 'boss', groups='crm_portfolio.portfolio_group_administrator')
        tried = 0
        for name in sorted(self.env.registry):
            model = self.env[name].with_user(boss)
            if model._abstract or not model._auto:
                continue
            for field in sorted(model._portfolio_kept_fields()):
                tried += 1
                with self.subTest(model=name, field=field):
                    for operation in ('create', 'write'):
                        # core looks for the survey before it looks at what it was given
                        if model.has_access(operation) and (name, operation) != ('survey.user_input', 'create'):
                            record = model if operation == 'create' else self.shown[name].with_user(boss)
                            with self.assertRaises(UserError), self.env.cr.savepoint():
                                getattr(record, operation)({field: False})
        self.assertGreater(tried, 250)

    def test_a_state_is_changed_by_what_is_done(self):
        """A field called state says what code has done; one that people choose is named otherwise or stands here."""
        chosen = {'portfolio.quote.generate'}
        for name in sorted(self.env.registry):
            field = self.env[name]._fields.get('state')
            if name.startswith('portfolio.') and field is not None and field.store and not self.env[name]._abstract:
                with self.subTest(model=name):
                    writable = not field.readonly and self.env['ir.model.access'].search_count([
                        ('model_id.model', '=', name), '|', ('perm_write', '=', True), ('perm_create', '=', True)])
                    self.assertTrue(not writable or name in chosen)
