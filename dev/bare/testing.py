"""pytest on Odoo: on a copy of the module's template, or on a database that is kept."""
import os
import re
from pathlib import Path

from . import paths, rooms
from .database import Databases

QUICK_DATABASE = f'crm_portfolio_quick_{paths.CHECKOUT_KEY}'
PLUGIN = 'inside.pytest_browser'
# processes of a whole run; a browser, its server and PostgreSQL leave a third of two cores idle
WORKERS = min(2, os.cpu_count() or 1)
_RUN_PREFIX = f'crm_portfolio_test_{paths.CHECKOUT_KEY}_'


class Run:
    """One run of the tests.

    :param arguments: what the person gave for pytest: paths in the checkout, options
    :param tours: False to leave out what needs a browser
    :param strict: whether a browser test that is skipped is a failure
    """

    def __init__(self, environment, arguments, *, tours=True, strict=False):
        self.environment = environment
        self.databases = Databases(environment)
        self.arguments = [_path_below_link(word) for word in arguments]
        self.paths = [word for word in self.arguments if word.startswith(f'{paths.MODULE}/')]
        self.tours = tours
        self.strict = strict

    def quick(self, name):
        """The tests on the kept database ``name``, in one process."""
        self.databases.current(name, from_template=False)
        return self._pytest(name)

    def there(self, name):
        """The tests on a database that is there, with whatever is installed in it."""
        return self._pytest(name)

    def whole(self):
        """The tests on a copy of the template, dropped afterwards; without arguments those of dev/ too."""
        self._drop_abandoned()
        codes = [self._module()]
        if not self.arguments:
            codes.append(self._tools())
        return max(codes)

    def _module(self):
        name = self.databases.copy(self.databases.module(), f'{_RUN_PREFIX}{os.getpid()}')
        try:
            if self.arguments:
                return self._pytest(name)
            # each worker has a copy of the database, and a server at a port of its own
            return self._pytest(name, '-n', WORKERS, '--dist', 'loadfile', '--no-loadscope-reorder')
        finally:
            self.databases.drop(name)

    def _pytest(self, database, *options):
        command = [
            self.environment.python, '-m', 'pytest', '-p', PLUGIN,
            '-p', 'no:cacheprovider', '-p', 'no:logging',
            '-c', paths.CHECKOUT / 'pyproject.toml', '--rootdir', paths.ADDONS,
            '--odoo-database', database, '--odoo-config', paths.ODOO_CONFIG, '--odoo-http',
            # shown with failures only: for a browser test, what the browser's console said
            *([] if self._says_level() else ['--odoo-log-level', 'warn']),
            *(['--no-tours'] if not self.tours else ['--strict-tours'] if self.strict else []),
            *options, *self.arguments, *([] if self.paths else [f'{paths.MODULE}/tests'])]
        return self.environment.run(command, cwd=paths.ADDONS)

    def _says_level(self):
        return any(word.startswith('--odoo-log-level') for word in self.arguments)

    def _tools(self):
        """The tests of dev/: the module's life in a database, from installing to uninstalling."""
        return self.environment.run(
            [self.environment.python, '-m', 'pytest', '-c', paths.DEV / 'tests' / 'pytest.ini',
             '-n', WORKERS, '--dist', 'loadfile', '--no-loadscope-reorder'], cwd=paths.DEV / 'tests')

    def _drop_abandoned(self):
        """Drop what a run that was killed left behind."""
        for name in self.databases.names(_RUN_PREFIX):
            process = re.search(r'_(\d+)', name.removeprefix(_RUN_PREFIX[:-1]))
            if process and not Path(f'/proc/{process[1]}').exists():
                self.databases.drop(name)


def of_rooms(words):
    """Words of the command line, names of rooms replaced by the tests of these and of the rooms that lean on them.

    >>> of_rooms(['quote', '-x'])
    ['-x', 'tests/test_house.py', 'tests/quote']
    """
    named = [word for word in words if word in rooms.order()]
    rest = [word for word in words if word not in named]
    return [*rest, 'tests/test_house.py', *(f'tests/{room}' for room in rooms.with_leaning(*named))] if named else rest


def _path_below_link(word):
    """A path of the checkout as pytest must see it, below the link that has the module's name.

    >>> _path_below_link('-x')
    '-x'
    """
    path, separator, node = word.partition('::')
    if word.startswith('-') or not os.path.exists(path):
        return word
    resolved = Path(path).resolve()
    if not resolved.is_relative_to(paths.CHECKOUT):
        return word
    return f'{paths.MODULE}/{resolved.relative_to(paths.CHECKOUT)}{separator}{node}'
