import inspect

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.models import BaseModel
from odoo.tests import new_test_user

from ...models.scope.ir_rule_registry import FREE
from .matrix import METHODS, ScopeMatrixCase


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

    def test_no_method_tells_or_does_anything_with_a_hidden_record(self):
        called = 0
        for name, kinds in METHODS.items():
            secret = self.hidden[name] if name in self.env and not self.env[name]._abstract else None
            if not secret or name not in self.followers:
                continue
            for method in sorted(method for names in kinds.values() for method in names.split()):
                function = getattr(type(secret), method)
                if any(parameter.default is parameter.empty and parameter.kind in (
                        parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
                        for parameter in list(inspect.signature(function).parameters.values())[1:]):
                    continue
                for user in (self.ana, self.olga, self.guest):
                    if secret.with_user(user).has_access('read'):
                        continue
                    called += 1
                    before = secret.sudo().read(load=False)
                    with self.subTest(model=name, method=method, user=user.login):
                        said = self.attempt(
                            lambda secret=secret, user=user, method=method: getattr(secret.with_user(user), method)())
                        self.assertNotTold(said, "the answer")
                        self.assertEqual(secret.sudo().read(load=False), before)
        self.assertGreater(called, 60)

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
