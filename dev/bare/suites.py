"""Odoo's own tests on a database without the module and one with it, and what differs."""
import json
import shutil
import subprocess
import time
from dataclasses import dataclass, field

from . import paths, ports, say
from .database import Databases

# the apps whose documents the module works with; others of the manifest's can be named
MODULES = ('crm', 'sales_team', 'sale_crm', 'calendar', 'survey', 'sale')
FOLDER = paths.DEV / 'odoo_tests'
# tests that fail or are skipped on a database without the module: of the platform as it is fetched here
KNOWN = FOLDER / 'known.txt'
# tests of Odoo that the module contradicts on purpose, each with its reason
CONTRADICTED = FOLDER / 'contradicted.txt'
EVERYDAY = paths.CHECKOUT / 'tests' / 'foundation' / 'everyday.json'


@dataclass
class Outcome:
    """What became of the tests on one database, by name."""
    passed: set = field(default_factory=set)
    skipped: set = field(default_factory=set)
    left_out: set = field(default_factory=set)
    failed: dict = field(default_factory=dict)
    seconds: float = 0

    @classmethod
    def read(cls, text, seconds=0):
        """From what ``inside/odoo_tests.py`` writes: empty for passed, null for skipped, false for left out."""
        found = cls(seconds=seconds)
        for name, message in json.loads(text).items():
            if message is None:
                found.skipped.add(name)
            elif message is False:
                found.left_out.add(name)
            elif message:
                found.failed[name] = message
            else:
                found.passed.add(name)
        return found

    @property
    def amiss(self):
        return self.skipped | self.failed.keys()

    def sentence(self):
        count = len(self.passed) + len(self.amiss)
        return (f"{count} tests in {self.seconds:.0f} s: {len(self.passed)} passed, {len(self.failed)} failed, "
                f"{len(self.skipped)} skipped; {len(self.left_out)} need a browser and were left out")


class Suites:
    """Odoo's tests of some modules, on databases made for them and dropped afterwards.

    :param modules: names of Odoo's modules
    :param only: test tags instead, as ``--test-tags`` takes them
    :param tours: whether to run what needs a browser
    """

    def __init__(self, environment, modules, *, only=None, tours=False):
        self.environment = environment
        self.databases = Databases(environment)
        self.modules = modules
        self.only = only
        self.tours = tours

    def without(self):
        return self._run('without', self.databases.dependencies())

    def with_module(self):
        return self._run('with', self.databases.module())

    def _run(self, name, template):
        database = f'crm_portfolio_suites_{name}_{paths.CHECKOUT_KEY}'
        self.databases.copy(template, database)
        paths.LOGS.mkdir(parents=True, exist_ok=True)
        out, log = paths.LOGS / f'{database}.json', paths.LOGS / f'{database}.log'
        out.unlink(missing_ok=True)
        start = time.monotonic()
        try:
            with say.step(f"Odoo's tests of {', '.join(self.modules)} {name} {paths.MODULE}"), log.open('wb') as output:
                code = self.environment.run([
                    self.environment.python, paths.DEV / 'inside' / 'odoo_tests.py', '--config', paths.ODOO_CONFIG,
                    '--database', database, '--modules', ','.join(self.modules), '--port', ports.free_from(8269),
                    '--out', out, *(['--only', self.only] if self.only else []),
                    *([] if self.tours else ['--no-tours'])],
                    cwd=paths.ADDONS, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
            if code or not out.exists():
                raise say.Failed(f"The tests broke off with code {code}:\n{say.tail(log)}\nAll of it: {log}")
            return Outcome.read(out.read_text(), time.monotonic() - start)
        finally:
            self.databases.drop(database)

    def everyday(self):
        """Write down what everyday work does on a database without the module: see tests/foundation/everyday.py."""
        database = f'crm_portfolio_everyday_{paths.CHECKOUT_KEY}'
        self.databases.copy(self.databases.dependencies(), database)
        part = EVERYDAY.with_suffix('.part')
        try:
            with say.step(f"Everyday work without {paths.MODULE}"):
                code = self.environment.run(
                    self.environment.odoo_command(
                        'shell', '-c', paths.ODOO_CONFIG, '-d', database, '--no-http', '--log-level', 'warn'),
                    input=f"from inside import everyday; everyday.write(env, {str(part)!r})".encode(), cwd=paths.DEV)
            if code or not part.exists():
                raise say.Failed("Everyday work could not be written down, see above.")
            shutil.move(part, EVERYDAY)
        finally:
            self.databases.drop(database)


def listed(path):
    """``{name: reason}`` of a list: a name a line, what follows a blank is the reason; ``#`` begins a comment."""
    lines = path.read_text().splitlines() if path.exists() else []
    pairs = (line.partition(' ') for line in lines if line.strip() and not line.startswith('#'))
    return {name: reason.strip() for name, _blank, reason in pairs}


def keep(outcome, modules):
    """Write the list of what fails or is skipped without the module; other modules' lines stay, and so do reasons."""
    def is_of(name):
        return name.partition('/')[0] in modules

    known = listed(KNOWN)
    names = {name for name in known if not is_of(name)} | {name for name in outcome.amiss if is_of(name)}
    FOLDER.mkdir(exist_ok=True)
    KNOWN.write_text(
        "# What fails or is skipped without the module too: ./dev/odoo-tests --keep writes it.\n"
        + ''.join(f'{name} {known.get(name, "")}'.rstrip() + '\n' for name in sorted(names)))


def compare(outcome, known):
    """``{name: what went wrong}`` of what fails, or is not run, with the module only."""
    meant = listed(CONTRADICTED)
    new = {name: message for name, message in outcome.failed.items() if name not in known and name not in meant}
    return {**new, **{name: "skipped, only with the module" for name in outcome.skipped - set(known) - set(meant)}}


def tell(outcome, new):
    """Say plainly how many ran, failed and are new."""
    meant = listed(CONTRADICTED)
    say.line(f"  with {paths.MODULE}: {outcome.sentence()}")
    for name in sorted(outcome.failed.keys() & meant.keys()):
        say.line(f"  contradicted on purpose: {name}: {meant[name]}")
    for name in sorted(outcome.passed & meant.keys()):
        say.line(f"  contradicted no more: {name}; take it out of {CONTRADICTED.relative_to(paths.CHECKOUT)}")
    for name, message in sorted(new.items()):
        say.line(f"  NEW {name}\n      {message}")
    say.line(f"{'✗' if new else '✓'} {len(new)} new failures")


