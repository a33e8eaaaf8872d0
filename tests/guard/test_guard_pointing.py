from odoo.fields import Command

from ..scope.matrix import NOWHERE, Samples, ScopeMatrixCase

# what accounts' documents are moved between
MOVES = ('res.partner', 'crm.lead', 'sale.order')


class TestScopePointing(ScopeMatrixCase):
    """Generated from the registry: nobody points at what is hidden, by any door, nor moves his own out of his reach.

    What is created is filled in besides, so that it would be taken if nobody asked.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.florist = cls.account("Florist", cls.olga, company_id=cls.olga.company_id.id)
        cls.theirs = Samples(
            cls.env['base'].with_company(cls.olga.company_id).env, cls.florist, cls.olga, "Theirs")
        # read by all, changed by none of them
        cls.env['ir.config_parameter'].set_param('crm_portfolio.pool_visible', 'everyone')
        cls.everybody_s = {
            'res.partner': cls.orphan,
            'crm.lead': cls.env['crm.lead'].create({
                'name': "Nobody's", 'partner_id': cls.orphan.id, 'user_id': False, 'type': 'opportunity'}),
            'sale.order': cls.env['sale.order'].create({'partner_id': cls.orphan.id, 'user_id': False})}
        cls.env.flush_all()
        cls.env.invalidate_all()

    def setUp(self):
        super().setUp()
        self.theirs.keep()
        self.known = {}

    def models(self, *, transient=True):
        for name in sorted(self.env.registry):
            model = self.env[name]
            if not model._abstract and model._auto and (transient or not model._transient):
                yield name, model

    def relations(self, model):
        """``(field, comodel)`` for each relation of a model to what follows the account and may be hidden."""
        user = model.env.user
        for field in model._fields.values():
            if field.comodel_name in self.followers and not field.inherited \
                    and field.name not in ('create_uid', 'write_uid') \
                    and (user == self.ana or self.target(field.comodel_name, user) != NOWHERE):
                yield field, field.comodel_name

    def of(self, user):
        """Samples of what ``user`` may change."""
        return self.theirs if user == self.olga else self.shown

    def filled(self, name, user):
        """The values one of them was made of."""
        return self.of(user).values.get(name, {})

    def target(self, comodel, user):
        """The id of what ``user`` may not point at: the hidden one, or none that is there if he may read that."""
        key = comodel, user.id
        if key not in self.known:
            hidden = self.hidden[comodel]
            # a catalogue of ours, or one's own
            self.known[key] = NOWHERE if not hidden or hidden.with_user(user).has_access('read') else hidden.id
        return self.known[key]

    def given(self, field, comodel, user):
        target = self.target(comodel, user)
        return target if field.type == 'many2one' else [Command.set([target])]

    def points_at(self, record, field, value):
        # whether there is such a record is asked by the database
        record.flush_recordset()
        record.invalidate_recordset()
        # sudo: any model - what is there, whoever may see it
        ids = record.sudo()[field.name].ids
        return (value if isinstance(value, int) else value[0][2][0]) in ids

    # -- records and forms -----------------------------------------------------------------------

    def test_no_relation_is_created_with_a_hidden_target(self):
        tried = 0
        for name, model in self.models():
            for user in (self.ana, self.maria, self.olga, self.guest, self.public):
                if not model.with_user(user).has_access('create'):
                    continue
                for field, comodel in self.relations(model.with_user(user)):
                    tried += 1
                    value = self.given(field, comodel, user)
                    with self.subTest(model=name, field=field.name, user=user.login):
                        said = self.attempt(lambda model=model, user=user, field=field, value=value: self.points_at(
                            model.with_user(user).create(
                                {**self.filled(model._name, user), field.name: value}), field, value))
                        self.assertNotTold(said, "the refusal")
                        self.assertIsNot(said, True, "it was taken")
        self.assertGreater(tried, 300)

    def kinds_of_lines(self):
        """``(model, x2many, relation of its lines, hidden id)``: each relation of each kind of line once."""
        seen = set()
        for name, model in self.models():
            asked = model.with_user(self.ana)
            for field in model._fields.values() if asked.has_access('create') else ():
                line = field.type in ('one2many', 'many2many') and field.comodel_name
                if not line or line in seen or self.env[line]._abstract or not asked._has_field_access(field, 'read'):
                    continue
                for relation, comodel in self.relations(self.env[line].with_user(self.ana)):
                    if relation.type == 'many2one' and self.target(comodel, self.ana) != NOWHERE:
                        seen.add(line)
                        yield name, field, line, relation, self.target(comodel, self.ana)

    def test_no_line_of_a_form_tells_of_a_hidden_target(self):
        """However a form writes its lines: the platform reads the first three parts of a command, and the values."""
        tried = 0
        for name, field, line, relation, target in self.kinds_of_lines():
            shown = {
                other.name: {'fields': {'display_name': {}}} if other.type == 'many2one' else {}
                for other in self.env[line]._fields.values()
                if other.type in ('char', 'text', 'many2one') and other.name != relation.name
                and self.env[line].with_user(self.ana)._has_field_access(other, 'read')}
            values = {relation.name: target}
            for command in ([0, 'virtual_1', values], [0, 'virtual_1', values, 0], (0.0, 0, values, None, None)):
                tried += 1
                with self.subTest(model=name, field=field.name, line=line, command=command):
                    self.assertNotTold(self.attempt(
                        lambda name=name, field=field, command=command, shown=shown: self.env[name].with_user(
                            self.ana).onchange({field.name: [command]}, [], {field.name: {'fields': shown}})), "a line")
        self.assertGreater(tried, 60)

    def test_an_id_in_another_spelling_is_none(self):
        """PostgreSQL reads '50', ' 50' and 50.0 as 50, and core hands a new record's values over as they are."""
        tried = 0
        for name, model in self.models():
            field, comodel = next(iter(self.relations(model.with_user(self.ana))), (None, None))
            if not field or not model.with_user(self.ana).has_access('create'):
                continue
            target = self.target(comodel, self.ana)
            for spelled in (str(target), f' +{target}', float(target)):
                tried += 1
                value = spelled if field.type == 'many2one' else [Command.set([spelled])]
                with self.subTest(model=name, field=field.name, spelled=spelled):
                    said = self.attempt(lambda model=model, field=field, value=value, target=target: self.points_at(
                        model.with_user(self.ana).create(
                            {**self.filled(model._name, self.ana), field.name: value}), field, target))
                    self.assertNotTold(said, "the refusal")
                    self.assertIsNot(said, True, "it was taken")
        self.assertGreater(tried, 60)

    def test_no_record_is_made_to_point_at_what_is_hidden(self):
        tried = 0
        for name, _model in self.models(transient=False):
            for user in (self.ana, self.maria, self.olga, self.guest, self.public):
                if not self.env[name].with_user(user).has_access('write'):
                    continue
                mine = (self.of(user).made.get(name) if user == self.olga else self.shown[name]) or self.env[name]
                mine = mine.with_user(user)
                for field, comodel in self.relations(mine) if mine and mine.has_access('write') else ():
                    tried += 1
                    value = self.given(field, comodel, user)
                    with self.subTest(model=name, field=field.name, user=user.login):
                        said = self.attempt(lambda mine=mine, field=field, value=value: (
                            mine.write({field.name: value}), self.points_at(mine, field, value))[1])
                        self.assertNotTold(said, "the refusal")
                        self.assertIsNot(said, True, "it was taken")
        self.assertGreater(tried, 150)

    def form_calls(self, model, field, value):
        """What is typed, and what a default says, with every field that follows the relation."""
        related = [
            other for other in model._fields.values() if other.related and other.related.split('.')[0] == field.name]
        spec = {
            other.name: {'fields': {'display_name': {}}} if other.relational else {} for other in (field, *related)}
        yield 'typed', lambda: model.onchange({field.name: value}, [field.name], spec)
        if model.env.user == self.ana:
            yield 'default', lambda: model.with_context(**{f'default_{field.name}': value}).onchange({}, [], spec)

    def test_no_form_tells_of_a_hidden_target(self):
        tried = 0
        for name, model in self.models():
            for user in (self.ana, self.maria, self.olga, self.guest, self.public):
                asked = model.with_user(user)
                if not asked.has_access('create'):
                    continue
                for field, comodel in self.relations(asked):
                    for how, call in self.form_calls(asked, field, self.given(field, comodel, user)):
                        tried += 1
                        with self.subTest(model=name, field=field.name, user=user.login, how=how):
                            self.assertNotTold(self.attempt(call), how)
        self.assertGreater(tried, 300)

    # -- out of reach ----------------------------------------------------------------------------

    def moves(self, record):
        """``(field, target)`` for each of its many2one to an account, lead or order, and where it may go."""
        for field in record._fields.values():
            if field.type == 'many2one' and field.comodel_name in MOVES and field.store and not field.inherited \
                    and record._has_field_access(field, 'write'):
                for target in (self.everybody_s[field.comodel_name], self.hidden[field.comodel_name]):
                    # sudo: any model - as above
                    if target and record.sudo()[field.name] != target:
                        yield field, target

    def give(self, record, user):
        """Make ``user`` its salesperson, owner, author: whatever it has."""
        record.flush_recordset()
        for name, field in record._fields.items():
            if field.type == 'many2one' and field.comodel_name == 'res.users' and field.column_type and field.store \
                    and not field.related and name != 'write_uid':
                self.env.cr.execute(
                    f'UPDATE "{record._table}" SET "{name}" = %s WHERE id = %s', (user.id, record.id))
        self.env.invalidate_all()

    def move(self, mine, field, target):
        mine.write({field.name: target.id})
        mine.flush_recordset()
        mine.invalidate_recordset()
        # sudo: any model - as above
        return mine.sudo()[field.name] == target and [
            operation for operation in ('read', 'write') if not mine.has_access(operation)]

    def test_nothing_is_moved_out_of_one_s_reach(self):
        """Neither one's own nor a colleague's, which is in reach because of its account."""
        tried = 0
        for name in sorted(self.followers):
            record = self.shown[name] if name in self.env and not self.env[name]._abstract else None
            if not record or record._transient:
                continue
            for user in (self.ana, self.maria):
                for whose in (user, self.bruno):
                    with self.env.cr.savepoint() as savepoint:
                        self.give(record, whose)
                        mine = record.with_user(user)
                        for field, target in self.moves(mine) if mine.has_access('write') else ():
                            tried += 1
                            with self.subTest(
                                    model=name, field=field.name, user=user.login, of=whose.login, to=target):
                                said = self.attempt(
                                    lambda mine=mine, field=field, target=target: self.move(mine, field, target))
                                self.assertNotTold(said, "the refusal")
                                self.assertFalse(isinstance(said, list) and said, "out of reach")
                        savepoint.rollback()
                    self.env.invalidate_all()
        self.assertGreater(tried, 50)

    # -- lines -----------------------------------------------------------------------------------

    def lines(self, model):
        """``(field, inner, comodel)``: each x2many of a model, and each many2one of its lines that may be hidden."""
        for field in model._fields.values():
            if field.type in ('one2many', 'many2many') and not field.inherited and field.comodel_name:
                for inner, comodel in self.relations(model.env[field.comodel_name]):
                    if inner.type == 'many2one' and inner.name != getattr(field, 'inverse_name', None) \
                            and self.target(comodel, model.env.user) != NOWHERE:
                        yield field, inner, comodel

    def line_calls(self, name, user, field, line):
        """A line sent through its parent: in a new record, in a form, in one's own, and one that was there."""
        model, mine = self.env[name].with_user(user), self.of(user)[name].with_user(user)
        inverse, there = getattr(field, 'inverse_name', None), self.of(user)[field.comodel_name]
        filled = {key: value for key, value in self.filled(field.comodel_name, user).items() if key != inverse}
        new = [Command.create({**filled, **line})]
        if model.has_access('create'):
            spec = {field.name: {'fields': {inner: {'fields': {'display_name': {}}} for inner in line}}}
            yield 'create', lambda: model.create({**self.filled(name, user), field.name: new})
            yield 'form', lambda: model.onchange({field.name: [(0, 'virtual_1', line)]}, [field.name], spec)
        if mine and mine.has_access('write'):
            yield 'write', lambda: mine.write({field.name: new})
            if there:
                yield 'update', lambda: mine.write({field.name: [Command.update(there.id, line)]})

    def pointing(self, field, target):
        """How many records point at ``target``."""
        # sudo: any model - all that point there count
        model = self.env[field.model_name].sudo().with_context(active_test=False)
        return model.search_count([(field.name, '=', target)]) if field.store else 0

    def test_no_line_points_at_what_is_hidden(self):
        tried, before, seen = 0, {}, set()
        for name, model in self.models():
            for field, inner, comodel in self.lines(model.with_user(self.ana)):
                # what many models have alike, as their thread, is tried in one of them
                alike = field.name, field.comodel_name, inner.name
                if alike in seen:
                    continue
                seen.add(alike)
                target = self.target(comodel, self.ana)
                if (inner, target) not in before:
                    before[inner, target] = self.pointing(inner, target)
                for how, call in self.line_calls(name, self.ana, field, {inner.name: target}):
                    tried += 1
                    with self.subTest(model=name, field=field.name, line=inner.name, how=how):
                        said = self.attempt(
                            lambda call=call, inner=inner, target=target: (call(), self.pointing(inner, target)))
                        self.assertNotTold(said, "the answer")
                        if isinstance(said, tuple):
                            self.assertLessEqual(said[1], before[inner, target], "it was taken")
        self.assertGreater(tried, 100)
