"""The rooms in order: of one size, each with a door that is true, none leaning on what is below it."""
import ast
import re
from collections import Counter, defaultdict
from pathlib import Path

from odoo.tests import BaseCase

from .test_house import ADDON, PREFIX, files, imported_names

#: what a room holds at most: files in a folder of it, files about one model
FILES, ABOUT_ONE = 25, 4
#: rooms that are larger, and why
LARGER = {
    'models/account': "categories, classes, blocks and inactivity stand on each other; blocks could leave",
    'models/valuation': "scorecards, rankings, instructions and status: the last two could leave",
    'tests/lead_import': "a file for each kind of list",
}
#: models that one room extends in more files, and why
MANIFOLD = {
    ('account', 'res.partner'): "one file for each thing an account has",
    ('contact', 'res.partner'): "one file for each thing a contact has",
    ('foundation', 'base'): "each is a promise of its own to every model",
    ('guard', 'base'): "each is a door of core's of its own",
    ('lead_import', 'portfolio.lead.import'): "one file for each step of a list",
}
#: names of a room below that are used all the same, and why
FORWARD = {
    ('characteristic', 'portfolio_writable'): "an expression in a form, read when all rooms are there",
}
#: names that can only be ours
OURS = re.compile(r'_?(?:action_)?portfolio_\w+$')
WORD = re.compile(r'\b_?(?:action_)?portfolio_\w+')
#: what a door says besides the models
SAID = ('Others call', 'How', 'Limits', 'Example')


class ModelClass:
    """One class statement of an Odoo model, as far as its source says it."""

    def __init__(self, path, node):
        self.path = path
        self.room = Path(path).parts[1]
        self.node = node
        self.attributes = {
            target.id: statement.value
            for statement in node.body if isinstance(statement, ast.Assign)
            for target in statement.targets if isinstance(target, ast.Name)
        }
        self.name = self._text('_name')
        inherited = self.attributes.get('_inherit')
        self.inherited = [
            constant.value for constant in ast.walk(inherited) if isinstance(constant, ast.Constant)
        ] if inherited else []

    def _text(self, attribute):
        value = self.attributes.get(attribute)
        return value.value if isinstance(value, ast.Constant) else None

    @property
    def is_model(self):
        return bool(self.name or self.inherited)

    @property
    def is_ours(self):
        return bool(self.name) and self.name.startswith(PREFIX)

    @property
    def main_name(self):
        """The model the file is about."""
        return self.name or self.inherited[0]

    @property
    def is_mixed_in(self):
        """A model of its own that takes in the one it inherits."""
        return bool(self.name) and self.name not in self.inherited

    def methods(self):
        return {node.name for node in self.node.body if isinstance(node, ast.FunctionDef)}

    def defined_names(self):
        """The names of its fields and methods that can only be ours."""
        return {name for name in self.methods() | self.attributes.keys() if OURS.match(name)}

    def named_models(self):
        """Our models this class names, as a whole string: in ``_inherit``, a field, ``self.env[…]``."""
        strings = {node.value for node in ast.walk(self.node) if isinstance(node, ast.Constant)}
        return {text for text in strings if isinstance(text, str) and text.startswith(PREFIX)}


def model_classes():
    for path in sorted(files('models', 'wizards', '*.py')):
        for node in ast.parse((ADDON / path).read_text()).body:
            if isinstance(node, ast.ClassDef):
                found = ModelClass(path, node)
                if found.is_model:
                    yield found


def used_names(path):
    """The names of ours a file reads, writes or asks for: attributes, arguments, words of domains and statements."""
    names = set()
    for node in ast.walk(ast.parse((ADDON / path).read_text())):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            names.add(node.arg)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names.update(WORD.findall(node.value))
    return {name for name in names if OURS.match(name)}


