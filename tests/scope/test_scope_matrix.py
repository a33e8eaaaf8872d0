import inspect

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.fields import Command
from odoo.models import BaseModel
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ...models.scope.ir_rule_registry import FREE
from ..common import PortfolioCase
from .matrix import METHODS, SECRET, Samples

NOWHERE = 2 ** 31 - 7


class TestScopeMatrix(PortfolioCase):
    """Generated from the registry: every model, every relation, every public method, for whoever is not to know.

    ===========  ===================================================  =====================
    person       who                                                  what is hidden
    ===========  ===================================================  =====================
    ``ana``      representative of team North                         the winery, of South
    ``maria``    manager, leads team North                            the winery
    ``olga``     representative of another company                    the winery
    ``guest``    portal user of the bakery                            the winery
    ``public``   nobody                                               the winery
    ===========  ===================================================  =====================
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        elsewhere = cls.env['res.company'].create({'name': "Elsewhere"})
        cls.olga = new_test_user(
            cls.env, 'olga', groups='crm_portfolio.portfolio_group_representative',
            company_id=elsewhere.id, company_ids=[Command.set(elsewhere.ids)])
        cls.guest = cls.env['res.users'].with_context(no_reset_password=True).create({
            'name': "Guest", 'login': 'guest', 'partner_id': cls.bakery_contact.id,
            'group_ids': [Command.set(cls.env.ref('base.group_portal').ids)]})
        cls.public = cls.env.ref('base.public_user')
        cls.winery.write({'name': SECRET, 'street': SECRET, 'email': f'{SECRET}@example.com', 'ref': SECRET})
        cls.winery.child_ids.name = SECRET
        cls.hidden = Samples(cls.env, cls.winery, cls.carla, SECRET)
        cls.shown = Samples(cls.env, cls.bakery, cls.ana, "Known")
        cls.followers = cls.env['ir.rule']._portfolio_followers()
        Rule = cls.env['ir.rule']
        cls.scoped = {name for name in cls.followers if name in Rule._portfolio_ruled() or not name.startswith(
            'portfolio.')} | {name for name in cls.followers if cls.names_an_account(cls.env[name])}
        cls.env.flush_all()
        cls.env.invalidate_all()

    @staticmethod
    def names_an_account(model):
        """Whether it names an account, or a lead, which does."""
        return any(field.store and field.type == 'many2one' and field.comodel_name in ('res.partner', 'crm.lead')
                   for field in model._fields.values())

    def names_the_account(self, record):
        """Whether this one does, of a model that names an account; of the others it is their document."""
        return not self.names_an_account(record) or any(
            record.sudo()[field.name] for field in record._fields.values()
            if field.store and field.type == 'many2one' and field.comodel_name in ('res.partner', 'crm.lead'))

    def assertNotTold(self, said, of):
        self.assertNotIn(SECRET.lower(), str(said).lower(), of)

    def attempt(self, call):
        """What a call answers, or the exception; nothing of it stays."""
        answer = None
        # what one user has read is in the cache for all
        self.env.flush_all()
        self.env.invalidate_all()
        with mute_logger('odoo.sql_db', 'odoo.addons.base.models.ir_rule', 'odoo.addons.base.models.ir_model'):
            try:
                with self.env.cr.savepoint() as savepoint:
                    answer = call()
                    savepoint.rollback()
            except Exception as error:  # noqa: BLE001 - any refusal is one; what it says is looked at
                answer = error
        self.env.invalidate_all()
        return answer

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

    # -- pointing --------------------------------------------------------------------------------

    def relations(self, model):
        """``(field, comodel)`` for each relation of a model to what follows the account."""
        for field in model._fields.values():
            if field.comodel_name in self.followers and not field.inherited \
                    and field.name not in ('create_uid', 'write_uid'):
                yield field, field.comodel_name

    def given(self, field, comodel, user):
        target = self.hidden[comodel].id or NOWHERE
        # a catalogue of ours, or one's own
        if self.hidden[comodel].with_user(user).has_access('read'):
            target = NOWHERE
        return target if field.type == 'many2one' else [Command.set([target])]

    def points_at(self, record, field, value):
        ids = record.sudo()[field.name].ids
        return (value if isinstance(value, int) else value[0][2][0]) in ids

    def test_no_relation_is_created_with_a_hidden_target(self):
        tried = 0
        for name in sorted(self.env.registry):
            model = self.env[name]
            if model._abstract or not model._auto:
                continue
            for user in (self.ana, self.maria, self.olga):
                if not model.with_user(user).has_access('create'):
                    continue
                for field, comodel in self.relations(model):
                    tried += 1
                    value = self.given(field, comodel, user)
                    with self.subTest(model=name, field=field.name, user=user.login):
                        said = self.attempt(lambda model=model, user=user, field=field, value=value: self.points_at(
                            model.with_user(user).create({field.name: value}), field, value))
                        self.assertNotTold(said, "the refusal")
                        self.assertIsNot(said, True, "it was taken")
        self.assertGreater(tried, 300)

    def test_no_form_tells_of_a_hidden_target(self):
        for name in sorted(self.env.registry):
            model = self.env[name]
            if model._abstract or not model._auto or not model.with_user(self.ana).has_access('create'):
                continue
            for field, comodel in self.relations(model):
                related = [
                    other for other in model._fields.values()
                    if other.related and other.related.split('.')[0] == field.name]
                spec = {
                    other.name: {'fields': {'display_name': {}}} if other.relational else {}
                    for other in (field, *related)}
                value = self.given(field, comodel, self.ana)
                for how, call in {
                    'typed': lambda model, field=field, value=value, spec=spec: model.onchange(
                        {field.name: value}, [field.name], spec),
                    'default': lambda model, field=field, value=value, spec=spec: model.with_context(
                        **{f'default_{field.name}': value}).onchange({}, [], spec),
                }.items():
                    with self.subTest(model=name, field=field.name, how=how):
                        said = self.attempt(lambda call=call, model=model: call(model.with_user(self.ana)))
                        self.assertNotTold(said, how)

    def test_nothing_of_ana_s_is_made_to_point_at_what_is_hidden(self):
        tried = 0
        for name in sorted(self.env.registry):
            model = self.env[name]
            if model._abstract or model._transient or not model._auto:
                continue
            mine = self.shown[name].with_user(self.ana)
            if not mine or not mine.has_access('write'):
                continue
            for field, comodel in self.relations(model):
                tried += 1
                value = self.given(field, comodel, self.ana)
                with self.subTest(model=name, field=field.name):
                    said = self.attempt(lambda mine=mine, field=field, value=value: (
                        mine.write({field.name: value}), self.points_at(mine, field, value))[1])
                    self.assertNotTold(said, "the refusal")
                    self.assertIsNot(said, True, "it was taken")
        self.assertGreater(tried, 50)

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
