import contextlib
import csv
import os
import unittest
from pathlib import Path

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ..models.guard.ir_rule import SCOPE
from .access_records import CATALOGUES, DIALOGS, DOCUMENTS, LINES, OF_ACCOUNT, OF_COMPANY, OF_PEOPLE, Place
from .common import PortfolioCase

TABLE = Path(__file__).parent / 'access_matrix.csv'
OPERATIONS = {'r': 'read', 'c': 'create', 'w': 'write', 'd': 'unlink'}
ROLES = (
    'representative', 'manager', 'director', 'marketing', 'after-sales', 'administrator', 'no role', 'portal',
    'public', 'other company')
# who sees some things and not others
LOOKING = ('representative', 'manager', 'marketing', 'after-sales', 'other company')
# what a line's cells speak of, by what the model follows
STATES = {
    'nothing': ('inside',),
    'company': ('inside', 'elsewhere'),
    'owner': ('inside', 'outside', 'elsewhere'),
    'account': ('inside', 'outside', 'elsewhere'),
    'opener': ('own', "another's"),
}
FOLLOWS = {
    **dict.fromkeys(CATALOGUES, 'nothing'), **dict.fromkeys(OF_COMPANY, 'company'),
    **dict.fromkeys(OF_PEOPLE, 'owner'), **dict.fromkeys(OF_ACCOUNT | DOCUMENTS, 'account'),
    **dict.fromkeys(DIALOGS, 'opener')}
# Where what is done asks for more than the right, and why.
ASKS_MORE = {
    'calendar.attendee': "nobody is invited whom one does not see",
    'calendar.event': "nobody is invited whom one does not see",
    'mail.activity': "Odoo: of a document one may write to",
    'mail.followers': "of a document one reads",
    'portfolio.catalogue.usage': "opened on a catalogue, by its action",
    'portfolio.lead.import': "an import stays whose it is",
    'portfolio.lead.import.column': "an import stays whose it is",
    'portfolio.search.field': "a line is made for each field of the account",
    'portfolio.valuation': "an opinion is changed by whose it is",
    'portfolio.valuation.line': "an opinion is changed by whose it is",
    'rating.rating': "nobody is named whom one does not see",
    'res.partner': "an account is made for a colleague by a manager",
    'survey.user_input': "nobody is named whom one does not see",
}
# Made in one's own name only: of the record, which is another's, the rule says no.
OWN_NAME = {'portfolio.handover', 'portfolio.lead.import', 'portfolio.questionnaire.plan'}
# Odoo's documents without a company: whoever reads those of another one reads whom they name.
OF_ALL_COMPANIES = {'calendar.attendee', 'payment.token', 'rating.rating', 'survey.user_input'}
# What to write where the first field that people may write asks for more.
WRITTEN = {
    'portfolio.block': 'note',
    'portfolio.characteristic': 'name',
    'portfolio.dimension': 'name',
    'portfolio.lead.import': 'file_name',
    'portfolio.valuation': 'note',
    'portfolio.valuation.line': 'band_id',
}
# One of these there is for each account or company: the first one goes before the next is made.
ONE_ONLY = {'portfolio.ranking', 'portfolio.zone.user'}
# One more of these and accounts have one more column, in all tests that follow: of these the right is looked at.
COLUMNS = {'portfolio.characteristic', 'portfolio.characteristic.choice', 'portfolio.dimension'}


