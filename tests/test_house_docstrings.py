"""What a room offers to others says how it is used: what goes in, what comes out, what goes wrong."""
import ast
import csv
import re
from collections import defaultdict
from pathlib import Path

from odoo.tests import BaseCase

from .test_house import ADDON, files, imported_names
from .test_house_rooms import OURS, model_classes, used_names

#: names of parameters that do not say what is in them
VAGUE = {
    'args', 'cells', 'column', 'columns', 'content', 'data', 'domain', 'found', 'items', 'keys', 'kwargs', 'line',
    'lines', 'node', 'one', 'options', 'other', 'others', 'parts', 'record', 'records', 'row', 'rows', 'text', 'told',
    'vals', 'vals_list', 'value', 'values', 'words'}
#: how a sentence begins that says what is given back
OPENERS = re.compile(
    r'(?:an?|all|as|each|every|how|if|its?|none|other|return(?:s|ed)?|so|the|their|these|this|those|true|what|when|'
    r'where|whether|which|whoever|whom?|whose|why|yields?)\b|[`\[{:(\'"]', re.I)
#: how a door names a method
CALLED = re.compile(r'[.…](_?[a-z][a-z_]+)\(')
#: methods that the framework calls for what they are called
BY_NAME = re.compile('__|_compute_|_inverse_|_search_|_onchange_|_check_|_default_')


class Offered:
    """A function that others may call.

    :param path: of its file, ``models/scope/base.py``
    :param node: its ``ast.FunctionDef``
    :param is_method: whether the first parameter is ``self`` or ``cls``
    :param owner: of ``__init__`` the ``ast.ClassDef``: what a class is made of is said there
    """

    def __init__(self, path, node, is_method=False, owner=None):
        self.path, self.node, self.name = path, node, owner.name if owner else node.name
        self.text = ast.get_docstring(owner or node) or ''
        arguments = node.args
        static = any(isinstance(one, ast.Name) and one.id == 'staticmethod' for one in node.decorator_list)
        named = [*arguments.posonlyargs, *arguments.args][1 if is_method and not static else 0:]
        named += [*arguments.kwonlyargs, *filter(None, [arguments.vararg, arguments.kwarg])]
        self.parameters = [one.arg for one in named if not one.arg.startswith('_')]

    def _body(self):
        """The nodes of its body without those of functions inside it."""
        todo = list(self.node.body)
        while todo:
            node = todo.pop()
            if not isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
                yield node
                todo += ast.iter_child_nodes(node)

    def _gives(self):
        """Whether it gives something else than ``None`` back."""
        return any(
            isinstance(node, (ast.Yield, ast.YieldFrom)) and node.value or isinstance(node, ast.Return) and node.value
            and not (isinstance(node.value, ast.Constant) and node.value.value is None) for node in self._body())

    def _raised(self):
        """The names of the exceptions it makes and raises itself."""
        for node in self._body():
            if isinstance(node, ast.Raise) and node.exc:
                made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                name = made.attr if isinstance(made, ast.Attribute) else made.id if isinstance(made, ast.Name) else ''
                if name[:1].isupper():
                    yield name

    def _says_parameter(self, name):
        return re.search(rf':param [^:\n]*\b{name}\b[^:\n]*:|`\*{{0,2}}{name}\b', self.text)

    def lacks(self):
        """:return: list of what its docstring does not say; empty when it says everything"""
        if not self.text:
            return ['docstring']
        has_example = f'{self.name}(' in self.text and '>>>' in self.text
        asked = self.parameters if len(self.parameters) > 1 else VAGUE & set(self.parameters) if not has_example else ()
        lacking = [f':param {name}:' for name in asked if not self._says_parameter(name)]
        if self._gives() and not (has_example or ':return' in self.text or OPENERS.match(self.text)):
            lacking.append(':return:')
        unsaid = {name for name in self._raised() if not re.search(rf'\b{name}\b', self.text)}
        return lacking + [f':raise {name}:' for name in sorted(unsaid)]


