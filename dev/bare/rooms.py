"""Which rooms there are, which lean on which, and whose a file is."""
import ast
import re
import subprocess
from functools import cache
from pathlib import Path

from .paths import CHECKOUT

#: folders with a folder for each room, and those whose files begin with the name of one
FOLDERS = ('models', 'tests', 'views', 'wizards', 'static/src', 'static/tests')
PREFIXED = ('security', 'data', 'reports', 'controllers', 'demo')
NAMED = re.compile(r"['\"](portfolio\.[a-z._]+)['\"]")
IMPORTED = re.compile(r'^from \.\.(\w+)\.', re.MULTILINE)
DEFINED = re.compile(r"^    _name = '(portfolio\.[a-z._]+)'", re.MULTILINE)


@cache
def order():
    """The rooms, in the order in which they may lean on each other."""
    tree = ast.parse((CHECKOUT / 'models' / '__init__.py').read_text())
    return [alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names]


def with_leaning(*rooms):
    """``rooms`` and those that lean on them by what they name or import, straight or by another; in their order."""
    found = set(rooms)
    for room in order():
        if found & _leans_on(room):
            found.add(room)
    return [room for room in order() if room in found]


@cache
def _leans_on(room):
    homes, texts = _homes(), [path.read_text() for path in _code(room)]
    named = {name for text in texts for name in NAMED.findall(text)}
    imported = {name for text in texts for name in IMPORTED.findall(text)}
    # what all share, all lean on
    return ({homes[name] for name in named & homes.keys()} | imported & set(order()) | {order()[0]}) - {room}


@cache
def _homes():
    """``{model of ours: its room}``"""
    return {name: room for room in order() for path in _code(room) for name in DEFINED.findall(path.read_text())}


def _code(room):
    return [*(CHECKOUT / 'models' / room).glob('*.py'), *(CHECKOUT / 'wizards' / room).glob('*.py')]


def room_of(path):
    """The room a file of the checkout belongs to; ``None`` if all rooms may feel it.

    >>> room_of('models/lead/source_cost.py'), room_of('data/lead_import_cron.xml'), room_of('tests/scope/test_x.py')
    ('lead', 'lead_import', 'scope')
    >>> room_of('tools/foundation/bulk.py'), room_of('hooks.py')
    (None, None)
    """
    for folder in FOLDERS:
        rest = path.removeprefix(f'{folder}/')
        if rest != path and rest.partition('/')[0] in order():
            return rest.partition('/')[0]
    top, _slash, name = path.partition('/')
    if top in PREFIXED:
        named = [room for room in order() if Path(name).name.startswith(f'{room}_')]
        return max(named, key=len, default=None)
    return None


def changed(reference):
    """Rooms of what has changed since a commit, also what is not committed; all of them if all may feel it."""
    def git(*words):
        return subprocess.run(
            ['git', *words], cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout.splitlines()
    files = [*git('diff', '--name-only', reference), *git('ls-files', '--others', '--exclude-standard')]
    felt = [path for path in files if not path.endswith(('.md', '.po', '.pot')) and not path.startswith(
        ('dev/', 'benchmarks/', '.ci/'))]
    rooms = {room_of(path) for path in felt}
    return order() if None in rooms else sorted(rooms, key=order().index)