class TestHouseRooms(BaseCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classes = list(model_classes())
        cls.order = imported_names('models/__init__.py')

    def test_a_file_holds_one_model(self):
        count = Counter(found.path for found in self.classes)
        self.assertEqual([path for path, number in count.items() if number > 1], [])

    def test_the_path_follows_the_model(self):
        """``portfolio.visit.plan`` is visit_plan.py; a model of Odoo's is its name, how that begins, or
        its name and what the file adds to it. ``class_.py`` is what Python lets ``class`` be called."""
        for found in self.classes:
            name, stem = found.main_name.removeprefix(PREFIX).replace('.', '_'), Path(found.path).stem
            with self.subTest(path=found.path, model=found.main_name):
                self.assertTrue(name == stem.rstrip('_') or (
                    not found.is_ours and (name.startswith(f'{stem}_') or stem.startswith(f'{name}_'))))

    def test_a_room_uses_those_above_it_only(self):
        home = {found.name: found.room for found in self.classes if found.is_ours}
        for found in self.classes:
            for name in sorted(found.named_models() & home.keys()):
                with self.subTest(path=found.path, model=name):
                    self.assertLessEqual(
                        self.order.index(home[name]), self.order.index(found.room),
                        f"{name} is of the room {home[name]}, which comes after {found.room}")

    def test_a_room_imports_from_those_above_it_only(self):
        for path in sorted(files('models', '*/*.py')):
            room = Path(path).parts[1]
            for node in ast.walk(ast.parse((ADDON / path).read_text())):
                if isinstance(node, ast.ImportFrom) and node.level == 2 and node.module:
                    with self.subTest(path=path):
                        self.assertLess(
                            self.order.index(node.module.split('.')[0]), self.order.index(room))

    # -- what is used ------------------------------------------------------------------------------

    def test_a_room_uses_no_field_and_no_method_of_one_below(self):
        """Names of ours, in code and in domains; one that a room above has too is that room's."""
        rooms_of = defaultdict(set)
        for found in self.classes:
            for name in found.defined_names():
                rooms_of[name].add(found.room)
        wrong = []
        for path in sorted(files('models', 'wizards', '*.py')):
            room = Path(path).parts[1]
            for name in sorted(used_names(path) & rooms_of.keys()):
                first = min(rooms_of[name], key=self.order.index)
                if self.order.index(first) > self.order.index(room) and (room, name) not in FORWARD:
                    wrong.append(f"{path} uses {name} of {first}")
        self.assertEqual(wrong, [], "move the thing or the room, or let the room below add it by a hook")

    # -- size --------------------------------------------------------------------------------------

    def test_a_room_is_not_too_large(self):
        count = Counter(
            Path(path).parent.as_posix() for path in files('models', 'wizards', 'tools', 'tests', '*.py')
            if len(Path(path).parts) > 2 and Path(path).name != '__init__.py')
        self.assertEqual({folder for folder, number in count.items() if number > FILES}, set(LARGER))

    def test_a_model_is_not_spread_over_a_room(self):
        count = Counter((found.room, found.main_name) for found in self.classes if not found.is_mixed_in)
        many = {key for key, number in count.items() if number > ABOUT_ONE}
        self.assertEqual(many - set(MANIFOLD), set())
        self.assertEqual({key for key in MANIFOLD if count[key] < 2}, set(), "no longer spread")

    # -- doors -------------------------------------------------------------------------------------

    def test_a_door_names_every_model_of_its_room(self):
        """By its whole name, or by its last word behind a dot where its parent stands before it."""
        for room in self.order:
            door = ast.get_docstring(ast.parse((ADDON / 'models' / room / '__init__.py').read_text()))
            for found in self.classes:
                if found.room == room and found.is_ours and found.path.startswith(('models', 'wizards')):
                    with self.subTest(room=room, model=found.name):
                        self.assertTrue(
                            re.search(rf'{re.escape(found.name)}(?![\w.]*\w)', door)
                            or re.search(rf'(?<!\w)\.{re.escape(found.name.rsplit(".", 1)[1])}\b', door))

    def test_a_door_says_how_its_room_is_used_how_it_works_and_where_it_ends(self):
        for room in self.order:
            door = ast.get_docstring(ast.parse((ADDON / 'models' / room / '__init__.py').read_text()))
            for word in SAID:
                with self.subTest(room=room, word=word):
                    self.assertRegex(door, rf'(?m)^{word} ')

    def test_what_a_door_says_others_call_is_there(self):
        """A method that has another name now, or is gone, is not called by anybody."""
        known = {name for found in self.classes for name in found.methods()}
        for room in self.order:
            door = ast.get_docstring(ast.parse((ADDON / 'models' / room / '__init__.py').read_text()))
            for name in re.findall(r'[.…](_?[a-z][a-z_]+)\(', door):
                if name.startswith(('_', 'portfolio_', 'action_portfolio_')):
                    with self.subTest(room=room, method=name):
                        self.assertIn(name, known)