class TestAccessMatrix(PortfolioCase):
    """Who may do what: ``access_matrix.csv``, one line a model, one column a role, tried at every door.

    A cell says what the role may do: ``r`` read, ``c`` create, ``w`` write, ``d`` delete, ``-`` nothing. The column
    'follows' says of which records its parts speak:

    ========  ==========================================================================================
    nothing   one part: a catalogue, the same for all
    company   of the own company / of another one
    owner     of Ana or her team North / of Carla or South, same company / of another company
    account   of an account in Ana's portfolio / of one of Carla's, same company / of another company
    opener    a dialog one has opened oneself / one that somebody else has opened
    ========  ==========================================================================================

    Ana is the representative, Maria the manager who leads North; 'no role' is Odoo's own salesman, the portal user is
    a contact of Ana's account, 'other company' is a director there, for whom the last part is his own.

    A model without line fails, and so does a line without model. When access changes on purpose, ``ACCESS_MATRIX=write
    ./dev/test --quick tests/test_access_matrix.py`` writes the table as it is: read the difference, every letter of it.
    A new model needs a line in ``access_records.py``: how one record of it is made for an account.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.there = cls.env['res.company'].create({'name': "Elsewhere"})
        cls.cast = cls.make_cast()
        cls.places = cls.make_places()
        for at, spare in cls.places.values():
            for name in FOLLOWS:
                _made = at[name]
                # and what another one needs
                spare.values(name)
        cls.dialogs = {(model, role): cls.opened(model, role) for model in DIALOGS for role in ROLES}
        cls.env.flush_all()
        with TABLE.open(newline='') as file:
            cls.lines = {line['model']: line for line in csv.DictReader(file)}

    @classmethod
    def make_cast(cls):
        """``{role: user}``"""
        def user(login, group, **values):
            return new_test_user(cls.env, login, name=login.title(), groups=group, **values)

        role = 'crm_portfolio.portfolio_group_'
        there = {'company_id': cls.there.id, 'company_ids': [Command.set(cls.there.ids)]}
        cls.zoe = user('zoe', f'{role}director', **there)
        return dict(zip(ROLES, (
            cls.ana, cls.maria, cls.diego, user('mark', f'{role}marketing'), user('sofia', f'{role}aftersales'),
            user('chief', f'{role}administrator'), cls.stock,
            user('guest', 'base.group_portal', partner_id=cls.bakery_contact.id), cls.env.ref('base.public_user'),
            user('yon', f'{role}director', **there)), strict=True))

    @classmethod
    def make_places(cls):
        """``{state: (where the record is, where another one may be made)}``"""
        yon = cls.cast['other company']
        abroad = cls.env['crm.team'].create({
            'name': "There", 'company_id': cls.there.id, 'member_ids': [Command.set(yon.ids)]})
        places, house = {}, None
        # Ana looks after the account of the other company, too: there it is the company alone that decides
        for state, names, responsible, user, colleague, team, company in [
            ('inside', ("Bakery", "Garage"), cls.ana, cls.ana, cls.diego, cls.north, cls.env.company),
            ('outside', ("Winery", "Cellar"), cls.carla, cls.carla, cls.diego, cls.south, cls.env.company),
            ('elsewhere', ("Foreign", "Farther"), cls.ana, yon, cls.zoe, abroad, cls.there),
        ]:
            first = None if company == cls.there else house
            made = []
            for name in names:
                account = cls.bakery if name == "Bakery" else cls.account(name, responsible)
                (account | account.child_ids).company_id = company
                account.name = f"Zqx{state} {name}"
                made.append(Place(state, account, user, colleague, team, first, house))
                first, house = first or made[0], house or made[0]
            places[state] = tuple(made)
        return places

    @classmethod
    def opened(cls, model, role):
        """A dialog of somebody's, on what he sees; who may not open such has somebody else's."""
        at = cls.places['elsewhere' if role == 'other company' else 'inside'][0]
        Model = cls.env[model].with_user(cls.cast[role])
        if not Model.has_access('read'):
            return at[model].with_env(Model.env)
        # sudo: any dialog - some are made by their action only
        dialog = Model.env[LINES.get(model, model)].sudo().create(at.values(LINES.get(model, model)))
        # what is computed is not computed as whoever asks first
        dialog.env.flush_all()
        return (dialog.line_ids[:1] if model in LINES else dialog).sudo(False)

    # -- cells -----------------------------------------------------------------------------------

    def states(self, model):
        return STATES[FOLLOWS[model]]

    def own(self, role):
        """The state of what is the user's, of his team or of his company."""
        return 'elsewhere' if role == 'other company' else 'inside'

    def place(self, role, state):
        """Where the record of a cell stands, and where another one may be made."""
        return self.places.get(state) or self.places[self.own(role)]

    def record(self, model, role, state):
        """The record of a cell, as its user."""
        if state == 'own':
            return self.dialogs[model, role]
        record = self.place(role, state)[0][model]
        return record.with_env(self.env(user=self.cast[role])).with_context(active_test=False)

    def cells(self):
        """``(model, role, state, letters)`` of every part of every cell."""
        for model, line in self.lines.items():
            for role in ROLES:
                for state, letters in zip(self.states(model), line[role].split('/'), strict=True):
                    yield model, role, state, letters

    def is_made(self, model):
        """Whether there is a table: nobody writes a query."""
        return self.env[model]._auto or self.env[model]._transient

    # -- doors -----------------------------------------------------------------------------------

    def attempt(self, call, right=True):
        """What a call raises, or nothing; nothing of it stays.

        :param right: whether the right is there; who lacks it does nothing that would have to be taken back
        """
        if not right:
            with mute_logger('odoo.addons.base.models.ir_rule', 'odoo.addons.base.models.ir_model'):
                try:
                    call()
                except UserError as error:
                    return error
            return None
        with mute_logger('odoo.sql_db', 'odoo.addons.base.models.ir_rule', 'odoo.addons.base.models.ir_model'):
            try:
                with self.env.cr.savepoint() as savepoint:
                    call()
                    self.env.flush_all()
                    savepoint.rollback()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                return error

    def try_read(self, model, role, state, allowed):
        record = self.record(model, role, state)
        name = next(
            name for name, field in record._fields.items()
            if field.store and field.column_type and name != 'id' and record._has_field_access(field, 'read'))
        # what one user has read is in the cache for all
        record.invalidate_recordset(flush=False)

        def read():
            if not record.read([name]):
                raise MissingError("A query that leaves it out")

        return self.attempt(read, right=False)

    def try_write(self, model, role, state, allowed):
        """With the value it has."""
        record = self.record(model, role, state)
        name = WRITTEN.get(model) or next((
            name for name, field in record._fields.items()
            if field.store and not field.readonly and not field.related and not field.translate
            and field.type in ('char', 'text', 'integer', 'boolean', 'selection', 'date', 'float', 'many2one')
            and name not in record._portfolio_kept_fields() and record._has_field_access(field, 'write')), None)
        right = record.has_access('write')
        # sudo: any model - what it has, whoever may read it
        value = right and name and record.sudo().read([name], load=False)[0][name]
        return self.attempt(lambda: record.write({name: value} if name else {}), right)

    def try_delete(self, model, role, state, allowed):
        """Of what others hang on, one on which nothing does."""
        record = self.record(model, role, state)
        if not allowed or FOLLOWS[model] not in ('nothing', 'company', 'owner') or model in ONE_ONLY:
            return self.attempt(record.unlink, record.has_access('unlink'))
        at = self.place(role, state)[0]
        return self.attempt(lambda: at.make(model).with_env(record.env).unlink())

    def try_create(self, model, role, state, allowed):
        """With all that is said of one; what people never say is left out where it is their own."""
        at, spare = self.place(role, state)
        Model = self.env[model].with_user(self.cast[role])
        right = Model.has_access('create')
        values = (at if model in ONE_ONLY else spare).values(model) if right or model in DOCUMENTS else {}
        if state in ('own', self.own(role)):
            values = {name: value for name, value in values.items() if name not in Model._portfolio_kept_fields()}

        # made before: what is made while something is tried is gone afterwards
        there = at[model] if model in ONE_ONLY and right else Model.browse()

        def create():
            there.unlink()
            Model.create(values)

        return self.attempt(create, right)

    def tried(self, letter, model, role, state, allowed):
        """What an operation raises. Who lacks the right on the whole model is tried once."""
        if not self.is_made(model) and letter != 'r':
            return AccessError("A query")
        if state == "another's" and letter == 'c':
            return AccessError("What is created is one's own")
        right = self.env[model].with_user(self.cast[role]).has_access(OPERATIONS[letter])
        if not right and state != self.states(model)[0]:
            return AccessError("No right on the model")
        if right and model in COLUMNS and letter in 'cd':
            return None
        door = {'r': self.try_read, 'c': self.try_create, 'w': self.try_write, 'd': self.try_delete}[letter]
        return door(model, role, state, allowed)

    # -- the table -------------------------------------------------------------------------------

    def cell(self, model, role):
        """What the code does."""
        return '/'.join(''.join(
            letter for letter in OPERATIONS if not self.tried(letter, model, role, state, True)) or '-'
            for state in self.states(model))

    def room(self, model):
        """The folder where a model is made; a report is one file, which begins with the room."""
        if not model.startswith('portfolio.'):
            return 'Odoo'
        [*_others, made] = [
            base.__module__.split('.') for base in self.env.registry[model].__mro__
            if base.__module__.startswith('odoo.addons.crm_portfolio.') and base.__dict__.get('_name') == model]
        return made[4].split('_')[0] if made[3] == 'reports' else made[4]

    def write_table(self):
        """The table as it is, for whoever has changed access on purpose."""
        lines = [
            [room, model, self.env[model]._description, FOLLOWS[model], *(self.cell(model, role) for role in ROLES)]
            for room, model in sorted((self.room(model), model) for model in FOLLOWS)]
        with TABLE.open('w', newline='') as file:
            csv.writer(file, lineterminator='\n').writerows([
                ['room', 'model', 'what', 'follows', *ROLES], *lines])

    @unittest.skipUnless(os.environ.get('ACCESS_MATRIX') == 'write', "writes the table: ACCESS_MATRIX=write")
    def test_0_write_table(self):
        self.write_table()
        with TABLE.open(newline='') as file:
            type(self).lines = {line['model']: line for line in csv.DictReader(file)}

    def test_every_model_has_its_line(self):
        ours = {name for name, model in self.env.registry.items()
                if name.startswith('portfolio.') and not model._abstract}
        ruled = {name for name in self.env['ir.rule'].search([]).filtered(
            lambda rule: any(word in (rule.domain_force or '') for word in SCOPE)).model_id.mapped('model')
            if not name.startswith('portfolio.')}
        missing = sorted((ours | ruled) - self.lines.keys())
        self.assertFalse(missing, (
            f"{missing}: say in access_records.py how one is made, and in access_matrix.csv who may do what with it; "
            "ACCESS_MATRIX=write writes the line"))
        gone = sorted(model for model in self.lines if model not in self.env)
        self.assertFalse(gone, f"{gone}: there are no such models any more, take their lines out")
        for model, line in self.lines.items():
            with self.subTest(model=model):
                self.assertEqual((line['room'], line['follows']), (self.room(model), FOLLOWS.get(model)))
                self.assertEqual({len(line[role].split('/')) for role in ROLES}, {len(self.states(model))})

    def check(self, letter):
        """Hold one operation against the table, for every role and record."""
        wrong = []
        for model, role, state, letters in self.cells():
            said = self.tried(letter, model, role, state, letter in letters)
            if bool(said) == (letter in letters):
                wrong.append(f"{model}, {role}, {state}: {OPERATIONS[letter]} {said or 'is done'!r:.200}")
            elif said:
                self.assertNotIn("Zqx", str(said), f"{model}, {role}, {state}: the refusal names it")
        self.assertFalse(wrong, "\n".join(["Not as access_matrix.csv says:", *wrong]))

    def test_read_by_id(self):
        self.check('r')

    def test_write_by_id(self):
        self.check('w')

    def test_delete_by_id(self):
        self.check('d')

    def test_create(self):
        self.check('c')

    def test_rights(self):
        """What the right says is what is done, or less is done and ``ASKS_MORE`` says why."""
        for model, role, state, letters in self.cells():
            record = self.record(model, role, state)
            for letter, operation in OPERATIONS.items():
                if not self.is_made(model) and letter != 'r' or letter == 'c' and model in OWN_NAME:
                    continue
                with self.subTest(model=model, role=role, state=state, operation=operation):
                    has = self.may(record, operation)
                    self.assertTrue(has or letter not in letters or state == "another's")
                    self.assertTrue(not has or letter in letters or model in ASKS_MORE)

    def may(self, record, operation):
        try:
            return record.has_access(operation)
        except MissingError:
            # a query that leaves out other companies
            return False

    def test_search_count_group_and_names(self):
        """However it is asked for, what is found is what may be read."""
        for model, line in self.lines.items():
            for role in ROLES:
                states = self.states(model)
                records = {state: self.record(model, role, state) for state in states}
                readable = {records[state].id for state, letters in zip(states, line[role].split('/'), strict=True)
                            if 'r' in letters}
                Model = self.env[model].with_user(self.cast[role]).with_context(active_test=False)
                domain = [('id', 'in', [record.id for record in records.values()])]
                with self.subTest(model=model, role=role):
                    self.assertEqual(self.found(Model, domain), readable)

    def found(self, Model, domain):
        """The ids that every way to ask agrees on."""
        if not Model.has_access('read'):
            for call in (lambda: Model.search(domain), lambda: Model.search_count(domain),
                         lambda: Model.formatted_read_group(domain, ['id'], ['__count']),
                         lambda: Model.name_search("", domain), lambda: Model.web_search_read(domain, {})['records']):
                with contextlib.suppress(AccessError):
                    self.assertFalse(call())
            return set()
        ids = set(Model.search(domain).ids)
        [group] = Model.formatted_read_group(domain, [], ['__count'])
        self.assertEqual(Model.search_count(domain), len(ids))
        self.assertEqual(group['__count'], len(ids))
        self.assertLessEqual({one[0] for one in Model.name_search("", domain)}, ids)
        self.assertEqual({one['id'] for one in Model.web_search_read(domain, {})['records']}, ids)
        return ids

    def test_through_relations(self):
        """What one reads names nothing that one does not: each relation of each readable record."""
        hidden = {}
        for model, role, state, letters in self.cells():
            if 'r' not in letters and state in self.places:
                hidden.setdefault(role, set()).add((model, self.record(model, role, state).id))
        for model, line in self.lines.items():
            for role in LOOKING:
                states = [state for state, letters in zip(self.states(model), line[role].split('/'), strict=True)
                          if 'r' in letters and state in self.places]
                records = self.env[model].with_user(self.cast[role]).browse(
                    [self.record(model, role, state).id for state in states])
                if model in OF_ALL_COMPANIES:
                    states = [state for state in states if state == self.own(role)]
                    records = records.browse(self.record(model, role, state).id for state in states)
                fields = [field for field in records._fields.values() if field.relational and (
                    field.store or field.type == 'one2many') and records._has_field_access(field, 'read')
                    and records.env[field.comodel_name].has_access('read')]
                self.env.invalidate_all()
                rows = records.web_read({field.name: {'fields': {'display_name': {}}} for field in fields})
                for row in rows:
                    for field in fields:
                        with self.subTest(model=model, role=role, field=field.name):
                            self.assertTold(row[field.name], field, hidden[role])

    def assertTold(self, told, field, hidden):
        """Of a value as ``web_read`` gives it: no line that is hidden, and no name."""
        if field.type == 'many2one':
            told = [told] if told and (field.comodel_name, told['id']) in hidden else []
            for one in told:
                self.assertNotIn("Zqx", str(one.get('display_name')))
        else:
            self.assertFalse({(field.comodel_name, one['id']) for one in told} & hidden)