def offered_in(path):
    """:return: iterator of :class:`Offered`: what a file defines without underscore: functions, methods, classes"""
    for node in ast.parse((ADDON / path).read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith('_'):
            yield Offered(path, node)
        if isinstance(node, ast.ClassDef) and not node.name.startswith('_'):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == '__init__':
                    yield Offered(path, method, True, node)
                elif isinstance(method, ast.FunctionDef) and not method.name.startswith('_'):
                    yield Offered(path, method, True)


def offered_tools():
    """:return: iterator of :class:`Offered`: all of tools/, and what files of models/ give to those of another room"""
    for path in sorted(files('tools', '*.py')):
        yield from offered_in(path)
    imported = defaultdict(set)
    for path in sorted(files('models', 'wizards', '*.py')):
        for node in ast.walk(ast.parse((ADDON / path).read_text())):
            if isinstance(node, ast.ImportFrom) and node.level == 2 and node.module and '.' in node.module:
                imported[f"models/{node.module.replace('.', '/')}.py"].update(alias.name for alias in node.names)
    for path, names in sorted(imported.items()):
        yield from (one for one in offered_in(path) if one.name in names)


def defining_and_using():
    """:return: ``({name: rooms with a function of that name}, {name: rooms that name it})``, of all of models/"""
    rooms_of, users = defaultdict(set), defaultdict(set)
    for path in sorted(files('models', 'wizards', '*.py')):
        room = Path(path).parts[1]
        for node in ast.walk(ast.parse((ADDON / path).read_text())):
            if isinstance(node, ast.FunctionDef):
                rooms_of[node.name].add(room)
            elif isinstance(node, ast.Attribute):
                users[node.attr].add(room)
        for name in used_names(path):
            users[name].add(room)
    return rooms_of, users


def methods_of_rooms(doors):
    """:return: ``{name: [(room, path, node)]}`` of methods of our models, of ours in others, and of those doors name"""
    found = defaultdict(list)
    for model in model_classes():
        for node in model.node.body:
            if isinstance(node, ast.FunctionDef) and (
                    model.is_ours or OURS.match(node.name) or node.name in doors[model.room]):
                found[node.name].append((model.room, model.path, node))
    return found


def offered_methods():
    """:return: iterator of :class:`Offered`: methods of models that the door of their room names, or that another room
        calls; of one that more rooms have, where the first of them defines it: those below only add to it"""
    order = imported_names('models/__init__.py')
    doors = {room: set(CALLED.findall(ast.get_docstring(ast.parse(
        (ADDON / 'models' / room / '__init__.py').read_text())))) for room in order}
    rooms_of, users = defining_and_using()
    with (ADDON / 'tests/core_overrides.csv').open() as stream:
        core = {line['method'] for line in csv.DictReader(stream)}
    for name, places in sorted(methods_of_rooms(doors).items()):
        home = min((room for room, _path, _node in places), key=order.index)
        # a name that is not certainly ours may be core's, or that of something else in another room
        is_ours = OURS.match(name) or len(rooms_of[name]) == 1 and name not in core and not BY_NAME.match(name)
        if name in doors[home] or is_ours and users[name] - {home}:
            at_home = [Offered(path, node, True) for room, path, node in places if room == home]
            # one that extends another of its room says no more than what it adds
            yield min(at_home, key=lambda one: len(one.lacks()))


class TestHouseDocstrings(BaseCase):

    def test_what_a_room_offers_says_how_it_is_used(self):
        offered = [one for one in [*offered_tools(), *offered_methods()] if one.parameters]
        self.assertGreater(len(offered), 500, "what is offered is not found any more")
        self.assertEqual([
            f"{one.path}:{one.node.lineno} {one.name} says no {', '.join(one.lacks())}"
            for one in offered if one.lacks()], [])

    def test_what_is_not_said_is_found(self):
        def lacks(source):
            return Offered('', ast.parse(source).body[0]).lacks()

        self.assertEqual(lacks("def split(text): return text.split()"), ['docstring'])
        self.assertEqual(lacks("def split(text):\n 'Take apart.'\n return 1"), [':param text:', ':return:'])
        self.assertEqual(lacks("def split(text, by):\n 'The words of ``text``, which ``by`` parts.'\n return 1"), [])
        self.assertEqual(lacks("def split(text):\n 'Take apart: >>> split(1)'\n return 2"), [])
        self.assertEqual(lacks("def write(name):\n 'Write.'\n raise ValueError(name)"), [':raise ValueError:'])
